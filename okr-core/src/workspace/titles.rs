//! The titles of milestones, by which check-ins name them.

use super::graph::Node;
use super::indices::KeyResultIx;
use super::references::Tables;
use crate::codes::Code;
use crate::document::Document;
use crate::json::{Checks, Place};
use crate::model::{CheckIn, Measure, Title};
use crate::order;
use crate::problem::Problem;

/// The titles of the milestones of some key results, in order: one is found without a
/// look at all.
pub(super) struct Titles<'a>(Vec<(u32, &'a str)>);

impl<'a> Titles<'a> {
    /// Of the key results that are named by check-ins with milestones.
    pub(super) fn of(document: &'a Document, tables: &Tables, check_ins: &[CheckIn]) -> Titles<'a> {
        let telling = check_ins.iter().filter(|check_in| check_in.milestones.is_some());
        let told = telling.filter_map(|one| match tables.either(one.objective.as_ref(), one.key_result.as_ref()) {
            Some(Node::KeyResult(at)) => Some(at.0),
            _ => None,
        });
        let mut titles = Vec::new();
        for at in order::numbers(told.collect()) {
            if let Some(Measure::Milestones(milestones)) = tables.measure(document, KeyResultIx(at)) {
                titles.extend(milestones.items.iter().map(|item| (at, item.title.as_str())));
            }
        }
        Titles(order::sorted_by(titles, Ord::cmp))
    }

    /// Raises a problem for each milestone of a check-in that its key result has not.
    pub(super) fn check(&self, check_in: &CheckIn, node: Option<Node>, place: &Place<'_>, checks: &mut Checks<'_>) {
        let (Some(told), Some(node)) = (&check_in.milestones, node) else { return };
        let owner = match node {
            Node::KeyResult(at) => at.0,
            Node::Objective(_) => u32::MAX,
        };
        let list = place.field("milestones");
        for (at, title) in told.iter().map(Title::as_str).enumerate() {
            if self.0.binary_search(&(owner, title)).is_err() {
                let first = self.0.partition_point(|(other, _)| *other < owner);
                let own = self.0.iter().skip(first).take_while(|(other, _)| *other == owner);
                let near = checks.near.nearest(title, &mut own.map(|(_, title)| *title));
                let problem = Problem::new(Code::CheckInMilestone, list.item(at).pointer());
                checks.raise(problem.with("title", title).with("nearest", near));
            }
        }
    }
}
