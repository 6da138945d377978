//! The words of policies: every choice on which scoring systems differ.

use crate::json::vocabulary;
use crate::lang::Term;

vocabulary! {
    /// How members without a value count in a roll-up.
    pub enum Unmeasured {
        /// As 0: silence is never green.
        Zero = "zero",
        /// Not at all.
        Exclude = "exclude",
    }
}

vocabulary! {
    /// What a member of a roll-up weighs that states no weight.
    pub enum MissingWeight {
        /// 1, whatever the others weigh.
        MissingIsOne = "missingIsOne",
        /// Its share of the rest to 1.
        Remainder = "remainder",
    }
}

vocabulary! {
    /// What stated weights mean.
    pub enum Weights {
        /// Shares of whatever they come to.
        Normalise = "normalise",
        /// Shares of 1, to which they must come.
        MustSumToOne = "mustSumToOne",
        /// Nothing: each member counts the same.
        Equal = "equal",
    }
}

vocabulary! {
    /// From where a metric starts that states no baseline.
    pub enum MissingBaseline {
        /// From 0, with a finding.
        Zero = "zero",
        /// From the first value that was checked in.
        FirstCheckIn = "firstCheckIn",
        /// From nowhere: the document is refused.
        Problem = "problem",
    }
}

vocabulary! {
    /// What becomes of a metric whose target is its baseline.
    pub enum FlatTarget {
        /// The document is refused.
        Problem = "problem",
        /// 1 where the value is the target or more, else 0.
        MetWhenReached = "metWhenReached",
        /// 0, whatever the value.
        Zero = "zero",
    }
}

vocabulary! {
    /// What progress is below the baseline.
    pub enum BelowBaseline {
        /// 0.
        Clamp = "clamp",
        /// The negative number itself.
        Signed = "signed",
    }
}

vocabulary! {
    /// Whether a control's bounds are inside, where it does not say so itself.
    pub enum ControlBounds {
        /// At a bound it holds.
        Inclusive = "inclusive",
        /// At a bound it is broken.
        Strict = "strict",
    }
}

vocabulary! {
    /// What a control is worth outside its bounds.
    pub enum ControlOutside {
        /// Less with the distance, 0 at the tolerance; 0 at once without one.
        ByTolerance = "byTolerance",
        /// 0, whatever the tolerance.
        Zero = "zero",
        /// Less with the distance; without a tolerance the band's own width is one.
        Distance = "distance",
    }
}

vocabulary! {
    /// Which score is the official one where an owner has stated one.
    pub enum Official {
        /// The computed score, always.
        Computed = "computed",
        /// The stated score, where there is one.
        Stated = "stated",
    }
}

vocabulary! {
    /// Where progress should be as time passes.
    pub enum Curve {
        /// As much as time has passed.
        Linear = "linear",
        /// Slow at first and at the end: `t x t x (3 - 2 x t)`.
        Smooth = "smooth",
    }
}

vocabulary! {
    /// How progress is held against what is expected.
    pub enum PaceRule {
        /// By the points between them.
        Difference = "difference",
        /// By progress divided by what is expected.
        Ratio = "ratio",
        /// By progress alone, whatever is expected.
        Absolute = "absolute",
    }
}

vocabulary! {
    /// When silence is asked after.
    pub enum Outdated {
        /// Before pace: what is reached or over stays so.
        BeforePace = "beforePace",
        /// Before all but the stage, while time runs: what is silent is outdated, reached
        /// or not.
        First = "first",
    }
}

vocabulary! {
    /// What an objective's status is made of.
    pub enum ObjectiveStatus {
        /// The worst of its members'.
        Worst = "worst",
        /// Its own numbers, by the rules for key results.
        OwnPace = "ownPace",
        /// That of the member with the least progress.
        Weakest = "weakest",
    }
}

vocabulary! {
    /// What of an OKR may be an input to pay.
    pub enum Compensation {
        /// Nothing.
        None = "none",
        /// Committed objectives, as one input among others.
        Committed = "committed",
        /// Facts and outputs, no scores.
        Evidence = "evidence",
    }
}

vocabulary! {
    /// An industry with a practice of its own.
    pub enum Industry {
        /// Cost, quality and energy, read from production data.
        Manufacturing = "manufacturing",
        /// What customers feel, turned into measures.
        Services = "services",
        /// Layered goals under compliance.
        Finance = "finance",
        /// Breakthroughs and the speed of learning.
        Technology = "technology",
    }
}

vocabulary! {
    /// What becomes of an alignment that a profile does not like.
    pub enum Breach {
        /// Nothing.
        Allow = "allow",
        /// A finding.
        Finding = "finding",
        /// It is refused.
        Refuse = "refuse",
    }
}

vocabulary! {
    /// What the cycles of an alignment's two ends must have in common.
    pub enum CycleRule {
        /// Nothing.
        Any = "any",
        /// They are one and the same.
        Same = "same",
        /// A day.
        Overlap = "overlap",
        /// All days of the lower end's.
        Enclose = "enclose",
    }
}

vocabulary! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

vocabulary! {
    /// The severity that a profile gives to a rule.
    pub enum RuleSeverity {
        /// Contradicts the method.
        Error = "error",
        /// Likely wrong.
        Warning = "warning",
        /// Worth knowing.
        Info = "info",
        /// Not asked.
        Off = "off",
    }
}

impl CycleRule {
    /// What is demanded, for messages.
    pub(crate) const fn term(self) -> Term {
        match self {
            CycleRule::Any => Term::new("have nothing in common", "无需有共同之处"),
            CycleRule::Same => Term::new("be the same", "两者相同"),
            CycleRule::Overlap => Term::new("overlap", "两者有重叠"),
            CycleRule::Enclose => Term::new("enclose the lower one", "上级周期涵盖下级周期"),
        }
    }
}
