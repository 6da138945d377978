//! Changes of a document: the answer is the engine's, a file changes only where
//! that is asked for, and then as a whole.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use common::{document, folder, okr, text};
use okr_core::{Live, Workspace, api};

const DAY: &str = "2026-02-15";

fn asked(operation: &str, request: &str) -> String {
    let mut live = Live::new(Workspace::from_json(&text("tern")).unwrap());
    api::change(operation, &mut live, request).unwrap_or_else(|problems| problems) + "\n"
}

#[test]
fn json_is_the_answer_of_the_engine_byte_for_byte() {
    let tern = document("tern");
    let run = |args: &[&str]| okr(&[args, &["--as-of", DAY, "--format", "json"]].concat()).out;
    assert_eq!(
        run(&["check-in", &tern, "k-ride-nps", "44", "--confidence", "6", "--on", "2026-02-13"]),
        asked(
            "checkIn",
            r#"{"checkIn":{"keyResult":"k-ride-nps","on":"2026-02-13","value":44,"confidence":6},"asOf":"2026-02-15"}"#
        )
    );
    assert_eq!(
        run(&["align", &tern, "o-ride", "o-year", "--kind", "depends-on", "--state", "proposed"]),
        asked(
            "align",
            r#"{"alignment":{"from":{"objective":"o-ride"},"to":{"objective":"o-year"},"kind":"dependsOn","state":"proposed"},"asOf":"2026-02-15"}"#
        )
    );
    assert_eq!(
        run(&["align", &tern, "o-ride", "o-year", "--dry-run"]),
        asked(
            "align",
            r#"{"alignment":{"from":{"objective":"o-ride"},"to":{"objective":"o-year"}},"dryRun":true,"asOf":"2026-02-15"}"#
        )
    );
    assert_eq!(
        run(&["unalign", &tern, "o-ride", "o-year"]),
        asked("unalign", r#"{"from":{"objective":"o-ride"},"to":{"objective":"o-year"},"asOf":"2026-02-15"}"#)
    );
}

#[test]
fn a_file_changes_only_where_that_is_asked_for() {
    let place = folder("changes");
    let file = place.join("tern.json");
    std::fs::write(&file, text("tern")).unwrap();
    let name = file.to_str().unwrap();
    let check_in = ["check-in", name, "k-ride-nps", "44", "--as-of", DAY];
    let told = okr(&check_in);
    assert_eq!(told.code, 0);
    assert!(told.out.contains("--write keeps the change"), "{}", told.out);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text("tern"));

    let refused = okr(&["check-in", name, "k-ride-nps", "44", "--on", "2026-02-16", "--as-of", DAY, "--write"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("check-in.future"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text("tern"));

    let written = okr(&[&check_in[..], &["--write"]].concat());
    assert_eq!(written.code, 0);
    let after = std::fs::read_to_string(&file).unwrap();
    let mut live = Live::new(Workspace::from_json(&text("tern")).unwrap());
    let day = DAY.parse().unwrap();
    let wanted = okr_core::CheckIn { value: Some(44.0), ..okr_core::CheckIn::of_key_result("k-ride-nps", day) };
    live.check_in(wanted, day).unwrap();
    assert_eq!(Workspace::from_json(&after).unwrap().to_json(), live.workspace().to_json());
    assert!(after.starts_with("{\n  \"okr\": 1,"), "{after}");
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn people_read_what_moved_and_why_not() {
    let tern = document("tern");
    insta::assert_snapshot!(okr(&["check-in", &tern, "k-ride-nps", "44", "--as-of", DAY]).out);
    let chinese = okr(&["check-in", &tern, "k-ride-nps", "44", "--as-of", DAY, "--lang", "zh-CN"]);
    insta::assert_snapshot!("people_read_it_in_chinese", chinese.out);
    let standard_input = okr(&["check-in", "-", "k", "1", "--write", "--as-of", DAY]);
    assert_eq!(standard_input.code, 2);
    assert!(standard_input.err.contains("cannot be written to"), "{}", standard_input.err);
}

#[test]
fn terms_and_removals_are_the_engines_too() {
    let tern = document("tern");
    let run = |args: &[&str]| okr(&[args, &["--as-of", DAY, "--format", "json"]].concat()).out;
    let metric = r#"{"kind":"metric","baseline":31,"target":60}"#;
    let edit = |terms: &str| {
        asked("edit", &format!(r#"{{"edits":[{{"of":{{"keyResult":"k-ride-nps"}},{terms}}}],"asOf":"{DAY}"}}"#))
    };
    assert_eq!(run(&["edit", &tern, "k-ride-nps", "--measure", metric]), edit(&format!(r#""measure":{metric}"#)));
    assert_eq!(run(&["edit", &tern, "k-ride-nps", "--weight", "2"]), edit(r#""weight":2"#));
    let remove = |policy: &str, more: &str| {
        asked("remove", &format!(r#"{{"of":{{"objective":"o-fast"}},"policy":"{policy}",{more}"asOf":"{DAY}"}}"#))
    };
    assert_eq!(run(&["remove", &tern, "o-fast"]), remove("refuse", ""));
    assert_eq!(run(&["remove", &tern, "o-fast", "--policy", "detach"]), remove("detach", ""));
    assert_eq!(
        run(&["remove", &tern, "o-fast", "--policy", "reattach", "--dry-run"]),
        remove("reattach", r#""dryRun":true,"#)
    );
}

#[test]
fn people_read_what_was_edited_and_what_is_gone() {
    let tern = document("tern");
    for lang in ["en", "zh-CN"] {
        let run = |args: &[&str]| {
            let told = okr(&[args, &["--as-of", DAY, "--lang", lang]].concat());
            told.out + &told.err
        };
        insta::assert_snapshot!(format!("edit_{lang}"), run(&["edit", &tern, "k-ride-nps", "--target", "60"]));
        insta::assert_snapshot!(format!("remove_{lang}"), run(&["remove", &tern, "o-fast", "--policy", "reattach"]));
        insta::assert_snapshot!(format!("remove_refused_{lang}"), run(&["remove", &tern, "o-fast"]));
        insta::assert_snapshot!(format!("edit_nothing_{lang}"), run(&["edit", &tern, "k-ride-nps"]));
        insta::assert_snapshot!(
            format!("edit_no_target_{lang}"),
            run(&["edit", &tern, "k-fast-faults", "--target", "60"])
        );
    }
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_rights_and_its_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = folder("rights");
    let (file, link) = (place.join("tern.json"), place.join("link.json"));
    std::fs::write(&file, text("tern")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    symlink(&file, &link).unwrap();
    let change = ["check-in", link.to_str().unwrap(), "k-ride-nps", "44", "--as-of", DAY, "--write"];
    assert_eq!(okr(&change).code, 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_ne!(std::fs::read_to_string(&file).unwrap(), text("tern"));

    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o400)).unwrap();
    let refused = okr(&change);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("is read-only"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 2, "nothing is left beside it");
}

#[test]
fn two_do_not_write_at_once() {
    let place = folder("at-once");
    let file = place.join("tern.json");
    std::fs::write(&file, text("tern")).unwrap();
    let name = file.to_str().unwrap();
    let change = ["check-in", name, "k-ride-nps", "44", "--as-of", DAY, "--write"];
    std::fs::write(place.join("tern.json.new"), "half").unwrap();
    let refused = okr(&change);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("somebody is writing"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(place.join("tern.json.new")).unwrap(), "half");
    std::fs::remove_file(place.join("tern.json.new")).unwrap();

    // Of many at once each is written whole, or says that it is not.
    let runs: Vec<_> = (0..8)
        .map(|_| {
            std::thread::spawn({
                let change = change.map(str::to_owned);
                move || {
                    let change: Vec<&str> = change.iter().map(String::as_str).collect();
                    okr(&change).code
                }
            })
        })
        .collect();
    let written = runs.into_iter().filter_map(|run| run.join().ok()).filter(|code| *code == 0).count();
    let count = |text: &str| Workspace::from_json(text).unwrap().document().check_ins.len();
    let after = std::fs::read_to_string(&file).unwrap();
    assert_eq!(count(&after), count(&text("tern")) + written);
}

// D-CHK: a check-in is corrected by another
#[test]
fn a_check_in_says_all_that_it_can() {
    let place = folder("corrects");
    let file = place.join("tern.json");
    std::fs::write(&file, text("tern")).unwrap();
    let name = file.to_str().unwrap();
    let first = ["check-in", name, "k-ride-nps", "44", "--id", "n1", "--as-of", DAY, "--write"];
    assert_eq!(okr(&first).code, 0);
    let second = [
        "check-in",
        name,
        "k-ride-nps",
        "46",
        "--corrects",
        "n1",
        "--recorded-on",
        DAY,
        "--status",
        "at-risk",
        "--as-of",
        DAY,
        "--write",
    ];
    assert_eq!(okr(&second).code, 0);
    let workspace = Workspace::from_json(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let [.., before, after] = workspace.document().check_ins.as_slice() else { panic!("two check-ins") };
    assert_eq!(before.id.as_ref().map(|id| id.as_str()), Some("n1"));
    assert_eq!(after.corrects.as_ref().map(|id| id.as_str()), Some("n1"));
    assert_eq!((after.status, after.recorded_on), (Some(okr_core::StatedStatus::AtRisk), Some(DAY.parse().unwrap())));
    let unknown = okr(&["check-in", name, "k-ride-nps", "--milestone", "No such thing", "--as-of", DAY]);
    assert!(unknown.code == 2 && unknown.err.contains("No such thing"), "{}", unknown.err);
    let infinite = okr(&["check-in", name, "k-ride-nps", "1e999", "--as-of", DAY]);
    assert!(infinite.err.contains("write a number"), "{}", infinite.err);
}
