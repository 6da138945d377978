//! Working days, counted one by one.

use serde_json::Value;

use super::super::read::items;
use super::super::{Bend, day};

/// The days of a week, from the first.
const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Which days are worked; without one every day counts.
#[derive(Debug)]
pub struct Calendar {
    weekend: Vec<&'static str>,
    holidays: Vec<i64>,
    extra_workdays: Vec<i64>,
}

impl Calendar {
    /// The calendar of a profile's settings, if it has one.
    pub fn of(settings: &Value, bend: Option<Bend>) -> Option<Calendar> {
        let calendar = Some(&settings["calendar"]).filter(|calendar| calendar.is_object())?;
        let days = |field: &str| items(calendar, field).iter().filter_map(|on| day::number(on.as_str()?)).collect();
        let is_free = |day: &&str| match calendar["weekend"].as_array() {
            Some(weekend) => weekend.iter().any(|free| free == day),
            None => ["saturday", "sunday"].contains(day),
        };
        let ignores_holidays = bend == Some(Bend::HolidaysAreWorked);
        Some(Calendar {
            weekend: WEEK.into_iter().filter(is_free).collect(),
            holidays: if ignores_holidays { Vec::new() } else { days("holidays") },
            extra_workdays: days("extraWorkdays"),
        })
    }

    /// Whether a day is worked.
    fn is_worked(&self, on: i64) -> bool {
        // The first day of the year 0, from which days are numbered, was a Saturday.
        let day = WEEK.get((on + 5).rem_euclid(7) as usize);
        let is_free = self.holidays.contains(&on) || day.is_some_and(|day| self.weekend.contains(day));
        self.extra_workdays.contains(&on) || !is_free
    }

    /// Working days after one day up to and including another; negative where the
    /// other is earlier.
    pub fn worked_between(&self, from: i64, to: i64) -> i64 {
        let count = |from: i64, to: i64| (from + 1..=to).filter(|&on| self.is_worked(on)).count() as i64;
        if to < from { -count(to, from) } else { count(from, to) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn worked(calendar: Value, from: &str, to: &str) -> i64 {
        let calendar = Calendar::of(&json!({ "calendar": calendar }), None).unwrap();
        calendar.worked_between(day::number(from).unwrap(), day::number(to).unwrap())
    }

    #[test]
    fn days_are_counted_by_the_week() {
        // Friday 2026-02-13 to Friday 2026-02-20.
        assert_eq!(worked(json!({}), "2026-02-13", "2026-02-20"), 5);
        assert_eq!(worked(json!({"weekend": ["sunday"]}), "2026-02-13", "2026-02-20"), 6);
        assert_eq!(worked(json!({"weekend": []}), "2026-02-13", "2026-02-20"), 7);
        assert_eq!(worked(json!({}), "2026-02-20", "2026-02-13"), -5);
        // Saturday and Sunday stand still.
        assert_eq!(worked(json!({}), "2026-02-13", "2026-02-15"), 0);
    }

    #[test]
    fn a_week_of_holidays_and_a_shifted_day() {
        // The Spring Festival of 2026: off from the 15th to the 23rd, worked on the Saturdays around.
        let days: Vec<String> = (15..=23).map(|on| format!("2026-02-{on}")).collect();
        let calendar = json!({"holidays": days, "extraWorkdays": ["2026-02-14", "2026-02-28"]});
        assert_eq!(worked(calendar.clone(), "2026-02-13", "2026-02-23"), 1);
        // The 14th, 24th to 27th and 28th.
        assert_eq!(worked(calendar, "2026-02-13", "2026-03-01"), 6);
    }
}
