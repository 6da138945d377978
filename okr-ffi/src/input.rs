//! What comes in through pointers.

use std::ffi::c_char;
use std::ptr::NonNull;

use okr_core::{Lang, Problems};

use crate::failure::Failure;

/// The text of a pointer and a length. Length 0 is the empty text, whatever the
/// pointer. `lang` is the language in which a text that is none is refused.
///
/// # Safety
/// `len` bytes from `ptr` on can be read for as long as the text is used, and
/// nobody changes them meanwhile.
pub(crate) unsafe fn text<'a>(ptr: *const c_char, len: usize, lang: Lang) -> Result<&'a str, Failure> {
    if len == 0 {
        return Ok("");
    }
    if ptr.is_null() {
        return Err(Failure::NullPointer);
    }
    if isize::try_from(len).is_err() {
        return Err(Failure::TooLarge);
    }
    // SAFETY: not NULL, not over `isize::MAX`, and the caller vouches for the bytes.
    let bytes = unsafe { std::slice::from_raw_parts(ptr.cast::<u8>(), len) };
    okr_core::utf8(bytes).map_err(|problem| Failure::NotUtf8(Problems::from(problem).to_json(lang)))
}

/// A place for an output, which must be there.
#[derive(Clone, Copy)]
pub(crate) struct Out<T>(NonNull<T>);

impl<T> Out<T> {
    /// The place that a pointer names; NULL is a failure.
    pub(crate) fn new(ptr: *mut T) -> Result<Out<T>, Failure> {
        NonNull::new(ptr).map(Out).ok_or(Failure::NullPointer)
    }

    /// Writes the output over whatever stands there.
    ///
    /// # Safety
    /// The place may be written.
    pub(crate) unsafe fn set(self, value: T) {
        // SAFETY: as the caller says.
        unsafe { self.0.write(value) };
    }
}
