//! Panics on order, for the tests that prove where they end.

use std::cell::Cell;

/// Where a panic can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// On the way into an export's body.
    Guard,
    /// While a handle is held.
    Handle,
}

thread_local! {
    static ORDERED: Cell<Option<Spot>> = const { Cell::new(None) };
}

/// The next time that this thread reaches the spot, it panics; once.
pub(crate) fn order(spot: Spot) {
    ORDERED.set(Some(spot));
}

/// True while an ordered panic has not happened.
pub(crate) fn is_pending() -> bool {
    ORDERED.get().is_some()
}

/// Panics where that was ordered for this spot.
pub(crate) fn reach(spot: Spot) {
    if ORDERED.get() == Some(spot) {
        ORDERED.set(None);
        panic!("ordered by a test");
    }
}
