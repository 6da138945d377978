//! The few calls that a host makes many times over, without JSON on the way.
//! Their comments are the header's.
#![expect(clippy::missing_safety_doc, reason = "the header says what each function may be given")]

use std::ffi::c_char;

use okr_core::{Alignment, AlignmentKind, CheckIn, Confidence, Date, Endpoint, Lang, Live};

use crate::buffer::OkrBuffer;
use crate::failure::Failure;
use crate::guard::guarded;
use crate::handles::{self, OkrWorkspace};
use crate::input::{self, Out};

/// An id names an objective.
pub const OKR_NODE_OBJECTIVE: u32 = 1;
/// An id names a key result.
pub const OKR_NODE_KEY_RESULT: u32 = 2;

/// An alignment of the kind `contributes`.
pub const OKR_ALIGN_CONTRIBUTES: u32 = 1;
/// An alignment of the kind `supports`.
pub const OKR_ALIGN_SUPPORTS: u32 = 2;
/// An alignment of the kind `dependsOn`.
pub const OKR_ALIGN_DEPENDS_ON: u32 = 3;

/// Checks in the value of a key result, and gives the new score of its objective.
///
/// `on` and `as_of` are days written as numbers: 20260209 is 2026-02-09. `on` is
/// the day that the value is of, and may not be after `as_of`, the day for which
/// the score is told. `confidence` is 0 to 10, or -1 where there is none. The
/// workspace keeps the scores of the last `as_of`; another day costs a full
/// scoring once. A date, confidence or value that is none is
/// OKR_STATUS_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_check_in_value(
    workspace: OkrWorkspace,
    key_result: *const c_char,
    key_result_len: usize,
    on: i32,
    value: f64,
    confidence: i32,
    as_of: i32,
    score: *mut f64,
    problems: *mut OkrBuffer,
) -> i32 {
    let body = || {
        let out = Out::new(score)?;
        // SAFETY: the caller's word on the text.
        let id = unsafe { input::text(key_result, key_result_len, Lang::default()) }?;
        let (on, as_of) = (day(on)?, day(as_of)?);
        let confidence = confidence_of(confidence)?;
        let value = Some(value).filter(|value| value.is_finite()).ok_or(Failure::InvalidArgument)?;
        let check_in = CheckIn { value: Some(value), confidence, ..CheckIn::of_key_result(id, on) };
        let told = handles::change(workspace, |live| check_in_and_score(live, check_in, as_of))?;
        // SAFETY: the caller's word on the output.
        unsafe { out.set(told?) };
        Ok(())
    };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded("checkIn", problems, body) }
}

/// Gives the score, 0 to 1, of an objective or key result (`kind` is an OKR_NODE_
/// number) on a day written as a number, such as 20260209. The workspace keeps
/// the scores of the last day; another day costs a full scoring once. An id that
/// is none is OKR_STATUS_PROBLEMS; a kind or date that is none is
/// OKR_STATUS_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_score_of(
    workspace: OkrWorkspace,
    id: *const c_char,
    id_len: usize,
    kind: u32,
    as_of: i32,
    score: *mut f64,
    problems: *mut OkrBuffer,
) -> i32 {
    let body = || {
        let out = Out::new(score)?;
        // SAFETY: the caller's word on the text.
        let id = unsafe { input::text(id, id_len, Lang::default()) }?;
        let (end, as_of) = (end(id, kind)?, day(as_of)?);
        // Side by side with other readers where the day is kept already.
        let kept = handles::read(workspace, |live| live.kept(as_of).map(|board| board.score_of(&end)))?;
        let told = match kept {
            Some(told) => told,
            None => handles::change(workspace, |live| live.score(as_of).and_then(|board| board.score_of(&end)))?,
        };
        let told = told.map_err(|problems| Failure::refused(&problems, Lang::default()))?;
        // SAFETY: the caller's word on the output.
        unsafe { out.set(told) };
        Ok(())
    };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded("score", problems, body) }
}

/// Says whether an accepted alignment between two ends could be added: OKR_STATUS_OK,
/// or OKR_STATUS_PROBLEMS with the reasons, a circle with the way round among
/// them. Changes nothing. `from_kind` and `to_kind` are OKR_NODE_ numbers, `kind` is
/// an OKR_ALIGN_ number; another one is OKR_STATUS_INVALID_ARGUMENT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_align_check(
    workspace: OkrWorkspace,
    from: *const c_char,
    from_len: usize,
    from_kind: u32,
    to: *const c_char,
    to_len: usize,
    to_kind: u32,
    kind: u32,
    problems: *mut OkrBuffer,
) -> i32 {
    let body = || {
        // SAFETY: the caller's word on the texts.
        let (from, to) =
            unsafe { (input::text(from, from_len, Lang::default())?, input::text(to, to_len, Lang::default())?) };
        let kind = match kind {
            OKR_ALIGN_CONTRIBUTES => AlignmentKind::Contributes,
            OKR_ALIGN_SUPPORTS => AlignmentKind::Supports,
            OKR_ALIGN_DEPENDS_ON => AlignmentKind::DependsOn,
            _ => return Err(Failure::InvalidArgument),
        };
        let alignment = Alignment::new(end(from, from_kind)?, end(to, to_kind)?, kind);
        let told = handles::read(workspace, |live| live.would_align(&alignment).map(drop))?;
        told.map_err(|problems| Failure::refused(&problems, Lang::default()))
    };
    // SAFETY: the caller's word on the problems.
    unsafe { guarded("align", problems, body) }
}

fn check_in_and_score(live: &mut Live, check_in: CheckIn, as_of: Date) -> Result<f64, Failure> {
    let id = check_in.key_result.clone();
    let changed = live.check_in(check_in, as_of).map_err(|problems| Failure::refused(&problems, Lang::default()))?;
    let key_result = id.and_then(|id| changed.board().key_result(id.as_str()));
    let objective = key_result.and_then(|key_result| changed.board().objective(key_result.objective));
    // A check-in that was taken is about a key result, which has its objective.
    objective.map(|objective| objective.score).ok_or(Failure::Panicked)
}

fn end(id: &str, kind: u32) -> Result<Endpoint, Failure> {
    match kind {
        OKR_NODE_OBJECTIVE => Ok(Endpoint::of_objective(id)),
        OKR_NODE_KEY_RESULT => Ok(Endpoint::of_key_result(id)),
        _ => Err(Failure::InvalidArgument),
    }
}

/// The day of a number such as 20260209.
fn day(number: i32) -> Result<Date, Failure> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    format!("{year:04}-{month:02}-{day:02}").parse().map_err(|_| Failure::InvalidArgument)
}

fn confidence_of(number: i32) -> Result<Option<Confidence>, Failure> {
    if number == -1 {
        return Ok(None);
    }
    let confidence = u8::try_from(number).ok().and_then(Confidence::new);
    confidence.map(Some).ok_or(Failure::InvalidArgument)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_numbers() {
        assert_eq!(day(20_260_209), Ok("2026-02-09".parse().unwrap()));
        for wrong in [0, -20_260_209, 20_260_230, 2_026_209, i32::MAX, i32::MIN] {
            assert_eq!(day(wrong), Err(Failure::InvalidArgument), "{wrong}");
        }
    }
}
