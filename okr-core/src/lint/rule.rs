//! A rule: everything that is known of it, in one place.

use std::borrow::Cow;

use super::rules::sample;
use super::scene::{KeyResultAt, Scene};
use super::sink::Sink;
use super::text::Text;
use crate::codes::{Code, Severity};
use crate::lang::{Lang, Term};

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The words of an objective.
    Objective,
    /// The words and the measure of a key result.
    KeyResult,
    /// How many, how heavy, whose: an owner's set of OKRs.
    Set,
    /// How objectives and key results hang together.
    Alignment,
    /// How OKRs are lived with over a cycle.
    Process,
    /// What may deceive those who read it.
    Safety,
}

impl Category {
    /// The word used in answers.
    pub const fn word(self) -> &'static str {
        match self {
            Category::Objective => "objective",
            Category::KeyResult => "keyResult",
            Category::Set => "set",
            Category::Alignment => "alignment",
            Category::Process => "process",
            Category::Safety => "safety",
        }
    }
}

/// An example of a rule: a text, or a document for rules about structure.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The language of the example.
    pub lang: Lang,
    /// What the rule points at: words of the text, or a JSON pointer; empty for
    /// a good example.
    pub at: &'static str,
    written: Written,
}

/// How an example is kept.
#[derive(Clone, Copy, Debug)]
enum Written {
    Whole(&'static str),
    /// What a document has besides the organisation of the sample.
    Sample(&'static str),
}

impl Example {
    /// The text, or the document as JSON.
    pub fn text(&self) -> Cow<'static, str> {
        match self.written {
            Written::Whole(text) => Cow::Borrowed(text),
            Written::Sample(body) => Cow::Owned(sample::document(self.lang, body)),
        }
    }

    pub(super) const fn bad(lang: Lang, text: &'static str, at: &'static str) -> Example {
        Example { lang, at, written: Written::Whole(text) }
    }

    pub(super) const fn good(lang: Lang, text: &'static str) -> Example {
        Example::bad(lang, text, "")
    }

    pub(super) const fn bad_sample(lang: Lang, body: &'static str, at: &'static str) -> Example {
        Example { lang, at, written: Written::Sample(body) }
    }

    pub(super) const fn good_sample(lang: Lang, body: &'static str) -> Example {
        Example::bad_sample(lang, body, "")
    }
}

/// What a rule flags and what it lets pass, at least two of each a language.
#[derive(Clone, Copy, Debug)]
pub struct Examples {
    /// Flagged, at the place named.
    pub bad: &'static [Example],
    /// Let pass.
    pub good: &'static [Example],
}

/// The check itself.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// Of the words of each objective.
    Objective(fn(&Text<'_>, &mut Sink<'_>)),
    /// Of the words of each key result.
    KeyResult(fn(&Text<'_>, &mut Sink<'_>)),
    /// Of the words of each objective and each key result.
    Title(fn(&Text<'_>, &mut Sink<'_>)),
    /// Of the words of each key result, and of the structure of a workspace.
    KeyResultAnd(fn(&Text<'_>, &mut Sink<'_>), fn(Scene<'_>, &mut Sink<'_>)),
    /// Of the words of each key result held against its fields.
    Measured(fn(&Text<'_>, KeyResultAt<'_>, &mut Sink<'_>)),
    /// Of the characters of each title and name.
    Written(fn(&str, &mut Sink<'_>)),
    /// Of the structure of a workspace, once.
    Workspace(fn(Scene<'_>, &mut Sink<'_>)),
    /// Of the silences, after every other rule; the run itself does it.
    Silences,
}

/// A lint rule.
///
/// The documentation page, the catalogue and the tests of the examples are made
/// from this one place.
pub struct Rule {
    pub(super) code: Code,
    pub(super) category: Category,
    pub(super) source: Term,
    pub(super) title: Term,
    pub(super) explanation: Term,
    pub(super) examples: Examples,
    pub(super) check: Check,
}

impl Rule {
    /// The code of its findings; name, number, message and help hang on it.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What it looks at.
    pub fn category(&self) -> Category {
        self.category
    }

    /// The severity where no profile says otherwise.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Where the rule comes from.
    pub fn source(&self, lang: Lang) -> &'static str {
        self.source.text(lang)
    }

    /// What it flags, in a few words.
    pub fn title(&self, lang: Lang) -> &'static str {
        self.title.text(lang)
    }

    /// Why it flags that, and when it does not.
    pub fn explanation(&self, lang: Lang) -> &'static str {
        self.explanation.text(lang)
    }

    /// What it flags and what it lets pass.
    pub fn examples(&self) -> Examples {
        self.examples
    }
}
