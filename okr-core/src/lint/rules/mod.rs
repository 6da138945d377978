//! The registry of rules, one file each.

mod amendment_gap;
mod assessed_by_other;
pub(super) mod check_in_no_effect;
mod cycle_window;
mod dependency_loop;
mod guard_broken;
mod level;
mod no_baseline;
pub(super) mod no_effect;
mod no_key_results;
mod no_target;
mod nothing_left;
mod orphan;
mod outside_parent;
mod own_objectives;
mod phrase_only;
mod placeholder;
mod sample;
mod score_gap;
mod second_parent;
mod silence_unused;
mod too_many_objectives;
pub(super) mod unwanted;
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
    level::RULE,
    own_objectives::RULE,
    second_parent::RULE,
    cycle_window::RULE,
    outside_parent::RULE,
    phrase_only::RULE,
    no_target::RULE,
    placeholder::RULE,
    no_baseline::RULE,
    guard_broken::RULE,
    check_in_no_effect::RULE,
    score_gap::RULE,
    assessed_by_other::RULE,
    amendment_gap::RULE,
    silence_unused::RULE,
];

#[cfg(test)]
mod tests;
