//! A reader that goes on after a mistake: it pulls values from JSON text,
//! remembers where it is, and collects every problem with its place.
//!
//! It is used only when the fast path has failed, so it favours good answers
//! over speed. It never recurses over the input and its memory is bounded by
//! the limits, not by the text.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::codes::Code;
use crate::lang::Term;
use crate::order;
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
    pub(super) fn term(self) -> Term {
        match self {
            Kind::Null => Term::new("null", "null"),
            Kind::Bool => Term::new("true or false", "`true` 或 `false`"),
            Kind::Number => Term::new("a number", "数字"),
            Kind::String => Term::new("a string", "字符串"),
            Kind::List => Term::new("a list", "列表"),
            Kind::Object => Term::new("an object", "对象"),
            Kind::Other => Term::new("something else", "其他内容"),
        }
    }
}

#[derive(Debug)]
pub(super) enum Step<'t> {
    Field(Cow<'t, str>),
    Item(usize),
}

/// The collecting reader; see the module.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) path: Vec<Step<'t>>,
    problems: Vec<Problem>,
    pub(super) limits: &'t Limits,
    /// Places whose value is a stand-in: later checks must stay silent there.
    broken: Vec<String>,
    pub(super) stopped: bool,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, limits: &'t Limits) -> Reader<'t> {
        Reader { text, at: 0, path: Vec::new(), problems: Vec::new(), limits, broken: Vec::new(), stopped: false }
    }

    /// The problems met, and the places that hold stand-ins, in order.
    pub(crate) fn finish(mut self) -> (Vec<Problem>, Vec<String>) {
        self.skip_space();
        if !self.stopped && self.at < self.text.len() {
            self.syntax(Term::new("the end of the text", "文本结束"));
        }
        (self.problems, order::sorted_by(self.broken, Ord::cmp))
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
        self.broken.push(pointer);
    }

    /// A required field is absent from the object being read.
    pub(crate) fn missing(&mut self, field: &str) {
        if self.stopped {
            return;
        }
        let pointer = self.pointer();
        let mut place = pointer.clone();
        push_step(&mut place, field);
        self.broken.push(place);
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
            Some(b'n') if self.rest().starts_with("null") => Kind::Null,
            Some(b't') if self.rest().starts_with("true") => Kind::Bool,
            Some(b'f') if self.rest().starts_with("false") => Kind::Bool,
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
        for good in ["{}", "[]", " [1, -2.5e-3, {\"a\": [true, null]}] ", "\"\\ud83d\\ude00\""] {
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
        for text in [
            "NaN",
            "[Infinity]",
            "{\"a\":-Infinity}",
            "1e5",
            "-0",
            "[\"\\u00e9\"]",
            "\"\\x\"",
            "-",
            "1e",
            "[",
            "{\"a\" 1}",
            "nul",
            "\"\\u12g4\"",
        ] {
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
