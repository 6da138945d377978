//! The texts that people read, in both languages, and that wide characters align.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{crowded, document, okr, okr_in, text};
use insta::assert_snapshot;

const DAY: &str = "2026-02-15";

fn shown(args: &[&str]) -> String {
    let run = okr(args);
    assert!(run.code < 2, "{}", run.err);
    assert_eq!(run.err, "");
    run.out
}

#[test]
fn check_in_english() {
    assert_snapshot!(shown(&["check", &document("tern"), "--as-of", DAY]));
}

#[test]
fn check_in_english_with_key_results() {
    assert_snapshot!(shown(&["check", &document("tern"), "--as-of", DAY, "-v"]));
}

#[test]
fn check_in_chinese() {
    assert_snapshot!(shown(&["check", &document("yanxing"), "--as-of", DAY, "--lang", "zh-CN"]));
}

#[test]
fn check_in_chinese_with_key_results() {
    assert_snapshot!(shown(&["check", &document("yanxing"), "--as-of", DAY, "--lang", "zh-CN", "-v"]));
}

#[test]
fn check_after_the_cycle_shows_grades() {
    assert_snapshot!(shown(&["check", &document("tern"), "--as-of", "2026-04-02"]));
}

#[test]
fn check_before_the_cycle() {
    assert_snapshot!(shown(&["check", &document("yanxing"), "--as-of", "2025-12-20", "--lang", "zh-CN"]));
}

#[test]
fn check_on_a_narrow_screen() {
    let run = okr_in(&["check", &document("tern"), "--as-of", DAY], b"", &[("COLUMNS", "56")]);
    assert_snapshot!(run.out);
}

#[test]
fn score_in_both_languages() {
    assert_snapshot!(shown(&["score", &document("tern"), "--as-of", "2026-04-02"]));
    assert_snapshot!(shown(&["score", &document("yanxing"), "--as-of", DAY, "--lang", "zh-CN"]));
}

#[test]
fn parts_of_scores_in_both_languages() {
    let page = ["--unit", "div-com", "--offset", "1", "--limit", "2", "--owners", "--as-of", DAY];
    let asked = |more: &[&'static str]| {
        let line: Vec<&str> = ["score", "examples/harbourlight.json"].iter().chain(more).copied().collect();
        shown(&line)
    };
    assert_snapshot!(asked(&page));
    let fields = ["--objective", "o-com-keep", "--cycle", "2026", "--field", "current", "--field", "coverage"];
    assert_snapshot!(asked(&[&fields[..], &["--lang", "zh-CN", "--as-of", DAY]].concat()));
    let every = ["attainment", "scoreSource", "computedScore", "statedScore", "currentOn", "statedStatus"];
    let every = every.iter().flat_map(|field| ["--field", field]);
    assert_snapshot!(asked(&every.chain(["--limit", "1", "--as-of", "2026-04-02"]).collect::<Vec<_>>()));
}

#[test]
fn forecasts_in_both_languages() {
    let of = |id: &str| ["--of", id].map(str::to_owned);
    let some = |file: &str, ids: &[&str], day: &str, lang: &str| {
        let one = |id: &&str| {
            let [flag, id] = of(id);
            shown(&["forecast", file, &flag, &id, "--as-of", day, "--lang", lang])
        };
        ids.iter().map(one).collect::<String>()
    };
    let (english, chinese) = ("examples/harbourlight.json", "examples/qinghe.json");
    let ids = ["k-co-26-arr", "k-co-nor-live", "k-co-peak-down", "k-co-peak-nps", "k-co-cash-runway", "k-co-26-q1"];
    assert_snapshot!(some(english, &ids, "2026-02-20", "en"));
    assert_snapshot!(some(english, &ids[2..3], "2026-04-02", "en"));
    let ids = ["k-co-26-rev", "k-co-sea-live", "k-co-cash-inv", "k-co-sea-rev"];
    assert_snapshot!(some(chinese, &ids, "2026-02-20", "zh-CN"));
    let text = some(chinese, &ids, "2026-01-08", "zh-CN") + &some(chinese, &ids[1..2], "2026-04-02", "zh-CN");
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
    let unit = shown(&["forecast", english, "--unit", "eng", "--limit", "1", "--as-of", "2026-02-20"]);
    assert_eq!(unit.lines().filter(|line| !line.starts_with(' ')).count(), 2, "{unit}");
}

#[test]
fn differences_in_both_languages() {
    let (before, after) = (document("tern"), document("tern-later"));
    let said = |lang: &str| shown(&["diff", &before, &after, "--as-of", DAY, "--lang", lang]);
    assert_snapshot!(said("en"));
    let chinese = said("zh-CN");
    assert_eq!(crowded(&chinese), None);
    assert_snapshot!(chinese);
    assert_eq!(shown(&["diff", &before, &before, "--as-of", DAY]), "No difference.\n");
    assert_eq!(shown(&["diff", &after, &after, "--as-of", DAY, "--lang", "zh"]), "没有差异。\n");
}

// fact F05, F13: what an example company's manager reads
#[test]
fn explanations_in_both_languages() {
    let (english, chinese) = ("examples/harbourlight.json", "examples/qinghe.json");
    let asked = |file, id, more: &[&'static str], lang| {
        let line = ["explain", file, id, "--as-of", "2026-02-20", "--lang", lang];
        shown(&line.iter().chain(more).copied().collect::<Vec<_>>())
    };
    assert_snapshot!(asked(english, "o-co-2026", &["--all"], "en"));
    assert_snapshot!(asked(english, "k-co-26-arr", &["--depth", "0"], "en"));
    let text = asked(chinese, "o-co-2026", &["--depth", "2"], "zh-CN");
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
}

#[test]
fn assessments_in_both_languages() {
    let asked = |file, lang| shown(&["assess", file, "--as-of", "2026-04-20", "--lang", lang]);
    assert_snapshot!(asked("examples/harbourlight.json", "en"));
    let text = asked("examples/qinghe.json", "zh-CN");
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
}

#[test]
fn whose_word_a_score_is_in_both_languages() {
    for command in ["assess", "review-export"] {
        assert_snapshot!(shown(&[command, &document("endings"), "--as-of", "2026-04-20"]));
        let text = shown(&[command, &document("endings"), "--as-of", "2026-04-20", "--lang", "zh-CN"]);
        assert_snapshot!(text);
        assert_eq!(crowded(&text), None);
    }
}

#[test]
fn evidence_in_both_languages() {
    let evidence = text("endings").replace(r#""compensation": "committed""#, r#""compensation": "evidence""#);
    for lang in ["en", "zh-CN"] {
        let asked = ["review-export", "-", "--as-of", "2026-04-20", "--lang", lang];
        let run = okr_in(&asked, evidence.as_bytes(), &[]);
        assert_snapshot!(run.out);
        assert_eq!(crowded(&run.out), None);
    }
}

#[test]
fn strict_bounds_in_both_languages() {
    let strict = text("endings").replace(r#""atMost": 40,"#, r#""atMost": 47, "strict": true, "tolerance": 10,"#);
    for lang in ["en", "zh-CN"] {
        let asked = ["explain", "-", "clear-dust", "--as-of", "2026-03-10", "--lang", lang];
        let run = okr_in(&asked, strict.as_bytes(), &[]);
        assert_snapshot!(run.out);
        assert_eq!(crowded(&run.out), None);
    }
}

#[test]
fn forecasts_that_run_away_in_both_languages() {
    for lang in ["en", "zh-CN"] {
        assert_snapshot!(shown(&["forecast", &document("endings"), "--as-of", "2026-03-20", "--lang", lang]));
    }
}

#[test]
fn profiles_in_both_languages() {
    assert_snapshot!(shown(&["profiles", "okr", "feishu", "quantive"]));
    let text = shown(&["profiles", "--lang", "zh-CN"]);
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
}

#[test]
fn what_if_in_both_languages() {
    let (english, chinese) = ("examples/harbourlight.json", "examples/qinghe.json");
    let asked = |file, lang, more: &[&'static str]| {
        let line = ["simulate", file, "--as-of", "2026-02-20", "--lang", lang];
        shown(&line.iter().chain(more).copied().collect::<Vec<_>>())
    };
    let change = r#"{"unalign": {"from": {"objective": "o-pt-peak"}, "to": {"keyResult": "k-co-peak-pt"}, "kind": "contributes"}}"#;
    let more = [
        "--weight",
        "k-co-peak-nps=3",
        "--target",
        "k-co-peak-nps=36",
        "--change",
        change,
        "--influence",
        "k-co-peak-down",
    ];
    assert_snapshot!(asked(english, "en", &more));
    let text = asked(chinese, "zh-CN", &["--check-in", "k-co-26-rev=30", "--without", "o-mkt-renew"]);
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
    assert_eq!(asked(english, "en", &[]), "No score would change.\n");
    assert_eq!(
        asked(english, "en", &["--influence", "k-co-26-arr"]).lines().filter(|line| line.contains("pp")).count(),
        1
    );
}

#[test]
fn contributions_in_both_languages() {
    let (english, chinese) = ("examples/harbourlight.json", "examples/qinghe.json");
    let asked = |file, id, lang| shown(&["contribution", file, id, "--as-of", "2026-03-20", "--lang", lang]);
    let text = asked(english, "o-pt-peak", "en");
    assert_snapshot!(text);
    assert!(!text.contains("score"), "{text}");
    let text = ["o-mkt-renew", "k-rd-lan-prod"].iter().map(|id| asked(chinese, id, "zh-CN")).collect::<String>();
    assert_snapshot!(text);
    assert_eq!(crowded(&text), None);
}

#[test]
fn scores_say_that_there_is_more_to_know() {
    let faults = document("faults");
    let said = shown(&["score", &faults, "--as-of", DAY]);
    let lint = shown(&["lint", &faults, "--as-of", DAY]);
    assert!(lint.contains("[key-result.no-baseline]"), "{lint}");
    let last = said.lines().last().unwrap();
    assert!(last.ends_with(&format!("`okr lint {faults} --as-of {DAY}` says which.")), "{said}");
    let said = shown(&["score", &faults, "--as-of", DAY, "--lang", "zh-CN"]);
    assert!(said.lines().last().unwrap().contains("条警告影响对这些数值的理解，用 `okr lint "), "{said}");
    assert!(!shown(&["score", &document("tern"), "--as-of", DAY]).contains("okr lint"));
}

#[test]
fn alignment_in_both_languages() {
    let tern = document("tern");
    assert_snapshot!(shown(&["alignment", &tern, "ancestors", "--of", "o-parts"]));
    assert_snapshot!(shown(&["alignment", &tern, "layers"]));
    assert_snapshot!(shown(&["alignment", &tern, "orphans"]));
    assert_snapshot!(shown(&[
        "alignment",
        &document("yanxing"),
        "descendants",
        "--of",
        "k-home-ops",
        "--lang",
        "zh-CN"
    ]));
    assert_snapshot!(shown(&["alignment", &document("yanxing"), "ancestors", "--of", "o-home", "--lang", "zh-CN"]));
    let about_units = |file: &str, lang: &str| {
        let told = ["silos", "coverage", "cross-unit"].map(|query| shown(&["alignment", file, query, "--lang", lang]));
        told.join("\n")
    };
    assert_snapshot!(about_units("examples/harbourlight.json", "en"));
    assert_snapshot!(about_units("examples/qinghe.json", "zh-CN"));
}

#[test]
fn lint_in_both_languages() {
    assert_snapshot!(shown(&["lint", &document("faults"), "--as-of", DAY]));
    assert_snapshot!(shown(&["lint", &document("faults"), "--as-of", DAY, "--lang", "zh-CN"]));
    assert_snapshot!(shown(&["check", &document("faults"), "--as-of", DAY, "-v"]));
    assert_snapshot!(shown(&["check", &document("faults"), "--as-of", DAY, "--lang", "zh-CN"]));
    let texts = r#"{"id": "一", "kind": "keyResult", "text": "在 5 月底前把老读者的留存率提升至 xx%"}
{"id": "2", "kind": "objective", "text": "Let every reader find a seat"}
no object
"#;
    let run = okr_in(&["lint", "--texts", "-"], texts.as_bytes(), &[]);
    assert_eq!((run.code, run.err.as_str()), (2, ""));
    assert_snapshot!(run.out);
}

#[test]
fn a_rule_is_explained() {
    let rules = shown(&["rules"]);
    for rule in okr_core::rules() {
        assert!(rules.contains(rule.code().name()) && rules.contains(rule.title(okr_core::Lang::En)), "{rules}");
    }
    let one = shown(&["rules", "key-result.placeholder", "--lang", "zh-CN"]);
    assert!(
        one.starts_with("key-result.placeholder · 警告 · ") && one.contains("\n会被指出\n") && one.contains("\n出处："),
        "{one}"
    );
    let run = okr(&["rules", "key-result.placeholders"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("error[rule.unknown]: "), "{}", run.err);
}

#[test]
fn examples_of_documents_are_shown_as_json() {
    for lang in ["en", "zh-CN"] {
        let run = okr_in(&["rules", "align.orphan", "--lang", lang], b"", &[("COLUMNS", "80")]);
        let lines: Vec<&str> = run.out.lines().collect();
        let starts = lines.iter().enumerate().filter(|(_, line)| **line == "  {").map(|(at, _)| at);
        let ends = lines.iter().enumerate().filter(|(_, line)| **line == "  }").map(|(at, _)| at);
        let shown: Vec<String> = starts.zip(ends).map(|(start, end)| lines[start..=end].join("\n")).collect();
        assert_eq!(shown.len(), 4, "{}", run.out);
        for document in shown {
            okr_core::Workspace::from_json(&document).unwrap();
        }
    }
}

#[test]
fn problems_in_both_languages() {
    for lang in ["en", "zh-CN"] {
        let run = okr(&["validate", &document("invalid"), "--lang", lang]);
        assert_eq!((run.code, run.err.as_str()), (2, ""));
        assert_snapshot!(format!("problems_{lang}"), run.out);
    }
}

#[test]
fn help_in_both_languages() {
    for lang in ["en", "zh-CN"] {
        assert_snapshot!(format!("help_{lang}"), shown(&["--help", "--lang", lang]));
        assert_snapshot!(format!("help_check_{lang}"), shown(&["check", "-h", "--lang", lang]));
    }
}

#[test]
fn chinese_stands_apart_from_latin() {
    let commands: [&[&str]; 10] = [
        &["check", &document("yanxing"), "--as-of", DAY, "-v"],
        &["check", &document("yanxing"), "--as-of", "2026-04-02"],
        &["check", "examples/qinghe.json", "--as-of", DAY, "-v"],
        &["lint", "examples/qinghe.json", "--as-of", DAY],
        &["score", &document("yanxing"), "--as-of", DAY],
        &["alignment", &document("yanxing"), "layers"],
        &["validate", &document("yanxing")],
        &["validate", &document("invalid")],
        &["version"],
        &["rules"],
    ];
    let mut said: Vec<String> =
        commands.iter().map(|command| okr(&[*command, &["--lang", "zh-CN"]].concat()).out).collect();
    let verbs =
        ["check", "score", "lint", "rules", "map", "alignment", "validate", "to-json", "view", "schema", "version"];
    said.extend(verbs.map(|verb| shown(&[verb, "--help", "--lang", "zh-CN"])));
    said.push(shown(&["--help", "--lang", "zh-CN"]));
    said.extend(okr_core::rules().iter().map(|rule| shown(&["rules", rule.code().name(), "--lang", "zh-CN"])));
    for text in said {
        for line in text.lines().filter(|line| !line.contains("{\"okr\"")) {
            assert_eq!(crowded(line), None, "{line}");
        }
    }
}

#[test]
fn wide_characters_align() {
    let out = shown(&["check", &document("yanxing"), "--as-of", DAY, "--lang", "zh-CN"]);
    let rows = out.lines().filter(|line| line.starts_with(['▲', '◌', '◐', '●']));
    let starts: Vec<usize> = rows.map(|row| columns(&row[..row.find('让').unwrap()])).collect();
    assert_eq!(starts.len(), 3, "{out}");
    assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{out}");
    for line in out.lines() {
        assert!(columns(line) <= 100, "{line}");
    }
}

/// The columns of a text, told apart from the code under test: Chinese takes two.
fn columns(text: &str) -> usize {
    let is_wide = |letter: char| {
        ('\u{2e80}'..='\u{a4cf}').contains(&letter) || ('\u{ff00}'..='\u{ff60}').contains(&letter) || letter == '📚'
    };
    text.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}
