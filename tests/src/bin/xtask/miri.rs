//! `miri`: the core's unit tests under Miri, which sees what a processor lets pass.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use crate::quality;
use crate::shell::{self, step};

/// The core has no unsafe code of its own; its dependencies have. On the first
/// target addresses and threads are checked, on the second bytes stand the other
/// way round, on the third a pointer has 32 bits.
const TARGETS: [&str; 3] = ["x86_64-unknown-linux-gnu", "s390x-unknown-linux-gnu", "i686-unknown-linux-gnu"];

/// Cases of each property: Miri is a thousand times as slow as a processor.
const CASES: &str = "2";

/// Runs the unit tests for each target, or those that are named, and records how
/// many passed; with a word, those whose names have it, and records nothing. What
/// the tests say goes to a file beside what is built, as it comes: they take an hour.
///
/// # Errors
/// The first target whose tests fail.
pub fn run(root: &Path, words: &[&str]) -> Result<(), String> {
    step("tools", || shell::nightly(&["miri", "rust-src"]))?;
    let (named, words): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| TARGETS.contains(word));
    for target in TARGETS.into_iter().filter(|target| named.is_empty() || named.contains(target)) {
        let printed = step(target, || tested(root, target, &words))?;
        let result = printed.lines().find_map(|line| line.strip_prefix("test result: ok. "));
        let result = result.ok_or_else(|| format!("{target}: no result among\n{printed}"))?;
        let counts = result.split(';').map(str::trim).take(3).collect::<Vec<_>>().join(", ");
        println!("    {counts}");
        if words.is_empty() {
            quality::record_row(root, "miri", target, &counts)?;
        }
    }
    Ok(())
}

fn tested(root: &Path, target: &str, words: &[&str]) -> Result<String, String> {
    let folder = shell::target(root).join("miri");
    let told = folder.join(format!("{target}.log"));
    let fault = |error: std::io::Error| format!("{}: {error}", told.display());
    fs::create_dir_all(&folder).map_err(fault)?;
    let mut miri = Command::new("rustup");
    miri.current_dir(root).args(["run", "nightly", "cargo", "miri", "test", "-p", "okr-core", "--lib"]);
    miri.args(["--target", target, "--"]).args(words);
    // Property tests look for files of earlier failures.
    miri.env("MIRIFLAGS", "-Zmiri-disable-isolation").env("PROPTEST_CASES", CASES);
    miri.env("CARGO_TARGET_DIR", &folder).stdout(File::create(&told).map_err(fault)?);
    let passed = miri.status().map_err(|error| format!("cannot run Miri: {error}"))?.success();
    let printed = fs::read_to_string(&told).map_err(fault)?;
    if passed { Ok(printed) } else { Err(format!("{target}:\n{printed}")) }
}
