//! Alignments against what a profile says of who may align with whom.

use serde_json::Value;

use super::super::Bend;
use super::super::profile::resolved;
use super::super::read::{Node, by_id, items, named, text, word};
use super::super::time::Time;

/// The alignments that the profile refuses, by place, and why.
pub(in super::super) fn refused(document: &Value, bend: Option<Bend>) -> Vec<(usize, &'static str)> {
    let settings = resolved(document);
    let policy = &settings["alignment"];
    let refuses = |rule: &str| text(policy, rule) == Some("refuse");
    let agreements = Agreements { document, bend };
    let mut refused = Vec::new();
    for (at, alignment) in items(document, "alignments").iter().enumerate() {
        let Some(ends) = agreements.ends(alignment) else { continue };
        let breaches = [
            ("alignment.not-upward", refuses("upward") && agreements.is_not_upward(ends)),
            ("alignment.own-objectives", refuses("ownObjectives") && agreements.is_of_one_owner(ends)),
            ("alignment.second-parent", refuses("oneParent") && agreements.is_second_parent(at, ends)),
            ("alignment.cycles", refuses("cyclesBreach") && agreements.breaks(word(policy, "cycles", "any"), ends)),
        ];
        refused.extend(breaches.into_iter().filter(|(_, is_breach)| *is_breach).map(|(code, _)| (at, code)));
    }
    refused
}

struct Agreements<'v> {
    document: &'v Value,
    bend: Option<Bend>,
}

impl<'v> Agreements<'v> {
    /// From and to of an alignment that the rules speak of: one that is not declined
    /// and leads upwards.
    fn ends(&self, alignment: &Value) -> Option<(Node, Node)> {
        let leads = ["contributes", "supports"].contains(&word(alignment, "kind", "supports"));
        let stands = word(alignment, "state", "accepted") != "declined";
        let ends = named(self.document, &alignment["from"]).zip(named(self.document, &alignment["to"]));
        ends.filter(|_| leads && stands)
    }

    /// The objective of a node.
    fn objective(&self, node: Node) -> &'v Value {
        &self.document["objectives"][node.objective()]
    }

    /// How far down the level of a node stands in the document's list: its
    /// objective's own, else that of its owner's unit.
    fn depth(&self, node: Node) -> Option<usize> {
        let objective = self.objective(node);
        let owner = &objective["owner"];
        let person = text(owner, "person").and_then(|id| by_id(items(self.document, "people"), id));
        let unit = text(owner, "unit").or(person.and_then(|person| text(person, "unit")));
        let unit = unit.and_then(|id| by_id(items(self.document, "units"), id));
        let level = text(objective, "level").or(unit.and_then(|unit| text(unit, "level")))?;
        items(self.document, "levels").iter().position(|listed| listed == level)
    }

    fn is_not_upward(&self, (from, to): (Node, Node)) -> bool {
        self.depth(from).zip(self.depth(to)).is_some_and(|(from, to)| to >= from)
    }

    /// Whether one person or one unit owns both; of what is opaque nobody knows.
    fn is_of_one_owner(&self, (from, to): (Node, Node)) -> bool {
        let owner = |node: Node| {
            let owner = &self.objective(node)["owner"];
            (text(owner, "person"), text(owner, "unit"))
        };
        owner(from) == owner(to) && owner(from) != (None, None)
    }

    /// Whether an alignment before it leads from the same node.
    fn is_second_parent(&self, at: usize, (from, _): (Node, Node)) -> bool {
        let is_parent = |alignment: &&Value| {
            let is_passed_over =
                self.bend == Some(Bend::ProposedIsNoParent) && word(alignment, "state", "accepted") == "proposed";
            !is_passed_over && self.ends(alignment).is_some_and(|(other, _)| other == from)
        };
        items(self.document, "alignments").iter().take(at).any(|alignment| is_parent(&alignment))
    }

    /// Whether the cycles of the two objectives break a rule; without dates they do not.
    fn breaks(&self, rule: &str, (from, to): (Node, Node)) -> bool {
        let cycle = |node: Node| {
            let id = text(self.objective(node), "cycle")?;
            let time = Time::of(by_id(items(self.document, "cycles"), id)?);
            Some((id, time.start?, time.end?))
        };
        let Some(((lower, start, end), (upper, first, last))) = cycle(from).zip(cycle(to)) else { return false };
        let shared = if self.bend == Some(Bend::OneDayIsNoOverlap) { 1 } else { 0 };
        match rule {
            "same" => lower != upper,
            "overlap" => start.max(first) + shared > end.min(last),
            "enclose" => start < first || end > last,
            _ => false,
        }
    }
}
