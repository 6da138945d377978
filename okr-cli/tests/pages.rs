//! What the pages of `docs/` show of the shell: each command is run, and answers what stands
//! under it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use std::path::Path;
use std::process::Command;

use common::folder;
use serde_json::Value;

/// A block of code: its language and its text.
type Block<'p> = (&'p str, &'p str);

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some((language, fenced)) = rest.split_once("```").and_then(|(_, fenced)| fenced.split_once('\n')) {
        let (text, after) = fenced.split_once("\n```").unwrap();
        blocks.push((language, text));
        rest = after;
    }
    blocks
}

/// The words of a command line: apart by spaces, those in single quotes whole.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// Runs the commands of a page one after the other on the document that it shows first.
fn run(page: &str, document: &str) -> usize {
    let page = format!("{}/../docs/{page}.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(page).unwrap();
    let blocks = blocks(&page);
    let place = folder(document);
    let (_, shown) = blocks.iter().find(|(language, _)| *language == "json").unwrap();
    std::fs::write(place.join(document), shown).unwrap();
    let mut runs = 0;
    for pair in blocks.windows(2).filter(|pair| pair[0].0 == "sh") {
        let ((_, line), (language, wanted)) = (pair[0], pair[1]);
        let answer = answer(&place, line);
        match language {
            "json" => {
                let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
                assert_eq!(read(&answer), read(wanted), "{line}");
            }
            _ => assert_eq!(answer.trim_end(), wanted, "{line}"),
        }
        runs += 1;
    }
    runs
}

fn answer(place: &Path, line: &str) -> String {
    let words = words(line);
    assert_eq!(words[0], "okr", "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_okr"));
    command.current_dir(place).args(&words[1..]).env_clear().env("LC_ALL", "C").env("COLUMNS", "100");
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn the_page_of_edits_tells_what_happens() {
    assert_eq!(run("edits", "harbour.json"), 11);
}

// D-ALN-05: an answer to each of the thirteen questions.
#[test]
fn the_page_of_alignments_tells_what_is_answered() {
    assert_eq!(run("alignment", "company.json"), 13);
}
