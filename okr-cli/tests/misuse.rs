//! What cannot be done is said in words, in the right place, with its exit code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr, okr_in, text};
use okr_core::Workspace;

const DAY: &str = "2026-02-15";

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
            "`--as-of <日期>` 的取值 `2026-02-30` 无效：请按 YYYY-MM-DD 填写实际存在的日期",
        ),
        (&["score", &tern, "--lang", "fr"], "`--lang <语言>` 的取值 `fr` 无效：应为 `en` 或 `zh-CN`"),
        (&["map", &tern, "--layers", "x"], "`--layers <层数>` 的取值 `x` 无效：应为 0 或更大的整数"),
        (&["score", &tern, "--as-of"], "`--as-of <日期>` 缺少取值"),
        (&["score", &tern, "--as-of", DAY, "--as-of", DAY], "`--as-of <日期>` 只能给出一次"),
        (&["simulate", &tern, "--target", "o-ride=4", "--as-of", DAY], "`o-ride` 是目标，只有关键结果才有目标值"),
        (
            &["simulate", &tern, "--check-in", "m=abc"],
            "`--check-in <编号=数值>` 的取值 `m=abc` 无效：应为编号和数值，例如 kr-signups=80",
        ),
        (
            &["simulate", &tern, "--change", "x"],
            "`--change <JSON>` 的取值 `x` 无效：第 1 行第 1 列不是合法的 JSON。应为：对象；实为：`x`；此处之后的内容没有读取",
        ),
        (
            &["check-in", &tern, "k", "--confidence", "11"],
            "`--confidence <信心>` 的取值 `11` 无效：应为 0 到 10 的整数",
        ),
        (
            &["edit", &tern, "k", "--measure", "{}"],
            "`--measure <JSON>` 的取值 `{}` 无效：缺少必填字段 `kind`；请补上 `kind`",
        ),
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
