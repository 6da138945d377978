//! What members weigh that state no weight, and shares of a total that come to it
//! exactly.

use super::numbers::{at_least, at_most};
use crate::model::{MissingWeight, Weights};
use crate::order;
use crate::profile::Profile;

/// What the members of one set weigh that state no weight, asked for in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shares {
    share: f64,
    /// The first few get one unit more, until nothing is left over.
    larger: f64,
    larger_ones: u32,
    /// Whether what members state counts.
    is_stated: bool,
}

impl Shares {
    /// Each counts one, whatever the others state.
    const ONES: Shares = Shares { share: 1.0, larger: 1.0, larger_ones: 0, is_stated: true };

    /// The shares of a set by its profile's rule; `weights` are its members' in
    /// order, `NaN` where one states none.
    pub(super) fn of<W: Iterator<Item = f64>>(profile: &Profile, weights: impl FnOnce() -> W) -> Shares {
        if profile.weights == Weights::Equal {
            return Shares { is_stated: false, ..Shares::ONES };
        }
        if profile.missing_weight == MissingWeight::MissingIsOne {
            return Shares::ONES;
        }
        Rest::of(weights(), profile.weight_decimals).shares()
    }

    /// The weight of the next member.
    pub(super) fn weight(&mut self, stated: f64) -> f64 {
        if !stated.is_nan() && self.is_stated {
            return stated;
        }
        match self.larger_ones.checked_sub(1) {
            None => self.share,
            Some(left) => {
                self.larger_ones = left;
                self.larger
            }
        }
    }
}

/// What stated weights leave to the members of a set that state none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rest {
    /// In units of the last decimal.
    units: f64,
    /// How many state no weight.
    pub(crate) missing: u32,
    /// Units to the whole.
    scale: f64,
}

impl Rest {
    /// The rest to 1 in whole units of the last decimal, rounded half to even; none
    /// where 1 is reached.
    pub(crate) fn of(weights: impl Iterator<Item = f64>, decimals: u32) -> Rest {
        let (mut stated, mut missing) = (0.0, 0);
        for weight in weights {
            if weight.is_nan() {
                missing += 1;
            } else {
                stated += weight;
            }
        }
        let scale = scale(decimals);
        Rest { units: ((1.0 - stated) * scale).round_ties_even().max(0.0), missing, scale }
    }

    /// The rest as a weight.
    pub(crate) fn weight(self) -> f64 {
        self.units / self.scale
    }

    /// True where it cannot give every member something.
    pub(crate) fn is_short(self) -> bool {
        self.units < f64::from(self.missing)
    }

    fn shares(self) -> Shares {
        // Never more than 10^9 units.
        let (units, missing) = (self.units as u32, self.missing.max(1));
        let each = units / missing;
        Shares {
            share: f64::from(each) / self.scale,
            larger: f64::from(each + 1) / self.scale,
            larger_ones: units % missing,
            is_stated: true,
        }
    }
}

/// The most decimals that weights and shares may have, as everywhere in comparisons.
pub(crate) const MOST_DECIMALS: u32 = 9;

/// The most units of the last decimal that a float counts one by one.
pub(crate) const MOST_UNITS: f64 = 9e15;

/// A number in units of the last decimal; `None` where it has more decimals, both
/// rounded at 9.
pub(crate) fn units(number: f64, decimals: u32) -> Option<u64> {
    let units = (number * scale(decimals)).round_ties_even();
    let told = units / scale(decimals);
    (at_least(told, number) && at_most(told, number)).then_some(units as u64)
}

/// How many units of the last decimal make one.
pub(crate) fn scale(decimals: u32) -> f64 {
    f64::from(10_u32.pow(decimals.min(MOST_DECIMALS)))
}

/// Units shared by weight after the largest remainder: each its whole part, the
/// units left over to the largest fractions, ties by position. Integers all along,
/// so that equal fractions are equal.
pub(crate) fn largest_remainder(weights: &[u64], units: u64) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return vec![0; weights.len()];
    }
    let quota =
        |weight: u64| (u128::from(weight) * u128::from(units) / all, u128::from(weight) * u128::from(units) % all);
    let mut shares: Vec<u64> = weights.iter().map(|weight| quota(*weight).0 as u64).collect();
    // Fewer than there are parts.
    let left = units - shares.iter().sum::<u64>();
    let fractions: Vec<u128> = weights.iter().map(|weight| quota(*weight).1).collect();
    let largest_first = |left: usize, right: usize| fractions.get(right).cmp(&fractions.get(left));
    for at in order::positions_by(weights.len(), &largest_first).into_iter().take(left as usize) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(weights: &[f64], decimals: u32) -> Vec<f64> {
        let mut shares = Rest::of(weights.iter().copied(), decimals).shares();
        weights.iter().map(|weight| shares.weight(*weight)).collect()
    }

    const NONE: f64 = f64::NAN;

    // edge 9
    #[test]
    fn the_rest_goes_to_those_without_a_weight() {
        assert_eq!(split(&[NONE, NONE, NONE], 3), [0.334, 0.333, 0.333]);
        assert_eq!(split(&[0.5, NONE, 0.2, NONE], 3), [0.5, 0.15, 0.2, 0.15]);
        assert_eq!(split(&[NONE, 0.5, NONE, NONE], 2), [0.17, 0.5, 0.17, 0.16]);
        assert_eq!(split(&[NONE, NONE], 0), [1.0, 0.0]);
        assert_eq!(split(&[1.0, NONE], 3), [1.0, 0.0]);
        assert_eq!(split(&[7.0, NONE, 1e100], 9), [7.0, 0.0, 1e100]);
        // Half a unit goes to the even one.
        assert_eq!(split(&[0.25, NONE], 1), [0.25, 0.8]);
        assert_eq!(split(&[0.75, NONE], 1), [0.75, 0.2]);
    }

    #[test]
    fn a_short_rest_is_known() {
        let rest = |weights: &[f64], decimals| Rest::of(weights.iter().copied(), decimals);
        assert!(rest(&[1.0, NONE], 3).is_short() && rest(&[0.9, NONE, NONE], 1).is_short());
        assert!(!rest(&[0.9, NONE], 1).is_short() && !rest(&[1.0, 2.0], 3).is_short());
    }

    #[test]
    fn units_left_over_go_to_the_largest_fractions() {
        assert_eq!(largest_remainder(&[1, 1, 1], 1000), [334, 333, 333]);
        assert_eq!(largest_remainder(&[1, 2, 1], 2), [1, 1, 0]);
        assert_eq!(largest_remainder(&[3, 1], 2), [2, 0]);
        assert_eq!(largest_remainder(&[0, 5, 0], 7), [0, 7, 0]);
        assert_eq!(largest_remainder(&[0, 0], 7), [0, 0]);
        assert_eq!(largest_remainder(&[u64::MAX, 1], u64::MAX), [u64::MAX - 1, 1]);
    }
}
