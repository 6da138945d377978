//! Arithmetic that gives the same bits everywhere: `+ - * /` on `f64`, left to
//! right, and one way to compare with a threshold.

use crate::json::NUMBER_BOUND;

/// A number in billionths, rounded half to even. Both sides of every comparison
/// with a threshold go through this, so that three times 0.7 is 0.7.
fn billionths(number: f64) -> f64 {
    let scaled = number * 1e9;
    // Beyond 2^53 there are no decimals left to round.
    if scaled.abs() < 9e15 { scaled.round_ties_even() } else { scaled }
}

/// A number rounded half to even at 9 decimals.
pub(super) fn rounded(number: f64) -> f64 {
    let scaled = billionths(number);
    if scaled.abs() < 9e15 { scaled / 1e9 } else { number }
}

/// `left >= right`, both rounded at 9 decimals.
pub(crate) fn at_least(left: f64, right: f64) -> bool {
    // Rounding moves neither by more than half a billionth: it is only asked
    // where they are that near, for it costs more than all the rest.
    let apart = left - right;
    if apart.abs() > 1e-8 { apart > 0.0 } else { billionths(left) >= billionths(right) }
}

/// `left <= right`, both rounded at 9 decimals.
pub(super) fn at_most(left: f64, right: f64) -> bool {
    at_least(right, left)
}

/// Keeps a quotient inside the bound of all numbers, and `-0.0` out.
pub(super) fn finite(number: f64) -> f64 {
    number.clamp(-NUMBER_BOUND, NUMBER_BOUND) + 0.0
}

/// A weighted mean taken in order with one division; equal weights where all
/// are zero.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mean {
    weighted: f64,
    weights: f64,
    plain: f64,
    count: f64,
}

impl Mean {
    pub(super) fn add(&mut self, value: f64, weight: f64) {
        self.weighted += value * weight;
        self.weights += weight;
        self.plain += value;
        self.count += 1.0;
    }

    /// The mean; `None` of nothing.
    pub(super) fn get(self) -> Option<f64> {
        if self.count == 0.0 {
            None
        } else if self.weights == 0.0 {
            Some(self.plain / self.count + 0.0)
        } else {
            Some(self.weighted / self.weights + 0.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_of_seven_tenths_are_seven_tenths() {
        let mut mean = Mean::default();
        for _ in 0..3 {
            mean.add(0.7, 1.0);
        }
        assert!(at_least(mean.get().unwrap(), 0.7));
        assert!(at_least((0.1 + 0.2) * 100.0, 30.0) && at_most((0.1 + 0.2) * 100.0, 30.0));
        assert!(at_least(0.299_999_999_6, 0.3) && !at_least(0.299_999_999_4, 0.3));
        assert!(at_least(1e300, 1e300) && at_most(-1e300, 1.0));
    }

    #[test]
    fn a_mean_of_zero_weights_is_the_plain_one() {
        let mut mean = Mean::default();
        assert_eq!(mean.get(), None);
        mean.add(0.2, 0.0);
        mean.add(0.4, 0.0);
        assert!(at_least(mean.get().unwrap(), 0.3) && at_most(mean.get().unwrap(), 0.3));
    }
}
