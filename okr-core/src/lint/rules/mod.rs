//! The registry of rules, one file each.

mod activity_note;
mod all_committed;
mod all_lagging;
mod always_full;
mod amendment_gap;
mod assessed_by_other;
mod bidi;
mod binary;
mod carried_over;
pub(super) mod check_in_no_effect;
mod compound;
mod conflict;
mod confusable;
mod copied;
mod cycle_window;
mod dependency_loop;
mod duplicate;
mod duplicate_work;
pub(super) mod echoes;
mod empty_words;
mod goalpost;
mod guard_broken;
mod habits;
mod insufficient;
mod invisible;
mod is_metric;
mod is_task;
mod is_todo;
mod key_result_compound;
mod late_draft;
mod leaders;
mod level;
mod low_score_unexplained;
mod mention_missing;
mod mention_unanswered;
mod never_low;
mod no_baseline;
mod no_deadline;
pub(super) mod no_effect;
mod no_key_results;
mod no_owner;
mod no_retrospective;
mod no_target;
mod not_measurable;
mod nothing_left;
mod orphan;
mod outside_parent;
mod own_objectives;
mod pay_linked;
mod phrase_only;
mod placeholder;
mod private;
mod risk_without_ask;
mod routine;
pub(super) mod sample;
mod sandbagging;
mod score_gap;
mod second_parent;
mod silence_unused;
mod silo;
mod skips_level;
mod split;
mod stale;
mod stale_check_in;
mod text_disagrees;
mod todo_without_owner;
mod too_few_key_results;
mod too_few_objectives;
mod too_long;
mod too_many_key_results;
mod too_many_objectives;
mod unscored;
mod unsupported_key_result;
pub(super) mod unwanted;
mod vague_direction;
mod vague_verb;
mod weak_link;
mod weights;
mod would_cycle;

use super::rule::Rule;

/// Every rule, by the number of its code.
pub(super) static RULES: &[Rule] = &[
    too_many_objectives::RULE,
    no_key_results::RULE,
    weights::RULE,
    nothing_left::RULE,
    too_many_key_results::RULE,
    too_few_key_results::RULE,
    too_few_objectives::RULE,
    duplicate::RULE,
    no_owner::RULE,
    all_committed::RULE,
    insufficient::RULE,
    orphan::RULE,
    no_effect::RULE,
    dependency_loop::RULE,
    would_cycle::RULE,
    level::RULE,
    own_objectives::RULE,
    second_parent::RULE,
    cycle_window::RULE,
    mention_unanswered::RULE,
    mention_missing::RULE,
    unsupported_key_result::RULE,
    stale::RULE,
    silo::RULE,
    conflict::RULE,
    copied::RULE,
    split::RULE,
    duplicate_work::RULE,
    skips_level::RULE,
    outside_parent::RULE,
    phrase_only::RULE,
    vague_direction::RULE,
    is_metric::RULE,
    is_task::RULE,
    routine::RULE,
    carried_over::RULE,
    compound::RULE,
    too_long::RULE,
    empty_words::RULE,
    no_target::RULE,
    placeholder::RULE,
    no_baseline::RULE,
    guard_broken::RULE,
    is_todo::RULE,
    not_measurable::RULE,
    vague_verb::RULE,
    key_result_compound::RULE,
    no_deadline::RULE,
    binary::RULE,
    text_disagrees::RULE,
    weak_link::RULE,
    all_lagging::RULE,
    check_in_no_effect::RULE,
    late_draft::RULE,
    stale_check_in::RULE,
    activity_note::RULE,
    risk_without_ask::RULE,
    todo_without_owner::RULE,
    goalpost::RULE,
    unscored::RULE,
    no_retrospective::RULE,
    low_score_unexplained::RULE,
    score_gap::RULE,
    assessed_by_other::RULE,
    amendment_gap::RULE,
    always_full::RULE,
    never_low::RULE,
    sandbagging::RULE,
    pay_linked::RULE,
    private::RULE,
    bidi::RULE,
    invisible::RULE,
    confusable::RULE,
    silence_unused::RULE,
];

#[cfg(test)]
mod tests;
