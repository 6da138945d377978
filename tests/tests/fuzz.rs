//! The kept inputs of the fuzz targets, through the same bodies, without a fuzzer.
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::path::Path;

use okr_tests::fuzz::{Plant, TARGETS, Target};

/// What all kept inputs together may weigh, in bytes.
const WEIGHT: usize = 1 << 20;

/// The kept inputs of a target with their names, in order.
fn kept(target: &Target) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target.name);
    let mut inputs: Vec<(String, Vec<u8>)> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    inputs.sort();
    inputs
}

// R3
#[test]
fn kept_inputs_find_nothing() {
    let mut weight = 0;
    for target in TARGETS {
        let inputs = kept(&target);
        assert!(inputs.len() >= 20, "{} has {} inputs", target.name, inputs.len());
        for (name, input) in inputs {
            weight += input.len();
            let found = target.run(&input, Plant::Nothing);
            assert_eq!(found, Ok(()), "{}/{name}", target.name);
        }
    }
    assert!(weight < WEIGHT, "{weight} bytes are kept");
}

// R3: what is kept reaches far: valid documents are among it and wrong ones.
#[test]
fn kept_inputs_of_open_are_of_many_kinds() {
    let inputs = kept(&Target::named("open").unwrap());
    let limits = okr_core::Limits::default();
    let opened = inputs.iter().map(|(_, input)| okr_core::Workspace::from_bytes(input, &limits));
    let mut codes = std::collections::BTreeSet::new();
    let mut valid = 0;
    for opened in opened {
        match opened {
            Ok(_) => valid += 1,
            Err(problems) => codes.extend(problems.into_iter().map(|problem| problem.code().name())),
        }
    }
    assert!(valid >= 10 && codes.len() >= 30, "{valid} valid documents, {} codes", codes.len());
}
