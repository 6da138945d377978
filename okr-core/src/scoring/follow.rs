//! A kept board, made right again after a change: what the change touched is
//! told anew, and what that feeds, until nothing moves any more. Each node is
//! summed afresh from all its members, so the bits are those of a new board.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::board::{BLANK_KEY_RESULT, Board, KeyResultCell, ObjectiveCell};
use super::sums::Sums;
use crate::model::ObjectiveStatus;
use crate::workspace::{Formula, KeyResultIx, Node, ObjectiveIx};

/// How far up and how many members wide it pays to look ahead: the upper levels of a
/// company are near in any case.
const LEVELS_AHEAD: usize = 3;
const MEMBERS_AHEAD: usize = 16;

impl Board<'_> {
    /// Tells touched nodes anew and all that follows from them; those nodes and the
    /// ones whose numbers are others now, each after those that feed it.
    pub(crate) fn follow(&mut self, touched: &[Node]) -> Vec<Node> {
        let mut waiting = Waiting::default();
        for &node in touched {
            waiting.push(self.place(node), node);
        }
        self.follow_all(waiting, touched)
    }

    /// Tells anew what follows from a node whose own numbers were set.
    pub(super) fn follow_above(&mut self, node: Node) {
        let mut waiting = Waiting::default();
        self.push_fed(node, true, true, &mut waiting);
        self.follow_all(waiting, &[node]);
    }

    /// Everything above a node, in the order in which it is told.
    pub(super) fn all_above(&self, node: Node) -> Vec<Node> {
        let mut waiting = Waiting::default();
        self.push_fed(node, true, true, &mut waiting);
        let mut above = Vec::new();
        while let Some(node) = waiting.pop() {
            above.push(node);
            self.push_fed(node, true, true, &mut waiting);
        }
        above
    }

    fn follow_all(&mut self, mut waiting: Waiting, touched: &[Node]) -> Vec<Node> {
        let sums = self.sums_above(touched);
        if !sums.is_empty() {
            self.sums = Sums::of(self, sums.into_iter());
        }
        // Hardly ever more: what was touched, and what is above it.
        let mut changed = Vec::with_capacity(touched.len() + MEMBERS_AHEAD);
        while let Some(node) = waiting.pop() {
            let is_other = self.tell_anew(node);
            if is_other || touched.contains(&node) {
                changed.push(node);
            }
            // A sum takes its leaves' own values, which may move where their
            // attainment does not.
            let through_sums = matches!(node, Node::KeyResult(_));
            // Under a pace of its own an objective hears what its key results hear.
            let is_heard = self.profile().objective_status == ObjectiveStatus::OwnPace
                && matches!(node, Node::KeyResult(_))
                && touched.contains(&node);
            self.push_fed(node, is_other || is_heard, through_sums, &mut waiting);
        }
        self.sums = Sums::default();
        changed
    }

    /// Reads what a change of a node is going to read, up the first way from it, and
    /// does nothing with it.
    ///
    /// Every objective waits for the sum of the one below, so that memory would be
    /// fetched one objective after the other. What is read here waits for little, and
    /// is near when its turn comes: first the way up, then for all on it where their
    /// lists are, then the lists, then what these tell of.
    pub(crate) fn look_ahead(&self, node: Node) {
        let mut seen = 0;
        let mut next = match node {
            Node::Objective(at) => Some(at),
            Node::KeyResult(at) => {
                seen ^= self.glance_at_key_result(at);
                self.workspace.owner_of(at).filter(|_| !self.workspace.columns().is_rollup(at))
            }
        };
        let mut way = [None; LEVELS_AHEAD];
        for step in &mut way {
            *step = next;
            next = next.and_then(|at| self.workspace.columns().above(at));
        }
        for glance in [Board::glance_at_places, Board::glance_at_lists, Board::glance_at_members] {
            for at in way.iter().flatten() {
                seen ^= glance(self, *at);
            }
        }
        std::hint::black_box(seen);
    }

    /// Something of all that a check-in of a key result needs.
    fn glance_at_key_result(&self, at: KeyResultIx) -> u64 {
        let columns = self.workspace.columns();
        let cell = self.scores.key_results.get(at.at()).map_or(0, |cell| cell.attainment.to_bits());
        let formula = columns.formulas.get(at.at()).is_some();
        let window = columns.windows.get(at.at()).is_some();
        let check_ins = self.workspace.activity().has_any(Node::KeyResult(at));
        cell ^ u64::from(formula) ^ u64::from(window) ^ u64::from(check_ins)
    }

    fn glance_at_places(&self, at: ObjectiveIx) -> u64 {
        let graph = self.workspace.graph();
        let node = Node::Objective(at);
        let counts = graph.outgoing(node).len() ^ usize::from(graph.feeds(node).is_empty());
        let cell = self.scores.objectives.get(at.at()).map_or(0, |cell| cell.progress.to_bits());
        cell ^ counts as u64 ^ u64::from(self.workspace.key_results_of(at).start) ^ u64::from(graph.dag.place(at.0))
    }

    fn glance_at_lists(&self, at: ObjectiveIx) -> u64 {
        let graph = self.workspace.graph();
        let node = Node::Objective(at);
        let own = self.workspace.key_results_of(at);
        let weight = self.workspace.columns().weights.get(own.start as usize).copied().unwrap_or_default();
        let outgoing = graph.outgoing(node).first().map_or(0, |outgoing| outgoing.to);
        let fed_by = graph.feeds(node).iter().next().map_or(0, |feed| feed.alignment);
        let cells = own.take(MEMBERS_AHEAD).filter_map(|at| self.scores.key_results.get(at as usize));
        let cells = cells.fold(0, |seen, cell| seen ^ cell.attainment.to_bits());
        weight.to_bits() ^ u64::from(outgoing) ^ u64::from(fed_by) ^ cells
    }

    fn glance_at_members(&self, at: ObjectiveIx) -> u64 {
        let feeds = self.workspace.graph().feeds(Node::Objective(at));
        let members = feeds.iter().take(MEMBERS_AHEAD).filter_map(|feed| match feed.from {
            Node::Objective(from) => self.scores.objectives.get(from.at()),
            Node::KeyResult(_) => None,
        });
        members.fold(0, |seen, cell| seen ^ cell.progress.to_bits())
    }

    /// The sums whose leaves may be others now or have other values.
    fn sums_above(&self, touched: &[Node]) -> BTreeSet<KeyResultIx> {
        let graph = self.workspace.graph();
        let mut sums = BTreeSet::new();
        let mut waiting: Vec<Node> = touched.to_vec();
        while let Some(node) = waiting.pop() {
            if let Node::KeyResult(at) = node
                && self.is_sum(at)
                && !sums.insert(at)
            {
                continue;
            }
            let fed = graph.outgoing(node).iter().filter(|outgoing| outgoing.feeds);
            waiting.extend(fed.filter_map(|outgoing| graph.node(outgoing.to)).filter(|fed| self.is_node_a_sum(*fed)));
        }
        sums
    }

    /// Puts what a node feeds among those that wait.
    fn push_fed(&self, node: Node, is_other: bool, through_sums: bool, waiting: &mut Waiting) {
        if let (Node::KeyResult(at), true) = (node, is_other)
            && let Some(owner) = self.workspace.owner_of(at).map(Node::Objective)
        {
            waiting.push(self.place(owner), owner);
        }
        let graph = self.workspace.graph();
        for outgoing in graph.outgoing(node).iter().filter(|outgoing| outgoing.feeds) {
            let Some(fed) = graph.node(outgoing.to) else { continue };
            if is_other || (through_sums && self.is_node_a_sum(fed)) {
                waiting.push(self.place(fed), fed);
            }
        }
    }

    /// Before everything that it feeds: its place in the order of the graph; what
    /// no alignment touches waits for nothing.
    fn place(&self, node: Node) -> u32 {
        let graph = self.workspace.graph();
        graph.number(node).map_or(0, |number| graph.dag.place(number) + 1)
    }

    fn is_node_a_sum(&self, node: Node) -> bool {
        matches!(node, Node::KeyResult(at) if self.is_sum(at))
    }

    /// True where the node's numbers are others than before.
    fn tell_anew(&mut self, node: Node) -> bool {
        match node {
            Node::Objective(at) => {
                let before = self.objective_cell(at);
                self.score_objective(at);
                before.is_none_or(|before| self.objective_cell(at).is_some_and(|now| !same_objective(&before, &now)))
            }
            Node::KeyResult(at) => {
                let before = self.key_result_cell(at);
                let coverage = before.map(|cell| self.coverage(at, &cell).to_bits());
                self.score_key_result(at);
                let now = self.key_result_cell(at);
                let same = before.zip(now).is_some_and(|(before, now)| same_key_result(&before, &now));
                !same || coverage != now.map(|cell| self.coverage(at, &cell).to_bits())
            }
        }
    }

    fn score_key_result(&mut self, at: KeyResultIx) {
        let columns = self.workspace.columns();
        let Some(formula) = columns.formulas.get(at.at()) else { return };
        if let Formula::Rollup(_) = formula {
            return self.score_rollup(at);
        }
        let traits = self.workspace.owner_of(at).and_then(|owner| columns.objective_traits.get(owner.at()));
        let cell = traits.map_or(BLANK_KEY_RESULT, |traits| self.leaf(at, formula, traits.stage, traits.ambition));
        if let Some(slot) = self.scores.to_mut().key_results.get_mut(at.at()) {
            *slot = cell;
        }
    }

    pub(super) fn objective_cell(&self, at: ObjectiveIx) -> Option<ObjectiveCell> {
        self.scores.objectives.get(at.at()).copied()
    }

    fn key_result_cell(&self, at: KeyResultIx) -> Option<KeyResultCell> {
        self.scores.key_results.get(at.at()).copied()
    }
}

fn same_objective(left: &ObjectiveCell, right: &ObjectiveCell) -> bool {
    let bits = |cell: &ObjectiveCell| [cell.progress, cell.expected, cell.coverage].map(f64::to_bits);
    bits(left) == bits(right) && left.status == right.status && left.grade == right.grade
}

fn same_key_result(left: &KeyResultCell, right: &KeyResultCell) -> bool {
    let bits = |cell: &KeyResultCell| [cell.attainment, cell.expected].map(f64::to_bits);
    let rest = |cell: &KeyResultCell| (cell.current, cell.status, cell.grade, cell.confidence, cell.stated);
    bits(left) == bits(right) && rest(left) == rest(right)
}

/// The nodes that wait, the first of the order first, each once.
#[derive(Default)]
struct Waiting {
    heap: BinaryHeap<Reverse<(u32, Node)>>,
}

impl Waiting {
    fn push(&mut self, place: u32, node: Node) {
        self.heap.push(Reverse((place, node)));
    }

    fn pop(&mut self) -> Option<Node> {
        let first = self.heap.pop()?;
        while self.heap.peek() == Some(&first) {
            self.heap.pop();
        }
        Some(first.0.1)
    }
}
