//! What the benches measure with: a company of any size, and the limits that
//! the engine's figures are held against.

pub mod company;
pub mod limit;
