//! What the READMEs show: the quick starts are taken out and run, the maps of the
//! example companies are drawn.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use okr_core::Workspace;
use okr_core::api::MapRequest;
use okr_tests::runners::c;
use serde_json::{Value, json};

use crate::gen_files::File;
use crate::shell;

/// The drawings, the companies and their languages.
const MAPS: &[(&str, &str, &str)] = &[
    ("docs/map.svg", "okr-cli/examples/harbourlight.json", "en"),
    ("docs/map.zh-CN.svg", "okr-cli/examples/qinghe.json", "zh-CN"),
];

/// The top layers of the maps of the example companies as they are now.
///
/// # Errors
/// An example that does not hold.
pub fn maps(root: &Path) -> Result<Vec<File>, String> {
    let draw = |company: &str, lang: &str| {
        let workspace = Workspace::from_json(&read(&root.join(company))?).map_err(|problems| problems.to_string())?;
        let request = format!(r#"{{"format": "svg", "asOf": "2026-02-15", "layers": 2, "lang": "{lang}"}}"#);
        let request: MapRequest = serde_json::from_str(&request).map_err(|error| error.to_string())?;
        Ok::<String, String>(workspace.map_text(&request))
    };
    MAPS.iter().map(|(path, company, lang)| Ok(((*path).to_owned(), draw(company, lang)?))).collect()
}

/// Runs the quick starts of both READMEs; each must print the same score.
///
/// # Errors
/// A quick start that fails or prints something else.
pub fn run(root: &Path, work: &Path) -> Result<(), String> {
    let english = quick_starts(&read(&root.join("README.md"))?)?;
    let chinese = quick_starts(&read(&root.join("README.zh-CN.md"))?)?;
    if english != chinese {
        return Err("the two READMEs show different quick starts".to_owned());
    }
    let [rust, c, script] = &english;
    let printed = [in_rust(root, work, rust)?, in_c(root, work, c)?, in_javascript(root, work, script)?];
    let trimmed = printed.each_ref().map(|text| text.trim());
    match trimmed {
        [rust, c, script] if rust == c && c == script && !rust.is_empty() => {
            println!("    all three print the same {} bytes", rust.len());
            edits(root, work)
        }
        _ => Err(format!("the quick starts print different things: {:?}", trimmed.map(|text| text.get(..200)))),
    }
}

/// The Rust, C and JavaScript blocks of a page, the first of each.
fn quick_starts(page: &str) -> Result<[String; 3], String> {
    Ok([block(page, "rust", 0)?, block(page, "c", 0)?, block(page, "js", 0)?])
}

/// A block of a page in a language, by its place among those.
fn block(page: &str, language: &str, at: usize) -> Result<String, String> {
    let begin = format!("```{language}\n");
    let rest = page.split(&begin).nth(at + 1).ok_or_else(|| format!("no `{language}` block"))?;
    let (code, _) = rest.split_once("\n```").ok_or_else(|| format!("the `{language}` block does not end"))?;
    Ok(code.to_owned())
}

/// What stands around the C lines of `docs/edits.md`.
const C_FRAME: [&str; 2] = [
    r#"#include <okr.h>
#include <stdio.h>
int main(int count, char **names) {
    static char json[1 << 16];
    FILE *file = count == 2 ? fopen(names[1], "rb") : NULL;
    size_t len = file ? fread(json, 1, sizeof json, file) : 0;
    if (file) fclose(file);
    okr_workspace workspace = {0};
    okr_buffer out = {0}, problems = {0};
    if (okr_open(json, len, &workspace, &problems) != OKR_STATUS_OK) return 1;
"#,
    "\n    return okr_close(workspace);\n}\n",
];

/// Runs the C and JavaScript lines of `docs/edits.md` on its document; they must
/// answer what its first command answers there.
fn edits(root: &Path, work: &Path) -> Result<(), String> {
    let page = read(&root.join("docs/edits.md"))?;
    let parsed = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| format!("{error}: {text}"));
    let wanted = parsed(&block(&page, "json", 1)?)?;
    let document = work.join("edits/harbour.json");
    write(&document, &block(&page, "json", 0)?)?;

    let [before, after] = C_FRAME;
    let source = work.join("edits/edits_page.c");
    write(&source, &format!("{before}{}{after}", block(&page, "c", 0)?))?;
    let program = c::compile_program(root, &source, work)?;
    let in_c = parsed(&c::valgrind(&program, &[&document.to_string_lossy()])?)?;

    let script = format!(
        "import {{ readFileSync, writeFileSync }} from \"node:fs\";\nimport {{ Workspace }} from \"okr-wasm\";\n\
         process.chdir({:?});\nconst workspace = Workspace.open(readFileSync(\"harbour.json\", \"utf8\"));\n{}\n\
         console.log(JSON.stringify({{ objectives, warnings }}));\n",
        work.join("edits"),
        block(&page, "js", 0)?
    );
    let in_script = parsed(&in_javascript(root, work, &script)?)?;
    let written = parsed(&read(&document)?)?;
    let check_ins = written.get("checkIns").and_then(Value::as_array).map(Vec::len);
    let part = json!({"objectives": wanted.get("objectives"), "warnings": wanted.get("warnings")});
    if in_c != wanted || in_script != part || check_ins != Some(2) {
        return Err(format!("docs/edits.md shows other answers than C {in_c} and JavaScript {in_script}"));
    }
    println!("    docs/edits.md in C and JavaScript: the answer that it shows");
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn in_rust(root: &Path, work: &Path, code: &str) -> Result<String, String> {
    let home = work.join("quickstart-rust");
    let manifest = format!(
        "[package]\nname = \"quickstart\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nokr-core = {{ \
         path = {:?} }}\n\n[workspace]\n",
        root.join("okr-core")
    );
    write(&home.join("Cargo.toml"), &manifest)?;
    write(&home.join("src/main.rs"), code)?;
    // The versions that the repository is tested with.
    let lock = read(&root.join("Cargo.lock"))?;
    write(&home.join("Cargo.lock"), &lock)?;
    let mut run = Command::new("cargo");
    run.current_dir(root).args(["run", "--quiet", "--manifest-path"]).arg(home.join("Cargo.toml"));
    run.arg("--target-dir").arg(root.join("target/quickstart"));
    shell::output(&mut run)
}

fn in_c(root: &Path, work: &Path, code: &str) -> Result<String, String> {
    let source: PathBuf = work.join("quickstart/readme.c");
    write(&source, code)?;
    let program = c::compile_program(root, &source, work)?;
    c::valgrind(&program, &[])
}

fn in_javascript(root: &Path, work: &Path, code: &str) -> Result<String, String> {
    // As a user has it: the package in `node_modules`.
    let home = work.join("quickstart-js");
    let modules = home.join("node_modules");
    fs::create_dir_all(&modules).map_err(|error| format!("{}: {error}", modules.display()))?;
    let link = modules.join("okr-wasm");
    if !link.exists() {
        std::os::unix::fs::symlink(root.join("okr-wasm"), &link)
            .map_err(|error| format!("{}: {error}", link.display()))?;
    }
    write(&home.join("package.json"), "{\"type\": \"module\", \"private\": true}\n")?;
    write(&home.join("quickstart.mjs"), code)?;
    shell::output(Command::new("node").current_dir(root).arg(home.join("quickstart.mjs")))
}
