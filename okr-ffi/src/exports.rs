//! The functions that are no operation on JSON: opening, closing, freeing,
//! versions. Their comments are the header's.
#![expect(clippy::missing_safety_doc, reason = "the header says what each function may be given")]

use std::ffi::c_char;

use okr_core::api::OpenRequest;
use okr_core::{Lang, Workspace};

use crate::buffer::{self, OkrBuffer};
use crate::failure::Failure;
use crate::guard::guarded;
use crate::handles::{self, OkrWorkspace};
use crate::input::{self, Out};
use crate::status::text;
use crate::version::{OKR_ABI_MIN_COMPATIBLE, OKR_ABI_VERSION};

/// Opens a document from its JSON text, within the default limits. On success
/// `workspace` is the handle to all that can be asked of it; close it with
/// `okr_close`. A refused document leaves OKR_STATUS_PROBLEMS with every
/// problem at once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_open(
    json: *const c_char,
    json_len: usize,
    workspace: *mut OkrWorkspace,
    problems: *mut OkrBuffer,
) -> i32 {
    // SAFETY: the caller's word on the text; the request is the empty text.
    let body = || unsafe { open(json, json_len, std::ptr::null(), 0, workspace) };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded("open", problems, body) }
}

/// Opens a document as `okr_open` does, with a request:
/// `{"limits": {"objectives": 1000}, "lang": "zh-CN"}`. Limits that are not
/// named keep their defaults; `lang` is the language of the problems.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_open_with(
    json: *const c_char,
    json_len: usize,
    request: *const c_char,
    request_len: usize,
    workspace: *mut OkrWorkspace,
    problems: *mut OkrBuffer,
) -> i32 {
    // SAFETY: the caller's word on the texts and the output.
    let body = || unsafe { open(json, json_len, request, request_len, workspace) };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded("open", problems, body) }
}

/// Closes a workspace: waits for the calls under way on it in other threads,
/// then frees it. Its id is never given again, so that closing it once more is
/// OKR_STATUS_STALE_HANDLE and nothing else. A poisoned handle closes as any other.
#[unsafe(no_mangle)]
pub extern "C" fn okr_close(workspace: OkrWorkspace) -> i32 {
    // SAFETY: NULL is allowed.
    unsafe { guarded("close", std::ptr::null_mut(), || handles::close(workspace)) }
}

/// Frees what a buffer holds and sets its fields to 0. NULL and an empty buffer
/// are fine, and so is a second call. There is no other way to free a buffer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_buffer_free(buffer: *mut OkrBuffer) -> i32 {
    let body = || {
        // SAFETY: the caller's word on the buffer.
        unsafe { buffer::free(buffer) };
        Ok(())
    };
    // SAFETY: NULL is allowed.
    unsafe { guarded("bufferFree", std::ptr::null_mut(), body) }
}

/// Writes a line of English that says what a status means, for logs:
/// `OKR_STATUS_STALE_HANDLE: the handle was closed, ...`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_status_text(status: i32, out: *mut OkrBuffer) -> i32 {
    let body = || {
        let out = Out::new(out)?;
        let line = text(status).map_or_else(|| format!("{status}: no status of this library"), str::to_owned);
        let line = buffer::from_text(line)?;
        // SAFETY: the caller's word on the output.
        unsafe { out.set(line) };
        Ok(())
    };
    // SAFETY: NULL is allowed.
    unsafe { guarded("statusText", std::ptr::null_mut(), body) }
}

/// The ABI of the library that runs. A program built for the ABI
/// OKR_ABI_VERSION of its header works with every library for which
/// `okr_abi_min_compatible` <= OKR_ABI_VERSION <= `okr_abi_version`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_abi_version(version: *mut u32) -> i32 {
    // SAFETY: the caller's word on the output.
    unsafe { give(version, OKR_ABI_VERSION) }
}

/// The oldest ABI whose programs work with the library that runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_abi_min_compatible(version: *mut u32) -> i32 {
    // SAFETY: the caller's word on the output.
    unsafe { give(version, OKR_ABI_MIN_COMPATIBLE) }
}

/// # Safety
/// `place` is NULL or may be written.
unsafe fn give(place: *mut u32, number: u32) -> i32 {
    let body = || {
        // SAFETY: the caller's word on the output.
        unsafe { Out::new(place)?.set(number) };
        Ok(())
    };
    // SAFETY: NULL is allowed.
    unsafe { guarded("abiVersion", std::ptr::null_mut(), body) }
}

/// # Safety
/// Both texts as in [`input::text`]; `workspace` is NULL or may be written.
unsafe fn open(
    json: *const c_char,
    json_len: usize,
    request: *const c_char,
    request_len: usize,
    workspace: *mut OkrWorkspace,
) -> Result<(), Failure> {
    let out = Out::new(workspace)?;
    // SAFETY: the caller's word on the request.
    let request = unsafe { input::text(request, request_len, Lang::default()) }?;
    // The request first, as in every face: it says how the document is read.
    let request = OpenRequest::from_json(request).map_err(|problems| Failure::refused(&problems, Lang::default()))?;
    let (limits, lang) = (request.limits.unwrap_or_default(), request.lang.unwrap_or_default());
    // SAFETY: the caller's word on the document.
    let json = unsafe { input::text(json, json_len, lang) }?;
    let opened = Workspace::from_json_with(json, &limits).map_err(|problems| Failure::refused(&problems, lang))?;
    let handle = handles::open(opened)?;
    // SAFETY: the caller's word on the output.
    unsafe { out.set(handle) };
    Ok(())
}
