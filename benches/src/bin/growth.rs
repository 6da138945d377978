//! P8: how the time of every operation grows from one size to twice that size.
//! Prints a line of JSON an operation: the worst case at its worst doubling.
//! `growth [BIGGEST] [--all]`, 1,000,000 unless given; `--all` tells every time.

use std::collections::BTreeMap;
use std::time::Instant;

use okr_benches::cases::{Case, Site, Work, cases};
use okr_benches::shapes::Form;
use okr_core::api::OPERATIONS;
use serde_json::json;

const BIGGEST: u32 = 1_000_000;

/// How often the biggest is halved: as many doublings are measured.
const HALVINGS: u32 = 3;

const ROUNDS: usize = 2;

/// A case, the smaller size, the milliseconds there and at twice that size.
struct Growth<'c> {
    case: &'c Case,
    size: u32,
    before: f64,
    after: f64,
}

impl Growth<'_> {
    fn ratio(&self) -> f64 {
        self.after / self.before
    }
}

/// The times of all cases of a form at a size, by their place.
fn measure(cases: &[Case], form: Form, size: u32, is_wordy: bool) -> Result<BTreeMap<usize, f64>, String> {
    let start = Instant::now();
    let mut site = Site::new(form, size)?;
    let mut times = BTreeMap::new();
    let is_run = |case: &Case| case.form == form && size <= case.biggest && !matches!(case.work, Work::Constant);
    let of_form = cases.iter().enumerate().filter(|(_, case)| is_run(case));
    for (at, case) in of_form {
        let milliseconds = case.run(&mut site, ROUNDS);
        let milliseconds = milliseconds.map_err(|reason| format!("{} {}: {reason}", case.operation, case.asked))?;
        if is_wordy {
            eprintln!("{size:>9} {milliseconds:>12.4} ms  {} {} ({})", case.operation, case.asked, form.words());
        }
        times.insert(at, milliseconds);
    }
    eprintln!("    {} of {size}: {} cases in {:.1} s", form.words(), times.len(), start.elapsed().as_secs_f64());
    Ok(times)
}

/// The growth of each case of a form at each doubling.
fn doublings(cases: &[Case], form: Form, biggest: u32, is_wordy: bool) -> Result<Vec<Growth<'_>>, String> {
    let mut found = Vec::new();
    let mut smaller: Option<(u32, BTreeMap<usize, f64>)> = None;
    for halving in (0..=HALVINGS).rev() {
        let size = biggest >> halving;
        let times = measure(cases, form, size, is_wordy)?;
        for (at, case) in cases.iter().enumerate() {
            let before = smaller.as_ref().and_then(|(size, times)| Some((*size, *times.get(&at)?)));
            if let (Some((size, before)), Some(&after)) = (before, times.get(&at)) {
                found.push(Growth { case, size, before, after });
            }
        }
        smaller = Some((size, times));
    }
    Ok(found)
}

fn of_operation<'g>(growths: &'g [Growth<'g>], operation: &str) -> impl Iterator<Item = &'g Growth<'g>> {
    growths.iter().filter(move |growth| growth.case.operation == operation)
}

fn line(operation: &str, growths: &[Growth<'_>], cases: &[Case]) -> Option<serde_json::Value> {
    let Some(worst) = of_operation(growths, operation).max_by(|left, right| left.ratio().total_cmp(&right.ratio()))
    else {
        let is_constant = cases.iter().any(|case| case.operation == operation);
        return is_constant.then(|| json!({ "operation": operation }));
    };
    let worst = json!({
        "cases": cases.iter().filter(|case| case.operation == operation).count(),
        "asked": worst.case.asked,
        "form": if worst.case.form == Form::Company { "" } else { worst.case.form.words() },
        "counted": worst.case.counts.word(),
        "size": worst.case.counts.of(worst.size),
        "biggest": of_operation(growths, operation).map(|growth| growth.case.counts.of(growth.size) * 2).max(),
        "ms": worst.before,
        "msOfTwice": worst.after,
    });
    Some(json!({ "operation": operation, "worst": worst }))
}

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let biggest = arguments.iter().find_map(|size| size.parse().ok()).unwrap_or(BIGGEST);
    let is_wordy = arguments.iter().any(|argument| argument == "--all");
    let cases = cases();
    let mut growths = Vec::new();
    for form in Form::ALL {
        growths.extend(doublings(&cases, form, biggest, is_wordy)?);
    }
    for operation in OPERATIONS {
        let line = line(operation.name, &growths, &cases);
        println!("{}", line.ok_or_else(|| format!("no case in benches/src/cases/table.rs for `{}`", operation.name))?);
    }
    Ok(())
}
