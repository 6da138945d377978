//! Profiles: a name, several names, and anything changed of them.

use serde_json::{Value, json};

use super::super::profile::NAMES;
use super::super::{Choices, day};
use super::{RULES, first_day};

/// A profile, seldom more than a handful of policies away from a name.
pub(super) fn make(choices: &mut Choices) -> Value {
    if choices.chance(15) {
        return json!(choices.pick(&NAMES));
    }
    let extends = match choices.pick(&[0, 0, 1, 1, 2, 3, 9]) {
        0 => json!("okr"),
        1 => json!(choices.pick(&NAMES)),
        9 => json!([]),
        count => (0..count).map(|_| json!(choices.pick(&NAMES))).collect(),
    };
    let mut profile = json!({ "extends": extends });
    for _ in 0..choices.pick(&[0, 1, 3, 5, 8, 11, 14, 18]) {
        let (field, values) = one_of(choices);
        profile[field] = values;
    }
    profile
}

/// A policy and a value of it.
fn one_of(choices: &mut Choices) -> (&'static str, Value) {
    let policies: [(&str, &[Value]); 30] = [
        ("unmeasured", &words(&["exclude", "zero"])),
        ("missingWeight", &words(&["remainder", "missingIsOne", "remainder"])),
        ("weightDecimals", &[json!(3), json!(1), json!(0), json!(9), json!(2)]),
        ("weights", &words(&["mustSumToOne", "equal", "normalise", "equal", "mustSumToOne"])),
        ("missingBaseline", &words(&["firstCheckIn", "problem", "zero", "firstCheckIn", "firstCheckIn"])),
        ("flatTarget", &words(&["metWhenReached", "zero", "problem", "metWhenReached"])),
        ("belowBaseline", &words(&["signed", "clamp"])),
        ("cap", &[json!(1.5), json!(1), json!(1000), json!(1e100)]),
        ("controlBounds", &words(&["strict", "inclusive", "strict"])),
        ("controlOutside", &words(&["distance", "zero", "byTolerance", "distance"])),
        ("source", &words(&["both", "aligned", "manual", "keyResults"])),
        ("official", &words(&["computed", "stated"])),
        ("decimals", &[json!(1), json!(0), json!(9)]),
        ("assessment", &[json!({"difficulty": 0.2}), json!({"effort": 0, "gap": 1})]),
        ("cadenceDays", &[json!(14), json!(0), json!(7), json!(1), json!(3)]),
        ("graceDays", &[json!(0), json!(3), json!(30), json!(5)]),
        ("cycle", &words(&["month", "bimonth", "custom"])),
        ("curve", &words(&["smooth", "linear", "smooth"])),
        ("outdated", &words(&["first", "beforePace", "first"])),
        ("objectiveStatus", &words(&["ownPace", "weakest", "worst", "ownPace", "weakest"])),
        ("compensation", &words(&["committed", "none"])),
        ("industry", &words(&["finance", "services"])),
        ("missingBaseline", &words(&["firstCheckIn", "firstCheckIn", "firstCheckIn", "zero"])),
        ("limits", &limits()),
        ("pace", &paces()),
        ("pace", &paces()),
        ("bands", &bands()),
        ("calendar", &[calendar(choices)]),
        ("calendar", &[calendar(choices)]),
        ("rules", &rules()),
    ];
    // As often as all the others together what has not one value but many.
    let at = choices.below(policies.len() + 6);
    if at >= policies.len() {
        return ("alignment", alignment(choices));
    }
    let Some((field, values)) = policies.get(at) else { return ("source", Value::Null) };
    (field, values.get(choices.below(values.len())).cloned().unwrap_or_default())
}

fn words(words: &[&str]) -> Vec<Value> {
    words.iter().map(|word| json!(word)).collect()
}

fn paces() -> [Value; 13] {
    [
        json!({"onTrackAtMost": 0}),
        json!({"behindAtMost": 33.3}),
        json!({"onTrackAtMost": 25}),
        json!({"onTrackAtMost": 16.5, "behindAtMost": 33}),
        json!({"rule": "ratio", "onTrackFrom": 0.95, "behindFrom": 0.75}),
        json!({"rule": "ratio", "onTrackFrom": 0.7, "behindFrom": 0.4}),
        json!({"rule": "ratio", "onTrackFrom": 1, "behindFrom": 0}),
        json!({"rule": "absolute", "onTrackFrom": 75, "behindFrom": 50}),
        json!({"rule": "absolute", "onTrackFrom": 30, "behindFrom": 30}),
        json!({"rule": "difference", "onTrackAtMost": 0, "behindAtMost": 0}),
        json!({"rule": "difference", "onTrackAtMost": 5, "onTrackFrom": 5}),
        json!({"rule": "ratio", "onTrackFrom": 0.8}),
        json!({"onTrackFrom": 60}),
    ]
}

fn bands() -> [Value; 7] {
    [
        json!({"aspirational": {"yellow": 0.4, "green": 0.7}}),
        json!({"aspirational": {"green": 0.9}}),
        json!({"aspirational": {"yellow": 0.6}}),
        json!({"committed": {"yellow": 0.3}, "aspirational": {"yellow": 0, "green": 1, "top": 1}}),
        json!({"committed": {"green": 0.9, "top": 0.95}}),
        json!({"committed": {"yellow": 0.3, "green": 0.6}}),
        json!({"aspirational": {"yellow": 0.7}}),
    ]
}

fn limits() -> [Value; 4] {
    [
        json!({"objectives": 3, "levels": [{"level": "team", "objectives": 1}]}),
        json!({"keyResults": 3}),
        json!({"objectivesAtLeast": 4, "keyResultsAtLeast": 4}),
        json!({"levels": [{"level": "team", "objectives": 1, "objectivesAtLeast": 2}]}),
    ]
}

fn rules() -> [Value; 3] {
    [
        json!([{"rule": RULES[0], "severity": "off"}]),
        json!([{"rule": RULES[1], "severity": "error"}]),
        json!([{"rule": RULES[2], "severity": "error"}, {"rule": RULES[3], "severity": "info"}]),
    ]
}

/// Some of the rules of alignments.
fn alignment(choices: &mut Choices) -> Value {
    let mut policy = json!({});
    for rule in ["upward", "ownObjectives", "oneParent"] {
        if choices.chance(30) {
            policy[rule] = json!(choices.pick(&["refuse", "refuse", "finding", "allow"]));
        }
    }
    if choices.chance(40) {
        policy["cycles"] = json!(choices.pick(&["overlap", "same", "enclose", "any"]));
        policy["cyclesBreach"] = json!(choices.pick(&["refuse", "refuse", "finding"]));
    }
    policy
}

/// Days off around the cycles, a run of them and single ones, and days worked.
fn calendar(choices: &mut Choices) -> Value {
    let mut calendar = json!({});
    let weekends: [&[&str]; 5] =
        [&["friday", "saturday"], &["sunday"], &[], &["monday", "tuesday", "wednesday", "thursday", "friday"], &[]];
    if choices.chance(30) {
        calendar["weekend"] = json!(weekends.get(choices.below(weekends.len())));
    }
    let date = |day: usize| day::date(first_day() + day as i64);
    let first = choices.pick(&[40, 46, 0, 90, 29]);
    let mut holidays: Vec<String> = (0..choices.pick(&[0, 7, 9, 1, 14])).map(|day| date(first + day)).collect();
    holidays.extend((0..choices.below(3)).map(|_| date(choices.below(120))));
    let extra: Vec<String> = (0..choices.below(3)).map(|_| date(choices.below(120))).collect();
    calendar["holidays"] = json!(holidays);
    calendar["extraWorkdays"] = json!(extra);
    calendar
}
