//! Conformance: the vectors that every face of the engine must answer alike.

pub mod vectors;
