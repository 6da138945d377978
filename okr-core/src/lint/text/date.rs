//! Dates and spans of time.

use super::class::Class;
use super::lexicon::Hit;
use super::number;
use super::scan::{Scan, is_han};
use super::token::{DateMention, Kind};

const YEARS: std::ops::RangeInclusive<u16> = 1980..=2099;

/// Reads a date at a place; false where there is none.
pub(super) fn read(scan: &mut Scan<'_>, ch: char, at: usize, hit: Option<Hit>) -> bool {
    let core = if ch.is_ascii_digit() {
        by_calendar(scan, at)
            .or_else(|| day_of_month(scan, at))
            .or_else(|| day_before_month(scan, at))
            .or_else(|| span_of_time(scan, at))
    } else if ch.is_ascii_alphabetic() {
        code(scan, at).or_else(|| month_name(scan, at, hit))
    } else if is_han(ch) && hit.is_none_or(|hit| hit.word.is(Class::Clause) || hit.word.is(Class::Rank)) {
        in_han(scan, at)
    } else {
        None
    };
    let core = core.or_else(|| {
        let hit = hit.filter(|hit| hit.word.is(Class::Date))?;
        let ends = ["内", "內", "前", "底", "末"].iter().any(|end| scan.words(hit.start, hit.end).ends_with(end));
        Some((DateMention { deadline: ends, ..DateMention::default() }, hit.end))
    });
    let Some((mut date, mut end)) = core else { return false };
    while let Some(part_end) = part_of_time(scan, end) {
        end = part_end;
        date.deadline = true;
    }
    let mut start = at;
    if scan.word_beside(at).is_some_and(|word| word.is(Class::Until)) {
        date.deadline = true;
        start = scan.take_last().map_or(start, |token| token.span.start as usize);
    }
    scan.push(start, end, Kind::Date(date));
    true
}

/// What narrows a date down: `底`, `中旬`, `之前`.
fn part_of_time(scan: &Scan<'_>, at: usize) -> Option<usize> {
    if let Some(hit) = scan.hit_of(at, Class::DateEnd) {
        return Some(hit.end);
    }
    // In `2月初` and `一月中旬` the lexicon finds `月初` and `月中`, which began before.
    if let Some(third) = ["上旬", "中旬", "下旬"].into_iter().find(|third| scan.rest(at).starts_with(third)) {
        return Some(at + third.len());
    }
    let near = scan.peek(at).filter(|ch| matches!(ch, '初' | '底' | '末' | '内' | '內' | '前'))?;
    scan.hit_at(at).is_none().then(|| at + near.len_utf8())
}

fn small(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let number = number::digits(scan.rest(at)).filter(|number| number.plain && number.length <= 2)?;
    Some((number.value as u8, at + number.length))
}

fn year(scan: &Scan<'_>, at: usize) -> Option<(u16, usize)> {
    let number = number::digits(scan.rest(at))?;
    // `2026.3.31` reads as a fraction at first.
    let whole = if number.plain { number.length } else { scan.rest(at).find('.').unwrap_or(number.length) };
    let value = number.value as u16;
    (whole == 4 && YEARS.contains(&value)).then_some((value, at + 4))
}

/// `2026-03-31`, `2026年3月`, `2026` where it is a year.
fn by_calendar(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    let (year, mut end) = year(scan, at)?;
    let mut date = DateMention { year, ..DateMention::default() };
    let spaced = scan.skip_spaces(end);
    if let Some(rest) = scan.rest(spaced).strip_prefix('年') {
        end = scan.rest(at).len() - rest.len() + at;
        let next = scan.skip_spaces(end);
        if let Some((inner, inner_end)) = day_of_month(scan, next).or_else(|| code(scan, next)) {
            return Some((DateMention { year, ..inner }, inner_end));
        }
        return Some((date, end));
    }
    if let Some((month, month_end)) = part(scan, end, 12) {
        date.month = month;
        end = month_end;
        if let Some((day, day_end)) = part(scan, end, 31) {
            date.day = day;
            end = day_end;
        }
        return Some((date, end));
    }
    bare_year(scan, at, end).then_some((date, end))
}

/// `-03`, `/3`, `.03`: the next part of a date in digits.
fn part(scan: &Scan<'_>, at: usize, most: u8) -> Option<(u8, usize)> {
    scan.peek(at).filter(|ch| matches!(ch, '-' | '/' | '.'))?;
    small(scan, at + 1).filter(|(value, _)| (1..=most).contains(value))
}

/// A year without a sign of it: no unit behind it, no comparison before it.
fn bare_year(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let next = scan.peek(end);
    let goes_on = next.is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '%' | '+' | ',' | '.'))
        && !matches!((next, scan.peek(end + 1)), (Some(',' | '.'), None | Some(' ')));
    let near = scan.peek(scan.skip_spaces(end));
    let counted = near.is_some_and(|ch| ch == '%' || number::is_measure(ch) || number::han_power(ch).is_some())
        || scan.hit_of(end, Class::Unit).is_some()
        || scan.hit_of(end, Class::After).is_some();
    let before = scan.word_beside(at);
    let compared = before.is_some_and(|word| {
        [Class::Compare, Class::To, Class::From, Class::Reach, Class::Raise].iter().any(|class| word.is(*class))
    });
    let money = scan.before(at).is_some_and(|ch| matches!(ch, '$' | '€' | '£' | '¥' | '.' | '-'));
    !goes_on && !counted && !compared && !money
}

/// `3 月 15 日`, `6月底`, `7、8月份`; `个月` is a length of time, no month.
fn day_of_month(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    let (month, month_end) = small(scan, at)?;
    let mut end = scan.skip_spaces(month_end);
    if let Some(rest) = scan.rest(end).strip_prefix('、') {
        let from = scan.rest(at).len() - rest.len() + at;
        let (_, second) = small(scan, from)?;
        end = scan.skip_spaces(second);
        scan.rest(end).strip_prefix('月')?;
    }
    if scan.rest(end).starts_with("季度") {
        let date = DateMention { quarter: month, ..DateMention::default() };
        return (1..=4).contains(&month).then_some((date, end + "季度".len()));
    }
    scan.rest(end).strip_prefix('月')?;
    end += '月'.len_utf8();
    if !(1..=12).contains(&month) {
        return None;
    }
    let mut date = DateMention { month, ..DateMention::default() };
    if let Some((day, day_end)) = small(scan, scan.skip_spaces(end)) {
        let day_end = scan.skip_spaces(day_end);
        if let Some(ch @ ('日' | '号' | '號')) = scan.peek(day_end) {
            date.day = day;
            end = day_end + ch.len_utf8();
        }
    }
    Some((date, end))
}

/// `1 May`, `30th of June 2026`.
fn day_before_month(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    let (day, day_end) = small(scan, at).filter(|(day, _)| (1..=31).contains(day))?;
    let ordinal = ["st", "nd", "rd", "th"].iter().find(|end| scan.rest(day_end).starts_with(**end));
    let mut next = scan.skip_spaces(day_end + ordinal.map_or(0, |ordinal| ordinal.len()));
    if scan.rest(next).starts_with("of ") {
        next = scan.skip_spaces(next + 2);
    }
    if next == day_end {
        return None;
    }
    let hit = scan.hit_at(next).filter(|hit| hit.word.is(Class::Month))?;
    let date = DateMention { month: hit.word.value as u8, day, ..DateMention::default() };
    let comma = scan.rest(hit.end).strip_prefix(',').map_or(hit.end, |_| hit.end + 1);
    let year = year(scan, scan.skip_spaces(comma));
    Some(year.map_or((date, hit.end), |(year, end)| (DateMention { year, ..date }, end)))
}

/// `3 个月内`, `3年内`: months, quarters and years that something is to be done in.
fn span_of_time(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    let number = number::digits(scan.rest(at)).or_else(|| number::han(scan.rest(at)))?;
    let unit = scan.skip_spaces(at + number.length);
    let rest = scan.rest(unit);
    let long = ["个季度", "個季度", "个月", "個月", "年"].iter().find(|long| rest.starts_with(**long))?;
    let end = scan.skip_spaces(unit + long.len());
    let inside =
        ["之内", "以内", "之內", "以內", "内", "內"].iter().find(|inside| scan.rest(end).starts_with(**inside))?;
    Some((DateMention { deadline: true, ..DateMention::default() }, end + inside.len()))
}

/// `一月中旬`, `第二季度`, `三个月内`.
fn in_han(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    let first = scan.peek(at)?;
    let from = if first == '第' { at + first.len_utf8() } else { at };
    if number::digits(scan.rest(from)).is_some() && from > at {
        let (date, end) = day_of_month(scan, from)?;
        return (date.quarter > 0).then_some((date, end));
    }
    let number = number::han(scan.rest(from))?;
    let end = from + number.length;
    let value = number.value as u8;
    if scan.rest(end).starts_with("季度") && (1..=4).contains(&value) {
        return Some((DateMention { quarter: value, ..DateMention::default() }, end + "季度".len()));
    }
    if first != '第' && scan.rest(end).starts_with('月') && (1..=12).contains(&value) {
        return Some((DateMention { month: value, ..DateMention::default() }, end + '月'.len_utf8()));
    }
    span_of_time(scan, at)
}

/// `q3`, `h1`, `fy24-q1`.
fn code(scan: &Scan<'_>, at: usize) -> Option<(DateMention, usize)> {
    if scan.before(at).is_some_and(|ch| ch.is_ascii_alphanumeric()) {
        return None;
    }
    let mut date = DateMention::default();
    let mut end = at;
    let rest = scan.rest(at);
    if let Some(tail) = rest.strip_prefix("fy") {
        let number = number::digits(tail.strip_prefix(' ').unwrap_or(tail))?;
        let spaces = usize::from(tail.starts_with(' '));
        if !matches!(number.length, 2 | 4) {
            return None;
        }
        date.year = number.value as u16 + if number.length == 2 { 2000 } else { 0 };
        end = at + 2 + spaces + number.length;
        if scan.peek(end) != Some('-') && scan.peek(end) != Some(' ') && scan.peek(end) != Some('q') {
            return Some((date, end));
        }
        let next = if scan.peek(end) == Some('q') { end } else { end + 1 };
        return Some(quarter(scan, next).map_or((date, end), |(quarter, end)| (DateMention { quarter, ..date }, end)));
    }
    if let Some((quarter, quarter_end)) = quarter(scan, at) {
        return Some((DateMention { quarter, ..date }, quarter_end));
    }
    let half = rest.strip_prefix("h1").or_else(|| rest.strip_prefix("h2"))?;
    end += rest.len() - half.len();
    half.chars().next().is_none_or(|ch| !ch.is_ascii_alphanumeric()).then_some((date, end))
}

fn quarter(scan: &Scan<'_>, at: usize) -> Option<(u8, usize)> {
    let tail = scan.rest(at).strip_prefix('q')?;
    let digit = tail.chars().next().filter(|ch| ('1'..='4').contains(ch))?;
    let next = tail.chars().nth(1);
    let quarter = digit.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?;
    next.is_none_or(|ch| !ch.is_ascii_alphanumeric()).then_some((quarter, at + 2))
}

/// `March 15`, `by end of June`; `may` and `march` only beside a day or a word
/// that asks for a date.
fn month_name(scan: &Scan<'_>, at: usize, hit: Option<Hit>) -> Option<(DateMention, usize)> {
    let hit = hit.filter(|hit| hit.word.is(Class::Month))?;
    let before = scan.word_beside(at);
    let expected = before.is_some_and(|word| {
        [Class::Until, Class::Preposition, Class::Date, Class::From].iter().any(|class| word.is(*class))
    });
    let mut date = DateMention { month: hit.word.value as u8, ..DateMention::default() };
    let mut end = hit.end;
    let next = scan.skip_spaces(end);
    let day = small(scan, next).filter(|(day, day_end)| (1..=31).contains(day) && day_end > &next);
    if let Some((day, day_end)) = day {
        let ordinal = ["st", "nd", "rd", "th"].iter().find(|end| scan.rest(day_end).starts_with(**end));
        date.day = day;
        end = day_end + ordinal.map_or(0, |ordinal| ordinal.len());
    }
    let comma = scan.rest(end).strip_prefix(',').map_or(end, |_| end + 1);
    if let Some((year, year_end)) = year(scan, scan.skip_spaces(comma)) {
        date.year = year;
        end = year_end;
    }
    let ambiguous = matches!(scan.words(hit.start, hit.end), "may" | "march" | "mar");
    (!ambiguous || expected || date.day > 0 || date.year > 0).then_some((date, end))
}
