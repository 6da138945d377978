//! A workspace that changes, with the scores of one day kept right.

use std::borrow::Cow;

use super::score::amended;
use crate::lint::{Finding, lint_alignment, lint_check_in};
use crate::model::{Alignment, AlignmentKind, CheckIn, Date, Edit, Endpoint, RemovalPolicy};
use crate::order;
use crate::problem::{NodeRef, Problems};
use crate::scoring::{Board, KeyResultScore, ObjectiveScore, Scores};
use crate::workspace::{Aligned, Edited, KeyResultIx, Node, ObjectiveIx, Removal, Workspace};

/// An open workspace that takes check-ins and alignments, and keeps the board of
/// the last day asked for: after a change only what follows from it is scored
/// again, and the board is the same, bit for bit, as one computed afresh.
///
/// ```
/// use okr_core::{CheckIn, Live, Workspace};
/// let text = r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
///   "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
///   "objectives": [{"id": "o", "title": "Answer every customer the same day", "owner": {"person": "lin"},
///     "cycle": "q", "keyResults": [{"id": "k", "title": "Median answer time from 20 to 4 hours",
///       "measure": {"kind": "metric", "baseline": 20, "target": 4}}]}]}"#;
/// let mut live = Live::new(Workspace::from_json(text)?);
/// let today = "2026-02-15".parse()?;
/// assert_eq!(live.score(today)?.objective("o").and_then(|objective| objective.progress), None);
///
/// let check_in = CheckIn { value: Some(12.0), ..CheckIn::of_key_result("k", today) };
/// let changed = live.check_in(check_in, today)?;
/// assert_eq!(changed.objectives().next().and_then(|objective| objective.progress), Some(0.5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Live {
    workspace: Workspace,
    scores: Option<Scores>,
    /// The last day asked for that amendments came after.
    past: Option<Box<Past>>,
}

/// The document as it was known on a day, with its scores.
#[derive(Clone, Debug)]
struct Past {
    workspace: Workspace,
    scores: Scores,
}

impl From<Workspace> for Live {
    fn from(workspace: Workspace) -> Live {
        Live::new(workspace)
    }
}

impl Live {
    /// A workspace that may change from here on.
    pub fn new(workspace: Workspace) -> Live {
        Live { workspace, scores: None, past: None }
    }

    /// A workspace with the numbers of a day that are known already.
    pub(super) fn scored(workspace: Workspace, scores: Scores) -> Live {
        Live { workspace, scores: Some(scores), past: None }
    }

    /// The workspace as it stands.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The workspace alone, as it stands.
    pub fn into_workspace(self) -> Workspace {
        self.workspace
    }

    /// The board of a day: the kept one, or a new one, which is then kept. Amendments
    /// after the day are undone for it.
    ///
    /// # Errors
    /// `amendment.undo` where they cannot be.
    pub fn score(&mut self, as_of: Date) -> Result<Board<'_>, Problems> {
        if self.workspace.amended_later(as_of).is_some() {
            return self.score_past(as_of);
        }
        let scores = self.take_scores(as_of);
        Ok(Board::resume(&self.workspace, Cow::Borrowed(self.scores.insert(scores))))
    }

    fn score_past(&mut self, as_of: Date) -> Result<Board<'_>, Problems> {
        let past = match self.past.take().filter(|past| past.scores.as_of() == as_of) {
            Some(past) => past,
            None => {
                let workspace = self.workspace.known_on(as_of)?.into_owned();
                let scores = Board::compute(&workspace, as_of).into_scores();
                Box::new(Past { workspace, scores })
            }
        };
        let past = self.past.insert(past);
        Ok(Board::resume(&past.workspace, Cow::Borrowed(&past.scores)))
    }

    /// The kept board, where it is of this day.
    pub fn kept(&self, as_of: Date) -> Option<Board<'_>> {
        if self.workspace.amended_later(as_of).is_some() {
            let past = self.past.as_ref().filter(|past| past.scores.as_of() == as_of)?;
            return Some(Board::resume(&past.workspace, Cow::Borrowed(&past.scores)));
        }
        let scores = self.scores.as_ref().filter(|scores| scores.as_of() == as_of)?;
        Some(Board::resume(&self.workspace, Cow::Borrowed(scores)))
    }

    /// Has the board of the day of a change at hand. What is changed is the document as it
    /// is now: no day before an amendment will do.
    fn ready(&mut self, today: Date) -> Result<(), Problems> {
        if let Some(on) = self.workspace.amended_later(today) {
            return Err(amended(on, today));
        }
        let scores = self.take_scores(today);
        self.scores = Some(scores);
        self.past = None;
        Ok(())
    }

    /// Takes a check-in and scores what follows from it, as of `today`.
    ///
    /// # Errors
    /// Every problem of the check-in, with places that begin with `/checkIn`; one
    /// about a day after `today`, or recorded on one, is `check-in.future`, one about a closed objective
    /// `stage.closed`. Nothing has changed then.
    pub fn check_in(&mut self, check_in: CheckIn, today: Date) -> Result<Changed<'_>, Problems> {
        self.ready(today)?;
        let node = self.workspace.target_of(&check_in);
        node.into_iter().for_each(|node| self.look_ahead(node));
        let node = self.workspace.add_check_in(check_in, node, today)?;
        Ok(Changed { has_check_in: true, ..self.follow(&[node], today) })
    }

    /// Adds an alignment, or gives new terms to the one with the same ends and kind:
    /// that is how a proposed one is accepted or declined.
    ///
    /// # Errors
    /// Every problem of the alignment, with places that begin with `/alignment`;
    /// `alignment.cycle` with the circle where it is agreed and would close one.
    /// Nothing has changed then.
    pub fn align(&mut self, alignment: Alignment, today: Date) -> Result<(AlignOutcome, Changed<'_>), Problems> {
        self.ready(today)?;
        let aligned = self.workspace.would_align(&alignment)?;
        let warnings = lint_alignment(&self.workspace, aligned.at, &alignment);
        self.workspace.put_alignment(alignment, aligned.at, aligned.ends);
        let upper = aligned.ends.1;
        self.look_ahead(upper);
        Ok((AlignOutcome::new(aligned, warnings), self.follow(&[upper], today)))
    }

    /// What [`Live::align`] would do, without doing it.
    ///
    /// # Errors
    /// As [`Live::align`].
    pub fn would_align(&self, alignment: &Alignment) -> Result<AlignOutcome, Problems> {
        let aligned = self.workspace.would_align(alignment)?;
        let warnings = lint_alignment(&self.workspace, aligned.at, alignment);
        Ok(AlignOutcome::new(aligned, warnings))
    }

    /// Takes an alignment away.
    ///
    /// # Errors
    /// `reference.unknown` where an end is none, `alignment.unknown` where no
    /// alignment has these ends and this kind. Nothing has changed then.
    pub fn unalign(
        &mut self,
        from: &Endpoint,
        to: &Endpoint,
        kind: AlignmentKind,
        today: Date,
    ) -> Result<Changed<'_>, Problems> {
        self.ready(today)?;
        let upper = self.workspace.remove_alignment(from, to, kind)?;
        self.look_ahead(upper);
        Ok(self.follow(&[upper], today))
    }

    /// Gives key results other measures, key results and objectives other weights:
    /// all that is listed, or nothing. Other numbers in a measure of the same kind
    /// and unit are quick; another kind opens the document anew.
    ///
    /// # Errors
    /// Every problem of the edits, with places that begin with `/edits`, or those that
    /// the edited document would have, with their places in it. Nothing has changed then.
    pub fn edit(&mut self, edits: &[Edit], today: Date) -> Result<Changed<'_>, Problems> {
        self.ready(today)?;
        Ok(match self.workspace.edit(edits)? {
            Edited::InPlace(nodes) => self.follow(&nodes, today),
            Edited::Anew(workspace, nodes) => self.take_over(*workspace, nodes, today),
        })
    }

    /// Removes an objective with its key results, or a key result, and with it its
    /// check-ins, assessments and silences. The policy says what becomes of the
    /// alignments that lead to it.
    ///
    /// # Errors
    /// `reference.unknown` where there is no such thing, `stage.closed` where it is
    /// closed, `removal.supported` where something is aligned to it and the policy is to
    /// refuse. Nothing has changed then.
    pub fn remove(
        &mut self,
        of: &Endpoint,
        policy: RemovalPolicy,
        today: Date,
    ) -> Result<(Removal, Changed<'_>), Problems> {
        self.ready(today)?;
        let (workspace, removal) = self.workspace.without(of, policy)?;
        Ok((removal, self.take_over(workspace, Vec::new(), today)))
    }

    /// What [`Live::remove`] would do, without doing it.
    ///
    /// # Errors
    /// As [`Live::remove`].
    pub fn would_remove(&self, of: &Endpoint, policy: RemovalPolicy) -> Result<Removal, Problems> {
        self.workspace.without(of, policy).map(|(_, removal)| removal)
    }

    /// The kept numbers of a day, taken out; computed where none are kept.
    fn take_scores(&mut self, as_of: Date) -> Scores {
        let kept = self.scores.take().filter(|scores| scores.as_of() == as_of);
        kept.unwrap_or_else(|| Board::compute(&self.workspace, as_of).into_scores())
    }

    /// Has at hand what a change of a node is going to read.
    fn look_ahead(&self, node: Node) {
        if let Some(scores) = &self.scores {
            Board::resume(&self.workspace, Cow::Borrowed(scores)).look_ahead(node);
        }
    }

    /// Makes the kept numbers right after a change that touched some nodes. They are of
    /// the state before it: every change scores its day first.
    fn follow(&mut self, touched: &[Node], today: Date) -> Changed<'_> {
        let scores = self.take_scores(today);
        let mut board = Board::resume(&self.workspace, Cow::Owned(scores));
        let nodes = board.follow(touched);
        let scores = self.scores.insert(board.into_scores());
        Changed::new(Board::resume(&self.workspace, Cow::Borrowed(scores)), &nodes)
    }

    /// Puts another workspace in the place of this one and tells what that has moved,
    /// besides what was touched.
    fn take_over(&mut self, workspace: Workspace, touched: Vec<Node>, today: Date) -> Changed<'_> {
        let scores = self.take_scores(today);
        let before = std::mem::replace(&mut self.workspace, workspace);
        let before = Board::resume(&before, Cow::Owned(scores));
        let board = Board::compute(&self.workspace, today);
        let mut nodes = board.differences(&before);
        nodes.extend(touched);
        let scores = board.into_scores();
        Changed::new(Board::resume(&self.workspace, Cow::Borrowed(self.scores.insert(scores))), &nodes)
    }
}

/// What [`Live::align`] did or would do.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignOutcome {
    /// The alignment's position in the document.
    pub position: usize,
    /// True where it stood there already and only its terms are new.
    pub is_update: bool,
    /// The circle that it would close once it is accepted, in edge direction; empty
    /// where it would close none.
    pub circle: Vec<NodeRef>,
    /// What it says and does not do, as lint would: `align.no-effect`.
    pub warnings: Vec<Finding>,
}

impl AlignOutcome {
    fn new(aligned: Aligned, warnings: Vec<Finding>) -> AlignOutcome {
        AlignOutcome { position: aligned.at, is_update: aligned.is_update, circle: aligned.circle, warnings }
    }
}

/// The numbers that a change has moved, on the board of its day.
#[derive(Debug)]
pub struct Changed<'w> {
    board: Board<'w>,
    objectives: Vec<ObjectiveIx>,
    key_results: Vec<KeyResultIx>,
    has_check_in: bool,
}

impl<'w> Changed<'w> {
    fn new(board: Board<'w>, nodes: &[Node]) -> Changed<'w> {
        let mut objectives = Vec::with_capacity(nodes.len() + 1);
        let mut key_results = Vec::new();
        for &node in nodes {
            match node {
                Node::Objective(at) => objectives.push(at.0),
                Node::KeyResult(at) => {
                    key_results.push(at.0);
                    // Its objective tells the confidence of its key results.
                    objectives.extend(board.workspace().owner_of(at).map(|at| at.0));
                }
            }
        }
        let objectives = order::numbers(objectives).map(ObjectiveIx).collect();
        let key_results = order::numbers(key_results).map(KeyResultIx).collect();
        Changed { board, objectives, key_results, has_check_in: false }
    }

    /// What a check-in says and no number takes, as lint would tell it:
    /// `check-in.no-effect`. Other changes have none.
    pub fn warnings(&self) -> Vec<Finding> {
        let workspace = self.board.workspace();
        let newest = workspace.document().check_ins.iter().enumerate().next_back();
        let newest = newest.filter(|_| self.has_check_in);
        newest.map(|(at, check_in)| lint_check_in(workspace, at, check_in)).unwrap_or_default()
    }

    /// The whole board.
    pub fn board(&self) -> &Board<'w> {
        &self.board
    }

    /// What was touched and whose numbers are others now: objectives, in document order.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveScore<'w>> {
        self.objectives.iter().filter_map(|at| self.board.objective_score(*at))
    }

    /// What was touched and whose numbers are others now: key results, in document order.
    pub fn key_results(&self) -> impl Iterator<Item = KeyResultScore<'w>> {
        self.key_results.iter().filter_map(|at| self.board.key_result_score(*at))
    }
}
