//! One handle in many threads.

mod common;

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use common::{DOCUMENT, open, read};
use okr::*;

const THREADS: usize = 8;
const REQUEST: &str = r#"{"asOf": "2026-02-15"}"#;

#[test]
fn eight_threads_read_one_handle_alike() {
    let workspace = open(DOCUMENT);
    let expected = read(okr_score, workspace, REQUEST).unwrap();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..200 {
                    assert_eq!(read(okr_score, workspace, REQUEST).unwrap(), expected);
                }
            });
        }
    });
    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
}

#[test]
fn a_handle_closed_in_the_middle_of_use_is_used_or_stale() {
    for _ in 0..50 {
        let workspace = open(DOCUMENT);
        let (start, closed) = (Barrier::new(THREADS), AtomicUsize::new(0));
        thread::scope(|scope| {
            for thread in 0..THREADS {
                let (start, closed) = (&start, &closed);
                scope.spawn(move || {
                    start.wait();
                    for round in 0..20 {
                        if thread % 2 == 0 && round == 10 {
                            match okr_close(workspace) {
                                OKR_STATUS_OK => _ = closed.fetch_add(1, Ordering::Relaxed),
                                status => assert_eq!(status, OKR_STATUS_STALE_HANDLE),
                            }
                        }
                        match read(okr_score, workspace, REQUEST) {
                            Ok(answer) => assert!(answer.contains("\"progress\":0.5")),
                            Err(failure) => assert_eq!(failure, (OKR_STATUS_STALE_HANDLE, String::new())),
                        }
                    }
                });
            }
        });
        assert_eq!(closed.into_inner(), 1, "exactly one thread closes it");
    }
}

#[test]
fn threads_open_and_close_beside_each_other() {
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let kept: Vec<OkrWorkspace> = (0..50).map(|_| open(DOCUMENT)).collect();
                for workspace in kept {
                    assert!(read(okr_to_json, workspace, "").is_ok());
                    assert_eq!(okr_close(workspace), OKR_STATUS_OK);
                    assert_eq!(okr_close(workspace), OKR_STATUS_STALE_HANDLE);
                }
            });
        }
    });
}
