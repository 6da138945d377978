//! The command-line face: answers vectors through the `okr` binary, one process
//! a record, as a shell does.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::c::Record;

/// Answers each record through `okr call`: the document from a file, the request
/// from standard input. The answer comes without the newline that ends it.
///
/// # Errors
/// Where the binary cannot be run, fails otherwise than by refusing, or writes
/// anything to standard error.
pub fn answers(okr: &Path, records: &[Record]) -> Result<Vec<String>, String> {
    let document = Scratch::new()?;
    records.iter().map(|record| answer(okr, record, &document)).collect()
}

fn answer(okr: &Path, record: &Record, document: &Scratch) -> Result<String, String> {
    let told = |error: std::io::Error| format!("cannot run {} for `{}`: {error}", okr.display(), record.operation);
    fs::write(&document.0, &record.document).map_err(told)?;
    let mut command = Command::new(okr);
    command.args(["call", &record.operation]).arg(&document.0).args(["--request", "-", "--lang", "en"]);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(told)?;
    if let Some(mut stdin) = child.stdin.take() {
        // Where the document is refused the request is never read.
        let _ = stdin.write_all(record.request.as_bytes());
    }
    let output = child.wait_with_output().map_err(told)?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !matches!(output.status.code(), Some(0 | 2)) || !said.is_empty() {
        return Err(format!("`okr call {}`: {}\n{said}", record.operation, output.status));
    }
    let text = String::from_utf8(output.stdout).map_err(|error| format!("an answer is not UTF-8: {error}"))?;
    let is_refusal = text.starts_with(r#"{"problems":["#);
    match text.strip_suffix('\n') {
        Some(answer) if is_refusal == (output.status.code() == Some(2)) => Ok(answer.to_owned()),
        _ => Err(format!("`okr call {}`: {} with {text:?}", record.operation, output.status)),
    }
}

/// A file of this process that is gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, String> {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("okr-vectors-{}-{number}.json", std::process::id()));
        fs::write(&path, b"").map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
