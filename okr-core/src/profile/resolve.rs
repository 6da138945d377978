//! From what a document says of its profile to every policy's value.

use crate::codes::Code;
use crate::json::{Checks, Place, listed, nearest};
use crate::model::{
    AlignmentOverride, AssessmentOverride, BandOverride, CalendarOverride, LimitsOverride, PaceOverride, PaceRule,
    ProfileChoice, ProfileOverrides, Title, Weekday,
};
use crate::problem::{Problem, Slot};

use super::calendar::Calendar;
use super::named::named_profiles;
use super::policies::{Band, LevelLimit, Pace, Profile, RuleLevel};

impl Profile {
    /// The profile that a document chooses; problems go to `checks`.
    pub(crate) fn resolve(choice: Option<&ProfileChoice>, checks: &mut Checks<'_>) -> Profile {
        let root = Place::Root;
        let place = root.field("profile");
        let mut profile = Profile::okr();
        match choice {
            None => {}
            Some(ProfileChoice::Named(name)) => profile.extend(name, &place, checks),
            Some(ProfileChoice::Custom(overrides)) => {
                let extends = place.field("extends");
                for (at, name) in overrides.extends.names().iter().enumerate() {
                    let item = extends.item(at);
                    profile.extend(name, if overrides.extends.is_list() { &item } else { &extends }, checks);
                }
                profile.apply(overrides, &place, checks);
                profile.name = "custom".to_owned();
            }
        }
        profile
    }

    /// Takes over what a named profile states.
    fn extend(&mut self, name: &Title, place: &Place<'_>, checks: &mut Checks<'_>) {
        let known = || named_profiles().iter().map(|profile| profile.name);
        let Some(named) = named_profiles().iter().find(|profile| profile.name == name.as_str()) else {
            let known: Vec<&str> = known().collect();
            let problem = Problem::new(Code::ProfileUnknown, place.pointer())
                .with("name", name.as_str())
                .with("nearest", nearest(name, &mut known.iter().copied()))
                .with("known", listed(&known));
            checks.raise(problem);
            return;
        };
        (named.set)(self);
        self.name = named.name.to_owned();
    }

    fn apply(&mut self, own: &ProfileOverrides, place: &Place<'_>, checks: &mut Checks<'_>) {
        macro_rules! take {
            ($($field:ident),+) => { $( self.$field = own.$field.unwrap_or(self.$field); )+ };
        }
        take!(unmeasured, missing_weight, weights, weight_decimals, missing_baseline, flat_target, below_baseline);
        take!(cap, control_bounds, control_outside, source, official, decimals, cadence_days, grace_days, cycle);
        take!(curve, outdated, objective_status, compensation);
        self.industry = own.industry.or(self.industry);
        if let Some(factors) = &own.assessment {
            self.apply_assessment(factors);
        }
        if let Some(calendar) = &own.calendar {
            self.calendar = Some(calendar_of(calendar, &place.field("calendar"), checks));
        }
        if let Some(pace) = &own.pace {
            self.pace = pace_of(self.pace, pace, &place.field("pace"), checks);
        }
        if let Some(bands) = &own.bands {
            let place = place.field("bands");
            apply_band(&mut self.bands.aspirational, bands.aspirational.as_ref(), &place.field("aspirational"), checks);
            apply_band(&mut self.bands.committed, bands.committed.as_ref(), &place.field("committed"), checks);
        }
        if let Some(limits) = &own.limits {
            self.apply_limits(limits, &place.field("limits"), checks);
        }
        if let Some(alignment) = &own.alignment {
            self.apply_alignment(alignment);
        }
        let rules = place.field("rules");
        for (at, rule) in own.rules.iter().enumerate() {
            if let Some(code) = rule_code(&rule.rule, &rules.item(at).field("rule"), checks) {
                self.rules.push(RuleLevel { rule: code, severity: rule.severity });
            }
        }
    }

    fn apply_assessment(&mut self, own: &AssessmentOverride) {
        let factors = &mut self.assessment;
        factors.difficulty = own.difficulty.unwrap_or(factors.difficulty);
        factors.effort = own.effort.unwrap_or(factors.effort);
        factors.gap = own.gap.unwrap_or(factors.gap);
    }

    fn apply_limits(&mut self, own: &LimitsOverride, place: &Place<'_>, checks: &mut Checks<'_>) {
        let limits = &mut self.limits;
        limits.objectives = own.objectives.unwrap_or(limits.objectives);
        limits.objectives_at_least = own.objectives_at_least.unwrap_or(limits.objectives_at_least);
        limits.key_results = own.key_results.unwrap_or(limits.key_results);
        limits.key_results_at_least = own.key_results_at_least.unwrap_or(limits.key_results_at_least);
        let most = (f64::from(limits.objectives), f64::from(limits.key_results));
        let least = (f64::from(limits.objectives_at_least), f64::from(limits.key_results_at_least));
        in_order("objectivesAtLeast", least.0, "objectives", most.0, place, checks);
        in_order("keyResultsAtLeast", least.1, "keyResults", most.1, place, checks);
        let levels = place.field("levels");
        for (at, level) in own.levels.iter().enumerate() {
            if let (Some(least), Some(most)) = (level.objectives_at_least, level.objectives) {
                in_order("objectivesAtLeast", least.into(), "objectives", most.into(), &levels.item(at), checks);
            }
            limits.levels.retain(|known| known.level != level.level.as_str());
            limits.levels.push(LevelLimit {
                level: level.level.to_string(),
                objectives: level.objectives,
                objectives_at_least: level.objectives_at_least,
            });
        }
    }

    fn apply_alignment(&mut self, own: &AlignmentOverride) {
        let policy = &mut self.alignment;
        policy.upward = own.upward.unwrap_or(policy.upward);
        policy.own_objectives = own.own_objectives.unwrap_or(policy.own_objectives);
        policy.one_parent = own.one_parent.unwrap_or(policy.one_parent);
        policy.cycles = own.cycles.unwrap_or(policy.cycles);
        policy.cycles_breach = own.cycles_breach.unwrap_or(policy.cycles_breach);
    }
}

/// Raises a contradiction unless the first is at most the second.
fn in_order(
    first: &'static str,
    least: f64,
    second: &'static str,
    most: f64,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    if least > most {
        checks.raise(contradiction(first, least, second, most, place));
    }
}

fn contradiction(
    first: &'static str,
    first_value: impl Into<Slot>,
    second: &'static str,
    second_value: impl Into<Slot>,
    place: &Place<'_>,
) -> Problem {
    Problem::new(Code::ProfileContradiction, place.pointer())
        .with("first", first)
        .with("first_value", first_value)
        .with("second", second)
        .with("second_value", second_value)
}

fn apply_band(band: &mut Band, own: Option<&BandOverride>, place: &Place<'_>, checks: &mut Checks<'_>) {
    let Some(own) = own else { return };
    band.yellow = own.yellow.unwrap_or(band.yellow);
    band.green = own.green.unwrap_or(band.green);
    band.top = own.top.or(band.top);
    in_order("yellow", band.yellow, "green", band.green, place, checks);
    in_order("green", band.green, "top", band.top.unwrap_or(band.green), place, checks);
}

fn calendar_of(own: &CalendarOverride, place: &Place<'_>, checks: &mut Checks<'_>) -> Calendar {
    let weekend = own.weekend.as_ref().map_or_else(|| vec![Weekday::Saturday, Weekday::Sunday], |days| days.to_vec());
    let calendar = Calendar::new(weekend, &own.holidays, &own.extra_workdays);
    if calendar.is_idle() {
        checks.raise(Problem::new(Code::ProfileNoWorkday, place.field("weekend").pointer()));
    }
    let extra = place.field("extraWorkdays");
    for (at, day) in own.extra_workdays.iter().enumerate() {
        if calendar.holidays.binary_search(day).is_ok() {
            let day = || day.to_string();
            checks.raise(contradiction("holidays", day(), "extraWorkdays", day(), &extra.item(at)));
        }
    }
    calendar
}

/// The pace that overrides make of another: thresholds of the same rule stay where they
/// are not given.
fn pace_of(base: Pace, own: &PaceOverride, place: &Place<'_>, checks: &mut Checks<'_>) -> Pace {
    let rule = own.rule.unwrap_or(base.rule());
    let kept = match base {
        Pace::Difference { on_track_at_most, behind_at_most } => (on_track_at_most, behind_at_most),
        Pace::Ratio { on_track_from, behind_from } | Pace::Absolute { on_track_from, behind_from } => {
            (on_track_from, behind_from)
        }
    };
    let kept = Some(kept).filter(|_| base.rule() == rule);
    let (on_track_at_most, behind_at_most) =
        (("onTrackAtMost", own.on_track_at_most), ("behindAtMost", own.behind_at_most));
    let (on_track_from, behind_from) = (("onTrackFrom", own.on_track_from), ("behindFrom", own.behind_from));
    let (wanted, foreign) = match rule {
        PaceRule::Difference => ([on_track_at_most, behind_at_most], [on_track_from, behind_from]),
        PaceRule::Ratio | PaceRule::Absolute => ([on_track_from, behind_from], [on_track_at_most, behind_at_most]),
    };
    for (field, value) in foreign {
        if let Some(value) = value {
            checks.raise(contradiction("rule", rule.word(), field, value, place));
        }
    }
    let [(on_track_field, on_track), (behind_field, behind)] = wanted;
    for (field, _) in wanted.into_iter().filter(|(_, value)| value.is_none() && kept.is_none()) {
        checks.raise(Problem::new(Code::DocumentMissingField, place.pointer()).with("field", field));
    }
    let known = on_track.or(kept.map(|kept| kept.0)).zip(behind.or(kept.map(|kept| kept.1)));
    // What is missing is told as that, and is not compared with anything.
    let Some((on_track, behind)) = known else { return base };
    match rule {
        PaceRule::Difference => {
            in_order(on_track_field, on_track, behind_field, behind, place, checks);
            Pace::Difference { on_track_at_most: on_track, behind_at_most: behind }
        }
        PaceRule::Ratio => {
            in_order(behind_field, behind, on_track_field, on_track, place, checks);
            Pace::Ratio { on_track_from: on_track, behind_from: behind }
        }
        PaceRule::Absolute => {
            in_order(behind_field, behind, on_track_field, on_track, place, checks);
            Pace::Absolute { on_track_from: on_track, behind_from: behind }
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
