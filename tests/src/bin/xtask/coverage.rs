//! Which operation exists in which face: a table read off the faces themselves.

use std::fs;
use std::path::Path;

use okr_core::api::OPERATIONS;

/// Where the table stands.
pub const PATH: &str = "tests/api-coverage.txt";

/// The table; a face that lacks an operation is an error.
///
/// # Errors
/// The operations that a face lacks, or a file that cannot be read.
pub fn table(root: &Path) -> Result<String, String> {
    let rust = sources(&root.join("okr-core/src"), "rs")?;
    let header = read(&root.join("include/okr.h"))?;
    let script = sources(&root.join("okr-wasm/src-ts"), "ts")?;
    let shell = sources(&root.join("okr-cli/src"), "rs")?;
    let mut table = String::from("# operation x face, read off the sources by `cargo xtask gen`\n");
    table.push_str(&row("operation", ["rust", "c", "wasm", "cli"]));
    let mut missing = Vec::new();
    for operation in OPERATIONS {
        let snake = snake_case(operation.name);
        // In Rust `open` is `Workspace::from_json`.
        let in_rust = if operation.name == "open" { "from_json".to_owned() } else { snake.clone() };
        let found = [
            ["(", "<"].iter().any(|next| rust.contains(&format!("pub fn {in_rust}{next}"))),
            header.contains(&format!("okr_{snake}(")),
            is_declared(&script, operation.name),
            is_in_shell(&shell, operation.name),
        ];
        for (face, _) in ["rust", "c", "wasm", "cli"].iter().zip(found).filter(|(_, found)| !found) {
            missing.push(format!("{} in {face}", operation.name));
        }
        table.push_str(&row(operation.name, found.map(|found| if found { "yes" } else { "no" })));
    }
    if missing.is_empty() {
        Ok(table)
    } else {
        Err(format!("not every face has every operation: {}", missing.join(", ")))
    }
}

fn row(name: &str, faces: [&str; 4]) -> String {
    let [rust, c, wasm, cli] = faces;
    format!("{name:<14} {rust:<5} {c:<5} {wasm:<5} {cli}\n")
}

/// The shell has a verb an operation; two are part of others: every verb opens,
/// and `lint --texts` lints lone texts.
fn is_in_shell(shell: &str, name: &str) -> bool {
    match name {
        "open" => shell.contains("Workspace::from_"),
        "lintText" => shell.contains("lint_line("),
        _ => {
            let mut letters = name.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            let verb: String = first.into_iter().chain(letters).collect();
            [" ", "(", "{", ","].iter().any(|after| shell.contains(&format!("    {verb}{after}")))
        }
    }
}

fn is_declared(script: &str, name: &str) -> bool {
    let method = format!("  {name}(");
    let function = format!("function {name}(");
    let is_static = format!("static {name}(");
    let constant = format!("const {name} =");
    [method, function, is_static, constant].iter().any(|form| script.contains(form))
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// All sources of a folder as one text, in the order of their names.
pub fn sources(folder: &Path, ending: &str) -> Result<String, String> {
    let mut text = String::new();
    for path in files(folder, ending)? {
        text.push_str(&read(&path)?);
    }
    Ok(text)
}

/// The files of a folder and its folders with an ending, sorted.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
