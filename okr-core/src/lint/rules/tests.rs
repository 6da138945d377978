//! What holds of every rule.

use super::*;
use crate::codes::Severity;
use crate::lang::{Lang, spacing};
use crate::lint::rule::{Check, Example};
use crate::lint::{Finding, LintOptions, TextKind, lint, lint_text};
use crate::problem::NodeRef;
use crate::workspace::Workspace;

/// The day on which documents of examples are looked at: the last of their cycle.
const EXAMPLE_DAY: &str = "2026-03-31";

fn findings(rule: &Rule, example: &Example) -> Vec<Finding> {
    match rule.check {
        Check::Objective(_) | Check::Title(_) => lint_text(TextKind::Objective, &example.text(), None),
        Check::KeyResult(_) | Check::Written(_) => lint_text(TextKind::KeyResult, &example.text(), None),
        Check::KeyResultAnd(..) if !example.text().starts_with('{') => {
            lint_text(TextKind::KeyResult, &example.text(), None)
        }
        Check::Workspace(_) | Check::KeyResultAnd(..) | Check::Measured(_) | Check::Silences => {
            let workspace = Workspace::from_json(&example.text());
            let workspace = workspace.unwrap_or_else(|problems| panic!("{}: {problems}", example.text()));
            lint(&workspace, LintOptions { as_of: Some(EXAMPLE_DAY.parse().unwrap()) })
        }
    }
}

/// What a finding points at: words, or a pointer.
fn place(rule: &Rule, finding: &Finding, example: &Example) -> String {
    match (finding.span(), rule.check) {
        // The example is a document, and the words are of a title in it.
        (Some(span), _) if example.text().starts_with('{') => span.of(&title_of(finding, example)).to_owned(),
        (Some(span), _) => span.of(&example.text()).to_owned(),
        (None, _) => finding.path().unwrap_or_default().to_owned(),
    }
}

fn title_of(finding: &Finding, example: &Example) -> String {
    let workspace = Workspace::from_json(&example.text()).unwrap();
    let title = match finding.target() {
        Some(NodeRef::KeyResult(id)) => workspace.key_result(id).and_then(|found| found.title.clone()),
        Some(NodeRef::Objective(id)) => workspace.objective(id).and_then(|found| found.title.clone()),
        None => None,
    };
    title.map(|title| title.to_string()).unwrap_or_default()
}

#[test]
fn rules_stand_in_the_order_of_their_numbers() {
    assert!(RULES.is_sorted_by_key(|rule| rule.code().number()));
    assert!(RULES.iter().all(|rule| rule.code().is_finding()));
}

#[test]
fn every_rule_shows_two_of_each_in_both_languages() {
    for rule in RULES {
        for lang in Lang::ALL {
            for list in [rule.examples().bad, rule.examples().good] {
                let count = list.iter().filter(|example| example.lang == lang).count();
                assert!(count >= 2, "{} has {count} examples in {}", rule.code().name(), lang.tag());
            }
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn bad_examples_are_flagged_at_their_place() {
    let mut missed = Vec::new();
    for rule in RULES {
        for example in rule.examples().bad {
            let findings = findings(rule, example);
            let own = findings
                .iter()
                .filter(|finding| finding.code() == rule.code() && finding.severity() == rule.severity());
            let places: Vec<String> = own.map(|finding| place(rule, finding, example)).collect();
            if !places.iter().any(|place| place == example.at) {
                missed.push(format!("{}: {}: {places:?}", rule.code().name(), example.text()));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn good_examples_are_flagged_neither_by_their_rule_nor_by_any_text_rule() {
    let mut flagged = Vec::new();
    for rule in RULES {
        let structural =
            matches!(rule.check, Check::Workspace(_) | Check::KeyResultAnd(..) | Check::Measured(_) | Check::Silences);
        for example in rule.examples().good {
            for finding in findings(rule, example) {
                let loud = finding.severity() >= Severity::Warning && (finding.span().is_some() || !structural);
                if loud || (finding.code() == rule.code() && structural) {
                    let (code, said) = (finding.code().name(), finding.message(Lang::En));
                    flagged.push(format!("{}: {code}: {said}", rule.code().name()));
                }
            }
        }
    }
    assert!(flagged.is_empty(), "{flagged:#?}");
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn chinese_texts_stand_apart_from_latin() {
    for rule in RULES {
        let own = [rule.title(Lang::ZhCn), rule.explanation(Lang::ZhCn), rule.source(Lang::ZhCn)];
        let bad = rule.examples().bad.iter().flat_map(|example| findings(rule, example));
        let said = bad.flat_map(|finding| [finding.message(Lang::ZhCn), finding.help(Lang::ZhCn)]);
        for text in own.map(str::to_owned).into_iter().chain(said) {
            assert_eq!(spacing::fault(&text), None, "{}: {text}", rule.code().name());
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "there the lexicon has few words")]
fn messages_leave_no_slot_open() {
    for rule in RULES {
        for example in rule.examples().bad {
            for finding in findings(rule, example) {
                for lang in Lang::ALL {
                    let said = finding.message(lang) + &finding.help(lang);
                    assert!(!said.contains("``") && !said.contains("“”") && !said.contains("  "), "{said}");
                }
            }
        }
    }
}
