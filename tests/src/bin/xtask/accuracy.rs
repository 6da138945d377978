//! `lint-accuracy`: how often the linter is right, on texts that people labelled.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use okr_core::{Finding, Severity, TextKind, lint_text};
use serde::Deserialize;

/// One labelled text.
#[derive(Deserialize)]
struct Item {
    lang: String,
    kind: String,
    text: String,
    objective: Option<String>,
    labels: Vec<String>,
    verdict: String,
    confidence: f64,
}

/// Below this the labellers doubted; such texts count for nothing.
const SURE: f64 = 0.7;

/// What a label of the corpus is called here.
const RULES: &[(&str, &str)] = &[
    ("o-phrase-only", "objective.phrase-only"),
    ("o-no-direction", "objective.vague-direction"),
    ("o-is-metric", "objective.is-metric"),
    ("o-is-task", "objective.is-task"),
    ("o-routine", "objective.routine"),
    ("kr-no-target-value", "key-result.no-target"),
    ("kr-placeholder", "key-result.placeholder"),
    ("kr-todo", "key-result.is-todo"),
    ("kr-not-measurable", "key-result.not-measurable"),
    ("kr-vague-verb", "key-result.vague-verb"),
];

#[derive(Default)]
struct Count {
    flagged: u32,
    flagged_bad: u32,
    labelled: u32,
    labelled_flagged: u32,
}

/// Prints precision and recall for each rule and language, and for all together.
///
/// # Errors
/// A file that cannot be read, or a line that is no labelled text.
pub fn run(file: &Path, misses: bool) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let mut counts: BTreeMap<(String, String), Count> = BTreeMap::new();
    let mut false_alarms: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let item: Item = serde_json::from_str(line).map_err(|error| format!("line {}: {error}", at + 1))?;
        if item.confidence >= SURE {
            if misses {
                tell_miss(&item);
            }
            count(&item, &mut counts, &mut false_alarms);
        }
    }
    println!("{:<6} {:<26} {:>8} {:>10} {:>8} {:>8}", "lang", "rule", "flagged", "precision", "labelled", "recall");
    for ((lang, rule), count) in &counts {
        println!(
            "{lang:<6} {rule:<26} {:>8} {:>10} {:>8} {:>8}",
            count.flagged,
            ratio(count.flagged_bad, count.flagged),
            count.labelled,
            ratio(count.labelled_flagged, count.labelled)
        );
    }
    for (lang, (alarms, good)) in &false_alarms {
        println!("{lang:<6} good or info texts flagged at warning: {alarms} of {good} ({})", ratio(*alarms, *good));
    }
    Ok(())
}

/// Prints a text on which the linter and the labels disagree.
fn tell_miss(item: &Item) {
    let findings = findings(item);
    let warned: Vec<&str> = findings
        .iter()
        .filter(|found| found.severity() >= Severity::Warning)
        .map(|found| found.code().name())
        .collect();
    let word = match (item.verdict == "bad", warned.is_empty()) {
        (true, true) => "missed",
        (false, false) => "false alarm",
        _ => return,
    };
    println!("{word} {} {}: {} [{}] {}", item.lang, item.kind, item.text, item.labels.join(" "), warned.join(" "));
}

fn findings(item: &Item) -> Vec<Finding> {
    let kind = if item.kind == "objective" { TextKind::Objective } else { TextKind::KeyResult };
    lint_text(kind, &item.text, item.objective.as_deref())
}

fn count(item: &Item, counts: &mut BTreeMap<(String, String), Count>, false_alarms: &mut BTreeMap<String, (u32, u32)>) {
    let findings = findings(item);
    let is_bad = item.verdict == "bad";
    let mut any = counts.remove(&(item.lang.clone(), "(any rule)".to_owned())).unwrap_or_default();
    let warned = findings.iter().any(|finding| finding.severity() >= Severity::Warning);
    any.flagged += u32::from(warned);
    any.flagged_bad += u32::from(warned && is_bad);
    any.labelled += u32::from(is_bad);
    any.labelled_flagged += u32::from(warned && is_bad);
    counts.insert((item.lang.clone(), "(any rule)".to_owned()), any);
    for (label, rule) in RULES {
        let hit =
            findings.iter().any(|finding| finding.code().name() == *rule && finding.severity() >= Severity::Warning);
        let labelled = item.labels.iter().any(|known| known == label);
        let count = counts.entry((item.lang.clone(), (*rule).to_owned())).or_default();
        count.flagged += u32::from(hit);
        count.flagged_bad += u32::from(hit && is_bad);
        count.labelled += u32::from(labelled && is_bad);
        count.labelled_flagged += u32::from(labelled && is_bad && hit);
    }
    if !is_bad {
        let (alarms, good) = false_alarms.entry(item.lang.clone()).or_default();
        *alarms += u32::from(warned);
        *good += 1;
    }
}

fn ratio(part: u32, whole: u32) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.2}", f64::from(part) / f64::from(whole)) }
}
