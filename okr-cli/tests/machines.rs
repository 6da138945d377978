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
    assert_eq!(run(&["alignment", &tern, "ancestors", "--of", "no\"where"]), asked("alignment", of));
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

/// The commands whose answer the problems of a document are.
const JUDGES: [&[&str]; 3] = [&["check"], &["validate"], &["lint"]];
/// The commands that can give no answer where a document has problems.
const OTHERS: [&[&str]; 4] = [&["score"], &["map"], &["to-json"], &["alignment", "orphans"]];

/// A command on a file: the file is the first argument of each.
fn on<'a>(command: &[&'a str], file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let (verb, rest) = command.split_at(1);
    [verb, &[file], rest, more].concat()
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_else() {
    let folder = folder("files");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    std::fs::write(path("empty.json"), " \n").unwrap();
    std::fs::create_dir(path("folder")).unwrap();
    let cases = [
        (path("gone.json"), "file.missing", "no such file: ", "文件不存在：`"),
        (path("folder"), "file.is-folder", "folder is a folder", "folder` 是文件夹"),
        (path("empty.json/x"), "file.unreadable", "cannot read ", "无法读取 `"),
    ];
    for (file, code, english, chinese) in &cases {
        // Those that take folders too say that it holds no documents.
        let judges = JUDGES.iter().filter(|_| *code != "file.is-folder");
        for command in OTHERS.iter().chain(judges) {
            let run = okr(&on(command, file, &[]));
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?}");
            assert!(run.err.starts_with(&format!("error[{code}]: ")) && run.err.contains(english), "{}", run.err);
            let run = okr(&on(command, file, &["--lang", "zh-CN"]));
            assert!(run.err.starts_with(&format!("错误[{code}]：")) && run.err.contains(chinese), "{}", run.err);
        }
        for command in OTHERS.iter().filter(|command| command[0] != "map" || *code != "file.is-folder") {
            let run = okr(&on(command, file, &["--format", "json"]));
            assert_eq!((run.code, run.err.as_str()), (2, ""), "{command:?}");
            assert!(run.out.starts_with(&format!(r#"{{"problems":[{{"code":"{code}","#)), "{}", run.out);
            assert_eq!(run.out.lines().count(), 1);
        }
    }
    let run = okr(&["validate", &path("folder")]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("file.no-documents") && run.err.contains("folder"), "{}", run.err);
}

#[test]
fn problems_of_a_document_are_an_answer_or_the_lack_of_one() {
    let folder = folder("problems");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    std::fs::write(path("empty.json"), " \n").unwrap();
    std::fs::write(path("latin.json"), b"{\"okr\": 1,\n \"\xe5\x87\x80\": \"caf\xe9\"}").unwrap();
    let cases = [
        (document("invalid"), ":3:53: error[date.invalid]: "),
        (path("empty.json"), "empty.json: error[json.empty]: the document is empty"),
        (
            path("latin.json"),
            "latin.json:2:11: error[json.not-utf8]: not UTF-8 at line 2, column 11: the byte at offset 23 ",
        ),
    ];
    for (file, said) in &cases {
        for command in JUDGES {
            let run = okr(&on(command, file, &[]));
            assert_eq!((run.code, run.err.as_str()), (2, ""), "{command:?} {file}");
            assert!(run.out.contains(said) && run.out.contains(" is not valid: "), "{}", run.out);
        }
        for command in OTHERS {
            let run = okr(&on(command, file, &[]));
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?} {file}");
            assert!(run.err.contains(said), "{}", run.err);
        }
        let bytes = std::fs::read(file).unwrap();
        let problems = Workspace::from_bytes(&bytes, &okr_core::Limits::default()).unwrap_err();
        for command in OTHERS.iter().chain(&JUDGES) {
            let run = okr(&on(command, file, &["--format", "json"]));
            assert_eq!((run.code, run.err.as_str()), (2, ""), "{command:?}");
            assert_eq!(run.out, problems.to_json(okr_core::Lang::En) + "\n");
        }
        let run = okr(&["call", "toJson", file]);
        assert_eq!((run.code, run.err.as_str()), (2, ""));
        assert_eq!(run.out, problems.to_json(okr_core::Lang::En) + "\n");
    }
    let run = okr(&["validate", &path("latin.json"), "--lang", "zh-CN"]);
    assert!(run.out.contains("：第 2 行第 11 列不是 UTF-8 编码：偏移 23 处的字节不能构成字符\n"), "{}", run.out);
    assert!(run.out.contains(" 2 │ \"净\": \"caf\u{fffd}\"}\n   │           ^\n"), "{}", run.out);
}

#[test]
fn refused_requests_go_to_standard_error() {
    let tern = document("tern");
    for (command, code) in [
        (["alignment", tern.as_str(), "ancestors", "--of", "nowhere"].as_slice(), "reference.unknown"),
        (&["rules", "nothing"], "rule.unknown"),
        (&["schema", "nothing"], "request.schema"),
    ] {
        let run = okr(command);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?}");
        assert!(run.err.starts_with(&format!("error[{code}]: ")), "{}", run.err);
        let run = okr(&[command, &["--format", "json"]].concat());
        assert_eq!((run.code, run.err.as_str()), (2, ""), "{command:?}");
        assert!(run.out.starts_with(&format!(r#"{{"problems":[{{"code":"{code}","#)), "{}", run.out);
    }
    // Of several files, those that can be read are answered all the same.
    let run = okr(&["validate", "gone.json", &tern]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error[file.missing]: ") && run.out.starts_with("✓ "), "{}{}", run.out, run.err);
}

#[test]
fn standard_input_is_read_once_and_files_as_often_as_named() {
    for command in JUDGES {
        for format in ["human", "json"] {
            let run = okr_in(&on(command, "-", &["-", "--format", format]), text("tern").as_bytes(), &[]);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{command:?}");
            assert!(run.err.starts_with("error: standard input (-) can be read only once\n"), "{}", run.err);
        }
        let tern = document("tern");
        let run = okr(&on(command, &tern, &[&tern, "--format", "json"]));
        let lines: Vec<&str> = run.out.lines().collect();
        assert!(run.code < 2 && lines.len() == 2 && lines[0] == lines[1], "{}", run.out);
    }
    let run = okr(&["check", "-", "-", "--lang", "zh-CN"]);
    assert_eq!(run.err, "错误：标准输入（-）只能读取一次\n\n用 `--help` 查看用法。\n");
}

#[test]
fn every_command_takes_the_options_that_it_honours() {
    let tern = document("tern");
    let commands: [(&[&str], &[&str]); 14] = [
        (&["check", &tern], &["--format", "--as-of", "--color"]),
        (&["score", &tern], &["--format", "--as-of", "--color"]),
        (&["lint", &tern], &["--format", "--as-of", "--color"]),
        (&["lint", "--texts", "/dev/null"], &["--format", "--color"]),
        (&["rules"], &["--format", "--color"]),
        (&["map", &tern], &["--format", "--as-of", "--color"]),
        (&["alignment", &tern, "layers"], &["--format", "--color"]),
        (&["validate", &tern], &["--format", "--color"]),
        (&["to-json", &tern], &["--format", "--color"]),
        (&["view", &tern], &["--format", "--color"]),
        (&["schema"], &["--format", "--color"]),
        (&["apportion", "1", "1"], &["--format", "--color"]),
        (&["version"], &["--format"]),
        (&["call", "version"], &[]),
    ];
    for (command, honoured) in commands {
        for (option, value) in [("--format", "json"), ("--as-of", DAY), ("--color", "never")] {
            let run = okr(&[command, &[option, value]].concat());
            let wanted = if honoured.contains(&option) { 0..2 } else { 2..3 };
            assert!(wanted.contains(&run.code), "{command:?} {option}: {}", run.err);
            assert!(run.code < 2 || run.out.is_empty(), "{command:?} {option}");
            if !command.contains(&"--texts") {
                let help = okr(&[command[0], "--help"]).out;
                assert_eq!(help.contains(option), honoured.contains(&option), "{help}");
            }
        }
        assert!(okr(&[command, &["--lang", "zh-CN"]].concat()).code < 2, "{command:?}");
    }
    for (verb, form) in [("check", "dot"), ("map", "human"), ("schema", "mermaid")] {
        assert_eq!(okr(&[verb, &tern, "--format", form]).code, 2, "{verb} {form}");
    }
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

#[test]
fn wrong_use_is_exit_code_2() {
    let tern = document("tern");
    for args in [
        [].as_slice(),
        &["nonsense"],
        &["lint"],
        &["lint", &tern, "--texts", "-"],
        &["check"],
        &["score", &tern, "--as-of", "2026-02-30"],
        &["score", &tern, "--lang", "fr"],
        &["score", &tern, "--format", "dot"],
        &["map", &tern, "--format", "human"],
        &["alignment", &tern, "ancestors"],
        &["alignment", &tern, "layers", "--of", "o-parts"],
    ] {
        let run = okr(args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
    assert_eq!(okr(&["--version"]).code, 0);
    assert_eq!(okr(&["alignment", &tern, "ancestors", "--of", "nowhere"]).code, 2);
}

#[test]
fn wrong_use_is_said_in_chinese() {
    let tern = document("tern");
    for (args, said) in [
        (["schema", "--as-of", DAY].as_slice(), "这里没有参数 `--as-of`"),
        (&["score", &tern, "--as-off", DAY], "这里没有参数 `--as-off`；是否想写 `--as-of`？"),
        (&["scor", &tern], "没有名为 `scor` 的命令；是否想写 `score`？"),
        (&["check"], "缺少参数：`<文件>...`"),
        (&["lint"], "请给出文档，或用 `--texts <文件>` 给出逐行的单条文本"),
        (&["score", &tern, "--format", "dot"], "`--format <形式>` 的取值 `dot` 无效；可用：`human`、`json`"),
        (
            &["score", &tern, "--as-of", "2026-02-30"],
            "`--as-of <日期>` 的取值 `2026-02-30` 无效：没有这一天，请按 YYYY-MM-DD 填写实际存在的日期",
        ),
        (&["score", &tern, "--lang", "fr"], "`--lang <语言>` 的取值 `fr` 无效；可用：`en`、`zh-CN`"),
        (&["map", &tern, "--layers", "x"], "`--layers <层数>` 的取值 `x` 无效：应为 0 或更大的整数"),
        (&["score", &tern, "--as-of"], "`--as-of <日期>` 缺少取值"),
        (&["lint", "--texts", "-", "--as-of", DAY], "`--texts <文件>` 不能与 `--as-of <日期>` 同时使用"),
        (
            &["alignment", &tern, "layers", "--of", "o"],
            "`--of` 只用于 `ancestors`、`descendants`、`path`、`contributors` 和 `impact`",
        ),
    ] {
        let run = okr_in(args, b"", &[("LC_ALL", "zh_CN.UTF-8")]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(run.err, format!("错误：{said}\n\n用 `--help` 查看用法。\n"));
    }
}

#[test]
fn the_language_is_that_of_the_locale() {
    let said = |variables: &[(&str, &str)]| okr_in(&["version"], b"", variables).out;
    assert!(said(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]).contains("文档格式"));
    assert!(said(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_CN"), ("LANG", "en_GB.UTF-8")]).contains("文档格式"));
    assert!(said(&[("LC_ALL", "en_GB.UTF-8"), ("LANG", "zh_CN.UTF-8")]).contains("document format"));
    assert!(said(&[("LC_ALL", "de_DE.UTF-8")]).contains("document format"));
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let tern = document("tern");
    let args = ["check", tern.as_str(), "--as-of", DAY];
    let plain = okr(&args).out;
    assert!(!plain.contains('\u{1b}'));
    assert_eq!(okr_in(&args, b"", &[("NO_COLOR", "1")]).out, plain);
    let coloured = okr(&[args.as_slice(), &["--color", "always"]].concat()).out;
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(without_colour(&coloured), plain);
    assert_eq!(okr_in(&args, b"", &[("CLICOLOR_FORCE", "1")]).out, coloured);
    let json = okr(&["score", &tern, "--as-of", DAY, "--format", "json", "--color", "always"]).out;
    assert!(!json.contains('\u{1b}'));
}

fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain + rest
}

#[test]
fn titles_cannot_steer_the_terminal() {
    let hostile = text("tern").replace("Never send a rider", "\\u001b[2J\\u009b31m\\nNever\\u202e send a rider");
    for args in [
        ["check", "-", "-v"].as_slice(),
        &["check", "-"],
        &["lint", "-"],
        &["score", "-"],
        &["alignment", "-", "layers"],
    ] {
        let run = okr_in(args, hostile.as_bytes(), &[]);
        assert!(run.code < 2, "{}", run.err);
        let steers = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!run.out.contains(steers), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_early_is_no_fault() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    // More than a pipe holds, so that the writer meets the closed end.
    let many: String = (0..3000).map(|at| format!(r#",{{"id": "x{at}", "title": "Open door {at} for riders", "owner": {{"person": "dee"}}, "cycle": "2026Q1"}}"#)).collect();
    let large = text("tern").replacen("\n  ],\n  \"alignments\"", &format!("{many}\n  ],\n  \"alignments\""), 1);
    let file = folder("pipe").join("large.json");
    std::fs::write(&file, large).unwrap();
    for format in ["human", "json"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_okr"))
            .args(["check", file.to_str().unwrap(), "--format", format, "--as-of", DAY])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 16];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_okr"))
        .args(["to-json", &document("tern"), "--lang", "en"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("okr: cannot write the output: "));
}

// R9: the sizes that a document may have are the host's in the shell too.
#[test]
fn limits_are_the_hosts() {
    let tern = document("tern");
    for command in ["check", "score", "lint", "map", "validate", "to-json"] {
        let run = |limits: &str| okr(&[command, &tern, "--limits", limits]);
        let refused = run(r#"{"objectives": 1}"#);
        assert_eq!(
            (refused.code, refused.out.contains("document.too-many") || refused.err.contains("document.too-many")),
            (2, true),
            "{command}"
        );
        assert_eq!(run(r#"{"bytes": 100}"#).code, 2, "{command}");
        assert_ne!(run(r#"{"objectives": 1000}"#).code, 2, "{command}");
        let wrong = run(r#"{"objektives": 1}"#);
        assert!(wrong.code == 2 && wrong.err.contains("objektives"), "{command}: {}", wrong.err);
    }
    assert_eq!(okr(&["rules", "--limits", "{}"]).code, 2);
}

// D-ALN-09: the days of plans that a view may tell are the host's too.
#[test]
fn a_view_has_the_hosts_limit() {
    let hidden = r#"{"okr": 1, "people": [{"id": "mei", "name": "Mei"}],
      "cycles": [{"id": "q", "kind": "custom", "start": "2026-01-01", "end": "2026-01-10"}], "objectives": [
      {"id": "top", "title": "Be the harbour that crews choose", "owner": {"person": "mei"}, "cycle": "q", "source": "aligned"},
      {"id": "o", "title": "Hidden", "owner": {"person": "mei"}, "visibility": "private", "cycle": "q", "keyResults": [
        {"id": "k", "title": "Far", "plan": [{"on": "2026-01-05", "value": 50}]}]}],
      "alignments": [{"from": {"objective": "o"}, "to": {"objective": "top"}, "kind": "contributes"}]}"#;
    let view = |limits: &str| okr_in(&["view", "-", "--limits", limits], hidden.as_bytes(), &[]);
    let refused = view(r#"{"plannedDays": 9}"#);
    assert!(refused.code == 2 && refused.err.contains("view.too-large"), "{}", refused.err);
    assert!(refused.err.contains("10 planned days") && refused.err.contains("limit of 9"), "{}", refused.err);
    assert_eq!(view(r#"{"plannedDays": 10}"#).code, 0);
}
