//! Where in the source text a JSON pointer leads.
//!
//! One pass over the bytes, without building anything, and only when a person
//! is to be shown the place.

use std::borrow::Cow;
use std::ops::Range;

/// A place in a text, as people count: lines and columns (characters) from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub line: usize,
    pub column: usize,
    /// The whole line.
    pub source: &'a str,
    /// The bytes of the line that are meant.
    pub marked: Range<usize>,
}

/// The place of a value by its JSON pointer; where the last steps lead nowhere,
/// of what encloses it.
pub fn pointer<'a>(text: &'a str, pointer: &str) -> Option<Place<'a>> {
    let bytes = text.as_bytes();
    let mut start = skip_space(bytes, if text.starts_with('\u{feff}') { 3 } else { 0 });
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let Some(inner) = member(bytes, start, &step) else { break };
        start = inner;
    }
    let end = match bytes.get(start)? {
        // A whole object or list is shown by its first line.
        b'{' | b'[' => text.get(start..)?.find('\n').map_or(text.len(), |at| start + at),
        _ => skip_value(bytes, start),
    };
    at_bytes(text, start..end.min(skip_value(bytes, start)))
}

/// The place of a line and a column.
pub fn line_and_column(text: &str, line: usize, column: usize) -> Option<Place<'_>> {
    let source = text.split('\n').nth(line.checked_sub(1)?)?.trim_end_matches('\r');
    let from = source.char_indices().nth(column.checked_sub(1)?).map_or(source.len(), |(at, _)| at);
    let to = source.get(from..)?.chars().next().map_or(from, |letter| from + letter.len_utf8());
    Some(Place { line, column, source, marked: from..to })
}

fn at_bytes(text: &str, range: Range<usize>) -> Option<Place<'_>> {
    let before = text.get(..range.start)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let source = text.get(line_start..)?.split('\n').next()?.trim_end_matches('\r');
    let from = range.start - line_start;
    let to = (range.end - line_start).min(source.len()).max(from);
    Some(Place {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: source.get(..from)?.chars().count() + 1,
        source,
        marked: from..to,
    })
}

/// Where the value of a field, or of an item by its number, begins.
fn member(bytes: &[u8], start: usize, step: &str) -> Option<usize> {
    let mut at = skip_space(bytes, start + 1);
    match bytes.get(start)? {
        b'{' => loop {
            let name_end = skip_value(bytes, at);
            let name = decoded(bytes.get(at..name_end)?)?;
            at = skip_space(bytes, name_end);
            if bytes.get(at) != Some(&b':') {
                return None;
            }
            at = skip_space(bytes, at + 1);
            if name == step {
                return Some(at);
            }
            at = next(bytes, at)?;
        },
        b'[' => {
            for _ in 0..step.parse::<usize>().ok()? {
                at = next(bytes, at)?;
            }
            (bytes.get(at) != Some(&b']')).then_some(at)
        }
        _ => None,
    }
}

/// The beginning of what follows the value at `at` in its object or list.
fn next(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip_space(bytes, skip_value(bytes, at));
    (bytes.get(at) == Some(&b',')).then(|| skip_space(bytes, at + 1))
}

fn decoded(quoted: &[u8]) -> Option<Cow<'_, str>> {
    let inner = std::str::from_utf8(quoted).ok()?;
    match inner.strip_prefix('"')?.strip_suffix('"')? {
        plain if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        _ => serde_json::from_slice::<String>(quoted).ok().map(Cow::Owned),
    }
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
    at
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

    fn marked(text: &str, path: &str) -> (usize, usize, String) {
        let place = pointer(text, path).unwrap();
        (place.line, place.column, place.source[place.marked].to_owned())
    }

    #[test]
    fn pointers_lead_to_their_values() {
        let text = "{\"a\": [1, {\"名\": \"x\\\"]\", \"b/c\": true}],\n  \"d\": {\n \"e\": -1.5e3}}";
        assert_eq!(marked(text, "/a/0"), (1, 8, "1".to_owned()));
        assert_eq!(marked(text, "/a/1/名"), (1, 17, "\"x\\\"]\"".to_owned()));
        assert_eq!(marked(text, "/a/1/b~1c"), (1, 32, "true".to_owned()));
        assert_eq!(marked(text, "/d/e"), (3, 7, "-1.5e3".to_owned()));
        assert_eq!(marked(text, "/d"), (2, 8, "{".to_owned()));
        assert_eq!(marked(text, "/a/7/x"), (1, 7, "[1, {\"名\": \"x\\\"]\", \"b/c\": true}]".to_owned()));
    }

    #[test]
    fn broken_texts_are_survived() {
        let text = "{\"a\": [{\"b\": \"c\\";
        for end in 0..=text.len() {
            let _ = pointer(&text[..end], "/a/0/b");
        }
        assert_eq!(line_and_column("a\nb净c\n", 2, 2).unwrap().marked, 1..4);
        assert_eq!(line_and_column("a", 1, 2).unwrap().marked, 1..1);
        assert_eq!(line_and_column("a", 3, 1), None);
    }
}
