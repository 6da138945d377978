//! The operations of [`okr_core::api::OPERATIONS`], a line each: their C
//! functions are all alike.
//!
//! The header's declarations are generated from the table itself; a test holds
//! this list, the table, the header and the library's symbols against each other.
#![expect(clippy::missing_safety_doc, reason = "the header says what each function may be given")]

use std::ffi::c_char;

use okr_core::{Lang, api};

use crate::buffer::{self, OkrBuffer};
use crate::failure::Failure;
use crate::guard::guarded;
use crate::handles::{self, OkrWorkspace};
use crate::input::{self, Out};

macro_rules! operations {
    ($( $kind:ident $export:ident = $operation:literal; )+) => {
        $( operations!(@$kind $export, $operation); )+

        /// The C functions of this file with the names of their operations.
        pub const OPERATION_EXPORTS: &[(&str, &str)] = &[ $( (stringify!($export), $operation), )+ ];
    };
    (@reads $export:ident, $operation:literal) => {
        operations!(@workspace $export, Target::Reads, concat!("The operation `", $operation, "` on an open workspace."), $operation);
    };
    (@changes $export:ident, $operation:literal) => {
        operations!(@workspace $export, Target::Changes, concat!("The operation `", $operation, "`, which changes an open workspace."), $operation);
    };
    (@workspace $export:ident, $target:path, $doc:expr, $operation:literal) => {
        #[doc = $doc]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $export(
            workspace: OkrWorkspace,
            request: *const c_char,
            request_len: usize,
            out: *mut OkrBuffer,
            problems: *mut OkrBuffer,
        ) -> i32 {
            // SAFETY: the caller keeps to the header.
            unsafe { forward($operation, $target(workspace), request, request_len, out, problems) }
        }
    };
    (@stateless $export:ident, $operation:literal) => {
        #[doc = concat!("The operation `", $operation, "`, which needs no workspace.")]
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $export(
            request: *const c_char,
            request_len: usize,
            out: *mut OkrBuffer,
            problems: *mut OkrBuffer,
        ) -> i32 {
            // SAFETY: the caller keeps to the header.
            unsafe { forward($operation, Target::None, request, request_len, out, problems) }
        }
    };
}

operations! {
    stateless okr_validate = "validate";
    reads okr_to_json = "toJson";
    reads okr_view = "view";
    reads okr_score = "score";
    reads okr_explain = "explain";
    reads okr_forecast = "forecast";
    reads okr_assess = "assess";
    stateless okr_diff = "diff";
    reads okr_contribution = "contribution";
    reads okr_review_export = "reviewExport";
    reads okr_simulate = "simulate";
    reads okr_lint = "lint";
    stateless okr_lint_text = "lintText";
    stateless okr_rules = "rules";
    stateless okr_profiles = "profiles";
    changes okr_check_in = "checkIn";
    changes okr_edit = "edit";
    changes okr_remove = "remove";
    changes okr_align = "align";
    changes okr_unalign = "unalign";
    reads okr_alignment = "alignment";
    reads okr_map = "map";
    stateless okr_apportion = "apportion";
    stateless okr_schema = "schema";
    stateless okr_version = "version";
}

/// The workspace that an operation is run on, and what it does with it.
#[derive(Clone, Copy)]
enum Target {
    None,
    Reads(OkrWorkspace),
    Changes(OkrWorkspace),
}

/// Calls an operation and hands its answer over.
///
/// # Safety
/// `request` and `request_len` as in [`input::text`]; `out` and `problems` are
/// NULL or may be written.
unsafe fn forward(
    operation: &'static str,
    target: Target,
    request: *const c_char,
    request_len: usize,
    out: *mut OkrBuffer,
    problems: *mut OkrBuffer,
) -> i32 {
    let body = || {
        let out = Out::new(out)?;
        // SAFETY: the caller's word on the request.
        let request = unsafe { input::text(request, request_len, Lang::default()) }?;
        let answer = match target {
            Target::Reads(handle) => {
                handles::read(handle, |live| api::call(operation, Some(live.workspace()), request))?
            }
            Target::Changes(handle) => handles::change(handle, |live| api::change(operation, live, request))?,
            Target::None => api::call(operation, None, request),
        };
        let answer = buffer::from_text(answer.map_err(Failure::Problems)?)?;
        // SAFETY: the caller's word on the output.
        unsafe { out.set(answer) };
        Ok(())
    };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded(operation, problems, body) }
}
