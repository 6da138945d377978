//! A second opinion: what `docs/document.md` and `docs/scoring.md` say, written
//! once more for obviousness and apart from the engine.
//!
//! It reads plain JSON values, keeps nothing, and computes everything anew each
//! time it is asked. It judges well-formed documents only; form is the engine's.

#![expect(clippy::indexing_slicing, reason = "a JSON value is null where it has no such field; objects are written to")]

mod bend;
mod choices;
mod compare;
mod day;
mod generator;
mod hostile;
mod past;
mod profile;
mod read;
mod scoring;
mod time;
mod validation;

pub use bend::Bend;
pub use choices::Choices;
pub use compare::{Outcome, compare, compare_bent};
pub use day::number as day_number;
pub use generator::{Temper, document, fit_profile};
pub use hostile::spoil;
pub use profile::{Calendar, resolved, source};
pub use scoring::score;
pub use validation::{Fault, faults};
