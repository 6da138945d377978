//! The profile that a document chooses, every policy with its value.

mod calendar;
mod named;

use serde_json::{Value, json};

use super::read::{items, number, text, word};
pub use calendar::Calendar;
pub use named::NAMES;

/// The thresholds of a rule of pace: on track, behind.
pub fn thresholds(rule: &str) -> [&'static str; 2] {
    if rule == "difference" { ["onTrackAtMost", "behindAtMost"] } else { ["onTrackFrom", "behindFrom"] }
}

/// Lays settings over others: objects field by field, all else as a whole. The
/// thresholds of pace belong to their rule and go with it.
fn lay(over: &Value, settings: &mut Value) {
    for (name, value) in over.as_object().into_iter().flatten() {
        if value.is_object() && settings[name].is_object() && name != "pace" {
            lay(value, &mut settings[name]);
        } else {
            settings[name] = value.clone();
        }
    }
}

/// What a document says: in it `null` is absent.
fn said(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let given = fields.iter().filter(|(_, value)| !value.is_null());
            given.map(|(name, value)| (name.clone(), said(value))).collect()
        }
        value => value.clone(),
    }
}

/// The settings that a document starts from: those of the names it extends, the
/// later over the earlier.
pub fn extended(document: &Value) -> Value {
    let choice = &document["profile"];
    let one = choice.as_str().or(choice["extends"].as_str());
    let several = items(choice, "extends").iter().filter_map(Value::as_str);
    let mut settings = named::okr();
    one.into_iter().chain(several).for_each(|name| lay(&named::settings(name), &mut settings));
    settings
}

/// The settings of a document: what it extends and what it changes of that.
pub fn resolved(document: &Value) -> Value {
    let from = extended(document);
    let mut settings = from.clone();
    let own = said(&document["profile"]);
    lay(&own, &mut settings);
    let pace = &own["pace"];
    if pace.is_object() {
        let is_same_rule = pace["rule"].is_null() || pace["rule"] == from["pace"]["rule"];
        settings["pace"] = if is_same_rule { from["pace"].clone() } else { json!({}) };
        lay(pace, &mut settings["pace"]);
    }
    settings
}

/// What an objective's numbers are made of: what it says, else what the profile says.
pub fn source<'v>(settings: &'v Value, objective: &'v Value) -> &'v str {
    word(objective, "source", word(settings, "source", "keyResults"))
}

/// What the members of a set weigh that state no weight, in order: 1 each, or the
/// rest to 1 dealt out a unit at a time, from the first to the last and round again.
pub fn given_weights(settings: &Value, stated: &[Option<f64>]) -> Vec<f64> {
    let missing = stated.iter().filter(|weight| weight.is_none()).count();
    if text(settings, "missingWeight") != Some("remainder") {
        return vec![1.0; missing];
    }
    let one = units_of_one(settings);
    let mut rest = 1.0 - stated.iter().flatten().fold(0.0, |sum, weight| sum + weight);
    rest *= one;
    let units = if rest > 0.0 { rest.round_ties_even() as u64 } else { 0 };
    let rounds = units.checked_div(missing as u64).unwrap_or(0);
    let dealt = |at: u64| rounds + u64::from(at < units - rounds * missing as u64);
    (0..missing as u64).map(|at| dealt(at) as f64 / one).collect()
}

/// The weights of a set, stated or given, in order.
pub fn weights(settings: &Value, stated: &[Option<f64>]) -> Vec<f64> {
    let mut given = given_weights(settings, stated).into_iter();
    stated.iter().map(|weight| weight.or_else(|| given.next()).unwrap_or(0.0)).collect()
}

/// How many units of the last decimal of weights make 1.
pub fn units_of_one(settings: &Value) -> f64 {
    let decimals = number(settings, "weightDecimals").unwrap_or(3.0) as u32;
    (0..decimals).fold(1.0, |one, _| one * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(profile: Value) -> Value {
        resolved(&json!({ "profile": profile }))
    }

    #[test]
    fn the_later_name_wins_field_by_field() {
        let both = of(json!({"extends": ["openokr", "viva", "manufacturing"], "cap": 2}));
        assert_eq!(both["pace"], json!({"rule": "difference", "onTrackAtMost": 0, "behindAtMost": 25}));
        assert_eq!(both["flatTarget"], "zero");
        assert_eq!(both["bands"]["aspirational"]["green"], 0.6);
        assert_eq!(both["bands"]["committed"]["green"], 0.7);
        assert_eq!(both["alignment"]["oneParent"], "refuse");
        assert_eq!(both["alignment"]["cycles"], "overlap");
        assert_eq!(both["cap"], 2);
        assert_eq!(of(json!("quantive"))["weights"], "equal");
        assert_eq!(of(json!(null)), of(json!("okr")));
    }

    #[test]
    fn thresholds_go_with_their_rule() {
        let kept = of(json!({"extends": "viva", "pace": {"behindAtMost": 40}}));
        assert_eq!(kept["pace"], json!({"rule": "difference", "onTrackAtMost": 0, "behindAtMost": 40}));
        let kept = of(json!({"extends": "openokr", "pace": {"rule": "absolute", "onTrackFrom": 60}}));
        assert_eq!(kept["pace"], json!({"rule": "absolute", "onTrackFrom": 60, "behindFrom": 50}));
        let lost = of(json!({"extends": "openokr", "pace": {"rule": "difference", "behindAtMost": 40}}));
        assert_eq!(lost["pace"], json!({"rule": "difference", "behindAtMost": 40}));
        let other = of(json!({"extends": "okr", "pace": {"rule": "ratio", "onTrackFrom": 0.9, "behindFrom": 0.7}}));
        assert_eq!(other["pace"], json!({"rule": "ratio", "onTrackFrom": 0.9, "behindFrom": 0.7}));
    }

    #[test]
    fn shares_fill_to_one() {
        let settings = of(json!("feishu"));
        assert_eq!(weights(&settings, &[None, None, None]), [0.334, 0.333, 0.333]);
        assert_eq!(weights(&settings, &[None, Some(0.5), None]), [0.25, 0.5, 0.25]);
        assert_eq!(weights(&of(json!("okr")), &[None, Some(0.5)]), [1.0, 0.5]);
    }
}
