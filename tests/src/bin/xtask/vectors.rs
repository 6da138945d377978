//! `vectors`: the conformance vectors in Rust, and their blessing.

use std::path::Path;

use okr_tests::vectors::{Vector, bless as bless_files, load_all, run_rust};

/// Runs every vector in Rust.
///
/// # Errors
/// The vectors whose answers differ.
pub fn run(root: &Path) -> Result<(), String> {
    let vectors = load_all(root)?;
    let answers = vectors.iter().map(run_rust).collect();
    compare("Rust", &vectors, answers)
}

/// Compares the answers of a face with the vectors.
///
/// # Errors
/// The vectors whose answers differ, with both answers.
pub fn compare(face: &str, vectors: &[Vector], answers: Vec<String>) -> Result<(), String> {
    if vectors.len() != answers.len() {
        return Err(format!("{face}: {} vectors, {} answers", vectors.len(), answers.len()));
    }
    let mut wrong = Vec::new();
    for (vector, answer) in vectors.iter().zip(answers) {
        if vector.expected() != answer {
            wrong.push(format!("{}\n  expected {}\n  answered {answer}", vector.name, vector.expected()));
        }
    }
    if wrong.is_empty() {
        println!("    {face}: {} vectors agree", vectors.len());
        return Ok(());
    }
    Err(format!("{face}: {} of {} vectors differ:\n{}", wrong.len(), vectors.len(), wrong.join("\n")))
}

/// Writes what the engine answers into the vectors. Look at the difference!
///
/// # Errors
/// A file that cannot be read or written.
pub fn bless(root: &Path) -> Result<(), String> {
    let changed = bless_files(root)?;
    println!("{changed:?}");
    Ok(())
}
