//! The lexicon: words of both languages with their classes, found in a text by
//! one pass of an automaton, the longest from the left.

use std::sync::OnceLock;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use super::class::{Class, Classes};
use super::inflection;
use super::token::{Comparator, UnitKind};
use crate::order;

/// The words, packed by `build.rs`: a line for each language and set of classes.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
/// Simplified characters, each followed by its traditional form, in order.
const VARIANTS: &str = include_str!(concat!(env!("OUT_DIR"), "/variants.txt"));

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Word {
    /// Its classes.
    pub(crate) classes: Classes,
    /// True where the verb is written as one names it: `build`, not `built`.
    pub(crate) base: bool,
    /// For verbs that move an amount: downwards.
    pub(crate) down: bool,
    /// For words that compare.
    pub(crate) comparator: Comparator,
    /// For units.
    pub(crate) unit: UnitKind,
    /// For numbers, multiples, powers of ten and months.
    pub(crate) value: f64,
}

impl Word {
    /// True where the word is of the class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Takes in what another entry says of the same word.
    fn add(&mut self, other: Word) {
        self.classes.add(other.classes);
        self.base |= other.base;
        self.down |= other.down;
        if self.comparator == Comparator::Exactly {
            self.comparator = other.comparator;
        }
        if self.unit == UnitKind::None {
            self.unit = other.unit;
        }
        if self.value == 0.0 {
            self.value = other.value;
        }
    }

    /// Reads a class of the lexicon files with its note: `raise:down`.
    fn add_class(&mut self, field: &str) {
        let (name, note) = field.split_once(':').unwrap_or((field, ""));
        if let Some(class) = Class::from_word(name) {
            self.classes.add(Classes::of(&[class]));
        }
        self.down |= note == "down";
        self.comparator = Comparator::from_word(note).unwrap_or(self.comparator);
        self.unit = UnitKind::from_word(note).unwrap_or(self.unit);
        self.value = note.parse().unwrap_or(self.value);
    }
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    word: Word,
    length: usize,
    /// True where the term begins and ends with a Latin letter, so that it must
    /// not be part of a longer word.
    latin: bool,
    /// The longest shorter entry that this one begins with, a whole word.
    shorter: Option<usize>,
}

/// A word of the lexicon at a place of the folded text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) word: Word,
}

/// The automaton and what it finds.
pub(crate) struct Lexicon {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The lexicon that is compiled in.
    ///
    /// The only static of the engine: it is constant data that the language has
    /// no way to build at compile time, the same in every process.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Lexicon::build(&terms()))
    }

    fn build(terms: &[(String, Word)]) -> Lexicon {
        let place = |term: &str| terms.binary_search_by_key(&term, |(known, _)| known.as_str()).ok();
        let entry = |(term, word): &(String, Word)| Entry {
            word: *word,
            length: term.len(),
            latin: term.starts_with(|ch: char| ch.is_ascii_alphanumeric()),
            shorter: whole_word_prefixes(term).find_map(place),
        };
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(terms.iter().map(|(term, _)| term))
            .ok();
        debug_assert!(automaton.is_some(), "the lexicon is constant and a test builds it");
        Lexicon { automaton, entries: terms.iter().map(entry).collect() }
    }

    /// Finds the words of a folded text, from left to right.
    pub(crate) fn find(&self, text: &str, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else { return };
        let mut from = 0;
        // A match that is no whole word is passed over, or shortened to the
        // words that it begins with; the search then starts anew behind it.
        while let Some(next) = self.find_from(automaton, text, from, hits) {
            from = next;
        }
    }

    fn find_from(
        &self,
        automaton: &CharwiseDoubleArrayAhoCorasick<u32>,
        text: &str,
        from: usize,
        hits: &mut Vec<Hit>,
    ) -> Option<usize> {
        let rest = text.get(from..)?;
        for found in automaton.leftmost_find_iter(rest) {
            let (start, end) = (from + found.start(), from + found.end());
            let entry = self.entries.get(found.value() as usize)?;
            if !entry.latin || (starts_word(text, start) && ends_word(text, end, entry.word)) {
                hits.push(Hit { start, end, word: entry.word });
                continue;
            }
            if starts_word(text, start) {
                let shorter = entry.shorter.and_then(|at| self.entries.get(at));
                if let Some(shorter) = shorter {
                    let end = start + shorter.length;
                    hits.push(Hit { start, end, word: shorter.word });
                    return Some(end);
                }
            }
            return Some(word_end(text, start));
        }
        None
    }
}

/// The beginnings of a term that are whole words, the longest first.
fn whole_word_prefixes(term: &str) -> impl Iterator<Item = &str> {
    term.rmatch_indices([' ', '-']).filter_map(|(at, _)| term.get(..at))
}

fn is_letter(ch: char) -> bool {
    ch.is_ascii_alphabetic() || (!ch.is_ascii() && !super::scan::is_han(ch) && ch.is_alphabetic())
}

fn starts_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|ch| !is_letter(ch) && !ch.is_ascii_digit())
}

fn ends_word(text: &str, at: usize, word: Word) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    let after = rest.next();
    // `lower-case` is no verb.
    let compound = after == Some('-') && rest.next().is_some_and(|ch| ch.is_ascii_alphabetic());
    if compound && word.classes.any(Classes::VERBS) && !word.classes.any(Classes::NOUNS) {
        return false;
    }
    after.is_none_or(|ch| !is_letter(ch) && (!ch.is_ascii_digit() || word.is(Class::Metric)))
}

fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length: usize = rest.chars().take_while(|ch| is_letter(*ch) || ch.is_ascii_digit()).map(char::len_utf8).sum();
    at + length.max(1)
}

/// Every term with its word: the files' own, English inflections, and
/// traditional forms of Chinese ones.
/// In the order of the terms, each once.
fn terms() -> Vec<(String, Word)> {
    let mut terms = Vec::new();
    let mut add = |term: String, word: Word| terms.push((term, word));
    let variants = variants();
    for line in WORDS.lines() {
        let mut fields = line.split('\t');
        let (lang, classes) = fields.next().and_then(|group| group.split_once(' ')).unwrap_or_default();
        let word = word(classes);
        for term in fields {
            if lang == "en" {
                for (form, base) in inflection::forms(term, word.classes) {
                    add(form, Word { base, ..word });
                }
            } else if let Some(traditional) = traditional(term, &variants) {
                add(traditional, word);
            }
            add(term.to_owned(), word);
        }
    }
    let mut terms = order::sorted_by(terms, |left, right| left.0.cmp(&right.0));
    terms.dedup_by(|again, first| {
        let is_same = again.0 == first.0;
        if is_same {
            first.1.add(again.1);
        }
        is_same
    });
    terms
}

fn word(classes: &str) -> Word {
    let mut word = Word::default();
    classes.split(' ').for_each(|class| word.add_class(class));
    word.base = !word.is(Class::Past);
    word
}

fn variants() -> Vec<(char, char)> {
    let mut letters = VARIANTS.chars();
    std::iter::from_fn(|| letters.next().zip(letters.next())).collect()
}

/// A term in traditional characters; `None` where it is the same.
fn traditional(term: &str, variants: &[(char, char)]) -> Option<String> {
    let variant = |letter: char| {
        let at = variants.binary_search_by_key(&letter, |(simplified, _)| *simplified).ok()?;
        variants.get(at).map(|(_, traditional)| *traditional)
    };
    let written: String = term.chars().map(|letter| variant(letter).unwrap_or(letter)).collect();
    (written != term).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut hits = Vec::new();
        Lexicon::get().find(text, &mut hits);
        hits.iter().filter_map(|hit| text.get(hit.start..hit.end)).collect()
    }

    #[test]
    fn every_word_is_found_as_itself() {
        let step = if cfg!(miri) { 7 } else { 1 };
        for (term, _) in terms().iter().step_by(step) {
            assert_eq!(found(&format!("( {term} )")), [term]);
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn every_line_of_the_files_is_read() {
        let files = [
            include_str!("../lexicon/verbs.tsv"),
            include_str!("../lexicon/nouns.tsv"),
            include_str!("../lexicon/metrics.tsv"),
            include_str!("../lexicon/numbers.tsv"),
            include_str!("../lexicon/markers.tsv"),
        ];
        let terms = terms();
        for file in files {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let row: Vec<&str> = line.split('\t').collect();
                assert!(terms.iter().any(|(term, _)| term == row[0]), "{row:?}");
                assert!((3..=4).contains(&row.len()), "{row:?}");
                assert!(row[1] == "en" || row[1] == "zh", "{row:?}");
                assert_eq!(row[0], row[0].to_lowercase(), "{row:?}");
                for class in row[2].split(' ') {
                    let (name, note) = class.split_once(':').unwrap_or((class, ""));
                    assert!(Class::from_word(name).is_some(), "{row:?}");
                    let known = Comparator::from_word(note).is_some()
                        || UnitKind::from_word(note).is_some()
                        || note.parse::<f64>().is_ok()
                        || ["", "up", "down"].contains(&note);
                    assert!(known, "{row:?}");
                }
            }
        }
        assert!(Lexicon::get().automaton.is_some());
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn latin_words_are_whole_words() {
        assert_eq!(found("improvement"), ["improvement"]);
        assert_eq!(found("approve"), ["approve"]);
        assert!(found("unbuilding xapp").is_empty());
        assert_eq!(found("提升dau50万"), ["提升", "dau"]);
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn a_phrase_cut_short_leaves_its_first_words() {
        assert_eq!(found("net promoter scoreboard launch"), ["net", "launch"]);
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn the_longer_phrase_vetoes_the_shorter() {
        assert_eq!(found("统一"), ["统一"]);
        assert_eq!(found("效率"), ["效率"]);
        assert_eq!(found("double down"), ["double down"]);
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn traditional_forms_are_known() {
        assert_eq!(found("提高訂單量"), ["提高", "訂單量"]);
    }
}
