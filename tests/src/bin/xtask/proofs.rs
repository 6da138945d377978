//! Which requirements and facts something proves: tests and vectors name their
//! ids, and what nobody names is listed.

use std::collections::BTreeSet;
use std::path::Path;

use crate::coverage::sources;

/// The ids of a list: its prefix and its highest number.
const LISTS: &[(&str, u32)] = &[
    ("D-OBJ-", 12),
    ("D-LIM-", 4),
    ("D-ALN-", 9),
    ("D-CAD-", 6),
    ("D-CHK-", 4),
    ("D-SCO-", 10),
    ("D-REP-", 7),
    ("D-TAL-", 8),
    ("D-INT-", 6),
    ("A", 24),
    ("B", 10),
    ("C", 15),
    ("D", 18),
    ("E", 25),
    ("F", 20),
    ("G", 8),
    ("H", 18),
    ("I", 14),
    ("J", 9),
    ("K", 19),
    ("L", 7),
    ("M", 19),
    ("R", 15),
    ("edge ", 40),
];

/// Prints the ids that nothing proves yet.
///
/// # Errors
/// A folder that cannot be read.
pub fn print(root: &Path) -> Result<(), String> {
    let mut text = String::new();
    let places = [
        ("okr-core/src", "rs"),
        ("okr-ffi", "rs"),
        ("okr-cli", "rs"),
        ("okr-wasm/test", "mjs"),
        ("tests", "rs"),
        ("tests/vectors", "json"),
    ];
    for (folder, ending) in places {
        text.push_str(&sources(&root.join(folder), ending)?);
    }
    let named = named(&text);
    let mut open = 0;
    for (prefix, highest) in LISTS {
        let width = if prefix.starts_with("edge") || *prefix == "R" { 1 } else { 2 };
        let ids = (1..=*highest).map(|number| format!("{prefix}{number:0width$}"));
        let missing: Vec<String> = ids.filter(|id| !named.contains(id)).collect();
        open += missing.len();
        if !missing.is_empty() {
            println!("    nothing proves {}", missing.join(" "));
        }
    }
    println!("    {open} ids to go");
    Ok(())
}

/// The ids that a text names: `D-ALN-03`, `fact F02`, `edge 31`, or in `proves`.
fn named(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let line = line.trim();
        let tells = line.starts_with("//") || line.starts_with('"') || line.contains("\"proves\"");
        if !tells {
            continue;
        }
        let words: Vec<&str> = line
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
            .filter(|word| !word.is_empty())
            .collect();
        for (at, word) in words.iter().enumerate() {
            found.insert((*word).to_owned());
            if *word == "edge" {
                found.extend(words.get(at + 1).map(|number| format!("edge {number}")));
            }
        }
    }
    found
}
