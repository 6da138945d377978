//! What every fuzz target does with an input.

use std::sync::OnceLock;

use okr_tests::fuzz::{Plant, Target, varied};

static PLANT: OnceLock<Plant> = OnceLock::new();

/// Runs a target and aborts with what it finds.
pub fn run(target: &str, input: &[u8]) {
    let plant = *PLANT.get_or_init(Plant::from_environment);
    let target = Target::named(target).expect("a target of tests/src/fuzz");
    if let Err(found) = target.run(input, plant) {
        panic!("{found}");
    }
}

/// Every other input of a text target is one that is JSON still, now and then made
/// of a good one instead of the last; the rest changes bytes as libFuzzer does.
pub fn mutate(good: &[&str], bytes: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let last = bytes.get(..size).unwrap_or_default();
    let text = match seed % 8 {
        0 if !good.is_empty() => varied(good[seed as usize / 8 % good.len()].as_bytes(), seed),
        0 | 2 | 4 | 6 => varied(last, seed),
        _ => None,
    };
    match text.filter(|text| text.len() <= most) {
        Some(text) => {
            bytes[..text.len()].copy_from_slice(&text);
            text.len()
        }
        None => libfuzzer_sys::fuzzer_mutate(bytes, size, most),
    }
}
