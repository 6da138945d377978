//! The registry of rules, one file each.

mod no_target;
mod phrase_only;
mod placeholder;

use super::rule::Rule;

/// Every rule, by the number of its code.
pub(super) static RULES: &[Rule] = &[phrase_only::RULE, no_target::RULE, placeholder::RULE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Severity;
    use crate::lang::Lang;
    use crate::lint::engine::{TextKind, lint_text};
    use crate::lint::rule::Check;

    fn kind(rule: &Rule) -> Option<TextKind> {
        match rule.check {
            Check::Objective(_) => Some(TextKind::Objective),
            Check::KeyResult(_) => Some(TextKind::KeyResult),
        }
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
    fn bad_texts_are_flagged_at_their_place() {
        for rule in RULES {
            let Some(kind) = kind(rule) else { continue };
            for example in rule.examples().bad {
                let findings = lint_text(kind, example.text, None);
                let words: Vec<_> = findings
                    .iter()
                    .filter(|finding| finding.code() == rule.code() && finding.severity() == rule.severity())
                    .filter_map(|finding| finding.span().map(|span| span.of(example.text)))
                    .collect();
                assert!(words.contains(&example.at), "{}: {}: {words:?}", rule.code().name(), example.text);
            }
        }
    }

    #[test]
    fn good_texts_are_flagged_by_no_rule() {
        for rule in RULES {
            let Some(kind) = kind(rule) else { continue };
            for example in rule.examples().good {
                let findings = lint_text(kind, example.text, None);
                let flagged: Vec<_> = findings.iter().filter(|finding| finding.severity() >= Severity::Warning).collect();
                assert!(flagged.is_empty(), "{}: {flagged:?}", example.text);
            }
        }
    }
}
