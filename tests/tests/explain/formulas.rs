//! The formulas of `docs/scoring.md`, once more.

use serde_json::Value;

/// A number in billionths, half to even: both sides of every comparison are.
fn billionths(number: f64) -> f64 {
    let scaled = number * 1e9;
    if scaled.abs() < 9e15 { scaled.round_ties_even() } else { scaled }
}

pub fn at_least(left: f64, right: f64) -> bool {
    billionths(left) >= billionths(right)
}

/// Linear between two points, by day.
pub fn wanted(day: i64, before: (i64, f64), after: (i64, f64)) -> f64 {
    if day <= before.0 || after.0 <= before.0 {
        before.1
    } else if day >= after.0 {
        after.1
    } else {
        before.1 + (day - before.0) as f64 / (after.0 - before.0) as f64 * (after.1 - before.1)
    }
}

pub fn bounded(number: f64) -> f64 {
    number.clamp(-1e100, 1e100)
}

pub fn mean(inputs: &[Value], values: &[Value]) -> Option<f64> {
    let weighed: Vec<(Option<f64>, f64)> = inputs
        .iter()
        .zip(values)
        .filter_map(|(input, value)| Some((value.as_f64(), input["weight"].as_f64()?)))
        .collect();
    if weighed.iter().all(|(value, _)| value.is_none()) {
        return None;
    }
    let (mut sum, mut weights) = (0.0, 0.0);
    for (value, weight) in weighed {
        sum += value.unwrap_or(0.0) * weight;
        weights += weight;
    }
    Some(sum / weights)
}

pub fn least(values: &[Value]) -> Option<f64> {
    let numbers = values.iter().map(|value| value.as_f64().unwrap_or(0.0));
    if values.iter().all(Value::is_null) { None } else { numbers.reduce(f64::min) }
}

pub fn control(current: f64, named: &dyn Fn(&str) -> Option<f64>) -> f64 {
    let strict = named("strict") == Some(1.0);
    let below = named("atLeast").filter(|least| if strict { current <= *least } else { current < *least });
    let above = named("atMost").filter(|most| if strict { current >= *most } else { current > *most });
    let distance = match (below, above) {
        (Some(least), _) => least - current,
        (None, Some(most)) => current - most,
        (None, None) => return 1.0,
    };
    match named("tolerance") {
        Some(tolerance) if tolerance > 0.0 => bounded((1.0 - distance / tolerance).max(0.0)),
        _ => 0.0,
    }
}

pub fn ladder(current: f64, inputs: &[Value]) -> f64 {
    let points: Vec<(f64, f64)> = inputs
        .iter()
        .filter(|input| input["name"] == "point")
        .map(|input| (input["at"].as_f64().unwrap(), input["value"].as_f64().unwrap()))
        .collect();
    let rising = points.last().unwrap().0 > points[0].0;
    let passed = points.iter().filter(|(value, _)| if rising { current >= *value } else { current <= *value }).count();
    match passed {
        0 => points[0].1,
        passed if passed == points.len() => points[passed - 1].1,
        passed => {
            let ((low, low_score), (high, high_score)) = (points[passed - 1], points[passed]);
            bounded(low_score + (current - low) / (high - low) * (high_score - low_score))
        }
    }
}

pub fn elapsed(passed: f64, whole: f64) -> f64 {
    if whole == 0.0 { 1.0 } else { (passed / whole).clamp(0.0, 1.0) }
}
