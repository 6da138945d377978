//! A case for every operation, to be run at any size: so it shows whether the
//! time that an operation takes grows with what it is given, or faster.

mod case;
mod table;

pub use case::{Asking, Case, Counted, Outcome, Site, Work};
pub use table::cases;
