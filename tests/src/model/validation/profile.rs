//! Profiles that are not there or contradict themselves; rules; silences.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::profile::{NAMES, resolved, thresholds};
use super::super::read::{items, number, text, word};
use super::numbers::{LIMITS, MOST_WHOLE};
use super::{Fault, fault};

/// The linter's rules, as `docs/errors.md` lists findings.
const RULES: [&str; 74] = [
    "set.too-many-objectives",
    "set.no-key-results",
    "set.weights",
    "set.nothing-left",
    "set.too-many-key-results",
    "set.too-few-key-results",
    "set.too-few-objectives",
    "set.duplicate",
    "set.no-owner",
    "set.all-committed",
    "set.insufficient",
    "align.orphan",
    "align.no-effect",
    "align.dependency-loop",
    "align.would-cycle",
    "align.level",
    "align.own-objectives",
    "align.second-parent",
    "align.cycle-window",
    "align.mention-unanswered",
    "align.mention-missing",
    "align.unsupported-key-result",
    "align.stale",
    "align.silo",
    "align.conflict",
    "align.copied",
    "align.split",
    "align.duplicate-work",
    "align.skips-level",
    "cycle.outside-parent",
    "objective.phrase-only",
    "objective.vague-direction",
    "objective.is-metric",
    "objective.is-task",
    "objective.routine",
    "objective.carried-over",
    "objective.compound",
    "objective.too-long",
    "objective.empty-words",
    "key-result.no-target",
    "key-result.placeholder",
    "key-result.no-baseline",
    "key-result.guard-broken",
    "key-result.is-todo",
    "key-result.not-measurable",
    "key-result.vague-verb",
    "key-result.compound",
    "key-result.no-deadline",
    "key-result.binary",
    "key-result.text-disagrees",
    "key-result.weak-link",
    "key-result.all-lagging",
    "check-in.no-effect",
    "process.late-draft",
    "process.stale-check-in",
    "process.activity-note",
    "process.risk-without-ask",
    "process.todo-without-owner",
    "process.goalpost",
    "process.unscored",
    "process.no-retrospective",
    "process.low-score-unexplained",
    "process.score-gap",
    "process.assessed-by-other",
    "process.amendment-gap",
    "process.always-full",
    "process.never-low",
    "process.sandbagging",
    "process.pay-linked",
    "process.private",
    "safety.bidi",
    "safety.invisible",
    "safety.confusable",
    "silence.unused",
];

/// Faults of the profile and of silences.
pub(in super::super) fn faults(document: &Value) -> Vec<Fault> {
    [
        of_names(document),
        of_pace(document),
        of_bands(document),
        of_limits(document),
        of_calendar(document),
        of_rules(document),
    ]
    .concat()
}

/// Names of profiles that do not exist.
fn of_names(document: &Value) -> Vec<Fault> {
    let profile = &document["profile"];
    let extends = &profile["extends"];
    let mut names = vec![("/profile".to_owned(), profile), ("/profile/extends".to_owned(), extends)];
    let listed = items(profile, "extends").iter().enumerate();
    names.extend(listed.map(|(at, name)| (format!("/profile/extends/{at}"), name)));
    let is_strange = |name: &Value| name.as_str().is_some_and(|name| !NAMES.contains(&name));
    let strangers = names.into_iter().filter(|(_, name)| is_strange(name));
    strangers.map(|(path, _)| fault("profile.unknown", path)).collect()
}

/// A rule of pace without its thresholds, with those of another, or with such as
/// leave nothing between them.
fn of_pace(document: &Value) -> Vec<Fault> {
    let given = &document["profile"]["pace"];
    if !given.is_object() {
        return Vec::new();
    }
    let settings = resolved(document);
    let pace = &settings["pace"];
    let rule = word(pace, "rule", "difference");
    let others = thresholds(if rule == "difference" { "ratio" } else { "difference" });
    let given_others = others.iter().filter(|threshold| number(given, threshold).is_some());
    let mut faults: Vec<Fault> = given_others.map(|_| fault("profile.contradiction", "/profile/pace")).collect();
    let [on_track, behind] = thresholds(rule).map(|threshold| number(pace, threshold));
    let missing = [on_track, behind].into_iter().filter(Option::is_none);
    faults.extend(missing.map(|_| fault("document.missing-field", "/profile/pace")));
    if let (Some(on_track), Some(behind)) = (on_track, behind) {
        let is_wrong = if rule == "difference" { on_track > behind } else { on_track < behind };
        faults.extend(is_wrong.then(|| fault("profile.contradiction", "/profile/pace")));
    }
    faults
}

/// Bands that begin before the one below them.
fn of_bands(document: &Value) -> Vec<Fault> {
    let settings = resolved(document);
    let mut faults = Vec::new();
    for ambition in ["aspirational", "committed"] {
        let band = |name: &str| number(&settings["bands"][ambition], name);
        if band("yellow") > band("green") || band("top").is_some_and(|top| Some(top) < band("green")) {
            faults.push(fault("profile.contradiction", format!("/profile/bands/{ambition}")));
        }
    }
    faults
}

/// At least more than at most, of all together or of one level.
fn of_limits(document: &Value) -> Vec<Fault> {
    let settings = resolved(document);
    let limits = &settings["limits"];
    let is_wrong = |limits: &Value, most: &str| {
        let least = number(limits, &format!("{most}AtLeast"));
        least.zip(number(limits, most)).is_some_and(|(least, most)| least > most)
    };
    let wrong = ["objectives", "keyResults"].into_iter().filter(|most| is_wrong(limits, most));
    let given = &document["profile"]["limits"];
    let levels = items(given, "levels");
    // What cannot be read is held against nothing.
    let is_read =
        |limits: &Value| LIMITS.iter().all(|field| number(limits, field).is_none_or(|limit| limit <= MOST_WHOLE));
    let mut faults: Vec<Fault> = wrong.map(|_| fault("profile.contradiction", "/profile/limits")).collect();
    if !is_read(given) || !levels.iter().all(is_read) {
        faults.clear();
    }
    for (at, level) in levels.iter().enumerate() {
        if is_read(level) && is_wrong(level, "objectives") {
            faults.push(fault("profile.contradiction", format!("/profile/limits/levels/{at}")));
        }
    }
    faults
}

/// A week without a working day, and days that are free and worked.
fn of_calendar(document: &Value) -> Vec<Fault> {
    let calendar = &document["profile"]["calendar"];
    let mut faults = Vec::new();
    let weekend: BTreeSet<_> = items(calendar, "weekend").iter().filter_map(Value::as_str).collect();
    if weekend.len() == 7 {
        faults.push(fault("profile.no-workday", "/profile/calendar/weekend"));
    }
    let holidays = items(calendar, "holidays");
    for (at, day) in items(calendar, "extraWorkdays").iter().enumerate() {
        if holidays.contains(day) {
            faults.push(fault("profile.contradiction", format!("/profile/calendar/extraWorkdays/{at}")));
        }
    }
    faults
}

/// Rules that do not exist, and silences that give no reason.
fn of_rules(document: &Value) -> Vec<Fault> {
    let profile = &document["profile"];
    let mut faults = Vec::new();
    let is_unknown = |rule: Option<&str>| rule.is_some_and(|rule| !RULES.contains(&rule));
    for (at, rule) in items(profile, "rules").iter().enumerate() {
        if is_unknown(text(rule, "rule")) {
            faults.push(fault("rule.unknown", format!("/profile/rules/{at}/rule")));
        }
    }
    for (at, silence) in items(document, "silences").iter().enumerate() {
        if is_unknown(text(silence, "rule")) {
            faults.push(fault("rule.unknown", format!("/silences/{at}/rule")));
        }
        if text(silence, "reason").is_some_and(|reason| reason.trim().is_empty()) {
            faults.push(fault("silence.reason", format!("/silences/{at}")));
        }
    }
    faults
}
