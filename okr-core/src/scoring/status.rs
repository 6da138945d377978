//! Status: computed from pace, silence and lifecycle; never a verdict.

use super::grade::Grade;
use super::numbers::{at_least, at_most};
use crate::json::vocabulary;
use crate::lang::Term;
use crate::model::{Outdated, Stage};
use crate::profile::{Pace, Profile};
use crate::workspace::Window;

vocabulary! {
    /// How something stands on a day. Worst first, but for the last two.
    pub enum Status {
        /// Far behind what is expected.
        AtRisk = "atRisk",
        /// Its time is over: a fact, never called failure.
        Ended = "ended",
        /// Nothing was heard for longer than the cadence and its grace.
        Outdated = "outdated",
        /// Behind what is expected.
        Behind = "behind",
        /// Not begun, or nothing heard yet.
        NotStarted = "notStarted",
        /// As expected.
        OnTrack = "onTrack",
        /// Reached.
        Achieved = "achieved",
        /// Closed with its objective.
        Closed = "closed",
        /// Put off with its objective.
        Postponed = "postponed",
    }
}

impl Status {
    /// The word that people read.
    pub const fn term(self) -> Term {
        match self {
            Status::Achieved => Term::new("achieved", "已达成"),
            Status::OnTrack => Term::new("on track", "正常"),
            Status::Behind => Term::new("behind", "落后"),
            Status::AtRisk => Term::new("at risk", "有风险"),
            Status::Outdated => Term::new("outdated", "久未更新"),
            Status::Ended => Term::new("ended", "已结束"),
            Status::NotStarted => Term::new("not started", "未开始"),
            Status::Closed => Term::new("closed", "已关闭"),
            Status::Postponed => Term::new("postponed", "已推迟"),
        }
    }
}

vocabulary! {
    /// Which rule told a status.
    pub enum Reason {
        /// The stage of the objective.
        Stage = "stage",
        /// Its target is reached.
        Reached = "reached",
        /// Its time is over, and its grade is green.
        Green = "green",
        /// Its time is over.
        Over = "over",
        /// Its time has not begun.
        NotBegun = "notBegun",
        /// Nothing was heard for too long.
        Silent = "silent",
        /// Nothing was heard yet.
        NotHeard = "notHeard",
        /// Without dates nothing is expected.
        NoDates = "noDates",
        /// Progress against what is expected.
        Pace = "pace",
        /// The worst of its members.
        Worst = "worst",
        /// The member with the least progress.
        Weakest = "weakest",
    }
}

/// What the rules for one's own numbers look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) stage: Stage,
    pub(super) window: Window,
    pub(super) as_of: i32,
    pub(super) attainment: Option<f64>,
    pub(super) progress: Option<f64>,
    pub(super) expected: Option<f64>,
    pub(super) grade: Option<Grade>,
    /// The day of the last check-in, or on which something was done.
    pub(super) last: Option<i32>,
    /// A control is only achieved when its time is over: until then it must hold.
    pub(super) is_control: bool,
}

/// The statuses that come from the lifecycle alone.
pub(super) fn by_stage(stage: Stage) -> Option<Status> {
    match stage {
        Stage::Closed | Stage::Archived => Some(Status::Closed),
        Stage::Postponed => Some(Status::Postponed),
        Stage::Draft | Stage::Aligning | Stage::Active | Stage::Scoring => None,
    }
}

/// The statuses that are settled before pace is asked: by stage, reached, over,
/// not begun. The order of the tests is the rule.
pub(super) fn settled(facts: &Facts) -> Option<(Status, Reason)> {
    if let Some(status) = by_stage(facts.stage) {
        return Some((status, Reason::Stage));
    }
    let over = facts.window.is_over(facts.as_of);
    let reached = facts.attainment.is_some_and(|attainment| at_least(attainment, 1.0));
    if reached && (!facts.is_control || over) {
        return Some((Status::Achieved, Reason::Reached));
    }
    if over {
        return Some(at_the_end(facts.grade));
    }
    let before_start = facts.window.start().is_some_and(|start| facts.as_of < start);
    before_start.then_some((Status::NotStarted, Reason::NotBegun))
}

/// How something stands whose time is over.
pub(super) fn at_the_end(grade: Option<Grade>) -> (Status, Reason) {
    match grade {
        Some(Grade::Green) => (Status::Achieved, Reason::Green),
        _ => (Status::Ended, Reason::Over),
    }
}

/// The status of something that is judged by its own numbers.
pub(super) fn own(facts: &Facts, profile: &Profile) -> (Status, Reason) {
    if profile.outdated == Outdated::First
        && by_stage(facts.stage).is_none()
        && !facts.window.is_over(facts.as_of)
        && facts.expected.is_some()
        && is_silent(facts, profile)
    {
        return (Status::Outdated, Reason::Silent);
    }
    if let Some(settled) = settled(facts) {
        return settled;
    }
    // Without dates nothing is expected of it yet.
    let Some(expected) = facts.expected else { return (Status::NotStarted, Reason::NoDates) };
    if is_silent(facts, profile) {
        return (Status::Outdated, Reason::Silent);
    }
    if facts.last.is_none() {
        return (Status::NotStarted, Reason::NotHeard);
    }
    (by_pace(expected, facts.progress.unwrap_or(0.0), profile.pace), Reason::Pace)
}

/// True where nothing was heard for longer than the cadence, and then its grace: of
/// working days, where the profile has a calendar.
fn is_silent(facts: &Facts, profile: &Profile) -> bool {
    late(facts, profile).is_some_and(|late| late > i64::from(profile.grace_days))
}

/// The days since a check-in was due, working days where the profile has a calendar; below 0
/// before that, and `None` where it was never due.
pub(super) fn late(facts: &Facts, profile: &Profile) -> Option<i64> {
    let since = facts.last.max(facts.window.start())?;
    let late = i64::from(facts.as_of) - i64::from(since) - i64::from(profile.cadence_days);
    Some(match &profile.calendar {
        // Late at all: then the day on which it was due is a day.
        Some(calendar) if late > 0 => {
            calendar.worked_until(facts.as_of) - calendar.worked_until((i64::from(facts.as_of) - late) as i32)
        }
        _ => late,
    })
}

/// How progress stands against what is expected.
fn by_pace(expected: f64, progress: f64, pace: Pace) -> Status {
    let (on_track, behind) = match pace {
        Pace::Difference { on_track_at_most, behind_at_most } => {
            let points = (expected - progress) * 100.0;
            (at_most(points, on_track_at_most), at_most(points, behind_at_most))
        }
        // Nothing is expected yet.
        Pace::Ratio { .. } if at_most(expected, 0.0) => (true, true),
        Pace::Ratio { on_track_from, behind_from } => {
            let part = progress / expected;
            (at_least(part, on_track_from), at_least(part, behind_from))
        }
        Pace::Absolute { on_track_from, behind_from } => {
            let points = progress * 100.0;
            (at_least(points, on_track_from), at_least(points, behind_from))
        }
    };
    match (on_track, behind) {
        (true, _) => Status::OnTrack,
        (false, true) => Status::Behind,
        (false, false) => Status::AtRisk,
    }
}

/// How the members of something stand together, gathered one by one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    worst: Option<Status>,
    /// The member with the least progress, where the profile asks for it.
    weakest: Option<(f64, Status)>,
}

impl Standing {
    /// Members that are closed or postponed, and those not begun, do not count.
    /// One that has ended early puts what is above it at risk.
    pub(super) fn add(&mut self, member: Status) {
        if let Some(counted) = counted(member) {
            self.worst = Some(self.worst.map_or(counted, |worst| worst.min(counted)));
        }
    }

    /// Adds the same member for [`Standing::weakest`]; of equals the first is meant.
    pub(super) fn add_weak(&mut self, member: Status, progress: Option<f64>) {
        let progress = progress.unwrap_or(0.0);
        if let Some(counted) = counted(member)
            && self.weakest.is_none_or(|(least, _)| progress < least)
        {
            self.weakest = Some((progress, counted));
        }
    }

    /// The worst; not started where no member counts.
    pub(super) fn worst(self) -> Status {
        self.worst.unwrap_or(Status::NotStarted)
    }

    /// That of the member with the least progress; not started where no member counts.
    pub(super) fn weakest(self) -> Status {
        self.weakest.map_or(Status::NotStarted, |(_, status)| status)
    }
}

/// What a member's status is above it; `None` where it does not count.
pub(super) fn counted(member: Status) -> Option<Status> {
    match member {
        Status::Closed | Status::Postponed | Status::NotStarted => None,
        Status::Ended => Some(Status::AtRisk),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worst_leaves_out_what_has_not_begun() {
        let worst = |members: &[Status]| {
            let mut standing = Standing::default();
            members.iter().for_each(|member| standing.add(*member));
            standing.worst()
        };
        assert_eq!(worst(&[]), Status::NotStarted);
        assert_eq!(worst(&[Status::NotStarted, Status::Closed]), Status::NotStarted);
        assert_eq!(worst(&[Status::NotStarted, Status::OnTrack, Status::Achieved]), Status::OnTrack);
        assert_eq!(worst(&[Status::Outdated, Status::Behind]), Status::Outdated);
        assert_eq!(worst(&[Status::Ended, Status::Outdated]), Status::AtRisk);
    }
}
