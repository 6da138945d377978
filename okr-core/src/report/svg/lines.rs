//! Lines: smooth between rows, straight past them, joined where they go one way.

use super::drawing::Plan;
use super::list::{List, at, len, set, zeros};
use super::style::{ARC, ARROW, PORT};
use super::text::Pen;
use crate::report::map::Stroke;

/// Draws every line.
pub(super) fn draw(plan: &Plan<'_>, pen: &mut Pen) {
    let ways = &plan.net.ways;
    // For the lower and the upper edge of each box, a bit for every kind of line
    // that arrives there, and for every kind that leaves.
    let mut ports = zeros(2 * plan.net.boxes);
    for drawn in [false, true] {
        let mut first = 0;
        while first < len(ways) {
            let end = first + 2 + at(ways, first + 1);
            let line = Line { plan, stroke: at(ways, first), first: first + 2, end };
            if drawn {
                line.draw(&ports, pen);
            } else {
                line.mark(&mut ports);
            }
            first = end;
        }
    }
}

/// How far from the middle of its box a line begins or ends.
fn offset(ports: &List, side: i64, bit: i64) -> i64 {
    let bits = at(ports, side);
    let before = i64::from((bits & (bit - 1)).count_ones());
    let all = i64::from(bits.count_ones());
    (2 * before + 1 - all) * PORT / 2
}

struct Line<'a> {
    plan: &'a Plan<'a>,
    stroke: i64,
    /// Where its spots begin and end among the ways.
    first: i64,
    end: i64,
}

impl Line<'_> {
    fn stop(&self, place: i64) -> i64 {
        at(&self.plan.net.ways, place)
    }

    /// Where it leads: -1 upwards, 1 downwards, 0 inside a row.
    fn heading(&self) -> i64 {
        let row = |place| at(&self.plan.net.row_of, self.stop(place));
        (row(self.first + 1) - row(self.first)).signum()
    }

    /// The edges at which it leaves and arrives, and the bits that say so.
    fn sides(&self) -> [(i64, i64); 2] {
        let (heading, last) = (self.heading(), self.end - 1);
        let leaves = 2 * self.stop(self.first) + i64::from(heading < 0);
        let arrives = 2 * self.stop(last) + i64::from(heading > 0);
        [(leaves, 16 << self.stroke), (arrives, 1 << self.stroke)]
    }

    fn mark(&self, ports: &mut List) {
        // What only joins a trunk ends beyond the boxes.
        for (side, bit) in self.sides() {
            let bits = at(ports, side) | bit;
            set(ports, side, bits);
        }
    }

    fn draw(&self, ports: &List, pen: &mut Pen) {
        let (plan, heading) = (self.plan, self.heading());
        let [(leaves, leaving), (arrives, arriving)] = self.sides();
        // The edge of a row that a line meets first, or last.
        let edge = |spot, upper| at(if upper { &plan.tops } else { &plan.bottoms }, at(&plan.net.row_of, spot));
        let from = self.stop(self.first);
        let begin = at(&plan.middles, from) + offset(ports, leaves, leaving);
        let (mut x, mut y) = (begin, edge(from, heading < 0));
        let mark = y + if heading < 0 { -15 } else { 15 };
        pen.draw("<path class=\"l l~\" d=\"M~ ~", &[self.stroke, x, y]);
        for place in self.first + 1..self.end {
            let spot = self.stop(place);
            let (mut next_x, mut next_y) = (at(&plan.middles, spot), edge(spot, heading > 0));
            if plan.net.is_box(spot) {
                next_x += offset(ports, arrives, arriving);
                next_y -= if heading > 0 { ARROW } else { -ARROW };
            }
            let bend = if heading == 0 { y + ARC } else { (y + next_y) / 2 };
            pen.draw("C~ ~ ~ ~ ~ ~", &[x, bend, next_x, bend, next_x, next_y]);
            (x, y) = (next_x, next_y);
            if place + 1 < self.end {
                y = edge(spot, heading < 0);
                pen.draw("V~", &[y]);
            }
        }
        let joins = !plan.net.is_box(self.stop(self.end - 1));
        pen.text.push_str(if joins { "\"/>" } else { "\" marker-end=\"url(#okr-a)\"/>" });
        if self.stroke == Stroke::Proposed as i64 {
            pen.draw("<g transform=\"translate(~ ~)\">", &[begin, mark]);
            pen.text.push_str(super::style::QUESTION);
            pen.text.push_str("</g>");
        }
        pen.text.push('\n');
    }
}
