//! JSON laid out for people: what fits a line stands on one, and no string is
//! ever broken, so that what is copied from the screen is still JSON.

use super::text::width;

/// The lines of a JSON text without white space between its tokens; indented by
/// two for each level that takes several lines.
pub fn lines(json: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    // What is still to be written, the next at the end: its level, and its text.
    let mut waiting = vec![(0, json.to_owned())];
    while let Some((level, text)) = waiting.pop() {
        let line = format!("{}{}", "  ".repeat(level), spaced(&text));
        match parts(&text) {
            Some((open, inner, close)) if width(&line) > most => {
                lines.push(format!("{}{}", "  ".repeat(level), spaced(open)));
                waiting.push((level, close.to_owned()));
                let last = inner.len().saturating_sub(1);
                let inner = inner.iter().enumerate().rev();
                waiting
                    .extend(inner.map(|(at, part)| (level + 1, format!("{part}{}", if at < last { "," } else { "" }))));
            }
            _ => lines.push(line),
        }
    }
    lines
}

/// An object or list that has items: what stands before them with its bracket,
/// the items, and the bracket at its end.
fn parts(text: &str) -> Option<(&str, Vec<&str>, &str)> {
    let mut open = None;
    let mut close = None;
    let mut cuts = Vec::new();
    let mut depth = 0_usize;
    for (at, byte) in tokens(text) {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                open = open.or(Some(at + 1));
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                close = close.or((depth == 0).then_some(at));
            }
            b',' if depth == 1 => cuts.push(at),
            _ => {}
        }
    }
    let (open, close) = (open?, close.filter(|close| Some(*close) > open)?);
    let starts = std::iter::once(open).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain([close]);
    let inner: Option<Vec<&str>> = starts.zip(ends).map(|(start, end)| text.get(start..end)).collect();
    Some((text.get(..open)?, inner?, text.get(close..)?))
}

/// The marks of JSON outside strings, with their places.
fn tokens(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let mut inside = false;
    let mut escaped = false;
    text.bytes().enumerate().filter(move |(_, byte)| {
        if inside {
            inside = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
            return false;
        }
        inside = *byte == b'"';
        !inside && b"{}[],:".contains(byte)
    })
}

/// The text with a space after each comma and colon outside strings.
fn spaced(text: &str) -> String {
    let marks: Vec<usize> = tokens(text).filter(|(_, byte)| b",:".contains(byte)).map(|(at, _)| at + 1).collect();
    let starts = std::iter::once(0).chain(marks.iter().copied());
    let ends = marks.iter().copied().chain([text.len()]);
    let pieces: Vec<&str> = starts.zip(ends).filter_map(|(start, end)| text.get(start..end)).collect();
    pieces.join(" ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_never_broken() {
        let json = r#"{"a":"one, {two}: \"three\"","b":[1,{"c":[]}],"d":"long words that do not fit"}"#;
        let shown = lines(json, 24);
        let expected = [
            "{",
            r#"  "a": "one, {two}: \"three\"","#,
            r#"  "b": [1, {"c": []}],"#,
            r#"  "d": "long words that do not fit""#,
            "}",
        ];
        assert_eq!(shown, expected);
        assert_eq!(lines(r#"{"a":[1,2],"b":"x:y"}"#, 80), [r#"{"a": [1, 2], "b": "x:y"}"#]);
        let back: serde_json::Value = serde_json::from_str(&shown.join("\n")).unwrap();
        assert_eq!(back, serde_json::from_str::<serde_json::Value>(json).unwrap());
    }
}
