//! `check`: what needs no run of the engine.

use std::path::Path;

use crate::shell::{self, cargo, prepare, step};
use crate::{arrows, gen_files, proofs};

/// Format, lints, docs, room order, generated files, the oldest Rust.
///
/// # Errors
/// The first that does not hold.
pub fn run(root: &Path) -> Result<(), String> {
    prepare()?;
    step("format", || shell::run(&mut cargo(root, &["fmt", "--all", "--check"])))?;
    step("rooms in order", || arrows::check(root))?;
    step("generated files", || gen_files::drift(root))?;
    step("lints", || {
        shell::run(&mut cargo(root, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    })?;
    step("lints for wasm", || {
        let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        shell::run(cargo(root, &["clippy", "--quiet", "-p", "okr-wasm"]).args(target))
    })?;
    step("docs", || {
        let mut doc =
            cargo(root, &["doc", "--quiet", "--no-deps", "-p", "okr-core", "-p", "okr-ffi", "-p", "okr-wasm"]);
        shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("the oldest Rust", || oldest(root))?;
    step("what is proven", || proofs::print(root))
}

/// The library must build with the toolchain of `rust-version`, which is fetched
/// where it is missing.
fn oldest(root: &Path) -> Result<(), String> {
    let version = env!("CARGO_PKG_RUST_VERSION");
    let list = shell::output(std::process::Command::new("rustup").args(["toolchain", "list"]))?;
    if !list.lines().any(|line| line.starts_with(version)) {
        let mut install = std::process::Command::new("rustup");
        install.args(["toolchain", "install", version, "--profile", "minimal", "--no-self-update"]);
        if let Err(reason) = shell::run(&mut install) {
            println!("    NOT CHECKED, for Rust {version} cannot be had here: {reason}");
            return Ok(());
        }
    }
    let arguments = ["check", "--quiet", "-p", "okr-core", "-p", "okr-ffi", "-p", "okr-cli"];
    let mut command = std::process::Command::new("rustup");
    command.current_dir(root).args(["run", version, "cargo"]).args(arguments);
    shell::run(command.arg("--target-dir").arg(root.join("target/oldest")))
}
