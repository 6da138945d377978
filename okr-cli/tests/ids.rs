//! What is named on the command line: ids, of which two kinds may share one, and numbers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr};

const DAY: &str = "2026-02-20";

/// The objective and the key result `x` share an id, and one objective has an id that
/// looks like the spelling of a kind.
const TWINS: &str = r#"{"okr": 1, "people": [{"id": "mei", "name": "Mei"}],
  "cycles": [{"id": "q", "kind": "custom", "start": "2026-01-01", "end": "2026-04-11"}],
  "objectives": [
    {"id": "x", "title": "Make mooring quick for every crew", "owner": {"person": "mei"}, "cycle": "q", "keyResults": [
      {"id": "x", "title": "Minutes at the quay from 90 to 60", "measure": {"kind": "metric", "baseline": 90, "target": 60}}]},
    {"id": "keyResult:y", "title": "Keep the harbour open all year", "owner": {"person": "mei"}, "cycle": "q"}]}"#;

fn twins(name: &str) -> String {
    let file = folder(name).join("twins.json");
    std::fs::write(&file, TWINS).unwrap();
    file.to_str().unwrap().to_owned()
}

// edge 20
#[test]
fn an_id_of_both_kinds_is_refused_and_can_be_spelt() {
    let file = twins("ambiguous");
    let lines: [&[&str]; 7] = [
        &["check-in", &file, "x", "75"],
        &["edit", &file, "x", "--weight", "2"],
        &["remove", &file, "x"],
        &["align", &file, "x", "keyResult:y"],
        &["align", &file, "keyResult:y", "x"],
        &["unalign", &file, "x", "keyResult:y"],
        &["alignment", &file, "ancestors", "--of", "x"],
    ];
    for line in lines {
        let day: &[&str] = if line.first() == Some(&"alignment") { &[] } else { &["--as-of", DAY] };
        let told = okr(&[line, day].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{line:?}");
        assert!(told.err.contains("`objective:x`") && told.err.contains("`keyResult:x`"), "{}", told.err);
        let told = okr(&[line, day, &["--lang", "zh-CN"]].concat());
        assert!(told.err.contains("既是目标又是关键结果") && told.err.contains("`keyResult:x`"), "{}", told.err);
        let spelt: Vec<&str> = line.iter().map(|word| if *word == "x" { "objective:x" } else { word }).collect();
        let told = okr(&[&spelt, day].concat());
        assert!(!told.err.contains("both"), "{}", told.err);
    }
    let of = |end: &str| okr(&["check-in", &file, end, "75", "--as-of", DAY, "--format", "json"]).out;
    assert!(of("keyResult:x").contains(r#""attainment":0.5"#), "{}", of("keyResult:x"));
    assert!(okr(&["remove", &file, "objective:x", "--as-of", DAY]).out.contains("`x`"));
    // Terms of a standing measure are found by the spelling too.
    let edited = okr(&["edit", &file, "keyResult:x", "--target", "80", "--as-of", DAY]);
    assert_eq!(edited.code, 0, "{}", edited.err);
    // An id that looks like a spelling is still an id, and can be spelt itself.
    for name in ["keyResult:y", "objective:keyResult:y"] {
        let told = okr(&["edit", &file, name, "--weight", "2", "--as-of", DAY]);
        assert_eq!(told.code, 0, "{name}: {}", told.err);
    }
}

#[test]
fn what_is_not_there_is_looked_for_among_both_kinds() {
    let tern = document("tern");
    let told = okr(&["check-in", &tern, "k-ride-np", "44", "--as-of", DAY]);
    assert!(told.err.contains("there is no objective or key result `k-ride-np`"), "{}", told.err);
    assert!(told.err.contains("did you mean `k-ride-nps`? that is a key result"), "{}", told.err);
    let told = okr(&["check-in", &tern, "objective:k-ride-nps", "44", "--as-of", DAY]);
    assert!(told.err.contains("`k-ride-nps` is a key result"), "{}", told.err);
    let told = okr(&["check-in", &tern, "objective:k-ride-nps", "44", "--as-of", DAY, "--lang", "zh-CN"]);
    assert!(told.err.contains("`k-ride-nps` 是关键结果"), "{}", told.err);
}

#[test]
fn numbers_are_told_from_words() {
    let tern = document("tern");
    let says = |args: &[&str], english: &str, chinese: &str| {
        let told = okr(args);
        assert_eq!(told.code, 2, "{args:?}");
        assert!(told.err.contains(english) && !told.err.contains("tip:"), "{args:?}: {}", told.err);
        let told = okr(&[args, &["--lang", "zh-CN"]].concat());
        assert!(told.err.contains(chinese), "{args:?}: {}", told.err);
    };
    let day = ["--as-of", DAY];
    says(&["check-in", &tern, "k-ride-nps", "abc"], "write a number, for instance 12.5", "应为数字，例如 12.5");
    says(&[&["edit", &tern, "k-ride-nps", "--target", "x"], &day[..]].concat(), "write a number", "应为数字");
    // Negative numbers are numbers: the engine says where they may not stand.
    says(
        &[&["edit", &tern, "k-ride-nps", "--weight", "-3"], &day[..]].concat(),
        "weight -3 is negative",
        "权重 -3 是负数",
    );
    says(
        &[&["align", &tern, "o-ride", "o-year", "--weight", "-3"], &day[..]].concat(),
        "weight -3 is negative",
        "权重 -3 是负数",
    );
    says(&["apportion", "1", "--decimals", "-1"], "write a whole number from 0 to 9", "应为 0 到 9 的整数");
    says(&["apportion", "1", "--decimals", "x"], "write a whole number from 0 to 9", "应为 0 到 9 的整数");
    says(&["apportion", "1", "--locked", "-1"], "write a whole number, 0 or more", "应为 0 或更大的整数");
}

#[test]
fn a_call_speaks_the_language_of_the_command_line() {
    let tern = document("tern");
    let call =
        |request: &str, lang: &[&str]| okr(&[&["call", "alignment", &tern, "--request", request], lang].concat()).out;
    let chinese = ["--lang", "zh-CN"];
    let unknown = r#"{"query": "path", "of": {"objective": "?"}}"#;
    assert!(call(unknown, &chinese).contains("没有 id 为 `?` 的目标"));
    assert!(call(unknown, &[]).contains("there is no objective"));
    // What the request itself says goes first.
    let english = r#"{"query": "path", "of": {"objective": "?"}, "lang": "en"}"#;
    assert!(call(english, &chinese).contains("there is no objective"));
    assert!(call("{}", &chinese).contains("缺少必填字段"));
    assert!(call(" ", &chinese).contains("缺少必填字段"));
    let told = call("{\"query\": ]", &chinese);
    assert!(told.contains("第 1 行第 11 列不是合法的 JSON"), "{told}");
    assert!(call("[]", &chinese).contains("类型不符"));
    let nowhere = okr(&["call", "score", "--lang", "zh-CN", "nowhere.json"]).out;
    assert!(nowhere.contains("没有这个文件") || nowhere.contains("nowhere.json"), "{nowhere}");
    let opened = okr(&["call", "open", &tern, "--request", r#"{"limit": 1}"#, "--lang", "zh-CN"]).out;
    assert!(opened.contains("未知字段"), "{opened}");
}
