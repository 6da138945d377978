//! A value reckoned from its inputs alone.

use std::collections::BTreeMap;

use okr_tests::model::{Calendar, day_number};
use serde_json::{Value, json};

use super::formulas::{at_least, bounded, control, elapsed, ladder, least, mean, wanted};

pub struct Reckoner<'n> {
    pub nodes: &'n [Value],
    pub as_of: i64,
    pub calendar: Option<&'n Calendar>,
    known: BTreeMap<usize, Value>,
}

/// One node with the values of its inputs.
pub struct Told<'n> {
    pub node: &'n Value,
    pub inputs: &'n [Value],
    pub values: Vec<Value>,
}

impl<'n> Told<'n> {
    fn at(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input["name"] == name)
    }

    pub fn fact(&self, name: &str) -> Option<&Value> {
        Some(&self.values[self.at(name)?])
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.fact(name)?.as_f64()
    }

    pub fn wanted(&self, name: &str) -> Result<f64, String> {
        self.number(name).ok_or(format!("has no {name}"))
    }

    pub fn day(&self, name: &str) -> Option<i64> {
        day_number(self.fact(name)?.as_str()?)
    }

    pub fn policy(&self, name: &str) -> Option<&'n Value> {
        let policies = self.node["policies"].as_array().unwrap();
        policies.iter().find(|used| used["policy"] == name).map(|used| &used["value"])
    }

    pub fn limit(&self, name: &str) -> Result<f64, String> {
        self.policy(name).and_then(Value::as_f64).ok_or(format!("has no {name}"))
    }

    fn first(&self) -> Option<f64> {
        self.values.first().and_then(Value::as_f64)
    }
}

impl<'n> Reckoner<'n> {
    pub fn new(nodes: &'n [Value], as_of: &str, calendar: Option<&'n Calendar>) -> Reckoner<'n> {
        Reckoner { nodes, as_of: day_number(as_of).unwrap(), calendar, known: BTreeMap::new() }
    }

    pub fn value(&mut self, at: usize) -> Result<Value, String> {
        if let Some(value) = self.known.get(&at) {
            return Ok(value.clone());
        }
        let node = &self.nodes[at];
        let inputs = node["inputs"].as_array().unwrap();
        let mut values = Vec::new();
        for input in inputs {
            values.push(match input["node"].as_u64() {
                Some(node) => self.value(node as usize)?,
                None => input["value"].clone(),
            });
        }
        let told = Told { node, inputs, values };
        let value = match node["formula"].as_str().unwrap() {
            "rule" => {
                let (status, rule) = self.status(&told)?;
                if told.fact("rule").is_none_or(|told| told != rule) {
                    return Err(format!("applies by {rule}"));
                }
                json!(status)
            }
            "band" => json!(band(&told)?),
            formula => self.by_formula(formula, &told)?.map_or(Value::Null, |value| json!(value + 0.0)),
        };
        self.known.insert(at, value.clone());
        Ok(value)
    }

    fn by_formula(&self, formula: &str, told: &Told<'_>) -> Result<Option<f64>, String> {
        let current = told.number("current");
        Ok(match formula {
            "same" | "given" => told.first(),
            "withinOne" => Some(told.first().unwrap_or(0.0).clamp(0.0, 1.0)),
            "clamp" => told.first().map(|value| clamp(value, told)).transpose()?,
            "mean" => mean(told.inputs, &told.values),
            "least" => least(&told.values),
            "sum" => Some(told.values.iter().filter_map(Value::as_f64).fold(0.0, |sum, value| sum + value))
                .filter(|_| told.at("value").is_some()),
            "linear" | "reached" => current.map(|current| moved(current, told)).transpose()?,
            "judged" => told.number("percent").map(|percent| bounded(percent / 100.0)),
            "control" => current.map(|current| control(current, &|name| told.number(name))),
            "ladder" => current.map(|current| ladder(current, told.inputs)),
            "elapsed" => self.time(told)?,
            "smooth" => self.time(told)?.map(smooth),
            "due" => Some(self.due(told)?),
            "planned" => Some(self.planned(told)?),
            "done" => Some(f64::from(u8::from(told.day("doneOn").is_some_and(|on| on <= self.as_of)))),
            "dueOn" => Some(f64::from(u8::from(self.as_of >= told.day("due").ok_or("has no due")?))),
            "throughout" => Some(1.0),
            "measured" => Some(f64::from(u8::from(!told.values[0].is_null()))),
            "part" => {
                let (measured, whole) = (told.wanted("measured")?, told.wanted("whole")?);
                Some(if whole == 0.0 { 0.0 } else { measured / whole })
            }
            "none" => None,
            formula => return Err(format!("has the formula {formula}")),
        })
    }

    /// The part of the time, whose days are counted again.
    fn time(&self, told: &Told<'_>) -> Result<Option<f64>, String> {
        let Some(whole) = told.number("whole") else { return Ok(None) };
        let (start, end) = (told.day("start").ok_or("has no start")?, told.day("end").ok_or("has no end")?);
        let days = |from: i64, to: i64| match self.calendar {
            Some(calendar) => calendar.worked_between(from, to),
            None => to - from,
        };
        let passed = told.wanted("passed")?;
        if self.calendar.is_some() != told.policy("calendar").is_some() {
            return Err("does not say whose days these are".to_owned());
        }
        if passed != days(start, self.as_of) as f64 || whole != days(start, end) as f64 {
            return Err(format!("has {} of {} days", days(start, self.as_of), days(start, end)));
        }
        Ok(Some(elapsed(passed, whole)))
    }

    fn due(&self, told: &Told<'_>) -> Result<f64, String> {
        let t = self.time(told)?.ok_or("has no time")?;
        let t = if told.policy("curve").is_some_and(|curve| curve == "smooth") { smooth(t) } else { t };
        if t.to_bits() != told.wanted("t")?.to_bits() {
            return Err(format!("has t {t}"));
        }
        Ok(((told.wanted("due")? + t * told.wanted("undated")?) / told.wanted("all")?).min(1.0))
    }

    fn planned(&self, told: &Told<'_>) -> Result<f64, String> {
        let point = |at: usize| {
            let input = &told.inputs[at];
            let day = input["at"].as_str().and_then(day_number);
            day.zip(input["value"].as_f64()).ok_or("has no two points")
        };
        let (before, after) = (point(0)?, point(1)?);
        let value = wanted(self.as_of, before, after);
        if value.to_bits() != told.wanted("wanted")?.to_bits() {
            return Err(format!("wants {value}"));
        }
        let attained = if told.at("point").is_some() { ladder(value, told.inputs) } else { moved(value, told)? };
        clamp(attained, told)
    }
}

fn smooth(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}

/// Between a baseline and a target; where they are one, whether it is reached.
fn moved(current: f64, told: &Told<'_>) -> Result<f64, String> {
    let (from, to) = (told.wanted("baseline")?, told.wanted("target")?);
    if to - from != 0.0 {
        return Ok(bounded((current - from) / (to - from)));
    }
    let flat = told.policy("flatTarget").ok_or("does not say what a flat target is worth")?;
    Ok(f64::from(u8::from(flat != "zero" && current >= to)))
}

fn clamp(value: f64, told: &Told<'_>) -> Result<f64, String> {
    let signed = told.policy("belowBaseline").ok_or("has no belowBaseline")? == "signed";
    let most = told.limit("cap")?;
    if told.number("most") != Some(most) || told.number("least") != (!signed).then_some(0.0) {
        return Err("is clamped otherwise than its policies say".to_owned());
    }
    let value = if signed { value } else { value.max(0.0) };
    Ok(value.min(most) + 0.0)
}

fn band(told: &Told<'_>) -> Result<&'static str, String> {
    let score = told.first().ok_or("has no score")?;
    Ok(if at_least(score, told.wanted("green")?) {
        "green"
    } else if at_least(score, told.wanted("yellow")?) {
        "yellow"
    } else {
        "red"
    })
}
