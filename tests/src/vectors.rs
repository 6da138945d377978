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

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use okr_core::api::{self, OpenRequest};
use okr_core::{Lang, Workspace};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

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
    api::call(&vector.operation, workspace.as_ref(), &vector.request)
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

/// A JSON text without the white space outside its strings.
pub fn compact(json: &str) -> String {
    tokens(json).concat()
}

/// The pieces of a JSON text: brackets, commas, colons, and scalars whole.
fn tokens(json: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            '"' => {
                let mut escaped = false;
                let end = rest.bytes().skip(1).position(|byte| {
                    let ends = byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                    ends
                });
                end.map_or(rest.len(), |end| end + 2)
            }
            _ => rest.find([',', ':', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length.max(1));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The widest line that the layout fills.
const WIDTH: usize = 118;
/// The widest member that may share a line with others.
const SMALL: usize = 48;

/// How the members of an open object or list are set.
#[derive(Clone, Copy, PartialEq)]
enum Setting {
    /// One member a line.
    Lines,
    /// As many members a line as fit.
    Filled,
}

/// A JSON text laid out for people, as the answer of a vector stands in its file:
/// what fits stays on a line, objects of small fields and lists of scalars are
/// filled, everything else is one member a line. The same text always gives the
/// same layout.
pub fn layout(json: &str) -> String {
    let tokens = tokens(json);
    let plan = Plan::new(&tokens);
    let mut page = Page { text: String::new(), column: "  \"answer\": ".len(), indent: 2 };
    let mut open: Vec<Setting> = Vec::new();
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        match token {
            "{" | "[" => {
                let end = plan.end(at);
                if page.fits(plan.width(at, end)) {
                    tokens.get(at..=end).unwrap_or_default().iter().for_each(|token| page.push_inline(token));
                    at = end + 1;
                    continue;
                }
                let setting = plan.setting(at);
                open.push(setting);
                page.push(token);
                page.indent += 2;
                if setting == Setting::Lines {
                    page.new_line();
                }
            }
            "}" | "]" => {
                page.indent = page.indent.saturating_sub(2);
                if open.pop() == Some(Setting::Lines) {
                    page.new_line();
                }
                page.push(token);
            }
            "," => {
                page.push(",");
                let is_filled = open.last() == Some(&Setting::Filled);
                if is_filled && page.fits(plan.width(at + 1, plan.member_end(at + 1)) + 1) {
                    page.push(" ");
                } else {
                    page.new_line();
                }
            }
            ":" => page.push(": "),
            scalar => page.push(scalar),
        }
        at += 1;
    }
    page.text
}

/// Where brackets close, and how wide each token is on one line.
struct Plan<'t> {
    tokens: &'t [&'t str],
    ends: Vec<usize>,
    /// The width of everything before each token.
    sums: Vec<usize>,
}

impl<'t> Plan<'t> {
    fn new(tokens: &'t [&'t str]) -> Plan<'t> {
        let mut ends: Vec<usize> = (0..tokens.len()).collect();
        let mut open = Vec::new();
        let mut sums = vec![0];
        let mut sum = 0;
        for (at, token) in tokens.iter().enumerate() {
            match *token {
                "{" | "[" => open.push(at),
                "}" | "]" => {
                    if let Some(slot) = open.pop().and_then(|from| ends.get_mut(from)) {
                        *slot = at;
                    }
                }
                _ => {}
            }
            sum += inline(token).chars().count();
            sums.push(sum);
        }
        Plan { tokens, ends, sums }
    }

    /// The last token of the value that begins here.
    fn end(&self, at: usize) -> usize {
        self.ends.get(at).copied().unwrap_or(at)
    }

    fn width(&self, from: usize, to: usize) -> usize {
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or_default();
        sum(to + 1) - sum(from)
    }

    /// The last token of the member that begins here: its value, or its name and value.
    fn member_end(&self, at: usize) -> usize {
        let is_named = self.tokens.get(at + 1) == Some(&":");
        self.end(if is_named { at + 2 } else { at })
    }

    fn setting(&self, at: usize) -> Setting {
        let end = self.end(at);
        let is_object = self.tokens.get(at) == Some(&"{");
        let mut member = at + 1;
        while member < end {
            let last = self.member_end(member);
            let is_scalar = last == if is_object { member + 2 } else { member };
            if self.width(member, last) > SMALL || (!is_object && !is_scalar) {
                return Setting::Lines;
            }
            member = last + 2;
        }
        Setting::Filled
    }
}

/// A token as it stands on a line among others.
fn inline<'t>(token: &&'t str) -> &'t str {
    match *token {
        "," => ", ",
        ":" => ": ",
        other => other,
    }
}

struct Page {
    text: String,
    column: usize,
    indent: usize,
}

impl Page {
    fn push(&mut self, token: &str) {
        self.text.push_str(token);
        self.column += token.chars().count();
    }

    fn push_inline(&mut self, token: &&str) {
        self.push(inline(token));
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(self.indent));
        self.column = self.indent;
    }

    /// True where this much and a comma fit on the line.
    fn fits(&self, width: usize) -> bool {
        self.column + width < WIDTH
    }
}

/// What differs between two answers, line by line: `-` expected, `+` answered,
/// with a line around each difference.
pub fn difference(expected: &str, answered: &str) -> String {
    let (expected, answered) = (layout(expected), layout(answered));
    let left: Vec<&str> = expected.lines().collect();
    let right: Vec<&str> = answered.lines().collect();
    // The longest common lines, counted from the end.
    let mut common = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    let count = |common: &Vec<Vec<usize>>, row: usize, column: usize| {
        common.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    for (row, line) in left.iter().enumerate().rev() {
        for (column, other) in right.iter().enumerate().rev() {
            let best = if line == other {
                count(&common, row + 1, column + 1) + 1
            } else {
                count(&common, row + 1, column).max(count(&common, row, column + 1))
            };
            if let Some(slot) = common.get_mut(row).and_then(|row| row.get_mut(column)) {
                *slot = best;
            }
        }
    }
    let mut lines: Vec<(char, &str)> = Vec::new();
    let (mut row, mut column) = (0, 0);
    loop {
        match (left.get(row), right.get(column)) {
            (Some(line), Some(other)) if line == other => {
                lines.push((' ', line));
                (row, column) = (row + 1, column + 1);
            }
            (Some(line), other) if other.is_none() || count(&common, row + 1, column) >= count(&common, row, column + 1) => {
                lines.push(('-', line));
                row += 1;
            }
            (_, Some(other)) => {
                lines.push(('+', other));
                column += 1;
            }
            _ => break,
        }
    }
    let near = |at: usize| {
        let around = lines.get(at.saturating_sub(1)..(at + 2).min(lines.len())).unwrap_or_default();
        around.iter().any(|(sign, _)| *sign != ' ')
    };
    let shown = lines.iter().enumerate().filter(|(at, _)| near(*at));
    shown.map(|(_, (sign, line))| format!("    {sign} {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_keeps_every_token() {
        let text = r#"{"a":1e+21,"b":"x, \"y\" : {","c":[],"d":{},"e":[1,2,[3,{"f":null}]],"g":"一二三"}"#;
        assert_eq!(compact(&layout(text)), text);
        assert_eq!(compact(" { \"a b\" : [ 1.0 ,\n\t2 ] } "), r#"{"a b":[1.0,2]}"#);
    }

    #[test]
    fn long_lists_are_broken_by_kind() {
        let numbers: Vec<String> = (1000..1040).map(|number| number.to_string()).collect();
        let filled = layout(&format!("[{}]", numbers.join(",")));
        assert_eq!(filled.lines().count(), 3);
        assert!(filled.lines().all(|line| line.chars().count() <= WIDTH), "{filled}");
        let objects = vec![r#"{"id":"one","title":"a title of some length"}"#; 3];
        assert_eq!(layout(&format!("[{}]", objects.join(","))).lines().count(), 5);
    }

    #[test]
    fn only_the_answer_is_replaced() {
        let text = "{\n  \"about\": \"[1]\",\n  \"request\": [1],\n  \"answer\": [1]\n}\n";
        let changed = with_answer(text, r#"{"b":2}"#).unwrap();
        assert_eq!(changed, "{\n  \"about\": \"[1]\",\n  \"request\": [1],\n  \"answer\": {\"b\": 2}\n}\n");
        assert!(with_answer(r#"{"answer":1,"b":2}"#, "3").is_err());
    }

    #[test]
    fn differences_show_both_sides() {
        assert_eq!(difference(r#"{"a":1}"#, r#"{"a":2}"#), "    - {\"a\": 1}\n    + {\"a\": 2}\n");
        assert_eq!(difference("[1]", "[1]"), "");
    }

    #[test]
    fn hexadecimal_is_read() {
        assert_eq!(from_hex("7b ff\n0A"), Ok(vec![0x7b, 0xff, 0x0a]));
        assert!(from_hex("7").is_err() && from_hex("zz").is_err());
    }
}
