//! Buffers, and the calls that need no workspace.

mod common;

use std::ffi::{CStr, c_char};
use std::ptr::{null, null_mut};

use common::{DOCUMENT, open, request_of, take};
use okr::*;

#[test]
fn freeing_is_idempotent_and_takes_null() {
    let mut buffer = OkrBuffer::EMPTY;
    // SAFETY: NULL, an empty buffer, then one that the library filled.
    unsafe {
        assert_eq!(okr_buffer_free(null_mut()), OKR_STATUS_OK);
        assert_eq!(okr_buffer_free(&raw mut buffer), OKR_STATUS_OK);
        assert_eq!(okr_version(null(), 0, &raw mut buffer, null_mut()), OKR_STATUS_OK);
        assert!(buffer.cap > buffer.len);
        assert_eq!(okr_buffer_free(&raw mut buffer), OKR_STATUS_OK);
        assert!(buffer.ptr.is_null() && buffer.len == 0 && buffer.cap == 0);
        assert_eq!(okr_buffer_free(&raw mut buffer), OKR_STATUS_OK);
    }
}

#[test]
fn a_buffer_reads_as_a_c_string() {
    let workspace = open(DOCUMENT);
    let mut out = OkrBuffer::EMPTY;
    // SAFETY: outputs of our own; the string ends with a NUL.
    unsafe {
        assert_eq!(okr_to_json(workspace, null(), 0, &raw mut out, null_mut()), OKR_STATUS_OK);
        assert_eq!(CStr::from_ptr(out.ptr.cast::<c_char>()).to_bytes().len(), out.len);
    }
    assert!(take(&mut out).ends_with('}'));
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}

#[test]
fn a_length_that_the_caller_changed_does_not_matter_to_freeing() {
    let mut out = OkrBuffer::EMPTY;
    // SAFETY: the library filled the buffer, and freeing looks at `ptr` and `cap` alone.
    unsafe {
        assert_eq!(okr_version(null(), 0, &raw mut out, null_mut()), OKR_STATUS_OK);
        out.len = 0;
        assert_eq!(okr_buffer_free(&raw mut out), OKR_STATUS_OK);
    }
}

#[test]
fn what_needs_no_workspace_answers_without_one() {
    let (mut out, mut problems) = (OkrBuffer::EMPTY, OkrBuffer::EMPTY);
    let request = format!(r#"{{"document": {DOCUMENT}}}"#);
    let (text, len) = request_of(&request);
    let (unknown, unknown_len) = request_of(r#"{"name": "Nothing"}"#);
    // SAFETY: texts and outputs of our own.
    unsafe {
        assert_eq!(okr_version(null(), 0, &raw mut out, null_mut()), OKR_STATUS_OK);
        assert!(take(&mut out).contains(env!("CARGO_PKG_VERSION")));
        assert_eq!(okr_validate(text, len, &raw mut out, &raw mut problems), OKR_STATUS_OK);
        assert!(take(&mut out).contains(r#""valid":true"#));
        assert_eq!(okr_schema(unknown, unknown_len, &raw mut out, &raw mut problems), OKR_STATUS_PROBLEMS);
        assert!(take(&mut problems).contains("request.schema"));
    }
    assert!(out.ptr.is_null());
}

#[test]
fn versions_are_those_of_the_header() {
    let (mut version, mut oldest) = (0, 0);
    // SAFETY: outputs of our own.
    unsafe {
        assert_eq!(okr_abi_version(&raw mut version), OKR_STATUS_OK);
        assert_eq!(okr_abi_min_compatible(&raw mut oldest), OKR_STATUS_OK);
    }
    assert_eq!((version, oldest), (OKR_ABI_VERSION, OKR_ABI_MIN_COMPATIBLE));
    assert!(oldest <= version);
}

#[test]
fn a_status_has_a_line_for_logs() {
    let mut out = OkrBuffer::EMPTY;
    // SAFETY: an output of our own.
    unsafe {
        assert_eq!(okr_status_text(OKR_STATUS_STALE_HANDLE, &raw mut out), OKR_STATUS_OK);
        assert!(take(&mut out).starts_with("OKR_STATUS_STALE_HANDLE: the handle was closed"));
        assert_eq!(okr_status_text(-5, &raw mut out), OKR_STATUS_OK);
    }
    assert_eq!(take(&mut out), "-5: no status of this library");
}
