//! A validated document, indexed: the only way to reach the engine.

mod check_ins;
mod columns;
mod graph;
mod hierarchy;
mod ids;
mod indices;
mod links;
mod open;
mod references;
mod schedule;
mod times;
mod view;
mod walks;

pub(crate) use check_ins::Latest;
pub(crate) use columns::{Formula, Traits, Window};
pub(crate) use graph::{Feed, Node};
pub(crate) use indices::{KeyResultIx, ObjectiveIx};
pub use view::Workspace;
