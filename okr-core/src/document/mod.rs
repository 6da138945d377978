//! The wire format `okr/1`: what arrived, read and printed, not yet known to hold.

mod encoding;
mod format;
mod parse;
mod prescan;

pub use encoding::utf8;
pub use format::{Document, Silence, Version};
pub(crate) use parse::parse;
