//! What programs read: exact answers, exit codes, and nothing else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr, okr_in, text};
use okr_core::{Workspace, api};

const DAY: &str = "2026-02-15";

fn workspace() -> Workspace {
    Workspace::from_json(&text("tern")).unwrap()
}

fn asked(operation: &str, request: &str) -> String {
    api::call(operation, Some(&workspace()), request).unwrap_or_else(|problems| problems) + "\n"
}

#[test]
fn a_difference_is_the_engines_answer() {
    let (before, after) = (document("tern"), document("tern-later"));
    let run = okr(&["diff", &before, &after, "--as-of", "2026-02-15", "--format", "json"]);
    let request = format!(r#"{{"before": {}, "after": {}, "asOf": "2026-02-15"}}"#, text("tern"), text("tern-later"));
    let call = okr_in(&["call", "diff", "--request", "-"], request.as_bytes(), &[]);
    assert_eq!((run.code, run.out), (0, call.out));
    // Whichever cannot be opened is why there is no answer.
    let refused = okr(&["diff", &before, "nowhere.json", "--as-of", "2026-02-15", "--format", "json"]);
    assert!(refused.code == 2 && refused.out.contains("file.missing"), "{}", refused.out);
    let twice = okr(&["diff", "-", "-"]);
    assert!(twice.code == 2 && twice.out.is_empty() && twice.err.contains("standard input"), "{}", twice.err);
}

#[test]
fn a_part_of_the_scores_is_the_engines_answer() {
    let line = ["score", "examples/harbourlight.json", "--as-of", "2026-02-15", "--format", "json"];
    let asked = ["--unit", "div-com", "--field", "progress", "--offset", "1", "--limit", "2", "--owners"];
    let run = okr(&[&line[..], &asked[..]].concat());
    let request = r#"{"asOf": "2026-02-15", "select": {"units": ["div-com"], "fields": ["progress"]},
        "offset": 1, "limit": 2, "owners": true}"#;
    let call = okr(&["call", "score", "examples/harbourlight.json", "--request", request]);
    assert_eq!((run.code, run.out), (0, call.out));
    let refused = okr(&[&line[..], &["--cycle", "2026Q9", "--lang", "zh"]].concat());
    assert_eq!(refused.code, 2);
    assert!(
        refused.out.contains(r#""path":"/select/cycles/0""#) && refused.out.contains("是否想写"),
        "{}",
        refused.out
    );
}

#[test]
fn json_is_the_answer_of_the_engine_byte_for_byte() {
    let tern = document("tern");
    let run = |args: &[&str]| okr(&[args, &["--format", "json"]].concat()).out;
    let on_day = |args: &[&str]| run(&[args, &["--as-of", DAY]].concat());
    assert_eq!(on_day(&["score", &tern]), asked("score", r#"{"asOf": "2026-02-15"}"#));
    assert_eq!(on_day(&["map", &tern]), asked("map", r#"{"format": "json", "asOf": "2026-02-15"}"#));
    assert_eq!(run(&["to-json", &tern]), asked("toJson", "{}"));
    assert_eq!(okr(&["to-json", &tern]).out, asked("toJson", "{}"));
    assert_eq!(run(&["view", &tern]), asked("view", "{}"));
    assert_eq!(run(&["view", &tern, "--as", "nobody"]), asked("view", r#"{"viewer": {"person": "nobody"}}"#));
    assert_eq!(run(&["version"]), asked("version", "{}"));
    assert_eq!(on_day(&["lint", &tern]), asked("lint", r#"{"asOf": "2026-02-15"}"#));
    assert_eq!(run(&["rules"]), asked("rules", "{}"));
    let chinese = r#"{"rule": "align.orphan", "lang": "zh-CN"}"#;
    assert_eq!(run(&["rules", "align.orphan", "--lang", "zh-CN"]), asked("rules", chinese));
    assert_eq!(run(&["rules", "no\"rule"]), asked("rules", r#"{"rule": "no\"rule"}"#));
    for (query, word) in [
        ("layers", "layers"),
        ("orphans", "orphans"),
        ("silos", "silos"),
        ("coverage", "coverage"),
        ("cross-unit", "crossUnit"),
    ] {
        assert_eq!(run(&["alignment", &tern, query]), asked("alignment", &format!(r#"{{"query": "{word}"}}"#)));
    }
    let shares = r#"{"parts": [0.5, 1, 3], "total": 1, "decimals": 3, "locked": [0]}"#;
    assert_eq!(run(&["apportion", "0.5", "1", "3", "--locked", "0"]), asked("apportion", shares));
    let below = r#"{"parts": [1, -1], "total": 2, "decimals": 0}"#;
    assert_eq!(run(&["apportion", "1", "-1", "--total", "2", "--decimals", "0"]), asked("apportion", below));
    let of = r#"{"query": "descendants", "of": {"keyResult": "k-ride-shop"}}"#;
    assert_eq!(run(&["alignment", &tern, "descendants", "--of", "k-ride-shop"]), asked("alignment", of));
    let of = r#"{"query": "ancestors", "of": {"objective": "no\"where"}}"#;
    assert_eq!(run(&["alignment", &tern, "ancestors", "--of", "objective:no\"where"]), asked("alignment", of));
    let valid = format!(r#"{{"document": {}}}"#, text("tern"));
    assert_eq!(run(&["validate", &tern]), asked("validate", &valid));
}

#[test]
fn check_holds_the_answers_of_its_operations() {
    let run = okr(&["check", &document("tern"), "--format", "json", "--as-of", DAY]);
    let score = asked("score", r#"{"asOf": "2026-02-15"}"#);
    let lint = asked("lint", r#"{"asOf": "2026-02-15"}"#);
    let wanted = format!("{{\"asOf\":\"2026-02-15\",\"score\":{},\"lint\":{}}}\n", score.trim_end(), lint.trim_end());
    assert_eq!(run.out, wanted);
}

#[test]
fn findings_are_exit_code_1() {
    for form in ["human", "json"] {
        let faults = okr_core::lint(&Workspace::from_json(&text("faults")).unwrap(), okr_core::LintOptions::default());
        assert!(faults.iter().any(|finding| finding.severity() >= okr_core::Severity::Warning));
        for command in ["lint", "check"] {
            let run = okr(&[command, &document("faults"), "--format", form, "--as-of", DAY]);
            assert_eq!((run.code, run.err.as_str()), (1, ""), "{command} {form}");
        }
        assert_eq!(okr(&["score", &document("faults"), "--format", form]).code, 0);
        let clean = r#"{"id": "a", "kind": "objective", "text": "Let every rider home before dark"}"#;
        let placeholder = r#"{"kind": "keyResult", "text": "Loans from 20 to xx%", "id": "\"severity\":\"error\""}"#;
        let info =
            r#"{"id": "b", "kind": "objective", "text": "Let \"severity\":\"warning\" riders home before dark"}"#;
        let code = |line: &str| okr_in(&["lint", "--texts", "-", "--format", form], line.as_bytes(), &[]).code;
        assert_eq!((code(clean), code(placeholder), code(info), code("")), (0, 1, 0, 0), "{form}");
    }
}

#[test]
fn texts_are_answered_line_by_line() {
    let lines = [
        r#"{"id":"a","kind":"keyResult","text":"留存率提升至 xx%","lang":"zh"}"#,
        r#"{"id":"b","kind":"key_result","text":"Grow \"monthly\" sales to TBD","labels":[]}"#,
        r#"{"id":"c","kind":"objective","text":"Let every rider home before dark"}"#,
    ];
    let mut input: Vec<u8> = "\u{feff}".into();
    for line in lines {
        input.extend(line.bytes().chain(*b"\r\n\n"));
    }
    let asked = |lang| lines.map(|line| api::lint_line(line, lang).unwrap() + "\n").concat();
    let run = okr_in(&["lint", "--texts", "-", "--format", "json"], &input, &[]);
    assert_eq!((run.code, run.out, run.err.as_str()), (1, asked(None), ""));
    let run = okr_in(&["lint", "--texts", "-", "--format", "json", "--lang", "zh-CN"], &input, &[]);
    assert_eq!(run.out, asked(Some(okr_core::Lang::ZhCn)));
    let file = folder("texts").join("texts.jsonl");
    std::fs::write(&file, &input).unwrap();
    assert_eq!(okr(&["lint", "--texts", file.to_str().unwrap(), "--format", "json"]).out, asked(None));
}

#[test]
fn bad_lines_are_said_and_the_others_go_on() {
    let mut input = b"no json\n{\"kind\": \"objective\"}\n\xff\n".to_vec();
    input.extend(vec![b'x'; 3 << 20]);
    input.extend(b"\n{\"kind\": \"objective\", \"text\": \"It has no id\"}");
    input.extend(b"\n{\"id\": \"f\", \"kind\": \"objective\", \"text\": \"Let every rider home before dark\"}");
    let run = okr_in(&["lint", "--texts", "-", "--format", "json"], &input, &[]);
    assert_eq!((run.code, run.err.as_str()), (2, ""));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 6);
    for (line, (number, code)) in lines.iter().zip([
        (1, "json.syntax"),
        (2, "document.missing-field"),
        (3, "json.not-utf8"),
        (4, "json.too-large"),
        (5, "document.missing-field"),
    ]) {
        assert!(line.starts_with(&format!(r#"{{"line":{number},"problems":[{{"code":""#)), "{line}");
        assert!(line.contains(code), "{line}");
    }
    assert_eq!(lines[5], r#"{"id":"f","findings":[]}"#);
    let told = |row: &str| okr_in(&["lint", "--texts", "-", "--format", "json"], row.as_bytes(), &[]).out;
    assert!(told("\n\n{\"id\": }").contains("not JSON at line 3, column 8: "), "{}", told("\n\n{\"id\": }"));
    let run = okr_in(&["lint", "--texts", "-"], &input, &[]);
    assert!(run.out.starts_with("standard input: error[json.syntax]: not JSON at line 1, column 1: "), "{}", run.out);
    assert!(run.out.contains("standard input:2: error[document.missing-field]: "), "{}", run.out);
    assert!(run.out.contains("standard input: error[json.not-utf8]: not UTF-8 at line 3, column 1: "), "{}", run.out);
    let row =
        "{\"id\": \"a\", \"kind\": \"objective\", \"text\": \"Let every rider home\", \"by\": 1, \"lang\": \"fr\"}";
    let run = okr_in(&["lint", "--texts", "-"], format!("\n{row}").as_bytes(), &[]);
    assert_eq!(run.code, 2);
    assert!(run.out.starts_with("standard input:2:83: error[document.unknown-word]: "), "{}", run.out);
    assert!(!run.out.contains("unknown-field"), "a batch may have columns of its own: {}", run.out);
    for (file, code) in [("nowhere.jsonl", "file.missing"), ("tests", "file.is-folder")] {
        let run = okr(&["lint", "--texts", file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains(code), "{}", run.err);
        let run = okr(&["lint", "--texts", file, "--format", "json"]);
        assert_eq!(run.err, "");
        assert!(run.out.contains(code), "{}", run.out);
    }
}

#[test]
fn a_text_is_answered_before_the_next_comes() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_okr"))
        .args(["lint", "--texts", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b", "c"] {
        writeln!(stdin, r#"{{"id":"{id}","kind":"objective","text":"Let every rider home before dark"}}"#).unwrap();
        assert_eq!(answers.next().unwrap().unwrap(), format!(r#"{{"id":"{id}","findings":[]}}"#));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn call_answers_any_operation() {
    let tern = document("tern");
    for (operation, request) in [
        ("score", r#"{"asOf": "2026-02-15"}"#),
        ("score", r#"{"asOf": 7, "lang": "zh-CN"}"#),
        ("toJson", ""),
        ("map", r#"{"format": "dot"}"#),
        ("alignment", r#"{"query": "nothing"}"#),
        ("version", "{}"),
        ("lint", "{}"),
        ("lintText", r#"{"kind": "objective", "text": "Brand awareness"}"#),
        ("rules", ""),
        ("validate", r#"{"document": {"okr": 2}}"#),
        ("nonsense", "{}"),
    ] {
        let wanted = asked(operation, request);
        let run = okr(&["call", operation, &tern, "--request", request]);
        assert_eq!((run.out.as_str(), run.err.as_str()), (wanted.as_str(), ""));
        assert_eq!(run.code, if wanted.starts_with(r#"{"problems""#) { 2 } else { 0 });
        let piped = okr_in(&["call", operation, &tern, "--request", "-"], request.as_bytes(), &[]);
        assert_eq!(piped.out, wanted);
    }
    let run = okr_in(&["call", "score", "-", "--request", r#"{"asOf": "2026-02-15"}"#], text("tern").as_bytes(), &[]);
    assert_eq!(run.out, asked("score", r#"{"asOf": "2026-02-15"}"#));
    assert_eq!(okr(&["call", "open", &tern]).out, "{}\n");
    assert!(okr(&["call", "open", &document("invalid")]).out.starts_with(r#"{"problems":["#));
    assert_eq!(okr(&["call", "score"]).code, 2);
    assert_eq!(okr(&["call", "score", "-", "--request", "-"]).code, 2);
}

#[test]
fn several_documents_give_a_line_each() {
    let folder = folder("several");
    std::fs::write(folder.join("b.json"), text("tern")).unwrap();
    std::fs::write(folder.join("a.json"), text("invalid")).unwrap();
    std::fs::write(folder.join("notes.txt"), "no document").unwrap();
    let path = folder.to_str().unwrap();
    for command in ["validate", "check", "lint"] {
        let run = okr(&[command, path, &document("yanxing"), "--format", "json"]);
        assert_eq!((run.code, run.err.as_str()), (2, ""));
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with(&format!(r#"{{"file":"{path}/a.json","problems":[{{"code":"#)), "{}", lines[0]);
        assert!(lines[1].starts_with(&format!(r#"{{"file":"{path}/b.json","#)), "{}", lines[1]);
        assert!(lines[2].starts_with(r#"{"file":"tests/documents/yanxing.json","#), "{}", lines[2]);
    }
    let run = okr(&["validate", path]);
    assert!(run.out.contains("a.json is not valid: 3 problems\n"), "{}", run.out);
    assert!(
        run.out.ends_with("b.json is valid: 5 objectives, 8 key results, 2 alignments, 9 check-ins\n"),
        "{}",
        run.out
    );
}

#[test]
fn standard_input_is_a_document() {
    let file = okr(&["score", &document("tern"), "--format", "json", "--as-of", DAY]);
    let piped = okr_in(&["score", "-", "--format", "json", "--as-of", DAY], text("tern").as_bytes(), &[]);
    assert_eq!(file.out, piped.out);
    let run = okr_in(&["validate", "-", "--lang", "zh-CN"], text("tern").as_bytes(), &[]);
    assert_eq!(run.out, "✓ 标准输入：通过校验，有 5 个目标，8 个关键结果，2 条对齐，9 次签到\n");
}

#[test]
fn schemas_are_found_by_name_by_operation_and_by_verb() {
    let of = |name: &str| okr(&["schema", name]).out;
    assert_eq!(of("ScoreAnswer"), asked("schema", r#"{"name": "ScoreAnswer"}"#));
    assert_eq!(of("score"), asked("schema", r#"{"name": "score"}"#));
    let (request, answer) = (of("ScoreRequest"), of("ScoreAnswer"));
    assert_eq!(of("score"), format!("{{\"request\":{},\"answer\":{}}}\n", request.trim_end(), answer.trim_end()));
    assert_eq!(
        of("to-json"),
        format!("{{\"request\":{},\"answer\":{}}}\n", of("ToJsonRequest").trim_end(), of("document").trim_end())
    );
    assert_eq!(of("to-json"), of("toJson"));
    assert_eq!(of("open"), format!("{{\"request\":{}}}\n", of("OpenRequest").trim_end()));
    assert_eq!(okr(&["schema"]).out, of("document"));
    for operation in api::OPERATIONS {
        assert!(of(operation.name).starts_with(r#"{"request":{"$schema""#), "{}", operation.name);
    }
    let run = okr(&["schema", "scroe"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("did you mean `score`?") && run.err.contains("ScoreRequest"), "{}", run.err);
}
