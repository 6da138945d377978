//! Profiles: every policy by name, with its value. A room of its own before the
//! workspace, which holds the one that its document chose.

use crate::codes::{Code, Severity};
use crate::json::{Checks, Place, listed, nearest};
use crate::model::{
    BelowBaseline, Extends, MissingWeight, Official, ProfileChoice, ProfileOverrides, RuleSeverity, Unmeasured,
};
use crate::problem::Problem;

/// How many are too many; the sources disagree, so each profile has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetLimits {
    /// Objectives of one owner in one cycle.
    pub objectives: u32,
    /// Key results of one objective.
    pub key_results: u32,
}

/// The policies by which a document is judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The name for answers: a profile's own, or `custom`.
    pub name: String,
    /// How members without a value count in a roll-up.
    pub unmeasured: Unmeasured,
    /// What a member of a roll-up weighs that states no weight.
    pub missing_weight: MissingWeight,
    /// The decimals to which `remainder` splits, 0 to 9.
    pub weight_decimals: u32,
    /// What progress is below the baseline.
    pub below_baseline: BelowBaseline,
    /// The highest progress.
    pub cap: f64,
    /// Which score is official where one is stated.
    pub official: Official,
    /// Days from one check-in to the next.
    pub cadence_days: u32,
    /// Days of grace before a key result is outdated.
    pub grace_days: u32,
    /// On track up to this many points behind.
    pub on_track_at_most: f64,
    /// Behind up to this many points; at risk beyond.
    pub behind_at_most: f64,
    /// How many are too many.
    pub limits: SetLimits,
    /// Severities of rules that differ from the rules' own; `None` is off.
    pub rules: Vec<(Code, Option<Severity>)>,
}

/// The names of the profiles that exist.
const NAMES: &[&str] = &["okr"];

impl Profile {
    /// The default profile.
    ///
    /// Weekly check-ins, at most 5 objectives an owner and cycle and 5 key
    /// results an objective, 10 and 25 points of pace; a silent key result
    /// counts as 0, so that silence is never green.
    pub fn okr() -> Profile {
        Profile {
            name: "okr".to_owned(),
            unmeasured: Unmeasured::Zero,
            missing_weight: MissingWeight::MissingIsOne,
            weight_decimals: 3,
            below_baseline: BelowBaseline::Clamp,
            cap: 1.0,
            official: Official::Stated,
            cadence_days: 7,
            grace_days: 3,
            on_track_at_most: 10.0,
            behind_at_most: 25.0,
            limits: SetLimits { objectives: 5, key_results: 5 },
            rules: Vec::new(),
        }
    }

    /// What counts of an attainment: from 0, unless the profile lets it be below, to the cap.
    #[inline]
    pub(crate) fn progress(&self, attainment: f64) -> f64 {
        let least = match self.below_baseline {
            BelowBaseline::Clamp => 0.0,
            BelowBaseline::Signed => f64::NEG_INFINITY,
        };
        attainment.max(least).min(self.cap) + 0.0
    }

    /// The severity that the profile gives to a rule; `None` where it is off.
    pub fn severity(&self, rule: Code) -> Option<Severity> {
        let own = self.rules.iter().rev().find(|(code, _)| *code == rule);
        own.map_or(Some(rule.severity()), |(_, severity)| *severity)
    }

    /// The profile that a document chooses; problems go to `checks`.
    pub(crate) fn resolve(choice: Option<&ProfileChoice>, checks: &mut Checks<'_>) -> Profile {
        let root = Place::Root;
        let place = root.field("profile");
        match choice {
            None => Profile::okr(),
            Some(ProfileChoice::Named(name)) => {
                check_name(name, &place, checks);
                Profile::okr()
            }
            Some(ProfileChoice::Custom(overrides)) => {
                let extends = place.field("extends");
                match &overrides.extends {
                    Extends::One(name) => check_name(name, &extends, checks),
                    Extends::Several(names) => {
                        for (at, name) in names.iter().enumerate() {
                            check_name(name, &extends.item(at), checks);
                        }
                    }
                }
                let mut profile = Profile::okr();
                profile.name = "custom".to_owned();
                profile.apply(overrides, &place, checks);
                profile
            }
        }
    }

    fn apply(&mut self, overrides: &ProfileOverrides, place: &Place<'_>, checks: &mut Checks<'_>) {
        self.unmeasured = overrides.unmeasured.unwrap_or(self.unmeasured);
        self.missing_weight = overrides.missing_weight.unwrap_or(self.missing_weight);
        self.weight_decimals = overrides.weight_decimals.unwrap_or(self.weight_decimals);
        self.below_baseline = overrides.below_baseline.unwrap_or(self.below_baseline);
        self.cap = overrides.cap.unwrap_or(self.cap);
        self.official = overrides.official.unwrap_or(self.official);
        self.cadence_days = overrides.cadence_days.unwrap_or(self.cadence_days);
        self.grace_days = overrides.grace_days.unwrap_or(self.grace_days);
        if let Some(pace) = &overrides.pace {
            self.on_track_at_most = pace.on_track_at_most.unwrap_or(self.on_track_at_most);
            self.behind_at_most = pace.behind_at_most.unwrap_or(self.behind_at_most);
            if self.on_track_at_most > self.behind_at_most {
                let problem = Problem::new(Code::ProfileContradiction, place.field("pace").pointer())
                    .with("first", "onTrackAtMost")
                    .with("first_value", self.on_track_at_most)
                    .with("second", "behindAtMost")
                    .with("second_value", self.behind_at_most);
                checks.raise(problem);
            }
        }
        if let Some(limits) = &overrides.limits {
            self.limits.objectives = limits.objectives.unwrap_or(self.limits.objectives);
            self.limits.key_results = limits.key_results.unwrap_or(self.limits.key_results);
        }
        let rules = place.field("rules");
        for (at, rule) in overrides.rules.iter().enumerate() {
            let severity = match rule.severity {
                RuleSeverity::Error => Some(Severity::Error),
                RuleSeverity::Warning => Some(Severity::Warning),
                RuleSeverity::Info => Some(Severity::Info),
                RuleSeverity::Off => None,
            };
            if let Some(code) = rule_code(&rule.rule, &rules.item(at).field("rule"), checks) {
                self.rules.push((code, severity));
            }
        }
    }
}

/// The code of a rule's name; a problem where there is no such rule.
pub(crate) fn rule_code(name: &str, place: &Place<'_>, checks: &mut Checks<'_>) -> Option<Code> {
    let code = Code::from_name(name).filter(|code| code.is_finding());
    if code.is_none() {
        let mut known = Code::ALL.iter().filter(|code| code.is_finding()).map(|code| code.name());
        let problem = Problem::new(Code::RuleUnknown, place.pointer());
        checks.raise(problem.with("name", name).with("nearest", nearest(name, &mut known)));
    }
    code
}

fn check_name(name: &str, place: &Place<'_>, checks: &mut Checks<'_>) {
    if !NAMES.contains(&name) {
        let problem = Problem::new(Code::ProfileUnknown, place.pointer())
            .with("name", name)
            .with("nearest", nearest(name, &mut NAMES.iter().copied()))
            .with("known", listed(NAMES));
        checks.raise(problem);
    }
}
