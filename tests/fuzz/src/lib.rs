//! What every fuzz target does with an input.

use std::sync::OnceLock;

use okr_tests::fuzz::{Plant, Target};

static PLANT: OnceLock<Plant> = OnceLock::new();

/// Runs a target and aborts with what it finds.
pub fn run(target: &str, input: &[u8]) {
    let plant = *PLANT.get_or_init(Plant::from_environment);
    let target = Target::named(target).expect("a target of tests/src/fuzz");
    if let Err(found) = target.run(input, plant) {
        panic!("{found}");
    }
}
