//! Profiles that are not there or contradict themselves; rules; silences.

use serde_json::Value;

use super::super::read::{items, number, text};
use super::{Fault, fault};

/// The linter's rules, as `docs/errors.md` lists findings.
const RULES: [&str; 14] = [
    "set.too-many-objectives",
    "set.no-key-results",
    "set.weights",
    "set.nothing-left",
    "align.orphan",
    "align.no-effect",
    "align.dependency-loop",
    "cycle.outside-parent",
    "objective.phrase-only",
    "key-result.no-target",
    "key-result.placeholder",
    "key-result.no-baseline",
    "key-result.guard-broken",
    "silence.unused",
];

/// Faults of the profile and of silences.
pub(super) fn faults(document: &Value) -> Vec<Fault> {
    let profile = &document["profile"];
    let extends = &profile["extends"];
    let mut names = vec![("/profile".to_owned(), profile), ("/profile/extends".to_owned(), extends)];
    let listed = items(profile, "extends").iter().enumerate();
    names.extend(listed.map(|(at, name)| (format!("/profile/extends/{at}"), name)));
    let strangers = names.into_iter().filter(|(_, name)| name.is_string() && *name != "okr");
    let mut faults: Vec<Fault> = strangers.map(|(path, _)| fault("profile.unknown", path)).collect();

    let pace = &profile["pace"];
    let on_track = number(pace, "onTrackAtMost").unwrap_or(10.0);
    if on_track > number(pace, "behindAtMost").unwrap_or(25.0) {
        faults.push(fault("profile.contradiction", "/profile/pace"));
    }
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
