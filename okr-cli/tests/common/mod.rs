//! Runs the real binary in an environment of its own.

#![allow(dead_code, reason = "each file of tests uses its part")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run has left.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A document of these tests.
pub fn document(name: &str) -> String {
    format!("tests/documents/{name}.json")
}

/// The text of a document of these tests.
pub fn text(name: &str) -> String {
    std::fs::read_to_string(document(name)).unwrap()
}

/// The first two letters of a text that stand wrongly beside each other: Chinese
/// and Latin (digits and code too) without a space between them.
pub fn crowded(text: &str) -> Option<String> {
    let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let is_latin = |letter: char| letter.is_ascii_alphanumeric() || letter == '%';
    // Code is Latin, whatever stands in it.
    let outside: Vec<&str> = text.split('`').step_by(2).collect();
    let letters: Vec<char> = outside.join("x").chars().collect();
    let wrong = |pair: &&[char]| {
        let (left, right) = (pair[0], pair[1]);
        (is_han(left) && is_latin(right)) || (is_latin(left) && is_han(right))
    };
    letters.windows(2).find(wrong).map(|pair| pair.iter().collect())
}

/// A folder of this test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs `okr` with arguments, in English unless they say otherwise.
pub fn okr(args: &[&str]) -> Run {
    okr_in(args, b"", &[])
}

/// Runs `okr` with arguments, standard input and variables of the environment.
pub fn okr_in(args: &[&str], stdin: &[u8], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_okr"));
    command.args(args).env_clear().env("LC_ALL", "C").env("COLUMNS", "100").envs(variables.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(stdin);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
