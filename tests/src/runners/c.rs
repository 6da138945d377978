//! The C face: builds programs against the library and the header as a user
//! does, answers vectors through them, and watches their memory.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use okr_core::api::{Access, OPERATIONS};

/// What a user's compiler may be told: the header and the programs stay silent.
const WARNINGS: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// The languages that take the header: compiler, standard, and the language's
/// name for the compiler.
const DIALECTS: &[(&str, &str, &str)] =
    &[("gcc", "-std=c99", "c"), ("gcc", "-std=c11", "c"), ("g++", "-std=c++11", "c++"), ("g++", "-std=c++17", "c++")];

/// One call to answer: an operation on a document. `document` is empty for
/// operations that need no workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The operation's name in the wire's own case, such as `toJson`.
    pub operation: String,
    /// The document's bytes, which need not be UTF-8.
    pub document: Vec<u8>,
    /// The request's JSON.
    pub request: String,
}

/// Builds `tests/c/vectors.c`, the program for [`answers`], into a folder.
///
/// # Errors
/// What cargo or the compiler says.
pub fn compile(root: &Path, out_dir: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(out_dir).map_err(|error| format!("cannot make {}: {error}", out_dir.display()))?;
    let table = out_dir.join("operations.inc");
    fs::write(&table, operations_table()).map_err(|error| format!("cannot write {}: {error}", table.display()))?;
    compile_program(root, &root.join("tests/c/vectors.c"), out_dir)
}

/// Builds a C program against the shared library and `include/okr.h` into a
/// folder. The library is copied beside it under its SONAME, so that the
/// program runs from anywhere and later builds do not change it.
///
/// # Errors
/// What cargo or the compiler says.
pub fn compile_program(root: &Path, source: &Path, out_dir: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(out_dir).map_err(|error| format!("cannot make {}: {error}", out_dir.display()))?;
    let library = library(root, out_dir)?;
    let name = source.file_stem().ok_or_else(|| format!("no file name: {}", source.display()))?;
    let program = out_dir.join(name);
    let mut gcc = Command::new("gcc");
    gcc.arg("-std=c99").args(WARNINGS).args(["-g", "-O1", "-pthread"]);
    gcc.arg("-I").arg(root.join("include")).arg("-I").arg(out_dir);
    gcc.arg(source).arg(&library).arg("-Wl,-rpath,$ORIGIN").arg("-o").arg(&program);
    run(&mut gcc)?;
    Ok(program)
}

/// Checks that `include/okr.h` compiles by itself, and included twice, in every
/// language that promises to take it.
///
/// # Errors
/// What the compiler says.
pub fn check_header(root: &Path) -> Result<(), String> {
    for (compiler, standard, language) in DIALECTS {
        let mut command = Command::new(compiler);
        command.arg(standard).args(WARNINGS).args(["-fsyntax-only", "-x", language]);
        command.arg("-I").arg(root.join("include")).arg("-");
        let source = "#include <okr.h>\n#include <okr.h>\nint okr_header_is_whole;\n";
        feed(&mut command, source.as_bytes())?;
    }
    Ok(())
}

/// What the program of [`compile`] answers to each record, in their order.
///
/// # Errors
/// Where the program fails or does not answer each record.
pub fn answers(program: &Path, records: &[Record]) -> Result<Vec<String>, String> {
    let output = feed(&mut Command::new(program), &framed(records))?;
    let answers = unframed(&output)?;
    if answers.len() == records.len() {
        Ok(answers)
    } else {
        Err(format!("{} records, but {} answers", records.len(), answers.len()))
    }
}

/// Runs a program under valgrind: no wrong access, no leak, nothing left at the
/// end. Gives what it wrote.
///
/// # Errors
/// What valgrind found, or how the program failed.
pub fn valgrind(program: &Path, args: &[&str]) -> Result<String, String> {
    let output = watched(program, args, &[])?;
    String::from_utf8(output).map_err(|error| format!("the output of {} is not UTF-8: {error}", program.display()))
}

/// As [`answers`], with the program under valgrind.
///
/// # Errors
/// Those of [`answers`] and [`valgrind`].
pub fn valgrind_answers(program: &Path, records: &[Record]) -> Result<Vec<String>, String> {
    unframed(&watched(program, &[], &framed(records))?)
}

fn watched(program: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("valgrind");
    command.args([
        "--quiet",
        "--error-exitcode=9",
        "--leak-check=full",
        "--show-leak-kinds=all",
        "--errors-for-leak-kinds=definite,indirect,possible",
        concat!("--suppressions=", env!("CARGO_MANIFEST_DIR"), "/c/constant-data.supp"),
    ]);
    command.arg(program).args(args);
    // A report ends with 9; what is only still reachable is shown all the same.
    let (output, errors) = feed_quietly(&mut command, input)?;
    if errors.is_empty() { Ok(output) } else { Err(String::from_utf8_lossy(&errors).into_owned()) }
}

/// The shared library, built by cargo and copied into the folder.
fn library(root: &Path, out_dir: &Path) -> Result<PathBuf, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--package", "okr-ffi", "--lib", "--message-format=json"]).current_dir(root);
    let messages = run(&mut build)?;
    let artifact = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message.pointer("/target/name").and_then(|name| name.as_str()) == Some("okr"))
        .filter_map(|message| message.get("filenames").cloned())
        .filter_map(|names| serde_json::from_value::<Vec<PathBuf>>(names).ok())
        .flatten()
        .find(|name| name.extension().is_some_and(|extension| extension == "so"))
        .ok_or("cargo built no shared library")?;
    let copy = out_dir.join("libokr.so.0");
    // Copied aside and moved into place: another run may have it open.
    let fresh = out_dir.join(format!("libokr.so.{}.new", std::process::id()));
    let copied = fs::copy(&artifact, &fresh).and_then(|_| fs::rename(&fresh, &copy));
    copied.map_err(|error| format!("cannot copy {} to {}: {error}", artifact.display(), copy.display()))?;
    Ok(copy)
}

/// The table that `vectors.c` includes: a line an operation, with the function
/// of its kind.
fn operations_table() -> String {
    let mut table = String::new();
    for operation in OPERATIONS {
        let mut name = String::from("okr_");
        for letter in operation.name.chars() {
            if letter.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        let functions = match operation.access {
            Access::Opens => "NULL, NULL".to_owned(),
            Access::Stateless => format!("NULL, {name}"),
            Access::Reads | Access::Changes => format!("{name}, NULL"),
        };
        let _ = writeln!(table, "{{\"{}\", {functions}}},", operation.name);
    }
    table
}

fn framed(records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for record in records {
        bytes.extend_from_slice(record.operation.as_bytes());
        bytes.push(b'\n');
        for text in [&record.document, record.request.as_bytes()] {
            bytes.extend_from_slice(format!("{}\n", text.len()).as_bytes());
            bytes.extend_from_slice(text);
        }
    }
    bytes
}

fn unframed(mut bytes: &[u8]) -> Result<Vec<String>, String> {
    let mut answers = Vec::new();
    while !bytes.is_empty() {
        let cut_off = || format!("answer {} is cut off", answers.len() + 1);
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or_else(cut_off)?;
        let (length, rest) = bytes.split_at(end);
        let length: usize = std::str::from_utf8(length).ok().and_then(|text| text.parse().ok()).ok_or_else(cut_off)?;
        let answer = rest.get(1..=length).ok_or_else(cut_off)?;
        let text = std::str::from_utf8(answer).map_err(|error| format!("an answer is not UTF-8: {error}"))?;
        answers.push(text.to_owned());
        bytes = rest.get(1 + length..).unwrap_or_default();
    }
    Ok(answers)
}

/// Runs a command without input; its output as text.
fn run(command: &mut Command) -> Result<String, String> {
    let output = feed(command, &[])?;
    Ok(String::from_utf8_lossy(&output).into_owned())
}

/// Runs a command with an input and gives its output; what it writes to
/// standard error is told only where it fails.
fn feed(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, String> {
    feed_quietly(command, input).map(|(output, _)| output)
}

/// Runs a command with an input: its output and its errors where it succeeds.
/// Input, output and errors move side by side, so that no full pipe blocks another.
fn feed_quietly(command: &mut Command, input: &[u8]) -> Result<(Vec<u8>, Vec<u8>), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let told = |error: std::io::Error| format!("cannot run {name}: {error}");
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(told)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (output, errors) = std::thread::scope(|scope| {
        // A program that stops reading says why in its status.
        let _writing = scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        let errors = scope.spawn(move || read_all(stderr));
        (read_all(stdout), errors.join().unwrap_or_default())
    });
    let status = child.wait().map_err(told)?;
    if status.success() {
        return Ok((output, errors));
    }
    Err(format!("{name}: {status}\n{}", String::from_utf8_lossy(&errors)))
}

fn read_all(source: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(mut source) = source {
        // What was read before an error is worth showing.
        let _ = source.read_to_end(&mut bytes);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn folder(name: &str) -> PathBuf {
        let folder = root().join("target/c-tests").join(name);
        fs::create_dir_all(&folder).unwrap();
        folder.canonicalize().unwrap()
    }

    const DOCUMENT: &str = r#"{"okr": 1, "people": [{"id": "p", "name": "P"}],
        "cycles": [{"id": "c", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
        "objectives": [{"id": "o", "title": "Answer every customer", "owner": {"person": "p"}, "cycle": "c",
          "keyResults": [{"id": "k", "title": "From 20 to 4 hours",
            "measure": {"kind": "metric", "baseline": 20, "target": 4}}]}]}"#;

    fn record(operation: &str, document: &[u8], request: &str) -> Record {
        Record { operation: operation.to_owned(), document: document.to_owned(), request: request.to_owned() }
    }

    #[test]
    fn the_header_stands_alone_in_every_language() {
        check_header(&root()).unwrap();
    }

    #[test]
    fn vectors_are_answered_as_in_rust_and_leave_nothing() {
        let program = compile(&root(), &folder("vectors")).unwrap();
        let records = [
            record("score", DOCUMENT.as_bytes(), r#"{"asOf": "2026-02-15"}"#),
            record("score", DOCUMENT.as_bytes(), "{}"),
            record("score", br#"{"okr": 9}"#, r#"{"asOf": "2026-02-15"}"#),
            record("toJson", DOCUMENT.as_bytes(), ""),
            record("alignment", DOCUMENT.as_bytes(), r#"{"query": "layers"}"#),
            record("map", DOCUMENT.as_bytes(), r#"{"format": "mermaid"}"#),
            record("version", b"", "{}"),
            record("validate", b"", r#"{"document": {"okr": 1}}"#),
            record("open", DOCUMENT.as_bytes(), ""),
            record("open", b"{\"okr\": \xff}", ""),
        ];
        let answers = answers(&program, &records).unwrap();
        let workspace = okr_core::Workspace::from_json(DOCUMENT).unwrap();
        for (record, answer) in records.iter().zip(&answers) {
            let expected = match okr_core::Workspace::from_bytes(&record.document, &okr_core::Limits::default()) {
                _ if record.document.is_empty() => okr_core::api::call(&record.operation, None, &record.request),
                Err(problems) => Err(problems.to_json(okr_core::Lang::En)),
                Ok(_) if record.operation == "open" => Ok("{}".to_owned()),
                Ok(_) => okr_core::api::call(&record.operation, Some(&workspace), &record.request),
            };
            assert_eq!(answer, &expected.unwrap_or_else(|problems| problems), "{record:?}");
        }
        assert_eq!(valgrind_answers(&program, &records).unwrap(), answers);
    }

    #[test]
    fn wrong_use_is_a_status_and_touches_no_memory() {
        let program = compile_program(&root(), &root().join("tests/c/misuse.c"), &folder("misuse")).unwrap();
        assert_eq!(valgrind(&program, &[]).unwrap(), "");
    }

    #[test]
    fn examples_run_and_leave_nothing() {
        let folder = folder("examples");
        let quick = compile_program(&root(), &root().join("okr-ffi/examples/quickstart.c"), &folder).unwrap();
        assert!(valgrind(&quick, &[]).unwrap().contains(r#""progress":0.5"#));

        let score = compile_program(&root(), &root().join("okr-ffi/examples/score.c"), &folder).unwrap();
        let document = folder.join("document.json");
        fs::write(&document, DOCUMENT).unwrap();
        let path = document.to_str().unwrap();
        assert!(valgrind(&score, &[path, "2026-02-15"]).unwrap().contains(r#""asOf":"2026-02-15""#));
        let refused = run(Command::new(&score).args([path, "2026-02-30"])).unwrap_err();
        assert!(refused.contains(r#""problems":["#), "{refused}");
    }

    #[test]
    fn a_leak_is_found() {
        let folder = folder("leak");
        let source = folder.join("leak.c");
        let leak = "#include <okr.h>\nint main(void) { okr_buffer out = {0};\n\
                    return okr_version(NULL, 0, &out, NULL) == OKR_STATUS_OK ? (out.ptr = NULL, 0) : 1; }\n";
        fs::write(&source, leak).unwrap();
        let program = compile_program(&root(), &source, &folder).unwrap();
        assert!(valgrind(&program, &[]).unwrap_err().contains("definitely lost"));
    }
}
