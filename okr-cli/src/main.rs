//! The `okr` command: the engine for shells and CI.
//!
//! It reads files, asks [`okr_core::api`] and writes what comes back: the bare
//! answer as JSON, or a text for people. It is the one place with a clock.

mod args;
mod commands;
mod input;
mod locate;
mod outcome;
mod output;
mod rewrite;
mod settings;
mod words;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse() {
        Ok(args) => commands::run(args),
        Err(code) => code,
    }
}
