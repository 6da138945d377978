//! `safety.bidi`: a character that turns the direction of reading.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::Span;

pub(super) const RULE: Rule = Rule {
    code: Code::SafetyBidi,
    category: Category::Safety,
    source: Term::new(
        "Unicode Technical Report 36: text can be made to read other than it is",
        "Unicode 技术报告 36：文本可以被伪装成另一种读法",
    ),
    title: Term::new("hidden change of direction", "隐藏的方向控制"),
    explanation: Term::new(
        "Controls of direction make what is shown differ from what is stored: a target can look like another one. Titles and names need none; right-to-left scripts are written without them.",
        "方向控制字符会让显示的内容与实际内容不一致，例如让目标值看起来是另一个数。标题和名称不需要它们，从右到左书写的文字也不需要。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(Lang::En, "Crates a day from 40 to \u{202e}09", "\u{202e}"),
            Example::bad(Lang::En, "Win \u{2066}12 orchards", "\u{2066}"),
            Example::bad(Lang::ZhCn, "签约果园从 5 家到 \u{202e}02 家", "\u{202e}"),
            Example::bad(Lang::ZhCn, "退货率\u{200f}降到 3%", "\u{200f}"),
        ],
        good: &[
            Example::good(Lang::En, "Crates a day from 40 to 90"),
            Example::good(Lang::En, "Win 12 orchards as suppliers"),
            Example::good(Lang::ZhCn, "签约果园从 5 家到 20 家"),
            Example::good(Lang::ZhCn, "退货率降到 3%"),
        ],
    },
    check: Check::Written(check),
};

fn check(written: &str, sink: &mut Sink<'_>) {
    if written.is_ascii() {
        return;
    }
    for (at, ch) in written.char_indices().filter(|(_, ch)| turns(*ch)) {
        sink.characters(written, Span::new(at, at + ch.len_utf8()));
    }
}

fn turns(ch: char) -> bool {
    matches!(ch, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
