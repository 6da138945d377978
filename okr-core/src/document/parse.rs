//! From JSON text to a document: a fast path that stops at the first mistake,
//! and only then a second reading that collects every one.

use crate::codes::Code;
use crate::json::{Field, Limits, Reader};
use crate::problem::Problem;

use super::Document;
use super::prescan::prescan;

/// The most levels that a document has apart from `extra`: document, objectives,
/// objective, key results, key result, measure, items, item, and one to spare.
#[cfg(not(target_arch = "wasm32"))]
const RECORD_DEPTH: u32 = 9;

/// What came of a text.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// The document, with stand-ins at the broken places.
    pub(crate) document: Document,
    /// What is wrong with its form.
    pub(crate) problems: Vec<Problem>,
    /// JSON pointers of the stand-ins, in order.
    pub(crate) broken: Vec<String>,
}

/// Reads a document. `Err` where the text ends or breaks off before its end, so
/// that nothing more can be said of it.
pub(crate) fn parse(text: &str, limits: &Limits) -> Result<Parsed, Vec<Problem>> {
    if text.len() as u64 > limits.bytes {
        let problem = Problem::new(Code::JsonTooLarge, "");
        return Err(vec![problem.with("size", text.len()).with("limit", limits.bytes.to_string())]);
    }
    // Some systems write a byte order mark; it carries no meaning in UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    prescan(text, limits)?;
    // The fast reader knows no limit of depth; records are at most this deep.
    #[cfg(not(target_arch = "wasm32"))]
    if limits.depth >= RECORD_DEPTH
        && let Ok(document) = serde_json::from_str(text)
    {
        return Ok(Parsed { document, problems: Vec::new(), broken: Vec::new() });
    }
    collect(text, limits)
}

fn collect(text: &str, limits: &Limits) -> Result<Parsed, Vec<Problem>> {
    let mut reader = Reader::new(text, limits);
    let document = Document::read(&mut reader);
    let stopped = reader.stopped();
    let (problems, broken) = reader.finish();
    let broke_off =
        |problem: &Problem| matches!(problem.code(), Code::JsonSyntax | Code::JsonTooDeep | Code::JsonEmpty);
    match document {
        Some(document) if !stopped && !problems.iter().any(broke_off) => Ok(Parsed { document, problems, broken }),
        _ => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, String)> {
        let problems = match parse(text, &Limits::default()) {
            Ok(parsed) => parsed.problems,
            Err(problems) => problems,
        };
        problems.iter().map(|problem| (problem.code().name(), problem.path().to_owned())).collect()
    }

    #[test]
    fn the_two_readers_agree_on_a_good_document() {
        let text = r#"{"okr":1,"profile":"okr","objectives":[{"id":"o","title":"T","owner":{"person":"p"},
            "cycle":"c","weight":null,"mentions":null,"extra":{"a":[1, 2]},"keyResults":[
            {"id":"k","title":"K","measure":{"target":20,"kind":"metric","extra":[ ],"unit":{"kind":"count"}}}]}]}"#;
        let limits = Limits::default();
        let fast: Document = serde_json::from_str(text).unwrap();
        let mut reader = Reader::new(text, &limits);
        let slow = Document::read(&mut reader).unwrap();
        assert_eq!(reader.finish().0, []);
        assert_eq!(fast, slow);
        assert_eq!(fast.to_json(), slow.to_json());
        assert!(fast.to_json().contains(r#""extra":{"a":[1,2]}"#));
    }

    #[test]
    fn every_problem_comes_back_at_once() {
        let text = r#"{"okr":1,"colour":1,"cycles":[{"id":"c","kind":"quater","start":"2026-13-01"}],
            "objectives":[{"title":3,"owner":[],"cycle":"c","cycle":"d"}],"checkIns":[{"on":"x","value":1e999}]}"#;
        assert_eq!(
            codes(text),
            [
                ("document.unknown-field", "/colour".to_owned()),
                ("document.unknown-word", "/cycles/0/kind".to_owned()),
                ("date.invalid", "/cycles/0/start".to_owned()),
                ("document.wrong-type", "/objectives/0/title".to_owned()),
                ("document.wrong-type", "/objectives/0/owner".to_owned()),
                ("json.duplicate-key", "/objectives/0/cycle".to_owned()),
                ("document.missing-field", "/objectives/0".to_owned()),
                ("date.invalid", "/checkIns/0/on".to_owned()),
                ("number.not-finite", "/checkIns/0/value".to_owned()),
            ]
        );
    }

    #[test]
    fn text_that_breaks_off_is_told_as_such() {
        assert_eq!(codes(""), [("json.empty", String::new())]);
        assert_eq!(codes("{\"okr\":1"), [("json.syntax", String::new())]);
        assert_eq!(codes("[]"), [("document.wrong-type", String::new())]);
        let deep = format!("{{\"okr\":1,\"units\":{}{}}}", "[".repeat(100), "]".repeat(100));
        assert!(codes(&deep).iter().any(|(code, _)| *code == "json.too-deep"));
        assert_eq!(codes("\u{feff}{\"okr\":1}"), []);
    }
}
