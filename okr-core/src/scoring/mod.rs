//! Scoring: from check-ins to attainment, progress, score, pace, status and
//! grade. `docs/scoring.md` tells what each quantity means.

mod answer;
mod assess;
mod board;
mod contribution;
mod differences;
mod expected;
mod explain;
mod facts;
mod follow;
mod forecast;
mod grade;
mod leaf;
mod leaves;
mod measure;
mod nudge;
mod numbers;
mod objective;
mod owners;
mod part;
mod review;
mod rollup;
mod rungs;
mod shares;
mod status;
mod sums;

pub use answer::{KeyResultScore, ObjectiveConfidence, ObjectiveScore, ScoreSource};
pub use assess::{Advice, Assessed, Landmark, Said};
pub(crate) use assess::{Stated, is_wide};
pub use board::Board;
pub(crate) use board::Scores;
pub(crate) use contribution::contribution;
pub use contribution::{
    ContributedFact, Contribution, ContributionGroup, FactKind, KeyResultContribution, MilestoneFact, NativeKind,
    OwnerContribution,
};
pub(crate) use expected::planned;
pub use explain::{
    Excluded, ExcludedWhy, Explained, ExplainedFigure, ExplainedFormula, ExplainedInput, ExplainedNode, PolicyUsed,
    Quantity,
};
pub(crate) use explain::{MOST_VALUES, explain};
pub(crate) use forecast::forecast;
pub use forecast::{Course, Forecast, KeyResultForecast, NoForecast, Spread};
pub use grade::Grade;
pub(crate) use measure::attainment;
pub(crate) use numbers::at_least;
pub use owners::{OwnerRef, OwnerScore};
pub(crate) use part::{Fields, InPart};
pub(crate) use review::review;
pub use review::{
    CommittedKeyResult, CommittedObjective, EvidenceCollaboration, EvidenceInitiative, EvidenceKeyResult,
    EvidenceMilestone, EvidenceNote, EvidenceObjective, LeftOut, LeftOutReason, LeftOutWhy, OwnerReview, ReviewExport,
};
pub(crate) use rungs::is_weaker;
pub(crate) use shares::{MOST_DECIMALS, MOST_UNITS, Rest, largest_remainder, scale, units};

pub use status::Status;
