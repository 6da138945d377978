//! The numbers of a workspace side by side, for one pass over all of them.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::model::{Ambition, Combine, Date, Measure, Metric, MissingBaseline, Source, Stage};
use crate::profile::Profile;

use super::graph::Graph;
use super::indices::{KeyResultIx, ObjectiveIx};
use super::links::Links;
use super::references::Tables;
use super::times::{key_result_window, objective_window};

/// The time in which something is to be reached, in day numbers. Either end may
/// be unknown in a cycle without dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    start: i32,
    end: i32,
}

/// Stands for "no day"; no civil date comes near it.
const NO_DAY: i32 = i32::MIN;

impl Window {
    pub(crate) fn from_parts(cycle: Option<(i32, i32)>, start: Option<Date>, end: Option<Date>) -> Window {
        let day = |date: Option<Date>, of_cycle: Option<i32>| date.map(Date::day_number).or(of_cycle).unwrap_or(NO_DAY);
        Window { start: day(start, cycle.map(|days| days.0)), end: day(end, cycle.map(|days| days.1)) }
    }

    /// First and last day, where both are known.
    pub(crate) fn days(self) -> Option<(i32, i32)> {
        (self.start != NO_DAY && self.end != NO_DAY).then_some((self.start, self.end))
    }

    /// The first day, where it is known.
    pub(crate) fn start(self) -> Option<i32> {
        (self.start != NO_DAY).then_some(self.start)
    }

    /// The last day, where it is known.
    pub(crate) fn end(self) -> Option<i32> {
        (self.end != NO_DAY).then_some(self.end)
    }

    /// True where the last day has passed.
    pub(crate) fn is_over(self, as_of: i32) -> bool {
        self.end != NO_DAY && as_of > self.end
    }

    /// The part of the time that has passed, 0 to 1; 1 where it starts and ends
    /// on one day; `None` without dates.
    pub(crate) fn elapsed(self, as_of: i32) -> Option<f64> {
        let (start, end) = self.days()?;
        if start == end {
            return Some(1.0);
        }
        let t = f64::from(as_of - start) / f64::from(end - start);
        Some(t.clamp(0.0, 1.0))
    }
}

/// How attainment is told: the numbers of the two simple measures here, a note
/// where to look for the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Formula {
    /// From one value to another: a metric, or a judged percentage.
    Linear {
        from: f64,
        to: f64,
    },
    /// From the first value checked in to the target: a metric without a baseline, where
    /// the profile has it so.
    FirstCheckIn,
    Control,
    Ladder,
    Milestones,
    Done,
    Rollup(Combine),
}

/// The formulas of key results, two numbers each: what is not a line from one to
/// the other has `NaN` for an end, which no line has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formulas(Vec<[f64; 2]>);

/// Every formula that is no line; its number stands where a line begins.
const OTHERS: [Formula; 8] = [
    Formula::FirstCheckIn,
    Formula::Control,
    Formula::Ladder,
    Formula::Milestones,
    Formula::Done,
    Formula::Rollup(Combine::Mean),
    Formula::Rollup(Combine::Min),
    Formula::Rollup(Combine::Sum),
];

impl Formulas {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The formula of a key result.
    pub(crate) fn get(&self, at: usize) -> Option<Formula> {
        self.0.get(at).and_then(unpacked)
    }

    /// The formulas of some key results.
    pub(crate) fn of(&self, key_results: std::ops::Range<u32>) -> impl Iterator<Item = Formula> {
        let packed = self.0.get(key_results.start as usize..key_results.end as usize);
        packed.unwrap_or_default().iter().filter_map(unpacked)
    }

    pub(super) fn set(&mut self, at: usize, formula: Formula) {
        if let Some(slot) = self.0.get_mut(at) {
            *slot = packed(formula);
        }
    }
}

fn packed(formula: Formula) -> [f64; 2] {
    match formula {
        Formula::Linear { from, to } => [from, to],
        other => [OTHERS.iter().position(|known| *known == other).unwrap_or_default() as f64, f64::NAN],
    }
}

fn unpacked(&[from, to]: &[f64; 2]) -> Option<Formula> {
    if to.is_nan() { OTHERS.get(from as usize).copied() } else { Some(Formula::Linear { from, to }) }
}

/// The times of key results: the few that there are, and which of them each has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Windows {
    distinct: Vec<Window>,
    of: Vec<u32>,
}

impl Windows {
    /// The time of a key result.
    pub(crate) fn get(&self, at: usize) -> Option<Window> {
        self.distinct.get(*self.of.get(at)? as usize).copied()
    }

    fn push(&mut self, window: Window, known: &mut BTreeMap<(i32, i32), u32>) {
        // Mostly that of the one before.
        let last = self.of.last().copied().filter(|at| self.distinct.get(*at as usize) == Some(&window));
        let at = last.unwrap_or_else(|| {
            *known.entry((window.start, window.end)).or_insert_with(|| {
                self.distinct.push(window);
                self.distinct.len() as u32 - 1
            })
        });
        self.of.push(at);
    }
}

/// What the scoring asks of an objective besides its numbers, side by side: one
/// look at memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits {
    pub(crate) window: Window,
    /// The first objective that it fed when the document was opened: a hint of what
    /// will be read next, no more.
    pub(super) above: ObjectiveIx,
    pub(crate) stage: Stage,
    pub(crate) ambition: Ambition,
    pub(crate) source: Source,
}

/// Behind every objective that a document can hold.
const NONE_ABOVE: ObjectiveIx = ObjectiveIx(u32::MAX);

/// The columns; one entry an objective or a key result, in document order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    pub(crate) objective_traits: Vec<Traits>,
    pub(crate) formulas: Formulas,
    /// `NaN` where none is stated.
    pub(crate) weights: Vec<f64>,
    pub(crate) windows: Windows,
    /// The key results with a plan of their own, in order.
    pub(crate) planned: Vec<KeyResultIx>,
    /// The key results that are measured by what contributes to them.
    pub(crate) rollups: Vec<KeyResultIx>,
}

impl Columns {
    /// True for a key result that adds up the values of what contributes to it.
    pub(crate) fn is_sum(&self, at: KeyResultIx) -> bool {
        self.formulas.get(at.at()) == Some(Formula::Rollup(Combine::Sum))
    }

    /// True for a key result that is told by what contributes to it.
    pub(crate) fn is_rollup(&self, at: KeyResultIx) -> bool {
        matches!(self.formulas.get(at.at()), Some(Formula::Rollup(_)))
    }

    /// What an objective first fed when the document was opened.
    pub(crate) fn above(&self, at: ObjectiveIx) -> Option<ObjectiveIx> {
        self.objective_traits.get(at.at()).map(|traits| traits.above).filter(|above| *above != NONE_ABOVE)
    }

    pub(crate) fn build(
        document: &Document,
        profile: &Profile,
        tables: &Tables,
        links: &Links,
        graph: &Graph,
    ) -> Columns {
        let mut columns = Columns::default();
        let key_results = tables.key_result_owners.len();
        columns.objective_traits.reserve(document.objectives.len());
        columns.formulas.0.reserve(key_results);
        columns.weights.reserve(key_results);
        columns.windows.of.reserve(key_results);
        let mut known = BTreeMap::new();
        for (at, objective) in (0_u32..).map(ObjectiveIx).zip(&document.objectives) {
            columns.objective_traits.push(Traits {
                window: objective_window(document, links, at),
                above: graph.fed_objective(at).unwrap_or(NONE_ABOVE),
                stage: objective.stage_or_default(),
                ambition: objective.ambition_or_default(),
                source: objective.source.unwrap_or(profile.source),
            });
            for key_result in &objective.key_results {
                let ix = KeyResultIx(columns.formulas.len() as u32);
                let formula = formula(key_result.measure.as_ref(), profile);
                if let Formula::Rollup(_) = formula {
                    columns.rollups.push(ix);
                }
                if !key_result.plan.is_empty() {
                    columns.planned.push(ix);
                }
                columns.formulas.0.push(packed(formula));
                columns.weights.push(key_result.weight.unwrap_or(f64::NAN) + 0.0);
                columns.windows.push(key_result_window(tables, links, at, key_result), &mut known);
            }
        }
        columns
    }
}

pub(super) fn formula(measure: Option<&Measure>, profile: &Profile) -> Formula {
    match measure {
        Some(Measure::Metric(Metric { baseline: None, .. }))
            if profile.missing_baseline == MissingBaseline::FirstCheckIn =>
        {
            Formula::FirstCheckIn
        }
        Some(Measure::Metric(metric)) => {
            Formula::Linear { from: metric.baseline.unwrap_or(0.0) + 0.0, to: metric.target + 0.0 }
        }
        Some(Measure::Judged(_)) | None => Formula::Linear { from: 0.0, to: 100.0 },
        Some(Measure::Control(_)) => Formula::Control,
        Some(Measure::Ladder(_)) => Formula::Ladder,
        Some(Measure::Milestones(_)) => Formula::Milestones,
        Some(Measure::Done(_)) => Formula::Done,
        Some(Measure::Rollup(rollup)) => Formula::Rollup(rollup.combine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_come_back() {
        let lines = [(0.0, 1.0), (-5.0, 2.5), (7.0, 6.0)].map(|(from, to)| Formula::Linear { from, to });
        let all: Vec<Formula> = OTHERS.into_iter().chain(lines).collect();
        let formulas = Formulas(all.iter().map(|formula| packed(*formula)).collect());
        assert!(formulas.of(0..11).eq(all.iter().copied()));
        assert_eq!((formulas.get(10), formulas.get(11)), (all.last().copied(), None));
    }
}
