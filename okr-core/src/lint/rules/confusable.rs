//! `safety.confusable`: a word of letters from alphabets that look alike.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::Span;

pub(super) const RULE: Rule = Rule {
    code: Code::SafetyConfusable,
    category: Category::Safety,
    source: Term::new(
        "Unicode Technical Standard 39: one word, one alphabet",
        "Unicode 技术标准 39：一个词只用一种字母",
    ),
    title: Term::new("word of mixed alphabets", "混用字母的词"),
    explanation: Term::new(
        "A Cyrillic or Greek letter inside a Latin word looks right and is another word: names can be forged, and nothing that is searched is found. Signs that stand for themselves, such as the micro sign in a unit, pass.",
        "拉丁单词里混入西里尔或希腊字母，看起来没错，其实是另一个词：名称可以被伪造，搜索也找不到。单位中的 μ 等单独使用的符号不提示。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Renew the lease of p\u{430}rk and pier by 30 June", "p\u{430}rk"),
            Example::bad(Lang::En, "\u{391}pple sales from 40 to 90 crates", "\u{391}pple"),
            Example::bad(Lang::ZhCn, "N\u{420}S 从 20 提升到 40", "N\u{420}S"),
            Example::bad(Lang::ZhCn, "\u{410}PP 月活达到 20 万", "\u{410}PP"),
        ],
        good: &[
            Example::good(Lang::En, "Renew the lease of park and pier by 30 June"),
            Example::good(Lang::En, "Dust above the quay below 40 μg"),
            Example::good(Lang::ZhCn, "NPS 从 20 提升到 40"),
            Example::good(Lang::ZhCn, "APP 月活达到 20 万"),
        ],
    },
    check: Check::Written(check),
};

fn check(written: &str, sink: &mut Sink<'_>) {
    if written.is_ascii() {
        return;
    }
    let mut start = None;
    let mut alphabets = 0_u8;
    let ends = [(written.len(), ' ')];
    for (at, ch) in written.char_indices().chain(ends) {
        let own = alphabet(ch);
        if own != 0 {
            start = start.or(Some(at));
            alphabets |= own;
            continue;
        }
        if let Some(start) = start.take().filter(|start| alphabets & LATIN != 0 && alphabets != LATIN && at > start + 1)
        {
            sink.characters(written, Span::new(start, at));
        }
        alphabets = 0;
    }
}

const LATIN: u8 = 1;
const CYRILLIC: u8 = 2;
const GREEK: u8 = 4;

/// The alphabet of a letter; 0 for everything else, and for the letter that stands for millionths.
fn alphabet(ch: char) -> u8 {
    match ch {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => LATIN,
        '\u{400}'..='\u{52f}' => CYRILLIC,
        '\u{3bc}' | '\u{b5}' | '\u{3a9}' => 0,
        '\u{370}'..='\u{3ff}' => GREEK,
        _ => 0,
    }
}
