//! A validated document, indexed: the only way to reach the engine.

mod agreements;
mod by_ends;
mod check_ins;
mod columns;
mod edit;
mod graph;
mod hierarchy;
mod ids;
mod indices;
mod links;
mod marks;
mod near;
mod opaque;
mod open;
mod reattach;
mod references;
mod relations;
mod removal;
mod schedule;
mod terms;
mod times;
mod titles;
mod units;
mod view;
mod walks;

pub(crate) use by_ends::ByEnds;
pub(crate) use check_ins::Latest;
pub(crate) use columns::{Formula, Window};
pub(crate) use edit::Aligned;
pub(crate) use graph::{Feed, Node};
pub(crate) use indices::{KeyResultIx, ObjectiveIx};
pub use removal::Removal;
pub(crate) use schedule::Schedule;
pub(crate) use terms::Edited;
pub(crate) use units::Reach;
pub use view::Workspace;
