//! `bench`: measures the engine, its limits and its peers in one run, and writes
//! every figure as a ratio into one table.

mod growth;
mod memory;
mod pairs;
mod peers;
mod row;

use std::fs;
use std::path::Path;

use crate::shell::{self, cargo, step};
use row::Row;

/// How many objectives the figures are about.
const OBJECTIVES: &str = "1000000";

/// How many where only the running of it all is tried.
const A_TENTH: &str = "100000";

const HEAD: &str = include_str!("bench/head.md");

/// Runs the benches and writes `docs/performance.md`; where it is to be quick, at a
/// tenth of the sizes, and nothing is written: that only tries whether everything
/// runs and the peers agree.
///
/// # Errors
/// Where a bench fails or leaves no figure; where a peer that is set up fails or
/// answers otherwise than the engine, after the page is written.
pub fn run(root: &Path, is_quick: bool) -> Result<(), String> {
    let objectives = if is_quick { A_TENTH } else { OBJECTIVES };
    step("building", || {
        shell::run(&mut cargo(root, &["build", "--quiet", "--profile", "bench", "-p", "okr-benches", "--bins"]))
    })?;
    let data = root.join("target/peers/data");
    step("the company that the peers are given", || {
        bin(root, "data", &[&data.to_string_lossy(), objectives]).map(drop)
    })?;
    let pairs = step("the engine and its limits, in turns", || bin(root, "pairs", &[objectives]))?;
    let mut rows = pairs::rows(&pairs)?;
    let mut peers = peers::measure(root, &data, &pairs)?;
    rows.append(&mut peers.rows);
    rows.sort_by_key(|row| row.id);
    rows.extend(step("growth of every operation", || growth::rows(&bin(root, "growth", &[objectives])?))?);
    let memory = step("memory", || bin(root, "memory", &[objectives]))?;
    rows.extend(memory::rows(&memory)?);
    println!("\n{}", Row::table(&rows));
    if is_quick {
        println!("all of it at a tenth of the sizes named above; docs/performance.md is as it was");
        return peers.verdict();
    }
    let page = format!("{HEAD}{}\n{}", Row::table(&rows), memory::remark(&memory)?);
    fs::write(root.join("docs/performance.md"), page).map_err(|error| format!("docs/performance.md: {error}"))?;
    peers.verdict()
}

/// Runs a program of the benches and gives what it prints.
fn bin(root: &Path, name: &str, arguments: &[&str]) -> Result<String, String> {
    let command = ["run", "--quiet", "--profile", "bench", "-p", "okr-benches", "--bin", name, "--"];
    shell::output(cargo(root, &command).args(arguments))
}

/// The number that a program printed after a name.
fn number(printed: &str, name: &str) -> Result<f64, String> {
    let line = printed.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|number| number.parse().ok()).ok_or_else(|| format!("the benches print no `{name}`"))
}
