//! The wire format `okr/1`: what arrived, read and printed, not yet known to hold.

mod format;
mod parse;
mod prescan;

pub use format::{Document, Silence, Version};
pub(crate) use parse::parse;
