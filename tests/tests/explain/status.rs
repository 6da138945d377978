//! A status reckoned from the facts that its node tells, by the rules of `docs/scoring.md`.

use serde_json::Value;

use super::formulas::at_least;
use super::reckon::{Reckoner, Told};

/// Worst first.
const ORDER: [&str; 7] = ["atRisk", "ended", "outdated", "behind", "notStarted", "onTrack", "achieved"];

type Judged = (&'static str, &'static str);

impl Reckoner<'_> {
    /// The status of a node and the rule that told it.
    pub fn status(&self, told: &Told<'_>) -> Result<Judged, String> {
        let stage = told.fact("stage").and_then(Value::as_str).ok_or("has no stage")?;
        match stage {
            "closed" | "archived" => return Ok(("closed", "stage")),
            "postponed" => return Ok(("postponed", "stage")),
            _ => {}
        }
        let is_objective = told.node["of"]["objective"].is_string();
        if !is_objective {
            return self.by_own_numbers(told, "attainment");
        }
        let rule = told.policy("objectiveStatus").and_then(Value::as_str).ok_or("has no objectiveStatus")?;
        if rule == "ownPace" || told.policy("source").is_some_and(|source| source == "manual") {
            return self.by_own_numbers(told, "progress");
        }
        if self.is_over(told) {
            return self.at_the_end(told);
        }
        if rule == "weakest" { self.weakest(told) } else { self.worst(told) }
    }

    fn is_over(&self, told: &Told<'_>) -> bool {
        told.day("end").is_some_and(|end| self.as_of > end)
    }

    /// Another value of what the status is of.
    fn own(&self, told: &Told<'_>, quantity: &str) -> Option<Value> {
        let at = told.inputs.iter().position(|input| {
            let node = input["node"].as_u64().map(|at| &self.nodes[at as usize]);
            node.is_some_and(|node| node["quantity"] == quantity && node["of"] == told.node["of"])
        });
        at.map(|at| told.values[at].clone())
    }

    fn number(&self, told: &Told<'_>, quantity: &str) -> Result<Option<f64>, String> {
        self.own(told, quantity).map(|value| value.as_f64()).ok_or(format!("has no {quantity}"))
    }

    fn at_the_end(&self, told: &Told<'_>) -> Result<Judged, String> {
        let is_green = self.own(told, "grade").is_some_and(|grade| grade == "green");
        Ok(if is_green { ("achieved", "green") } else { ("ended", "over") })
    }

    fn by_own_numbers(&self, told: &Told<'_>, attained: &str) -> Result<Judged, String> {
        let over = self.is_over(told);
        let attainment = self.number(told, attained)?;
        let asks_first = told.policy("outdated").is_some_and(|when| when == "first");
        if asks_first && !over && self.number(told, "expected")?.is_some() && self.is_silent(told)? {
            return Ok(("outdated", "silent"));
        }
        let is_control = told.fact("control").is_some();
        if attainment.is_some_and(|attainment| at_least(attainment, 1.0)) && (!is_control || over) {
            return Ok(("achieved", "reached"));
        }
        if over {
            return self.at_the_end(told);
        }
        if told.day("start").is_some_and(|start| self.as_of < start) {
            return Ok(("notStarted", "notBegun"));
        }
        if self.is_rollup(told) {
            return self.worst(told);
        }
        let Some(expected) = self.number(told, "expected")? else { return Ok(("notStarted", "noDates")) };
        if self.is_silent(told)? {
            return Ok(("outdated", "silent"));
        }
        if told.day("last").is_none() {
            return Ok(("notStarted", "notHeard"));
        }
        let progress = self.number(told, "progress")?.unwrap_or(0.0);
        Ok((by_pace(told, expected, progress)?, "pace"))
    }

    fn is_rollup(&self, told: &Told<'_>) -> bool {
        let nodes = told.inputs.iter().filter_map(|input| Some(&self.nodes[input["node"].as_u64()? as usize]));
        let mut policies =
            nodes.filter(|node| node["of"] == told.node["of"]).filter_map(|node| node["policies"].as_array());
        policies.any(|policies| policies.iter().any(|used| used["policy"] == "combine"))
    }

    fn is_silent(&self, told: &Told<'_>) -> Result<bool, String> {
        let (cadence, grace) = (told.limit("cadenceDays")? as i64, told.limit("graceDays")?);
        told.fact("last").ok_or("has no last")?;
        let Some(since) = told.day("last").max(told.day("start")) else { return Ok(false) };
        let late = self.as_of - since - cadence;
        let Some(calendar) = self.calendar else { return Ok(late as f64 > grace) };
        let late = if late > 0 { calendar.worked_between(since + cadence, self.as_of) } else { late };
        if told.policy("calendar").is_none() || told.wanted("late")? != late as f64 {
            return Err(format!("is late by {late} working days"));
        }
        Ok(late as f64 > grace)
    }

    /// The members that count, each with its status and progress.
    fn members(&self, told: &Told<'_>) -> Result<Vec<(&'static str, f64)>, String> {
        let mut members: Vec<(&'static str, f64)> = Vec::new();
        for (input, value) in told.inputs.iter().zip(&told.values) {
            let Some(node) = input["node"].as_u64().map(|at| &self.nodes[at as usize]) else { continue };
            if node["of"] == told.node["of"] {
                continue;
            }
            match (node["quantity"].as_str(), members.last_mut()) {
                (Some("status"), _) => {
                    let status = ORDER.into_iter().find(|word| value == word).filter(|word| *word != "notStarted");
                    let status = status.ok_or(format!("counts a member that is {value}"))?;
                    members.push((if status == "ended" { "atRisk" } else { status }, 0.0));
                }
                (Some("progress"), Some(last)) => last.1 = value.as_f64().unwrap_or(0.0),
                other => return Err(format!("has the member {other:?}")),
            }
        }
        Ok(members)
    }

    fn worst(&self, told: &Told<'_>) -> Result<Judged, String> {
        let place = |status: &str| ORDER.iter().position(|word| *word == status);
        let worst = self.members(told)?.into_iter().map(|(status, _)| status).min_by_key(|status| place(status));
        Ok((worst.unwrap_or("notStarted"), "worst"))
    }

    fn weakest(&self, told: &Told<'_>) -> Result<Judged, String> {
        let mut weakest: Option<(&'static str, f64)> = None;
        for member in self.members(told)? {
            if weakest.is_none_or(|(_, least)| member.1 < least) {
                weakest = Some(member);
            }
        }
        Ok((weakest.map_or("notStarted", |(status, _)| status), "weakest"))
    }
}

fn by_pace(told: &Told<'_>, expected: f64, progress: f64) -> Result<&'static str, String> {
    let rule = told.policy("pace").and_then(Value::as_str).ok_or("has no pace")?;
    let from = |value: f64| -> Result<(bool, bool), String> {
        Ok((at_least(value, told.limit("onTrackFrom")?), at_least(value, told.limit("behindFrom")?)))
    };
    let (on_track, behind) = match rule {
        "difference" => {
            let points = (expected - progress) * 100.0;
            (at_least(told.limit("onTrackAtMost")?, points), at_least(told.limit("behindAtMost")?, points))
        }
        "ratio" if at_least(0.0, expected) => (true, true),
        "ratio" => from(progress / expected)?,
        _ => from(progress * 100.0)?,
    };
    Ok(if on_track {
        "onTrack"
    } else if behind {
        "behind"
    } else {
        "atRisk"
    })
}
