//! Conformance: the vectors that every face of the engine must answer alike,
//! and the runners that put them to each face.

pub mod endurance;
pub mod fuzz;
pub mod model;
pub mod runners;
pub mod vectors;

/// The Rust of the page, run as it stands there.
#[cfg(doctest)]
#[doc = include_str!("../../docs/edits.md")]
struct EditsPage;
