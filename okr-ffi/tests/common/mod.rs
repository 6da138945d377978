//! What the tests of the C functions share.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::ffi::c_char;
use std::ptr::null_mut;

use okr::*;

/// A small document that holds.
pub const DOCUMENT: &str = r#"{"okr": 1,
  "people": [{"id": "lin", "name": "Lin"}],
  "cycles": [{"id": "2026Q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
  "objectives": [{"id": "o", "title": "Answer every customer the same day",
    "owner": {"person": "lin"}, "cycle": "2026Q1", "keyResults": [
      {"id": "k", "title": "Median answer time from 20 to 4 hours",
       "measure": {"kind": "metric", "baseline": 20, "target": 4}}]}],
  "checkIns": [{"keyResult": "k", "on": "2026-02-13", "value": 12}]}"#;

/// An operation on a workspace.
pub type Reads = unsafe extern "C" fn(OkrWorkspace, *const c_char, usize, *mut OkrBuffer, *mut OkrBuffer) -> i32;

/// Opens a document that holds.
pub fn open(document: &str) -> OkrWorkspace {
    let mut workspace = OkrWorkspace { id: 0 };
    let (text, len) = request_of(document);
    // SAFETY: text and output of our own.
    let status = unsafe { okr_open(text, len, &raw mut workspace, null_mut()) };
    assert_eq!(status, OKR_STATUS_OK);
    workspace
}

/// A text as the C functions take it.
pub fn request_of(text: &str) -> (*const c_char, usize) {
    (text.as_ptr().cast(), text.len())
}

/// The answer of an operation, or its status and problems.
pub fn read(call: Reads, workspace: OkrWorkspace, request: &str) -> Result<String, (i32, String)> {
    let (mut out, mut problems) = (OkrBuffer::EMPTY, OkrBuffer::EMPTY);
    let (request, len) = request_of(request);
    // SAFETY: text and outputs of our own.
    let status = unsafe { call(workspace, request, len, &raw mut out, &raw mut problems) };
    let (out, problems) = (take(&mut out), take(&mut problems));
    match status {
        OKR_STATUS_OK => {
            assert_eq!(problems, "", "a success wrote problems");
            Ok(out)
        }
        status => {
            assert_eq!(out, "", "a failure wrote an output");
            Err((status, problems))
        }
    }
}

/// The text of a buffer, which is freed.
pub fn take(buffer: &mut OkrBuffer) -> String {
    // SAFETY: filled by the library, or empty.
    let text = unsafe { buffer.as_bytes() }.to_vec();
    if !buffer.ptr.is_null() {
        // SAFETY: the NUL stands past the end.
        assert_eq!(unsafe { buffer.ptr.add(buffer.len).read() }, 0);
    }
    // SAFETY: as above, freed once and twice.
    unsafe {
        assert_eq!(okr_buffer_free(buffer), OKR_STATUS_OK);
        assert!(buffer.ptr.is_null() && buffer.len == 0 && buffer.cap == 0);
        assert_eq!(okr_buffer_free(buffer), OKR_STATUS_OK);
    }
    String::from_utf8(text).unwrap()
}
