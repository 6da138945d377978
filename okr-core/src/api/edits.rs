//! `checkIn`, `edit`, `align`, `unalign`: what changes a workspace.

use serde::Serialize;

use super::lint::in_lang;
use super::live::{AlignOutcome, Changed, Live};
use super::request::{Refusal, read, request};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::lint::{Finding, FindingIn};
use crate::model::{Alignment, AlignmentKind, CheckIn, Date, Edit, Endpoint};
use crate::problem::{NodeRef, Problems};
use crate::scoring::{KeyResultScore, ObjectiveScore};

record! {
    /// What `checkIn` is asked.
    pub request CheckInRequest {
        /// The check-in; it may not be about a day after `asOf`.
        "checkIn" check_in: CheckIn = required,
        /// The day of today, for which what follows is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(CheckInRequest);

record! {
    /// What `edit` is asked.
    pub request EditRequest {
        /// The new terms; all are taken, or none.
        "edits" edits: Vec<Edit> = list,
        /// The day for which what follows is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(EditRequest);

record! {
    /// What `align` is asked.
    pub request AlignRequest {
        /// The alignment. Where one with the same ends and kind stands already, it gets
        /// these terms: so a proposed one is accepted or declined.
        "alignment" alignment: Alignment = required,
        /// Only says what would be; nothing changes.
        "dryRun" dry_run: Option<bool> = optional,
        /// The day for which what follows is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(AlignRequest);

record! {
    /// What `unalign` is asked.
    pub request UnalignRequest {
        /// The lower end of the alignment.
        "from" from: Endpoint = required,
        /// Its upper end.
        "to" to: Endpoint = required,
        /// What it says; absent: supports.
        "kind" kind: Option<AlignmentKind> = optional,
        /// The day for which what follows is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(UnalignRequest);

/// The answer of `edit` and `unalign`: what was touched, and all whose numbers
/// are others now.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ChangeAnswer<'a> {
    /// The day for which it is scored.
    pub as_of: Date,
    /// The objectives, in document order.
    pub objectives: Vec<ObjectiveScore<'a>>,
    /// The key results, in document order.
    pub key_results: Vec<KeyResultScore<'a>>,
}

impl<'a> ChangeAnswer<'a> {
    /// The answer that tells of a change.
    pub fn new(changed: &Changed<'a>) -> ChangeAnswer<'a> {
        ChangeAnswer {
            as_of: changed.board().as_of(),
            objectives: changed.objectives().collect(),
            key_results: changed.key_results().collect(),
        }
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

/// The answer of `checkIn`: what it is about, and all whose numbers are others now.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckInAnswer<'a> {
    /// The day for which it is scored.
    pub as_of: Date,
    /// What the check-in says and no number takes; its place is in the document.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::schemas::FindingShape>"))]
    pub warnings: Vec<FindingIn<'a>>,
    /// The objectives, in document order.
    pub objectives: Vec<ObjectiveScore<'a>>,
    /// The key results, in document order.
    pub key_results: Vec<KeyResultScore<'a>>,
}

impl<'a> CheckInAnswer<'a> {
    /// The answer that tells of a check-in and of its warnings in a language.
    pub fn new(changed: &Changed<'a>, warnings: &'a [Finding], lang: Lang) -> CheckInAnswer<'a> {
        let ChangeAnswer { as_of, objectives, key_results } = ChangeAnswer::new(changed);
        CheckInAnswer { as_of, warnings: in_lang(warnings, lang), objectives, key_results }
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

/// The answer of `align`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AlignAnswer<'a> {
    /// The alignment's position in the document.
    pub position: usize,
    /// Whether it stood there already and only its terms are new.
    pub is_update: bool,
    /// Whether nothing was changed, as asked.
    pub dry_run: bool,
    /// The circle that it would close once it is accepted, in edge direction; absent
    /// where it would close none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub cycle: Vec<NodeRef>,
    /// What it says and does not do: `align.no-effect`. Its place is in the document.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::schemas::FindingShape>"))]
    pub warnings: Vec<FindingIn<'a>>,
    /// The day for which it is scored.
    pub as_of: Date,
    /// The objectives that were touched or whose numbers are others now.
    pub objectives: Vec<ObjectiveScore<'a>>,
    /// The key results that were touched or whose numbers are others now.
    pub key_results: Vec<KeyResultScore<'a>>,
}

impl<'a> AlignAnswer<'a> {
    /// The answer that tells of an alignment and what followed from it.
    pub fn new(outcome: &'a AlignOutcome, changed: &Changed<'a>, lang: Lang) -> AlignAnswer<'a> {
        let ChangeAnswer { as_of, objectives, key_results } = ChangeAnswer::new(changed);
        AlignAnswer { objectives, key_results, dry_run: false, ..AlignAnswer::dry(outcome, as_of, lang) }
    }

    /// The answer that tells what would become of an alignment.
    pub fn dry(outcome: &'a AlignOutcome, as_of: Date, lang: Lang) -> AlignAnswer<'a> {
        AlignAnswer {
            position: outcome.position,
            is_update: outcome.is_update,
            dry_run: true,
            cycle: outcome.circle.clone(),
            warnings: in_lang(&outcome.warnings, lang),
            as_of,
            objectives: Vec::new(),
            key_results: Vec::new(),
        }
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

pub(super) fn run_check_in(live: &mut Live, request: &str) -> Result<String, Refusal> {
    let request: CheckInRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let changed = live.check_in(request.check_in, request.as_of);
    let told = |changed: Changed<'_>| CheckInAnswer::new(&changed, &changed.warnings(), lang).to_json();
    answer(changed.map(told), request.lang)
}

pub(super) fn run_edit(live: &mut Live, request: &str) -> Result<String, Refusal> {
    let request: EditRequest = read(request)?;
    let changed = live.edit(&request.edits, request.as_of);
    answer(changed.map(|changed| ChangeAnswer::new(&changed).to_json()), request.lang)
}

pub(super) fn run_align(live: &mut Live, request: &str) -> Result<String, Refusal> {
    let AlignRequest { alignment, dry_run, as_of, lang } = read(request)?;
    if dry_run == Some(true) {
        let outcome = live.would_align(&alignment);
        let told = |outcome| AlignAnswer::dry(&outcome, as_of, lang.unwrap_or_default()).to_json();
        return answer(outcome.map(told), lang);
    }
    let aligned = live.align(alignment, as_of);
    let told = |(outcome, changed)| AlignAnswer::new(&outcome, &changed, lang.unwrap_or_default()).to_json();
    answer(aligned.map(told), lang)
}

pub(super) fn run_unalign(live: &mut Live, request: &str) -> Result<String, Refusal> {
    let request: UnalignRequest = read(request)?;
    let kind = request.kind.unwrap_or(AlignmentKind::Supports);
    let changed = live.unalign(&request.from, &request.to, kind, request.as_of);
    answer(changed.map(|changed| ChangeAnswer::new(&changed).to_json()), request.lang)
}

pub(super) fn answer(answer: Result<String, Problems>, lang: Option<Lang>) -> Result<String, Refusal> {
    answer.map_err(|problems| Refusal { problems, lang: lang.unwrap_or_default() })
}
