//! `okr schema`: the JSON Schemas of what goes over the wire.

use okr_core::api::{self, OPERATIONS};

use crate::outcome::Ended;
use crate::output::screen::Screen;

/// Writes a schema by name, or those of an operation.
pub fn run(name: &str, screen: &mut Screen) -> Ended {
    super::answer(screen, &api::schema(of_verb(name).unwrap_or(name))?)
}

/// The operation that a verb of this command calls: `toJson` for `to-json`.
fn of_verb(verb: &str) -> Option<&'static str> {
    OPERATIONS.iter().map(|operation| operation.name).find(|name| is_verb(name, verb))
}

fn is_verb(operation: &str, verb: &str) -> bool {
    let spelt = operation.chars().flat_map(|letter| {
        let hyphen = letter.is_ascii_uppercase().then_some('-');
        hyphen.into_iter().chain([letter.to_ascii_lowercase()])
    });
    spelt.eq(verb.chars())
}
