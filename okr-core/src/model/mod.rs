//! Plain values of the field: objectives, key results, their measures, the
//! people and units that own them, cycles, alignments and check-ins.
//!
//! Names and meaning follow practice as `docs/document.md` describes it. A value
//! here may still be inconsistent; a [`Workspace`](crate::Workspace) holds only
//! consistent ones.

mod alignment;
mod amendment;
mod assessment;
mod check_in;
mod cycle;
mod date;
mod edit;
mod health;
mod id_text;
mod ids;
mod initiative;
mod key_result;
mod measure;
mod mention;
mod objective;
mod opaque;
mod organisation;
mod party;
mod policy;
mod profile;
mod text;
mod unit_of_measure;

pub use alignment::{Alignment, AlignmentKind, AlignmentRest, AlignmentState, Endpoint, EndpointRest};
pub use amendment::{AmendedField, Amendment};
pub use assessment::{Assessment, Factor};
pub use check_in::{CheckIn, CheckInRest, Confidence, NextStep, StatedStatus, Support};
pub use cycle::{Cycle, CycleKind};
pub use date::{Date, DateError};
pub use edit::{Edit, RemovalPolicy};
pub use health::HealthMetric;
pub use ids::{CheckInId, CycleId, HealthMetricId, InitiativeId, KeyResultId, ObjectiveId, PersonId, UnitId};
pub use initiative::{Initiative, InitiativeKind};
pub use key_result::{Effect, Indicator, KeyResult, KeyResultRest};
pub use measure::{
    Combine, Control, Done, Judged, Ladder, LadderPoint, Measure, Metric, MilestoneItem, Milestones, Rollup, ValueOn,
};
pub use mention::{Mention, MentionAnswer};
pub use objective::{Ambition, Objective, ObjectiveRest, Origin, Raise, Source, Stage, Visibility};
pub(crate) use opaque::refuse as refuse_opaque;
pub use organisation::{Person, Unit};
pub use party::Party;
pub use policy::{
    BelowBaseline, Breach, Compensation, ControlBounds, ControlOutside, Curve, CycleRule, FlatTarget, Industry,
    MissingBaseline, MissingWeight, ObjectiveStatus, Official, Outdated, PaceRule, RuleSeverity, Unmeasured, Weekday,
    Weights,
};
pub use profile::{
    AlignmentOverride, AssessmentOverride, BandOverride, BandsOverride, CalendarOverride, Extends, LevelLimits,
    LimitsOverride, PaceOverride, ProfileChoice, ProfileOverrides, RuleOverride,
};
pub use text::{Note, Title};
pub use unit_of_measure::{UnitOfMeasure, UnitOfMeasureKind};
