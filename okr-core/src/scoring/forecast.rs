//! Forecasts: where the check-ins of a key result lead, after Theil and Sen.
//!
//! The line is the one whose slope is the median of the slopes between any two
//! check-ins: one that is far off bends it little. Days are counted from the first
//! check-in that it is made of, so that they are small whole numbers.

use serde::Serialize;

use super::measure::attainment;
use super::numbers::{at_least, finite, rounded};
use super::part::in_part;
use crate::json::vocabulary;
use crate::model::{Date, Measure};
use crate::order;
use crate::profile::Profile;
use crate::workspace::{Formula, KeyResultIx, Node, Workspace};

vocabulary! {
    /// Where the middle line of a forecast goes, from today on.
    pub enum Course {
        /// It is where it should be today.
        There = "there",
        /// It comes nearer to what is wanted.
        Nearer = "nearer",
        /// It stands still, away from what is wanted.
        Level = "level",
        /// It moves further away from what is wanted.
        Away = "away",
    }
}

vocabulary! {
    /// Why there is no forecast.
    pub enum NoForecast {
        /// It has no last day to which one could look.
        NoEnd = "noEnd",
        /// Its last day has passed.
        Over = "over",
        /// Fewer than three check-ins with a value, or all on fewer than three days.
        TooFewCheckIns = "tooFewCheckIns",
    }
}

/// The middle of something and what it is likely not to leave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// By the slope at the 10th percentile; of attainments the least of the three.
    pub low: f64,
    /// By the median slope.
    pub mid: f64,
    /// By the slope at the 90th percentile; of attainments the greatest of the three.
    pub high: f64,
}

/// Where the check-ins of a key result lead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// The day of the first check-in that it is made of.
    pub since: Date,
    /// The last day of the key result's time, for which it speaks.
    pub end: Date,
    /// How much the value changes a day.
    pub slope: Spread,
    /// The value on the last day.
    pub value: Spread,
    /// The attainment on the last day, any finite number.
    pub attainment: Spread,
    /// Where the middle line goes, from today on.
    pub course: Course,
    /// The first day, today or later, on which the value is what is wanted; `null` where it
    /// never is, or not before the year 10000.
    pub reached_on: Option<Date>,
    /// How much the value changes a day by the last three check-ins; `null` where they are
    /// of one day.
    pub recent: Option<f64>,
    /// The recent slope over the whole one: above 1 it gains speed, below 0 it has turned;
    /// `null` where either is unknown or the whole is flat.
    pub momentum: Option<f64>,
}

/// The forecast of a key result, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyResultForecast<'a> {
    /// The key result.
    pub id: &'a str,
    /// Its objective.
    pub objective: &'a str,
    /// How many check-ins with a value were looked at: the newest 200 at most.
    pub check_ins: usize,
    /// Where they lead; `null` where nobody can say.
    pub forecast: Option<Forecast>,
    /// Why there is none; `null` where there is one.
    pub reason: Option<NoForecast>,
}

in_part!(KeyResultForecast:
    "id" id,
    "objective" objective,
    "checkIns" check_ins,
    "forecast" forecast,
    "reason" reason,
);

/// How many check-ins are looked at, the newest ones: their pairs are nearly 20,000.
const MOST: usize = 200;
/// How many check-ins, and on how many days, make a line.
const LEAST: usize = 3;

/// A check-in: its day counted from the first one, and its value.
type Point = (f64, f64);

/// True for a key result that is told by the values of its own check-ins.
fn has_values(workspace: &Workspace, at: KeyResultIx) -> bool {
    let formula = workspace.columns().formulas.get(at.at());
    matches!(formula, Some(Formula::Linear { .. } | Formula::FirstCheckIn | Formula::Control | Formula::Ladder))
}

/// The forecast of a key result as it was known on a day; `None` where it has no values.
pub(crate) fn forecast<'w>(workspace: &'w Workspace, at: KeyResultIx, as_of: Date) -> Option<KeyResultForecast<'w>> {
    if !has_values(workspace, at) {
        return None;
    }
    let key_result = workspace.key_result_at(at)?;
    let objective = workspace.objective_at(workspace.owner_of(at)?)?;
    let values = workspace.activity().values(Node::KeyResult(at), as_of.day_number());
    let mut known: Vec<(i32, f64)> = values.take(MOST).collect();
    known.reverse();
    let end = workspace.columns().windows.get(at.at()).and_then(|window| window.end());
    let scale = Scale::of(workspace, at, as_of);
    let line = Ends::of(end, as_of, &known).map(|ends| ends.forecast(&known, &scale));
    Some(KeyResultForecast {
        id: key_result.id.as_str(),
        objective: objective.id.as_str(),
        check_ins: known.len(),
        forecast: line.ok().flatten(),
        reason: line.err(),
    })
}

/// What values are worth, as on the board.
struct Scale<'w> {
    measure: Option<&'w Measure>,
    /// Where a metric starts that states no baseline.
    from: f64,
    profile: &'w Profile,
}

impl<'w> Scale<'w> {
    fn of(workspace: &'w Workspace, at: KeyResultIx, as_of: Date) -> Scale<'w> {
        let is_first = workspace.columns().formulas.get(at.at()) == Some(Formula::FirstCheckIn);
        let first = || workspace.activity().first_value(Node::KeyResult(at), as_of.day_number());
        Scale {
            measure: workspace.measure_at(at),
            from: if is_first { first().unwrap_or_default() } else { 0.0 },
            profile: workspace.profile(),
        }
    }

    fn attained(&self, value: f64) -> Option<f64> {
        attainment(self.measure, value, self.from, self.profile)
    }

    /// True of a value that is what is wanted.
    fn holds(&self, value: f64) -> bool {
        self.attained(value).is_some_and(|attained| at_least(attained, 1.0))
    }

    /// The value to be reached from another that is not yet what is wanted.
    fn wanted(&self, now: f64) -> Option<f64> {
        match self.measure {
            None | Some(Measure::Judged(_)) => Some(100.0),
            Some(Measure::Metric(metric)) => Some(metric.target),
            Some(Measure::Ladder(ladder)) => {
                ladder.points.iter().find(|point| at_least(point.score, 1.0)).map(|point| point.value)
            }
            Some(Measure::Control(bounds)) => bounds.at_most.filter(|most| now >= *most).or(bounds.at_least),
            Some(Measure::Milestones(_) | Measure::Done(_) | Measure::Rollup(_)) => None,
        }
    }
}

/// The days that matter to a forecast, as day numbers.
#[derive(Clone, Copy)]
struct Ends {
    first: i32,
    today: i32,
    last: i32,
}

impl Ends {
    fn of(end: Option<i32>, as_of: Date, known: &[(i32, f64)]) -> Result<Ends, NoForecast> {
        let (today, last) = (as_of.day_number(), end.ok_or(NoForecast::NoEnd)?);
        if today > last {
            return Err(NoForecast::Over);
        }
        let first = known.first().map(|(day, _)| *day).filter(|_| days(known) >= LEAST);
        Ok(Ends { first: first.ok_or(NoForecast::TooFewCheckIns)?, today, last })
    }

    /// A day counted from the first check-in.
    fn count(self, day: i32) -> f64 {
        f64::from(day - self.first)
    }

    fn forecast(self, known: &[(i32, f64)], scale: &Scale<'_>) -> Option<Forecast> {
        let points: Vec<Point> = known.iter().map(|(day, value)| (self.count(*day), *value)).collect();
        let slopes = slopes(&points);
        let slope = Spread { low: rank(&slopes, 10)?, mid: median(&slopes)?, high: rank(&slopes, 90)? };
        let at_end = |slope: f64| Some(Line::of(slope, &points)?.at(self.count(self.last)));
        let mid = at_end(slope.mid)?;
        // Steeper lines end higher; rounding may turn round what is nearly the same.
        let value = Spread { low: at_end(slope.low)?.min(mid), mid, high: at_end(slope.high)?.max(mid) };
        let attained = |value: f64| scale.attained(value);
        let [low, mid, high] = [attained(value.low)?, attained(value.mid)?, attained(value.high)?];
        let newest = points.get(points.len().saturating_sub(LEAST)..).unwrap_or_default();
        let recent = median(&self::slopes(newest));
        let line = Line::of(slope.mid, &points)?;
        Some(Forecast {
            since: Date::from_day_number(self.first)?,
            end: Date::from_day_number(self.last)?,
            slope,
            value,
            attainment: Spread { low: low.min(mid).min(high), mid, high: low.max(mid).max(high) },
            course: self.course(line, scale),
            reached_on: self.reached(line, scale),
            recent,
            momentum: recent.filter(|_| slope.mid != 0.0).map(|recent| finite(recent / slope.mid)),
        })
    }

    /// Where a line goes, from today on.
    fn course(self, line: Line, scale: &Scale<'_>) -> Course {
        let today = self.count(self.today);
        let now = line.at(today);
        if scale.holds(now) {
            return Course::There;
        }
        if line.slope == 0.0 {
            return Course::Level;
        }
        let way = scale.wanted(now).map_or(0.0, |wanted| (wanted - now) * line.slope.signum());
        // At a bound that is itself outside the next day tells.
        let is_away = way < 0.0 || way == 0.0 && !scale.holds(line.at(today + 1.0));
        if is_away { Course::Away } else { Course::Nearer }
    }

    /// The first day, today or later, on which a line is where it should be.
    fn reached(self, line: Line, scale: &Scale<'_>) -> Option<Date> {
        let (today, now) = (self.count(self.today), line.at(self.count(self.today)));
        match self.course(line, scale) {
            Course::There => return Date::from_day_number(self.today),
            Course::Level | Course::Away => return None,
            Course::Nearer => {}
        }
        let wanted = scale.wanted(now)?;
        let days = rounded((wanted - line.intercept) / line.slope);
        if days > MOST_DAYS {
            return None;
        }
        let day = days.ceil();
        // At a bound that is itself outside it takes a day more.
        let is_there = |day: f64| scale.holds(if day == days { wanted } else { line.at(day) });
        let day = [day, day + 1.0].into_iter().find(|day| is_there(*day))?;
        Date::from_day_number(self.first.checked_add(day.max(today) as i32)?)
    }
}

/// A line through points: `intercept + slope x day`.
#[derive(Clone, Copy)]
struct Line {
    intercept: f64,
    slope: f64,
}

impl Line {
    /// The line of a slope: half of the points are above it and half below.
    fn of(slope: f64, points: &[Point]) -> Option<Line> {
        let offsets = points.iter().map(|(day, value)| value - slope * day);
        Some(Line { intercept: median(&sorted(offsets))?, slope })
    }

    fn at(self, day: f64) -> f64 {
        finite(self.intercept + self.slope * day)
    }
}

/// More days than there are dates.
const MOST_DAYS: f64 = 4_000_000.0;

/// How many days there are check-ins of.
fn days(known: &[(i32, f64)]) -> usize {
    let changes = known.iter().zip(known.iter().skip(1)).filter(|(one, next)| one.0 != next.0);
    changes.count() + usize::from(!known.is_empty())
}

/// The slopes between any two points of different days, in order.
fn slopes(points: &[Point]) -> Vec<f64> {
    let later = |at: usize| points.get(at + 1..).unwrap_or_default();
    let pairs = points.iter().enumerate().flat_map(|(at, one)| later(at).iter().map(move |next| (one, next)));
    let pairs = pairs.filter(|(one, next)| one.0 != next.0);
    sorted(pairs.map(|(one, next)| finite((next.1 - one.1) / (next.0 - one.0))))
}

/// Numbers in order, by the one sort of the engine: their bits rise as they do once
/// those of negative ones are turned over.
fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    const SIGN: u64 = 1 << 63;
    let key = |number: f64| {
        let bits = (number + 0.0).to_bits();
        if bits & SIGN == 0 { bits | SIGN } else { !bits }
    };
    let number = |key: u64| f64::from_bits(if key & SIGN == 0 { !key } else { key ^ SIGN });
    let mut keys: Vec<(u64, u32)> = numbers.map(|number| (key(number), 0)).collect();
    order::sort(&mut keys);
    keys.into_iter().map(|(key, _)| number(key)).collect()
}

/// The middle one of numbers in order, the mean of the middle two of an even count.
fn median(numbers: &[f64]) -> Option<f64> {
    let upper = *numbers.get(numbers.len() / 2)?;
    if numbers.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *numbers.get(numbers.len() / 2 - 1)?;
    Some((lower + upper) / 2.0 + 0.0)
}

/// The percentile of numbers in order, by nearest rank.
fn rank(numbers: &[f64], percent: usize) -> Option<f64> {
    let rank = (numbers.len() * percent).div_ceil(100);
    numbers.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_order() {
        let numbers = [3.0, -0.0, -7.5, 1e100, 0.0, -1e-300, 2.0];
        let wanted = [-7.5, -1e-300, 0.0, 0.0, 2.0, 3.0, 1e100];
        let found = sorted(numbers.into_iter());
        assert_eq!(found, wanted);
        assert!(found.iter().all(|number| number.to_bits() != (-0.0_f64).to_bits()));
    }

    #[test]
    fn ranks_are_the_nearest() {
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!([rank(&ten, 10), rank(&ten, 90)], [Some(1.0), Some(9.0)]);
        let eleven: Vec<f64> = (1..=11).map(f64::from).collect();
        assert_eq!([rank(&eleven, 10), rank(&eleven, 90)], [Some(2.0), Some(10.0)]);
        assert_eq!([rank(&ten[..3], 10), rank(&ten[..3], 90), rank(&[], 10)], [Some(1.0), Some(3.0), None]);
        assert_eq!([median(&ten), median(&eleven), median(&[])], [Some(5.5), Some(6.0), None]);
    }

    #[test]
    fn pairs_of_one_day_are_left_out() {
        assert_eq!(slopes(&[(0.0, 1.0), (0.0, 5.0), (2.0, 3.0), (4.0, 3.0)]), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(days(&[(7, 1.0), (7, 2.0), (9, 1.0)]), 2);
        assert_eq!(days(&[]), 0);
    }
}
