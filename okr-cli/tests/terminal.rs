//! What a terminal, a pipe and a disk see.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr, okr_in, text};

const DAY: &str = "2026-02-15";

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let tern = document("tern");
    let args = ["check", tern.as_str(), "--as-of", DAY];
    let plain = okr(&args).out;
    assert!(!plain.contains('\u{1b}'));
    assert_eq!(okr_in(&args, b"", &[("NO_COLOR", "1")]).out, plain);
    let coloured = okr(&[args.as_slice(), &["--color", "always"]].concat()).out;
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(without_colour(&coloured), plain);
    assert_eq!(okr_in(&args, b"", &[("CLICOLOR_FORCE", "1")]).out, coloured);
    let json = okr(&["score", &tern, "--as-of", DAY, "--format", "json", "--color", "always"]).out;
    assert!(!json.contains('\u{1b}'));
}

fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

#[test]
fn titles_cannot_steer_the_terminal() {
    let hostile = text("tern").replace("Never send a rider", "\\u001b[2J\\u009b31m\\nNever\\u202e send a rider");
    for args in [
        ["check", "-", "-v"].as_slice(),
        &["check", "-"],
        &["lint", "-"],
        &["score", "-"],
        &["alignment", "-", "layers"],
    ] {
        let run = okr_in(args, hostile.as_bytes(), &[]);
        assert!(run.code < 2, "{}", run.err);
        let steers = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!run.out.contains(steers), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    // More than a pipe holds, so that the writer meets the closed end.
    let many: String = (0..3000).map(|at| format!(r#",{{"id": "x{at}", "title": "Open door {at} for riders", "owner": {{"person": "dee"}}, "cycle": "2026Q1"}}"#)).collect();
    let large = text("tern").replacen("\n  ],\n  \"alignments\"", &format!("{many}\n  ],\n  \"alignments\""), 1);
    let file = folder("pipe").join("large.json");
    std::fs::write(&file, large).unwrap();
    for format in ["human", "json"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_okr"))
            .args(["check", file.to_str().unwrap(), "--format", format, "--as-of", DAY])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_okr"))
        .args(["to-json", &document("tern"), "--lang", "en"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("okr: cannot write the output: "));
}

// R9: the sizes that a document may have are the host's in the shell too.
