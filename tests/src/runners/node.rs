//! Vectors through the npm package in Node.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::c::Record;

/// What the package under `okr-wasm/pkg/` answers, record by record.
///
/// # Errors
/// Where Node cannot be run, fails, or answers out of turn.
pub fn answers(root: &Path, records: &[Record]) -> Result<Vec<String>, String> {
    let mut node = Command::new("node")
        .arg("test/vectors.mjs")
        .current_dir(root.join("okr-wasm"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run node: {error}"))?;
    let input = framed(records);
    // Beside the reading of the answers, so that neither side waits for the other.
    let writer = node.stdin.take().map(|mut stdin| thread::spawn(move || stdin.write_all(&input)));
    let output = node.wait_with_output().map_err(|error| format!("node: {error}"))?;
    if !output.status.success() {
        return Err(format!("node test/vectors.mjs: {}", output.status));
    }
    let written = writer.map(thread::JoinHandle::join);
    if !matches!(written, Some(Ok(Ok(())))) {
        return Err("node did not read all vectors".to_owned());
    }
    let answers = unframed(&output.stdout)?;
    if answers.len() == records.len() {
        Ok(answers)
    } else {
        Err(format!("node answered {} of {} vectors", answers.len(), records.len()))
    }
}

/// The records as the runner reads them: the operation on a line, then document
/// and request, each as its length on a line and its bytes.
fn framed(records: &[Record]) -> Vec<u8> {
    let mut input = Vec::new();
    for record in records {
        input.extend_from_slice(record.operation.as_bytes());
        input.push(b'\n');
        for bytes in [record.document.as_slice(), record.request.as_bytes()] {
            input.extend_from_slice(format!("{}\n", bytes.len()).as_bytes());
            input.extend_from_slice(bytes);
        }
    }
    input
}

/// The answers: each its length on a line and its bytes.
fn unframed(mut output: &[u8]) -> Result<Vec<String>, String> {
    let mut answers = Vec::new();
    while !output.is_empty() {
        let (answer, rest) = first(output).ok_or_else(|| format!("answer {} is cut off", answers.len() + 1))?;
        answers.push(answer);
        output = rest;
    }
    Ok(answers)
}

fn first(output: &[u8]) -> Option<(String, &[u8])> {
    let end = output.iter().position(|byte| *byte == b'\n')?;
    let (length, rest) = output.split_at_checked(end)?;
    let length = std::str::from_utf8(length).ok()?.parse().ok()?;
    let (answer, rest) = rest.get(1..)?.split_at_checked(length)?;
    Some((String::from_utf8(answer.to_vec()).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_back() {
        assert_eq!(unframed("2\n{}9\n\"一\"".as_bytes()), Err("answer 2 is cut off".to_owned()));
        assert_eq!(unframed("2\n{}5\n\"一\"".as_bytes()), Ok(vec!["{}".to_owned(), "\"一\"".to_owned()]));
        assert_eq!(unframed(b""), Ok(Vec::new()));
    }
}
