//! The typed calls: the same numbers as the JSON ones, and a status for whatever
//! is no argument.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::ptr::null_mut;

use common::{DOCUMENT, open, read, take};
use okr::*;

const DAY: i32 = 20_260_215;

/// The document of these tests, without its check-in.
fn bare() -> OkrWorkspace {
    let (without, _) = DOCUMENT.rsplit_once(",\n  \"checkIns\"").unwrap();
    open(&format!("{without}}}"))
}

fn check_in(handle: OkrWorkspace, id: &str, on: i32, value: f64, confidence: i32, as_of: i32) -> (i32, f64) {
    let mut score = -1.0;
    let (ptr, len) = (id.as_ptr().cast(), id.len());
    // SAFETY: text and output of our own.
    let status =
        unsafe { okr_check_in_value(handle, ptr, len, on, value, confidence, as_of, &raw mut score, null_mut()) };
    (status, score)
}

fn score_of(handle: OkrWorkspace, id: &str, kind: u32, as_of: i32) -> (i32, f64) {
    let mut score = -1.0;
    // SAFETY: text and output of our own.
    let status = unsafe { okr_score_of(handle, id.as_ptr().cast(), id.len(), kind, as_of, &raw mut score, null_mut()) };
    (status, score)
}

fn align_check(handle: OkrWorkspace, from: (&str, u32), to: (&str, u32), kind: u32) -> (i32, String) {
    let mut problems = OkrBuffer::EMPTY;
    // SAFETY: texts and buffer of our own.
    let status = unsafe {
        okr_align_check(
            handle,
            from.0.as_ptr().cast(),
            from.0.len(),
            from.1,
            to.0.as_ptr().cast(),
            to.0.len(),
            to.1,
            kind,
            &raw mut problems,
        )
    };
    (status, take(&mut problems))
}

#[test]
fn a_value_is_checked_in_and_the_score_told() {
    let handle = bare();
    assert_eq!(score_of(handle, "o", OKR_NODE_OBJECTIVE, DAY), (OKR_STATUS_OK, 0.0));
    let (status, score) = check_in(handle, "k", 20_260_213, 12.0, 6, DAY);
    assert_eq!((status, score), (OKR_STATUS_OK, 0.5));
    assert_eq!(score_of(handle, "k", OKR_NODE_KEY_RESULT, DAY), (OKR_STATUS_OK, 0.5));
    assert_eq!(score_of(handle, "o", OKR_NODE_OBJECTIVE, 20_260_212), (OKR_STATUS_OK, 0.0));
    let told = read(okr_score, handle, r#"{"asOf": "2026-02-15"}"#).unwrap();
    assert!(told.contains(r#""confidence":6,"current":12,"currentOn":"2026-02-13""#), "{told}");
    assert_eq!(okr_close(handle), OKR_STATUS_OK);
}

#[test]
fn what_is_no_argument_is_a_status_and_changes_nothing() {
    let handle = bare();
    let before = read(okr_to_json, handle, "{}").unwrap();
    for (id, on, value, confidence, as_of, status) in [
        ("k", 20_260_230, 1.0, 5, DAY, OKR_STATUS_INVALID_ARGUMENT),
        ("k", DAY, f64::NAN, 5, DAY, OKR_STATUS_INVALID_ARGUMENT),
        ("k", DAY, f64::INFINITY, 5, DAY, OKR_STATUS_INVALID_ARGUMENT),
        ("k", DAY, 1.0, 11, DAY, OKR_STATUS_INVALID_ARGUMENT),
        ("k", DAY, 1.0, -2, DAY, OKR_STATUS_INVALID_ARGUMENT),
        ("k", DAY, 1.0, 5, 0, OKR_STATUS_INVALID_ARGUMENT),
        ("k", 20_260_216, 1.0, 5, DAY, OKR_STATUS_PROBLEMS),
        ("none", DAY, 1.0, 5, DAY, OKR_STATUS_PROBLEMS),
        ("", DAY, 1.0, 5, DAY, OKR_STATUS_PROBLEMS),
    ] {
        assert_eq!(
            check_in(handle, id, on, value, confidence, as_of),
            (status, -1.0),
            "{id} {on} {value} {confidence} {as_of}"
        );
    }
    assert_eq!(score_of(handle, "o", 3, DAY), (OKR_STATUS_INVALID_ARGUMENT, -1.0));
    assert_eq!(score_of(handle, "o", OKR_NODE_KEY_RESULT, DAY), (OKR_STATUS_PROBLEMS, -1.0));
    assert_eq!(read(okr_to_json, handle, "{}").unwrap(), before);
    // SAFETY: NULL is a status.
    let status = unsafe { okr_score_of(handle, null_mut(), 0, OKR_NODE_OBJECTIVE, DAY, null_mut(), null_mut()) };
    assert_eq!(status, OKR_STATUS_NULL_POINTER);
    assert_eq!(okr_close(handle), OKR_STATUS_OK);
    assert_eq!(check_in(handle, "k", DAY, 1.0, 5, DAY), (OKR_STATUS_STALE_HANDLE, -1.0));
}

#[test]
fn an_alignment_is_checked_without_being_made() {
    let handle = bare();
    let (o, k) = (("o", OKR_NODE_OBJECTIVE), ("k", OKR_NODE_KEY_RESULT));
    let (status, problems) = align_check(handle, k, o, OKR_ALIGN_SUPPORTS);
    assert_eq!(status, OKR_STATUS_PROBLEMS);
    assert!(problems.contains("alignment.own-objective"), "{problems}");
    let (status, problems) = align_check(handle, o, k, OKR_ALIGN_CONTRIBUTES);
    assert_eq!(status, OKR_STATUS_PROBLEMS);
    assert!(problems.contains(r#""cycle":[{"objective":"o"},{"keyResult":"k"}]"#), "{problems}");
    assert_eq!(align_check(handle, o, k, OKR_ALIGN_DEPENDS_ON), (OKR_STATUS_OK, String::new()));
    assert_eq!(align_check(handle, o, k, 4), (OKR_STATUS_INVALID_ARGUMENT, String::new()));
    assert!(!read(okr_to_json, handle, "{}").unwrap().contains("alignments"));
    assert_eq!(okr_close(handle), OKR_STATUS_OK);
}

#[test]
fn eight_threads_change_and_read_one_workspace() {
    let handle = bare();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            scope.spawn(move || {
                for round in 0..50 {
                    let value = f64::from(thread * 50 + round) / 100.0 + 4.0;
                    let (status, score) = check_in(handle, "k", 20_260_213, value, -1, DAY);
                    assert_eq!(status, OKR_STATUS_OK);
                    assert!((0.0..=1.0).contains(&score));
                    assert_eq!(score_of(handle, "o", OKR_NODE_OBJECTIVE, DAY).0, OKR_STATUS_OK);
                }
            });
        }
    });
    assert_eq!(read(okr_to_json, handle, "{}").unwrap().matches(r#""on":"2026-02-13""#).count(), 400);
    assert_eq!(okr_close(handle), OKR_STATUS_OK);
}
