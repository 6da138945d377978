//! What the benches measure with: companies of any size and shape, the limits
//! that the engine's figures are held against, a case for every operation, and
//! what the values of a document weigh.

pub mod answer;
pub mod cases;
pub mod clock;
pub mod company;
pub mod limit;
pub mod shapes;
pub mod weight;

/// The day for which everything is scored: half of the cycle has passed.
pub const AS_OF: &str = "2026-02-15";

/// The part of the cycle that has passed on that day.
pub const ELAPSED: f64 = 45.0 / 89.0;
