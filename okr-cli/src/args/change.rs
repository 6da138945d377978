//! What the commands are told that change a document.

use std::path::PathBuf;

use clap::ValueEnum;
use okr_core::{AlignmentKind, AlignmentState, Confidence, Date, Measure, RemovalPolicy, StatedStatus};

use super::value::{confidence, measure, number};

/// A document that is to be changed.
#[derive(Clone, Debug, clap::Args)]
pub struct Editable {
    /// A document, or - for standard input
    pub file: PathBuf,
    /// Write the changed document into the file
    #[arg(long)]
    pub write: bool,
}

/// A check-in.
#[derive(Clone, Debug, clap::Args)]
pub struct NewCheckIn {
    /// The key result, or the objective whose source is manual
    pub id: String,
    /// The value; a percentage where it is judged
    #[arg(allow_hyphen_values = true, value_parser = number)]
    pub value: Option<f64>,
    /// How sure of reaching it, 0 to 10
    #[arg(long, value_name = "N", value_parser = confidence)]
    pub confidence: Option<Confidence>,
    /// The day that it is about; by default that of --as-of
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The person who checks in
    #[arg(long, value_name = "ID")]
    pub by: Option<String>,
    /// What was reached, in words
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A milestone that is reached, by its title; again for each
    #[arg(long = "milestone", value_name = "TITLE")]
    pub milestones: Vec<String>,
    /// How it stands in the words of who checks in
    #[arg(long, value_enum, value_name = "STATUS")]
    pub status: Option<Stated>,
    /// The check-in's own id, by which it can be corrected
    #[arg(long = "id", value_name = "ID")]
    pub own_id: Option<String>,
    /// The check-in that this one corrects
    #[arg(long, value_name = "ID")]
    pub corrects: Option<String>,
    /// The day on which it was recorded; by default the day that it is about
    #[arg(long, value_name = "DATE")]
    pub recorded_on: Option<Date>,
}

/// A status that a person states.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Stated {
    OnTrack,
    Behind,
    AtRisk,
}

impl From<Stated> for StatedStatus {
    fn from(stated: Stated) -> StatedStatus {
        match stated {
            Stated::OnTrack => StatedStatus::OnTrack,
            Stated::Behind => StatedStatus::Behind,
            Stated::AtRisk => StatedStatus::AtRisk,
        }
    }
}

/// What an edit changes.
#[derive(Clone, Debug, clap::Args)]
pub struct NewTerms {
    /// The objective or key result
    #[arg(value_name = "ID")]
    pub node: String,
    /// The value at the start, of a metric or a sum
    #[arg(long, group = "terms", value_name = "N", allow_hyphen_values = true, value_parser = number, conflicts_with = "measure")]
    pub baseline: Option<f64>,
    /// The value to reach, of a metric or a sum
    #[arg(long, group = "terms", value_name = "N", allow_hyphen_values = true, value_parser = number, conflicts_with = "measure")]
    pub target: Option<f64>,
    /// The whole measure, as in the document
    #[arg(long, group = "terms", value_name = "JSON", value_parser = measure)]
    pub measure: Option<Measure>,
    /// The weight
    #[arg(id = "new_weight", long = "weight", group = "terms", value_name = "N", allow_negative_numbers = true, value_parser = number)]
    pub weight: Option<f64>,
}

/// What is to be removed, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Removal {
    /// The objective or key result
    #[arg(value_name = "ID")]
    pub node: String,
    /// What becomes of the alignments that lead to it
    #[arg(long, value_enum, value_name = "POLICY", default_value_t = Policy::Refuse)]
    pub policy: Policy,
    /// Only say what it would take along; change nothing
    #[arg(id = "would_remove", long = "dry-run", conflicts_with = "write")]
    pub dry_run: bool,
}

/// What becomes of the alignments that lead to what is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Policy {
    /// Nothing is removed while anything is aligned to it.
    Refuse,
    /// They go too.
    Detach,
    /// They are led past it, and are to be agreed anew.
    Reattach,
}

impl From<Policy> for RemovalPolicy {
    fn from(policy: Policy) -> RemovalPolicy {
        match policy {
            Policy::Refuse => RemovalPolicy::Refuse,
            Policy::Detach => RemovalPolicy::Detach,
            Policy::Reattach => RemovalPolicy::Reattach,
        }
    }
}

/// An alignment.
#[derive(Clone, Debug, clap::Args)]
pub struct NewAlignment {
    /// The objective or key result from which it runs
    pub from: String,
    /// The objective or key result to which it runs
    pub to: String,
    /// What the alignment says
    #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::Supports)]
    pub kind: Kind,
    /// How far it is agreed
    #[arg(long, value_enum, value_name = "STATE", default_value_t = State::Accepted)]
    pub state: State,
    /// Its weight in what it contributes to
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = number)]
    pub weight: Option<f64>,
    /// The day on which it was agreed
    #[arg(long, value_name = "DATE")]
    pub agreed_on: Option<Date>,
    /// Only say whether it could be; change nothing
    #[arg(long, conflicts_with = "write")]
    pub dry_run: bool,
}

/// What an alignment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// The lower end's progress is part of the upper end's.
    Contributes,
    /// The lower end serves the upper end.
    Supports,
    /// The lower end cannot be reached without the upper end.
    DependsOn,
}

impl From<Kind> for AlignmentKind {
    fn from(kind: Kind) -> AlignmentKind {
        match kind {
            Kind::Contributes => AlignmentKind::Contributes,
            Kind::Supports => AlignmentKind::Supports,
            Kind::DependsOn => AlignmentKind::DependsOn,
        }
    }
}

/// How far an alignment is agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum State {
    /// Asked for.
    Proposed,
    /// Agreed.
    Accepted,
    /// Refused.
    Declined,
    /// Agreed once; an end has changed since.
    Stale,
}

impl From<State> for AlignmentState {
    fn from(state: State) -> AlignmentState {
        match state {
            State::Proposed => AlignmentState::Proposed,
            State::Accepted => AlignmentState::Accepted,
            State::Declined => AlignmentState::Declined,
            State::Stale => AlignmentState::Stale,
        }
    }
}
