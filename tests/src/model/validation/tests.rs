//! Faults of the policies, each by a document that has it and one that has not.

use serde_json::{Value, json};

use super::faults;

/// Codes and places of what is wrong.
fn told(document: &Value) -> Vec<(String, String)> {
    faults(document, None).into_iter().map(|fault| (fault.code, fault.path)).collect()
}

fn of_profile(profile: Value) -> Vec<(String, String)> {
    told(&json!({"okr": 1, "profile": profile}))
}

fn one(code: &str, path: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), path.to_owned())]
}

/// Two people in two units, each with an objective in a cycle of their own, the
/// lower one's aligned with the upper's.
fn pair(profile: Value) -> Value {
    json!({
        "okr": 1,
        "profile": profile,
        "levels": ["company", "team"],
        "units": [{"id": "top", "level": "company"}, {"id": "crew", "level": "team"}],
        "people": [{"id": "ada", "unit": "top"}, {"id": "lin", "unit": "crew"}],
        "cycles": [
            {"id": "winter", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"},
            {"id": "march", "kind": "month", "start": "2026-03-31", "end": "2026-04-30"},
            {"id": "later", "kind": "backlog"},
        ],
        "objectives": [
            {"id": "high", "title": "O", "owner": {"person": "ada"}, "cycle": "winter"},
            {"id": "low", "title": "O", "owner": {"person": "lin"}, "cycle": "march"},
            {"id": "third", "title": "O", "owner": {"unit": "crew"}, "cycle": "march"},
        ],
        "alignments": [{"from": {"objective": "low"}, "to": {"objective": "high"}}],
    })
}

fn with(rule: &str, value: &str) -> Value {
    json!({"extends": "okr", "alignment": {rule: value, "cyclesBreach": "refuse"}})
}

#[test]
fn names_and_contradictions() {
    for name in super::super::profile::NAMES {
        assert_eq!(of_profile(json!(name)), [], "{name}");
    }
    assert_eq!(of_profile(json!("waterfall")), one("profile.unknown", "/profile"));
    assert_eq!(of_profile(json!({"extends": ["viva", "waterfall"]})), one("profile.unknown", "/profile/extends/1"));
    let pace = |extends: &str, pace: Value| of_profile(json!({"extends": extends, "pace": pace}));
    let contradiction = one("profile.contradiction", "/profile/pace");
    let missing = one("document.missing-field", "/profile/pace");
    assert_eq!(pace("okr", json!({"onTrackAtMost": 26})), contradiction);
    assert_eq!(pace("okr", json!({"onTrackFrom": 1})), contradiction);
    assert_eq!(pace("okr", json!({"rule": "ratio", "onTrackFrom": 0.5, "behindFrom": 0.6})), contradiction);
    assert_eq!(pace("okr", json!({"rule": "ratio", "onTrackFrom": 0.5})), missing);
    assert_eq!(pace("openokr", json!({"onTrackAtMost": 5})), contradiction);
    assert_eq!(pace("openokr", json!({"onTrackFrom": 49})), contradiction);
    assert_eq!(pace("openokr", json!({"onTrackFrom": 60})), []);
    assert_eq!(pace("openokr", json!({"rule": "ratio", "onTrackFrom": 0.6})), missing);
    assert_eq!(pace("viva", json!({"onTrackAtMost": 5})), []);
    let limits = |limits: Value| of_profile(json!({"extends": "dingtalk", "limits": limits}));
    assert_eq!(limits(json!({"keyResults": 2, "objectives": 0})), one("profile.contradiction", "/profile/limits"));
    assert_eq!(
        limits(json!({"levels": [{"level": "company"}, {"level": "team", "objectives": 1, "objectivesAtLeast": 2}]})),
        one("profile.contradiction", "/profile/limits/levels/1")
    );
    assert_eq!(
        of_profile(json!({"extends": "viva", "bands": {"aspirational": {"green": 0.9}}})),
        one("profile.contradiction", "/profile/bands/aspirational")
    );
    assert_eq!(
        of_profile(json!({"extends": "okr", "calendar": {
            "holidays": ["2026-02-17"], "extraWorkdays": ["2026-02-14", "2026-02-17"]}})),
        one("profile.contradiction", "/profile/calendar/extraWorkdays/1")
    );
}

#[test]
fn baselines_targets_and_bounds() {
    let of = |profile: Value, measure: Value| {
        let key_results = json!([{"id": "k", "title": "K", "measure": measure}]);
        let document = json!({"okr": 1, "profile": profile, "objectives": [{"id": "o", "keyResults": key_results}]});
        told(&document).into_iter().map(|(code, _)| code).filter(|code| *code != "weights.sum").collect::<Vec<_>>()
    };
    let flat = json!({"kind": "metric", "baseline": 3, "target": 3});
    let zero = json!({"kind": "metric", "target": 0});
    let bare = |policy: &str| json!({"extends": "okr", "missingBaseline": policy});
    assert_eq!(of(json!("okr"), flat.clone()), ["metric.flat"]);
    assert_eq!(of(json!("openokr"), flat.clone()), [""; 0]);
    assert_eq!(of(bare("firstCheckIn"), flat), ["metric.flat"]);
    assert_eq!(of(bare("zero"), zero.clone()), ["metric.flat"]);
    assert_eq!(of(bare("firstCheckIn"), zero.clone()), [""; 0]);
    assert_eq!(of(bare("problem"), zero), ["metric.no-baseline"]);
    let point = |strict: Value| json!({"kind": "control", "atLeast": 3, "atMost": 3, "strict": strict});
    assert_eq!(of(json!("viva"), point(Value::Null)), ["control.empty"]);
    assert_eq!(of(json!("viva"), point(json!(false))), [""; 0]);
    assert_eq!(of(json!("okr"), point(Value::Null)), [""; 0]);
}

#[test]
fn weights_that_make_one() {
    let key_result = |id: &str, weight: Value| json!({"id": id, "title": "K", "weight": weight});
    let objective = |id: &str, weight: Value, key_results: Value| {
        json!({"id": id, "title": "O", "owner": {"person": "p"}, "cycle": "c", "weight": weight,
               "keyResults": key_results})
    };
    let of = |weights: [Value; 4], missing: &str| {
        let [first, second, third, fourth] = weights;
        told(&json!({
            "okr": 1,
            "profile": {"extends": "feishu", "missingWeight": missing},
            "people": [{"id": "p", "name": "Mei"}],
            "cycles": [{"id": "c", "kind": "backlog"}],
            "objectives": [
                objective("a", third, json!([key_result("x", first), key_result("y", second)])),
                objective("b", fourth, json!([])),
            ],
        }))
    };
    let null = Value::Null;
    assert_eq!(of([json!(0.3), json!(0.7), json!(0.5), json!(0.5)], "remainder"), []);
    assert_eq!(of([json!(0.3), json!(0.7004), json!(0.5), null.clone()], "remainder"), []);
    assert_eq!(of([null.clone(), null.clone(), null.clone(), null.clone()], "remainder"), []);
    assert_eq!(
        of([json!(0.3), json!(0.701), json!(0), json!(1)], "remainder"),
        one("weights.sum", "/objectives/0/keyResults")
    );
    assert_eq!(of([json!(0), null, json!(0), json!(0.9)], "missingIsOne"), one("weights.sum", "/objectives/1/weight"));
}

#[test]
fn who_may_align_with_whom() {
    let refused = |document: &Value| told(document);
    let breach = |code: &str| one(code, "/alignments/0");
    let turned = |profile: Value| {
        let mut document = pair(profile);
        document["alignments"][0] = json!({"from": {"objective": "high"}, "to": {"objective": "low"}});
        document
    };
    assert_eq!(refused(&pair(with("upward", "refuse"))), []);
    assert_eq!(refused(&turned(with("upward", "refuse"))), breach("alignment.not-upward"));
    assert_eq!(refused(&turned(with("upward", "finding"))), []);
    assert_eq!(refused(&pair(with("ownObjectives", "refuse"))), []);
    let mut own = pair(json!("feishu"));
    own["objectives"][0]["owner"] = json!({"person": "lin"});
    assert_eq!(refused(&own), breach("alignment.own-objectives"));
    own["alignments"][0]["state"] = json!("declined");
    assert_eq!(refused(&own), []);
    // They share the last day of March.
    assert_eq!(refused(&pair(with("cycles", "overlap"))), []);
    assert_eq!(refused(&pair(with("cycles", "same"))), breach("alignment.cycles"));
    assert_eq!(refused(&pair(with("cycles", "enclose"))), breach("alignment.cycles"));
    let mut dateless = pair(with("cycles", "same"));
    dateless["objectives"][0]["cycle"] = json!("later");
    assert_eq!(refused(&dateless), []);
    let mut second = pair(json!("openokr"));
    let proposed = json!({"from": {"objective": "low"}, "to": {"objective": "third"}, "state": "proposed"});
    second["alignments"].as_array_mut().unwrap().push(proposed);
    assert_eq!(refused(&second), one("alignment.second-parent", "/alignments/1"));
}
