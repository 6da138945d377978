//! What a document says of the profile it is judged by.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::policy::{
    BelowBaseline, Breach, Compensation, ControlBounds, ControlOutside, Curve, CycleRule, FlatTarget, Industry,
    MissingBaseline, MissingWeight, ObjectiveStatus, Official, Outdated, PaceRule, RuleSeverity, Unmeasured, Weekday,
    Weights,
};
use super::{CycleKind, Date, Source, Title};
use crate::json::{Checks, Field, Kind, List, NUMBER_BOUND, Place, Reader, record};
use crate::lang::Term;

record! {
    /// How progress is held against what is expected. Thresholds belong to their rule.
    pub struct PaceOverride {
        /// The rule; absent: `difference`.
        "rule" rule: Option<PaceRule> = optional,
        /// `difference`: on track up to so many points behind, 0 to 100.
        "onTrackAtMost" on_track_at_most: Option<f64> = optional,
        /// `difference`: behind up to so many points; at risk beyond, 0 to 100.
        "behindAtMost" behind_at_most: Option<f64> = optional,
        /// `ratio`: on track from this part of what is expected, 0 to 10; `absolute`: from
        /// so many points of progress, 0 to 100.
        "onTrackFrom" on_track_from: Option<f64> = optional,
        /// Likewise behind; at risk below.
        "behindFrom" behind_from: Option<f64> = optional,
    }
    check(pace, place, checks) {
        let most = if pace.rule == Some(PaceRule::Ratio) { 10.0 } else { 100.0 };
        for (field, value, most) in [
            ("onTrackAtMost", pace.on_track_at_most, 100.0),
            ("behindAtMost", pace.behind_at_most, 100.0),
            ("onTrackFrom", pace.on_track_from, most),
            ("behindFrom", pace.behind_from, most),
        ] {
            if let Some(value) = value {
                checks.range(value, 0.0, most, &place.field(field));
            }
        }
    }
}

record! {
    /// Where the bands of a score begin, each 0 to 1.
    pub struct BandOverride {
        /// Yellow from here; red below.
        "yellow" yellow: Option<f64> = optional,
        /// Green from here.
        "green" green: Option<f64> = optional,
        /// From here the next aim should be higher; absent: nowhere.
        "top" top: Option<f64> = optional,
    }
    check(band, place, checks) {
        for (field, value) in [("yellow", band.yellow), ("green", band.green), ("top", band.top)] {
            if let Some(value) = value {
                checks.range(value, 0.0, 1.0, &place.field(field));
            }
        }
    }
}

record! {
    /// The bands of scores by ambition.
    pub struct BandsOverride {
        /// Of aspirational objectives.
        "aspirational" aspirational: Option<BandOverride> = optional,
        /// Of committed objectives.
        "committed" committed: Option<BandOverride> = optional,
    }
}

record! {
    /// How a self-assessment's factors count.
    pub struct AssessmentOverride {
        /// How much difficulty moves a suggested score, 0 to 1.
        "difficulty" difficulty: Option<f64> = optional,
        /// How much a lack of effort lowers it, 0 to 1.
        "effort" effort: Option<f64> = optional,
        /// How far a stated score may be from the suggested one before somebody asks, 0 to 1.
        "gap" gap: Option<f64> = optional,
    }
    check(assessment, place, checks) {
        let factors =
            [("difficulty", assessment.difficulty), ("effort", assessment.effort), ("gap", assessment.gap)];
        for (field, value) in factors {
            if let Some(value) = value {
                checks.range(value, 0.0, 1.0, &place.field(field));
            }
        }
    }
}

record! {
    /// How many objectives an owner of one level should have in a cycle.
    pub struct LevelLimits {
        /// The level.
        "level" level: Title = required,
        /// At most.
        "objectives" objectives: Option<u32> = optional,
        /// At least.
        "objectivesAtLeast" objectives_at_least: Option<u32> = optional,
    }
}

record! {
    /// How many are too many and too few.
    pub struct LimitsOverride {
        /// Objectives of one owner in one cycle, at most.
        "objectives" objectives: Option<u32> = optional,
        /// Objectives of one owner in one cycle, at least.
        "objectivesAtLeast" objectives_at_least: Option<u32> = optional,
        /// Key results of one objective, at most.
        "keyResults" key_results: Option<u32> = optional,
        /// Key results of one objective, at least.
        "keyResultsAtLeast" key_results_at_least: Option<u32> = optional,
        /// Limits of single levels; each replaces the one of the same level before.
        "levels" levels: List<LevelLimits> = few,
    }
}

record! {
    /// Which days are worked.
    pub struct CalendarOverride {
        /// The days of the week that are not; absent: saturday and sunday.
        "weekend" weekend: Option<List<Weekday>> = optional,
        /// Days off besides.
        "holidays" holidays: List<Date> = few,
        /// Days of the weekend that are worked.
        "extraWorkdays" extra_workdays: List<Date> = few,
    }
}

record! {
    /// Which alignments are wanted: of kind `contributes` and `supports`, declined ones aside.
    pub struct AlignmentOverride {
        /// One that does not lead to a higher level.
        "upward" upward: Option<Breach> = optional,
        /// One between two objectives of the same owner.
        "ownObjectives" own_objectives: Option<Breach> = optional,
        /// A second one from the same end.
        "oneParent" one_parent: Option<Breach> = optional,
        /// What the cycles of its ends must have in common.
        "cycles" cycles: Option<CycleRule> = optional,
        /// What becomes of one whose cycles do not.
        "cyclesBreach" cycles_breach: Option<Breach> = optional,
    }
}

record! {
    /// The severity of one lint rule.
    pub struct RuleOverride {
        /// The rule's code.
        "rule" rule: Title = required,
        /// Its severity.
        "severity" severity: RuleSeverity = required,
    }
}

record! {
    /// A profile of the document's own: a named one with fields changed.
    pub struct ProfileOverrides {
        /// The named profiles that this one starts from; later ones win.
        "extends" extends: Extends = required,
        /// How members without a value count.
        "unmeasured" unmeasured: Option<Unmeasured> = optional,
        /// What a member weighs that states no weight.
        "missingWeight" missing_weight: Option<MissingWeight> = optional,
        /// What stated weights mean.
        "weights" weights: Option<Weights> = optional,
        /// The decimals to which weights are split and summed, 0 to 9; absent: 3.
        "weightDecimals" weight_decimals: Option<u32> = optional,
        /// From where a metric starts that states no baseline.
        "missingBaseline" missing_baseline: Option<MissingBaseline> = optional,
        /// What becomes of a metric whose target is its baseline.
        "flatTarget" flat_target: Option<FlatTarget> = optional,
        /// What progress is below the baseline.
        "belowBaseline" below_baseline: Option<BelowBaseline> = optional,
        /// The highest progress, 1 to 1e100; absent: 1.
        "cap" cap: Option<f64> = optional,
        /// Whether a control's bounds are inside, where it does not say so itself.
        "controlBounds" control_bounds: Option<ControlBounds> = optional,
        /// What a control is worth outside its bounds.
        "controlOutside" control_outside: Option<ControlOutside> = optional,
        /// What an objective's progress is made of that does not say so itself.
        "source" source: Option<Source> = optional,
        /// Which score is official.
        "official" official: Option<Official> = optional,
        /// The decimals with which scores are shown to people, 0 to 9. Answers are not rounded.
        "decimals" decimals: Option<u32> = optional,
        /// How a self-assessment's factors count.
        "assessment" assessment: Option<AssessmentOverride> = optional,
        /// Days from one check-in to the next.
        "cadenceDays" cadence_days: Option<u32> = optional,
        /// Days of grace beyond the cadence before a key result is outdated: working days,
        /// where there is a calendar.
        "graceDays" grace_days: Option<u32> = optional,
        /// The usual cycle.
        "cycle" cycle: Option<CycleKind> = optional,
        /// Where progress should be as time passes.
        "curve" curve: Option<Curve> = optional,
        /// Which days are worked; absent: all.
        "calendar" calendar: Option<CalendarOverride> = optional,
        /// How far behind is behind.
        "pace" pace: Option<PaceOverride> = optional,
        /// When silence is asked after.
        "outdated" outdated: Option<Outdated> = optional,
        /// What an objective's status is made of.
        "objectiveStatus" objective_status: Option<ObjectiveStatus> = optional,
        /// Where the bands of a score begin.
        "bands" bands: Option<BandsOverride> = optional,
        /// What of an OKR may be an input to pay.
        "compensation" compensation: Option<Compensation> = optional,
        /// The industry.
        "industry" industry: Option<Industry> = optional,
        /// How many are too many and too few.
        "limits" limits: Option<LimitsOverride> = optional,
        /// Which alignments are wanted.
        "alignment" alignment: Option<AlignmentOverride> = optional,
        /// Severities of lint rules.
        "rules" rules: List<RuleOverride> = few,
    }
    check(profile, place, checks) {
        if let Some(cap) = profile.cap {
            checks.range(cap, 1.0, NUMBER_BOUND, &place.field("cap"));
        }
        for (field, decimals) in [("weightDecimals", profile.weight_decimals), ("decimals", profile.decimals)] {
            if let Some(decimals) = decimals {
                checks.range(f64::from(decimals), 0.0, 9.0, &place.field(field));
            }
        }
    }
}

/// One profile name or a list of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Extends {
    /// One name.
    One(Title),
    /// Several; later ones win.
    Several(Vec<Title>),
}

impl Extends {
    /// True where they are written as a list.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self, Extends::Several(_))
    }

    /// The names in order.
    pub fn names(&self) -> &[Title] {
        match self {
            Extends::One(name) => std::slice::from_ref(name),
            Extends::Several(names) => names,
        }
    }
}

impl Field for Extends {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.kind() {
            Kind::List => Vec::read(reader).map(Extends::Several),
            Kind::String => Title::read(reader).map(Extends::One),
            _ => {
                reader.wrong_type(Term::new("the name of a profile, or a list of names", "一个方案名称，或名称列表"));
                None
            }
        }
    }

    fn placeholder() -> Self {
        Extends::Several(Vec::new())
    }
}

/// The profile of a document: a name, or a named profile with changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ProfileChoice {
    /// A named profile.
    Named(Title),
    /// A named profile with fields changed.
    Custom(Box<ProfileOverrides>),
}

impl ProfileChoice {
    /// The name of the profile for answers: its own, or `custom`.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            ProfileChoice::Named(name) => Cow::Borrowed(name.as_str()),
            ProfileChoice::Custom(_) => Cow::Borrowed("custom"),
        }
    }
}

impl<'de> Deserialize<'de> for ProfileChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ProfileChoice, D::Error> {
        // The fast path takes names only: an untagged object would lose its
        // `extra`. The collecting path reads the rest.
        Title::deserialize(deserializer).map(ProfileChoice::Named)
    }
}

impl Field for ProfileChoice {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.kind() {
            Kind::Object => ProfileOverrides::read(reader).map(Box::new).map(ProfileChoice::Custom),
            Kind::String => Title::read(reader).map(ProfileChoice::Named),
            _ => {
                reader.wrong_type(Term::new(
                    "the name of a profile, or an object such as {\"extends\": [\"feishu\", \"finance\"]}",
                    "方案名称，或形如 {\"extends\": [\"feishu\", \"finance\"]} 的对象",
                ));
                None
            }
        }
    }

    fn placeholder() -> Self {
        ProfileChoice::Named("okr".into())
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        if let ProfileChoice::Custom(overrides) = self {
            overrides.check(place, checks);
        }
    }
}
