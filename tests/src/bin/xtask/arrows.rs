//! Data flows one way: a room of the core uses only rooms before it.

use std::fs;
use std::path::Path;

use crate::coverage::files;

/// The rooms in their order. The first six are the ground that all others stand on.
const ROOMS: &[&str] = &[
    "order",
    "lists",
    "lang",
    "codes",
    "problem",
    "json",
    "model",
    "document",
    "cadence",
    "alignment",
    "profile",
    "workspace",
    "scoring",
    "views",
    "change",
    "whatif",
    "report",
    "talent",
    "lint",
    "interchange",
    "api",
];

/// Two arrows of the ground run back: a problem prints numbers as JSON does, and
/// checks raise problems.
const EXCEPTIONS: &[(&str, &str)] = &[("problem", "json")];

/// Checks every `use crate::room` and `crate::room::` of the core.
///
/// # Errors
/// The arrows that run back.
pub fn check(root: &Path) -> Result<(), String> {
    let source = root.join("okr-core/src");
    let mut wrong = Vec::new();
    for path in files(&source, "rs")? {
        let inner = path.strip_prefix(&source).unwrap_or(&path);
        let first = inner.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
        let room = first.unwrap_or_default().trim_end_matches(".rs").to_owned();
        let Some(place) = ROOMS.iter().position(|known| **known == room) else {
            if room != "lib" {
                wrong.push(format!("{} stands in no known room", inner.display()));
            }
            continue;
        };
        let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (later, name) in ROOMS.iter().enumerate().filter(|(later, _)| *later > place) {
            let arrow = format!("crate::{name}::");
            let used = code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(&arrow));
            if used && !EXCEPTIONS.contains(&(room.as_str(), name)) {
                wrong
                    .push(format!("{} uses `{name}`, which comes after `{room}` ({later} > {place})", inner.display()));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}
