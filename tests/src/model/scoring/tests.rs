//! Figures worked out by hand.

use serde_json::{Value, json};

use super::super::day;
use super::score;

/// One objective from 2026-01-01 to 2026-04-11, a hundred days, with key results
/// `k0`, `k1` and so on.
fn company(profile: Value, key_results: Value) -> Value {
    let mut key_results = key_results;
    for (at, key_result) in key_results.as_array_mut().unwrap().iter_mut().enumerate() {
        key_result["id"] = json!(format!("k{at}"));
    }
    json!({
        "okr": 1,
        "profile": profile,
        "cycles": [{"id": "c", "kind": "custom", "start": "2026-01-01", "end": "2026-04-11"}],
        "objectives": [{"id": "o", "cycle": "c", "owner": {"person": "p"}, "keyResults": key_results}],
    })
}

fn check_in(document: &mut Value, key_result: &str, on: &str, value: f64) {
    let check_in = json!({"keyResult": key_result, "on": on, "value": value});
    match document["checkIns"].as_array_mut() {
        Some(check_ins) => check_ins.push(check_in),
        None => document["checkIns"] = json!([check_in]),
    }
}

/// What is answered of a pointer; the day is a date.
fn told(document: &Value, as_of: &str, pointer: &str) -> Value {
    score(document, day::number(as_of).unwrap(), None).pointer(pointer).unwrap().clone()
}

/// A control with bounds from 8 to 12 and what it is on a value.
fn control(profile: Value, measure: Value, value: f64) -> f64 {
    let mut document = company(profile, json!([{ "measure": measure }]));
    check_in(&mut document, "k0", "2026-02-01", value);
    told(&document, "2026-02-01", "/keyResults/0/attainment").as_f64().unwrap()
}

fn band(tolerance: Option<f64>) -> Value {
    json!({"kind": "control", "atLeast": 8, "atMost": 12, "tolerance": tolerance})
}

#[test]
fn a_flat_mean_over_all() {
    let mut document = company(json!("quantive"), json!([{"weight": 5}, {"weight": 0}, {}]));
    for (key_result, percent) in [("k0", 27.0), ("k1", 18.0), ("k2", 73.0)] {
        check_in(&mut document, key_result, "2026-02-01", percent);
    }
    let progress = told(&document, "2026-02-01", "/objectives/0/progress").as_f64().unwrap();
    assert!((progress - 39.333_333_333 / 100.0).abs() < 1e-10, "{progress}");
    assert_eq!(told(&document, "2026-02-01", "/profile"), "quantive");
    assert_eq!(told(&document, "2026-02-01", "/warnings"), json!([]));
}

#[test]
fn nothing_bounds_attainment() {
    let metric = json!({"kind": "metric", "baseline": 100, "target": 60});
    let mut document = company(json!("quantive"), json!([{ "measure": metric }]));
    check_in(&mut document, "k0", "2026-02-01", 50.0);
    assert_eq!(told(&document, "2026-02-01", "/objectives/0/progress"), 1.25);
    check_in(&mut document, "k0", "2026-02-02", 120.0);
    assert_eq!(told(&document, "2026-02-02", "/objectives/0/progress"), -0.5);
}

#[test]
fn a_control_at_its_bound() {
    let strict = |policy: &str| json!({"extends": "okr", "controlBounds": policy});
    assert_eq!(control(json!("viva"), band(None), 12.0), 0.0);
    assert_eq!(control(json!("viva"), band(None), 11.0), 1.0);
    assert_eq!(control(json!("viva"), band(Some(2.0)), 12.0), 1.0);
    assert_eq!(control(strict("inclusive"), band(None), 12.0), 1.0);
    let mut own = band(None);
    own["strict"] = json!(false);
    assert_eq!(control(strict("strict"), own, 8.0), 1.0);
}

#[test]
fn a_control_outside() {
    let outside = |policy: &str| json!({"extends": "okr", "controlOutside": policy});
    assert_eq!(control(outside("byTolerance"), band(Some(4.0)), 13.0), 0.75);
    assert_eq!(control(outside("zero"), band(Some(4.0)), 13.0), 0.0);
    assert_eq!(control(outside("distance"), band(Some(2.0)), 13.0), 0.5);
    // The band is 4 wide.
    assert_eq!(control(outside("distance"), band(None), 13.0), 0.75);
    assert_eq!(control(outside("distance"), band(None), 5.0), 0.25);
    assert_eq!(control(outside("distance"), json!({"kind": "control", "atMost": 10}), 15.0), 0.5);
    assert_eq!(control(outside("distance"), json!({"kind": "control", "atLeast": -10}), -12.0), 0.8);
    let point = json!({"kind": "control", "atLeast": 5, "atMost": 5});
    assert_eq!(control(outside("distance"), point, 6.0), 0.8);
    assert_eq!(control(outside("distance"), json!({"kind": "control", "atMost": 0}), 0.1), 0.0);
}

#[test]
fn a_flat_target() {
    let flat = |profile: Value, value: f64| {
        let metric = json!({"kind": "metric", "baseline": 7, "target": 7});
        let mut document = company(profile, json!([{ "measure": metric }]));
        check_in(&mut document, "k0", "2026-02-01", value);
        told(&document, "2026-02-01", "/keyResults/0/attainment")
    };
    assert_eq!(flat(json!("openokr"), 7.0), 0.0);
    assert_eq!(flat(json!("openokr"), 9.0), 0.0);
    let met = json!({"extends": "okr", "flatTarget": "metWhenReached"});
    assert_eq!(flat(met.clone(), 7.0), 1.0);
    assert_eq!(flat(met, 6.9), 0.0);
}

#[test]
fn the_first_check_in_is_the_baseline() {
    let profile = json!({"extends": "okr", "missingBaseline": "firstCheckIn"});
    let plan = json!([{"on": "2026-02-10", "value": 30}]);
    let metric = json!({"measure": {"kind": "metric", "target": 50}, "plan": plan});
    let mut document = company(profile, json!([metric]));
    // Before the plan's first point nothing is planned to have moved from it.
    assert_eq!(told(&document, "2026-01-21", "/keyResults/0/expected"), 0.0);
    check_in(&mut document, "k0", "2026-02-03", 20.0);
    check_in(&mut document, "k0", "2026-01-20", 10.0);
    assert_eq!(told(&document, "2026-01-20", "/keyResults/0/attainment"), 0.0);
    // From 10 to 50, with 20 and 30 a quarter and a half of the way.
    assert_eq!(told(&document, "2026-02-10", "/keyResults/0/attainment"), 0.25);
    assert_eq!(told(&document, "2026-02-10", "/keyResults/0/expected"), 0.5);
    assert_eq!(told(&document, "2026-02-10", "/warnings"), json!([]));
}

#[test]
fn a_first_check_in_at_the_target() {
    let profile = json!({"extends": "okr", "missingBaseline": "firstCheckIn"});
    let mut document = company(profile, json!([{"measure": {"kind": "metric", "target": 50}}]));
    check_in(&mut document, "k0", "2026-02-03", 50.0);
    assert_eq!(told(&document, "2026-02-03", "/keyResults/0/attainment"), 1.0);
    check_in(&mut document, "k0", "2026-02-04", 49.0);
    assert_eq!(told(&document, "2026-02-04", "/keyResults/0/attainment"), 0.0);
}

#[test]
fn the_smooth_curve() {
    let document = company(json!({"extends": "okr", "curve": "smooth"}), json!([{}]));
    assert_eq!(told(&document, "2026-02-20", "/keyResults/0/expected"), 0.5);
    // A quarter: 1/16 x 2.5.
    assert_eq!(told(&document, "2026-01-26", "/keyResults/0/expected"), 0.15625);
    assert_eq!(told(&document, "2026-01-26", "/objectives/0/expected"), 0.15625);
    let bare = company(json!({"extends": "okr", "curve": "smooth"}), json!([]));
    assert_eq!(told(&bare, "2026-01-26", "/objectives/0/expected"), 0.15625);
}

#[test]
fn a_calendar_with_a_week_off() {
    let week: Vec<String> = (9..=13).map(|on| format!("2026-02-{on:02}")).collect();
    let calendar = json!({"holidays": week, "extraWorkdays": ["2026-02-07"]});
    let mut document = company(json!({"extends": "okr", "calendar": calendar}), json!([{}]));
    // Friday 2026-01-30 to Friday 2026-02-20: 5 days, a Saturday worked, a week off, 5 days.
    document["cycles"][0]["start"] = json!("2026-01-30");
    document["cycles"][0]["end"] = json!("2026-02-20");
    for (as_of, expected) in [("2026-02-06", 5.0), ("2026-02-07", 6.0), ("2026-02-15", 6.0), ("2026-02-17", 8.0)] {
        assert_eq!(told(&document, as_of, "/keyResults/0/expected"), expected / 11.0, "{as_of}");
    }
    // Since the start 7 days of cadence to the 6th, then one working day, the 7th, until
    // the week is over; more than three on the 18th.
    for (as_of, status) in [("2026-02-15", "notStarted"), ("2026-02-17", "notStarted"), ("2026-02-18", "outdated")] {
        assert_eq!(told(&document, as_of, "/keyResults/0/status"), status, "{as_of}");
    }
}

/// The status of a judged key result at a percent, half way through its time.
fn half_way(pace: Value, percent: f64) -> Value {
    let mut document = company(json!({"extends": "okr", "pace": pace}), json!([{}]));
    check_in(&mut document, "k0", "2026-02-20", percent);
    told(&document, "2026-02-20", "/keyResults/0/status")
}

#[test]
fn three_rules_of_pace() {
    let ratio = json!({"rule": "ratio", "onTrackFrom": 0.9, "behindFrom": 0.7});
    let absolute = json!({"rule": "absolute", "onTrackFrom": 75, "behindFrom": 50});
    let difference = json!({"rule": "difference", "onTrackAtMost": 0, "behindAtMost": 25});
    for (pace, percent, status) in [
        (&ratio, 45.0, "onTrack"),
        (&ratio, 44.9, "behind"),
        (&ratio, 35.0, "behind"),
        (&ratio, 34.9, "atRisk"),
        (&absolute, 75.0, "onTrack"),
        (&absolute, 50.0, "behind"),
        (&absolute, 49.9, "atRisk"),
        (&difference, 50.0, "onTrack"),
        (&difference, 49.0, "behind"),
        (&difference, 24.0, "atRisk"),
    ] {
        assert_eq!(half_way(pace.clone(), percent), status, "{pace} at {percent}");
    }
    // On the first day nothing is expected.
    let mut document = company(json!({"extends": "okr", "pace": ratio}), json!([{}]));
    check_in(&mut document, "k0", "2026-01-01", 0.0);
    assert_eq!(told(&document, "2026-01-01", "/keyResults/0/status"), "onTrack");
}

#[test]
fn silence_before_success() {
    let mut document = company(json!("openokr"), json!([{}]));
    check_in(&mut document, "k0", "2026-01-02", 100.0);
    assert_eq!(told(&document, "2026-01-12", "/keyResults/0/status"), "achieved");
    assert_eq!(told(&document, "2026-01-13", "/keyResults/0/status"), "outdated");
    // Once the time is over it is what it came to.
    assert_eq!(told(&document, "2026-04-12", "/keyResults/0/status"), "achieved");
    document["profile"] = json!("okr");
    assert_eq!(told(&document, "2026-01-13", "/keyResults/0/status"), "achieved");
}

#[test]
fn three_ways_to_an_objectives_status() {
    // Half way: 60 percent is on track, 30 is behind, 30 again and nothing heard.
    let with = |status: &str, percents: &[f64]| {
        let profile = json!({"extends": "okr", "objectiveStatus": status});
        let mut document = company(profile, percents.iter().map(|_| json!({})).collect());
        for (at, percent) in percents.iter().enumerate() {
            check_in(&mut document, &format!("k{at}"), "2026-02-20", *percent);
        }
        document
    };
    let half = "2026-02-20";
    let status = |document: &Value| told(document, half, "/objectives/0/status");
    assert_eq!(status(&with("worst", &[60.0, 30.0, 60.0])), "behind");
    // The mean is 50 of 50.
    assert_eq!(status(&with("ownPace", &[60.0, 30.0, 60.0])), "onTrack");
    assert_eq!(status(&with("ownPace", &[30.0])), "behind");
    assert_eq!(status(&with("ownPace", &[])), "outdated");
    assert_eq!(told(&with("ownPace", &[]), "2026-01-05", "/objectives/0/status"), "notStarted");
    assert_eq!(status(&with("weakest", &[])), "notStarted");
    let mut weakest = with("weakest", &[60.0, 30.0, 30.0]);
    assert_eq!(status(&weakest), "behind");
    // The first of two at 30 has ended early, which is at risk.
    weakest["objectives"][0]["keyResults"][1]["deadline"] = json!("2026-02-19");
    weakest["objectives"][0]["keyResults"][0]["start"] = json!("2026-03-01");
    assert_eq!(status(&weakest), "atRisk");
}

#[test]
fn bands_by_profile() {
    let grade = |profile: Value, ambition: &str, percent: f64| {
        let mut document = company(profile, json!([{}]));
        document["objectives"][0]["ambition"] = json!(ambition);
        check_in(&mut document, "k0", "2026-02-01", percent);
        told(&document, "2026-05-01", "/keyResults/0/grade")
    };
    assert_eq!(grade(json!("google"), "aspirational", 70.0), "green");
    assert_eq!(grade(json!("google"), "aspirational", 69.0), "yellow");
    assert_eq!(grade(json!("google"), "aspirational", 39.0), "red");
    assert_eq!(grade(json!("openokr"), "committed", 70.0), "green");
    assert_eq!(grade(json!("google"), "committed", 99.0), "yellow");
    assert_eq!(grade(json!("okr"), "learning", 99.0), Value::Null);
}

#[test]
fn an_unsaid_source_is_the_profiles() {
    let mut document = company(json!({"extends": "okr", "source": "manual"}), json!([{}]));
    document["checkIns"] = json!([{"objective": "o", "on": "2026-02-01", "value": 40}]);
    assert_eq!(told(&document, "2026-02-01", "/objectives/0/progress"), 0.4);
    document["objectives"][0]["source"] = json!("keyResults");
    assert_eq!(told(&document, "2026-02-01", "/objectives/0/progress"), Value::Null);
}
