//! Rows: what stands in which, and where long lines pass the rows between.
//!
//! A layer is a row, a wide layer several. Lines of one kind to one box share
//! their way: a trunk leads to the box and the others join it.

use super::style;
use crate::order::{pair, positions};
use crate::report::map::{Line, Stroke};

/// Numbers of boxes and of the places where lines pass: boxes first.
pub(super) type Spot = u32;

/// Two spots of neighbouring rows that a line joins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) upper: Spot,
    pub(super) lower: Spot,
}

/// The way of a line.
#[derive(Debug)]
pub(super) struct Route {
    /// Its spots, from the box that supports.
    pub(super) stops: Vec<Spot>,
    pub(super) stroke: Stroke,
    /// Whether it ends at its box; otherwise it joins a trunk.
    pub(super) arrives: bool,
}

/// Boxes and lines in rows.
#[derive(Debug, Default)]
pub(super) struct Net {
    /// How many spots are boxes.
    pub(super) boxes: usize,
    /// The spots of each row, from left to right.
    pub(super) rows: Vec<Vec<Spot>>,
    /// The row of each spot.
    pub(super) row_of: Vec<u32>,
    /// The links between each row and the one above it.
    pub(super) links: Vec<Vec<Link>>,
    pub(super) routes: Vec<Route>,
    /// The boxes without a line, in no row.
    pub(super) lone: Vec<Spot>,
}

pub(super) fn at<T: Copy + Default>(list: &[T], spot: Spot) -> T {
    list.get(spot as usize).copied().unwrap_or_default()
}

pub(super) fn change(list: &mut [i64], spot: Spot, by: i64) {
    if let Some(number) = list.get_mut(spot as usize) {
        *number += by;
    }
}

impl Net {
    /// The net of boxes in layers and the lines between them.
    pub(super) fn new(layers: &[u32], lines: &[Line]) -> Net {
        let mut net = Net { boxes: layers.len(), row_of: vec![0; layers.len()], ..Net::default() };
        net.fill(layers, lines);
        net.links.resize_with(net.rows.len(), Vec::new);
        net.route(lines);
        net
    }

    pub(super) fn is_box(&self, spot: Spot) -> bool {
        (spot as usize) < self.boxes
    }

    /// Puts boxes into rows, families together.
    fn fill(&mut self, layers: &[u32], lines: &[Line]) {
        let (mut linked, mut has_below) = (vec![false; layers.len()], vec![false; layers.len()]);
        for line in lines {
            for (spot, is_below) in [(line.from, at(layers, line.from) < at(layers, line.to)), (line.to, true)] {
                if let (Some(linked), Some(below)) = (linked.get_mut(spot as usize), has_below.get_mut(spot as usize)) {
                    *linked = true;
                    *below |= is_below;
                }
            }
        }
        let families = families(layers, lines);
        let keys = layers.iter().zip(&families).map(|(layer, family)| pair(*layer, *family));
        let (order, lone): (Vec<Spot>, Vec<Spot>) = positions(keys).into_iter().partition(|spot| at(&linked, *spot));
        self.lone = lone;
        let most = style::boxes_in_row(order.len());
        for layer in order.chunk_by(|left, right| at(layers, *left) == at(layers, *right)) {
            let (first, rows) = (self.rows.len(), layer.len().div_ceil(most));
            self.rows.resize_with(first + rows, Vec::new);
            // Neighbours stand below each other, those that others lead to nearest to them.
            for column in layer.chunks(rows) {
                let leaves = column.iter().filter(|spot| !at(&has_below, **spot));
                let parents = column.iter().filter(|spot| at(&has_below, **spot));
                for ((row, spots), spot) in (0_u32..).zip(&mut self.rows).skip(first).zip(leaves.chain(parents)) {
                    spots.push(*spot);
                    if let Some(place) = self.row_of.get_mut(*spot as usize) {
                        *place = row;
                    }
                }
            }
        }
    }

    /// Leads every line through the rows.
    fn route(&mut self, lines: &[Line]) {
        let mut left = style::most_lanes(self.boxes);
        let order = positions(lines.iter().map(|line| pair(line.to, line.stroke as u32)));
        let (mut way, mut trunks) = (u64::MAX, [Vec::new(), Vec::new()]);
        for line in order.iter().filter_map(|at| lines.get(*at as usize)) {
            if way != pair(line.to, line.stroke as u32) {
                way = pair(line.to, line.stroke as u32);
                trunks = [Vec::new(), Vec::new()];
            }
            let (from, to) = (at(&self.row_of, line.from), at(&self.row_of, line.to));
            let [below, above] = &mut trunks;
            let trunk = if from > to { below } else { above };
            let passed = (from.abs_diff(to) as usize).saturating_sub(1);
            let missing = passed.saturating_sub(trunk.len());
            let mut route = Route { stops: vec![line.from], stroke: line.stroke, arrives: true };
            if from == to || missing > left {
                route.stops.push(line.to);
                self.routes.push(route);
                continue;
            }
            left -= missing;
            let joined = if missing == 0 { passed } else { trunk.len() };
            let end = joined.checked_sub(1).and_then(|last| trunk.get(last).copied());
            route.arrives = end.is_none();
            for _ in 0..missing {
                let away = trunk.len() as u32 + 1;
                let row = if from > to { to + away } else { to - away };
                let spot = self.row_of.len() as Spot;
                self.row_of.push(row);
                if let Some(spots) = self.rows.get_mut(row as usize) {
                    spots.push(spot);
                }
                trunk.push(spot);
            }
            route.stops.extend(trunk.iter().skip(joined).take(missing).rev());
            route.stops.push(end.unwrap_or(line.to));
            for (one, other) in route.stops.iter().zip(route.stops.iter().skip(1)) {
                let (upper, lower) = if from > to { (*other, *one) } else { (*one, *other) };
                if let Some(links) = self.links.get_mut(at(&self.row_of, lower) as usize) {
                    links.push(Link { upper, lower });
                }
            }
            self.routes.push(route);
        }
    }
}

/// A number for each box by which families stand together: behind the box that
/// it supports above all comes a box, and behind it what supports it.
fn families(layers: &[u32], lines: &[Line]) -> Vec<u32> {
    let mut parents = vec![u64::MAX; layers.len()];
    for line in lines.iter().filter(|line| at(layers, line.to) < at(layers, line.from)) {
        if let Some(parent) = parents.get_mut(line.from as usize) {
            *parent = (*parent).min(pair(line.stroke as u32, line.to));
        }
    }
    let parent_of = |spot: Spot| at(&parents, spot) as u32;
    let order = positions(layers.iter().map(|layer| u64::from(*layer)));
    let mut sizes = vec![1; layers.len()];
    for spot in order.iter().rev() {
        let size = at(&sizes, *spot);
        change(&mut sizes, parent_of(*spot), size);
    }
    let mut next = vec![0; layers.len()];
    let mut families = vec![0; layers.len()];
    let mut top = 0;
    for spot in order {
        let (parent, size) = (parent_of(spot), at(&sizes, spot));
        let first = if parent == u32::MAX { top } else { at(&next, parent) };
        if parent == u32::MAX {
            top += size;
        } else {
            change(&mut next, parent, size);
        }
        change(&mut next, spot, first + 1);
        if let Some(family) = families.get_mut(spot as usize) {
            *family = first as u32;
        }
    }
    families
}
