//! Proofs over all exports: each keeps its panics inside, each stands in the
//! header, and the library exports nothing else.

use std::collections::BTreeSet;
use std::ffi::c_char;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::ptr::null_mut;

use okr_core::api::{Access, OPERATIONS};

use crate::inject::{self, Spot};
use crate::status::text;
use crate::*;

const DOCUMENT: &str = r#"{"okr": 1}"#;

/// How a test calls one export, on a handle where it takes one.
enum Call {
    Plain(fn() -> i32),
    OnHandle(extern "C" fn(OkrWorkspace) -> i32),
    /// As any operation on a handle.
    Reads(Reads),
    /// As any operation without one.
    Stateless(Stateless),
}

type Reads = unsafe extern "C" fn(OkrWorkspace, *const c_char, usize, *mut OkrBuffer, *mut OkrBuffer) -> i32;
type Stateless = unsafe extern "C" fn(*const c_char, usize, *mut OkrBuffer, *mut OkrBuffer) -> i32;

/// Every export. The test against the library's symbols finds one that is missing.
const EXPORTS: &[(&str, Call)] = &[
    ("okr_open", Call::Plain(call_open)),
    ("okr_open_with", Call::Plain(call_open_with)),
    ("okr_close", Call::OnHandle(okr_close)),
    ("okr_buffer_free", Call::Plain(call_buffer_free)),
    ("okr_status_text", Call::Plain(call_status_text)),
    ("okr_abi_version", Call::Plain(call_abi_version)),
    ("okr_abi_min_compatible", Call::Plain(call_abi_min_compatible)),
    ("okr_validate", Call::Stateless(okr_validate)),
    ("okr_to_json", Call::Reads(okr_to_json)),
    ("okr_view", Call::Reads(okr_view)),
    ("okr_score", Call::Reads(okr_score)),
    ("okr_forecast", Call::Reads(okr_forecast)),
    ("okr_diff", Call::Stateless(okr_diff)),
    ("okr_check_in_value", Call::OnHandle(call_check_in_value)),
    ("okr_score_of", Call::OnHandle(call_score_of)),
    ("okr_align_check", Call::OnHandle(call_align_check)),
    ("okr_check_in", Call::Reads(okr_check_in)),
    ("okr_edit", Call::Reads(okr_edit)),
    ("okr_remove", Call::Reads(okr_remove)),
    ("okr_align", Call::Reads(okr_align)),
    ("okr_unalign", Call::Reads(okr_unalign)),
    ("okr_alignment", Call::Reads(okr_alignment)),
    ("okr_explain", Call::Reads(okr_explain)),
    ("okr_assess", Call::Reads(okr_assess)),
    ("okr_contribution", Call::Reads(okr_contribution)),
    ("okr_review_export", Call::Reads(okr_review_export)),
    ("okr_simulate", Call::Reads(okr_simulate)),
    ("okr_lint", Call::Reads(okr_lint)),
    ("okr_lint_text", Call::Stateless(okr_lint_text)),
    ("okr_map", Call::Reads(okr_map)),
    ("okr_rules", Call::Stateless(okr_rules)),
    ("okr_profiles", Call::Stateless(okr_profiles)),
    ("okr_apportion", Call::Stateless(okr_apportion)),
    ("okr_schema", Call::Stateless(okr_schema)),
    ("okr_version", Call::Stateless(okr_version)),
];

impl Call {
    fn run(&self, handle: OkrWorkspace) -> i32 {
        let (mut out, mut problems) = (OkrBuffer::EMPTY, OkrBuffer::EMPTY);
        let (request, len) = (c"{}".as_ptr(), 2);
        // SAFETY: texts and buffers of our own.
        let status = unsafe {
            match self {
                Call::Plain(call) => call(),
                Call::OnHandle(call) => call(handle),
                Call::Reads(call) => call(handle, request, len, &raw mut out, &raw mut problems),
                Call::Stateless(call) => call(request, len, &raw mut out, &raw mut problems),
            }
        };
        if status == OKR_STATUS_PANIC && matches!(self, Call::Reads(_) | Call::Stateless(_)) {
            // SAFETY: filled by the call just now.
            let text = unsafe { problems.as_bytes() };
            assert!(std::str::from_utf8(text).unwrap().contains("internal.panic"));
        }
        if status != OKR_STATUS_OK {
            assert!(out.ptr.is_null(), "a failure wrote an output");
        }
        // SAFETY: filled by the call or empty.
        unsafe { (buffer::free(&raw mut out), buffer::free(&raw mut problems)) };
        status
    }

    fn takes_handle(&self) -> bool {
        matches!(self, Call::OnHandle(_) | Call::Reads(_))
    }
}

fn call_open() -> i32 {
    let mut handle = OkrWorkspace { id: 0 };
    // SAFETY: text and output of our own.
    let status = unsafe { okr_open(DOCUMENT.as_ptr().cast(), DOCUMENT.len(), &raw mut handle, null_mut()) };
    closed_if_open(status, handle)
}

fn call_open_with() -> i32 {
    let mut handle = OkrWorkspace { id: 0 };
    let text = DOCUMENT.as_ptr().cast();
    // SAFETY: texts and output of our own.
    let status = unsafe { okr_open_with(text, DOCUMENT.len(), c"{}".as_ptr(), 2, &raw mut handle, null_mut()) };
    closed_if_open(status, handle)
}

fn closed_if_open(status: i32, handle: OkrWorkspace) -> i32 {
    if status == OKR_STATUS_OK {
        assert_eq!(okr_close(handle), OKR_STATUS_OK);
    } else {
        assert_eq!(handle.id, 0, "a failure wrote an output");
    }
    status
}

extern "C" fn call_check_in_value(handle: OkrWorkspace) -> i32 {
    let mut score = -1.0;
    let (id, len) = (c"k".as_ptr(), 1);
    // SAFETY: text and output of our own.
    let status =
        unsafe { okr_check_in_value(handle, id, len, 20_260_209, 1.0, -1, 20_260_209, &raw mut score, null_mut()) };
    assert_eq!(score, -1.0, "a failure wrote an output");
    status
}

extern "C" fn call_score_of(handle: OkrWorkspace) -> i32 {
    let mut score = -1.0;
    let (id, len) = (c"o".as_ptr(), 1);
    // SAFETY: text and output of our own.
    let status = unsafe { okr_score_of(handle, id, len, OKR_NODE_OBJECTIVE, 20_260_209, &raw mut score, null_mut()) };
    assert_eq!(score, -1.0, "a failure wrote an output");
    status
}

extern "C" fn call_align_check(handle: OkrWorkspace) -> i32 {
    let (id, len) = (c"o".as_ptr(), 1);
    // SAFETY: texts of our own.
    unsafe {
        okr_align_check(
            handle,
            id,
            len,
            OKR_NODE_OBJECTIVE,
            id,
            len,
            OKR_NODE_OBJECTIVE,
            OKR_ALIGN_SUPPORTS,
            null_mut(),
        )
    }
}

fn call_buffer_free() -> i32 {
    let mut buffer = OkrBuffer::EMPTY;
    // SAFETY: a buffer of our own.
    unsafe { okr_buffer_free(&raw mut buffer) }
}

fn call_status_text() -> i32 {
    let mut out = OkrBuffer::EMPTY;
    // SAFETY: a buffer of our own, freed with what the call put there.
    unsafe {
        let status = okr_status_text(OKR_STATUS_OK, &raw mut out);
        buffer::free(&raw mut out);
        status
    }
}

fn call_abi_version() -> i32 {
    let mut number = 0;
    // SAFETY: an output of our own.
    unsafe { okr_abi_version(&raw mut number) }
}

fn call_abi_min_compatible() -> i32 {
    let mut number = 0;
    // SAFETY: an output of our own.
    unsafe { okr_abi_min_compatible(&raw mut number) }
}

fn open() -> OkrWorkspace {
    let mut handle = OkrWorkspace { id: 0 };
    // SAFETY: text and output of our own.
    let status = unsafe { okr_open(DOCUMENT.as_ptr().cast(), DOCUMENT.len(), &raw mut handle, null_mut()) };
    assert_eq!(status, OKR_STATUS_OK);
    handle
}

fn is_usable(handle: OkrWorkspace) -> i32 {
    Call::Reads(okr_to_json).run(handle)
}

#[test]
fn a_panic_in_any_export_is_a_status() {
    for (name, call) in EXPORTS {
        let handle = open();
        inject::order(Spot::Guard);
        assert_eq!(call.run(handle), OKR_STATUS_PANIC, "{name}");
        assert!(!inject::is_pending(), "{name} did not pass the guard");
        // The panic came before the handle was taken up: it is as good as before.
        assert_eq!(is_usable(handle), OKR_STATUS_OK, "{name}");
        assert_eq!(okr_close(handle), OKR_STATUS_OK, "{name}");
    }
}

#[test]
fn a_panic_on_a_handle_poisons_that_handle_alone() {
    for (name, call) in EXPORTS.iter().filter(|(_, call)| call.takes_handle()) {
        let (hit, other) = (open(), open());
        inject::order(Spot::Handle);
        assert_eq!(call.run(hit), OKR_STATUS_PANIC, "{name}");
        assert!(!inject::is_pending(), "{name} took no handle");
        if *name == "okr_close" {
            assert_eq!(is_usable(hit), OKR_STATUS_STALE_HANDLE);
        } else {
            assert_eq!(is_usable(hit), OKR_STATUS_POISONED, "{name}");
            assert_eq!(okr_close(hit), OKR_STATUS_OK, "{name}");
        }
        assert_eq!(okr_close(hit), OKR_STATUS_STALE_HANDLE, "{name}");
        assert_eq!(is_usable(other), OKR_STATUS_OK, "{name}");
        assert_eq!(okr_close(other), OKR_STATUS_OK, "{name}");
    }
}

#[test]
fn every_operation_is_exported() {
    let table: BTreeSet<&str> = OPERATIONS
        .iter()
        .filter(|operation| operation.access != Access::Opens)
        .map(|operation| operation.name)
        .collect();
    let exported: BTreeSet<&str> = OPERATION_EXPORTS.iter().map(|(_, operation)| *operation).collect();
    assert_eq!(exported, table, "add the operation to operations.rs, a line");
    for (export, operation) in OPERATION_EXPORTS {
        let letters = operation.chars().map(|letter| match letter.is_ascii_uppercase() {
            true => format!("_{}", letter.to_ascii_lowercase()),
            false => letter.to_string(),
        });
        assert_eq!(*export, format!("okr_{}", letters.collect::<String>()));
    }
}

#[test]
fn library_header_and_proofs_name_the_same_functions() {
    let proofs: BTreeSet<String> = EXPORTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    for header in ["okr.h", "okr_flat.h"] {
        assert_eq!(declared(&root().join("include").join(header)), proofs, "{header}; run `cargo xtask gen`");
    }
    assert_eq!(exported_symbols(), proofs, "symbols of the shared library");
}

#[test]
fn statuses_have_texts_and_numbers_of_their_own() {
    let numbers: BTreeSet<i32> = status::ALL.iter().copied().collect();
    assert_eq!(numbers.len(), status::ALL.len());
    assert!(status::ALL.iter().all(|number| text(*number).is_some()));
    assert_eq!(text(-1), None);
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The functions that a header declares.
fn declared(header: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(header).unwrap();
    let declarations = text.lines().filter_map(|line| line.strip_prefix("int32_t "));
    declarations.filter_map(|line| line.split_once('(')).map(|(name, _)| name.to_owned()).collect()
}

/// The symbols of the shared library, built as it is shipped: without this file.
fn exported_symbols() -> BTreeSet<String> {
    let build = ["build", "--quiet", "--package", "okr-ffi", "--message-format", "json"];
    let built = Command::new(env!("CARGO")).args(build).current_dir(root()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let messages = String::from_utf8(built.stdout).unwrap();
    let library = messages
        .split('"')
        .find(|word| word.ends_with("/libokr.so") || word.ends_with("/libokr.dylib"))
        .expect("a shared library among the artifacts");
    let arguments: &[&str] = if cfg!(target_os = "macos") { &["-gU"] } else { &["-D", "--defined-only"] };
    let listed = Command::new("nm").args(arguments).arg(library).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let symbols = String::from_utf8(listed.stdout).unwrap();
    symbols.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect()
}
