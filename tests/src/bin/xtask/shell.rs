//! Running other programs, and getting those that are missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The root of the repository.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_path_buf()
}

/// Runs a step, saying what it is and how long it took.
///
/// # Errors
/// The step's own error, with the step's name.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("==> {name}");
    let start = Instant::now();
    let done = work().map_err(|error| format!("{name}: {error}"))?;
    println!("    done in {:.1} s", start.elapsed().as_secs_f64());
    Ok(done)
}

/// Runs a program whose output the person sees.
///
/// # Errors
/// Where it cannot start or does not succeed.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("cannot run {}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command))) }
}

/// Runs a program and gives what it writes to its standard output.
///
/// # Errors
/// Where it cannot start or does not succeed.
pub fn output(command: &mut Command) -> Result<String, String> {
    command.stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cannot run {}: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("{} failed ({})", shown(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{} wrote no UTF-8", shown(command)))
}

/// `cargo` with the arguments, in the root.
pub fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root).args(arguments);
    command
}

fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// True where a program of that name can be started.
pub fn has(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The folder that cargo builds into.
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Gets the nightly toolchain, where it is missing, with some of its components.
///
/// # Errors
/// Where it cannot be had.
pub fn nightly(components: &[&str]) -> Result<(), String> {
    let toolchains = output(Command::new("rustup").args(["toolchain", "list"]))?;
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        let install = ["toolchain", "install", "nightly", "--profile", "minimal", "--no-self-update"];
        run(Command::new("rustup").args(install))?;
    }
    let installed =
        output(Command::new("rustup").args(["component", "list", "--toolchain", "nightly", "--installed"]))?;
    for component in components {
        if !installed.lines().any(|line| line.starts_with(component)) {
            run(Command::new("rustup").args(["component", "add", "--toolchain", "nightly", component]))?;
        }
    }
    Ok(())
}

/// Gets what the tests need and this machine lacks: the wasm target through
/// rustup, C tools through apt where that is allowed.
///
/// # Errors
/// The name of what is missing and cannot be installed from here.
pub fn prepare() -> Result<(), String> {
    let targets = output(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if !targets.contains("wasm32-unknown-unknown") {
        run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    let components = output(Command::new("rustup").args(["component", "list", "--installed"]))?;
    for component in ["clippy", "rustfmt"] {
        if !components.lines().any(|line| line.starts_with(component)) {
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    for (program, package) in [("gcc", "gcc"), ("g++", "g++"), ("valgrind", "valgrind"), ("nm", "binutils")] {
        if !has(program) {
            install(program, package)?;
        }
    }
    for program in ["node", "npm"] {
        if !has(program) {
            return Err(format!("`{program}` is missing: install Node.js 20 or newer"));
        }
    }
    Ok(())
}

fn install(program: &str, package: &str) -> Result<(), String> {
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || !has("apt-get") {
        return Err(format!("`{program}` is missing: install the package `{package}`"));
    }
    run(Command::new("apt-get").args(["-q", "update"]))?;
    run(Command::new("apt-get").args(["-q", "install", "-y", "--no-install-recommends", package]))
}
