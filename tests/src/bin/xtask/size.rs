//! `size`: what users fetch and link.

use std::fs;
use std::path::Path;

use crate::shell::{self, cargo, step};
use crate::wasm;

/// Builds the release forms and prints their sizes, and records those of the npm
/// package where that is asked for; fails where it is larger than it may be.
///
/// # Errors
/// What a build says, or what is too large.
pub fn run(root: &Path, record: bool) -> Result<(), String> {
    step("C library", || {
        let library = ["rustc", "--quiet", "-p", "okr-ffi", "--release", "--lib", "--crate-type", "cdylib"];
        shell::run(&mut cargo(root, &library))?;
        let file = root.join("target/release/libokr.so");
        let size = fs::metadata(&file).map_err(|error| format!("{}: {error}", file.display()))?.len();
        println!("    libokr.so {:.0} KB", size as f64 / 1000.0);
        Ok(())
    })?;
    step("npm package", || {
        let sizes = wasm::build(root)?;
        println!("    {sizes}");
        if record {
            sizes.record(root)?;
        }
        sizes.gate()
    })
}
