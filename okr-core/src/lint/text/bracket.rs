//! Brackets and labels: tags, holes of a template, mentions, topics.

use super::scan::{Scan, is_han};
use super::span::Span;
use super::token::{Blank, Break, Kind};

/// The longest content of brackets that are read as one thing, in bytes.
const LONGEST: usize = 90;

/// Reads brackets and mentions at a place; false where there are none.
pub(super) fn read(scan: &mut Scan<'_>, ch: char, at: usize) -> bool {
    match ch {
        '【' => tag(scan, at, '】'),
        '[' => square(scan, at),
        '{' => hole(scan, at, '}'),
        '<' => hole(scan, at, '>'),
        '@' => mention(scan, at),
        _ => false,
    }
}

/// The content of brackets that open at a place, and the place behind them.
fn inside<'t>(scan: &Scan<'t>, at: usize, close: char) -> Option<(&'t str, usize)> {
    let from = at + scan.peek(at)?.len_utf8();
    let rest = scan.rest(from);
    let (content, _) = rest.split_once(close)?;
    let short = content.len() <= LONGEST && !content.contains('\n');
    short.then_some((content, from + content.len() + close.len_utf8()))
}

fn tag(scan: &mut Scan<'_>, at: usize, close: char) -> bool {
    let Some((_, end)) = inside(scan, at, close) else { return false };
    scan.push(at, end, Kind::Tag);
    true
}

/// `[Growth] ...` is a tag where it stands first and something follows; else
/// square brackets are a hole that says what belongs there.
fn square(scan: &mut Scan<'_>, at: usize) -> bool {
    let Some((content, end)) = inside(scan, at, ']') else { return false };
    let first = scan.tokens().is_empty();
    let follows = scan.rest(end).chars().any(|ch| ch.is_alphanumeric());
    let asks = slot(content) == Blank::Value || content.split(' ').count() > 3;
    let kind = match (first, follows) {
        (true, true) if !asks => Kind::Tag,
        (true, false) => Kind::Blank(Blank::Value),
        _ => Kind::Blank(Blank::Typed),
    };
    scan.push(at, end, kind);
    true
}

fn hole(scan: &mut Scan<'_>, at: usize, close: char) -> bool {
    let Some((content, end)) = inside(scan, at, close) else { return false };
    let glued = scan.before(at).is_some_and(|ch| ch.is_ascii_alphanumeric());
    let named = content.chars().all(|ch| ch.is_alphabetic() || matches!(ch, ' ' | '_' | '-' | '%'));
    if glued || content.trim().is_empty() || !named || content.split(' ').count() > 4 {
        return false;
    }
    let asked =
        matches!(content.trim(), "target" | "baseline" | "metric" | "value" | "目标" | "目标值" | "基线" | "指标");
    scan.push(at, end, Kind::Blank(if asked { Blank::Value } else { slot(content) }));
    true
}

/// What a hole asks for: a number or a date, or something else.
fn slot(content: &str) -> Blank {
    let asked = content.trim_matches(['%', '$', ' ', '+']);
    let letter = asked.chars().count() == 1 && asked.is_ascii();
    let value = matches!(
        asked,
        "xx" | "xxx"
            | "date"
            | "due date"
            | "deadline"
            | "timeframe"
            | "number"
            | "num"
            | "amount"
            | "percent"
            | "percentage"
            | "数字"
            | "数值"
            | "数量"
            | "日期"
            | "时间"
            | "百分比"
            | "金额"
    );
    if letter || value { Blank::Value } else { Blank::Typed }
}

/// `@name`, also glued to what stands before it, also a list of names: `@A、B`.
fn mention(scan: &mut Scan<'_>, at: usize) -> bool {
    let before = scan.before(at);
    let mut end = scan.skip_spaces(at + 1);
    let name = name_length(scan.rest(end));
    let is_address = before.is_some_and(|ch| ch.is_ascii_alphanumeric()) && scan.words(end, end + name).contains('.');
    if name == 0 || is_address {
        return false;
    }
    end += name;
    while scan.rest(end).starts_with('、') {
        let from = end + '、'.len_utf8();
        let name = name_length(scan.rest(from));
        if name == 0 {
            break;
        }
        end = from + name;
    }
    scan.push(at, end, Kind::Mention);
    true
}

fn name_length(text: &str) -> usize {
    let part = |ch: &char| ch.is_alphanumeric() || matches!(ch, '_' | '-' | '·' | '.' | '&' | '/');
    text.chars().take_while(part).map(char::len_utf8).sum()
}

/// Marks the topic before a first colon and the number of a list item.
///
/// A topic is short, and no amount stands in it; what follows is the text.
pub(super) fn label(scan: &mut Scan<'_>) {
    number(scan);
    let first = scan.tokens().iter().position(|token| !matches!(token.kind, Kind::Tag | Kind::Label));
    let colon =
        scan.tokens().iter().position(|token| scan.words(token.span.start as usize, token.span.end as usize) == ":");
    let (Some(first), Some(colon)) = (first, colon) else { return };
    let Some(topic) = scan.tokens().get(first..colon).filter(|topic| !topic.is_empty()) else { return };
    let plain =
        topic.iter().all(|token| matches!(token.kind, Kind::Word(_) | Kind::Latin { .. } | Kind::Han | Kind::Code));
    let width: usize = topic.iter().map(|token| (token.span.end - token.span.start) as usize).sum();
    let end = scan.tokens().get(colon).map_or(0, |token| token.span.end as usize);
    let follows = scan.rest(end).chars().filter(|ch| ch.is_alphanumeric()).count() > 1;
    if plain && width <= 36 && follows {
        for token in scan.tokens_mut().iter_mut().take(colon + 1).skip(first) {
            token.kind = Kind::Label;
        }
    }
}

/// `1.`, `(2)`, `3、`: an amount at the very beginning with a break behind it.
fn number(scan: &mut Scan<'_>) {
    let mut tokens = scan.tokens().iter();
    let mut first = tokens.next();
    let opened = first.is_some_and(|token| matches!(token.kind, Kind::Break(_)));
    if opened {
        first = tokens.next();
    }
    let (Some(first), Some(second)) = (first.copied(), tokens.next().copied()) else { return };
    let is_number = match first.kind {
        Kind::Quantity(quantity) => quantity == super::token::Quantity { value: quantity.value, ..Default::default() },
        Kind::Han => first.span.end - first.span.start == 3,
        _ => false,
    };
    let word = scan.words(first.span.start as usize, first.span.end as usize);
    let counts = word.chars().all(|ch| ch.is_ascii_digit() || (is_han(ch) && "一二三四五六七八九十".contains(ch)));
    let ends = matches!(second.kind, Kind::Break(Break::Sentence | Break::Item | Break::Clause))
        && matches!(scan.words(second.span.start as usize, second.span.end as usize), "." | "、" | ")" | ":" | "．");
    if is_number && counts && ends {
        let upto = Span::new(0, second.span.end as usize);
        for token in scan.tokens_mut() {
            if token.span.end <= upto.end {
                token.kind = Kind::Label;
            }
        }
    }
}
