//! `simulate`: what would follow if things changed, without changing anything.

use serde::Serialize;

use super::lint::in_lang;
use super::live::Live;
use super::request::{Refusal, read, read_part, request};
use super::score::ScoreRequest;
use crate::codes::Code;
use crate::json::{List, record, to_canonical};
use crate::lang::Lang;
use crate::lint::{Finding, FindingIn};
use crate::model::{Alignment, AlignmentKind, CheckIn, Date, Edit, Endpoint, KeyResultId, RemovalPolicy};
use crate::order;
use crate::problem::{NodeRef, Problem, Problems};
use crate::scoring::Board;
use crate::whatif::{Rescored, rescored_all};
use crate::workspace::{Node, Workspace};

record! {
    /// An alignment that would be taken away.
    pub request Unalignment {
        /// The lower end of the alignment.
        "from" from: Endpoint = required,
        /// Its upper end.
        "to" to: Endpoint = required,
        /// What it says; absent: supports.
        "kind" kind: Option<AlignmentKind> = optional,
    }
}

record! {
    /// Something that would be removed.
    pub request SimulatedRemoval {
        /// The objective, which takes its key results along, or the key result.
        "of" of: Endpoint = required,
        /// What becomes of the alignments that lead to it.
        "policy" policy: RemovalPolicy = required,
    }
}

record! {
    /// One thing that would change: exactly one of the fields is given.
    pub request SimulatedChange {
        /// A check-in, as `checkIn` takes it.
        "checkIn" check_in: Option<CheckIn> = optional,
        /// New measures and weights, all at once, as `edit` takes them.
        "edits" edits: List<Edit> = few,
        /// An alignment that is added or gets new terms, as `align` takes it.
        "alignment" alignment: Option<Alignment> = optional,
        /// An alignment that is taken away, as by `unalign`.
        "unalign" unalign: Option<Unalignment> = optional,
        /// An objective or a key result that is removed, as by `remove`.
        "remove" remove: Option<SimulatedRemoval> = optional,
    }
    check(change, place, checks) {
        let given = [
            change.check_in.is_some(),
            !change.edits.is_empty(),
            change.alignment.is_some(),
            change.unalign.is_some(),
            change.remove.is_some(),
        ];
        if given.iter().filter(|given| **given).count() != 1 {
            checks.raise(Problem::new(Code::SimulateOneChange, place.pointer()));
        }
    }
}

impl SimulatedChange {
    /// Reads one change from JSON.
    ///
    /// # Errors
    /// What is wrong with it, each problem with its place in the change.
    pub fn from_json(text: &str) -> Result<SimulatedChange, Problems> {
        read_part(text)
    }

    const NONE: SimulatedChange =
        SimulatedChange { check_in: None, edits: List::NONE, alignment: None, unalign: None, remove: None };

    /// A check-in.
    pub fn check_in(check_in: CheckIn) -> SimulatedChange {
        SimulatedChange { check_in: Some(check_in), ..SimulatedChange::NONE }
    }

    /// New measures and weights, all at once.
    pub fn edits(edits: Vec<Edit>) -> SimulatedChange {
        SimulatedChange { edits: edits.into(), ..SimulatedChange::NONE }
    }

    /// An alignment that is added or gets new terms.
    pub fn align(alignment: Alignment) -> SimulatedChange {
        SimulatedChange { alignment: Some(alignment), ..SimulatedChange::NONE }
    }

    /// An alignment that is taken away.
    pub fn unalign(from: Endpoint, to: Endpoint, kind: AlignmentKind) -> SimulatedChange {
        SimulatedChange { unalign: Some(Unalignment { from, to, kind: Some(kind) }), ..SimulatedChange::NONE }
    }

    /// An objective or a key result that is removed.
    pub fn remove(of: Endpoint, policy: RemovalPolicy) -> SimulatedChange {
        SimulatedChange { remove: Some(SimulatedRemoval { of, policy }), ..SimulatedChange::NONE }
    }
}

record! {
    /// What `simulate` is asked.
    pub request SimulateRequest {
        /// What would change, one after the other.
        "changes" changes: List<SimulatedChange> = few,
        /// The key results whose influence is told, after the changes; absent: those that
        /// the changes check in or edit.
        "influence" influence: Option<List<KeyResultId>> = optional,
        /// The day of the changes, for which everything is scored.
        "asOf" as_of: Date = required,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(SimulateRequest);

/// How far something moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Move {
    /// The objective or key result.
    pub node: NodeRef,
    /// How far its progress moves for a tenth more of the key result's.
    pub by: f64,
}

/// The influence of a key result on what is above it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Influence {
    /// The key result.
    pub key_result: String,
    /// Its progress after the changes; 0 where nothing is measured.
    pub progress: f64,
    /// The step that was tried: 0.1, or -0.1 where progress is at its highest.
    pub step: f64,
    /// What moves with it, objectives before key results, in document order.
    pub moves: Vec<Move>,
}

/// The answer of `simulate`.
#[derive(Clone, Debug, PartialEq)]
pub struct SimulateAnswer {
    /// The day for which it is scored.
    pub as_of: Date,
    /// What would stand otherwise, in document order.
    pub scores: Vec<Rescored>,
    /// The influence of the key results that were asked about, in the order asked.
    pub influence: Vec<Influence>,
    /// What the changes say and no number takes: `check-in.no-effect`, `align.no-effect`.
    /// Their places are in the request.
    pub warnings: Vec<Finding>,
}

/// The answer of `simulate`.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "SimulateAnswer"))]
#[serde(rename_all = "camelCase")]
pub(super) struct SimulateAnswerIn<'a> {
    /// The day for which it is scored.
    as_of: Date,
    /// What would stand otherwise, in document order.
    scores: &'a [Rescored],
    /// The influence of the key results that were asked about, in the order asked.
    influence: &'a [Influence],
    /// What the changes say and no number takes: `check-in.no-effect`, `align.no-effect`.
    /// Their places are in the request.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::schemas::FindingShape>"))]
    warnings: Vec<FindingIn<'a>>,
}

impl Workspace {
    /// What would follow from changes. The workspace stays as it is.
    ///
    /// # Errors
    /// Every problem of the first change that cannot be made, with its place in the request;
    /// `reference.unknown` for an influence of nothing, `simulate.one-change` for a change
    /// that is none or several, `amendment.later` where the document was amended after the day:
    /// its earlier state is another workspace, see [`Workspace::known_on`].
    ///
    /// ```
    /// use okr_core::{Workspace, api::SimulateRequest};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///     "objectives": [{"id": "o", "title": "Answer the same day", "owner": {"person": "lin"}, "cycle": "q1",
    ///         "keyResults": [{"id": "k", "title": "Answered the same day"}, {"id": "l", "title": "Answered at night"}]}]}"#)?;
    /// let request = SimulateRequest::from_json(r#"{"asOf": "2026-02-15",
    ///     "changes": [{"checkIn": {"keyResult": "k", "on": "2026-02-15", "value": 80}}]}"#)?;
    /// let answer = workspace.simulate(&request)?;
    /// assert_eq!(answer.scores[0].after.progress, Some(0.4));
    /// assert!((answer.influence[0].moves[0].by - 0.05).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn simulate(&self, request: &SimulateRequest) -> Result<SimulateAnswer, Problems> {
        let as_of = request.as_of;
        let mut before = self.score(&ScoreRequest { as_of })?;
        if request.changes.is_empty() {
            let influence = influence(&mut before, request)?;
            return Ok(SimulateAnswer { as_of, scores: Vec::new(), influence, warnings: Vec::new() });
        }
        let mut live = Live::scored(self.clone(), before.to_scores());
        let mut warnings = Vec::new();
        for (at, change) in request.changes.iter().enumerate() {
            let said = apply(change, &mut live, as_of).map_err(|problems| placed(problems, at))?;
            warnings.extend(said.into_iter().map(|warning| in_request(warning, at, change)));
        }
        let mut board = live.score(as_of)?;
        let influence = influence(&mut board, request)?;
        Ok(SimulateAnswer { as_of, scores: rescored_all(before, board), influence, warnings })
    }
}

impl SimulateAnswer {
    /// The answer as canonical JSON, its warnings in a language.
    pub fn to_json(&self, lang: Lang) -> String {
        let warnings = in_lang(&self.warnings, lang);
        let SimulateAnswer { as_of, scores, influence, .. } = self;
        to_canonical(&SimulateAnswerIn { as_of: *as_of, scores, influence, warnings })
    }
}

impl SimulateRequest {
    /// Reads the request from JSON.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_json(text: &str) -> Result<SimulateRequest, Problems> {
        read(text).map_err(|refusal: Refusal| refusal.problems)
    }
}

/// Makes a change, and says what no number takes of it.
fn apply(change: &SimulatedChange, live: &mut Live, as_of: Date) -> Result<Vec<Finding>, Problems> {
    let mut said = Vec::new();
    if let Some(check_in) = &change.check_in {
        said.extend(live.check_in(check_in.clone(), as_of)?.warnings());
    }
    if !change.edits.is_empty() {
        live.edit(&change.edits, as_of)?;
    }
    if let Some(alignment) = &change.alignment {
        said.extend(live.align(alignment.clone(), as_of)?.0.warnings);
    }
    if let Some(gone) = &change.unalign {
        let kind = gone.kind.unwrap_or(AlignmentKind::Supports);
        live.unalign(&gone.from, &gone.to, kind, as_of).map_err(|problems| problems.inside("/unalign"))?;
    }
    if let Some(gone) = &change.remove {
        live.remove(&gone.of, gone.policy, as_of).map_err(|problems| problems.inside("/remove"))?;
    }
    Ok(said)
}

/// A warning about what a change puts into the document, with its place in the request.
fn in_request(warning: Finding, at: usize, change: &SimulatedChange) -> Finding {
    let part = if change.check_in.is_some() { "checkIn" } else { "alignment" };
    // `/checkIns/7/value`: what follows the position stays.
    let inside = warning.path().and_then(|path| path.splitn(4, '/').nth(3));
    let inside = inside.map(|inside| format!("/{inside}")).unwrap_or_default();
    warning.at(format!("/changes/{at}/{part}{inside}"))
}

/// Problems whose places are in a change.
fn placed(problems: Problems, at: usize) -> Problems {
    let is_of_change = |path: &str| {
        ["/checkIn", "/edits", "/alignment", "/unalign", "/remove"]
            .iter()
            .any(|field| path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    // What the edited document as a whole would have against it keeps its place there.
    let own = problems.as_slice().iter().all(|problem| is_of_change(problem.path()));
    if own { problems.inside(&format!("/changes/{at}")) } else { problems }
}

/// The influence of what was asked about, as things stand on a board.
fn influence(board: &mut Board<'_>, request: &SimulateRequest) -> Result<Vec<Influence>, Problems> {
    let mut influence = Vec::new();
    let mut unknown: Option<Problems> = None;
    for (at, id) in influence_of(request).into_iter().enumerate() {
        match told(board, id) {
            Some(told) => influence.push(told),
            // A change may have removed what another checked in.
            None if request.influence.is_none() => {}
            None => {
                let problems = unknown_key_result(board, id, at);
                unknown = Some(match unknown {
                    Some(so_far) => so_far.and(problems),
                    None => problems,
                });
            }
        }
    }
    match unknown {
        Some(problems) => Err(problems),
        None => Ok(influence),
    }
}

/// The key results that were asked about, or that the changes check in or edit, each once.
fn influence_of(request: &SimulateRequest) -> Vec<&str> {
    let mut asked: Vec<&str> = Vec::new();
    match &request.influence {
        Some(ids) => asked.extend(ids.iter().map(KeyResultId::as_str)),
        None => {
            for change in request.changes.iter() {
                asked.extend(change.check_in.iter().filter_map(|it| it.key_result.as_ref()).map(KeyResultId::as_str));
                asked.extend(change.edits.iter().filter_map(|it| it.of.key_result.as_ref()).map(KeyResultId::as_str));
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    asked.retain(|id| seen.insert(*id));
    asked
}

fn told(board: &mut Board<'_>, id: &str) -> Option<Influence> {
    let workspace = board.workspace();
    let nudged = board.nudge(workspace.key_result_ix(id)?)?;
    let moves = order::sorted_by(nudged.moves, |left: &(Node, f64), right| left.0.cmp(&right.0));
    let moves = moves.into_iter().map(|(node, by)| Move { node: workspace.node_ref(node), by });
    Some(Influence { key_result: id.to_owned(), progress: nudged.progress, step: nudged.step, moves: moves.collect() })
}

/// The problem of an influence that is asked of nothing.
fn unknown_key_result(board: &Board<'_>, id: &str, at: usize) -> Problems {
    let end = Endpoint::of_key_result(id);
    super::align::unknown_node(board.workspace(), &end, "").inside(&format!("/influence/{at}"))
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: SimulateRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    let answer = then.simulate(&request).map_err(refused)?;
    Ok(answer.to_json(lang))
}
