//! `apportion`: shares of a total that come to it exactly.

use serde::Serialize;

use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::json::{Checks, Field, Limits, Place, record, to_canonical};
use crate::lang::Lang;
use crate::problem::{Problem, Problems};
use crate::scoring::{MOST_DECIMALS, MOST_UNITS, largest_remainder, scale, units};

record! {
    /// What `apportion` is asked.
    pub request ApportionRequest {
        /// What each part weighs, 0 to 10^15; a locked one is its share already.
        "parts" parts: Vec<f64> = list,
        /// What is to be shared, 0 or more; with its decimals at most 9 x 10^15 units.
        "total" total: f64 = required,
        /// The decimals that a share may have, 0 to 9.
        "decimals" decimals: u32 = required,
        /// The positions of the parts that keep their value, 0 being the first.
        "locked" locked: Vec<u32> = list,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
    check(request, place, checks) {
        checks.range(f64::from(request.decimals), 0.0, f64::from(MOST_DECIMALS), &place.field("decimals"));
        checks.range(request.total, 0.0, MOST_UNITS / scale(request.decimals), &place.field("total"));
        let parts = place.field("parts");
        for (at, part) in request.parts.iter().enumerate() {
            checks.range(*part, 0.0, MOST_PART, &parts.item(at));
        }
        let locked = place.field("locked");
        let last = request.parts.len() as f64 - 1.0;
        for (at, position) in request.locked.iter().enumerate().filter(|_| !request.parts.is_empty()) {
            checks.range(f64::from(*position), 0.0, last, &locked.item(at));
        }
    }
}
request!(ApportionRequest);

/// The greatest part.
const MOST_PART: f64 = 1e15;

/// The answer of `apportion`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApportionAnswer {
    /// The shares, in the order of the parts; with the decimals asked for they come
    /// to the total.
    pub parts: Vec<f64>,
}

/// Shares a total among parts by the method of the largest remainder: each gets
/// the whole units of its share, and the units left over go to the largest
/// fractions, ties by position. Locked parts keep their value; the others share
/// what is left by what they weigh. Weights are read to 15 digits of the
/// largest.
///
/// # Errors
/// `number.out-of-range` for a part, total, position or number of decimals that
/// cannot be, NaN too; `apportion.decimals` where the total or a locked part has
/// more decimals than shares may have; `apportion.over-total` where locked parts
/// exceed the total; `apportion.no-parts` where something is left and no part
/// above 0 is there to take it.
///
/// ```
/// use okr_core::api::{ApportionRequest, apportion};
///
/// let thirds = ApportionRequest { parts: vec![1.0; 3], total: 1.0, decimals: 3, locked: vec![], lang: None };
/// assert_eq!(apportion(&thirds)?.parts, [0.334, 0.333, 0.333]);
/// let locked = ApportionRequest { parts: vec![0.5, 1.0, 3.0], locked: vec![0], decimals: 2, ..thirds };
/// assert_eq!(apportion(&locked)?.parts, [0.5, 0.13, 0.37]);
/// # Ok::<(), okr_core::Problems>(())
/// ```
pub fn apportion(request: &ApportionRequest) -> Result<ApportionAnswer, Problems> {
    let mut checks = Checks::new(&Limits::DEFAULT);
    request.check(&Place::Root, &mut checks);
    match Problems::from_list(checks.problems) {
        Some(problems) => Err(problems),
        None => Ok(ApportionAnswer { parts: shares(request)? }),
    }
}

/// The shares of a request whose numbers can be.
fn shares(request: &ApportionRequest) -> Result<Vec<f64>, Problems> {
    let is_locked = locked(request);
    let (left, locked_units) = left(request, &is_locked)?;
    let weights = digits(request, &is_locked);
    if left > 0 && weights.iter().all(|weight| *weight == 0) {
        let rest = left as f64 / scale(request.decimals);
        return Err(Problem::new(Code::ApportionNoParts, "/parts").with("rest", rest).into());
    }
    let shares = largest_remainder(&weights, left).into_iter().zip(locked_units);
    Ok(shares.map(|(share, locked)| (share + locked) as f64 / scale(request.decimals)).collect())
}

/// For each part whether it is locked.
fn locked(request: &ApportionRequest) -> Vec<bool> {
    let mut is_locked = vec![false; request.parts.len()];
    for position in &request.locked {
        if let Some(slot) = is_locked.get_mut(*position as usize) {
            *slot = true;
        }
    }
    is_locked
}

/// The units that are left beside the locked parts, and for each part those that
/// it has locked.
fn left(request: &ApportionRequest, is_locked: &[bool]) -> Result<(u64, Vec<u64>), Problems> {
    let mut problems = Vec::new();
    let root = Place::Root;
    let total = read_units(request, request.total, &root.field("total"), &mut problems);
    let list = root.field("parts");
    let parts = request.parts.iter().zip(is_locked).enumerate();
    let locked: Vec<u64> = parts
        .map(|(at, (part, is_locked))| match is_locked {
            true => read_units(request, *part, &list.item(at), &mut problems),
            false => 0,
        })
        .collect();
    let sum = locked.iter().fold(0_u64, |sum, units| sum.saturating_add(*units));
    if sum > total && problems.is_empty() {
        let of_locked = sum as f64 / scale(request.decimals);
        let problem = Problem::new(Code::ApportionOverTotal, root.field("locked").pointer());
        problems.push(problem.with("locked", of_locked).with("total", request.total));
    }
    match Problems::from_list(problems) {
        Some(problems) => Err(problems),
        None => Ok((total - sum, locked)),
    }
}

fn read_units(request: &ApportionRequest, number: f64, place: &Place<'_>, problems: &mut Vec<Problem>) -> u64 {
    units(number, request.decimals).unwrap_or_else(|| {
        let problem = Problem::new(Code::ApportionDecimals, place.pointer());
        problems.push(problem.with("number", number).with("decimals", request.decimals as usize));
        0
    })
}

/// What the parts that are not locked weigh, as integers: as many times a power of
/// ten as gives the largest 15 digits, so that decimals are what they say.
fn digits(request: &ApportionRequest, is_locked: &[bool]) -> Vec<u64> {
    let free = request.parts.iter().zip(is_locked);
    let mut weights: Vec<f64> = free.map(|(part, is_locked)| if *is_locked { 0.0 } else { *part }).collect();
    let mut largest = weights.iter().copied().fold(0.0, f64::max);
    // What weighs less than one power can lift is lifted by several: 5e-324 by fifteen.
    while largest > 0.0 && largest < 1e-8 {
        weights.iter_mut().for_each(|weight| *weight *= 1e22);
        largest *= 1e22;
    }
    let mut power = 1.0;
    // Powers of ten are exact up to 10^22.
    while largest * power < 1e14 && power < 1e22 {
        power *= 10.0;
    }
    weights.iter().map(|weight| (weight * power).round_ties_even() as u64).collect()
}

pub(super) fn run(request: &str) -> Result<String, Refusal> {
    let request: ApportionRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    apportion(&request).map(|answer| to_canonical(&answer)).map_err(|problems| Refusal { problems, lang })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(parts: &[f64], total: f64, decimals: u32, locked: &[u32]) -> Result<Vec<f64>, Vec<(&'static str, String)>> {
        let request = ApportionRequest { parts: parts.to_vec(), total, decimals, locked: locked.to_vec(), lang: None };
        let told = |problem: &Problem| (problem.code().name(), problem.path().to_owned());
        apportion(&request)
            .map(|answer| answer.parts)
            .map_err(|problems| problems.as_slice().iter().map(told).collect())
    }

    // edge 9
    #[test]
    fn ties_go_by_position_as_decimals_read() {
        assert_eq!(of(&[1.0, 1.0, 1.0], 1.0, 3, &[]).unwrap(), [0.334, 0.333, 0.333]);
        // 1.5 and 0.5 of two units, though 0.3 is a little less than three tenths.
        assert_eq!(of(&[0.3, 0.1], 2.0, 0, &[]).unwrap(), [2.0, 0.0]);
        assert_eq!(of(&[1.0 / 3.0, 2.0 / 3.0], 100.0, 0, &[]).unwrap(), [33.0, 67.0]);
        assert_eq!(of(&[1e-9, 3e-9], 1.0, 2, &[]).unwrap(), [0.25, 0.75]);
        assert_eq!(of(&[0.0, 0.0], 0.0, 2, &[]).unwrap(), [0.0, 0.0]);
    }

    #[test]
    fn what_cannot_be_is_told_with_its_place() {
        let fault = |code: &'static str, path: &str| Err(vec![(code, path.to_owned())]);
        assert_eq!(of(&[], 1.0, 3, &[]), fault("apportion.no-parts", "/parts"));
        assert_eq!(of(&[0.0, 0.0], 1.0, 3, &[]), fault("apportion.no-parts", "/parts"));
        assert_eq!(of(&[0.2, 0.3], 1.0, 3, &[0, 1]), fault("apportion.no-parts", "/parts"));
        assert_eq!(of(&[1.0, -1.0], 1.0, 3, &[]), fault("number.out-of-range", "/parts/1"));
        assert_eq!(of(&[f64::NAN], 1.0, 3, &[]), fault("number.out-of-range", "/parts/0"));
        assert_eq!(of(&[1.0], f64::INFINITY, 3, &[]), fault("number.out-of-range", "/total"));
        assert_eq!(of(&[1.0], 1.0, 10, &[]), fault("number.out-of-range", "/decimals"));
        assert_eq!(of(&[1.0], 1.0, u32::MAX, &[]), fault("number.out-of-range", "/decimals"));
        assert_eq!(of(&[1.0], 9_000_001.0, 9, &[]), fault("number.out-of-range", "/total"));
        assert_eq!(of(&[1.0], 1.0, 3, &[1]), fault("number.out-of-range", "/locked/0"));
        assert_eq!(of(&[1.2, 1.0], 1.0, 3, &[0]), fault("apportion.over-total", "/locked"));
        assert_eq!(of(&[0.25, 1.0], 1.05, 1, &[0]).map_err(|told| told.len()), Err(2));
        assert_eq!(of(&[0.25, 1.0], 1.0, 1, &[0]), fault("apportion.decimals", "/parts/0"));
    }

    proptest! {
        // edge 9
        #[test]
        fn shares_come_to_the_total_and_stay_near_their_quota(
            parts in prop::collection::vec((0.0..100.0, prop::bool::weighted(0.2)), 1..20),
            more in 0_u32..5_000,
            decimals in 0_u32..=9,
        ) {
            let cut = |part: f64| (part * scale(decimals)).floor() / scale(decimals);
            let values: Vec<f64> = parts.iter().map(|(part, locked)| if *locked { cut(*part) } else { *part }).collect();
            let positions: Vec<u32> = (0..).zip(&parts).filter(|(_, (_, locked))| *locked).map(|(at, _)| at).collect();
            let units_of = |share: f64| (share * scale(decimals)).round() as u64;
            let of_locked: u64 = positions.iter().map(|at| units_of(values[*at as usize])).sum();
            let units = of_locked + u64::from(more);
            let total = units as f64 / scale(decimals);
            let free: f64 = values.iter().zip(&parts).filter(|(_, (_, locked))| !locked).map(|(value, _)| value).sum();
            prop_assume!(free > 0.0);
            let shares = of(&values, total, decimals, &positions).unwrap();
            prop_assert_eq!(shares.iter().map(|share| units_of(*share)).sum::<u64>(), units);
            for ((share, value), (_, locked)) in shares.iter().zip(&values).zip(&parts) {
                if *locked {
                    prop_assert_eq!(share, value);
                } else {
                    let quota = value / free * f64::from(more);
                    prop_assert!((units_of(*share) as f64 - quota).abs() < 1.000_001);
                }
            }
        }
    }
}
