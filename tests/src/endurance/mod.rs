//! Deep, wide and many: documents of a few shapes and any size, and everything
//! that can be asked of them, with the time that each question takes.

pub mod hostile;
mod questions;
mod shapes;

pub use questions::{Lap, everything};
pub use shapes::{LADDER_OF_SUMS, Made, SHAPES, Shape};

/// Does a piece of work on a stack of 64 KiB.
///
/// # Errors
/// What the work says, or that it panicked.
pub fn on_a_small_stack<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let thread = std::thread::Builder::new().stack_size(64 << 10).spawn(work).map_err(|error| error.to_string())?;
    thread.join().map_err(|_| "it panicked".to_owned())?
}
