//! `safety.invisible`: a character that nobody sees.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::Span;

pub(super) const RULE: Rule = Rule {
    code: Code::SafetyInvisible,
    category: Category::Safety,
    source: Term::new(
        "Unicode Technical Report 36: characters without a shape hide differences",
        "Unicode 技术报告 36：没有字形的字符会掩盖差异",
    ),
    title: Term::new("invisible character", "看不见的字符"),
    explanation: Term::new(
        "Two titles that look the same may differ by a character without width, so that searching, comparing and copying fail. Joiners inside emoji and in scripts that need them pass.",
        "两个看起来相同的标题可能只差一个零宽字符，搜索、比对和复制都会出错。表情符号内部以及确有需要的文字中的连接符不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Win 12 orch\u{200b}ards as suppliers", "\u{200b}"),
            Example::bad(Lang::En, "\u{feff}Win 12 orchards as suppliers", "\u{feff}"),
            Example::bad(Lang::ZhCn, "退货率\u{200b}降到 3%", "\u{200b}"),
            Example::bad(Lang::ZhCn, "签约\u{2060}果园 20 家", "\u{2060}"),
        ],
        good: &[
            Example::good(Lang::En, "Win 12 orchards as suppliers"),
            Example::good(Lang::En, "9 of 10 growers 👩\u{200d}🌾 sign again"),
            Example::good(Lang::ZhCn, "退货率降到 3%"),
            Example::good(Lang::ZhCn, "签约果园 20 家 👩\u{200d}🌾"),
        ],
    },
    check: Check::Written(check),
};

fn check(written: &str, sink: &mut Sink<'_>) {
    if written.is_ascii() {
        return;
    }
    let mut before = None;
    let mut chars = written.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if is_unseen(ch) || (is_joiner(ch) && !joins(before, next)) {
            sink.characters(written, Span::new(at, at + ch.len_utf8()));
        }
        before = Some(ch);
    }
}

fn is_unseen(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn is_joiner(ch: char) -> bool {
    matches!(ch, '\u{200c}' | '\u{200d}')
}

/// Joiners belong between signs that are drawn as one: emoji, and scripts that join.
fn joins(before: Option<char>, next: Option<char>) -> bool {
    let is_drawn = |ch: Option<char>| ch.is_some_and(|ch| !ch.is_ascii() && !crate::lint::text::is_han(ch));
    is_drawn(before) && is_drawn(next)
}
