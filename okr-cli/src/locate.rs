//! Where in the source text a JSON pointer leads.
//!
//! Nothing is built of the document: the bytes are walked to what is asked for.
//! The items of the document's own lists and the beginnings of lines are
//! remembered, so that many places are found in about the time of one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A place in a text, as people count: lines and columns (characters) from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub line: usize,
    pub column: usize,
    /// The whole line.
    pub source: &'a str,
    /// The bytes of the line that are meant; empty for what takes several lines.
    pub marked: Range<usize>,
}

/// Finds places in a text.
#[derive(Debug)]
pub struct Locator<'a> {
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// Where the members of the document begin.
    members: HashMap<String, Option<usize>>,
    /// Where the items of a list of the document begin.
    items: HashMap<usize, Vec<usize>>,
}

impl<'a> Locator<'a> {
    /// A locator for a text.
    pub fn new(text: &'a str) -> Locator<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Locator { text, lines, members: HashMap::new(), items: HashMap::new() }
    }

    /// The place of a value by its JSON pointer; of an object its title or id,
    /// where it has one. Where the last steps lead nowhere, of what encloses it.
    /// With a span, of those bytes of a text.
    pub fn pointer(&mut self, pointer: &str, span: Option<Range<usize>>) -> Option<Place<'a>> {
        let bytes = self.text.as_bytes();
        let mut start = skip_space(bytes, if self.text.starts_with('\u{feff}') { 3 } else { 0 });
        for (depth, step) in pointer.split('/').skip(1).enumerate() {
            let step = step.replace("~1", "/").replace("~0", "~");
            let Some(inner) = self.step(depth, start, step) else { break };
            start = inner;
        }
        if bytes.get(start) == Some(&b'{') && span.is_none() {
            // An object is known by its title, or by its id.
            start = ["title", "id"].into_iter().find_map(|field| member(bytes, start, field)).unwrap_or(start);
        }
        let end = skip_value(bytes, start);
        let range = span.and_then(|span| inside(self.text.get(start..end)?, start, span));
        self.at_bytes(range.unwrap_or(start..end))
    }

    /// The place of a line and a column.
    pub fn line_and_column(&self, line: usize, column: usize) -> Option<Place<'a>> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let source = self.line_from(start)?;
        let from = source.char_indices().nth(column.checked_sub(1)?).map_or(source.len(), |(at, _)| at);
        let to = source.get(from..)?.chars().next().map_or(from, |letter| from + letter.len_utf8());
        Some(Place { line, column, source, marked: from..to })
    }

    fn step(&mut self, depth: usize, start: usize, step: String) -> Option<usize> {
        let bytes = self.text.as_bytes();
        match (depth, bytes.get(start)?) {
            (0, b'{') => *self.members.entry(step).or_insert_with_key(|step| member(bytes, start, step)),
            (1, b'[') => {
                let items = self.items.entry(start).or_insert_with(|| items(bytes, start).collect());
                items.get(step.parse::<usize>().ok()?).copied()
            }
            (_, b'{') => member(bytes, start, &step),
            (_, b'[') => items(bytes, start).nth(step.parse().ok()?),
            _ => None,
        }
    }

    fn at_bytes(&self, range: Range<usize>) -> Option<Place<'a>> {
        let line = self.lines.partition_point(|start| *start <= range.start);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let source = self.line_from(start)?;
        let from = range.start - start;
        let to = range.end - start;
        let marked = if to <= source.len() { from..to } else { from..from };
        Some(Place { line, column: source.get(..from)?.chars().count() + 1, source, marked })
    }

    fn line_from(&self, start: usize) -> Option<&'a str> {
        Some(self.text.get(start..)?.split('\n').next()?.trim_end_matches('\r'))
    }
}

/// Where the value of a field begins.
fn member(bytes: &[u8], start: usize, field: &str) -> Option<usize> {
    let mut at = skip_space(bytes, start + 1);
    loop {
        let name_end = skip_value(bytes, at);
        let name = decoded(bytes.get(at..name_end)?)?;
        at = skip_space(bytes, name_end);
        if bytes.get(at) != Some(&b':') {
            return None;
        }
        at = skip_space(bytes, at + 1);
        if name == field {
            return Some(at);
        }
        at = next(bytes, at)?;
    }
}

/// Where the items of a list begin.
fn items(bytes: &[u8], start: usize) -> impl Iterator<Item = usize> {
    let first = skip_space(bytes, start + 1);
    let first = bytes.get(first).is_some_and(|byte| *byte != b']').then_some(first);
    std::iter::successors(first, |at| next(bytes, *at))
}

/// The beginning of what follows the value at `at` in its object or list.
fn next(bytes: &[u8], at: usize) -> Option<usize> {
    let end = skip_space(bytes, skip_value(bytes, at));
    (end > at && bytes.get(end) == Some(&b',')).then(|| skip_space(bytes, end + 1))
}

fn decoded(quoted: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(quoted).ok()?;
    match text.strip_prefix('"')?.strip_suffix('"')? {
        plain if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        _ => serde_json::from_slice::<String>(quoted).ok().map(Cow::Owned),
    }
}

/// Where in the source the bytes of a decoded text stand.
fn inside(quoted: &str, start: usize, span: Range<usize>) -> Option<Range<usize>> {
    let mut raw = quoted.strip_prefix('"')?;
    let mut decoded = 0;
    let mut from = None;
    loop {
        let at = start + quoted.len() - raw.len();
        if decoded >= span.start && from.is_none() {
            from = Some(at);
        }
        if decoded >= span.end {
            return Some(from?..at);
        }
        let (read, length) = letter(raw)?;
        raw = raw.get(read..)?;
        decoded += length;
    }
}

/// The first letter of a text as JSON writes it: the bytes that it takes there,
/// and those that it stands for.
fn letter(raw: &str) -> Option<(usize, usize)> {
    let first = raw.chars().next()?;
    if first != '\\' {
        return (first != '"').then_some((first.len_utf8(), first.len_utf8()));
    }
    if raw.as_bytes().get(1) != Some(&b'u') {
        return Some((2, 1));
    }
    let unit = |at: usize| u32::from_str_radix(raw.get(at..at + 4)?, 16).ok();
    let code = unit(2)?;
    if (0xd800..0xdc00).contains(&code) {
        return Some((12, 4));
    }
    Some((6, char::from_u32(code).map_or(3, char::len_utf8)))
}

fn skip_space(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| b" \t\r\n".contains(byte)).count()
}

/// The end of the value that begins at `from`; the end of the text where it has none.
fn skip_value(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = skip_string(bytes, at),
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                at += 1;
            }
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return at,
            _ => {
                at += 1;
                continue;
            }
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

fn skip_string(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    loop {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return at + 1,
            Some(_) => at += 1,
            None => return bytes.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, path: &str, span: Option<Range<usize>>) -> (usize, usize, String) {
        let place = Locator::new(text).pointer(path, span).unwrap();
        (place.line, place.column, place.source.get(place.marked).unwrap().to_owned())
    }

    #[test]
    fn pointers_lead_to_their_values() {
        let text = "{\"a\": [1, {\"名\": \"x\\\"]\", \"b/c\": true}],\n  \"d\": {\n \"e\": -1.5e3}}";
        assert_eq!(marked(text, "/a/0", None), (1, 8, "1".to_owned()));
        assert_eq!(marked(text, "/a/1/名", None), (1, 17, "\"x\\\"]\"".to_owned()));
        assert_eq!(marked(text, "/a/1/b~1c", None), (1, 32, "true".to_owned()));
        assert_eq!(marked(text, "/d/e", None), (3, 7, "-1.5e3".to_owned()));
        assert_eq!(marked(text, "/d", None), (2, 8, String::new()));
        let text = "{\"a\": [{\n\"id\": \"x\", \"n\": 1}, {\"id\": 2, \"title\": \"y\"}]}";
        assert_eq!(marked(text, "/a/0", None), (2, 7, "\"x\"".to_owned()));
        assert_eq!(marked(text, "/a/1/gone", None), (2, 40, "\"y\"".to_owned()));
        let text = "{\"a\": [1, {\"名\": \"x\\\"]\", \"b/c\": true}],\n  \"d\": {\n \"e\": -1.5e3}}";
        assert_eq!(marked(text, "/a/7/x", None), (1, 7, "[1, {\"名\": \"x\\\"]\", \"b/c\": true}]".to_owned()));
    }

    #[test]
    fn spans_count_decoded_bytes() {
        let text = r#"{"t": "a\n净\u51c0 \ud83d\udcda xx%"}"#;
        let value = "a\n净净 📚 xx%";
        let span = |words: &str| value.find(words).map(|at| at..at + words.len());
        assert_eq!(marked(text, "/t", span("xx%")), (1, 32, "xx%".to_owned()));
        assert_eq!(marked(text, "/t", span("净净")), (1, 11, "净\\u51c0".to_owned()));
        assert_eq!(marked(text, "/t", span("📚")), (1, 19, "\\ud83d\\udcda".to_owned()));
        assert_eq!(marked(text, "/t", Some(0..99)).1, 7);
    }

    #[test]
    fn broken_texts_are_survived() {
        let text = "{\"a\": [{\"b\": \"c\\";
        for end in 0..=text.len() {
            let _ = Locator::new(text.get(..end).unwrap()).pointer("/a/0/b", Some(0..1));
        }
        let locator = Locator::new("a\nb净c\n");
        assert_eq!(locator.line_and_column(2, 2).unwrap().marked, 1..4);
        assert_eq!(locator.line_and_column(1, 2).unwrap().marked, 1..1);
        assert_eq!(locator.line_and_column(9, 1), None);
    }
}
