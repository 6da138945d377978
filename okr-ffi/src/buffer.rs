//! Buffers: strings that the library hands out.

use std::mem::ManuallyDrop;

use crate::failure::Failure;

/// A string that the library made: UTF-8, `len` bytes, with a NUL after them
/// that `len` does not count. Start with all fields 0 (`okr_buffer out = {0};`),
/// read `ptr` and `len`, change nothing, and give it back with
/// `okr_buffer_free`. A call that succeeds overwrites its output buffer without
/// looking: free an earlier content first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct OkrBuffer {
    /// The first byte; NULL in an empty buffer.
    pub ptr: *mut u8,
    /// The number of bytes, without the NUL.
    pub len: usize,
    /// The bytes set aside; the library's own business.
    pub cap: usize,
}

impl OkrBuffer {
    /// The buffer that holds nothing.
    pub const EMPTY: OkrBuffer = OkrBuffer { ptr: std::ptr::null_mut(), len: 0, cap: 0 };

    /// The bytes, without the NUL.
    ///
    /// # Safety
    /// The buffer is empty, or as the library filled it and not freed since.
    pub unsafe fn as_bytes(&self) -> &[u8] {
        if self.ptr.is_null() {
            return &[];
        }
        // SAFETY: filled by `from_text`, as the caller says.
        unsafe { std::slice::from_raw_parts(self.ptr, self.len) }
    }
}

/// A buffer that holds the text, without copying it where it has room for the NUL.
pub(crate) fn from_text(text: String) -> Result<OkrBuffer, Failure> {
    let len = text.len();
    let mut bytes = text.into_bytes();
    bytes.try_reserve_exact(1).map_err(|_| Failure::OutOfMemory)?;
    bytes.push(0);
    let mut bytes = ManuallyDrop::new(bytes);
    Ok(OkrBuffer { ptr: bytes.as_mut_ptr(), len, cap: bytes.capacity() })
}

/// Frees what a buffer holds and empties it. NULL and an empty buffer are fine.
///
/// # Safety
/// `buffer` is NULL or may be read and written; it is empty, or as the library
/// filled it, and no copy of it was freed.
pub(crate) unsafe fn free(buffer: *mut OkrBuffer) {
    if buffer.is_null() {
        return;
    }
    // SAFETY: not NULL, so it may be read and written. It is empty before its
    // memory goes, so that a second call finds nothing.
    let held = unsafe { buffer.replace(OkrBuffer::EMPTY) };
    if !held.ptr.is_null() {
        // SAFETY: pointer and capacity come from the `Vec<u8>` of `from_text`.
        // Length 0: bytes need no drop, and the length is the caller's to see.
        drop(unsafe { Vec::from_raw_parts(held.ptr, 0, held.cap) });
    }
}
