//! Forecasts beside a plain reckoning of the same, bit for bit.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use okr_core::{Workspace, api};
use okr_tests::model::Choices;
use proptest::collection::vec;
use proptest::num::u32::ANY;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

/// Days of January to March 2026, the first being day 0.
fn date(day: usize) -> String {
    let (month, day) = match day {
        0..31 => (1, day + 1),
        31..59 => (2, day - 30),
        _ => (3, day - 58),
    };
    format!("2026-{month:02}-{day:02}")
}

const LAST: usize = 89;

fn median(numbers: &[f64]) -> f64 {
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[half] } else { (numbers[half - 1] + numbers[half]) / 2.0 }
}

fn in_order(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let mut slopes = Vec::new();
    for (at, (day, value)) in points.iter().enumerate() {
        for (later, next) in &points[at + 1..] {
            if later != day {
                slopes.push((next - value) / (later - day));
            }
        }
    }
    in_order(slopes.into_iter())
}

/// Slope, value and attainment on the last day, each low, middle and high; and the recent
/// slope. `None` where there is no line.
fn reckoned(known: &[(usize, f64)], baseline: f64, target: f64) -> Option<Value> {
    let newest = &known[known.len().saturating_sub(200)..];
    let mut days: Vec<usize> = newest.iter().map(|(day, _)| *day).collect();
    days.dedup();
    if days.len() < 3 {
        return None;
    }
    let first = newest[0].0;
    let points: Vec<(f64, f64)> = newest.iter().map(|(day, value)| ((day - first) as f64, *value)).collect();
    let all = slopes(&points);
    let nearest = |percent: usize| all[(percent * all.len()).div_ceil(100) - 1];
    let three = [nearest(10), median(&all), nearest(90)];
    let at_end = |slope: f64| {
        let intercept = median(&in_order(points.iter().map(|(day, value)| value - slope * day)));
        intercept + slope * (LAST - first) as f64
    };
    let [low, mid, high] = three.map(at_end);
    assert!(low <= mid + mid.abs() * 1e-12 && mid <= high + high.abs() * 1e-12, "{low} {mid} {high}");
    let values = [low.min(mid), mid, high.max(mid)];
    let attained = values.map(|value| (value - baseline) / (target - baseline));
    let spread = |[low, mid, high]: [f64; 3]| json!({"low": low + 0.0, "mid": mid + 0.0, "high": high + 0.0});
    let sides = if target > baseline { attained } else { [attained[2], attained[1], attained[0]] };
    let recent = slopes(&points[points.len() - 3..]);
    let recent = if recent.is_empty() { Value::Null } else { json!(median(&recent) + 0.0) };
    Some(json!({"slope": spread(three), "value": spread(values), "attainment": spread(sides), "recent": recent}))
}

/// Bits are compared: JSON's whole numbers are floats here.
fn bits(value: &Value) -> Vec<Option<u64>> {
    let numbers = |spread: &Value| ["low", "mid", "high"].map(|side| spread[side].as_f64().map(f64::to_bits));
    let mut all = ["slope", "value", "attainment"].map(|name| numbers(&value[name]).to_vec()).concat();
    all.push(value["recent"].as_f64().map(f64::to_bits));
    all
}

// R2
#[test]
fn forecasts_are_as_reckoned() {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]));
    let lines = std::cell::Cell::new(0);
    let result = runner.run(&vec(ANY, 0..700), |numbers| {
        let mut choices = Choices::new(&numbers);
        let (baseline, target) = choices.pick(&[(0.0, 10.0), (20.0, 4.0), (-3.0, -7.5), (0.1, 0.7)]);
        let count = choices.pick(&[3, 5, 8, 2, 13, 4, 230]);
        let today = choices.pick(&[60, 20, LAST, 3]);
        let mut check_ins: Vec<(usize, f64)> = (0..count)
            .map(|_| {
                (choices.below(today + 5).min(LAST), choices.below(2_000) as f64 / choices.pick(&[100.0, 7.0, -3.0]))
            })
            .collect();
        if choices.chance(60) {
            check_ins.sort_by_key(|(day, _)| *day);
        }
        let written: Vec<Value> =
            check_ins.iter().map(|(day, value)| json!({"keyResult": "k", "on": date(*day), "value": value})).collect();
        let document = json!({"okr": 1, "people": [{"id": "p", "name": "Mei"}],
            "cycles": [{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
            "objectives": [{"id": "o", "title": "Answer the same day", "owner": {"person": "p"}, "cycle": "q",
                "keyResults": [{"id": "k", "title": "Answers that are quick",
                    "measure": {"kind": "metric", "baseline": baseline, "target": target}}]}],
            "checkIns": written});
        let workspace = Workspace::from_json(&document.to_string()).unwrap();
        let answer = api::call("forecast", Some(&workspace), &json!({"asOf": date(today)}).to_string()).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let told = &answer["keyResults"][0];
        let mut known: Vec<(usize, f64)> = check_ins.into_iter().filter(|(day, _)| *day <= today).collect();
        known.sort_by_key(|(day, _)| *day);
        match reckoned(&known, baseline, target) {
            None => assert_eq!((&told["forecast"], &told["reason"]), (&Value::Null, &json!("tooFewCheckIns"))),
            Some(wanted) => {
                lines.set(lines.get() + 1);
                assert_eq!(bits(&told["forecast"]), bits(&wanted), "{told} {wanted}");
                assert_eq!(told["checkIns"], json!(known.len().min(200)));
            }
        }
        Ok(())
    });
    result.unwrap();
    assert!(lines.get() > 1_500, "{}", lines.get());
}
