//! `test`: everything that shows that the engine does what it says, in every
//! face. What the README and CI call.

use std::path::{Path, PathBuf};
use std::process::Command;

use okr_tests::runners::{c, cli, node};
use okr_tests::vectors::{Vector, load_all};

use crate::shell::{self, cargo, step};
use crate::{check, snippets, vectors, wasm};

/// Runs everything.
///
/// # Errors
/// The first step that fails.
pub fn run(root: &Path) -> Result<(), String> {
    step("tools", shell::prepare)?;
    step("checks", || check::run(root))?;
    step("Rust tests", || shell::run(&mut cargo(root, &["test", "--quiet"])))?;
    step("what the benches measure with", || {
        shell::run(&mut cargo(root, &["test", "--quiet", "-p", "okr-benches", "--lib"]))
    })?;
    let all = load_all(root)?;
    step("vectors in Rust", || vectors::run(root))?;
    let work = root.join("target/suite");
    step("C header and programs", || c_face(root, &work, &all))?;
    step("npm package", || {
        let sizes = wasm::build(root)?;
        println!("    {sizes}");
        // The limits themselves are the verb `size`.
        sizes.ratchet(root)?;
        wasm::test(root)
    })?;
    step("vectors in Node", || vectors::compare("Node", &all, node::answers(root, &records(root, &all)?)?))?;
    let okr = step("the command", || command(root))?;
    step("vectors in the shell", || vectors::compare("CLI", &all, cli::answers(&okr, &records(root, &all)?)?))?;
    step("quick starts of the README", || snippets::run(root, &work))?;
    println!("\nevery step passed");
    Ok(())
}

fn records(root: &Path, vectors: &[Vector]) -> Result<Vec<c::Record>, String> {
    let record = |vector: &Vector| {
        Ok(c::Record {
            operation: vector.operation.clone(),
            document: vector.document_bytes(root)?.unwrap_or_default(),
            request: vector.request.clone(),
        })
    };
    vectors.iter().map(record).collect()
}

fn c_face(root: &Path, work: &Path, all: &[Vector]) -> Result<(), String> {
    c::check_header(root)?;
    let runner = c::compile(root, work)?;
    let records = records(root, all)?;
    vectors::compare("C", all, c::answers(&runner, &records)?)?;
    // Under valgrind each call costs a hundredfold; the small vectors are enough.
    let small: Vec<usize> =
        (0..all.len()).filter(|at| records.get(*at).is_some_and(|one| one.document.len() < 20_000)).collect();
    let few: Vec<Vector> = small.iter().filter_map(|at| all.get(*at).cloned()).collect();
    let few_records: Vec<c::Record> = small.iter().filter_map(|at| records.get(*at).cloned()).collect();
    vectors::compare("C under valgrind", &few, c::valgrind_answers(&runner, &few_records)?)?;
    let document = root.join("okr-cli/examples/harbourlight.json");
    let document = document.to_string_lossy();
    let score = c::compile_program(root, &root.join("okr-ffi/examples/score.c"), work)?;
    let printed = c::valgrind(&score, &[&*document, "2026-02-15"])?;
    if !printed.starts_with("{\"asOf\":\"2026-02-15\"") {
        return Err(format!("score.c printed {}", printed.chars().take(80).collect::<String>()));
    }
    let misuse = c::compile_program(root, &root.join("tests/c/misuse.c"), work)?;
    c::valgrind(&misuse, &[]).map(|_| println!("    wrong use under valgrind: a status each, no error, no leak"))
}

fn command(root: &Path) -> Result<PathBuf, String> {
    shell::run(&mut cargo(root, &["build", "--quiet", "-p", "okr-cli"]))?;
    let okr = root.join("target/debug/okr");
    for company in ["harbourlight", "qinghe"] {
        let mut check = Command::new(&okr);
        check.current_dir(root).args(["check", "--as-of", "2026-02-15"]);
        let status = check.arg(format!("okr-cli/examples/{company}.json")).stdout(std::process::Stdio::null()).status();
        // 1: findings, as both companies have some.
        if status.as_ref().ok().and_then(std::process::ExitStatus::code) != Some(1) {
            return Err(format!("okr check on {company} ended with {status:?}"));
        }
    }
    Ok(okr)
}
