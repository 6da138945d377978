//! `cargo xtask`: the one entry to every chore of the project. Each verb says
//! what it does, installs what it needs where it can, and names what it cannot.

mod accuracy;
mod arrows;
mod bench;
mod check;
mod coverage;
mod docs;
mod endurance;
mod fuzz;
mod gen_files;
mod header;
mod miri;
mod proofs;
mod quality;
mod shell;
mod size;
mod snippets;
mod test;
mod types;
mod vectors;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask VERB

  test                  everything: what the README and CI call
  check                 format, lints, docs, room order, drift of generated files
  gen                   header, TypeScript types, JSON Schema, reference pages
  vectors [--bless]     the conformance vectors in Rust; --bless writes what the engine answers
  npm                   builds the npm package into okr-wasm/pkg
  bench [--quick]       the benches, as ratios, into docs/performance.md; --quick only tries
                        that all of it runs, at a tenth of the sizes
  size [--record]       what users fetch and link, against the limits
  endurance             a million of each shape and 2 GB of hostile text, into docs/quality.md
  miri [TARGET] [WORD]  the core's unit tests under Miri, on three kinds of machine
  fuzz [--seconds N] [--keep | --planted] [TARGET]
                        any bytes into the engine, 60 s a target from the kept inputs; --keep
                        keeps the few that reach most; --planted must find a planted fault
  lint-accuracy --corpus FILE [--misses]
                        precision and recall of the linter on labelled texts
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = shell::root();
    // Programs that read the examples find them from wherever this was called.
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("xtask: {}: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let done = match words.as_slice() {
        ["test"] => test::run(&root),
        ["check"] => check::run(&root),
        ["gen"] => gen_files::write(&root),
        ["vectors"] => vectors::run(&root),
        ["vectors", "--bless"] => vectors::bless(&root),
        ["npm"] => wasm::build(&root).map(|sizes| println!("{sizes}")),
        ["bench"] => bench::run(&root, false),
        ["bench", "--quick"] => bench::run(&root, true),
        ["size"] => size::run(&root, false),
        ["size", "--record"] => size::run(&root, true),
        ["endurance"] => endurance::run(&root),
        ["miri", words @ ..] => miri::run(&root, words),
        ["fuzz", wish @ ..] => fuzz::Wish::read(wish).and_then(|wish| fuzz::run(&root, &wish)),
        ["lint-accuracy", "--corpus", file] => accuracy::run(file.as_ref(), false),
        ["lint-accuracy", "--corpus", file, "--misses"] => accuracy::run(file.as_ref(), true),
        _ => {
            print!("{HELP}");
            return ExitCode::from(if words.is_empty() { 0 } else { 2 });
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
