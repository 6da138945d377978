//! The conformance vectors: what goes in, what is asked, what must come out.
//!
//! One JSON file each under `tests/vectors/<topic>/`. Every face of the engine
//! runs all of them and must answer with the same bytes. The fields of a file,
//! in this order:
//!
//! - `about`: what it shows, and how its numbers come out by hand; a text or a
//!   list of texts.
//! - `proves`: ids of requirements, edge cases and facts, for instance `D-ALN-03`.
//! - the document, in one of four forms: `document` (JSON), `text` (for what JSON
//!   values cannot hold), `bytes` (hexadecimal) or `file` (a path from the root of
//!   the repository). None where the operation needs no document.
//! - `operation` and `request`: what is asked. `open` asks only whether the
//!   document holds; where it does, the answer is `{}`.
//! - `answer`: the answer, or the problems. Without its white space outside
//!   strings it is the expected text, byte for byte.

mod layout;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use okr_core::api::{self, OpenRequest};
use okr_core::{Lang, Live, Workspace};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

pub use layout::{compact, difference, layout};

/// Where a vector's document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The operation needs no document.
    Nothing,
    /// The text of a JSON value, as it stands in the vector.
    Document(String),
    /// A text that no JSON value could stand for.
    Text(String),
    /// Bytes that are no text.
    Bytes(Vec<u8>),
    /// A file, by its path from the root of the repository.
    File(String),
}

/// One conformance vector.
#[derive(Clone, Debug)]
pub struct Vector {
    /// Topic and name, for instance `scoring/first`.
    pub name: String,
    /// The file that it stands in.
    pub path: PathBuf,
    /// What it shows, paragraph by paragraph.
    pub about: Vec<String>,
    /// The ids of what it proves.
    pub proves: Vec<String>,
    /// Its document.
    pub source: Source,
    /// The name of the operation.
    pub operation: String,
    /// The request as JSON text.
    pub request: String,
    /// The answer as JSON text, laid out for people.
    pub answer: String,
    /// The root of the repository that it was loaded from.
    root: PathBuf,
}

/// The folder of the vectors under the root of the repository.
const FOLDER: &str = "tests/vectors";

/// Every vector of a repository, by path.
///
/// # Errors
/// A line that names the file and what is wrong with it.
pub fn load_all(root: &Path) -> Result<Vec<Vector>, String> {
    let folder = root.join(FOLDER);
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.into_iter().map(|path| load(root, path)).collect()
}

fn load(root: &Path, path: PathBuf) -> Result<Vector, String> {
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(root, path.clone(), &text).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(root: &Path, path: PathBuf, text: &str) -> Result<Vector, String> {
    let Fields(fields) = json(text)?;
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let source_field = match names.as_slice() {
        ["about", "proves", "operation", "request", "answer"] => None,
        ["about", "proves", source @ ("document" | "text" | "bytes" | "file"), "operation", "request", "answer"] => {
            Some(*source)
        }
        _ => {
            return Err(format!(
                "the fields are {}; wanted: about, proves, one of document, text, bytes and file, operation, \
                 request, answer",
                names.join(", ")
            ));
        }
    };
    let raw = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("null", |(_, raw)| raw.get());
    let source = match source_field {
        Some("document") => Source::Document(raw("document").to_owned()),
        Some("text") => Source::Text(json(raw("text"))?),
        Some("bytes") => Source::Bytes(from_hex(&json::<String>(raw("bytes"))?)?),
        Some(_) => Source::File(json(raw("file"))?),
        None => Source::Nothing,
    };
    let about = match json::<String>(raw("about")) {
        Ok(line) => vec![line],
        Err(_) => json(raw("about"))?,
    };
    let relative = path.strip_prefix(root.join(FOLDER)).unwrap_or(&path).with_extension("");
    let steps: Vec<_> = relative.iter().map(|step| step.to_string_lossy()).collect();
    Ok(Vector {
        name: steps.join("/"),
        about,
        proves: json(raw("proves"))?,
        source,
        operation: json(raw("operation"))?,
        request: raw("request").to_owned(),
        answer: raw("answer").to_owned(),
        root: root.to_owned(),
        path,
    })
}

fn json<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn from_hex(text: &str) -> Result<Vec<u8>, String> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| letter.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()
        .ok_or("`bytes` holds something that is no hexadecimal digit")?;
    let pair = |pair: &[u8]| match pair {
        [high, low] => Ok(high * 16 + low),
        _ => Err("`bytes` holds half a byte".to_owned()),
    };
    digits.chunks(2).map(pair).collect()
}

/// The fields of an object in the order in which they stand.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        struct Ordered;

        impl<'de> Visitor<'de> for Ordered {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Ordered)
    }
}

impl Vector {
    /// The expected text: the answer without white space outside strings.
    pub fn expected(&self) -> String {
        compact(&self.answer)
    }

    /// The bytes of the document; `None` where the operation needs none.
    ///
    /// # Errors
    /// A line that says why the file could not be read.
    pub fn document_bytes(&self, root: &Path) -> Result<Option<Vec<u8>>, String> {
        match &self.source {
            Source::Nothing => Ok(None),
            Source::Document(text) | Source::Text(text) => Ok(Some(text.clone().into_bytes())),
            Source::Bytes(bytes) => Ok(Some(bytes.clone())),
            Source::File(path) => {
                let path = root.join(path);
                fs::read(&path).map(Some).map_err(|error| format!("{}: {error}", path.display()))
            }
        }
    }
}

/// Runs a vector in Rust and gives what the engine answers; where the vector
/// itself cannot be run, a line that says why.
pub fn run_rust(vector: &Vector) -> String {
    answer_of(vector).unwrap_or_else(|refusal| refusal)
}

fn answer_of(vector: &Vector) -> Result<String, String> {
    let asked = if vector.operation == "open" {
        OpenRequest::from_json(&vector.request).map_err(|problems| problems.to_json(Lang::En))?
    } else {
        OpenRequest::default()
    };
    let limits = asked.limits.unwrap_or_default();
    let lang = asked.lang.unwrap_or_default();
    let workspace = match vector.document_bytes(&vector.root)? {
        Some(bytes) => {
            let opened = Workspace::from_bytes(&bytes, &limits);
            Some(opened.map_err(|problems| problems.to_json(lang))?)
        }
        None => None,
    };
    if vector.operation == "open" {
        return Ok("{}".to_owned());
    }
    match workspace {
        Some(workspace) => api::change(&vector.operation, &mut Live::new(workspace), &vector.request),
        None => api::call(&vector.operation, None, &vector.request),
    }
}

/// Writes the engine's own answers into every vector that it answers otherwise.
/// Only `answer` changes. Returns the names of the vectors that changed.
///
/// Bless what you have worked out by hand, never what you have not.
///
/// # Errors
/// A line that names the file and what is wrong with it.
pub fn bless(root: &Path) -> Result<Vec<String>, String> {
    let mut blessed = Vec::new();
    for vector in load_all(root)? {
        let answer = run_rust(&vector);
        let wrong = |error: String| format!("{}: {error}", vector.path.display());
        json::<&RawValue>(&answer).map_err(|_| wrong(answer.clone()))?;
        let text = fs::read_to_string(&vector.path).map_err(|error| wrong(error.to_string()))?;
        let changed = with_answer(&text, &answer).map_err(wrong)?;
        if changed != text {
            fs::write(&vector.path, changed).map_err(|error| wrong(error.to_string()))?;
            blessed.push(vector.name);
        }
    }
    Ok(blessed)
}

/// The text of a vector with another answer; all else stays as it stands.
///
/// # Errors
/// A line that says what is wrong with the text.
pub fn with_answer(text: &str, answer: &str) -> Result<String, String> {
    let Fields(fields) = json(text)?;
    let (_, old) = fields.last().filter(|(name, _)| name == "answer").ok_or("`answer` is not the last field")?;
    // It stands last, so its last occurrence is the value itself.
    let (before, after) = text.rsplit_once(old.get()).ok_or("`answer` was not found")?;
    Ok(format!("{before}{}{after}", layout(answer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_is_replaced() {
        let text = "{\n  \"about\": \"[1]\",\n  \"request\": [1],\n  \"answer\": [1]\n}\n";
        let changed = with_answer(text, r#"{"b":2}"#).unwrap();
        assert_eq!(changed, "{\n  \"about\": \"[1]\",\n  \"request\": [1],\n  \"answer\": {\"b\": 2}\n}\n");
        assert!(with_answer(r#"{"answer":1,"b":2}"#, "3").is_err());
    }

    #[test]
    fn hexadecimal_is_read() {
        assert_eq!(from_hex("7b ff\n0A"), Ok(vec![0x7b, 0xff, 0x0a]));
        assert!(from_hex("7").is_err() && from_hex("zz").is_err());
    }
}
