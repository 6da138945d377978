//! What a document says of the profile it is judged by.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::Title;
use crate::json::{Checks, Field, Kind, List, Place, Reader, record, vocabulary};

vocabulary! {
    /// How members without a value count in a roll-up.
    pub enum Unmeasured {
        /// As 0: silence is never green.
        Zero = "zero",
        /// Not at all.
        Exclude = "exclude",
    }
}

vocabulary! {
    /// What a member of a roll-up weighs that states no weight.
    pub enum MissingWeight {
        /// 1, whatever the others weigh.
        MissingIsOne = "missingIsOne",
        /// Its share of the rest to 1.
        Remainder = "remainder",
    }
}

vocabulary! {
    /// What progress is below the baseline.
    pub enum BelowBaseline {
        /// 0.
        Clamp = "clamp",
        /// The negative number itself.
        Signed = "signed",
    }
}

vocabulary! {
    /// Which score is the official one where an owner has stated one.
    pub enum Official {
        /// The computed score, always.
        Computed = "computed",
        /// The stated score, where there is one.
        Stated = "stated",
    }
}

vocabulary! {
    /// The severity that a profile gives to a rule.
    pub enum RuleSeverity {
        /// Contradicts the method.
        Error = "error",
        /// Likely wrong.
        Warning = "warning",
        /// Worth knowing.
        Info = "info",
        /// Not asked.
        Off = "off",
    }
}

record! {
    /// How far progress may fall behind what is expected, in points of 100.
    pub struct PaceOverride {
        /// On track up to this difference.
        "onTrackAtMost" on_track_at_most: Option<f64> = optional,
        /// Behind up to this difference; at risk beyond.
        "behindAtMost" behind_at_most: Option<f64> = optional,
    }
    check(pace, place, checks) {
        for (field, value) in [("onTrackAtMost", pace.on_track_at_most), ("behindAtMost", pace.behind_at_most)] {
            if let Some(value) = value {
                checks.range(value, 0.0, 100.0, &place.field(field));
            }
        }
    }
}

record! {
    /// How many are too many.
    pub struct LimitsOverride {
        /// Objectives of one owner in one cycle.
        "objectives" objectives: Option<u32> = optional,
        /// Key results of one objective.
        "keyResults" key_results: Option<u32> = optional,
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
        /// The decimals to which `remainder` splits, 0 to 9; absent: 3.
        "weightDecimals" weight_decimals: Option<u32> = optional,
        /// What progress is below the baseline.
        "belowBaseline" below_baseline: Option<BelowBaseline> = optional,
        /// The highest progress; absent: 1.
        "cap" cap: Option<f64> = optional,
        /// Which score is official.
        "official" official: Option<Official> = optional,
        /// Days from one check-in to the next.
        "cadenceDays" cadence_days: Option<u32> = optional,
        /// Days of grace beyond the cadence before a key result is outdated.
        "graceDays" grace_days: Option<u32> = optional,
        /// How far behind is behind.
        "pace" pace: Option<PaceOverride> = optional,
        /// How many are too many.
        "limits" limits: Option<LimitsOverride> = optional,
        /// Severities of lint rules.
        "rules" rules: List<RuleOverride> = few,
    }
    check(profile, place, checks) {
        if let Some(cap) = profile.cap {
            checks.range(cap, 1.0, 1000.0, &place.field("cap"));
        }
        if let Some(decimals) = profile.weight_decimals {
            checks.range(f64::from(decimals), 0.0, 9.0, &place.field("weightDecimals"));
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
            _ => Title::read(reader).map(Extends::One),
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
            _ => Title::read(reader).map(ProfileChoice::Named),
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
