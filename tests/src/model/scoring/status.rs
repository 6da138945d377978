//! Grade and status: the first rule that applies.

use super::super::Bend;
use super::super::read::{Node, kind_of_measure, word};
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
        let bands = match word(self.objective_of(node), "ambition", "aspirational") {
            "learning" => return None,
            "committed" => (0.9, 1.0),
            _ => (0.3, 0.6),
        };
        progress.filter(|_| is_due)?;
        Some(match bands {
            (_, green) if self.is_at_least(score, green) => "green",
            (yellow, _) if self.is_at_least(score, yellow) => "yellow",
            _ => "red",
        })
    }

    /// The status of a node whose numbers are known.
    pub(super) fn status(&mut self, node: Node, standing: &Standing) -> &'static str {
        match self.stage(node) {
            "closed" | "archived" => return "closed",
            "postponed" => return "postponed",
            _ => {}
        }
        let is_over = self.is_over(node);
        let is_judged_by_members = match node {
            Node::Objective(_) => self.source(node) != "manual",
            Node::KeyResult(..) => kind_of_measure(self.record(node)) == "rollup",
        };
        match node {
            Node::Objective(_) if is_judged_by_members => {
                if is_over {
                    return if standing.grade == Some("green") { "achieved" } else { "ended" };
                }
                let members = self.members(node);
                return self.worst(&members);
            }
            _ => {}
        }
        let is_control = matches!(node, Node::KeyResult(..)) && kind_of_measure(self.record(node)) == "control";
        let is_full = standing.attainment.is_some_and(|attainment| self.is_at_least(attainment, 1.0));
        if (is_full && (is_over || !is_control)) || (is_over && standing.grade == Some("green")) {
            return "achieved";
        }
        if is_over {
            return "ended";
        }
        let start = self.time(node).start;
        match start {
            Some(start) if self.as_of < start => "notStarted",
            _ if is_judged_by_members => {
                let members = self.contributors(node);
                self.worst(&members)
            }
            _ if standing.expected.is_some() => self.by_pace(node, start, standing),
            _ => "notStarted",
        }
    }

    /// Rules 4 to 6 of what has begun and has no members.
    fn by_pace(&self, node: Node, start: Option<i64>, standing: &Standing) -> &'static str {
        let last_sign = self.known.last_sign(node, self.record(node));
        let silence = self.as_of - last_sign.max(start).unwrap_or(self.as_of);
        let patience = self.profile.patience - i64::from(self.bend == Some(Bend::OutdatedAtLimit));
        if silence > patience {
            return "outdated";
        }
        if last_sign.is_none() {
            return "notStarted";
        }
        let points = (standing.expected.unwrap_or(0.0) - standing.progress.unwrap_or(0.0)) * 100.0;
        if self.is_at_most(points, self.profile.on_track_at_most) {
            "onTrack"
        } else if self.is_at_most(points, self.profile.behind_at_most) {
            "behind"
        } else {
            "atRisk"
        }
    }

    /// The worst of some members; what is closed, postponed or not started does not
    /// count, what ended early counts as at risk.
    fn worst(&self, members: &[Member]) -> &'static str {
        let ended = if self.bend == Some(Bend::EndedStaysEnded) { "ended" } else { "atRisk" };
        let counted = members.iter().map(|member| member.standing.status);
        let counted: Vec<&str> = counted
            .filter(|status| !["closed", "postponed", "notStarted"].contains(status))
            .map(|status| if status == "ended" { ended } else { status })
            .collect();
        WORST_FIRST.into_iter().find(|status| counted.contains(status)).unwrap_or("notStarted")
    }
}
