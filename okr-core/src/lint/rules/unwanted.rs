//! What rules share that ask for alignments which the profile does not want.

use crate::codes::Code;
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::model::{Alignment, Breach};
use crate::workspace::{Node, Unwanted};

/// The rules that do.
pub(in crate::lint) const CODES: [Code; 4] =
    [Code::AlignLevel, Code::AlignOwnObjectives, Code::AlignSecondParent, Code::AlignCycleWindow];

/// A finding of a rule for each alignment that deserves one.
pub(super) fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let alignments = &scene.workspace.document().alignments;
    scene.workspace.unwanted(&mut |at, unwanted| {
        let Some(alignment) = alignments.get(at) else { return };
        let ends = scene.workspace.node(&alignment.from).zip(scene.workspace.node(&alignment.to));
        if let Some(ends) = ends {
            tell(scene, at, ends, unwanted, sink);
        }
    });
}

/// Looks at one alignment that stands, or will stand, at a position.
pub(in crate::lint) fn look_at(
    scene: Scene<'_>,
    alignment: &Alignment,
    at: usize,
    ends: (Node, Node),
    sink: &mut Sink<'_>,
) {
    scene.workspace.unwanted_of(alignment, at, ends, &mut |unwanted| tell(scene, at, ends, unwanted, sink));
}

fn tell(scene: Scene<'_>, at: usize, (from, to): (Node, Node), unwanted: Unwanted, sink: &mut Sink<'_>) {
    if unwanted.breach != Breach::Finding || unwanted.code != sink.code {
        return;
    }
    let finding = scene.node_finding(sink, from).at(format!("/alignments/{at}"));
    let finding = unwanted.slots.into_iter().fold(finding, |finding, (name, slot)| finding.with(name, slot));
    sink.push(finding.with_related(vec![scene.workspace.node_ref(to)]));
}
