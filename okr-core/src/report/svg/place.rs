//! Where spots lie from left to right: each is drawn to the mean of its
//! neighbours, as far as the others of its row leave room.

use super::layers::{Net, Spot, at, change};
use super::style::{BESIDE, BOX, LANE, PASSES};

/// How much straighter lines are than boxes are central.
const STRAIGHT: i64 = 8;

/// The middle of each spot; the leftmost thing begins at 0.
pub(super) fn place(net: &Net) -> Vec<i64> {
    let mut middles = vec![0; net.row_of.len()];
    for row in &net.rows {
        // As if everything wished to be in the middle.
        settle(net, row, &|_| 0, &mut middles);
    }
    for pass in 0..PASSES {
        let both = pass + 4 >= PASSES;
        pull(net, &mut middles, pass % 2 == 0, both);
    }
    let left = net.rows.iter().flatten().map(|spot| at(&middles, *spot) - half(net, *spot)).min().unwrap_or_default();
    middles.iter_mut().for_each(|middle| *middle -= left);
    middles
}

/// Half the width of a spot.
pub(super) fn half(net: &Net, spot: Spot) -> i64 {
    if net.is_box(spot) { BOX / 2 } else { 0 }
}

fn apart(net: &Net, left: Spot, right: Spot) -> i64 {
    let gap = if net.is_box(left) && net.is_box(right) { BESIDE } else { LANE };
    half(net, left) + gap + half(net, right)
}

/// Draws every row to the one above it or below it, or to both.
fn pull(net: &Net, middles: &mut [i64], down: bool, both: bool) {
    let count = net.rows.len();
    let (mut sums, mut weights) = (vec![0_i64; middles.len()], vec![0_i64; middles.len()]);
    for step in 0..count {
        let row = if down { step } else { count - 1 - step };
        for (links, is_above) in [(row, true), (row + 1, false)] {
            if is_above != down && !both {
                continue;
            }
            for link in net.links.get(links).into_iter().flatten() {
                let (own, other) = if is_above { (link.lower, link.upper) } else { (link.upper, link.lower) };
                let weight = if net.is_box(own) || net.is_box(other) { 1 } else { STRAIGHT };
                change(&mut sums, own, at(middles, other) * weight);
                change(&mut weights, own, weight);
            }
        }
        let Some(spots) = net.rows.get(row) else { continue };
        let wishes: Vec<i64> = spots
            .iter()
            .map(|spot| match at(&weights, *spot) {
                0 => at(middles, *spot),
                weight => at(&sums, *spot) / weight,
            })
            .collect();
        settle(net, spots, &|seat| at(&wishes, seat), middles);
    }
}

/// Spots that stand as close as they may, and where the first of them would like them.
struct Block {
    sum: i64,
    weight: i64,
    count: usize,
}

/// Gives every spot of a row the place that is nearest to its wish, in order and
/// apart: pooling of neighbours that would be too close (isotonic regression).
fn settle(net: &Net, row: &[Spot], wish: &dyn Fn(u32) -> i64, middles: &mut [i64]) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut offsets = Vec::with_capacity(row.len());
    let (mut offset, mut before) = (0, None);
    for (seat, spot) in (0_u32..).zip(row) {
        offset += before.map_or(0, |left| apart(net, left, *spot));
        before = Some(*spot);
        offsets.push(offset);
        let weight = if net.is_box(*spot) { 1 } else { 2 };
        let mut block = Block { sum: (wish(seat) - offset) * weight, weight, count: 1 };
        while let Some(last) = blocks.pop() {
            if last.sum.div_euclid(last.weight) < block.sum.div_euclid(block.weight) {
                blocks.push(last);
                break;
            }
            block.sum += last.sum;
            block.weight += last.weight;
            block.count += last.count;
        }
        blocks.push(block);
    }
    let firsts = blocks.iter().flat_map(|block| std::iter::repeat_n(block.sum.div_euclid(block.weight), block.count));
    for ((first, offset), spot) in firsts.zip(offsets).zip(row) {
        if let Some(middle) = middles.get_mut(*spot as usize) {
            *middle = first + offset;
        }
    }
}
