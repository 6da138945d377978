//! The contract: one request and one answer a operation, the same in Rust, C,
//! JavaScript and the shell.
//!
//! Rust programs call the methods of [`Workspace`](crate::Workspace). The other
//! faces send the same requests as JSON through [`call`], which answers with
//! canonical JSON, so that every language gets the same bytes.

mod align;
mod apportion;
mod assess;
mod contribution;
mod diff;
mod document;
mod edits;
mod explain;
mod forecast;
mod lint;
mod live;
mod map;
mod meta;
mod operations;
mod profiles;
mod removal;
mod request;
mod review;
#[cfg(feature = "schema")]
mod schemas;
mod score;
mod selection;
mod simulate;
mod units;
mod view;

pub use crate::workspace::Removal;
pub use align::{AlignmentAnswer, AlignmentNode, AlignmentQuery, AlignmentRequest};
pub use apportion::{ApportionAnswer, ApportionRequest, apportion};
pub use assess::{AssessAnswer, AssessRequest};
pub use contribution::ContributionRequest;
pub use diff::DiffRequest;
pub use document::{Counts, ToJsonRequest, ValidateAnswer, ValidateRequest, validate};
pub use edits::{AlignAnswer, AlignRequest, ChangeAnswer, CheckInAnswer, CheckInRequest, EditRequest, UnalignRequest};
pub use explain::ExplainRequest;
pub use forecast::{ForecastAnswer, ForecastRequest, OneKeyResult};
pub use lint::{LintRequest, LintTextKind, LintTextRequest, RulesRequest, lint_line};
pub use live::{AlignOutcome, Changed, Live};
pub use map::{MapRequest, MapText};
#[cfg(not(target_arch = "wasm32"))]
pub use meta::schema;
pub use meta::{SchemaRequest, VersionAnswer, VersionRequest, schema_from, version};
pub use operations::{Access, OPERATIONS, Operation, call, change, panicked};
pub use profiles::{ProfileTold, ProfilesAnswer, ProfilesRequest, profiles};
pub use removal::{RemoveAnswer, RemoveRequest};
pub use request::OpenRequest;
pub use review::ReviewExportRequest;
#[cfg(feature = "schema")]
pub use schemas::schemas;
pub use score::{ScoreAnswer, ScoreRequest};
pub use selection::{Part, Selection};
pub use simulate::{Influence, Move, SimulateAnswer, SimulateRequest, SimulatedChange, SimulatedRemoval, Unalignment};
pub use units::{Coverage, CrossUnit, CrossUnitAlignment, Silo, UnitCoverage};
pub use view::{ViewRequest, Viewer};
