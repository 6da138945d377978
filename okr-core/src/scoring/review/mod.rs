//! What a performance review may take from objectives and key results, by the
//! profile's policy. Scores of aspirational and learning objectives never leave,
//! under no policy and in no disguise.

mod committed;
mod evidence;
mod made_of;
mod words;

use serde::Serialize;

use super::board::Board;
use super::owners::{OwnerRef, owner_place};
use super::sums::Sums;
use crate::json::vocabulary;
use crate::lang::Lang;
use crate::model::{Ambition, Compensation, Date, Objective, Stage};
use crate::order;
use crate::workspace::{KeyResultIx, Node, ObjectiveIx};

pub use committed::{CommittedKeyResult, CommittedObjective};
pub use evidence::{
    EvidenceCollaboration, EvidenceInitiative, EvidenceKeyResult, EvidenceMilestone, EvidenceNote, EvidenceObjective,
};
use made_of::MadeOf;

vocabulary! {
    /// Why something is not told to a review.
    pub enum LeftOutWhy {
        /// The profile keeps objectives out of reviews.
        Profile = "profile",
        /// It is hidden.
        Opaque = "opaque",
        /// It owes a lesson, not a score.
        Learning = "learning",
        /// It is aspirational, or says nothing of its ambition.
        Aspirational = "aspirational",
        /// It was not agreed, or put off: nothing was promised.
        Stage = "stage",
        /// Its time is not over, and it is not being scored.
        NotOver = "notOver",
    }
}

/// What a review may take.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReviewExport<'a> {
    /// The day.
    pub as_of: Date,
    /// The profile.
    pub profile: &'a str,
    /// The profile's policy.
    pub compensation: Compensation,
    /// How many objectives were selected; absent where no part was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<usize>,
    /// What this is, and what it is not.
    pub statement: &'static str,
    /// How many objectives are told.
    pub exported: usize,
    /// What is told, owner by owner, each where its first objective comes.
    pub owners: Vec<OwnerReview<'a>>,
    /// The objectives that are not told, in document order.
    pub left_out: Vec<LeftOut<'a>>,
    /// Why they are not, each reason once.
    pub reasons: Vec<LeftOutReason>,
}

/// What is told of one owner's objectives.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OwnerReview<'a> {
    /// The owner.
    pub owner: OwnerRef<'a>,
    /// Under `committed`: promises that have come to their end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub committed: Vec<CommittedObjective<'a>>,
    /// Under `evidence`: outputs and facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub evidence: Vec<EvidenceObjective<'a>>,
}

/// An objective that is not told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LeftOut<'a> {
    /// The objective.
    pub objective: &'a str,
    /// Why: the first reason that holds.
    pub why: LeftOutWhy,
}

/// A reason in words.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LeftOutReason {
    /// The reason.
    pub why: LeftOutWhy,
    /// How many objectives are not told for it.
    pub objectives: usize,
    /// The same in a sentence.
    pub text: &'static str,
}

/// What a review may take of some objectives, given in document order.
pub(crate) fn review<'w>(
    board: &Board<'w>,
    shown: &mut dyn Iterator<Item = ObjectiveIx>,
    total: Option<usize>,
    lang: Lang,
) -> ReviewExport<'w> {
    let profile = board.profile();
    let (mut told, mut left_out) = (Vec::new(), Vec::new());
    for at in shown {
        let Some(objective) = board.workspace().objective_at(at) else { continue };
        match why_not(board, at, objective) {
            Some(why) => left_out.push(LeftOut { objective: objective.id.as_str(), why }),
            None => told.push((at, objective)),
        }
    }
    ReviewExport {
        as_of: board.as_of(),
        profile: &profile.name,
        compensation: profile.compensation,
        total,
        statement: words::statement(profile.compensation).text(lang),
        exported: told.len(),
        owners: owners(board, &told, lang),
        reasons: reasons(&left_out, lang),
        left_out,
    }
}

/// Why an objective is not told; `None` where it is.
fn why_not(board: &Board<'_>, at: ObjectiveIx, objective: &Objective) -> Option<LeftOutWhy> {
    match board.profile().compensation {
        Compensation::None => Some(LeftOutWhy::Profile),
        Compensation::Evidence => objective.is_opaque().then_some(LeftOutWhy::Opaque),
        Compensation::Committed => {
            let is_promised =
                !matches!(objective.stage_or_default(), Stage::Draft | Stage::Aligning | Stage::Postponed);
            match objective.ambition_or_default() {
                _ if objective.is_opaque() => Some(LeftOutWhy::Opaque),
                Ambition::Learning => Some(LeftOutWhy::Learning),
                Ambition::Aspirational => Some(LeftOutWhy::Aspirational),
                Ambition::Committed if !is_promised => Some(LeftOutWhy::Stage),
                Ambition::Committed if board.is_at_its_end(Node::Objective(at)) => None,
                Ambition::Committed => Some(LeftOutWhy::NotOver),
            }
        }
    }
}

fn reasons(left_out: &[LeftOut<'_>], lang: Lang) -> Vec<LeftOutReason> {
    let reason = |why: &LeftOutWhy| LeftOutReason {
        why: *why,
        objectives: left_out.iter().filter(|one| one.why == *why).count(),
        text: words::reason(*why).text(lang),
    };
    LeftOutWhy::ALL.iter().map(reason).filter(|reason| reason.objectives > 0).collect()
}

/// The objectives by owner, each owner where its first objective comes.
fn owners<'w>(board: &Board<'w>, told: &[(ObjectiveIx, &'w Objective)], lang: Lang) -> Vec<OwnerReview<'w>> {
    let workspace = board.workspace();
    let places: Vec<u64> = told
        .iter()
        .map(|(_, objective)| objective.owner.as_ref().and_then(|party| owner_place(workspace, party)))
        .map(|place| place.map_or(u64::MAX, u64::from))
        .collect();
    let place = |at: u32| places.get(at as usize).copied().unwrap_or(u64::MAX);
    let by_owner = order::positions(places.iter().copied());
    let own: Vec<&[u32]> = by_owner.chunk_by(|left, right| place(*left) == place(*right)).collect();
    let by_first = order::positions(own.iter().map(|own| own.first().map_or(0, |first| u64::from(*first))));
    let teller = Teller::new(board, told, lang);
    let review = |own: &[u32]| {
        let own = || own.iter().filter_map(|at| told.get(*at as usize));
        let owner = OwnerRef::of(own().next()?.1.owner.as_ref()?)?;
        let (mut committed, mut evidence) = (Vec::new(), Vec::new());
        for (at, objective) in own() {
            match &teller.made_of {
                Some(made_of) => committed.push(teller.committed(*at, objective, made_of)),
                None => evidence.push(teller.evidence(*at, objective)),
            }
        }
        Some(OwnerReview { owner, committed, evidence })
    };
    by_first.into_iter().filter_map(|at| review(own.get(at as usize)?)).collect()
}

/// What objectives are told from.
struct Teller<'b, 'w> {
    board: &'b Board<'w>,
    /// What the rollups add up to that are told.
    sums: Sums,
    /// Whose scores are in which, where scores are told at all.
    made_of: Option<MadeOf>,
    lang: Lang,
}

impl<'b, 'w> Teller<'b, 'w> {
    fn new(board: &'b Board<'w>, told: &[(ObjectiveIx, &Objective)], lang: Lang) -> Teller<'b, 'w> {
        let key_results = told.iter().flat_map(|(at, _)| board.workspace().key_results_of(*at)).map(KeyResultIx);
        let sums = Sums::of(board, key_results.filter(|at| board.is_sum(*at)));
        let tells_scores = board.profile().compensation == Compensation::Committed && !told.is_empty();
        Teller { board, sums, made_of: tells_scores.then(|| MadeOf::new(board)), lang }
    }

    /// What a sum has come to, where anything of it is measured.
    fn total(&self, at: KeyResultIx) -> Option<f64> {
        self.sums.get(at).filter(|total| total.coverage() > 0.0).map(|total| total.value + 0.0)
    }
}
