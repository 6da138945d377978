//! The registry of rules, one file each.

pub(super) mod check_in_no_effect;
mod dependency_loop;
mod guard_broken;
mod no_baseline;
pub(super) mod no_effect;
mod no_key_results;
mod no_target;
mod nothing_left;
mod orphan;
mod outside_parent;
mod phrase_only;
mod placeholder;
mod sample;
mod silence_unused;
mod too_many_objectives;
mod weights;
mod would_cycle;

use super::rule::Rule;

/// Every rule, by the number of its code.
pub(super) static RULES: &[Rule] = &[
    too_many_objectives::RULE,
    no_key_results::RULE,
    weights::RULE,
    nothing_left::RULE,
    orphan::RULE,
    no_effect::RULE,
    dependency_loop::RULE,
    would_cycle::RULE,
    outside_parent::RULE,
    phrase_only::RULE,
    no_target::RULE,
    placeholder::RULE,
    no_baseline::RULE,
    guard_broken::RULE,
    check_in_no_effect::RULE,
    silence_unused::RULE,
];

#[cfg(test)]
mod tests;
