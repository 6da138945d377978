//! Everything that is generated and committed. `gen` writes the files, `check`
//! compares them, from the same list.

use std::fs;
use std::path::Path;

use crate::{coverage, docs, header, snippets, types};

/// A generated file: its path from the root, and its text.
pub type File = (String, String);

/// Every generated file as it should be.
///
/// # Errors
/// What the generators say.
pub fn all(root: &Path) -> Result<Vec<File>, String> {
    let mut files = schemas()?;
    files.push(("include/okr.h".to_owned(), header::generate(root)?));
    files.push(("include/okr_flat.h".to_owned(), header::generate_flat(root)?));
    files.push(("okr-wasm/src-ts/generated.ts".to_owned(), types::generate(root)?));
    files.push(("docs/errors.md".to_owned(), docs::errors()));
    files.push(("docs/operations.md".to_owned(), docs::operations()));
    files.extend(snippets::pages(root)?);
    Ok(files)
}

/// Writes every generated file.
///
/// # Errors
/// What the generators say, or a file that cannot be written.
pub fn write(root: &Path) -> Result<(), String> {
    for (path, text) in all(root)? {
        put(root, &path, &text)?;
    }
    // The table is made of the other generated files.
    put(root, coverage::PATH, &coverage::table(root)?)
}

fn put(root: &Path, path: &str, text: &str) -> Result<(), String> {
    let file = root.join(path);
    if fs::read_to_string(&file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    println!("    wrote {path}");
    fs::write(&file, text).map_err(|error| format!("cannot write {path}: {error}"))
}

/// Compares every generated file with what is committed.
///
/// # Errors
/// The files that differ.
pub fn drift(root: &Path) -> Result<(), String> {
    let mut expected = all(root)?;
    expected.push((coverage::PATH.to_owned(), coverage::table(root)?));
    let differs = |(path, text): &File| {
        let same = fs::read_to_string(root.join(path)).is_ok_and(|old| old == *text);
        (!same).then(|| path.clone())
    };
    let stale: Vec<String> = expected.iter().filter_map(differs).collect();
    if stale.is_empty() { Ok(()) } else { Err(format!("run `cargo xtask gen`; stale: {}", stale.join(", "))) }
}

/// The JSON Schemas: one file for the engine to hold, one page each for people.
fn schemas() -> Result<Vec<File>, String> {
    let all = okr_core::api::schemas();
    let text = serde_json::to_string(&all).map_err(|error| error.to_string())?;
    let mut files = vec![("okr-core/src/api/schemas.json".to_owned(), text + "\n")];
    for (name, schema) in &all {
        let text = serde_json::to_string_pretty(schema).map_err(|error| error.to_string())?;
        files.push((format!("docs/schema/{name}.schema.json"), text + "\n"));
    }
    Ok(files)
}
