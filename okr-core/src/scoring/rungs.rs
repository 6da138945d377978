//! Two ladders beside each other.

use super::measure::ladder;
use super::numbers::at_most;
use crate::model::Ladder;

/// True where some value earns more on the later ladder than on the earlier. As both are
/// straight between their points and flat beyond, one of their points is such a value.
pub(crate) fn is_weaker(before: &Ladder, after: &Ladder) -> bool {
    let mut values = before.points.iter().chain(&after.points).map(|point| point.value);
    values.any(|value| !at_most(ladder(after, value), ladder(before, value)))
}
