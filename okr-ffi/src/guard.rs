//! The guard: every export runs inside it, and no panic gets past it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::buffer::{self, OkrBuffer};
use crate::failure::Failure;
use crate::status::{OKR_STATUS_OK, OKR_STATUS_PANIC};

/// Runs the body of an export: its result as a status, its failure's problems
/// in `problems` where the caller wants them.
///
/// `operation` is the name that a report of a panic gives.
///
/// # Safety
/// `problems` is NULL or may be written.
pub(crate) unsafe fn guarded(
    operation: &'static str,
    problems: *mut OkrBuffer,
    body: impl FnOnce() -> Result<(), Failure>,
) -> i32 {
    let failure = match caught(body) {
        Some(Ok(())) => return OKR_STATUS_OK,
        Some(Err(failure)) => failure,
        None => Failure::Panicked,
    };
    let status = failure.status();
    // Telling of a failure must not fail the call: without memory for the
    // problems, the status stands alone.
    let told = caught(|| {
        if problems.is_null() {
            return;
        }
        let Some(Ok(text)) = failure.problems(operation).map(buffer::from_text) else { return };
        // SAFETY: not NULL, so the caller says that it may be written.
        unsafe { problems.write(text) };
    });
    if told.is_some() { status } else { OKR_STATUS_PANIC }
}

/// What the body returns; `None` where it panicked.
///
/// The body may leave half-changed only what its handle guards, and a handle is
/// poisoned when its holder unwinds (see `handles`): hence `AssertUnwindSafe`.
fn caught<T>(body: impl FnOnce() -> T) -> Option<T> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(test)]
        crate::inject::reach(crate::inject::Spot::Guard);
        body()
    }));
    match result {
        Ok(value) => Some(value),
        Err(payload) => {
            // The payload may be any type, and its drop may panic as well. What
            // that second panic carries is left alone.
            if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
                std::mem::forget(second);
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Grenade;

    impl Drop for Grenade {
        fn drop(&mut self) {
            std::panic::panic_any(Splinter);
        }
    }

    struct Splinter;

    impl Drop for Splinter {
        fn drop(&mut self) {
            panic!("nobody may drop this");
        }
    }

    #[test]
    fn a_payload_that_panics_when_dropped_stays_inside() {
        // SAFETY: NULL is allowed.
        let status = unsafe { guarded("test", std::ptr::null_mut(), || std::panic::panic_any(Grenade)) };
        assert_eq!(status, OKR_STATUS_PANIC);
    }

    #[test]
    fn a_panic_is_told_as_a_problem() {
        let mut problems = OkrBuffer::EMPTY;
        // SAFETY: a buffer of our own.
        let status = unsafe { guarded("score", &raw mut problems, || panic!("boom")) };
        assert_eq!(status, OKR_STATUS_PANIC);
        // SAFETY: written by the guard just now.
        let text = unsafe { problems.as_bytes() };
        assert!(std::str::from_utf8(text).unwrap().contains("\"internal.panic\""));
        // SAFETY: ours, and not freed yet.
        unsafe { buffer::free(&raw mut problems) };
    }
}
