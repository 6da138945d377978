//! Sorting by a number. One sort for the whole engine: every kind of list that
//! is sorted by itself costs a module for the web several kilobytes.

/// Sorts by the key, then by the second number.
#[inline(never)]
pub(crate) fn sort(list: &mut [(u64, u32)]) {
    list.sort_unstable();
}

/// The positions of keys in the order of the keys; equal keys keep their order.
pub(crate) fn positions(keys: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut list: Vec<(u64, u32)> = keys.zip(0..).collect();
    sort(&mut list);
    list.into_iter().map(|(_, position)| position).collect()
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
        assert!(day(-5) < day(-4) && day(-1) < day(0) && day(0) < day(7));
        assert!(pair(1, 9) < pair(2, 0));
    }
}
