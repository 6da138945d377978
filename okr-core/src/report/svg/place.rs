//! The order inside rows, and where everything lies from left to right: each
//! spot is drawn to the mean of its neighbours. At first rows are ordered by
//! that (barycentre sweeps), then they keep their order; either way each spot
//! goes there as far as the others of its row leave room.

use super::layers::Net;
use super::list::{List, add, at, len, push, set, sorted, zeros};
use super::style::{BESIDE, BOX, LANE, PASSES, SWEEPS};

/// How much straighter lines are than boxes are central.
const STRAIGHT: i64 = 8;

/// Makes wishes numbers that are not negative.
const RIGHT: i64 = 1 << 40;

/// Orders the rows; answers the middle of each spot. The leftmost thing begins at 0.
pub(super) fn place(net: &mut Net) -> List {
    let mut middles = zeros(len(&net.row_of));
    // As if everything wished to be in the middle.
    for row in 0..net.height() {
        settle(net, row, &List::new(), &mut middles);
    }
    for pass in 0..SWEEPS + PASSES {
        pull(net, &mut middles, pass);
    }
    let mut left = i64::MAX;
    for spot in &net.spots {
        left = left.min(at(&middles, *spot) - half(net, *spot));
    }
    for spot in &net.spots {
        add(&mut middles, *spot, -left);
    }
    middles
}

/// Half the width of a spot.
pub(super) fn half(net: &Net, spot: i64) -> i64 {
    if net.is_box(spot) { BOX / 2 } else { 0 }
}

/// Draws every row to the one above it or below it; in the last passes to both.
fn pull(net: &mut Net, middles: &mut List, pass: i64) {
    let (down, both) = (pass % 2 == 0, pass + 4 >= SWEEPS + PASSES);
    let (mut wishes, mut weights) = (zeros(len(middles)), zeros(len(middles)));
    for step in 0..net.height() {
        let row = if down { step } else { net.height() - 1 - step };
        let first = if down || both { row } else { row + 1 };
        let last = if !down || both { row + 1 } else { row };
        for link in at(&net.links, first)..at(&net.links, (last + 1).min(net.height())) {
            let (upper, lower) = (at(&net.uppers, link), at(&net.lowers, link));
            let (own, other) = if at(&net.row_of, lower) == row { (lower, upper) } else { (upper, lower) };
            let weight = if net.is_box(own) || net.is_box(other) { 1 } else { STRAIGHT };
            add(&mut wishes, own, at(middles, other) * weight);
            add(&mut weights, own, weight);
        }
        for place in at(&net.rows, row)..at(&net.rows, row + 1) {
            let spot = at(&net.spots, place);
            let wish = match at(&weights, spot) {
                0 => at(middles, spot),
                weight => at(&wishes, spot) / weight,
            };
            set(&mut wishes, spot, wish);
        }
        if pass < SWEEPS {
            arrange(net, row, &wishes);
        }
        settle(net, row, &wishes, middles);
    }
}

/// Orders a row by its wishes.
fn arrange(net: &mut Net, row: i64, wishes: &List) {
    let (first, end) = (at(&net.rows, row), at(&net.rows, row + 1));
    let order = sorted(end - first, &|seat| RIGHT + at(wishes, at(&net.spots, first + seat)));
    let mut spots = List::new();
    for seat in order {
        push(&mut spots, at(&net.spots, first + seat));
    }
    for (place, spot) in (first..).zip(spots) {
        set(&mut net.spots, place, spot);
    }
}

/// Gives every spot of a row the place that is nearest to its wish, in order and
/// apart: pooling of neighbours that would be too close (isotonic regression).
#[inline(never)]
fn settle(net: &Net, row: i64, wishes: &List, middles: &mut List) {
    // Spots that stand as close as they may: the sum of where the first of them
    // would like them, their weight, and where in the row they end.
    let (mut sums, mut weights, mut ends) = (List::new(), List::new(), List::new());
    let mut offset = 0;
    let (first, end) = (at(&net.rows, row), at(&net.rows, row + 1));
    for place in first..end {
        let spot = at(&net.spots, place);
        if place > first {
            offset += apart(net, at(&net.spots, place - 1), spot);
        }
        // Kept where the answer will stand.
        set(middles, spot, offset);
        let mut weight = if net.is_box(spot) { 1 } else { 2 };
        let mut sum = (at(wishes, spot) - offset) * weight;
        while let (Some(last), Some(heavy)) = (sums.last(), weights.last()) {
            if last.div_euclid(*heavy) < sum.div_euclid(weight) {
                break;
            }
            sum += last;
            weight += heavy;
            sums.pop();
            weights.pop();
            ends.pop();
        }
        push(&mut sums, sum);
        push(&mut weights, weight);
        push(&mut ends, place + 1);
    }
    let mut place = first;
    for block in 0..len(&ends) {
        let shift = at(&sums, block).div_euclid(at(&weights, block).max(1));
        while place < at(&ends, block) {
            add(middles, at(&net.spots, place), shift);
            place += 1;
        }
    }
}

fn apart(net: &Net, left: i64, right: i64) -> i64 {
    let gap = if net.is_box(left) && net.is_box(right) { BESIDE } else { LANE };
    half(net, left) + gap + half(net, right)
}
