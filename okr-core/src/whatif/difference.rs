//! What a difference tells.

use serde::Serialize;

use crate::json::vocabulary;
use crate::model::{
    AlignmentKind, AlignmentState, Ambition, Combine, Date, LadderPoint, Source, Stage, UnitOfMeasure, ValueOn,
};
use crate::problem::NodeRef;
use crate::scoring::{OwnerRef, Status};

/// What has changed from one document to another. Things are the same where their ids
/// are.
///
/// Every list is in the order of the later document, an objective before its key results;
/// what is gone stands in the order of the earlier one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Difference<'a> {
    /// The day for which both were scored.
    pub as_of: Date,
    /// Objectives and key results that are new, those of new objectives too.
    pub added: Vec<NodeRef>,
    /// Objectives and key results that are gone, those of objectives that are gone too.
    pub removed: Vec<NodeRef>,
    /// Those that have another objective, owner, unit or cycle.
    pub moved: Vec<Moved<'a>>,
    /// Those that are called by other words.
    pub retitled: Vec<Retitled<'a>>,
    /// Those that weigh something else.
    pub reweighted: Vec<Reweighted>,
    /// Those of which something else is wanted, with goalposts that were moved.
    pub retargeted: Vec<Retargeted<'a>>,
    /// Objectives in another stage of their life.
    pub restaged: Vec<Restaged>,
    /// Alignments that are new or have other terms, and then those that are gone.
    pub alignments: Vec<Realigned>,
    /// Those whose progress, score or status is another on the day.
    pub scores: Vec<Rescored>,
}

vocabulary! {
    /// Where something belongs.
    pub enum Seat {
        /// The objective of a key result.
        Objective = "objective",
        /// The owner of an objective.
        Owner = "owner",
        /// The unit of an objective's owner.
        Unit = "unit",
        /// The cycle of an objective, or a key result's own.
        Cycle = "cycle",
    }
}

/// To what something belongs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Place<'a> {
    /// An objective, a unit or a cycle by its id.
    Id(&'a str),
    /// A person or a unit that owns it.
    Owner(OwnerRef<'a>),
}

/// Something that belongs elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved<'a> {
    /// The objective or key result.
    pub node: NodeRef,
    /// What it belongs to.
    pub field: Seat,
    /// To which it belonged; `null` where to none that is known.
    pub before: Option<Place<'a>>,
    /// To which it belongs; `null` where to none that is known.
    pub after: Option<Place<'a>>,
}

/// Something with other words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Retitled<'a> {
    /// The objective or key result.
    pub node: NodeRef,
    /// The title that it had; `null` where it was hidden.
    pub before: Option<&'a str>,
    /// The title that it has; `null` where it is hidden.
    pub after: Option<&'a str>,
}

/// Something with another weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reweighted {
    /// The objective or key result.
    pub node: NodeRef,
    /// The weight that it stated; `null` where none.
    pub before: Option<f64>,
    /// The weight that it states; `null` where none.
    pub after: Option<f64>,
}

vocabulary! {
    /// What is wanted of something.
    pub enum Aim {
        /// An objective's ambition.
        Ambition = "ambition",
        /// What an objective's progress is made of.
        Source = "source",
        /// The first day of a key result's time.
        Start = "start",
        /// The last day of the time, its own deadline's or its cycle's.
        Deadline = "deadline",
        /// The kind of measure.
        Measure = "measure",
        /// The value at the start.
        Baseline = "baseline",
        /// The value to reach.
        Target = "target",
        /// The lower bound of a control.
        AtLeast = "atLeast",
        /// The upper bound of a control.
        AtMost = "atMost",
        /// How far outside its bounds a control has fallen to 0.
        Tolerance = "tolerance",
        /// Whether the bounds of a control are themselves outside.
        Strict = "strict",
        /// The rungs of a ladder.
        Points = "points",
        /// A milestone.
        Item = "item",
        /// The weight of a milestone.
        Weight = "weight",
        /// The day by which a milestone, or the whole, is due.
        Due = "due",
        /// How a rollup combines what contributes to it.
        Combine = "combine",
        /// The unit of the values.
        Unit = "unit",
        /// The values that are planned for days on the way.
        Plan = "plan",
    }
}

vocabulary! {
    /// How a goalpost was moved. It says what became easier, not why.
    pub enum Goalpost {
        /// The target is nearer to the baseline, or a ladder gives a value more than before.
        TargetWeakened = "targetWeakened",
        /// There is less way from the baseline to the target, for the baseline has moved.
        BaselineNearer = "baselineNearer",
        /// There is more way, for the baseline has moved back: the same value is more of it.
        BaselineFarther = "baselineFarther",
        /// There is more time.
        DeadlineLater = "deadlineLater",
        /// A bound lets more values in.
        BoundWidened = "boundWidened",
        /// What is outside the bounds loses less.
        ToleranceWidened = "toleranceWidened",
        /// The bounds themselves are inside now.
        StrictDropped = "strictDropped",
        /// A milestone is no longer asked for.
        MilestoneDropped = "milestoneDropped",
        /// A milestone, or the whole, is due later.
        DueLater = "dueLater",
        /// Less is promised: committed, aspirational, learning.
        AmbitionLowered = "ambitionLowered",
    }
}

/// A value that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Told<'a> {
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Date),
    /// An ambition.
    Ambition(Ambition),
    /// What progress is made of.
    Source(Source),
    /// A way of combining.
    Combine(Combine),
    /// A kind of measure, or a milestone's title.
    Word(&'a str),
    /// A unit.
    Unit(&'a UnitOfMeasure),
    /// Rungs.
    Points(&'a [LadderPoint]),
    /// A plan.
    Plan(&'a [ValueOn]),
}

/// Something of which something else is wanted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Retargeted<'a> {
    /// The objective or key result.
    pub node: NodeRef,
    /// What is another.
    pub field: Aim,
    /// The title of the milestone that it is about; absent for all else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<&'a str>,
    /// What it was; `null` where there was none.
    pub before: Option<Told<'a>>,
    /// What it is; `null` where there is none.
    pub after: Option<Told<'a>>,
    /// How it made things easier; `null` where it did not.
    pub goalpost: Option<Goalpost>,
}

/// An objective in another stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Restaged {
    /// The objective.
    pub node: NodeRef,
    /// The stage that it was in.
    pub before: Stage,
    /// The stage that it is in.
    pub after: Stage,
}

/// What an alignment says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// The kind.
    pub kind: AlignmentKind,
    /// How far it is agreed.
    pub state: AlignmentState,
    /// The weight that it states; `null` where none.
    pub weight: Option<f64>,
    /// The day from which it counts; `null` where from the beginning.
    pub agreed_on: Option<Date>,
}

/// An alignment that is new, gone, or has other terms.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Realigned {
    /// The lower end.
    pub from: NodeRef,
    /// The upper end.
    pub to: NodeRef,
    /// What it said; `null` where it is new.
    pub before: Option<Terms>,
    /// What it says; `null` where it is gone.
    pub after: Option<Terms>,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standing {
    /// Progress; `null` where nothing is measured.
    pub progress: Option<f64>,
    /// The official score, 0 to 1.
    pub score: f64,
    /// The status.
    pub status: Status,
}

/// Something whose progress, score or status is another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rescored {
    /// The objective or key result.
    pub node: NodeRef,
    /// How it stood.
    pub before: Standing,
    /// How it stands.
    pub after: Standing,
}
