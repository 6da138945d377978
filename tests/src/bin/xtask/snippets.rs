//! What the READMEs show: the quick starts are taken out and run, the maps of the
//! example companies are drawn.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use okr_core::Workspace;
use okr_core::api::MapRequest;
use okr_tests::runners::c;

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
            Ok(())
        }
        _ => Err(format!("the quick starts print different things: {:?}", trimmed.map(|text| text.get(..200)))),
    }
}

/// The Rust, C and JavaScript blocks of a page, the first of each.
fn quick_starts(page: &str) -> Result<[String; 3], String> {
    let block = |language: &str| {
        let (_, rest) = page.split_once(&format!("```{language}\n")).ok_or_else(|| format!("no `{language}` block"))?;
        let (code, _) = rest.split_once("\n```").ok_or_else(|| format!("the `{language}` block does not end"))?;
        Ok::<String, String>(code.to_owned())
    };
    Ok([block("rust")?, block("c")?, block("js")?])
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
