//! Writes a company as flat columns for the peers, and what the engine answers
//! about it: `data FOLDER OBJECTIVES`.
//!
//! Columns are little-endian, `.u32` unsigned integers, `.f64` doubles: `edges`
//! (pairs, lower end first), `parent` and `level` by objective; `baseline`,
//! `target`, `current` (NaN where silent) and `weight` by key result.

use std::fs;
use std::path::Path;

use okr_benches::answer::Answer;
use okr_benches::company::{Shape, document};
use okr_benches::limit::{Flat, NO_PARENT, PER_OBJECTIVE};
use okr_benches::{AS_OF, ELAPSED};
use okr_core::api::ScoreRequest;
use okr_core::{Workspace, check_edges};
use serde_json::json;

fn integers(folder: &Path, name: &str, column: impl Iterator<Item = u32>) -> std::io::Result<()> {
    fs::write(folder.join(name), column.flat_map(u32::to_le_bytes).collect::<Vec<u8>>())
}

fn doubles(folder: &Path, name: &str, column: &[f64]) -> std::io::Result<()> {
    fs::write(folder.join(name), column.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>())
}

fn write(folder: &Path, objectives: u32) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    let shape = Shape::new(objectives);
    let edges = shape.edges();
    let levels = shape.levels();
    let company = document(objectives);
    let flat = Flat::new(&company, &shape.parents);
    integers(folder, "edges.u32", edges.iter().flat_map(|edge| [edge.from, edge.to]))?;
    integers(folder, "parent.u32", flat.parent.iter().copied())?;
    integers(folder, "level.u32", levels.iter().copied())?;
    doubles(folder, "baseline.f64", &flat.baseline)?;
    doubles(folder, "target.f64", &flat.target)?;
    doubles(folder, "current.f64", &flat.current)?;
    doubles(folder, "weight.f64", &flat.weight)?;
    let meta = json!({
        "objectives": objectives,
        "elapsed": ELAPSED,
        "perObjective": PER_OBJECTIVE,
        "noParent": NO_PARENT,
        "levels": levels.iter().max().map_or(0, |deepest| deepest + 1),
    });
    fs::write(folder.join("meta.json"), meta.to_string())?;
    let workspace = Workspace::from_document(company).map_err(|problems| format!("{problems:?}"))?;
    let board = workspace.score(&ScoreRequest { as_of: AS_OF.parse()? });
    let board = board.map_err(|problems| format!("{problems:?}"))?;
    let smaller = |left: u32, right: u32| left.cmp(&right);
    let circle = okr_core::Edge { from: 0, to: objectives.saturating_sub(1) };
    let with_circle = [edges.as_slice(), &[circle]].concat();
    let graph = json!({
        "acyclic": check_edges(objectives, &edges, &smaller).is_ok(),
        "noticesCircle": check_edges(objectives, &with_circle, &smaller).is_err(),
    });
    let answers = json!({ "P2": graph, "P3": Answer::of_board(&board).to_json() });
    Ok(fs::write(folder.join("answers.json"), answers.to_string())?)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(objectives)) = (arguments.next(), arguments.next()) else {
        return Err("usage: data FOLDER OBJECTIVES".into());
    };
    write(Path::new(&folder), objectives.parse()?)
}
