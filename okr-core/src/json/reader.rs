//! A reader that goes on after a mistake: it pulls values from JSON text,
//! remembers where it is, and collects every problem with its place.
//!
//! It is used only when the fast path has failed, so it favours good answers
//! over speed. It never recurses over the input and its memory is bounded by
//! the limits, not by the text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::codes::Code;
use crate::lang::Term;
use crate::problem::Problem;

use super::limits::Limits;
use super::place::push_step;

/// What a place wants, in words for people.
pub(crate) type TypeTerm = Term;

/// A kind of JSON value, told from its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    List,
    Object,
    /// Not the beginning of any value.
    Other,
}

impl Kind {
    fn term(self) -> Term {
        match self {
            Kind::Null => Term::new("null", "null"),
            Kind::Bool => Term::new("true or false", "true 或 false"),
            Kind::Number => Term::new("a number", "数字"),
            Kind::String => Term::new("a string", "字符串"),
            Kind::List => Term::new("a list", "列表"),
            Kind::Object => Term::new("an object", "对象"),
            Kind::Other => Term::new("something else", "其他内容"),
        }
    }
}

#[derive(Debug)]
enum Step<'t> {
    Field(Cow<'t, str>),
    Item(usize),
}

/// The collecting reader; see the module.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    path: Vec<Step<'t>>,
    problems: Vec<Problem>,
    limits: &'t Limits,
    /// Places whose value is a stand-in: later checks must stay silent there.
    broken: BTreeSet<String>,
    stopped: bool,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, limits: &'t Limits) -> Reader<'t> {
        Reader { text, at: 0, path: Vec::new(), problems: Vec::new(), limits, broken: BTreeSet::new(), stopped: false }
    }

    /// The problems met, and the places that hold stand-ins.
    pub(crate) fn finish(mut self) -> (Vec<Problem>, BTreeSet<String>) {
        self.skip_space();
        if !self.stopped && self.at < self.text.len() {
            self.syntax(Term::new("the end of the text", "文本结束"));
        }
        (self.problems, self.broken)
    }

    /// The JSON pointer of the value being read.
    pub(crate) fn pointer(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => push_step(&mut text, name),
                Step::Item(index) => {
                    let _ = write!(text, "/{index}");
                }
            }
        }
        text
    }

    pub(crate) fn raise(&mut self, problem: Problem) {
        if self.problems.len() > self.limits.problems as usize {
            self.stopped = true;
            return;
        }
        self.problems.push(problem);
    }

    /// True where reading had to stop before the end.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }

    /// How many problems have been met so far.
    pub(crate) fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Raises a problem of this code at the place being read.
    pub(crate) fn raise_here(&mut self, code: Code) {
        let problem = Problem::new(code, self.pointer());
        self.raise(problem);
    }

    /// Marks the value being read as a stand-in.
    pub(crate) fn mark_broken(&mut self) {
        let pointer = self.pointer();
        self.broken.insert(pointer);
    }

    /// A required field is absent from the object being read.
    pub(crate) fn missing(&mut self, field: &str) {
        if self.stopped {
            return;
        }
        let pointer = self.pointer();
        let mut place = pointer.clone();
        push_step(&mut place, field);
        self.broken.insert(place);
        self.raise(Problem::new(Code::DocumentMissingField, pointer).with("field", field));
    }

    /// The value is of another type than wanted; it is passed over.
    pub(crate) fn wrong_type(&mut self, expected: TypeTerm) {
        let found = self.kind();
        if found == Kind::Other {
            let after_comma = self.text.get(..self.at).is_some_and(|before| before.trim_end().ends_with(','));
            self.syntax(if after_comma {
                Term::new("a value after the comma", "逗号之后的值")
            } else {
                expected
            });
            return;
        }
        let problem = Problem::new(Code::DocumentWrongType, self.pointer());
        self.raise(problem.with("expected", expected).with("found", found.term()));
        self.skip();
    }

    /// The kind of the next value.
    pub(crate) fn kind(&mut self) -> Kind {
        self.skip_space();
        match self.peek() {
            Some(b'n') => Kind::Null,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::List,
            Some(b'{') => Kind::Object,
            Some(b'-' | b'0'..=b'9' | b'N' | b'I') => Kind::Number,
            _ => Kind::Other,
        }
    }

    /// Consumes a `null`; false where the next value is something else.
    pub(crate) fn null(&mut self) -> bool {
        self.kind() == Kind::Null && self.word("null")
    }

    /// Reads `true` or `false`.
    pub(crate) fn bool(&mut self) -> Option<bool> {
        match self.kind() {
            Kind::Bool if self.peek() == Some(b't') => self.word("true").then_some(true),
            Kind::Bool => self.word("false").then_some(false),
            _ => {
                self.wrong_type(Kind::Bool.term());
                None
            }
        }
    }

    /// Reads a finite number.
    pub(crate) fn number(&mut self) -> Option<f64> {
        if self.kind() != Kind::Number {
            self.wrong_type(Kind::Number.term());
            return None;
        }
        let token = self.number_token()?;
        match token.parse::<f64>() {
            Ok(number) if number.is_finite() => Some(number + 0.0),
            _ => {
                let shown: String = token.chars().take(40).collect();
                let problem = Problem::new(Code::NumberNotFinite, self.pointer());
                self.raise(problem.with("number", shown));
                None
            }
        }
    }

    /// Reads a string, or says that `expected` was wanted.
    pub(crate) fn string(&mut self, expected: TypeTerm) -> Option<Cow<'t, str>> {
        if self.kind() != Kind::String {
            self.wrong_type(expected);
            return None;
        }
        self.string_token()
    }

    /// Reads an object: `each` is called at every value and must consume it; it is
    /// also the one to notice a name that comes twice. False where there is no object.
    pub(crate) fn object(&mut self, each: &mut dyn FnMut(&mut Self, &str)) -> bool {
        if self.kind() != Kind::Object {
            self.wrong_type(Kind::Object.term());
            return false;
        }
        self.members(b'}', &mut |reader, _| {
            let Some(name) = reader.member_name() else { return };
            reader.path.push(Step::Field(name.clone()));
            each(reader, &name);
            reader.path.pop();
        });
        true
    }

    /// Reads a list: `each` is called at every item and must consume it.
    /// False where there is no list.
    pub(crate) fn list(&mut self, each: &mut dyn FnMut(&mut Self)) -> bool {
        if self.kind() != Kind::List {
            self.wrong_type(Kind::List.term());
            return false;
        }
        self.members(b']', &mut |reader, index| {
            reader.path.push(Step::Item(index));
            each(reader);
            reader.path.pop();
        });
        true
    }

    /// Passes over one value and returns its text.
    pub(crate) fn skip(&mut self) -> Option<&'t str> {
        self.skip_space();
        let from = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            self.skip_space();
            match self.kind() {
                Kind::Object | Kind::List => {
                    let close = if self.peek() == Some(b'{') { b'}' } else { b']' };
                    if self.path.len() + open.len() + 1 > self.limits.depth as usize {
                        return self.too_deep();
                    }
                    self.at += 1;
                    open.push(close);
                    self.skip_space();
                    if self.peek() != Some(close) {
                        self.pass_name(close)?;
                        continue;
                    }
                }
                Kind::String => drop(self.string_body(false)?),
                Kind::Number => drop(self.number_token()?),
                Kind::Bool | Kind::Null => self.literal()?,
                Kind::Other => {
                    self.syntax(Term::new("a value", "一个值"));
                    return None;
                }
            }
            // A value has ended: close what ends with it.
            loop {
                self.skip_space();
                let Some(&close) = open.last() else { return self.text.get(from..self.at) };
                match self.peek() {
                    Some(byte) if byte == close => {
                        self.at += 1;
                        open.pop();
                    }
                    Some(b',') => {
                        self.at += 1;
                        self.pass_name(close)?;
                        break;
                    }
                    _ => {
                        self.syntax(separator(close));
                        return None;
                    }
                }
            }
        }
    }

    fn pass_name(&mut self, close: u8) -> Option<()> {
        if close == b'}' {
            self.member_name()?;
        }
        Some(())
    }

    /// `"name" :`
    fn member_name(&mut self) -> Option<Cow<'t, str>> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            self.syntax(Term::new("a field name in quotes", "带引号的字段名"));
            return None;
        }
        let name = self.string_token()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            self.syntax(Term::new("`:`", "`:`"));
            return None;
        }
        self.at += 1;
        Some(name)
    }

    /// The members between the bracket at hand and `close`.
    fn members(&mut self, close: u8, each: &mut dyn FnMut(&mut Self, usize)) {
        if self.path.len() + 1 > self.limits.depth as usize {
            self.too_deep();
            return;
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(close) {
            self.at += 1;
            return;
        }
        let mut index = 0;
        while !self.stopped {
            each(self, index);
            if self.stopped {
                return;
            }
            index += 1;
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => {
                    self.at += 1;
                    return;
                }
                _ => {
                    self.syntax(separator(close));
                    return;
                }
            }
        }
    }

    fn too_deep(&mut self) -> Option<&'t str> {
        let problem = Problem::new(Code::JsonTooDeep, self.pointer());
        self.raise(problem.with("limit", self.limits.depth as usize));
        self.stopped = true;
        None
    }

    fn peek(&self) -> Option<u8> {
        if self.stopped {
            return None;
        }
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> bool {
        if self.rest().starts_with(word) {
            self.at += word.len();
            return true;
        }
        self.syntax(Term::new("a value", "一个值"));
        false
    }

    fn literal(&mut self) -> Option<()> {
        let word = match self.peek() {
            Some(b't') => "true",
            Some(b'f') => "false",
            _ => "null",
        };
        self.word(word).then_some(())
    }

    fn rest(&self) -> &'t str {
        if self.stopped {
            return "";
        }
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A number token by the JSON grammar; `NaN` and the infinities that some
    /// writers emit are tokens too, so that reading can go on after them.
    fn number_token(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        for word in ["NaN", "Infinity", "-Infinity"] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Some(word);
            }
        }
        let bytes = rest.as_bytes();
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let start = usize::from(bytes.first() == Some(&b'-'));
        let mut end = if bytes.get(start) == Some(&b'0') { start + 1 } else { digits(start) };
        let mut whole = end > start;
        if bytes.get(end) == Some(&b'.') {
            let fraction = digits(end + 1);
            whole = whole && fraction > end + 1;
            end = fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let signed = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(signed);
            whole = whole && exponent > signed;
            end = exponent;
        }
        if !whole {
            self.syntax(Kind::Number.term());
            return None;
        }
        self.at += end;
        rest.get(..end)
    }

    /// A string token, decoded.
    fn string_token(&mut self) -> Option<Cow<'t, str>> {
        self.string_body(true)
    }

    fn string_body(&mut self, decode: bool) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut decoded: Option<String> = None;
        loop {
            let rest = self.rest();
            let stop = rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < 0x20);
            let Some(stop) = stop else {
                self.at = self.text.len();
                self.syntax(Term::new("a closing quote", "结束引号"));
                return None;
            };
            let plain = rest.get(..stop).unwrap_or_default();
            self.at += stop;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(match decoded {
                        None => Cow::Borrowed(plain),
                        Some(text) => Cow::Owned(text + plain),
                    });
                }
                Some(b'\\') => {
                    let text = decoded.get_or_insert_default();
                    text.push_str(plain);
                    let letter = self.escape(decode)?;
                    decoded.get_or_insert_default().push(letter);
                }
                _ => {
                    self.syntax(Term::new("an escape for this control character", "控制字符的转义写法"));
                    return None;
                }
            }
        }
    }

    /// One escape; half a surrogate pair is a problem and reads as U+FFFD.
    fn escape(&mut self, report: bool) -> Option<char> {
        let bytes = self.rest().as_bytes();
        let letter = match bytes.get(1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(report),
            _ => {
                self.syntax(Term::new("an escape", "转义字符"));
                return None;
            }
        };
        self.at += 2;
        Some(letter)
    }

    fn unicode_escape(&mut self, report: bool) -> Option<char> {
        let rest = self.rest();
        let Some(first) = hex4(rest, 2) else {
            self.syntax(Term::new("four hexadecimal digits", "四位十六进制数字"));
            return None;
        };
        let pair = rest.get(6..8) == Some("\\u");
        let second = if pair { hex4(rest, 8) } else { None };
        match (first, second) {
            (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) => {
                self.at += 12;
                char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
            }
            (0xd800..=0xdfff, _) => {
                if report {
                    let escape = rest.get(..6).unwrap_or_default();
                    let problem = Problem::new(Code::JsonLoneSurrogate, self.pointer());
                    self.raise(problem.with("escape", escape));
                }
                self.at += 6;
                Some('\u{fffd}')
            }
            _ => {
                self.at += 6;
                char::from_u32(first)
            }
        }
    }

    /// The text is not JSON from here on: one problem, and reading stops.
    fn syntax(&mut self, expected: Term) {
        if self.stopped {
            return;
        }
        if self.text.trim_start_matches([' ', '\t', '\n', '\r']).is_empty() {
            self.raise_here(Code::JsonEmpty);
            self.stopped = true;
            return;
        }
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let found: String = self.rest().chars().take_while(|letter| !letter.is_control()).take(12).collect();
        let problem = Problem::new(Code::JsonSyntax, self.pointer())
            .with("line", line)
            .with("column", column)
            .with("expected", expected);
        let problem = match self.rest().chars().next() {
            None => problem.with("found", Term::new("the end of the text", "文本结束")),
            Some(letter) if letter.is_control() => problem.with("found", format!("U+{:04X}", letter as u32)),
            Some(_) => problem.with("found", format!("`{found}`")),
        };
        self.mark_broken();
        self.raise(problem);
        self.stopped = true;
    }
}

fn separator(close: u8) -> Term {
    if close == b'}' { Term::new("`,` or `}`", " `,` 或 `}`") } else { Term::new("`,` or `]`", " `,` 或 `]`") }
}

fn hex4(text: &str, from: usize) -> Option<u32> {
    let digits = text.get(from..from + 4)?;
    let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if all_hex { u32::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, String)> {
        let limits = Limits { depth: 4, ..Limits::default() };
        let mut reader = Reader::new(text, &limits);
        reader.skip();
        let (problems, _) = reader.finish();
        problems.iter().map(|problem| (problem.code().name(), problem.path().to_owned())).collect()
    }

    #[test]
    fn skips_whole_values() {
        for good in ["{}", "[]", " [1, -2.5e-3, {\"a\": [true, null]}] ", "\"\\ud83d\\ude00\"", "NaN"] {
            assert_eq!(codes(good), [], "{good}");
        }
    }

    #[test]
    fn says_what_is_not_json() {
        for bad in ["[1,]", "{\"a\":}", "01", "1.", "tru", "\"a", "[1 2]", "{} x", "\"\u{1}\"", "{a:1}", "[1}"] {
            assert_eq!(codes(bad), [("json.syntax", String::new())], "{bad}");
        }
        assert_eq!(codes(" \n"), [("json.empty", String::new())]);
        assert_eq!(codes("[[[[[]]]]]"), [("json.too-deep", String::new())]);
    }

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        for text in ["1e5", "-0", "[\"\\u00e9\"]", "\"\\x\"", "-", "1e", "[", "{\"a\" 1}", "nul", "\"\\u12g4\""] {
            let ours = codes(text).is_empty();
            let theirs = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
            assert_eq!(ours, theirs, "{text}");
        }
    }

    #[test]
    fn lone_surrogates_are_named_and_reading_goes_on() {
        let limits = Limits::default();
        let mut reader = Reader::new(r#"["a\ud800b", "c"]"#, &limits);
        let mut read = Vec::new();
        reader.list(&mut |reader| read.extend(reader.string(Kind::String.term()).map(Cow::into_owned)));
        let (problems, _) = reader.finish();
        assert_eq!(read, ["a\u{fffd}b", "c"]);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path(), "/0");
    }
}
