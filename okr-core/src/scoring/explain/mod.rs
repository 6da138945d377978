//! Explanations: why a number is what it is, from the score down to the check-ins.

mod build;
mod inputs;
mod said;
mod status;
mod tree;
mod words;

pub(crate) use build::{MOST_VALUES, explain};
pub use tree::{
    Excluded, ExcludedWhy, Explained, ExplainedFigure, ExplainedFormula, ExplainedInput, ExplainedNode, PolicyUsed,
    Quantity,
};
