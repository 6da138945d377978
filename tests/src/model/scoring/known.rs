//! What was known of each target on the day: its check-ins and stated scores.

use serde_json::Value;

use super::super::Bend;
use super::super::read::{Node, date, items, named, number, text};

/// The check-ins and assessments that stand on a day.
pub(super) struct Known<'v> {
    /// Target, day and record, by day and then by place in the document.
    check_ins: Vec<(Node, i64, &'v Value)>,
    /// Target, day and stated score, in the order of the document.
    assessments: Vec<(Node, i64, f64)>,
    /// All check-ins, in the order of the document.
    placed: &'v [Value],
    as_of: i64,
    bend: Option<Bend>,
}

impl<'v> Known<'v> {
    /// What was recorded by the day, is about that day or earlier, and is not
    /// corrected by what was so too.
    pub(super) fn of(document: &'v Value, as_of: i64, bend: Option<Bend>) -> Known<'v> {
        let is_known = |check_in: &&Value| {
            let on = date(check_in, "on").unwrap_or(i64::MAX);
            on <= as_of && date(check_in, "recordedOn").unwrap_or(on) <= as_of
        };
        let known: Vec<&Value> = items(document, "checkIns").iter().filter(is_known).collect();
        let corrects = |one: &Value, other: &Value| text(other, "id").is_some() && one["corrects"] == other["id"];
        let is_corrected = |check_in: &Value| {
            known.iter().any(|other| {
                let yields =
                    bend == Some(Bend::CorrectedCorrectionYields) && known.iter().any(|third| corrects(third, other));
                corrects(other, check_in) && !yields
            })
        };
        let mut check_ins = Vec::new();
        for check_in in known.iter().filter(|check_in| !is_corrected(check_in)) {
            if let Some((node, on)) = named(document, check_in).zip(date(check_in, "on")) {
                check_ins.push((node, on, *check_in));
            }
        }
        check_ins.sort_by_key(|&(_, on, _)| on);
        let assessments = items(document, "assessments").iter();
        let stated = |it| Some((named(document, it)?, date(it, "on")?, number(it, "score")?));
        let placed = items(document, "checkIns");
        Known { check_ins, assessments: assessments.filter_map(stated).collect(), placed, as_of, bend }
    }

    /// The check-ins on a target, with their days.
    fn on(&self, target: Node) -> impl DoubleEndedIterator<Item = (i64, &'v Value)> + '_ {
        self.check_ins.iter().filter(move |(node, _, _)| *node == target).map(|&(_, on, check_in)| (on, check_in))
    }

    /// The latest check-in on a target that carries a field, and its day.
    pub(super) fn latest(&self, target: Node, field: &str) -> Option<(i64, &'v Value)> {
        self.on(target).rev().find(|(_, check_in)| !check_in[field].is_null())
    }

    /// The first check-in on a target, by day and then by place, that carries a field.
    pub(super) fn first(&self, target: Node, field: &str) -> Option<&'v Value> {
        let mut carrying = self.on(target).map(|(_, check_in)| check_in).filter(|check_in| !check_in[field].is_null());
        if self.bend == Some(Bend::FirstByPlace) {
            let place = |check_in: &&Value| self.placed.iter().position(|placed| std::ptr::eq(placed, *check_in));
            return carrying.min_by_key(place);
        }
        carrying.next()
    }

    /// The day of the last sign of life: a check-in, or something done.
    pub(super) fn last_sign(&self, target: Node, record: &Value) -> Option<i64> {
        let measure = &record["measure"];
        let done = items(measure, "items").iter().chain([measure]).filter_map(|item| date(item, "doneOn"));
        self.on(target).map(|(on, _)| on).chain(done.filter(|&on| on <= self.as_of)).max()
    }

    /// The latest score that was stated by the day.
    pub(super) fn stated(&self, target: Node) -> Option<f64> {
        let known = self.assessments.iter().filter(|(node, on, _)| *node == target && *on <= self.as_of);
        // Of several on one day the last in the document: `max_by_key` takes it.
        known.max_by_key(|(_, on, _)| *on).map(|&(_, _, score)| score)
    }
}
