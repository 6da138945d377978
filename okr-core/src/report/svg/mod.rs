//! The map as a drawing: layers in rows, what is supported above what supports it.
//!
//! All reckoning is in whole pixels, so the same map gives the same bytes
//! everywhere. Every step is bounded: sweeps and passes by a fixed number, the
//! places where lines pass rows by the number of boxes.

mod boxes;
mod drawing;
mod head;
mod layers;
mod lines;
#[allow(clippy::ptr_arg, reason = "one pointer instead of two numbers at every call")]
mod list;
mod place;
mod style;
mod text;

#[cfg(test)]
mod tests;

pub(super) use drawing::draw;
