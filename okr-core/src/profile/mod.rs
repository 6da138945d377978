//! Profiles: every policy by name, with its value. A room of its own before the
//! workspace, which holds the one that its document chose.

mod calendar;
mod named;
mod policies;
mod resolve;

pub use calendar::Calendar;
pub use named::{NamedProfile, named_profiles};
pub use policies::{AlignmentPolicy, AssessmentPolicy, Band, Bands, LevelLimit, Pace, Profile, RuleLevel, SetLimits};
pub(crate) use resolve::rule_code;
