//! Alignments by their ends: which one a step of a circle is.

use super::graph::Node;
use crate::order;

/// Positions of alignments in the order of their ends. There may be as many circles
/// as alignments, and each asks for one.
pub(crate) struct ByEnds(Vec<(Node, Node, usize)>);

impl ByEnds {
    /// Of these alignments, each with its position, lower and upper end.
    pub(crate) fn new(alignments: impl Iterator<Item = (usize, Node, Node)>) -> ByEnds {
        let ends = alignments.map(|(at, from, to)| (from, to, at)).collect();
        ByEnds(order::sorted_by(ends, Ord::cmp))
    }

    /// The pointer of the first alignment on the way round a circle; empty where none is.
    pub(crate) fn first_on(&self, circle: &[Node]) -> String {
        let mut steps = circle.iter().zip(circle.iter().skip(1).chain(circle.first()));
        let found = steps.find_map(|(from, to)| {
            let first = self.0.partition_point(|(start, end, _)| (start, end) < (from, to));
            self.0.get(first).filter(|(start, end, _)| (start, end) == (from, to))
        });
        found.map_or_else(String::new, |(.., at)| format!("/alignments/{at}"))
    }
}
