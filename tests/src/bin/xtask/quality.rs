//! `docs/quality.md`: what long runs have shown. Each verb writes its own part.

use std::fs;
use std::path::Path;

/// Writes a part of the page between its two marks.
///
/// # Errors
/// A page that cannot be read or written, or has no such part.
pub fn record(root: &Path, part: &str, text: &str) -> Result<(), String> {
    let path = root.join("docs/quality.md");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (open, close) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->"));
    let whole = page.split_once(&open).and_then(|(before, rest)| Some((before, rest.split_once(&close)?.1)));
    let (before, after) = whole.ok_or_else(|| format!("docs/quality.md has no part `{part}`"))?;
    let page = format!("{before}{open}{}\n{close}{after}", text.trim_end());
    fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))
}
