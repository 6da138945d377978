//! Sorting by a number. One sort for the whole engine: every kind of list that
//! is sorted by itself costs a module for the web several kilobytes.

use std::cmp::Ordering;

/// Sorts by the key, then by the second number.
#[inline(never)]
pub(crate) fn sort(list: &mut [(u64, u32)]) {
    list.sort_unstable();
}

/// Numbers in their order, each once.
pub(crate) fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut keys: Vec<(u64, u32)> = list.into_iter().map(|number| (u64::from(number), 0)).collect();
    sort(&mut keys);
    keys.dedup();
    keys.into_iter().map(|(key, _)| key as u32)
}

/// The positions of keys in the order of the keys; equal keys keep their order.
pub(crate) fn positions(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut list: Vec<(u64, u32)> = keys.zip(0..).collect();
    sort(&mut list);
    list.into_iter().map(|(_, position)| position).collect()
}

/// The positions of a list of `count`, in an order told by comparing two of them;
/// equal ones keep their order.
#[inline(never)]
pub(crate) fn positions_by(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut list: Vec<usize> = (0..count).collect();
    list.sort_unstable_by(|left, right| compare(*left, *right).then(left.cmp(right)));
    list
}

/// A list in the order of a comparison; equal items keep their order.
pub(crate) fn sorted_by<T>(list: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let at = |left: usize, right: usize| match (list.get(left), list.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    };
    let positions = positions_by(list.len(), &at);
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    positions.into_iter().filter_map(|at| list.get_mut(at)?.take()).collect()
}

/// Two numbers as one key, the first weighing more.
pub(crate) const fn pair(first: u32, second: u32) -> u64 {
    ((first as u64) << 32) | second as u64
}

/// A day number as a key; days before the epoch of day numbers come first.
pub(crate) const fn day(day: i32) -> u32 {
    (day as u32) ^ (1 << 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(positions([3, 1, 3, 2, 1].into_iter()), [1, 4, 3, 0, 2]);
        assert_eq!(sorted_by(vec!["bb", "a", "cc", "d"], |l, r| l.len().cmp(&r.len())), ["a", "d", "bb", "cc"]);
        assert!(day(-5) < day(-4) && day(-1) < day(0) && day(0) < day(7));
        assert!(pair(1, 9) < pair(2, 0));
    }
}
