//! JSON as this engine reads and writes it.
//!
//! Two readers share one grammar: `serde_json` for the good case, and
//! [`Reader`], which goes on after a mistake and collects every problem with its
//! place. [`record!`] derives both from one definition. Writing is canonical.

mod canonical;
mod limits;
mod near;
mod place;
mod reader;
mod record;
mod seldom;
mod tokens;
mod values;
mod visible;
mod writer;

pub(crate) use canonical::{number_text, to_canonical};
pub(crate) use limits::LEVELS;
pub use limits::Limits;
pub(crate) use limits::NUMBER_BOUND;
pub(crate) use near::{Near, nearest};
pub(crate) use place::{Checks, Place, is_usable};
pub(crate) use reader::{Kind, Reader};
pub(crate) use record::{Field, listed, record, vocabulary};
pub use seldom::Seldom;
pub(crate) use seldom::{Absent, Blank, large_record};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use values::null_list;
#[cfg(feature = "schema")]
pub(crate) use values::or_null;
pub use values::{Extra, List};
pub(crate) use visible::{is_blank, is_direction};
