//! What may not be said about opaque nodes: the words of check-ins, alignments and
//! assessments.

use crate::json::{Checks, Place};
use crate::model::{Alignment, Assessment, CheckIn, refuse_opaque};

use super::graph::Node;
use super::references::Tables;

/// A check-in about something opaque says when and how far, nothing else.
pub(super) fn check_check_in(
    tables: &Tables,
    check_in: &CheckIn,
    node: Option<Node>,
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    if !node.is_some_and(|node| tables.is_opaque(node)) {
        return;
    }
    let given = [
        ("by", check_in.by.is_some()),
        ("confidence", check_in.confidence.is_some()),
        ("status", check_in.status.is_some()),
        ("progress", check_in.progress.is_some()),
        ("risks", !check_in.risks.is_empty()),
        ("support", !check_in.support.is_empty()),
        ("next", !check_in.next.is_empty()),
        ("source", check_in.source.is_some()),
    ];
    refuse_opaque(&given, place, checks);
}

/// An alignment with an opaque end has its terms, and no words about them.
pub(super) fn check_alignment(
    tables: &Tables,
    alignment: &Alignment,
    (from, to): (Node, Node),
    place: &Place<'_>,
    checks: &mut Checks<'_>,
) {
    if tables.has_opaque() && (tables.is_opaque(from) || tables.is_opaque(to)) {
        refuse_opaque(&[("note", alignment.note.is_some())], place, checks);
    }
}

/// A score that was stated for something opaque, without who and why.
pub(super) fn check_assessment(tables: &Tables, assessment: &Assessment, place: &Place<'_>, checks: &mut Checks<'_>) {
    let node = tables.either(assessment.objective.as_ref(), assessment.key_result.as_ref());
    if node.is_some_and(|node| tables.is_opaque(node)) {
        let given = [
            ("by", assessment.by.is_some()),
            ("completion", assessment.completion.is_some()),
            ("difficulty", assessment.difficulty.is_some()),
            ("effort", assessment.effort.is_some()),
            ("note", assessment.note.is_some()),
        ];
        refuse_opaque(&given, place, checks);
    }
}
