//! `endurance`: a million of each shape and hostile texts of gigabytes, built for
//! speed, with the figures written into `docs/quality.md`.

use std::path::Path;

use crate::quality;
use crate::shell::{self, cargo, step};

/// Runs everything and records the figures.
///
/// # Errors
/// What does not endure.
pub fn run(root: &Path) -> Result<(), String> {
    let arguments = ["run", "--quiet", "--profile", "bench", "-p", "okr-tests", "--no-default-features", "--bin"];
    let printed =
        step("deep, wide and many", || shell::output(cargo(root, &arguments).args(["endurance", "1000000"])))?;
    print!("{printed}");
    quality::record(root, "endurance", &printed)
}
