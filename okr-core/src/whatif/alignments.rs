//! Alignments that are new, gone or have other terms. They have no ids: of those between
//! the same two ends the one of the same kind and state is the same, else the one of the
//! same kind, else any; of several the first is the first.

use super::difference::{Realigned, Terms};
use super::pairs::Pairs;
use crate::model::Alignment;
use crate::order;
use crate::workspace::{Node, Workspace};

/// The alignments that differ: those of the later document in its order, and then those
/// that are gone in the order of the earlier.
pub(super) fn changes(pairs: &Pairs<'_>) -> Vec<Realigned> {
    let sides = Sides::of(pairs);
    let matches = sides.matches();
    let (before, after) = (&pairs.before.document().alignments, &pairs.after.document().alignments);
    let mut is_kept = vec![false; before.len()];
    let mut changes = Vec::new();
    for (now, matched) in after.iter().zip(matches) {
        let then = matched.and_then(|at| before.get(at as usize));
        if let Some(kept) = matched.and_then(|at| is_kept.get_mut(at as usize)) {
            *kept = true;
        }
        let (then, now_terms) = (then.map(terms), terms(now));
        if then != Some(now_terms) {
            changes.extend(told(pairs.after, now, then, Some(now_terms)));
        }
    }
    let gone = before.iter().zip(is_kept).filter(|(_, kept)| !kept);
    changes.extend(gone.filter_map(|(then, _)| told(pairs.before, then, Some(terms(then)), None)));
    changes
}

fn terms(alignment: &Alignment) -> Terms {
    Terms {
        kind: alignment.kind_or_default(),
        state: alignment.state_or_default(),
        weight: alignment.weight.map(|weight| weight + 0.0),
        agreed_on: alignment.agreed_on,
    }
}

fn told(workspace: &Workspace, of: &Alignment, before: Option<Terms>, after: Option<Terms>) -> Option<Realigned> {
    let end = |end| workspace.node(end).map(|node| workspace.node_ref(node));
    Some(Realigned { from: end(&of.from)?, to: end(&of.to)?, before, after })
}

/// The alignments of both documents by their ends: each two ends of the earlier document
/// have a number, and an alignment of the later one has it too where it runs between them.
struct Sides<'a> {
    pairs: &'a Pairs<'a>,
    before: Vec<Option<u32>>,
    after: Vec<Option<u32>>,
}

/// How alike two alignments between the same ends must be, the most first.
#[derive(Clone, Copy)]
enum Likeness {
    KindAndState,
    Kind,
    Ends,
}

impl Likeness {
    /// What must be the same, as a small number.
    fn of(self, alignment: &Alignment) -> u32 {
        let (kind, state) = (alignment.kind_or_default() as u32, alignment.state_or_default() as u32);
        match self {
            Likeness::KindAndState => kind * 16 + state,
            Likeness::Kind => kind,
            Likeness::Ends => 0,
        }
    }
}

impl<'a> Sides<'a> {
    fn of(pairs: &'a Pairs<'a>) -> Sides<'a> {
        let (before, after) = (pairs.before, pairs.after);
        let key = |from: Node, to: Node| order::pair(number(before, from), number(before, to));
        let earlier = before.document().alignments.iter();
        let earlier: Vec<Option<u64>> =
            earlier.map(|alignment| Some(key(before.node(&alignment.from)?, before.node(&alignment.to)?))).collect();
        let mut ends: Vec<(u64, u32)> = earlier.iter().flatten().map(|key| (*key, 0)).collect();
        order::sort(&mut ends);
        ends.dedup();
        let place = |key: u64| ends.binary_search(&(key, 0)).ok().map(|at| at as u32);
        let later = after.document().alignments.iter().map(|alignment| {
            let end = |end| pairs.earlier(after.node(end)?);
            place(key(end(&alignment.from)?, end(&alignment.to)?))
        });
        Sides { pairs, after: later.collect(), before: earlier.iter().map(|key| place((*key)?)).collect() }
    }

    /// For each alignment of the later document the one of the earlier that it was.
    fn matches(mut self) -> Vec<Option<u32>> {
        let mut matches = vec![None; self.after.len()];
        for likeness in [Likeness::KindAndState, Likeness::Kind, Likeness::Ends] {
            let earlier = in_order(self.pairs.before, &self.before, likeness);
            let later = in_order(self.pairs.after, &self.after, likeness);
            let mut rest = earlier.iter().peekable();
            for (key, at) in later {
                while rest.next_if(|(other, _)| *other < key).is_some() {}
                let Some((_, found)) = rest.next_if(|(other, _)| *other == key) else { continue };
                // Neither is looked at again.
                if let Some(slot) = matches.get_mut(at as usize) {
                    *slot = Some(*found);
                }
                strike(&mut self.after, at);
                strike(&mut self.before, *found);
            }
        }
        matches
    }
}

fn strike(list: &mut [Option<u32>], at: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = None;
    }
}

fn number(workspace: &Workspace, node: Node) -> u32 {
    match node {
        Node::Objective(at) => at.0,
        Node::KeyResult(at) => workspace.document().objectives.len() as u32 + at.0,
    }
}

/// Those that have ends still to be matched, by ends and what must be alike; of the same
/// ones the first in the document first.
fn in_order(workspace: &Workspace, ends: &[Option<u32>], likeness: Likeness) -> Vec<(u64, u32)> {
    let alignments = workspace.document().alignments.iter().zip(ends).zip(0..);
    let keys =
        alignments.filter_map(|((alignment, ends), at)| Some((order::pair((*ends)?, likeness.of(alignment)), at)));
    let mut list: Vec<(u64, u32)> = keys.collect();
    order::sort(&mut list);
    list
}
