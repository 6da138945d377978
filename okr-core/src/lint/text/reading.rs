//! A scanned text with the questions that rules ask of it.

use super::claim::{self, Claim};
use super::class::{Class, Classes};
use super::fold::Letters;
use super::lexicon::Word;
use super::scan::scan;
use super::span::Span;
use super::token::{Blank, Break, Kind, Quantity, Role, Token};

/// The language that a text is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Chinese, perhaps with Latin words in it.
    Chinese,
    /// English.
    English,
    /// None that the rules read, or too short to be read.
    Unread,
}

/// What is known of a text beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextContext<'a> {
    /// The objective that a key result belongs to.
    #[expect(dead_code, reason = "for the rules that hold a key result against its objective")]
    pub(crate) objective: Option<&'a str>,
    /// Whether fields of the document hold the value to reach.
    pub(crate) measured: bool,
    /// Whether it is declared to be either done or not.
    pub(crate) binary: bool,
    /// Whether fields of the document hold the day on which it is due.
    pub(crate) dated: bool,
}

/// A text as rules read it.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    written: &'a str,
    tokens: Vec<Token>,
    /// What stands before colons, and the numbers of list items.
    topics: Vec<Span>,
    /// The classes of all its words together.
    classes: Classes,
    script: Script,
    context: TextContext<'a>,
}

impl<'a> Text<'a> {
    /// Reads a text.
    pub(crate) fn new(written: &'a str, context: TextContext<'a>) -> Text<'a> {
        let (mut tokens, letters) = scan(written);
        let labels = tokens.iter().filter(|token| token.kind == Kind::Label);
        let topics = labels.map(|token| token.span).collect();
        // Tags, topics and mentions are about the text, not of it.
        tokens.retain(|token| !matches!(token.kind, Kind::Tag | Kind::Label | Kind::Mention));
        let mut classes = Classes::default();
        tokens.iter().filter_map(Token::word).for_each(|word| classes.add(word.classes));
        let script = script(letters, classes, &tokens);
        Text { written, tokens, topics, classes, script, context }
    }

    /// What stands before colons, and the numbers of list items.
    pub(crate) fn topics(&self) -> &[Span] {
        &self.topics
    }

    /// What it claims, read as a key result.
    pub(crate) fn claim(&self) -> Claim {
        claim::read(self)
    }

    /// True where one can tell the day on which it counts: by a date, or by somebody's
    /// acceptance.
    pub(crate) fn is_settled(&self) -> bool {
        self.is_accepted() || self.context.dated || self.has_deadline()
    }

    /// True where somebody else has to accept it.
    pub(crate) fn is_accepted(&self) -> bool {
        self.has(Class::Accept) || (self.has(Class::Award) && self.has(Class::Reach))
    }

    /// True where a date says when something is due.
    pub(crate) fn has_deadline(&self) -> bool {
        self.clauses().any(|clause| {
            let is_due = |(at, token): (usize, &Token)| match token.kind {
                Kind::Date(date) => date.deadline || at == 0 || at + 1 == clause.len(),
                // `before the season opens`, `开学前`: an event is a day as well.
                Kind::Word(_) if at > 0 => match token.span.of(self.written) {
                    "before" => at + 1 < clause.len(),
                    "前" | "之前" | "以前" => true,
                    _ => false,
                },
                _ => false,
            };
            clause.iter().enumerate().any(is_due)
        })
    }

    /// The text as it was written.
    pub(crate) fn written(&self) -> &'a str {
        self.written
    }

    /// What is known of it beside its words.
    pub(crate) fn context(&self) -> TextContext<'a> {
        self.context
    }

    /// The parts that a verb opens, one by one.
    pub(crate) fn aims(&self) -> Vec<Span> {
        claim::aims(self)
    }

    /// The language that it is read as.
    pub(crate) fn script(&self) -> Script {
        self.script
    }

    /// Its content in order: no tags, topics or mentions.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Its clauses, none of them empty.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &[Token]> {
        let ends = |token: &Token| matches!(token.kind, Kind::Break(Break::Clause | Break::Sentence));
        self.tokens.split(ends).filter(|clause| !clause.is_empty())
    }

    /// Where its content stands, from the first word to the last.
    pub(crate) fn content(&self) -> Option<Span> {
        // A change from one value to another stands where it begins and ends behind what is between.
        let words = self.tokens.iter().filter(|token| !matches!(token.kind, Kind::Break(_)));
        words.map(|token| token.span).reduce(Span::to)
    }

    /// Its amounts.
    pub(crate) fn quantities(&self) -> impl Iterator<Item = Quantity> {
        self.tokens.iter().filter_map(|token| match token.kind {
            Kind::Quantity(quantity) => Some(quantity),
            _ => None,
        })
    }

    /// `a team`, `一个团队`: one that is not counted.
    pub(crate) fn is_article(&self, token: &Token) -> bool {
        let in_digits = || token.span.of(self.written).contains(|ch: char| ch.is_ascii_digit());
        matches!(token.kind, Kind::Quantity(quantity) if quantity.value == 1.0) && !in_digits()
    }

    /// Its amounts with their places.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = (Span, Quantity)> {
        self.tokens.iter().filter_map(|token| match token.kind {
            Kind::Quantity(quantity) => Some((token.span, quantity)),
            _ => None,
        })
    }

    /// True where an amount says how much is to be reached.
    pub(crate) fn has_value(&self) -> bool {
        self.quantities().any(|quantity| quantity.role == Role::Value)
    }

    /// True where something of the kind was never filled in.
    pub(crate) fn has_blank(&self, blank: Blank) -> bool {
        self.tokens.iter().any(|token| token.kind == Kind::Blank(blank))
    }

    /// True where a word of the class stands in it.
    pub(crate) fn has(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

impl Token {
    /// The lexicon's word, where the token is one.
    pub(crate) fn word(&self) -> Option<Word> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// True where it is a word of the class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.word().is_some_and(|word| word.is(class))
    }
}

fn script(letters: Letters, classes: Classes, tokens: &[Token]) -> Script {
    if letters.han + letters.ascii < 2 || letters.other > 0 {
        return Script::Unread;
    }
    if letters.han > 0 {
        return Script::Chinese;
    }
    if letters.accented == 0 && !classes.has(Class::Foreign) {
        return Script::English;
    }
    let foreign = tokens.iter().filter(|token| token.is(Class::Foreign)).count();
    let accented = letters.accented as usize;
    if foreign >= 2 || accented >= 2 || foreign + accented >= 2 { Script::Unread } else { Script::English }
}
