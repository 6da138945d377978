//! The one walk over a text: lexicon, amounts, dates, blanks, mentions, breaks.

use super::amount;
use super::blank;
use super::bracket;
use super::class::{Class, Classes};
use super::date;
use super::fold::{Folded, Letters};
use super::lexicon::{Hit, Lexicon, Word};
use super::span::Span;
use super::token::{Break, Kind, Token};

/// True for the characters of Chinese words.
pub(crate) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

/// The tokens of a text in its order, with places in the text as it was written,
/// and the letters it is written in.
pub(crate) fn scan(original: &str) -> (Vec<Token>, Letters) {
    let folded = Folded::new(original);
    let mut scan = Scan::new(original, &folded);
    while scan.step() {}
    (scan.finish(), folded.letters())
}

/// The state of the walk. Places are of the folded text until the end.
pub(super) struct Scan<'t> {
    original: &'t str,
    folded: &'t Folded,
    text: &'t str,
    hits: Vec<Hit>,
    next_hit: usize,
    at: usize,
    tokens: Vec<Token>,
}

impl<'t> Scan<'t> {
    fn new(original: &'t str, folded: &'t Folded) -> Scan<'t> {
        let text = folded.as_str();
        let mut hits = Vec::with_capacity(text.len() / 6 + 4);
        Lexicon::get().find(text, &mut hits);
        let tokens = Vec::with_capacity(hits.len() * 2 + 4);
        Scan { original, folded, text, hits, next_hit: 0, at: 0, tokens }
    }

    /// The folded text from an offset on; empty behind its end.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The folded words of a place.
    pub(super) fn words(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The words of a place as they were written.
    pub(super) fn written(&self, start: usize, end: usize) -> &'t str {
        let (start, end) = (self.folded.original(start), self.folded.original(end));
        self.original.get(start..end).unwrap_or_default()
    }

    /// The character at an offset.
    pub(super) fn peek(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// The character before an offset.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The offset behind the spaces at an offset.
    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + (rest.len() - rest.trim_start_matches(' ').len())
    }

    /// The lexicon's word that begins at an offset, not before the walk's place.
    pub(super) fn hit_at(&self, at: usize) -> Option<Hit> {
        let hits = self.hits.get(self.next_hit..)?;
        hits.iter().take_while(|hit| hit.start <= at).find(|hit| hit.start == at).copied()
    }

    /// A word of a class at an offset, spaces before it aside.
    pub(super) fn hit_of(&self, at: usize, class: Class) -> Option<Hit> {
        self.hit_at(self.skip_spaces(at)).filter(|hit| hit.word.is(class))
    }

    /// The tokens found so far.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The last token, where nothing but spaces stands between it and an offset.
    pub(super) fn last_beside(&self, at: usize) -> Option<&Token> {
        let last = self.tokens.last()?;
        let between = self.words(last.span.end as usize, at);
        between.bytes().all(|byte| byte == b' ').then_some(last)
    }

    /// The lexicon's word beside an offset, on its left.
    pub(super) fn word_beside(&self, at: usize) -> Option<Word> {
        match self.last_beside(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Adds a token and goes on behind it.
    pub(super) fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.tokens.push(Token { span: Span::new(start, end), kind });
        self.at = self.at.max(end);
    }

    /// Takes the last token back, to become part of a larger one.
    pub(super) fn take_last(&mut self) -> Option<Token> {
        self.tokens.pop()
    }

    /// The tokens found so far, to be changed in the light of what follows.
    pub(super) fn tokens_mut(&mut self) -> &mut [Token] {
        &mut self.tokens
    }

    /// Reads what stands at the walk's place; false at the end of the text.
    fn step(&mut self) -> bool {
        let Some(ch) = self.peek(self.at) else { return false };
        while self.hits.get(self.next_hit).is_some_and(|hit| hit.start < self.at) {
            self.next_hit += 1;
        }
        let before = self.at;
        if ch == ' ' {
            self.at += 1;
        } else {
            self.read(ch);
        }
        // Whatever the readers do, the walk goes on.
        if self.at <= before {
            self.at = before + ch.len_utf8();
        }
        true
    }

    fn read(&mut self, ch: char) {
        let at = self.at;
        let hit = self.hit_at(at);
        if hit.is_some_and(|hit| is_only_a_word(ch, hit.word)) {
            return self.read_word(hit);
        }
        let found = bracket::read(self, ch, at)
            || blank::read(self, ch, at, hit)
            || date::read(self, ch, at, hit)
            || amount::read(self, ch, at, hit);
        if found {
            return;
        }
        if hit.is_some() {
            return self.read_word(hit);
        }
        if !is_han(ch) && ch.is_alphanumeric() {
            self.read_latin(at);
        } else if is_han(ch) {
            self.read_han(at, ch);
        } else if let Some(kind) = break_of(ch, self.peek(at + ch.len_utf8())) {
            self.push(at, at + ch.len_utf8(), Kind::Break(kind));
        }
    }

    fn read_word(&mut self, hit: Option<Hit>) {
        if let Some(hit) = hit {
            self.push(hit.start, hit.end, Kind::Word(hit.word));
        }
    }

    fn read_latin(&mut self, at: usize) {
        let end = at + latin_length(self.rest(at));
        let digits = self.words(at, end).bytes().any(|byte| byte.is_ascii_digit());
        let capitals = !self.written(at, end).chars().any(char::is_lowercase);
        self.push(at, end, if digits { Kind::Code } else { Kind::Latin { capitals } });
    }

    fn read_han(&mut self, at: usize, ch: char) {
        let end = at + ch.len_utf8();
        let last = self.tokens.last_mut();
        if let Some(last) = last.filter(|last| last.kind == Kind::Han && last.span.end as usize == at) {
            last.span = last.span.to(Span::new(at, end));
            self.at = end;
            return;
        }
        self.push(at, end, Kind::Han);
    }

    fn finish(mut self) -> Vec<Token> {
        bracket::label(&mut self);
        let folded = self.folded;
        for token in &mut self.tokens {
            let original = |at: u32| folded.original(at as usize);
            token.span = Span::new(original(token.span.start), original(token.span.end));
        }
        self.tokens
    }
}

/// True where a word of the lexicon can be nothing but that: it begins with a
/// letter, and no amount, date or open place begins with it. Most words are such.
fn is_only_a_word(ch: char, word: Word) -> bool {
    const MORE: Classes = Classes::of(&[
        Class::Number,
        Class::Multiple,
        Class::Date,
        Class::Month,
        Class::Pending,
        Class::Clause,
        Class::Lead,
        Class::Rank,
        Class::Standard,
    ]);
    word.is(Class::Protect) || (!word.classes.any(MORE) && (is_han(ch) || ch.is_alphabetic()))
}

/// The length of the Latin letters and digits at the beginning of a text; marks
/// inside a word (`don't`, `A/B`) belong to it.
pub(super) fn latin_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let inner = matches!(ch, '\'' | '.' | '&' | '_')
            && length > 0
            && chars.peek().is_some_and(|next| next.is_ascii_alphanumeric());
        if !inner && (is_han(ch) || !ch.is_alphanumeric()) {
            break;
        }
        length += ch.len_utf8();
    }
    length
}

fn break_of(ch: char, next: Option<char>) -> Option<Break> {
    match ch {
        '、' => Some(Break::Item),
        ',' | '，' | '/' | '|' => Some(if ch == '/' || ch == '|' { Break::Item } else { Break::Clause }),
        '.' if next.is_some_and(|next| !next.is_whitespace()) => None,
        '.' | ';' | '。' | '!' | '?' | '\n' | '\r' | '；' => Some(Break::Sentence),
        '(' | ')' | ':' | '-' if ch != '-' || next == Some(' ') => Some(Break::Clause),
        _ => None,
    }
}
