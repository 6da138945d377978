//! The alignment graph, on indices alone: what supports what, checked to have
//! no circle, with the queries that people ask of it.
//!
//! Nodes are numbers from 0; edges run from what supports to what is supported
//! ("up"). Nothing here recurses: a chain of a million nodes needs no more stack
//! than a chain of three.

mod adjacency;
mod check;
mod live;
mod queries;
mod witness;

pub use adjacency::{Adjacency, Seen};
pub use check::{Dag, Edge, Faults, check};
pub use live::LiveDag;
pub(crate) use queries::{layers, reaching};
