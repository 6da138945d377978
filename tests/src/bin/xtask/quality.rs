//! `docs/quality.md`: what long runs have shown. Each verb writes its own part.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes one row of a part that is a table, and leaves the others.
///
/// # Errors
/// Those of [`record`].
pub fn record_row(root: &Path, part: &str, key: &str, told: &str) -> Result<(), String> {
    let page = read(&page(root))?;
    let (_, standing, _) = parts(&page, part)?;
    let row_of = |key: &str| format!("| `{key}` |");
    let mut rows: Vec<&str> = standing.lines().filter(|line| line.starts_with("| `")).collect();
    let row = format!("{} {told} |", row_of(key));
    match rows.iter_mut().find(|standing| standing.starts_with(&row_of(key))) {
        Some(standing) => *standing = &row,
        None => rows.push(&row),
    }
    record(root, part, &format!("| | |\n|---|---|\n{}", rows.join("\n")))
}

fn page(root: &Path) -> PathBuf {
    root.join("docs/quality.md")
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The page before a part, the part, and the page after it.
fn parts<'p>(page: &'p str, part: &str) -> Result<(&'p str, &'p str, &'p str), String> {
    let (open, close) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->"));
    let whole = page.split_once(&open).and_then(|(before, rest)| {
        let (standing, after) = rest.split_once(&close)?;
        Some((before, standing, after))
    });
    whole.ok_or_else(|| format!("docs/quality.md has no part `{part}`"))
}

/// Writes a part of the page between its two marks.
///
/// # Errors
/// A page that cannot be read or written, or has no such part.
pub fn record(root: &Path, part: &str, text: &str) -> Result<(), String> {
    let path = page(root);
    let page = read(&path)?;
    let (before, _, after) = parts(&page, part)?;
    let page = format!("{before}<!-- {part} -->\n{}\n<!-- /{part} -->{after}", text.trim_end());
    fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))
}
