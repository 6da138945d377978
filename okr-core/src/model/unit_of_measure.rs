//! Units of measured values.

use std::cmp::Ordering;

use super::Title;
use crate::codes::Code;
use crate::json::{listed, record, vocabulary};
use crate::lang::Term;
use crate::problem::{Problem, Slot};

vocabulary! {
    /// The kind of a unit of measure.
    pub enum UnitOfMeasureKind {
        /// Percent; 60 stands for 60%.
        Percent = "percent",
        /// Things counted.
        Count = "count",
        /// Money, with an ISO 4217 `code`.
        Currency = "currency",
        /// Time, in the `unit` named (`day`, `hour`, `minute` and so on).
        Duration = "duration",
        /// A rating out of `of` points.
        Rating = "rating",
        /// Anything else, by its `name`.
        Custom = "custom",
    }
}

record! {
    /// The unit in which a value is measured.
    pub struct UnitOfMeasure {
        /// The kind of unit.
        "kind" kind: UnitOfMeasureKind = required,
        /// ISO 4217 code, for `currency`.
        "code" code: Option<Title> = optional,
        /// The unit of time, for `duration`.
        "unit" unit: Option<Title> = optional,
        /// The highest rating, for `rating`.
        "of" of: Option<f64> = optional,
        /// The unit's name, for `custom`.
        "name" name: Option<Title> = optional,
    }
    check(unit, place, checks) {
        let wanted = unit.kind.field();
        let given = [
            ("code", unit.code.is_some()),
            ("unit", unit.unit.is_some()),
            ("of", unit.of.is_some()),
            ("name", unit.name.is_some()),
        ];
        for (field, is_given) in given {
            if is_given && wanted != Some(field) {
                let problem = Problem::new(Code::MeasureField, place.field(field).pointer());
                let known = wanted.map_or(listed(&["kind"]), |wanted| listed(&["kind", wanted]));
                checks.raise(problem.with("field", field).with("kind", unit.kind.word()).with("known", known));
            } else if !is_given && wanted == Some(field) {
                checks.raise(Problem::new(Code::DocumentMissingField, place.pointer()).with("field", field));
            }
        }
    }
}

impl UnitOfMeasureKind {
    /// The one field that goes with the kind.
    const fn field(self) -> Option<&'static str> {
        match self {
            UnitOfMeasureKind::Percent | UnitOfMeasureKind::Count => None,
            UnitOfMeasureKind::Currency => Some("code"),
            UnitOfMeasureKind::Duration => Some("unit"),
            UnitOfMeasureKind::Rating => Some("of"),
            UnitOfMeasureKind::Custom => Some("name"),
        }
    }

    /// True where amounts of it add up to an amount: points of two percentages or of two ratings
    /// are of two different wholes.
    pub(crate) const fn adds_up(self) -> bool {
        match self {
            UnitOfMeasureKind::Percent | UnitOfMeasureKind::Rating => false,
            UnitOfMeasureKind::Count
            | UnitOfMeasureKind::Currency
            | UnitOfMeasureKind::Duration
            | UnitOfMeasureKind::Custom => true,
        }
    }

    /// The word for people in Chinese; in English that of the wire.
    const fn chinese(self) -> &'static str {
        match self {
            UnitOfMeasureKind::Percent => "百分比",
            UnitOfMeasureKind::Count => "个数",
            UnitOfMeasureKind::Currency => "货币",
            UnitOfMeasureKind::Duration => "时长",
            UnitOfMeasureKind::Rating => "评分",
            UnitOfMeasureKind::Custom => "自定义",
        }
    }
}

impl UnitOfMeasure {
    /// True where values of the two units may be added. Absent units agree only
    /// with absent units.
    pub fn same(left: Option<&UnitOfMeasure>, right: Option<&UnitOfMeasure>) -> bool {
        match (left, right) {
            (None, None) => true,
            (Some(left), Some(right)) => {
                (left.kind, &left.code, &left.unit, left.of, &left.name)
                    == (right.kind, &right.code, &right.unit, right.of, &right.name)
            }
            _ => false,
        }
    }

    /// An order of units in which those that are the same stand together.
    pub(crate) fn order(left: Option<&UnitOfMeasure>, right: Option<&UnitOfMeasure>) -> Ordering {
        let (Some(left), Some(right)) = (left, right) else { return left.is_some().cmp(&right.is_some()) };
        left.kind
            .cmp(&right.kind)
            .then_with(|| left.code.cmp(&right.code))
            .then_with(|| left.unit.cmp(&right.unit))
            .then_with(|| left.name.cmp(&right.name))
            .then_with(|| left.of.partial_cmp(&right.of).unwrap_or(Ordering::Equal))
    }

    /// The unit in words, for messages: `percent`, `currency CNY`, `duration day`.
    pub(crate) fn label(&self) -> Slot {
        let detail = [&self.code, &self.unit, &self.name].into_iter().flatten().next();
        let detail = detail.map(|detail| detail.to_string()).or_else(|| self.of.map(crate::json::number_text));
        let (english, chinese) = (self.kind.word(), self.kind.chinese());
        match detail {
            Some(detail) => Slot::Said { en: format!("{english} {detail}"), zh: format!("{chinese}（{detail}）") },
            None => Slot::Term(Term::new(english, chinese)),
        }
    }
}
