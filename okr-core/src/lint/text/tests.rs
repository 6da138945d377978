//! What the walk finds, by example and by property.

use proptest::prelude::*;

use super::token::{Blank, Comparator, Kind, QuantityKind, Role, Token, UnitKind};
use super::{Script, Text, TextContext};

fn tokens(text: &str) -> Vec<(String, Kind)> {
    let read = Text::new(text, TextContext::default());
    read.tokens().iter().map(|token| (token.span.of(text).to_owned(), token.kind)).collect()
}

/// The amounts of a text: words, value, kind, comparator, unit.
fn amounts(text: &str) -> Vec<(String, f64, QuantityKind, Comparator, UnitKind)> {
    let amount = |(words, kind)| match kind {
        Kind::Quantity(found) => Some((words, found.value, found.kind, found.comparator, found.unit)),
        _ => None,
    };
    tokens(text).into_iter().filter_map(amount).collect()
}

fn dates(text: &str) -> Vec<String> {
    let date = |(words, kind)| matches!(kind, Kind::Date(_)).then_some(words);
    tokens(text).into_iter().filter_map(date).collect()
}

fn blanks(text: &str, wanted: Blank) -> Vec<String> {
    let blank = |(words, kind): (String, Kind)| (kind == Kind::Blank(wanted)).then_some(words);
    tokens(text).into_iter().filter_map(blank).collect()
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn amounts_are_read_whole() {
    use Comparator::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan};
    use QuantityKind::{Absolute, FromTo, Range, Rank, Relative};
    use UnitKind::{Count, Currency, Duration, Multiple, None, Percent, Rating};
    for (text, words, value, kind, comparator, unit) in [
        ("50,000 readers", "50,000", 50_000.0, Absolute, Exactly, None),
        ("阅读 5w+", "5w+", 50_000.0, Absolute, AtLeast, None),
        ("阅读 5万", "5万", 50_000.0, Absolute, Exactly, None),
        ("流水 1 亿", "1 亿", 1e8, Absolute, Exactly, None),
        ("流水 1,000 万美金", "1,000 万美金", 1e7, Absolute, Exactly, Currency),
        ("ARR $10M", "$10M", 1e7, Absolute, Exactly, Currency),
        ("sales of €1.2bn", "€1.2bn", 1.2e9, Absolute, Exactly, Currency),
        ("2.5 million listeners", "2.5 million", 2.5e6, Absolute, Exactly, None),
        ("占比 20%", "20%", 20.0, Absolute, Exactly, Percent),
        ("可用率 99.99%", "99.99%", 99.99, Absolute, Exactly, Percent),
        ("占比百分之二十", "百分之二十", 20.0, Absolute, Exactly, Percent),
        ("良率 ≥40%", "≥40%", 40.0, Absolute, AtLeast, Percent),
        ("良率 >=40%", ">=40%", 40.0, Absolute, AtLeast, Percent),
        ("良率不低于 95%", "不低于 95%", 95.0, Absolute, AtLeast, Percent),
        ("收到至少 10 条", "至少 10 条", 10.0, Absolute, AtLeast, Count),
        ("at least 10 shops", "at least 10", 10.0, Absolute, AtLeast, None),
        ("no more than 5%", "no more than 5%", 5.0, Absolute, AtMost, Percent),
        ("流失控制在 3% 以内", "控制在 3% 以内", 3.0, Absolute, AtMost, Percent),
        ("接通 90-92%", "90-92%", 90.0, Range, Exactly, Percent),
        ("从 15 提升到 30", "15 提升到 30", 30.0, FromTo, Exactly, None),
        ("from 15 to 30", "15 to 30", 30.0, FromTo, Exactly, None),
        ("产量提升 30%", "30%", 30.0, Relative, Exactly, Percent),
        ("up and running, cut waste by 30%", "30%", 30.0, Relative, Exactly, Percent),
        ("产量翻倍", "翻倍", 2.0, Relative, Exactly, Multiple),
        ("double the harvest", "double", 2.0, Relative, Exactly, Multiple),
        ("两款新品", "两款", 2.0, Absolute, Exactly, Count),
        ("十余家门店", "十余家门店", 10.0, Absolute, AtLeast, Count),
        ("three depots", "three", 3.0, Absolute, Exactly, None),
        ("进入前三", "前三", 3.0, Rank, Exactly, None),
        ("in the top 3", "top 3", 3.0, Rank, Exactly, None),
        ("Top 5% 的用户", "Top 5%", 5.0, Rank, Exactly, Percent),
        ("评分 4.5 分", "4.5 分", 4.5, Absolute, Exactly, Rating),
        ("缩短至 T+8 小时", "T+8 小时", 8.0, Absolute, Exactly, Duration),
        ("2 小时内回复", "2 小时内", 2.0, Absolute, AtMost, Duration),
        ("within 2 hours", "within 2 hours", 2.0, Absolute, LessThan, Duration),
        ("NPS 40", "40", 40.0, Absolute, Exactly, None),
        ("p95 < 200ms", "< 200ms", 200.0, Absolute, LessThan, Duration),
        ("吞吐 3x", "3x", 3.0, Absolute, Exactly, Multiple),
        ("about 40 boats", "about 40", 40.0, Absolute, About, None),
        ("多于 7 成", "多于 7 成", 70.0, Absolute, MoreThan, Percent),
        ("利润突破 300 万元", "300 万元", 3e6, Absolute, MoreThan, Currency),
        ("ＮＰＳ 达到　４０％", "４０％", 40.0, Absolute, Exactly, Percent),
    ] {
        let found = amounts(text);
        assert_eq!(found, [(words.to_owned(), value, kind, comparator, unit)], "{text}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn what_is_no_amount_is_none() {
    for text in [
        "P95",
        "v2.0",
        "iOS17",
        "H5",
        "5G",
        "B2B",
        "ISO 27001",
        "SOC 2",
        "2026 年",
        "万一",
        "千万不要",
        "统一",
        "一些",
        "十分满意",
        "一体化",
        "1. 开头",
        "KR2: start",
        "13800138000",
        "version 3",
        "1.2.3",
        "Tier 2",
        "第三方",
        "Q3",
    ] {
        let found = amounts(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn amounts_know_what_they_are_there_for() {
    let roles = |text: &str| -> Vec<Role> {
        Text::new(text, TextContext::default()).quantities().map(|found| found.role).collect()
    };
    assert_eq!(roles("NPS 30 (currently 12)"), [Role::Value, Role::Baseline]);
    assert_eq!(roles("当前 60%"), [Role::Baseline]);
    assert_eq!(roles("visitors in all three halls"), [Role::Scope]);
    assert_eq!(roles("30 日留存率"), [Role::Attribute]);
    assert_eq!(roles("90-day retention of 40%"), [Role::Attribute, Role::Value]);
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn dates_are_read_whole() {
    for (text, words) in [
        ("2月初交付", "2月初"),
        ("3 月 15 日发布", "3 月 15 日"),
        ("6月底前验收", "6月底前"),
        ("截止一月中旬", "截止一月中旬"),
        ("Q3 上线", "Q3"),
        ("Q1 结束前上线", "Q1 结束前"),
        ("年底见效", "年底"),
        ("上半年见效", "上半年"),
        ("双月内见效", "双月内"),
        ("本季度见效", "本季度"),
        ("三个月内见效", "三个月内"),
        ("done by end of Q2", "by end of Q2"),
        ("done by March 15", "by March 15"),
        ("done by 2026-03-31", "by 2026-03-31"),
        ("done this quarter", "this quarter"),
        ("于2026年3月31日前", "于2026年3月31日前"),
    ] {
        let found = dates(text);
        assert!(found.iter().any(|found| found == words), "{text}: {found:?}");
    }
    assert!(dates("we may march on").is_empty());
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn blanks_are_told_apart() {
    for text in ["xx%", "XX 元", "xxxx 万", "X 月", "N 家", "TBD", "TODO", "____", "?%", "待定", "Ｘ％"] {
        let padded = format!("做到 {text}");
        assert_eq!(blanks(&padded, Blank::Value), [text], "{text}");
    }
    assert_eq!(blanks("XX 产品线", Blank::Name), ["XX"]);
    assert_eq!(blanks("做到 [target]", Blank::Typed), ["[target]"]);
    assert!(tokens("吞吐 3x，max 5x").iter().all(|(_, kind)| !matches!(kind, Kind::Blank(_))));
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn what_is_about_the_text_is_not_of_it() {
    for text in ["【门店】库存 @店长", "库存@店长、采购部", "1. 库存", "KR2：库存", "门店效率：库存", "[Shops] 库存"]
    {
        let left: Vec<_> = tokens(text).into_iter().map(|(words, _)| words).collect();
        assert_eq!(left, ["库存"], "{text}");
    }
    assert!(!tokens("write to a@b.org").iter().any(|(words, _)| words.is_empty()));
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn other_languages_and_stubs_are_not_read() {
    for text in ["顧客満足度の向上", "Повысить продажи", "Améliorer la qualité", "", " ", "?", "é", "x"]
    {
        assert_eq!(Text::new(text, TextContext::default()).script(), Script::Unread, "{text}");
    }
    assert_eq!(Text::new("提升 NPS", TextContext::default()).script(), Script::Chinese);
    assert_eq!(Text::new("café sales", TextContext::default()).script(), Script::English);
}

/// Pieces that meet each other badly.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "从",
        "到",
        "to ",
        "from ",
        "by ",
        "10",
        "3.5",
        "1,000",
        "%",
        "万",
        "亿",
        "xx",
        "X",
        "月",
        "日",
        "Q3",
        "2026",
        "-",
        "~",
        "/",
        ":",
        "：",
        "。",
        "，",
        "、",
        "@",
        "【",
        "】",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "？",
        "?",
        "__",
        " ",
        "　",
        "提升",
        "留存率",
        "improve ",
        "NPS ",
        "at least ",
        "以上",
        "百分之",
        "三",
        "半",
        "第",
        "前",
        "top ",
        "$",
        "€",
        "T+",
        "fy24-",
        "march ",
        "个",
        "project",
        "😀",
        "é",
        "ﬁ",
        "\u{301}",
        "５",
        "％",
        "Ｘ",
        "\n",
        "\t",
        "\u{feff}",
        "\u{202e}",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn every_place_is_a_place(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let read = Text::new(&text, TextContext::default());
        let mut last = 0;
        for Token { span, .. } in read.tokens() {
            prop_assert!(span.start >= last && span.start < span.end);
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            last = span.start;
        }
    }

    #[test]
    fn findings_point_at_whole_characters(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let units: Vec<u16> = text.encode_utf16().collect();
        for kind in [crate::lint::TextKind::Objective, crate::lint::TextKind::KeyResult] {
            for finding in crate::lint::lint_text(kind, &text, None) {
                let (Some(span), Some(span16)) = (finding.span(), finding.span16()) else { continue };
                let words = text.get(span.start as usize..span.end as usize);
                let same = units.get(span16.start as usize..span16.end as usize).map(String::from_utf16);
                prop_assert_eq!(words.map(str::to_owned), same.and_then(Result::ok));
                prop_assert!(words.is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
