//! The contract.
mod score;
pub use score::ScoreRequest;
