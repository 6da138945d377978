//! What was never filled in: `xx%`, `X 月`, `TBD`, `___`.

use super::class::{Class, Classes};
use super::lexicon::Hit;
use super::number;
use super::scan::{Scan, is_han, latin_length};
use super::token::{Blank, Kind};

/// Reads an open place; false where there is none.
pub(super) fn read(scan: &mut Scan<'_>, ch: char, at: usize, hit: Option<Hit>) -> bool {
    match ch {
        'x' | 'y' | 'z' | 'n' => letters(scan, at),
        '_' | '?' | '*' => run(scan, at, ch),
        '$' | '¥' | '€' | '£' => scan.peek(at + ch.len_utf8()) == Some('x') && letters(scan, at + ch.len_utf8()),
        _ => {
            let Some(hit) = hit.filter(|hit| hit.word.is(Class::Pending)) else { return false };
            // `to do` and `placeholder` are words as well where more follows them.
            let alone = scan.tokens().is_empty() || scan.skip_spaces(hit.end) >= scan.rest(0).len();
            let word = scan.words(hit.start, hit.end);
            let shouted = scan.written(hit.start, hit.end).chars().all(|ch| !ch.is_lowercase());
            let doubtful = (word == "todo" && !shouted)
                || matches!(word, "to do" | "placeholder" | "fill in" | "to be set" | "占位" | "未定" | "暂无");
            if doubtful && !alone {
                return false;
            }
            scan.push(hit.start, hit.end, Kind::Blank(Blank::Value));
            true
        }
    }
}

/// `___`, `?%`, `**%`.
fn run(scan: &mut Scan<'_>, at: usize, ch: char) -> bool {
    let length = scan.rest(at).chars().take_while(|next| *next == ch).count();
    let mut end = at + length;
    let unit = unit_end(scan, end);
    let blank = match ch {
        '_' => length >= 2,
        '*' => length >= 2 && unit.is_some(),
        _ => {
            (length >= 2 && scan.skip_spaces(end) < scan.rest(0).len())
                || unit.is_some_and(|_| scan.peek(end) != Some(' '))
        }
    };
    if !blank {
        return false;
    }
    end = unit.unwrap_or(end);
    scan.push(at, end, Kind::Blank(Blank::Value));
    true
}

/// The place behind a unit that may follow a number, where there is one.
fn unit_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let spaced = scan.skip_spaces(at);
    let ch = scan.peek(spaced)?;
    let hit = scan.hit_at(spaced);
    if matches!(ch, '%' | '‰') {
        return Some(spaced + ch.len_utf8());
    }
    if let Some(hit) = hit.filter(|hit| hit.word.classes.any(Classes::of(&[Class::Unit, Class::Scale]))) {
        return Some(hit.end);
    }
    // A longer word vetoes the counting character that it begins with: 项目.
    let month = ch == '月' && hit.is_none_or(|hit| hit.word.is(Class::Date));
    let single = month || hit.is_none_or(|hit| hit.end <= spaced + ch.len_utf8());
    let counts = number::is_measure(ch) || number::han_power(ch).is_some() || ch == '月';
    (single && counts).then(|| {
        let end = spaced + ch.len_utf8();
        let more = scan.peek(end).filter(|next| {
            number::han_power(ch).is_some() && (number::han_power(*next).is_some() || number::is_measure(*next))
        });
        more.map_or(end, |next| end + next.len_utf8())
    })
}

/// `xx`, `X`, `N`: letters that stand for a number or for a name.
fn letters(scan: &mut Scan<'_>, at: usize) -> bool {
    if scan.before(at).is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '.' | '\'' | '/' | '_')) {
        return false;
    }
    let word_end = at + latin_length(scan.rest(at));
    let word = scan.words(at, word_end);
    let run = word.len() - word.trim_start_matches('x').len();
    let scaled = matches!(word, "xk" | "xm" | "xw" | "xxk" | "xxm" | "xxw");
    let single = word.len() == 1;
    if !(single || scaled || (run == word.len() && run >= 2)) {
        return false;
    }
    if single && matches!(scan.peek(word_end), Some('-' | '\'' | '/' | '+' | '=')) {
        return false;
    }
    let capital = scan.written(at, word_end).starts_with(|ch: char| ch.is_uppercase());
    let mut end = word_end;
    let mut start = at;
    let blank = match value_slot(scan, at, word_end, scaled) {
        Some(slot_end) => {
            end = slot_end;
            Blank::Value
        }
        None if run >= 3 && scan.tokens().is_empty() && next_is_latin(scan, end) => Blank::Value,
        None if run >= 2 || (single && word == "x" && capital) => Blank::Name,
        None => return false,
    };
    if matches!(scan.before(start), Some('$' | '¥' | '€' | '£')) {
        start -= scan.before(start).map_or(0, char::len_utf8);
    }
    scan.push(start, end, Kind::Blank(blank));
    true
}

fn next_is_latin(scan: &Scan<'_>, end: usize) -> bool {
    scan.peek(scan.skip_spaces(end)).is_some_and(|ch| ch.is_ascii_alphabetic())
}

/// The end of the open number, where what stands around shows that it is one.
fn value_slot(scan: &Scan<'_>, start: usize, end: usize, scaled: bool) -> Option<usize> {
    if let Some(unit) = unit_end(scan, end) {
        return Some(unit);
    }
    if scaled || matches!(scan.before(start), Some('$' | '¥' | '€' | '£')) {
        return Some(end);
    }
    let spaced = scan.skip_spaces(end);
    let next = scan.hit_at(spaced);
    if next.is_some_and(|hit| hit.word.is(Class::Target) && is_han_word(scan, hit)) {
        return Some(end);
    }
    let closes = scan.peek(spaced).is_none_or(|ch| !ch.is_alphanumeric());
    let before = scan.word_beside(start);
    let is = |class: Class| before.is_some_and(|word| word.is(class));
    let moved = is(Class::Raise) || is(Class::Compare);
    let ends_change = (is(Class::To) || is(Class::From)) && changes(scan);
    let letters = scan.peek(spaced).is_some_and(|ch| ch.is_ascii_alphabetic());
    let change = ends_change
        && (closes
            || next.is_some_and(|hit| {
                [Class::To, Class::Preposition, Class::Joint, Class::Date].iter().any(|class| hit.word.is(*class))
            }));
    let by = is(Class::Until) && closes;
    let metric = is(Class::Metric) && closes;
    let ranked = is(Class::Rank);
    if moved && (closes || !letters) || change || by || metric || ranked {
        return Some(end);
    }
    (letters && !names(scan, start) && counts_plural(scan, spaced)).then_some(end)
}

/// True where the clause speaks of a change, so that what stands
/// behind `to` is a value and no place.
fn changes(scan: &Scan<'_>) -> bool {
    let Some(last) = scan.tokens().last() else { return false };
    // `达到` and its like are only said of values.
    if scan.peek(last.span.start as usize).is_some_and(is_han) {
        return true;
    }
    let clause = scan.tokens().iter().rev().take_while(|token| !matches!(token.kind, Kind::Break(_)));
    let mut words = clause.filter_map(|token| token.word());
    words.any(|word| [Class::From, Class::Raise, Class::Better, Class::Reach].iter().any(|class| word.is(*class)))
}

/// True where the word before makes the letter part of a name: `Model X`.
fn names(scan: &Scan<'_>, start: usize) -> bool {
    let first = scan.tokens().len() <= 1;
    scan.last_beside(start).is_some_and(|token| match token.kind {
        Kind::Word(word) if word.is(Class::Standard) => true,
        Kind::Word(word) => word.classes.any(Classes::NOUNS) && !word.classes.any(Classes::VERBS),
        Kind::Latin { .. } => !first,
        _ => false,
    })
}

fn is_han_word(scan: &Scan<'_>, hit: Hit) -> bool {
    scan.peek(hit.start).is_some_and(is_han)
}

/// True where one of the next two words is a plural: `X new customers`.
fn counts_plural(scan: &Scan<'_>, at: usize) -> bool {
    let mut from = at;
    for _ in 0..2 {
        let length = latin_length(scan.rest(from));
        let word = scan.words(from, from + length);
        let verb = scan.hit_at(from).is_some_and(|hit| {
            hit.word.is(Class::Clause)
                || (hit.word.classes.any(Classes::VERBS) && !hit.word.classes.any(Classes::NOUNS))
        });
        if length == 0 || verb {
            return false;
        }
        let plural =
            word.len() > 3 && word.ends_with('s') && !["ss", "us", "is", "ics"].iter().any(|end| word.ends_with(end));
        if plural {
            return true;
        }
        if !scan.rest(from + length).starts_with(' ') {
            return false;
        }
        from = scan.skip_spaces(from + length);
    }
    false
}
