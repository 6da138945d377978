//! `okr lint --texts`: lone texts, one a line, however many there are.
//!
//! One line is held at a time. What is done is written before the command waits
//! for more.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use okr_core::{Code, Problem, Problems, api};
use serde_json::Value;

use super::lint::outcome_of_answer;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::findings::{counts, in_text, severity_of, total};
use crate::output::problems;
use crate::output::saying::name_of;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// The longest line that is read: far more than the longest text takes.
const LINE_LIMIT: u64 = 1 << 20;

/// Lints the texts of a file.
pub fn run(file: &Path, settings: &Settings, screen: &mut Screen) -> Ended {
    let source = input::source(file)?;
    let mut reader = BufReader::with_capacity(1 << 16, source);
    let name = file.to_string_lossy();
    let mut worst = Outcome::Clean;
    let mut seen = [0; 3];
    for number in 1_usize.. {
        let read = match next_line(&mut reader) {
            Ok(Some(read)) => read,
            Ok(None) => break,
            Err(error) => return Err(input::unreadable(file, &error).into()),
        };
        let line = match &read {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => api::lint_line(line, settings.asked).map(|answer| (line.as_str(), answer)),
            Err(problem) => Err(Problems::from(problem.clone())),
        };
        worst = worst.max(match line {
            Ok((_, answer)) if settings.json => {
                screen.line(&answer)?;
                outcome_of_answer(&answer)
            }
            Ok((line, answer)) => tell(line, &answer, number, &mut seen, screen)?,
            Err(problems) => {
                let row = Row { number, text: read.as_deref().unwrap_or_default() };
                refuse_line(&problems, row, &name, settings, screen)?;
                Outcome::CannotRun
            }
        });
        // Nobody waits for what is done while more is being read.
        if !reader.buffer().contains(&b'\n') {
            screen.flush()?;
        }
    }
    if !settings.json {
        screen.text(&total(&name, seen, screen.look))?;
    }
    Ok(worst)
}

/// The next line without its end; `None` after the last. A line that cannot be
/// taken is read over.
fn next_line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, Problem>>> {
    let mut bytes = Vec::new();
    if reader.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let is_cut = !bytes.ends_with(b"\n") && bytes.len() as u64 == LINE_LIMIT;
    if is_cut {
        let size = LINE_LIMIT + skip_line(reader)?;
        let problem = Problem::new(Code::JsonTooLarge, "").with("size", size.to_string());
        return Ok(Some(Err(problem.with("limit", LINE_LIMIT.to_string()))));
    }
    Ok(Some(okr_core::utf8(&bytes).map(|line| line.trim_start_matches('\u{feff}').to_owned())))
}

/// Reads to the end of a line without keeping it; how many bytes that were.
fn skip_line(reader: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let ready = reader.fill_buf()?;
        let end = ready.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(ready.len(), |end| end + 1);
        reader.consume(used);
        skipped += used as u64;
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}

fn tell(line: &str, answer: &str, number: usize, seen: &mut [usize; 3], screen: &mut Screen) -> Ended {
    let asked: Value = serde_json::from_str(line).unwrap_or_default();
    let answer_value: Value = serde_json::from_str(answer).unwrap_or_default();
    let word = |field: &str| asked.get(field).and_then(Value::as_str);
    let name = word("id").map_or_else(|| number.to_string(), str::to_owned);
    let findings = answer_value.get("findings").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for finding in findings {
        screen.text(&in_text(finding, &name, word("text").unwrap_or_default(), screen.look))?;
    }
    let severity = |finding: &Value| severity_of(finding.get("severity").and_then(Value::as_str).unwrap_or_default());
    let more = counts(findings.iter().map(severity));
    seen.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    Ok(outcome_of_answer(answer))
}

/// A line of the file.
#[derive(Clone, Copy)]
struct Row<'t> {
    number: usize,
    /// Its text; empty where it could not be taken.
    text: &'t str,
}

/// A line that cannot be linted is said in its place; the others go on.
fn refuse_line(
    problems: &Problems,
    row: Row<'_>,
    name: &str,
    settings: &Settings,
    screen: &mut Screen,
) -> io::Result<()> {
    let told: Vec<Problem> = problems.into_iter().map(|problem| problem.clone().on_line(row.number)).collect();
    if settings.json {
        let answer = Problems::from_list(told).map(|told| told.to_json(settings.lang)).unwrap_or_default();
        // `{"problems": ...}` with the number of the line before it.
        return screen.line(&answer.replacen('{', &format!("{{\"line\":{},", row.number), 1));
    }
    let name = name_of(name, settings.lang);
    for problem in told {
        screen.text(&problems::in_line(&problem, name, (row.number, row.text), screen.look))?;
    }
    Ok(())
}
