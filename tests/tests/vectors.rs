//! Runs the conformance vectors in Rust and keeps their collection whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use okr_core::Code;
use okr_tests::vectors::{Vector, compact, difference, layout, load_all, run_rust, with_answer};

fn vectors() -> Result<Vec<Vector>, String> {
    load_all(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")))
}

/// Codes of problems that no document of a vector can raise, with the reason.
const NOT_BY_A_VECTOR: &[(Code, &str)] = &[
    (Code::RequestOperation, "the list of operations is each face's own: C and JavaScript have functions instead"),
    (Code::FileMissing, "files are the shell's; the engine sees bytes"),
    (Code::FileUnreadable, "files are the shell's; the engine sees bytes"),
    (Code::FileIsFolder, "files are the shell's; the engine sees bytes"),
    (Code::FileNoDocuments, "files are the shell's; the engine sees bytes"),
    (Code::InternalPanic, "a defect of the engine, not of a document; each face injects one in its own tests"),
    (Code::WorkspaceDisposed, "a closed handle is JavaScript's; `okr-wasm/test/workspace.test.mjs` raises it"),
    (Code::ValueNotJson, "only JavaScript has such values; `okr-wasm/test/workspace.test.mjs` raises it"),
    (Code::EngineNotInitialized, "only the slim entry waits for a module; `okr-wasm/test/trap.test.mjs` raises it"),
];

// R1
#[test]
fn every_vector_is_answered_as_written() {
    let mut wrong = Vec::new();
    let vectors = vectors().unwrap();
    for vector in &vectors {
        let answered = run_rust(vector);
        if answered != vector.expected() {
            wrong.push(format!("{}\n{}", vector.name, difference(&vector.expected(), &answered)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} vectors differ:\n\n{}", wrong.len(), vectors.len(), wrong.join("\n"));
}

#[test]
fn the_collection_is_whole() {
    let vectors = vectors().unwrap();
    assert!(vectors.len() >= 60, "only {} vectors", vectors.len());
    let names: BTreeSet<&str> = vectors.iter().map(|vector| vector.name.as_str()).collect();
    assert_eq!(names.len(), vectors.len(), "two vectors share a name");
    for vector in &vectors {
        let says = vector.about.iter().any(|text| text.trim().len() >= 20);
        assert!(says, "{} does not say what it shows", vector.name);
        assert!(!vector.proves.is_empty(), "{} proves nothing", vector.name);
        assert!(vector.proves.iter().all(|id| is_id(id)), "{} proves {:?}", vector.name, vector.proves);
        let in_lower_case =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "/-".contains(letter);
        assert!(vector.name.chars().all(in_lower_case), "{} is no name in kebab case", vector.name);
    }
}

/// `D-ALN-03`, `edge 14`, `F02` or `R9`.
fn is_id(id: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let domain = |rest: &str| rest.split_once('-').is_some_and(|(area, number)| area.len() == 3 && is_number(number));
    id.strip_prefix("edge ").is_some_and(is_number)
        || id.strip_prefix("D-").is_some_and(domain)
        || id.strip_prefix(|letter: char| letter.is_ascii_uppercase()).is_some_and(is_number)
}

#[test]
fn every_problem_has_a_vector() {
    let mut raised: BTreeMap<String, usize> = BTreeMap::new();
    for vector in vectors().unwrap() {
        let answer = vector.expected();
        for code in answer.match_indices("{\"code\":\"").filter_map(|(at, key)| answer.get(at + key.len()..)) {
            *raised.entry(code.split('"').next().unwrap_or_default().to_owned()).or_default() += 1;
        }
    }
    let excused = |code: &Code| NOT_BY_A_VECTOR.iter().any(|(other, _)| other == code);
    let problems = Code::ALL.iter().filter(|code| !code.is_finding());
    let missing: Vec<&str> =
        problems.filter(|code| raised.contains_key(code.name()) == excused(code)).map(|code| code.name()).collect();
    assert_eq!(missing, [] as [&str; 0], "problems without a vector, or excused for nothing");
}

#[test]
fn answers_are_laid_out_as_bless_would() {
    for vector in vectors().unwrap() {
        assert_eq!(layout(&vector.answer), vector.answer, "{}", vector.name);
        assert_eq!(compact(&layout(&vector.answer)), vector.expected(), "{}", vector.name);
        let text = std::fs::read_to_string(&vector.path).unwrap();
        assert_eq!(with_answer(&text, &vector.answer).unwrap(), text, "{}", vector.name);
    }
}
