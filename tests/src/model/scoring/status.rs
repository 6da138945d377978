//! Grade and status: the first rule that applies.

use super::super::Bend;
use super::super::read::{Node, items, kind_of_measure, number, word};
use super::{Company, Member, Standing};

/// Statuses, worst first.
const WORST_FIRST: [&str; 7] = ["atRisk", "ended", "outdated", "behind", "notStarted", "onTrack", "achieved"];

impl Company<'_> {
    /// A number as thresholds see it: its billionths, half to even. Beyond 1e15
    /// there are no decimals to round.
    fn rounded(&self, number: f64) -> f64 {
        let has_decimals = self.bend != Some(Bend::Unrounded) && number.abs() < 1e15;
        if has_decimals { (number * 1e9).round_ties_even() / 1e9 } else { number }
    }

    fn is_at_least(&self, number: f64, threshold: f64) -> bool {
        self.rounded(number) >= self.rounded(threshold)
    }

    fn is_at_most(&self, number: f64, threshold: f64) -> bool {
        self.rounded(number) <= self.rounded(threshold)
    }

    /// The band of a score by ambition, once the time is over or the stage is
    /// scoring or later.
    pub(super) fn grade(&self, node: Node, progress: Option<f64>, score: f64) -> Option<&'static str> {
        let is_due = self.is_over(node) || ["scoring", "closed", "archived"].contains(&self.stage(node));
        let ambition = word(self.objective_of(node), "ambition", "aspirational");
        let is_in = |band: &str| {
            let from = number(&self.profile.settings["bands"][ambition], band).unwrap_or(0.0);
            let is_excluded = self.bend == Some(Bend::BandsOpenBelow) && self.is_at_most(score, from);
            self.is_at_least(score, from) && !is_excluded
        };
        progress.filter(|_| is_due && ambition != "learning")?;
        Some(["green", "yellow"].into_iter().find(|band| is_in(band)).unwrap_or("red"))
    }

    /// Whether a node's status is its members', not by its own pace.
    fn is_judged_by_members(&self, node: Node) -> bool {
        match node {
            Node::Objective(_) => self.source(node) != "manual" && !self.profile.says("objectiveStatus", "ownPace"),
            Node::KeyResult(..) => kind_of_measure(self.record(node)) == "rollup",
        }
    }

    /// The status of a node whose numbers are known.
    pub(super) fn status(&mut self, node: Node, standing: &Standing) -> &'static str {
        match self.stage(node) {
            "closed" | "archived" => return "closed",
            "postponed" => return "postponed",
            _ => {}
        }
        match (node, self.is_judged_by_members(node)) {
            (Node::Objective(_), true) => self.status_by_members(node, standing),
            (Node::KeyResult(..), true) => self.own_status(node, standing).unwrap_or_else(|| {
                let members = self.contributors(node);
                self.worst(&members)
            }),
            (_, false) if self.profile.says("outdated", "first") && self.is_outdated(node, standing) => "outdated",
            (_, false) => self.own_status(node, standing).unwrap_or_else(|| self.by_pace(node, standing)),
        }
    }

    /// Rules 2 to 4, as far as they need neither members nor silence.
    fn own_status(&self, node: Node, standing: &Standing) -> Option<&'static str> {
        let is_over = self.is_over(node);
        let is_control = matches!(node, Node::KeyResult(..)) && kind_of_measure(self.record(node)) == "control";
        let is_full = standing.attainment.is_some_and(|attainment| self.is_at_least(attainment, 1.0));
        if (is_full && (is_over || !is_control)) || (is_over && standing.grade == Some("green")) {
            return Some("achieved");
        }
        if is_over {
            return Some("ended");
        }
        (!self.has_begun(node)).then_some("notStarted")
    }

    fn has_begun(&self, node: Node) -> bool {
        self.time(node).start.is_none_or(|start| self.as_of >= start)
    }

    /// The last day of which something is known of a node: for what rolls up
    /// its key results by its own pace, theirs too.
    fn last_sign(&self, node: Node) -> Option<i64> {
        let own = self.known.last_sign(node, self.record(node));
        let hears_key_results = matches!(node, Node::Objective(_))
            && self.source(node) != "manual"
            && self.bend != Some(Bend::OwnPaceHearsOnlyItself);
        let places = 0..if hears_key_results { items(self.record(node), "keyResults").len() } else { 0 };
        let key_results = places.map(|place| Node::KeyResult(node.objective(), place));
        own.max(key_results.filter_map(|node| self.known.last_sign(node, self.record(node))).max())
    }

    /// Rule 5, of what runs and of which something is expected.
    fn is_outdated(&self, node: Node, standing: &Standing) -> bool {
        let runs = !self.is_over(node) && self.has_begun(node) && standing.expected.is_some();
        let since = self.last_sign(node).max(self.time(node).start);
        runs && since.is_some_and(|since| self.profile.is_outdated(since, self.as_of))
    }

    /// Rules 4 to 6 of what has begun and has no members.
    fn by_pace(&self, node: Node, standing: &Standing) -> &'static str {
        let Some(expected) = standing.expected else { return "notStarted" };
        if self.is_outdated(node, standing) {
            return "outdated";
        }
        if self.last_sign(node).is_none() {
            return "notStarted";
        }
        let progress = standing.progress.unwrap_or(0.0);
        let pace = &self.profile.settings["pace"];
        let threshold = |name: &str| number(pace, name).unwrap_or(0.0);
        let is_within = |[least, most]: [&str; 2]| match word(pace, "rule", "difference") {
            "difference" => self.is_at_most((expected - progress) * 100.0, threshold(most)),
            "ratio" if self.is_at_most(expected, 0.0) => self.bend != Some(Bend::NothingExpectedAtRisk),
            "ratio" => self.is_at_least(progress / expected, threshold(least)),
            _ => self.is_at_least(progress * 100.0, threshold(least)),
        };
        match () {
            () if is_within(["onTrackFrom", "onTrackAtMost"]) => "onTrack",
            () if is_within(["behindFrom", "behindAtMost"]) => "behind",
            () => "atRisk",
        }
    }

    /// An objective as its members stand.
    fn status_by_members(&mut self, node: Node, standing: &Standing) -> &'static str {
        if self.is_over(node) {
            return if standing.grade == Some("green") { "achieved" } else { "ended" };
        }
        let members = self.members(node);
        if self.profile.says("objectiveStatus", "weakest") { self.weakest(&members) } else { self.worst(&members) }
    }

    /// The status of a member as it counts: what ended early is at risk; what is
    /// closed, postponed or not started does not count.
    fn counted(&self, member: &Member) -> Option<&'static str> {
        match member.standing.status {
            "closed" | "postponed" | "notStarted" => None,
            "ended" if self.bend != Some(Bend::EndedStaysEnded) => Some("atRisk"),
            status => Some(status),
        }
    }

    /// The worst of some members.
    fn worst(&self, members: &[Member]) -> &'static str {
        let counted: Vec<&str> = members.iter().filter_map(|member| self.counted(member)).collect();
        WORST_FIRST.into_iter().find(|status| counted.contains(status)).unwrap_or("notStarted")
    }

    /// The status of the member with the least progress, the first of several.
    fn weakest(&self, members: &[Member]) -> &'static str {
        let mut weakest: Option<(f64, &'static str)> = None;
        for member in members {
            let progress = member.standing.progress.unwrap_or(0.0);
            let Some(status) = self.counted(member) else { continue };
            let is_weaker = weakest.is_none_or(|(least, _)| {
                progress < least || (progress == least && self.bend == Some(Bend::WeakestTakesLast))
            });
            if is_weaker {
                weakest = Some((progress, status));
            }
        }
        weakest.map_or("notStarted", |(_, status)| status)
    }
}
