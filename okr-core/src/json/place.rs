//! Where in a document something stands, and the checks that need to know.

use std::fmt::Write as _;

use crate::codes::Code;
use crate::problem::Problem;

use super::limits::{ID_BYTES, Limits, NOTE_CHARS, NUMBER_BOUND, TITLE_CHARS};
use super::near::Near;
use super::visible::is_blank;

/// A place in a document: a chain of steps on the stack, turned into a JSON
/// pointer only when a problem needs one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    /// The whole document.
    Root,
    /// A field of the object at a place.
    Field(&'a Place<'a>, &'a str),
    /// An item of the list at a place.
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    pub(crate) fn field(&'a self, name: &'a str) -> Place<'a> {
        Place::Field(self, name)
    }

    pub(crate) fn item(&'a self, index: usize) -> Place<'a> {
        Place::Item(self, index)
    }

    /// How many levels deep the value at this place is nested; the root is 1.
    pub(crate) fn depth(&self) -> u32 {
        let mut depth = 1;
        let mut place = self;
        while let Place::Field(parent, _) | Place::Item(parent, _) = place {
            depth += 1;
            place = parent;
        }
        depth
    }

    /// The JSON pointer (RFC 6901).
    pub(crate) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut place = self;
        loop {
            match place {
                Place::Root => break,
                Place::Field(parent, _) | Place::Item(parent, _) => {
                    steps.push(place);
                    place = parent;
                }
            }
        }
        let mut text = String::new();
        for step in steps.into_iter().rev() {
            match step {
                Place::Root => {}
                Place::Field(_, name) => push_step(&mut text, name),
                Place::Item(_, index) => {
                    let _ = write!(text, "/{index}");
                }
            }
        }
        text
    }
}

/// Appends `/name` with the two escapes of RFC 6901.
pub(crate) fn push_step(pointer: &mut String, name: &str) {
    pointer.push('/');
    for letter in name.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// What every value of a document is checked for by its own type, and where the
/// problems go.
#[derive(Debug)]
pub(crate) struct Checks<'l> {
    pub(crate) problems: Vec<Problem>,
    pub(crate) limits: &'l Limits,
    /// What may be spent on looking for near names.
    pub(crate) near: Near,
    /// How many levels deeper than its place the value will stand in the document.
    pub(crate) deeper: u32,
}

impl<'l> Checks<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Checks<'l> {
        Checks { problems: Vec::new(), limits, near: Near::default(), deeper: 0 }
    }

    pub(crate) fn raise(&mut self, problem: Problem) {
        // One beyond the limit is kept, so that the end knows that there were more.
        if self.problems.len() <= self.limits.problems as usize {
            self.problems.push(problem);
        }
    }

    pub(crate) fn id(&mut self, id: &str, place: &Place<'_>) {
        if id.is_empty() {
            self.raise(Problem::new(Code::IdEmpty, place.pointer()));
        } else if id.len() > ID_BYTES {
            let problem = Problem::new(Code::IdTooLong, place.pointer());
            self.raise(problem.with("length", id.len()).with("limit", ID_BYTES));
        } else if has_control(id) {
            self.raise(Problem::new(Code::IdControlCharacter, place.pointer()));
        }
    }

    pub(crate) fn title(&mut self, text: &str, place: &Place<'_>) {
        if is_blank(text) {
            self.raise(Problem::new(Code::TextEmpty, place.pointer()));
        }
        self.length(text, TITLE_CHARS, place);
    }

    pub(crate) fn note(&mut self, text: &str, place: &Place<'_>) {
        self.length(text, NOTE_CHARS, place);
    }

    fn length(&mut self, text: &str, limit: usize, place: &Place<'_>) {
        if text.len() <= limit {
            return;
        }
        let length = text.chars().count();
        if length > limit {
            let problem = Problem::new(Code::TextTooLong, place.pointer());
            self.raise(problem.with("length", length).with("limit", limit));
        }
    }

    pub(crate) fn number(&mut self, number: f64, place: &Place<'_>) {
        if !is_usable(number) {
            self.outside(number, -NUMBER_BOUND, NUMBER_BOUND, place);
        }
    }

    /// Raises `weight.negative` for the weight of the thing at a place.
    pub(crate) fn weight(&mut self, weight: Option<f64>, place: &Place<'_>) {
        if let Some(weight) = weight.filter(|weight| is_usable(*weight) && *weight < 0.0) {
            let problem = Problem::new(Code::WeightNegative, place.field("weight").pointer());
            self.raise(problem.with("number", weight));
        }
    }

    /// Raises `number.out-of-range` unless the number is inside.
    pub(crate) fn range(&mut self, number: f64, least: f64, most: f64, place: &Place<'_>) {
        if is_usable(number) && !(least..=most).contains(&number) {
            self.outside(number, least, most, place);
        }
    }

    fn outside(&mut self, number: f64, least: f64, most: f64, place: &Place<'_>) {
        let problem = Problem::new(Code::NumberOutOfRange, place.pointer());
        self.raise(problem.with("number", number).with("least", least).with("most", most));
    }
}

/// Whether a number is one that documents may hold at all. One that is not was told
/// as that when it was read, and nothing more is said about it.
pub(crate) fn is_usable(number: f64) -> bool {
    number.abs() <= NUMBER_BOUND
}

fn has_control(id: &str) -> bool {
    // C0, DEL, and C1 (U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F).
    if id.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
        return true;
    }
    !id.is_ascii() && id.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_escape_and_count() {
        let root = Place::Root;
        let list = root.field("a/b~c");
        let item = list.item(3);
        assert_eq!(item.pointer(), "/a~1b~0c/3");
        assert_eq!(item.depth(), 3);
        assert_eq!(root.pointer(), "");
    }
}
