//! The time in which an objective or a key result is to be reached.

use serde_json::Value;

use super::read::{by_id, date, items, text};

/// First and last day; either may be missing in a backlog.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The first day.
    pub start: Option<i64>,
    /// The last day.
    pub end: Option<i64>,
}

impl Time {
    fn of_cycle(document: &Value, id: Option<&str>) -> Time {
        match id.and_then(|id| by_id(items(document, "cycles"), id)) {
            Some(cycle) => Time::of(cycle),
            None => Time { start: None, end: None },
        }
    }

    /// The days of a cycle. A backlog is for some day: dates that it carries say
    /// nothing. Nor does one day of any other: that it lacks the second is its own fault.
    pub fn of(cycle: &Value) -> Time {
        let time = Time { start: date(cycle, "start"), end: date(cycle, "end") };
        let is_backlog = text(cycle, "kind") == Some("backlog");
        if is_backlog || !time.is_dated() { Time { start: None, end: None } } else { time }
    }

    /// From the start of its cycle to its deadline, else the end of its cycle.
    pub fn of_objective(document: &Value, objective: &Value) -> Time {
        let cycle = Time::of_cycle(document, text(objective, "cycle"));
        Time { start: cycle.start, end: date(objective, "deadline").or(cycle.end) }
    }

    /// From its start, else its cycle's, to its deadline, else that cycle's end;
    /// its cycle is its own, else its objective's.
    pub fn of_key_result(document: &Value, objective: &Value, key_result: &Value) -> Time {
        let cycle = Time::of_cycle(document, text(key_result, "cycle").or(text(objective, "cycle")));
        Time { start: date(key_result, "start").or(cycle.start), end: date(key_result, "deadline").or(cycle.end) }
    }

    /// Whether both days are known.
    pub fn is_dated(self) -> bool {
        self.start.is_some() && self.end.is_some()
    }

    /// Whether it ends before it starts.
    pub fn is_reversed(self) -> bool {
        self.start.zip(self.end).is_some_and(|(start, end)| end < start)
    }

    /// Whether its last day has passed.
    pub fn is_over(self, as_of: i64) -> bool {
        self.end.is_some_and(|end| as_of > end)
    }

    /// The part of it that has passed, 0 to 1, by a count of the days after one up
    /// to another; `None` without both days.
    pub fn passed(self, as_of: i64, days: impl Fn(i64, i64) -> i64) -> Option<f64> {
        let (start, end) = self.start.zip(self.end)?;
        let all = days(start, end);
        if all == 0 {
            return Some(1.0);
        }
        let part = days(start, as_of) as f64 / all as f64;
        Some(part.clamp(0.0, 1.0))
    }
}
