//! Lists of numbers: one kind of list and one way to sort it for the whole
//! drawing, since every kind more costs a module for the web.

use crate::order::positions;

/// Numbers, by the number of what they are about.
pub(super) type List = Vec<i64>;

/// The number of a place; 0 where there is none.
#[inline(never)]
pub(super) fn at(list: &List, place: i64) -> i64 {
    list.get(place as usize).copied().unwrap_or_default()
}

/// Puts a number in its place.
#[inline(never)]
pub(super) fn set(list: &mut List, place: i64, number: i64) {
    if let Some(old) = list.get_mut(place as usize) {
        *old = number;
    }
}

/// Adds to the number of a place.
#[inline(never)]
pub(super) fn add(list: &mut List, place: i64, number: i64) {
    set(list, place, at(list, place) + number);
}

#[inline(never)]
pub(super) fn push(list: &mut List, number: i64) {
    list.push(number);
}

#[inline(never)]
pub(super) fn zeros(count: i64) -> List {
    vec![0; count as usize]
}

pub(super) fn len(list: &List) -> i64 {
    list.len() as i64
}

/// Two numbers as one, the first weighing more.
pub(super) fn pair(first: i64, second: i64) -> i64 {
    (first << 32) | second
}

/// The numbers below `count` in the order of their keys, which are not negative;
/// equal ones keep their order.
#[inline(never)]
pub(super) fn sorted(count: i64, key: &dyn Fn(i64) -> i64) -> List {
    let mut sorted = zeros(count);
    for (place, number) in (0..).zip(positions((0..count).map(|number| key(number) as u64))) {
        set(&mut sorted, place, i64::from(number));
    }
    sorted
}

/// Where each of some groups begins in a list sorted by group, and where the last ends.
#[inline(never)]
pub(super) fn starts(count: i64, groups: i64, group: &dyn Fn(i64) -> i64) -> List {
    let mut starts = zeros(groups + 1);
    for number in 0..count {
        add(&mut starts, group(number) + 1, 1);
    }
    for group in 0..groups {
        let start = at(&starts, group);
        add(&mut starts, group + 1, start);
    }
    starts
}
