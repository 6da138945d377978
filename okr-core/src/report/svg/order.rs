//! The order inside rows: barycentre sweeps, a fixed number of them.

use super::layers::Net;
#[cfg(test)]
use super::list::pair;
use super::list::{List, add, at, len, set, sorted, zeros};
use super::style::SWEEPS;

/// The scale of places in a row, whatever its length.
const WHOLE: i64 = 1 << 30;

/// Untangles the lines; the last sweep is downwards, as the drawing is read.
pub(super) fn untangle(net: &mut Net) {
    let mut seats = seats(net);
    for turn in 0..SWEEPS {
        sweep(net, &mut seats, turn % 2 == 0);
    }
}

/// The seat of each spot in its row.
fn seats(net: &Net) -> List {
    let mut seats = zeros(len(&net.row_of));
    for place in 0..len(&net.spots) {
        let spot = at(&net.spots, place);
        set(&mut seats, spot, place - at(&net.rows, at(&net.row_of, spot)));
    }
    seats
}

/// Orders each row by the mean of its neighbours above, or below.
fn sweep(net: &mut Net, seats: &mut List, down: bool) {
    let (mut sums, mut counts) = (zeros(len(seats)), zeros(len(seats)));
    let length = |rows: &List, row| at(rows, row + 1) - at(rows, row);
    // Where a seat lies in its row.
    let part = |seat: i64, length: i64| (2 * seat + 1) * (WHOLE / 2) / length.max(1);
    for step in 0..net.height() {
        let row = if down { step } else { net.height() - 1 - step };
        let (links, beside) = if down { (row, row - 1) } else { (row + 1, row + 1) };
        for link in at(&net.links, links)..at(&net.links, links + 1) {
            let (upper, lower) = (at(&net.uppers, link), at(&net.lowers, link));
            let (own, other) = if down { (lower, upper) } else { (upper, lower) };
            add(&mut sums, own, part(at(seats, other), length(&net.rows, beside)));
            add(&mut counts, own, 1);
        }
        let first = at(&net.rows, row);
        let own_length = length(&net.rows, row);
        let order = sorted(own_length, &|seat| {
            let spot = at(&net.spots, first + seat);
            match at(&counts, spot) {
                0 => part(seat, own_length),
                count => at(&sums, spot) / count,
            }
        });
        let mut ordered = zeros(own_length);
        for seat in 0..own_length {
            set(&mut ordered, seat, at(&net.spots, first + at(&order, seat)));
        }
        for seat in 0..own_length {
            let spot = at(&ordered, seat);
            set(seats, spot, seat);
            set(&mut net.spots, first + seat, spot);
        }
    }
}

/// How often links cross.
#[cfg(test)]
fn crossings(net: &Net, seats: &List) -> i64 {
    let mut crossings = 0;
    for row in 0..net.height() {
        let (first, end) = (at(&net.links, row), at(&net.links, row + 1));
        let lower = |link| at(seats, at(&net.lowers, first + link));
        let order = sorted(end - first, &|link| pair(at(seats, at(&net.uppers, first + link)), lower(link)));
        // How many ends so far lie up to a seat: sums over ranges, as Fenwick keeps them.
        let length = at(&net.rows, row + 1) - at(&net.rows, row);
        let mut tree = zeros(length + 1);
        for (before, link) in (0..).zip(order) {
            let mut slot = lower(link) + 1;
            crossings += before;
            while slot > 0 {
                crossings -= at(&tree, slot);
                slot &= slot - 1;
            }
            slot = lower(link) + 1;
            while slot <= length {
                add(&mut tree, slot, 1);
                slot += slot & -slot;
            }
        }
    }
    crossings
}

/// How often the links of an ordered net cross.
#[cfg(test)]
pub(super) fn count(net: &Net) -> i64 {
    crossings(net, &seats(net))
}
