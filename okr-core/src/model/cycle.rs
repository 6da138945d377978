//! Cycles: the spans of time for which OKRs are set.

use super::{CycleId, Date, Title};
use crate::codes::Code;
use crate::json::{record, vocabulary};
use crate::lang::Term;
use crate::problem::Problem;

vocabulary! {
    /// The kind of a cycle.
    pub enum CycleKind {
        /// One month, as start-ups like it.
        Month = "month",
        /// Two months.
        Bimonth = "bimonth",
        /// Three months, the usual cycle.
        Quarter = "quarter",
        /// Half a year.
        Half = "half",
        /// A year.
        Year = "year",
        /// A project's whole duration; its milestones may be child cycles.
        Project = "project",
        /// Any other span.
        Custom = "custom",
        /// No time yet: what is kept for later. The only kind without dates.
        Backlog = "backlog",
    }
}

impl CycleKind {
    /// The word for people; in English that of the wire.
    const fn term(self) -> Term {
        match self {
            CycleKind::Month => Term::new("month", "月度"),
            CycleKind::Bimonth => Term::new("bimonth", "双月"),
            CycleKind::Quarter => Term::new("quarter", "季度"),
            CycleKind::Half => Term::new("half", "半年度"),
            CycleKind::Year => Term::new("year", "年度"),
            CycleKind::Project => Term::new("project", "项目"),
            CycleKind::Custom => Term::new("custom", "自定义"),
            CycleKind::Backlog => Term::new("backlog", "待办池"),
        }
    }
}

record! {
    /// A cycle.
    pub struct Cycle {
        /// The host's id, unique among cycles.
        "id" id: CycleId = required,
        /// The kind of cycle.
        "kind" kind: CycleKind = required,
        /// The cycle's name for people.
        "name" name: Option<Title> = optional,
        /// The first day; required unless the kind is `backlog`.
        "start" start: Option<Date> = optional,
        /// The last day; required unless the kind is `backlog`.
        "end" end: Option<Date> = optional,
        /// The longer cycle that this one is part of.
        "parent" parent: Option<CycleId> = optional,
    }
    check(cycle, place, checks) {
        if let (Some(start), Some(end)) = (cycle.start, cycle.end) {
            if end < start {
                let problem = Problem::new(Code::DateReversed, place.pointer());
                checks.raise(problem.with("start", start.to_string()).with("end", end.to_string()));
            }
        } else if cycle.kind != CycleKind::Backlog {
            let problem = Problem::new(Code::CycleMissingDates, place.pointer());
            checks.raise(problem.with("kind", cycle.kind.term()));
        }
    }
}
