//! The faces of the engine as vector runners.

pub mod c;
pub mod cli;
pub mod node;
