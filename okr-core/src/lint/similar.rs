//! How alike two titles are: pairs of neighbouring letters, so that Chinese needs no words.
//!
//! Days, amounts, small words and words of helping are left out first, amounts are compared
//! apart: whoever writes "support" before the superior's words, or adds a deadline, has copied.

use std::cell::OnceCell;

use super::text::{Class, Kind, QuantityKind, Role, Text, TextContext, Token, is_han};
use crate::order;
use crate::workspace::Workspace;

/// From here on two titles say the same. What two levels of one large company really have in
/// common stays below: half of all pairs under 0.25, 99 of 100 under 0.77.
const SAME: f64 = 0.80;
/// From here on a title is held in another whole.
const HELD: f64 = 0.90;
/// Titles with fewer pairs of letters are alike by chance.
const FEWEST: usize = 3;

/// A title as it is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Canonical {
    /// The pairs of neighbouring letters, in order.
    pairs: Vec<u64>,
    /// The bits of the amounts, each once, in order.
    numbers: Vec<u64>,
    /// Beginnings of Latin words, and Chinese characters by two, in order.
    words: Vec<u64>,
    /// The letters without the words that move: what is measured.
    pub(super) subject: String,
    /// Whether the one word that moves says down; `None` without such a word, or with several.
    pub(super) falls: Option<bool>,
}

/// How two titles stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Each says something of its own.
    Apart,
    /// The same words with other amounts.
    Split,
    /// The same words, and no other amounts.
    Copied,
}

impl Canonical {
    pub(super) fn new(written: &str) -> Canonical {
        let text = Text::new(written, TextContext::default());
        let mut numbers = Vec::new();
        let mut canonical = Canonical::default();
        let mut letters = String::new();
        let mut moving = text.tokens().iter().filter(|token| token.is(Class::Raise)).filter_map(Token::word);
        let verb = moving.next();
        canonical.falls = verb.filter(|_| moving.next().is_none()).map(|verb| verb.down);
        // `Boats that land here: from 12 to 40` is about its topic.
        let topics = text.topics().iter().map(|topic| letters_of(topic.of(text.written())));
        for topic in topics.filter(|topic| !is_number_of_item(topic)) {
            letters.push_str(&topic);
            canonical.subject.push_str(&topic);
        }
        for token in text.tokens() {
            match token.kind {
                Kind::Quantity(_) if text.is_article(token) => {}
                Kind::Quantity(quantity) if quantity.role != Role::Attribute => {
                    let changes = quantity.kind == QuantityKind::FromTo;
                    let other = quantity.other.filter(|_| !changes);
                    numbers.extend(
                        [Some(quantity.value), other].into_iter().flatten().map(|number| (number + 0.0).to_bits()),
                    );
                }
                Kind::Word(_) if SMALL.iter().any(|class| token.is(*class)) => {}
                Kind::Word(_) | Kind::Latin { .. } | Kind::Han | Kind::Code | Kind::Quantity(_) => {
                    let own = letters_of(token.span.of(text.written()));
                    letters.push_str(&own);
                    canonical.words.extend(words_of(&own));
                    if !MOVING.iter().any(|class| token.is(*class)) {
                        canonical.subject.push_str(&own);
                    }
                }
                _ => {}
            }
        }
        let next = letters.chars().skip(1);
        let pairs = letters.chars().zip(next).map(|(left, right)| packed(&[left, right]));
        canonical.pairs = order::sorted_by(pairs.collect(), u64::cmp);
        canonical.words = order::sorted_by(canonical.words, u64::cmp);
        canonical.numbers = order::sorted_by(numbers, u64::cmp);
        canonical.numbers.dedup();
        canonical
    }

    /// How this, the lower one, stands to another.
    pub(super) fn likeness(&self, upper: &Canonical) -> Likeness {
        let (dice, held) = self.shared_with(upper);
        if dice < SAME && held < HELD {
            return Likeness::Apart;
        }
        // An amount that is left out is no other one.
        let is_same = common(&self.numbers, &upper.numbers) == self.numbers.len();
        if is_same { Likeness::Copied } else { Likeness::Split }
    }

    /// True where both say the same with the same amounts, neither more than the other.
    pub(super) fn is_twin_of(&self, other: &Canonical) -> bool {
        self.numbers == other.numbers && self.shared_with(other).0 >= HELD
    }

    /// What part of both is the same (Dice's coefficient), and what part of this one is held
    /// in the other; 0 where one is too short to tell.
    fn shared_with(&self, other: &Canonical) -> (f64, f64) {
        let (own, others) = (self.pairs.len(), other.pairs.len());
        if own < FEWEST || others < FEWEST {
            return (0.0, 0.0);
        }
        let common = common(&self.pairs, &other.pairs) as f64;
        (2.0 * common / (own + others) as f64, common / own as f64)
    }

    /// True where a word of one may be a word of the other: two Chinese characters in a row,
    /// or the first four letters of a Latin word.
    pub(super) fn shares_a_word_with(&self, other: &Canonical) -> bool {
        common(&self.words, &other.words) > 0
    }

    /// One of [`PRINTS`] short prints, of which two titles that say the same share at least
    /// one, nearly always; none of a title that is too short.
    ///
    /// Three smallest hashes make a print: titles with a likeness of 0.80 have two of three
    /// pairs in common, so that one of sixteen prints is the same in 997 of 1,000 cases.
    pub(super) fn print(&self, print: u64) -> Option<u64> {
        let rows = (0..ROWS).map(|row| {
            let seed = mixed(print * ROWS + row + 1);
            self.pairs.iter().map(|pair| mixed(pair ^ seed)).min().unwrap_or_default()
        });
        let print = rows.fold(mixed(print), |print, row| mixed(print ^ row));
        (self.pairs.len() >= FEWEST).then_some(print)
    }
}

/// How many prints a title has.
pub(super) const PRINTS: u64 = 16;
const ROWS: u64 = 3;

/// What says nothing of its own.
const SMALL: [Class; 8] = [
    Class::To,
    Class::From,
    Class::Until,
    Class::DateEnd,
    Class::Compare,
    Class::Determiner,
    Class::Preposition,
    Class::Helper,
];

/// What says that something moves, and not what.
const MOVING: [Class; 5] = [Class::Raise, Class::Better, Class::Reach, Class::Keep, Class::Amount];

/// Chinese particles, which come and go.
const PARTICLES: [char; 8] = ['的', '地', '得', '各', '和', '与', '及', '了'];

/// The letters and digits, in lower case.
fn letters_of(words: &str) -> String {
    let letters = words.chars().filter(|ch| ch.is_alphanumeric() && !PARTICLES.contains(ch));
    letters.flat_map(char::to_lowercase).collect()
}

/// How many letters of a Latin word make it the same word.
const STEM: usize = 4;

/// What a piece of a title may share with another title.
fn words_of(own: &str) -> Vec<u64> {
    let letters: Vec<char> = own.chars().collect();
    if letters.first().is_some_and(|ch| is_han(*ch)) {
        return letters.windows(2).map(packed).collect();
    }
    letters.get(..STEM).map(packed).into_iter().collect()
}

/// A few letters as one number: two of any script, four Latin ones.
fn packed(letters: &[char]) -> u64 {
    let bits = if letters.len() > 2 { 16 } else { 32 };
    letters.iter().fold(0, |packed, letter| packed << bits | u64::from(*letter))
}

/// `KR1`, `2`, `目标一`: which item it is, and not what it is about.
fn is_number_of_item(topic: &str) -> bool {
    let names = ["objective", "keyresult", "kr", "o", "目标", "关键结果"];
    let number = names.iter().find_map(|name| topic.strip_prefix(name)).unwrap_or(topic);
    number.chars().all(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
}

/// How many pairs two sorted lists have in common, each as often as in both.
fn common(left: &[u64], right: &[u64]) -> usize {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut count = 0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                count += 1;
                left.next();
                right.next();
            }
        }
    }
    count
}

/// The same number for the same number on every machine, its bits well mixed.
fn mixed(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The titles of a workspace as they are compared, read when the first rule asks.
#[derive(Default)]
pub(super) struct Titles {
    objectives: OnceCell<Vec<Canonical>>,
    key_results: OnceCell<Vec<Canonical>>,
}

impl Titles {
    /// Of the objectives, in document order; an opaque one is like nothing.
    pub(super) fn objectives(&self, workspace: &Workspace) -> &[Canonical] {
        self.objectives.get_or_init(|| {
            let objectives = workspace.document().objectives.iter();
            objectives.map(|objective| canonical(objective.title.as_deref())).collect()
        })
    }

    /// Of all key results, in document order.
    pub(super) fn key_results(&self, workspace: &Workspace) -> &[Canonical] {
        self.key_results.get_or_init(|| {
            let objectives = workspace.document().objectives.iter();
            let key_results = objectives.flat_map(|objective| &objective.key_results);
            key_results.map(|key_result| canonical(key_result.title.as_deref())).collect()
        })
    }
}

fn canonical(title: Option<&str>) -> Canonical {
    title.map(Canonical::new).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(lower: &str, upper: &str) -> Likeness {
        Canonical::new(lower).likeness(&Canonical::new(upper))
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn copies_are_seen_through_helpers_days_and_amounts() {
        let upper = "Halve the waiting at the harbour gate by March 15";
        assert_eq!(likeness("Support halving the waiting at the harbour gate", upper), Likeness::Copied);
        assert_eq!(likeness("Win back the fishers who left", upper), Likeness::Apart);
        assert_eq!(likeness("协助让县城门店当日补货", "6 月底前让县城门店当日补货"), Likeness::Copied);
        assert_eq!(likeness("县城门店带新会员 200 人", "县城门店带新会员 5000 人"), Likeness::Split);
        assert_eq!(likeness("冷链", "冷链"), Likeness::Apart);
        assert_eq!(
            likeness("Boats that land here: from 12 to 40", "Boats that land here: from 12 to 40"),
            Likeness::Copied
        );
        assert_eq!(likeness("KR1: 冷链损耗率降到 2%", "冷链的损耗率降到 2%"), Likeness::Copied);
        assert_eq!(likeness("在城东组建一个夜间配送团队", "在城东组建夜间配送团队"), Likeness::Copied);
    }

    #[test]
    #[cfg_attr(miri, ignore = "there the lexicon has few words")]
    fn titles_that_say_the_same_share_a_print() {
        let (one, other) = ("让县城门店每天当日补货到货架", "让县城各门店每天当日补货到货架上");
        let (one, other) = (Canonical::new(one), Canonical::new(other));
        assert_eq!(one.likeness(&other), Likeness::Copied);
        let share =
            |one: &Canonical, other: &Canonical| (0..PRINTS).any(|print| one.print(print) == other.print(print));
        assert!(share(&one, &other));
        assert!(!share(&one, &Canonical::new("把夜间配送跑通覆盖全城")));
    }
}
