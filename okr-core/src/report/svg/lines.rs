//! Lines: smooth between rows, straight past them, joined where they go one way.

use super::Plan;
use super::layers::{Route, Spot};
use super::style::{ARC, ARROW, PORT};
use super::text::Pen;
use crate::report::map::Stroke;

/// Where lines meet boxes: for each box, a bit for every kind of line that
/// arrives at its lower or upper edge, and for every kind that leaves there.
struct Ports {
    bits: Vec<[u8; 2]>,
}

impl Ports {
    fn bit(stroke: Stroke, leaves: bool) -> u8 {
        1 << (stroke as u8 + if leaves { 4 } else { 0 })
    }

    fn of(plan: &Plan<'_>) -> Ports {
        let mut ports = Ports { bits: vec![[0; 2]; plan.net.boxes] };
        for route in &plan.net.routes {
            let (from, to, upwards) = ends(plan, route);
            ports.add(from, upwards == Some(true), Ports::bit(route.stroke, true));
            ports.add(to, upwards == Some(false), Ports::bit(route.stroke, false));
        }
        ports
    }

    fn add(&mut self, spot: Spot, upper: bool, bit: u8) {
        // What only joins a trunk ends at no box.
        if let Some(bits) = self.bits.get_mut(spot as usize).and_then(|sides| sides.get_mut(usize::from(upper))) {
            *bits |= bit;
        }
    }

    /// How far from the middle of its box a line begins or ends.
    fn offset(&self, spot: Spot, upper: bool, bit: u8) -> i64 {
        let sides = self.bits.get(spot as usize).copied().unwrap_or_default();
        let bits = if upper { sides[1] } else { sides[0] };
        let before = i64::from((bits & (bit - 1)).count_ones());
        let all = i64::from(bits.count_ones()).max(1);
        (2 * before - (all - 1)) * PORT / 2
    }
}

/// The ends of a route, and whether it leads upwards; neither inside a row.
fn ends(plan: &Plan<'_>, route: &Route) -> (Spot, Spot, Option<bool>) {
    let from = route.stops.first().copied().unwrap_or_default();
    let to = route.stops.last().copied().unwrap_or_default();
    let next = route.stops.get(1).copied().unwrap_or(to);
    let ((_, from_top, _), (_, next_top, _)) = (plan.spot(from), plan.spot(next));
    (from, to, (from_top != next_top).then_some(next_top < from_top))
}

/// Draws every line.
pub(super) fn draw(plan: &Plan<'_>, pen: &mut Pen) {
    let ports = Ports::of(plan);
    for route in &plan.net.routes {
        draw_one(plan, &ports, route, pen);
    }
}

fn draw_one(plan: &Plan<'_>, ports: &Ports, route: &Route, pen: &mut Pen) {
    let (from, to, upwards) = ends(plan, route);
    let up = upwards == Some(true);
    let (middle, top, bottom) = plan.spot(from);
    let begin = middle + ports.offset(from, up, Ports::bit(route.stroke, true));
    let (mut x, mut y) = (begin, if up { top } else { bottom });
    let ahead = if up { -1 } else { 1 };
    let mark = y + 15 * ahead;
    pen.draw("<path class=\"l l~\" d=\"M~ ~", &[route.stroke as i64, x, y]);
    let enters = upwards == Some(false);
    for stop in route.stops.iter().skip(1) {
        let (middle, top, bottom) = plan.spot(*stop);
        let is_box = plan.net.is_box(*stop);
        let port = if is_box { ports.offset(*stop, enters, Ports::bit(route.stroke, false)) } else { 0 };
        let tip = if is_box { ARROW } else { 0 };
        let (next_x, next_y) = (middle + port, if enters { top - tip } else { bottom + tip });
        if upwards.is_none() {
            pen.draw("C~ ~ ~ ~ ~ ~", &[x, y + ARC, next_x, y + ARC, next_x, next_y]);
        } else if x == next_x {
            pen.draw("V~", &[next_y]);
        } else {
            let half = (y + next_y) / 2;
            pen.draw("C~ ~ ~ ~ ~ ~", &[x, half, next_x, half, next_x, next_y]);
        }
        (x, y) = (next_x, next_y);
        if *stop != to {
            y = if enters { bottom } else { top };
            pen.draw("V~", &[y]);
        }
    }
    pen.text.push_str(if route.arrives { "\" marker-end=\"url(#okr-a)\"/>" } else { "\"/>" });
    if route.stroke == Stroke::Proposed {
        pen.draw(
            "<circle class=\"q\" cx=\"~\" cy=\"~\" r=\"7\"/><text class=\"m\" x=\"~\" y=\"~\">?</text>",
            &[begin, mark, begin, mark + 4],
        );
    }
    pen.text.push('\n');
}
