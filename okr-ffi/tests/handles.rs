//! Wrong use through the C functions: each wrong call is a status.

mod common;

use std::collections::HashSet;
use std::ffi::c_char;
use std::ptr::{null, null_mut};

use common::{DOCUMENT, open, read, request_of, take};
use okr::*;

#[test]
fn a_closed_handle_is_stale_for_every_operation() {
    let workspace = open(DOCUMENT);
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
    assert_eq!(okr_close(workspace), OKR_STATUS_STALE_HANDLE);
    for call in [okr_score, okr_to_json, okr_alignment, okr_map] {
        assert_eq!(read(call, workspace, "{}").unwrap_err(), (OKR_STATUS_STALE_HANDLE, String::new()));
    }
}

#[test]
fn made_up_handles_are_stale() {
    let workspace = open(DOCUMENT);
    for id in [0, 1, 2, 42, 0xdead_beef, u64::MAX, workspace.id ^ 1, workspace.id + 1, !workspace.id] {
        let made_up = OkrWorkspace { id };
        assert_eq!(read(okr_to_json, made_up, "").unwrap_err().0, OKR_STATUS_STALE_HANDLE, "{id}");
        assert_eq!(okr_close(made_up), OKR_STATUS_STALE_HANDLE, "{id}");
    }
    assert!(read(okr_to_json, workspace, "").is_ok());
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}

#[test]
fn ids_are_never_given_twice() {
    let mut seen = HashSet::new();
    for _ in 0..2_000 {
        let workspace = open(DOCUMENT);
        assert!(seen.insert(workspace.id));
        assert_eq!(okr_close(workspace), OKR_STATUS_OK);
    }
}

#[test]
fn null_pointers_are_a_status_and_empty_texts_may_be_null() {
    let (text, len) = (DOCUMENT.as_ptr().cast::<c_char>(), DOCUMENT.len());
    let workspace = open(DOCUMENT);
    let mut handle = OkrWorkspace { id: 7 };
    let mut out = OkrBuffer::EMPTY;
    // SAFETY: NULL is what is tested; the rest is our own.
    unsafe {
        assert_eq!(okr_open(null(), 5, &raw mut handle, null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_open(text, len, null_mut(), null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_open_with(text, len, null(), 3, &raw mut handle, null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_score(workspace, null(), 9, &raw mut out, null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_to_json(workspace, null(), 0, null_mut(), null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_version(null(), 0, null_mut(), null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_status_text(0, null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_abi_version(null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(okr_abi_min_compatible(null_mut()), OKR_STATUS_NULL_POINTER);
        assert_eq!(handle.id, 7, "outputs stay as they were");
        assert!(out.ptr.is_null());

        // No document is a document with a problem, not a wrong pointer.
        assert_eq!(okr_open(null(), 0, &raw mut handle, &raw mut out), OKR_STATUS_PROBLEMS);
        assert!(take(&mut out).contains("json.empty"));
        assert_eq!(okr_to_json(workspace, null(), 0, &raw mut out, null_mut()), OKR_STATUS_OK);
        assert!(take(&mut out).starts_with(r#"{"okr":1"#));
    }
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}

#[test]
fn lengths_beyond_memory_are_refused() {
    let mut handle = OkrWorkspace { id: 0 };
    // SAFETY: the length is refused before a byte is read.
    let status = unsafe { okr_open(DOCUMENT.as_ptr().cast(), usize::MAX, &raw mut handle, null_mut()) };
    assert_eq!(status, OKR_STATUS_TOO_LARGE);
}

#[test]
fn bad_utf8_is_a_status_with_its_place() {
    let workspace = open(DOCUMENT);
    let bad = b"{\"okr\": \xff}";
    let (text, len) = (bad.as_ptr().cast::<c_char>(), bad.len());
    let mut handle = OkrWorkspace { id: 0 };
    let (mut out, mut problems) = (OkrBuffer::EMPTY, OkrBuffer::EMPTY);
    // SAFETY: texts and outputs of our own.
    unsafe {
        assert_eq!(okr_open(text, len, &raw mut handle, &raw mut problems), OKR_STATUS_INVALID_UTF8);
        let told = take(&mut problems);
        assert!(told.contains(r#""code":"json.not-utf8""#) && told.contains('8'), "{told}");
        assert_eq!(okr_open(text, len, &raw mut handle, null_mut()), OKR_STATUS_INVALID_UTF8);
        assert_eq!(okr_score(workspace, text, len, &raw mut out, &raw mut problems), OKR_STATUS_INVALID_UTF8);
        assert!(take(&mut problems).contains("json.not-utf8"));
        let (request, request_len) = request_of(r#"{"lang": "zh-CN"}"#);
        let status = okr_open_with(text, len, request, request_len, &raw mut handle, &raw mut problems);
        assert_eq!(status, OKR_STATUS_INVALID_UTF8);
        assert!(take(&mut problems).chars().any(|letter| letter > '\u{4e00}'), "in the language asked for");
    }
    assert!(out.ptr.is_null() && handle.id == 0);
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}

#[test]
fn problems_come_in_the_language_asked_for_and_within_the_limits_given() {
    let (text, len) = (DOCUMENT.as_ptr().cast::<c_char>(), DOCUMENT.len());
    let mut handle = OkrWorkspace { id: 0 };
    let mut problems = OkrBuffer::EMPTY;
    let ask = |request: &str, handle: *mut OkrWorkspace, problems: *mut OkrBuffer| {
        let (request, request_len) = request_of(request);
        // SAFETY: texts and outputs of our own.
        unsafe { okr_open_with(text, len, request, request_len, handle, problems) }
    };
    let tight = r#"{"limits": {"objectives": 0}, "lang": "zh-CN"}"#;
    assert_eq!(ask(tight, &raw mut handle, &raw mut problems), OKR_STATUS_PROBLEMS);
    let told = take(&mut problems);
    assert!(told.contains("document.too-many") && told.chars().any(|letter| letter > '\u{4e00}'), "{told}");
    assert_eq!(ask(r#"{"limit": 1}"#, &raw mut handle, &raw mut problems), OKR_STATUS_PROBLEMS);
    assert!(take(&mut problems).contains("document.unknown-field"));
    assert_eq!(ask(r#"{"limits": {"objectives": 9}}"#, &raw mut handle, &raw mut problems), OKR_STATUS_OK);
    assert!(problems.ptr.is_null());
    assert_eq!(okr_close(handle), OKR_STATUS_OK);
}

#[test]
fn a_refused_request_tells_its_problems_and_leaves_the_output() {
    let workspace = open(DOCUMENT);
    let (status, told) = read(okr_score, workspace, "{}").unwrap_err();
    assert_eq!(status, OKR_STATUS_PROBLEMS);
    assert!(told.contains("document.missing-field"), "{told}");
    let answer = read(okr_score, workspace, r#"{"asOf": "2026-02-15"}"#).unwrap();
    assert!(answer.contains(r#""id":"o""#), "{answer}");
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}
