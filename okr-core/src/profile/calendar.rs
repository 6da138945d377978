//! The working days of a profile.

use serde::Serialize;

use crate::model::{Date, Weekday};
use crate::order;

/// Which days are worked: all but the weekend and the holidays, and the extra
/// workdays besides, as a shifted day of the weekend is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    /// The days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// Days off besides, in order.
    pub holidays: Vec<Date>,
    /// Days that are worked although they are of the weekend, in order.
    pub extra_workdays: Vec<Date>,
    /// How many of the days up to each day of the week, Monday first, are worked.
    #[serde(skip)]
    of_week: [i32; 7],
    /// The holidays that fall on days of work, and the extra workdays that do not.
    #[serde(skip)]
    off: Vec<i32>,
    #[serde(skip)]
    extra: Vec<i32>,
}

impl Calendar {
    /// The calendar of a weekend, holidays and extra workdays.
    pub(super) fn new(weekend: Vec<Weekday>, holidays: &[Date], extra_workdays: &[Date]) -> Calendar {
        let (holidays, extra_workdays) = (in_order(holidays), in_order(extra_workdays));
        let mut of_week = [0; 7];
        let mut worked = 0;
        for (slot, day) in of_week.iter_mut().zip(Weekday::ALL) {
            worked += i32::from(!weekend.contains(day));
            *slot = worked;
        }
        let is_weekend = |day: &i32| weekday(*day).is_some_and(|day| weekend.contains(&day));
        let numbers = |dates: &[Date]| dates.iter().map(|date| date.day_number()).collect::<Vec<i32>>();
        let mut off = numbers(&holidays);
        off.retain(|day| !is_weekend(day));
        let mut extra = numbers(&extra_workdays);
        extra.retain(is_weekend);
        Calendar { weekend, holidays, extra_workdays, of_week, off, extra }
    }

    /// True where no day of the week is worked.
    pub(super) fn is_idle(&self) -> bool {
        self.of_week.last() == Some(&0)
    }

    /// How many days are worked up to a day and on it, from a day long before.
    pub(crate) fn worked_until(&self, day: i32) -> i64 {
        let (week, place) = (day.div_euclid(7), day.rem_euclid(7));
        let in_weeks = i64::from(week) * i64::from(self.of_week.last().copied().unwrap_or(0));
        let in_this = i64::from(self.of_week.get(place as usize).copied().unwrap_or(0));
        let until = |days: &[i32]| days.partition_point(|other| *other <= day) as i64;
        in_weeks + in_this + until(&self.extra) - until(&self.off)
    }
}

/// The day of the week: day numbers are Julian, and day 0 was a Monday.
fn weekday(day: i32) -> Option<Weekday> {
    Weekday::ALL.get(day.rem_euclid(7) as usize).copied()
}

/// Days in order, each once.
fn in_order(dates: &[Date]) -> Vec<Date> {
    let mut days = order::sorted_by(dates.to_vec(), Ord::cmp);
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(days: &[&str]) -> Vec<Date> {
        days.iter().map(|day| day.parse().unwrap()).collect()
    }

    // The Spring Festival of 2026 as the State Council set it: 15 to 23 February off,
    // Saturday the 14th and Saturday the 28th worked.
    #[test]
    fn shifted_days_are_worked() {
        let days: Vec<String> = (15..=23).map(|day| format!("2026-02-{day}")).collect();
        let holidays = dates(&days.iter().map(String::as_str).collect::<Vec<_>>());
        let extra = dates(&["2026-02-14", "2026-02-28"]);
        let calendar = Calendar::new(vec![Weekday::Saturday, Weekday::Sunday], &holidays, &extra);
        let until = |day: &str| calendar.worked_until(day.parse::<Date>().unwrap().day_number());
        assert_eq!(until("2026-02-13") - until("2026-02-06"), 5);
        assert_eq!(until("2026-02-14") - until("2026-02-13"), 1);
        assert_eq!(until("2026-02-23") - until("2026-02-14"), 0);
        assert_eq!(until("2026-02-28") - until("2026-02-23"), 5);
        assert_eq!(until("2026-03-01") - until("2026-02-28"), 0);
    }

    #[test]
    fn each_day_counts_one_or_none() {
        let holidays = dates(&["2026-05-01", "2026-05-02", "2026-05-01"]);
        let calendar = Calendar::new(vec![Weekday::Friday, Weekday::Sunday], &holidays, &dates(&["2026-05-08"]));
        let start = "2026-04-20".parse::<Date>().unwrap().day_number();
        let worked: Vec<bool> =
            (start + 1..start + 21).map(|day| calendar.worked_until(day) > calendar.worked_until(day - 1)).collect();
        // Tuesday the 21st to Sunday the 10th: Fridays and Sundays off, Saturday the 2nd
        // too, Friday the 8th worked. Friday the 1st was off anyway.
        let expected = "1110101 1110001 111110";
        let expected: Vec<bool> = expected.chars().filter(|mark| *mark != ' ').map(|mark| mark == '1').collect();
        assert_eq!(worked, expected);
    }
}
