//! What a terminal, a pipe and a disk see.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr, okr_in, text};
use serde_json::{Value, json};

const DAY: &str = "2026-02-15";

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

/// A document in which every word of people tries to steer.
fn hostile() -> Value {
    let mut document: Value = serde_json::from_str(&text("tern")).unwrap();
    for unit in ["objectives", "units", "people", "cycles"] {
        spoil(&mut document[unit]);
    }
    let named = json!({"kind": "custom", "name": format!("{STEERING}crates")});
    let owner = document["objectives"][0]["owner"].clone();
    let cycle = document["objectives"][0]["cycle"].clone();
    let key_result = |id: &str, measure: Value| {
        json!({"id": id, "title": format!("{STEERING}K"), "measure": measure, "initiatives": [
            {"id": format!("i{id}"), "title": format!("{STEERING}I"), "owner": owner, "due": "2026-02-01"}]})
    };
    let ladder =
        json!({"kind": "ladder", "unit": named, "points": [{"value": 0, "score": 0}, {"value": 9, "score": 1}]});
    let steps = json!({"kind": "milestones", "items": [{"title": format!("{STEERING}S"), "doneOn": "2026-01-05"}]});
    document["objectives"].as_array_mut().unwrap().push(json!({
        "id": "h\u{202e}o", "title": format!("{STEERING}O"), "owner": owner, "cycle": cycle, "ambition": "committed",
        
        "keyResults": [
            key_result("h\u{202e}m", json!({"kind": "metric", "baseline": 0, "target": 9, "unit": named})),
            key_result("h\u{202e}c", json!({"kind": "control", "atMost": 9, "unit": named})),
            key_result("h\u{202e}l", ladder), key_result("h\u{202e}s", steps)]}));
    for (day, value) in [("2026-01-06", 1), ("2026-01-13", 3), ("2026-01-20", 4)] {
        for id in ["h\u{202e}m", "h\u{202e}c", "h\u{202e}l"] {
            let check_in = json!({"keyResult": id, "on": day, "value": value, "progress": format!("{STEERING}done")});
            document["checkIns"].as_array_mut().unwrap().push(check_in);
        }
    }
    document["assessments"] = json!([{"objective": "h\u{202e}o", "on": "2026-02-01", "score": 0.5,
        "note": STEERING, "by": document["people"][1]["id"]}]);
    document
}

/// Colours, clears, rings, and turns what follows round.
const STEERING: &str = "\u{1b}[2J\u{9b}31m\u{7}\n\u{202e}";

fn spoil(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(spoil),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(words) if name == "title" || name == "name" => words.insert_str(1, STEERING),
                    value => spoil(value),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn words_of_people_cannot_steer_the_terminal() {
    let mut document = hostile();
    let place = folder("hostile");
    let file = |name: &str, document: &Value| {
        let path = place.join(name).to_str().unwrap().to_owned();
        std::fs::write(&path, document.to_string()).unwrap();
        path
    };
    let evidence = json!({"extends": "okr", "compensation": "evidence"});
    let committed = json!({"extends": "okr", "compensation": "committed"});
    document["profile"] = evidence;
    let one = file("one.json", &document);
    document["profile"] = committed;
    let last = document["objectives"].as_array().unwrap().len() - 1;
    document["objectives"][last]["keyResults"][0]["measure"]["target"] = json!(8);
    document["objectives"][last]["title"] = json!(format!("{STEERING}other"));
    let other = file("other.json", &document);
    let verbs: &[&[&str]] = &[
        &["check", "-v"],
        &["check"],
        &["lint"],
        &["score", "--owners"],
        &["alignment", "layers"],
        &["explain", "h\u{202e}o", "--all"],
        &["explain", "h\u{202e}m"],
        &["explain", "h\u{202e}s"],
        &["assess"],
        &["forecast"],
        &["simulate", "--check-in", "h\u{202e}m=8", "--influence", "h\u{202e}c"],
        &["contribution", "h\u{202e}o"],
        &["review-export"],
        &["check-in", "h\u{202e}m", "7"],
        &["edit", "h\u{202e}m", "--weight", "3"],
        &["remove", "h\u{202e}m", "--dry-run"],
    ];
    let steers = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
    let day = ["--as-of", "2026-04-20"];
    let mut lines: Vec<Vec<&str>> = Vec::new();
    for verb in verbs {
        for file in [&one, &other] {
            lines.push([&verb[..1], &[file.as_str()], &verb[1..]].concat());
        }
    }
    lines.push(vec!["diff", &one, &other]);
    for line in lines {
        for lang in ["en", "zh-CN"] {
            let has_day = line[0] != "alignment";
            let asked = [&line[..], if has_day { &day } else { &[] }, &["--lang", lang]].concat();
            let run = okr(&asked);
            assert!(run.code < 2, "{asked:?} {}", run.err);
            assert!(!run.out.is_empty(), "{asked:?}");
            let found = run.out.lines().chain(run.err.lines()).find(|line| line.contains(steers));
            assert_eq!(found, None, "{asked:?}");
        }
    }
}

#[test]
fn explanations_cannot_steer_the_terminal() {
    let steering = "\\u001b[2J\\u0007\\u202e";
    let hostile = text("tern")
        .replace("\"k-fast-bench\"", "\"k-fast\\u202e-bench\"")
        .replace("\"id\": \"o-fast\", \"title\": \"", &format!("\"id\": \"o-fast\", \"title\": \"{steering}"))
        .replace("Second bench in use", &format!("Second {steering}bench in use"))
        .replace("{\"title\": \"bought\",", &format!("{{\"title\": \"bou{steering}ght\", \"weight\": 2,"));
    for lang in ["en", "zh-CN"] {
        let args = ["explain", "-", "o-fast", "--all", "--as-of", DAY, "--lang", lang];
        let run = okr_in(&args, hostile.as_bytes(), &[]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let steers = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!run.out.contains(steers), "{}", run.out);
        let cleaned = "\u{fffd}[2J\u{fffd}\u{fffd}";
        for text in ["k-fast\u{fffd}-bench".to_owned(), format!("Second {cleaned}bench"), format!("bou{cleaned}ght")] {
            assert!(run.out.contains(&text), "{text}: {}", run.out);
        }
    }
}

#[test]
fn a_long_chain_is_explained_in_its_lines_alone() {
    const LINKS: usize = 600;
    let link = |at: usize| {
        let measure = if at + 1 < LINKS { r#", "measure": {"kind": "rollup", "combine": "mean"}"# } else { "" };
        format!(
            r#"{{"id": "o{at}", "title": "Step {at}", "owner": {{"person": "p"}}, "cycle": "q",
                "keyResults": [{{"id": "k{at}", "title": "Step {at} is taken"{measure}}}]}}"#
        )
    };
    let align = |at: usize| {
        format!(
            r#"{{"from": {{"objective": "o{}"}}, "to": {{"keyResult": "k{at}"}}, "kind": "contributes",
                "state": "accepted", "agreedOn": "2026-01-01"}}"#,
            at + 1
        )
    };
    let objectives: Vec<String> = (0..LINKS).map(link).collect();
    let alignments: Vec<String> = (0..LINKS - 1).map(align).collect();
    let chain = format!(
        r#"{{"okr": 1, "people": [{{"id": "p", "name": "Ada"}}],
            "cycles": [{{"id": "q", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}}],
            "objectives": [{}], "alignments": [{}]}}"#,
        objectives.join(","),
        alignments.join(",")
    );
    let run = okr_in(&["explain", "-", "o0", "--all", "--as-of", DAY], chain.as_bytes(), &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Step 599 is taken"));
    let widest = run.out.lines().map(|line| line.len() - line.trim_start().len()).max();
    assert!(widest <= Some(2 * 14), "{widest:?}");
    // Four values of each of the two in a link, each on a line or two under its headline.
    assert!(run.out.len() < LINKS * 2 * 4 * 4 * 100, "{} bytes", run.out.len());
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
