//! Opaque objectives: what they may not say, and what all others must.

use super::{KeyResult, Measure, Objective};
use crate::codes::Code;
use crate::json::{Checks, Place};
use crate::problem::Problem;

/// Title and owner unless it is opaque; no words and no people where it is.
pub(super) fn check(objective: &Objective, place: &Place<'_>, checks: &mut Checks<'_>) {
    let list = place.field("keyResults");
    if objective.is_opaque() {
        refuse_words(objective, place, checks);
        for (at, key_result) in objective.key_results.iter().enumerate() {
            refuse_words_of_key_result(key_result, &list.item(at), checks);
        }
        return;
    }
    demand("title", objective.title.is_some(), place, checks);
    demand("owner", objective.owner.is_some(), place, checks);
    for (at, key_result) in objective.key_results.iter().enumerate() {
        demand("title", key_result.title.is_some(), &list.item(at), checks);
    }
}

fn demand(field: &'static str, is_given: bool, place: &Place<'_>, checks: &mut Checks<'_>) {
    if !is_given {
        checks.raise(Problem::new(Code::DocumentMissingField, place.pointer()).with("field", field));
    }
}

fn refuse_words(objective: &Objective, place: &Place<'_>, checks: &mut Checks<'_>) {
    let given = [
        ("title", objective.title.is_some()),
        ("owner", objective.owner.is_some()),
        ("visibility", objective.visibility.is_some()),
        ("origin", objective.origin.is_some()),
        ("raise", objective.raise.is_some()),
        ("category", objective.category.is_some()),
        ("position", objective.position.is_some()),
        ("rationale", objective.rationale.is_some()),
        ("description", objective.description.is_some()),
        ("mentions", !objective.mentions.is_empty()),
    ];
    refuse(&given, place, checks);
}

fn refuse_words_of_key_result(key_result: &KeyResult, place: &Place<'_>, checks: &mut Checks<'_>) {
    let given = [
        ("title", key_result.title.is_some()),
        ("indicator", key_result.indicator.is_some()),
        ("effect", key_result.effect.is_some()),
        ("position", key_result.position.is_some()),
        ("rationale", key_result.rationale.is_some()),
        ("mentions", !key_result.mentions.is_empty()),
        ("guards", !key_result.guards.is_empty()),
        ("initiatives", !key_result.initiatives.is_empty()),
    ];
    refuse(&given, place, checks);
    let Some(measure) = &key_result.measure else { return };
    let place = place.field("measure");
    refuse(&[("unit", measure.unit().is_some())], &place, checks);
    let Measure::Milestones(milestones) = measure else { return };
    let items = place.field("items");
    for (at, item) in milestones.items.iter().enumerate() {
        let number = (at + 1).to_string();
        if item.title.as_str() != number {
            let problem = Problem::new(Code::OpaqueMilestone, items.item(at).field("title").pointer());
            checks.raise(problem.with("number", number));
        }
    }
}

/// A problem for every field that something opaque may not have.
pub(crate) fn refuse(given: &[(&'static str, bool)], place: &Place<'_>, checks: &mut Checks<'_>) {
    for (field, _) in given.iter().filter(|(_, is_given)| *is_given) {
        let problem = Problem::new(Code::OpaqueField, place.field(field).pointer());
        checks.raise(problem.with("field", *field));
    }
}

/// What the readers demand besides: names unless the objective is opaque.
#[cfg(feature = "schema")]
pub(super) fn named_unless_opaque(schema: &mut schemars::Schema) {
    let nothing = serde_json::json!({"type": "null"});
    let is_opaque = serde_json::json!({"properties": {"opaque": {"const": true}}, "required": ["opaque"]});
    let unnamed = serde_json::json!({"properties": {"title": nothing, "owner": nothing}});
    let named = serde_json::json!({
        "required": ["title", "owner"],
        "properties": {"keyResults": {"items": {"required": ["title"]}}},
    });
    for (name, part) in [("if", is_opaque), ("then", unnamed), ("else", named)] {
        schema.insert(name.to_owned(), part);
    }
}
