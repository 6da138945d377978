//! A million of each shape, everything asked of it on a small stack, and how the
//! time grows from half of it. Built for speed; `cargo xtask endurance` calls it
//! and keeps what it prints.

use std::process::ExitCode;

use okr_tests::endurance::{LADDER_OF_SUMS, Lap, SHAPES, Shape, everything, hostile, on_a_small_stack};

/// Laps below this are too short to tell how they grow, in seconds.
const SHORTEST: f64 = 0.02;

fn main() -> ExitCode {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    match run(count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("endurance: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(count: usize) -> Result<(), String> {
    println!("| shape | size | in all | slowest question | grows most, n to 2n |\n|---|---|---|---|---|");
    for shape in SHAPES {
        grown(shape, count)?;
    }
    grown(LADDER_OF_SUMS, count / 200)?;
    println!("\n| hostile text | size | seconds | refused with |\n|---|---|---|---|");
    for case in hostile::CASES {
        let refusal = on_a_small_stack(move || case.run(count * 10))?;
        println!("| {} | {} | {:.1} | {} |", case.name, refusal.size, refusal.seconds, refusal.told);
    }
    Ok(())
}

/// Half as many, then all: prints the worst growth of a question.
fn grown(shape: Shape, count: usize) -> Result<(), String> {
    let half = laps(shape, count / 2)?;
    let whole = laps(shape, count)?;
    let long = half.iter().zip(&whole).filter(|(half, whole)| half.seconds.min(whole.seconds) > SHORTEST);
    let growth = long.map(|(half, whole)| (whole.seconds / half.seconds, whole.question.as_str()));
    let most = growth.max_by(|one, other| one.0.total_cmp(&other.0));
    let most = most.map_or_else(|| "all too short".to_owned(), |(ratio, question)| format!("{ratio:.2} ({question})"));
    let sum: f64 = whole.iter().map(|lap| lap.seconds).sum();
    let slowest = whole.iter().max_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let slowest = slowest.map_or_else(String::new, |lap| format!("{} {:.2} s", lap.question, lap.seconds));
    println!("| {} | {count} | {sum:.1} s | {slowest} | {most} |", shape.name);
    for lap in &whole {
        eprintln!("    {:<28} {:.3} s", lap.question, lap.seconds);
    }
    Ok(())
}

fn laps(shape: Shape, count: usize) -> Result<Vec<Lap>, String> {
    let laps = on_a_small_stack(move || {
        let today = "2026-02-02".parse().map_err(|_| "no day")?;
        everything(shape.document(count), today)
    });
    laps.map_err(|reason| format!("{} of {count}: {reason}", shape.name))
}
