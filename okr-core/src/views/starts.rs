//! Metrics that start where they were first checked in: what was known of them, day by
//! day. A first check-in may be recorded late, or corrected, and then all that was told
//! from there was another part of the way.

use crate::model::{CheckIn, CheckInId, CheckInRest, Date, KeyResult};
use crate::order;
use crate::profile::Profile;
use crate::workspace::{Formula, KeyResultIx, Node, Span, Workspace};

use super::disguise;
use super::readers::Keep;

/// What was known from a day on until the next such day.
#[derive(Clone, Copy, Debug)]
struct Known {
    from: i32,
    /// The first value.
    first: Option<f64>,
    /// The current value.
    current: Option<f64>,
    /// The day of the last check-in.
    heard: Option<i32>,
}

/// What was known of one metric, from its first check-in on.
pub(super) struct Start {
    at: KeyResultIx,
    known: Vec<Known>,
}

/// The metrics among some key results that start where they were first checked in.
pub(super) fn starts(workspace: &Workspace, kept: &mut dyn Iterator<Item = KeyResultIx>) -> Vec<Start> {
    let formulas = &workspace.columns().formulas;
    let of_first = kept.filter(|at| formulas.get(at.at()) == Some(Formula::FirstCheckIn));
    of_first.map(|at| Start { at, known: history(workspace, at) }).collect()
}

/// That of a key result among those of many, which are in order.
pub(super) fn of(starts: &[Start], at: KeyResultIx) -> Option<&Start> {
    starts.get(starts.binary_search_by_key(&at, |start| start.at).ok()?)
}

impl Start {
    /// The key result.
    pub(super) fn key_result(&self) -> KeyResultIx {
        self.at
    }

    /// The first value as known on a day.
    pub(super) fn on(&self, day: i32) -> Option<f64> {
        let next = self.known.partition_point(|known| known.from <= day);
        self.known.get(next.checked_sub(1)?)?.first
    }

    /// The days from which on something else was known, in order.
    pub(super) fn days(&self) -> impl Iterator<Item = i32> {
        self.known.iter().map(|known| known.from)
    }

    /// The first value, where it was the same on every day that there was one.
    pub(super) fn steady(&self) -> Option<f64> {
        let mut firsts = self.known.iter().filter_map(|known| known.first);
        let first = firsts.next()?;
        firsts.all(|other| other == first).then_some(first)
    }

    /// True where one check-in was a part of the way on one day and another on another:
    /// no value says both.
    pub(super) fn is_retold(&self) -> bool {
        self.known.iter().any(|known| known.first.is_some()) && self.steady().is_none()
    }

    /// Check-ins that tell on each day what was known of progress, each correcting the one
    /// before: of two that count, none would know the other's start.
    pub(super) fn retell(&self, shown: &KeyResult, profile: &Profile, ids: &mut FreshIds<'_>, told: &mut Vec<CheckIn>) {
        let mut before: Option<(i32, Option<f64>, CheckInId)> = None;
        for known in &self.known {
            let Some(heard) = known.heard else { continue };
            let from = known.first.unwrap_or_default();
            let part = |value| disguise::value(shown.measure.as_ref(), Keep::Progress, value, from, profile);
            let value = known.current.and_then(part);
            if before.as_ref().is_some_and(|before| (before.0, before.1) == (heard, value)) {
                continue;
            }
            let (Some(on), Some(recorded)) = (Date::from_day_number(heard), Date::from_day_number(known.from)) else {
                continue;
            };
            let id = ids.next();
            let rest = CheckInRest {
                id: Some(id.clone()),
                recorded_on: (recorded != on).then_some(recorded),
                corrects: before.map(|(_, _, id)| id),
                ..CheckInRest::default()
            };
            let blank = CheckIn::of_key_result(shown.id.as_str(), on);
            told.push(CheckIn { value, rest: rest.into(), ..blank });
            before = Some((heard, value, id));
        }
    }
}

/// Ids that no check-in of a document has.
pub(super) struct FreshIds<'a> {
    /// In order.
    taken: Vec<&'a str>,
    last: u32,
}

impl<'a> FreshIds<'a> {
    pub(super) fn new(check_ins: &'a [CheckIn]) -> FreshIds<'a> {
        let taken = check_ins.iter().filter_map(|check_in| check_in.id.as_ref().map(CheckInId::as_str));
        FreshIds { taken: order::sorted_by(taken.collect(), Ord::cmp), last: 0 }
    }

    fn next(&mut self) -> CheckInId {
        loop {
            self.last += 1;
            let id = format!("retold-{}", self.last);
            if self.taken.binary_search(&id.as_str()).is_err() {
                return id.as_str().into();
            }
        }
    }
}

/// What was known of a key result's values, a new entry for each day on which a check-in
/// began or ceased to count.
fn history(workspace: &Workspace, at: KeyResultIx) -> Vec<Known> {
    let spans = workspace.activity().spans(Node::KeyResult(at));
    let ends = spans.iter().flat_map(|span| [span.from, span.until]).filter(|day| *day != i32::MAX);
    let days: Vec<i32> = order::numbers(ends.map(|day| day as u32).collect()).map(|day| day as i32).collect();
    let has_value = |span: &&Span| span.value.is_some();
    let first = first_on(&days, &mut spans.iter().filter(has_value));
    let current = first_on(&days, &mut spans.iter().rev().filter(has_value));
    let heard = first_on(&days, &mut spans.iter().rev());
    let value = |span: Option<&Span>| span.and_then(|span| span.value);
    let all = days.into_iter().zip(first).zip(current).zip(heard);
    all.map(|(((from, first), current), heard)| Known {
        from,
        first: value(first),
        current: value(current),
        heard: heard.map(|span| span.on),
    })
    .collect()
}

/// For each day the first of some check-ins that counts on it. Each day is found once,
/// however many check-ins there are.
fn first_on<'s>(days: &[i32], spans: &mut dyn Iterator<Item = &'s Span>) -> Vec<Option<&'s Span>> {
    let mut found = vec![None; days.len()];
    // From every place the way to the next one for which nothing is found.
    let mut next: Vec<usize> = (0..=days.len()).collect();
    for span in spans {
        let end = days.partition_point(|day| *day < span.until);
        let mut at = free(&mut next, days.partition_point(|day| *day < span.from));
        while at < end {
            if let (Some(slot), Some(way)) = (found.get_mut(at), next.get_mut(at)) {
                (*slot, *way) = (Some(span), at + 1);
            }
            at = free(&mut next, at + 1);
        }
    }
    found
}

/// The next place for which nothing is found; the way there becomes shorter.
fn free(next: &mut [usize], mut at: usize) -> usize {
    while let Some(&over) = next.get(at) {
        if over == at {
            break;
        }
        let further = next.get(over).copied().unwrap_or(over);
        if let Some(way) = next.get_mut(at) {
            *way = further;
        }
        at = further;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i32, until: i32) -> Span {
        Span { on: from, value: Some(f64::from(from)), from, until }
    }

    #[test]
    fn each_day_has_the_first_that_counts() {
        let spans = [span(5, 9), span(2, 7), span(1, 20), span(3, 3)];
        let found = first_on(&[1, 2, 5, 7, 9, 20], &mut spans.iter());
        let from: Vec<Option<i32>> = found.into_iter().map(|span| span.map(|span| span.from)).collect();
        assert_eq!(from, [Some(1), Some(2), Some(5), Some(5), Some(1), None]);
    }

    #[test]
    fn fresh_ids_pass_over_those_taken() {
        let mut check_in = CheckIn::of_key_result("k", Date::from_ymd(2026, 1, 1).unwrap());
        check_in.id = Some("retold-1".into());
        let check_ins = [check_in];
        let mut ids = FreshIds::new(&check_ins);
        assert_eq!([ids.next().as_str(), ids.next().as_str()], ["retold-2", "retold-3"]);
    }
}
