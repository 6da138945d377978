//! Amounts: a number with what stands around it.

use super::class::{Class, Classes};
use super::lexicon::{Hit, Word};
use super::number::{self, Number};
use super::scan::{Scan, is_han, latin_length};
use super::span::Span;
use super::token::{Break, Comparator, Kind, Quantity, QuantityKind, Role, Token, UnitKind};

const CURRENCY_SIGNS: [char; 5] = ['$', '€', '£', '¥', '₹'];

/// Reads an amount at a place; false where there is none.
pub(super) fn read(scan: &mut Scan<'_>, ch: char, at: usize, hit: Option<Hit>) -> bool {
    if let Some(hit) = hit.filter(|hit| hit.word.classes.any(Classes::of(&[Class::Number, Class::Multiple]))) {
        return in_words(scan, at, hit);
    }
    let sign = CURRENCY_SIGNS.contains(&ch);
    let from = if sign { scan.skip_spaces(at + ch.len_utf8()) } else { at };
    if scan.rest(at).starts_with("百分之") {
        return percent_of_hundred(scan, at);
    }
    let shift = scan.rest(at).strip_prefix("t+").and_then(|rest| number::digits(rest).map(|number| number.length));
    if shift.is_some() && !scan.before(at).is_some_and(char::is_alphanumeric) {
        return amount(scan, at, at + 2, false, true);
    }
    if scan.peek(from).is_some_and(|ch| ch.is_ascii_digit()) {
        return amount(scan, at, from, sign, true);
    }
    is_han(ch)
        && hit.is_none_or(|hit| hit.word.is(Class::Clause) || hit.word.is(Class::Lead))
        && amount(scan, at, at, false, false)
}

/// A number with its power of ten and its unit, from one place to another.
struct Measured {
    value: f64,
    unit: UnitKind,
    end: usize,
    comparator: Option<Comparator>,
    /// Whether something beside the number shows that it counts.
    counts: bool,
    plain: bool,
}

fn amount(scan: &mut Scan<'_>, start: usize, from: usize, sign: bool, in_digits: bool) -> bool {
    let Some(first) = measured(scan, from, sign, in_digits) else {
        return in_digits && code(scan, start);
    };
    let ranked = scan.word_beside(start).is_some_and(|word| word.is(Class::Rank));
    let large = !in_digits && first.value >= 20.0;
    if !in_digits && !first.counts && !ranked && !large {
        return false;
    }
    let mut quantity = Quantity { value: first.value, unit: first.unit, ..Quantity::default() };
    quantity.comparator = first.comparator.unwrap_or_default();
    let mut end = first.end;
    if in_digits && is_code(scan, start, &first) {
        let rest = scan.rest(end);
        let version = rest.len() - rest.trim_start_matches(|ch: char| ch == '.' || ch.is_ascii_digit()).len();
        scan.push(start, end + version, Kind::Code);
        return true;
    }
    if let Some(second) = range(scan, start, &first, sign) {
        quantity.other = Some(second.value);
        quantity.kind = QuantityKind::Range;
        quantity.unit = second.unit;
        end = second.end;
    }
    end = behind(scan, end, &mut quantity);
    place(scan, start, end, quantity);
    true
}

/// Reads the number at a place, its power of ten and its unit.
fn measured(scan: &Scan<'_>, at: usize, sign: bool, in_digits: bool) -> Option<Measured> {
    let number = if in_digits { number::digits(scan.rest(at)) } else { number::han(scan.rest(at)) }?;
    let Number { mut value, length, plain } = number;
    let mut end = at + length;
    let mut unit = if sign { UnitKind::Currency } else { UnitKind::None };
    let mut counts = sign;
    let mut comparator = None;
    if let Some(suffix) = latin_suffix(scan, end) {
        let (factor, kind, suffix_end) = suffix?;
        value *= if sign && kind == UnitKind::Duration { 1e6 } else { factor };
        counts = true;
        end = suffix_end;
        unit = if sign { unit } else { kind };
    }
    while let Some(power) = power_at(scan, end) {
        value *= power.0;
        end = power.1;
        counts = true;
    }
    if let Some(more) = ["余", "多", "+", "来"].iter().find(|more| scan.rest(end).starts_with(**more)) {
        let next = scan.peek(end + more.len());
        let counted = *more == "+" || next.is_some_and(|ch| number::is_measure(ch) || number::han_power(ch).is_some());
        if counted {
            comparator = Some(Comparator::AtLeast);
            end += more.len();
            if let Some(power) = power_at(scan, end) {
                value *= power.0;
                end = power.1;
            }
        }
    }
    if let Some((kind, unit_end)) = unit_at(scan, end, in_digits) {
        counts = true;
        unit = if unit == UnitKind::Currency { unit } else { kind };
        end = unit_end;
        // Eight tenths, said as `八成`.
        if scan.words(end.saturating_sub(3), end) == "成" {
            value *= 10.0;
        }
    }
    if scan.rest(end).starts_with('+') {
        comparator = Some(Comparator::AtLeast);
        end += 1;
    }
    Some(Measured { value, unit, end, comparator, counts, plain })
}

/// Letters glued to a number: a power of ten or a unit. The inner `None` is for
/// letters that make the whole a name: `5g`, `2b`.
#[expect(clippy::option_option, reason = "no letters, known letters and unknown letters are three cases")]
fn latin_suffix(scan: &Scan<'_>, at: usize) -> Option<Option<(f64, UnitKind, usize)>> {
    let rest = scan.rest(at);
    if !rest.starts_with(|ch: char| ch.is_ascii_alphabetic()) {
        return None;
    }
    let length = latin_length(rest);
    let letters = rest.get(..length).unwrap_or_default();
    let end = at + length;
    let known = match letters {
        "k" => (1e3, UnitKind::None),
        "w" => (1e4, UnitKind::None),
        "m" | "mm" | "mn" | "mio" => (1e6, UnitKind::None),
        "b" | "bn" => (1e9, UnitKind::None),
        "x" => (1.0, UnitKind::Multiple),
        "s" | "ms" | "sec" | "secs" | "min" | "mins" | "h" | "hr" | "hrs" | "d" => (1.0, UnitKind::Duration),
        "pp" | "pts" | "bps" | "pct" => (1.0, UnitKind::Percent),
        "usd" | "rmb" | "eur" | "cny" => (1.0, UnitKind::Currency),
        "kb" | "mb" | "gb" | "tb" | "kib" | "mib" | "gib" | "tib" | "kg" | "km" | "kwh" | "kw" | "mw" | "ml" | "cm"
        | "rps" | "qps" | "tps" | "fps" => (1.0, UnitKind::Count),
        _ if length > 3 => return None,
        _ => return Some(None),
    };
    Some(Some((known.0, known.1, end)))
}

/// A power of ten behind a number: `万`, ` million`.
fn power_at(scan: &Scan<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(hit) = scan.hit_of(at, Class::Scale) {
        return Some((hit.word.value, hit.end));
    }
    let at = scan.skip_spaces(at);
    let power = scan.peek(at).and_then(number::han_power)?;
    let protected = scan.hit_at(at).is_some_and(|hit| hit.word.is(Class::Protect));
    (!protected).then(|| (power, at + 3))
}

/// A unit behind a number, and the place behind it.
fn unit_at(scan: &Scan<'_>, at: usize, in_digits: bool) -> Option<(UnitKind, usize)> {
    let near = scan.peek(at)?;
    if matches!(near, '-') {
        let hit = scan.hit_at(at + 1).filter(|hit| hit.word.is(Class::Unit))?;
        return Some((hit.word.unit, hit.end));
    }
    let spaced = scan.skip_spaces(at);
    let ch = scan.peek(spaced)?;
    if matches!(ch, '%' | '‰') {
        return Some((UnitKind::Percent, spaced + ch.len_utf8()));
    }
    if let Some(hit) = scan.hit_at(spaced).filter(|hit| hit.word.is(Class::Unit)) {
        return Some((hit.word.unit, hit.end));
    }
    if !number::is_measure(ch) {
        return None;
    }
    // Behind digits a counting character counts; behind `一` it may begin a word.
    let longer = scan.hit_at(spaced).is_some_and(|hit| hit.end > spaced + ch.len_utf8());
    let kind = match ch {
        '元' | '块' | '塊' => UnitKind::Currency,
        '秒' | '天' | '周' | '週' | '日' | '年' => UnitKind::Duration,
        '分' => UnitKind::Rating,
        '倍' => UnitKind::Multiple,
        '成' => UnitKind::Percent,
        _ => UnitKind::Count,
    };
    (in_digits || !longer).then_some((kind, spaced + ch.len_utf8()))
}

/// The second number of `90-92%`, `2 至 3 家`, `4.5/5`.
fn range(scan: &Scan<'_>, start: usize, first: &Measured, sign: bool) -> Option<Measured> {
    let opened = scan.word_beside(start).is_some_and(|word| word.is(Class::From));
    let ch = scan.peek(scan.skip_spaces(first.end))?;
    let at = scan.skip_spaces(first.end) + ch.len_utf8();
    let joins = match ch {
        '-' | '~' | '～' => true,
        '/' | ':' => first.plain,
        '至' | '到' => !opened,
        't' => {
            let is_to = scan.rest(at).starts_with("o ") && !opened;
            return if is_to { second(scan, scan.skip_spaces(at + 1), sign) } else { None };
        }
        _ => false,
    };
    if joins { second(scan, scan.skip_spaces(at), sign) } else { None }
}

fn second(scan: &Scan<'_>, at: usize, sign: bool) -> Option<Measured> {
    let ch = scan.peek(at)?;
    let at = if CURRENCY_SIGNS.contains(&ch) { at + ch.len_utf8() } else { at };
    if scan.peek(at)?.is_ascii_digit() {
        return measured(scan, at, sign, true);
    }
    measured(scan, at, sign, false).filter(|second| second.counts)
}

/// Takes in a comparison behind the amount.
fn behind(scan: &Scan<'_>, end: usize, quantity: &mut Quantity) -> usize {
    match scan.hit_of(end, Class::After) {
        Some(hit) => {
            quantity.comparator = hit.word.comparator;
            hit.end
        }
        None => end,
    }
}

/// Names with a number: versions, standards, telephone numbers, `5g`.
fn is_code(scan: &Scan<'_>, start: usize, first: &Measured) -> bool {
    let written = scan.words(start, first.end);
    let next = scan.peek(first.end);
    let versioned = next == Some('.') && scan.peek(first.end + 1).is_some_and(|ch| ch.is_ascii_digit());
    let bare = first.unit == UnitKind::None && !first.counts && first.comparator.is_none();
    let beside = scan.word_beside(start);
    let compared = beside.is_some_and(|word| word.classes.any(Classes::of(&[Class::Compare, Class::To, Class::From])));
    let named = bare && first.plain && beside.is_some_and(|word| word.is(Class::Standard));
    let release =
        bare && written.ends_with(".0") && !compared && !beside.is_some_and(|word| word.is(Class::Preposition));
    let telephone = bare && first.plain && written.len() >= 11;
    let hashed =
        scan.before(start) == Some('#') && next.is_none_or(|ch| !ch.is_ascii_alphanumeric()) && first.value > 10.0;
    versioned || named || release || telephone || hashed
}

/// Passes over letters and digits that are a name.
fn code(scan: &mut Scan<'_>, start: usize) -> bool {
    let length = latin_length(scan.rest(start));
    if length == 0 {
        return false;
    }
    scan.push(start, start + length, Kind::Code);
    true
}

fn percent_of_hundred(scan: &mut Scan<'_>, start: usize) -> bool {
    let from = start + "百分之".len();
    let rest = scan.rest(from);
    let Some(number) = number::digits(rest).or_else(|| number::han(rest)) else { return false };
    let mut quantity = Quantity { value: number.value, unit: UnitKind::Percent, ..Quantity::default() };
    let end = behind(scan, from + number.length, &mut quantity);
    place(scan, start, end, quantity);
    true
}

/// `double`, `three`, `翻倍`: a number that is a word of the lexicon.
fn in_words(scan: &mut Scan<'_>, start: usize, hit: Hit) -> bool {
    let mut quantity = Quantity { value: hit.word.value, ..Quantity::default() };
    if hit.word.is(Class::Multiple) {
        quantity.unit = UnitKind::Multiple;
        quantity.kind = QuantityKind::Relative;
    }
    let mut end = hit.end;
    while let Some((power, power_end)) = power_at(scan, end) {
        quantity.value *= power;
        end = power_end;
    }
    if let Some((unit, unit_end)) = unit_at(scan, end, true) {
        quantity.unit = unit;
        end = unit_end;
    }
    end = behind(scan, end, &mut quantity);
    place(scan, start, end, quantity);
    true
}

/// Puts an amount in its place, in the light of the words before it.
fn place(scan: &mut Scan<'_>, start: usize, end: usize, mut quantity: Quantity) {
    let mut span = Span::new(start, end);
    while let Some(word) = scan.word_beside(span.start as usize) {
        if word.is(Class::Compare) && !word.is(Class::Reach) && !word.is(Class::Better) {
            quantity.comparator = word.comparator;
            span.start = scan.take_last().map_or(span.start, |token| token.span.start);
        } else if word.is(Class::Rank) {
            quantity.kind = QuantityKind::Rank;
            span.start = scan.take_last().map_or(span.start, |token| token.span.start);
            break;
        } else {
            break;
        }
    }
    let beside = scan.word_beside(span.start as usize);
    if let Some(word) = beside {
        describe(&mut quantity, word);
    }
    if quantity.kind == QuantityKind::Absolute && moves_by(scan.tokens(), beside) {
        quantity.kind = QuantityKind::Relative;
    }
    if is_baseline(scan.tokens()) {
        quantity.role = Role::Baseline;
    }
    // `2-way` names a kind, `第二类` one of several.
    let hyphened = scan.peek(end) == Some('-') && scan.peek(end + 1).is_some_and(|ch| ch.is_ascii_alphabetic());
    let counts = matches!(quantity.unit, UnitKind::None | UnitKind::Count);
    if counts && (hyphened || scan.before(start) == Some('第')) {
        quantity.role = Role::Attribute;
    }
    // `5 times a day` counts how often, not how many times as much.
    let often = ["a ", "per ", "each ", "every "];
    if quantity.unit == UnitKind::Multiple
        && often.iter().any(|word| scan.rest(scan.skip_spaces(end)).starts_with(word))
    {
        quantity.unit = UnitKind::Count;
    }
    if quantity.unit == UnitKind::Duration {
        let at = scan.skip_spaces(end);
        let at = if scan.peek(at) == Some('-') { at + 1 } else { at };
        if scan.hit_at(at).is_some_and(|hit| hit.word.is(Class::Metric)) {
            quantity.role = Role::Attribute;
        }
    }
    if beside.is_some_and(|word| word.is(Class::To)) && join(scan, span, quantity) {
        scan.push(end, end, Kind::Break(Break::Item));
        scan.take_last();
        return;
    }
    scan.push(span.start as usize, span.end as usize, Kind::Quantity(quantity));
}

fn describe(quantity: &mut Quantity, word: Word) {
    if word.is(Class::Compare) && quantity.comparator == Comparator::Exactly {
        quantity.comparator = word.comparator;
    }
    let counts = matches!(quantity.unit, UnitKind::None | UnitKind::Count);
    if word.is(Class::Determiner) && counts && quantity.comparator == Comparator::Exactly {
        quantity.role = Role::Scope;
    }
    if quantity.kind == QuantityKind::Absolute && !word.is(Class::To) && word.is(Class::Raise) {
        quantity.kind = QuantityKind::Relative;
    }
}

/// True where a verb of change comes before the amount, directly or with `by`.
fn moves_by(tokens: &[Token], beside: Option<Word>) -> bool {
    let by = beside.is_some_and(|word| word.is(Class::Preposition) && word.is(Class::Until));
    let direct = beside.is_some_and(|word| word.is(Class::Better) && !word.is(Class::To));
    let clause = tokens.iter().rev().take_while(|token| !matches!(token.kind, Kind::Break(_)));
    let moved = || {
        clause.clone().any(|token| match token.kind {
            Kind::Word(word) => word.is(Class::Raise) || word.is(Class::Better),
            _ => false,
        })
    };
    direct || (by && moved())
}

/// True where the words just before the amount say that it is today's value.
fn is_baseline(tokens: &[Token]) -> bool {
    let ends = |token: &Token| matches!(token.kind, Kind::Break(_) | Kind::Quantity(_)) || token.is(Class::To);
    tokens.iter().rev().take(3).take_while(|token| !ends(token)).any(|token| match token.kind {
        Kind::Word(word) => word.is(Class::Baseline),
        _ => false,
    })
}

/// Makes `from 15 to 30` one amount; false where no `from` stands open.
fn join(scan: &mut Scan<'_>, to: Span, quantity: Quantity) -> bool {
    let tokens = scan.tokens();
    let open = tokens.iter().rev().take(8).position(|token| matches!(token.kind, Kind::Quantity(_)));
    let Some(at) = open.map(|back| tokens.len() - 1 - back) else { return false };
    let opened = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| match token.kind {
        Kind::Word(word) => word.is(Class::From),
        _ => false,
    });
    let Some(token) = scan.tokens_mut().get_mut(at).filter(|_| opened) else { return false };
    let Kind::Quantity(from) = token.kind else { return false };
    token.span = token.span.to(to);
    token.kind =
        Kind::Quantity(Quantity { other: Some(from.value), kind: QuantityKind::FromTo, role: Role::Value, ..quantity });
    true
}
