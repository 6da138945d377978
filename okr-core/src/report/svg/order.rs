//! The order inside rows: barycentre sweeps, a fixed number of them, of which
//! the order with the fewest crossings is kept.

use super::layers::{Net, Spot, at, change};
use super::style::SWEEPS;
use crate::order::{pair, positions, sort};

/// The scale of places in a row, whatever its length.
const WHOLE: i64 = 1 << 30;

/// Untangles the lines.
pub(super) fn untangle(net: &mut Net) {
    let mut seats = vec![0; net.row_of.len()];
    net.rows.iter().for_each(|row| sit(row, &mut seats));
    let mut best = net.rows.clone();
    let mut fewest = u64::MAX;
    for turn in 0..SWEEPS {
        sweep(net, &mut seats, turn % 2 == 0);
        let crossings = crossings(net, &seats);
        if crossings < fewest {
            fewest = crossings;
            best.clone_from(&net.rows);
        }
    }
    net.rows = best;
}

/// Tells the spots of a row their seats.
fn sit(row: &[Spot], seats: &mut [i64]) {
    for (seat, spot) in (0_i64..).zip(row) {
        if let Some(place) = seats.get_mut(*spot as usize) {
            *place = seat;
        }
    }
}

/// Orders each row by the mean of its neighbours above, or below.
fn sweep(net: &mut Net, seats: &mut [i64], down: bool) {
    let count = net.rows.len();
    let (mut sums, mut counts) = (vec![0_i64; net.row_of.len()], vec![0_i64; net.row_of.len()]);
    for step in 0..count {
        let row = if down { step } else { count - 1 - step };
        let (links, beside) = if down { (row, row.wrapping_sub(1)) } else { (row + 1, row + 1) };
        let seats_beside = net.rows.get(beside).map_or(1, Vec::len) as i64;
        for link in net.links.get(links).into_iter().flatten() {
            let (own, other) = if down { (link.lower, link.upper) } else { (link.upper, link.lower) };
            change(&mut sums, own, part(at(seats, other), seats_beside));
            change(&mut counts, own, 1);
        }
        let Some(spots) = net.rows.get_mut(row) else { continue };
        let own_seats = spots.len() as i64;
        let mean = |spot: &Spot| match at(&counts, *spot) {
            0 => part(at(seats, *spot), own_seats),
            count => at(&sums, *spot) / count,
        };
        let order = positions(spots.iter().map(|spot| mean(spot) as u64));
        let ordered: Vec<Spot> = order.into_iter().map(|seat| at(spots, seat)).collect();
        sit(&ordered, seats);
        *spots = ordered;
    }
}

/// Where a seat lies in its row.
fn part(seat: i64, seats: i64) -> i64 {
    (2 * seat + 1) * (WHOLE / 2) / seats
}

/// How often links cross.
fn crossings(net: &Net, seats: &[i64]) -> u64 {
    let mut crossings = 0_u64;
    for (links, row) in net.links.iter().zip(&net.rows) {
        let mut ends: Vec<(u64, u32)> =
            links.iter().map(|link| (pair(at(seats, link.upper) as u32, at(seats, link.lower) as u32), 0)).collect();
        sort(&mut ends);
        // How many ends so far lie up to a seat: sums over ranges, as Fenwick keeps them.
        let mut tree = vec![0_i64; row.len() + 1];
        for (before, (ends, _)) in (0_i64..).zip(&ends) {
            let seat = *ends as u32;
            let (mut slot, mut up_to) = (seat + 1, 0);
            while slot > 0 {
                up_to += at(&tree, slot);
                slot &= slot - 1;
            }
            crossings += (before - up_to) as u64;
            let mut slot = seat + 1;
            while (slot as usize) < tree.len() {
                change(&mut tree, slot, 1);
                slot += slot & slot.wrapping_neg();
            }
        }
    }
    crossings
}

/// How often the links of an ordered net cross.
#[cfg(test)]
pub(super) fn count(net: &Net) -> u64 {
    let mut seats = vec![0; net.row_of.len()];
    net.rows.iter().for_each(|row| sit(row, &mut seats));
    crossings(net, &seats)
}
