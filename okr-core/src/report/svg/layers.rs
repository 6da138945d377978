//! Rows: what stands in which, and where long lines pass the rows between.
//!
//! A layer is a row, a wide layer several. Lines of one kind to one box share
//! their way: a trunk leads to the box and the others join it.

use super::list::{List, add, at, len, pair, push, set, sorted, starts, zeros};
use super::style;
use crate::report::map::Line;

/// Boxes and lines in rows. Boxes and the places where lines pass rows are its
/// spots, boxes first.
#[derive(Default)]
pub(super) struct Net {
    /// How many spots are boxes.
    pub(super) boxes: i64,
    /// The row of each spot; boxes without a line are in none.
    pub(super) row_of: List,
    /// The spots, row by row and from left to right, and where each row begins.
    pub(super) spots: List,
    pub(super) rows: List,
    /// The ends of links between spots of neighbouring rows, by the lower row, and
    /// where those of each row begin.
    pub(super) uppers: List,
    pub(super) lowers: List,
    pub(super) links: List,
    /// The ways of lines: of each its kind, the number of its spots, and its spots
    /// from the box that supports. What does not end at a box joins a trunk.
    pub(super) ways: List,
    /// The boxes without a line.
    pub(super) lone: List,
    families: List,
}

impl Net {
    /// The net of boxes in layers and the lines between them.
    pub(super) fn new(layers: &List, lines: &[Line]) -> Net {
        let boxes = len(layers);
        let mut net = Net { boxes, row_of: zeros(boxes), families: families(layers, lines), ..Net::default() };
        let rows = net.fill(layers, lines);
        net.route(lines);
        net.gather(rows);
        net
    }

    pub(super) fn is_box(&self, spot: i64) -> bool {
        spot < self.boxes
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> i64 {
        len(&self.rows) - 1
    }

    /// Puts boxes into rows, families together; answers how many.
    fn fill(&mut self, layers: &List, lines: &[Line]) -> i64 {
        // 0 without a line, 1 with lines, 2 where others lead to.
        let mut roles = zeros(self.boxes);
        for line in lines {
            let (from, to) = ends(line);
            let leads_down = at(layers, from) < at(layers, to);
            let role = at(&roles, from).max(if leads_down { 2 } else { 1 });
            set(&mut roles, from, role);
            set(&mut roles, to, 2);
        }
        let order = sorted(self.boxes, &|spot| {
            if at(&roles, spot) == 0 { i64::MAX } else { pair(at(layers, spot), at(&self.families, spot)) }
        });
        let mut linked = self.boxes;
        while linked > 0 && at(&roles, at(&order, linked - 1)) == 0 {
            linked -= 1;
        }
        let most = style::boxes_in_row(linked);
        let (mut row, mut first) = (0, 0);
        while first < linked {
            let layer = at(layers, at(&order, first));
            let mut end = first;
            while end < linked && at(layers, at(&order, end)) == layer {
                end += 1;
            }
            let rows = (end - first + most - 1) / most;
            // Neighbours stand below each other, those that others lead to nearest to them.
            while first < end {
                let next = end.min(first + rows);
                let is_leaf = |place: &i64| at(&roles, at(&order, *place)) == 1;
                let (mut leaf, mut parent) = (row, row + (first..next).filter(is_leaf).count() as i64);
                for place in first..next {
                    let own = if is_leaf(&place) { &mut leaf } else { &mut parent };
                    set(&mut self.row_of, at(&order, place), *own);
                    *own += 1;
                }
                first = next;
            }
            row += rows;
        }
        for place in linked..self.boxes {
            push(&mut self.lone, at(&order, place));
        }
        row
    }

    /// Leads every line through the rows.
    fn route(&mut self, lines: &[Line]) {
        let way_of = |place: i64| {
            lines.get(place as usize).map_or((0, 0, 0), |line| (ends(line).0, ends(line).1, line.stroke as i64))
        };
        let key = |place| {
            let (_, to, stroke) = way_of(place);
            4 * to + stroke
        };
        let mut left = style::most_lanes(self.boxes);
        let (mut way, mut below, mut above) = (-1, List::new(), List::new());
        for place in sorted(lines.len() as i64, &key) {
            let (from, to, stroke) = way_of(place);
            if way != key(place) {
                way = key(place);
                below.clear();
                above.clear();
            }
            let (from_row, to_row) = (at(&self.row_of, from), at(&self.row_of, to));
            let (trunk, away) = if from_row > to_row { (&mut below, 1) } else { (&mut above, -1) };
            let passed = (from_row - to_row) * away - 1;
            let missing = (passed - len(trunk)).max(0);
            push(&mut self.ways, stroke);
            let size = len(&self.ways);
            push(&mut self.ways, 2);
            push(&mut self.ways, from);
            if passed < 0 || missing > left {
                push(&mut self.ways, to);
                continue;
            }
            left -= missing;
            let joined = passed - missing;
            for _ in 0..missing {
                let spot = len(&self.row_of);
                push(trunk, spot);
                push(&mut self.row_of, to_row + len(trunk) * away);
                let family = at(&self.families, to);
                push(&mut self.families, family);
            }
            let (mut one, mut before) = (from, passed);
            loop {
                let other = if before > 0 { at(trunk, before - 1) } else { to };
                push(&mut self.ways, other);
                push(&mut self.uppers, if away > 0 { other } else { one });
                push(&mut self.lowers, if away > 0 { one } else { other });
                if before == joined {
                    break;
                }
                (one, before) = (other, before - 1);
            }
            set(&mut self.ways, size, missing + 2);
        }
    }

    /// Gathers spots and links by row.
    fn gather(&mut self, rows: i64) {
        for spot in &self.lone {
            set(&mut self.row_of, *spot, rows);
        }
        self.spots = sorted(len(&self.row_of), &|spot| pair(at(&self.row_of, spot), at(&self.families, spot)));
        // Those without a line come last.
        self.spots.truncate(self.spots.len() - self.lone.len());
        self.rows = starts(len(&self.spots), rows, &|place| at(&self.row_of, at(&self.spots, place)));
        let row = |link| at(&self.row_of, at(&self.lowers, link));
        let order = sorted(len(&self.lowers), &row);
        self.links = starts(len(&order), rows, &row);
        self.uppers = picked(&self.uppers, &order);
        self.lowers = picked(&self.lowers, &order);
    }
}

#[inline(never)]
fn picked(list: &List, order: &List) -> List {
    let mut picked = zeros(len(order));
    for place in 0..len(order) {
        set(&mut picked, place, at(list, at(order, place)));
    }
    picked
}

fn ends(line: &Line) -> (i64, i64) {
    (i64::from(line.from), i64::from(line.to))
}

/// A number for each box by which families stand together: behind the box that
/// it supports above all comes a box, and behind it what supports it.
fn families(layers: &List, lines: &[Line]) -> List {
    let count = len(layers);
    // The kind of line and the box that it leads to, and 1; 0 for none.
    let mut parents = zeros(count);
    for line in lines {
        let (from, to) = ends(line);
        let (old, new) = (at(&parents, from), pair(line.stroke as i64, to + 1));
        if at(layers, to) < at(layers, from) && (old == 0 || new < old) {
            set(&mut parents, from, new);
        }
    }
    let parent_of = |spot| (at(&parents, spot) & 0xffff_ffff) - 1;
    let order = sorted(count, &|spot| at(layers, spot));
    let mut sizes = zeros(count);
    for place in 1..=count {
        let spot = at(&order, count - place);
        add(&mut sizes, spot, 1);
        let size = at(&sizes, spot);
        add(&mut sizes, parent_of(spot), size);
    }
    // Where each family goes on; the last place is that of all families.
    let (mut next, mut families) = (zeros(count + 1), zeros(count));
    for spot in order {
        let parent = if parent_of(spot) < 0 { count } else { parent_of(spot) };
        let family = at(&next, parent);
        add(&mut next, parent, at(&sizes, spot));
        set(&mut next, spot, family + 1);
        set(&mut families, spot, family);
    }
    families
}
