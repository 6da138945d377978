//! `miri`: the core's unit tests under Miri, which sees what a processor lets pass.

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

/// Runs the unit tests for each target, or those whose names have a word in them, and
/// records how many passed where all were run.
///
/// # Errors
/// The first target whose tests fail.
pub fn run(root: &Path, words: &[&str]) -> Result<(), String> {
    step("tools", || shell::nightly(&["miri", "rust-src"]))?;
    let mut table = "| target | |\n|---|---|\n".to_owned();
    for target in TARGETS {
        let printed = step(target, || {
            let mut miri = Command::new("rustup");
            miri.current_dir(root).args(["run", "nightly", "cargo", "miri", "test", "-p", "okr-core", "--lib"]);
            miri.args(["--target", target, "--"]).args(words);
            // Property tests look for files of earlier failures.
            miri.env("MIRIFLAGS", "-Zmiri-disable-isolation").env("PROPTEST_CASES", CASES);
            shell::output(miri.env("CARGO_TARGET_DIR", shell::target(root).join("miri")))
        })?;
        let result = printed.lines().find_map(|line| line.strip_prefix("test result: ok. "));
        let result = result.ok_or_else(|| format!("{target}: no result among\n{printed}"))?;
        let counts: Vec<&str> = result.split(';').map(str::trim).take(3).collect();
        println!("    {}", counts.join(", "));
        table.push_str(&format!("| `{target}` | {} |\n", counts.join(", ")));
    }
    if words.is_empty() { quality::record(root, "miri", &table) } else { Ok(()) }
}
