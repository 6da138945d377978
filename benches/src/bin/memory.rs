//! P9: what an open document and its board take of memory, as bytes asked of the
//! allocator, against the bytes of their values. Prints `name bytes` lines.
//! `memory [OBJECTIVES]`, 1,000,000 unless given.

use okr_benches::AS_OF;
use okr_benches::company::document;
use okr_benches::weight::{Weight, of_board};
use okr_core::api::ScoreRequest;
use okr_core::{Document, Workspace};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let objectives: u32 = std::env::args().nth(1).map_or(Ok(1_000_000), |count| count.parse())?;
    let text = document(objectives).to_json();
    println!("P9/json {}", text.len());

    let before = MEMORY.current_usage();
    let alone: Document = serde_json::from_str(&text)?;
    println!("P9/document {}", MEMORY.current_usage() - before);
    println!("P9/objectives {}", alone.objectives.len());
    println!("P9/check-ins {}", alone.check_ins.len());
    println!("P9/alignments {}", alone.alignments.len());
    drop(alone);

    MEMORY.reset_peak_usage();
    let workspace = Workspace::from_json(&text).map_err(|problems| format!("{problems:?}"))?;
    let open = MEMORY.current_usage() - before;
    println!("P9/workspace {open}");
    println!("P9/opening-peak {}", MEMORY.peak_usage() - before);

    MEMORY.reset_peak_usage();
    let board = workspace.score(&ScoreRequest { as_of: AS_OF.parse()? });
    let board = board.map_err(|problems| format!("{problems:?}"))?;
    println!("P9/board {}", MEMORY.current_usage() - before - open);
    println!("P9/scoring-peak {}", MEMORY.peak_usage() - before - open);

    let weight = Weight::of(workspace.document());
    let (objectives, key_results) = (board.objectives().count() as u64, board.key_results().count() as u64);
    println!("P9/key-results {key_results}");
    println!("P9/texts {}", weight.texts);
    println!("P9/values {}", weight.values);
    println!("P9/board-values {}", of_board(objectives, key_results));
    Ok(())
}
