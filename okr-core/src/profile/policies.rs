//! The policies of a profile, each with the value that it has.

use serde::Serialize;

use crate::codes::{Code, Severity};
use crate::model::{
    Ambition, BelowBaseline, Breach, Compensation, ControlBounds, ControlOutside, Curve, CycleKind, CycleRule,
    FlatTarget, Industry, MissingBaseline, MissingWeight, ObjectiveStatus, Official, Outdated, PaceRule, RuleSeverity,
    Source, Unmeasured, Weights,
};

use super::calendar::Calendar;

/// How progress is held against what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Pace {
    /// By the points of 100 that progress is behind.
    Difference {
        /// On track up to so many.
        on_track_at_most: f64,
        /// Behind up to so many; at risk beyond.
        behind_at_most: f64,
    },
    /// By progress divided by what is expected.
    Ratio {
        /// On track from here.
        on_track_from: f64,
        /// Behind from here; at risk below.
        behind_from: f64,
    },
    /// By progress alone, in points of 100.
    Absolute {
        /// On track from here.
        on_track_from: f64,
        /// Behind from here; at risk below.
        behind_from: f64,
    },
}

impl Pace {
    /// Which of the rules this is.
    pub fn rule(self) -> PaceRule {
        match self {
            Pace::Difference { .. } => PaceRule::Difference,
            Pace::Ratio { .. } => PaceRule::Ratio,
            Pace::Absolute { .. } => PaceRule::Absolute,
        }
    }
}

/// Where the bands of a score begin, each 0 to 1 and of that score on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// Yellow from here; red below.
    pub yellow: f64,
    /// Green from here.
    pub green: f64,
    /// From here the next aim should be higher; `null` where no score says so.
    pub top: Option<f64>,
}

/// The bands of scores by ambition; learning objectives have none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bands {
    /// Of aspirational objectives.
    pub aspirational: Band,
    /// Of committed objectives.
    pub committed: Band,
}

impl Bands {
    /// The bands of an ambition; `None` for learning, where a lesson is owed instead.
    pub fn of(&self, ambition: Ambition) -> Option<Band> {
        match ambition {
            Ambition::Aspirational => Some(self.aspirational),
            Ambition::Committed => Some(self.committed),
            Ambition::Learning => None,
        }
    }
}

/// How a self-assessment's factors count, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentPolicy {
    /// How much difficulty moves a suggested score.
    pub difficulty: f64,
    /// How much a lack of effort lowers it.
    pub effort: f64,
    /// How far a stated score may be from the suggested one before somebody asks.
    pub gap: f64,
}

/// How many objectives an owner of one level should have in a cycle.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LevelLimit {
    /// The level.
    pub level: String,
    /// At most; `null`: as everywhere.
    pub objectives: Option<u32>,
    /// At least; `null`: as everywhere.
    pub objectives_at_least: Option<u32>,
}

/// How many are too many and too few; the sources disagree, so each profile has its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SetLimits {
    /// Objectives of one owner in one cycle, at most.
    pub objectives: u32,
    /// Objectives of one owner in one cycle, at least.
    pub objectives_at_least: u32,
    /// Key results of one objective, at most.
    pub key_results: u32,
    /// Key results of one objective, at least.
    pub key_results_at_least: u32,
    /// What differs for single levels.
    pub levels: Vec<LevelLimit>,
}

impl SetLimits {
    /// How many objectives an owner may have in a cycle at a level.
    pub fn objectives_at(&self, level: Option<&str>) -> u32 {
        let own = self.levels.iter().find(|limit| Some(limit.level.as_str()) == level);
        own.and_then(|limit| limit.objectives).unwrap_or(self.objectives)
    }

    /// The fewest objectives for an owner in a cycle: those of its level, else those of all.
    pub fn objectives_at_least_at(&self, level: Option<&str>) -> u32 {
        let own = self.levels.iter().find(|limit| Some(limit.level.as_str()) == level);
        own.and_then(|limit| limit.objectives_at_least).unwrap_or(self.objectives_at_least)
    }
}

/// Which alignments are wanted: of kind `contributes` and `supports`, declined ones aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AlignmentPolicy {
    /// What becomes of one that does not lead to a higher level.
    pub upward: Breach,
    /// What becomes of one between two objectives of the same owner.
    pub own_objectives: Breach,
    /// What becomes of a second one from the same end.
    pub one_parent: Breach,
    /// What the cycles of its ends must have in common.
    pub cycles: CycleRule,
    /// What becomes of one whose cycles do not.
    pub cycles_breach: Breach,
}

/// The severity that a profile gives to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleLevel {
    /// The rule.
    #[serde(serialize_with = "by_name")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub rule: Code,
    /// Its severity.
    pub severity: RuleSeverity,
}

fn by_name<S: serde::Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name())
}

/// The policies by which a document is judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The name for answers: a profile's own, or `custom`.
    #[serde(skip)]
    pub name: String,
    /// How members without a value count in a roll-up.
    pub unmeasured: Unmeasured,
    /// What a member of a roll-up weighs that states no weight.
    pub missing_weight: MissingWeight,
    /// What stated weights mean.
    pub weights: Weights,
    /// The decimals to which weights are split and summed, 0 to 9.
    pub weight_decimals: u32,
    /// From where a metric starts that states no baseline.
    pub missing_baseline: MissingBaseline,
    /// What becomes of a metric whose target is its baseline.
    pub flat_target: FlatTarget,
    /// What progress is below the baseline.
    pub below_baseline: BelowBaseline,
    /// The highest progress, 1 to 1e100.
    pub cap: f64,
    /// Whether a control's bounds are inside, where it does not say so itself.
    pub control_bounds: ControlBounds,
    /// What a control is worth outside its bounds.
    pub control_outside: ControlOutside,
    /// What an objective's progress is made of that does not say so itself.
    pub source: Source,
    /// Which score is official where one is stated.
    pub official: Official,
    /// The decimals with which scores are shown to people, 0 to 9.
    pub decimals: u32,
    /// How a self-assessment's factors count.
    pub assessment: AssessmentPolicy,
    /// Days from one check-in to the next.
    pub cadence_days: u32,
    /// Days of grace before a key result is outdated: working days, where there is a calendar.
    pub grace_days: u32,
    /// The usual cycle.
    pub cycle: CycleKind,
    /// Where progress should be as time passes.
    pub curve: Curve,
    /// Which days are worked; `null`: all.
    pub calendar: Option<Calendar>,
    /// How far behind is behind.
    pub pace: Pace,
    /// When silence is asked after.
    pub outdated: Outdated,
    /// What an objective's status is made of.
    pub objective_status: ObjectiveStatus,
    /// Where the bands of a score begin.
    pub bands: Bands,
    /// What of an OKR may be an input to pay.
    pub compensation: Compensation,
    /// The industry; `null`: any.
    pub industry: Option<Industry>,
    /// How many are too many and too few.
    pub limits: SetLimits,
    /// Which alignments are wanted.
    pub alignment: AlignmentPolicy,
    /// Severities of rules that differ from the rules' own; later ones win.
    pub rules: Vec<RuleLevel>,
}

impl Profile {
    /// What counts of an attainment: from 0, unless the profile lets it be below, to the cap.
    #[inline]
    pub(crate) fn progress(&self, attainment: f64) -> f64 {
        let least = match self.below_baseline {
            BelowBaseline::Clamp => 0.0,
            BelowBaseline::Signed => f64::NEG_INFINITY,
        };
        attainment.max(least).min(self.cap) + 0.0
    }

    /// Whether a control is strict that says so itself, or not.
    pub(crate) fn is_strict(&self, own: Option<bool>) -> bool {
        own.unwrap_or(self.control_bounds == ControlBounds::Strict)
    }

    /// The severity that the profile gives to a rule; `None` where it is off.
    pub fn severity(&self, rule: Code) -> Option<Severity> {
        let own = self.rules.iter().rev().find(|own| own.rule == rule);
        match own.map(|own| own.severity) {
            None => Some(rule.severity()),
            Some(RuleSeverity::Error) => Some(Severity::Error),
            Some(RuleSeverity::Warning) => Some(Severity::Warning),
            Some(RuleSeverity::Info) => Some(Severity::Info),
            Some(RuleSeverity::Off) => None,
        }
    }
}
