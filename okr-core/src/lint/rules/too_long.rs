//! `objective.too-long`: Objective longer than one breath.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::sink::Sink;
use crate::lint::text::{Script, Text, is_han};

pub(super) const RULE: Rule = Rule {
    code: Code::ObjectiveTooLong,
    category: Category::Objective,
    source: Term::new(
        "OKR guides on writing: an objective is short enough to be remembered and said aloud",
        "OKR 撰写指南：目标要短，记得住、说得出口",
    ),
    title: Term::new("objective longer than one breath", "目标太长"),
    explanation: Term::new(
        "More than 30 English words or 60 Chinese characters, numbers and names included.",
        "超过 30 个英文单词或 60 个汉字，数字与名称计算在内。",
    ),
    examples: Examples {
        bad: &[
            Example::bad(
                Lang::En,
                "Win back the fishers who left us for the southern harbours by giving them fresh ice, fair fees, dry berths, honest weights and a warm room to wait in while the boats are being unloaded",
                "Win back the fishers who left us for the southern harbours by giving them fresh ice, fair fees, dry berths, honest weights and a warm room to wait in while the boats are being unloaded",
            ),
            Example::bad(
                Lang::En,
                "Make the harbour a place where crews like to stay the night because there is light, water, power, a shop that is open late and somebody who knows their names and their boats",
                "Make the harbour a place where crews like to stay the night because there is light, water, power, a shop that is open late and somebody who knows their names and their boats",
            ),
            Example::bad(
                Lang::ZhCn,
                "让县城里每一个需要照顾老人和孩子的家庭都能在下班回家之前方便地买到当天从本地农户地里采摘并且经过检测的新鲜蔬菜以及放心的肉蛋奶和主食",
                "让县城里每一个需要照顾老人和孩子的家庭都能在下班回家之前方便地买到当天从本地农户地里采摘并且经过检测的新鲜蔬菜以及放心的肉蛋奶和主食",
            ),
            Example::bad(
                Lang::ZhCn,
                "打造一支既懂生鲜采购又懂门店运营还能熟练使用数据工具并且愿意长期扎根县城和乡镇市场与当地农户和合作社建立长久信任关系的年轻店长队伍",
                "打造一支既懂生鲜采购又懂门店运营还能熟练使用数据工具并且愿意长期扎根县城和乡镇市场与当地农户和合作社建立长久信任关系的年轻店长队伍",
            ),
        ],
        good: &[
            Example::good(Lang::En, "Win back the fishers"),
            Example::good(Lang::En, "Make the harbour a place where crews like to stay the night"),
            Example::good(Lang::ZhCn, "让门店每天准点到货"),
            Example::good(Lang::ZhCn, "让县城家庭下班前就能买到当天采摘的新鲜蔬菜"),
        ],
    },
    check: Check::Objective(check),
};

/// The most words of an English objective, and the most characters of a Chinese one.
const MOST: (usize, usize) = (30, 60);

const WORDS: Term = Term::new("words", "个单词");
const CHARACTERS: Term = Term::new("characters", "个汉字");

fn check(text: &Text<'_>, sink: &mut Sink<'_>) {
    let Some(content) = text.content() else { return };
    let written = content.of(text.written());
    let (count, most, unit) = match text.script() {
        Script::English => (written.split_whitespace().count(), MOST.0, WORDS),
        Script::Chinese => (written.chars().filter(|ch| is_han(*ch)).count(), MOST.1, CHARACTERS),
        Script::Unread => return,
    };
    if count > most {
        sink.words_with(text, content, |finding| finding.with("count", count).with("unit", unit));
    }
}
