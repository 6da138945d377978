//! `okr lint --texts`: lone texts, one a line, however many there are.
//!
//! One line is held at a time. What is done is written before the command waits
//! for more.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use okr_core::{Code, Problem, Problems, api};
use serde_json::Value;

use super::lint::outcome_of_answer;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::findings::{counts, in_text, severity_of, total};
use crate::output::problems;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// The longest line that is read: far more than the longest text takes.
const LINE_LIMIT: u64 = 1 << 20;

/// Lints the texts of a file.
pub fn run(file: &Path, settings: &Settings, screen: &mut Screen) -> Ended {
    let mut reader: Box<dyn BufRead> = if input::is_stdin(file) {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match input::check(file).and_then(|()| File::open(file).map_err(|error| input::refused(file, &error))) {
            Ok(opened) => Box::new(BufReader::with_capacity(1 << 16, opened)),
            Err(refused) => return super::refuse(&refused, settings, screen),
        }
    };
    let mut worst = Outcome::Clean;
    let mut seen = [0; 3];
    let mut line = Vec::new();
    for number in 1_usize.. {
        match next_line(&mut reader, &mut line) {
            Ok(Read1::End) => break,
            Ok(read) => worst = worst.max(one(&line, read, number, &mut seen, settings, screen)?),
            Err(error) => return super::refuse(&input::refused(file, &error), settings, screen),
        }
        // Nobody waits for what is done while more is being read.
        if !reader.fill_buf().is_ok_and(|ready| ready.contains(&b'\n')) {
            screen.flush()?;
        }
    }
    if !settings.json() {
        screen.text(&total(&file.to_string_lossy(), seen, screen.look))?;
    }
    Ok(worst)
}
