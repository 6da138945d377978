//! Numbers, days and words as people read them.

use super::Teller;
use crate::json::number_text;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedNode, Quantity};
use crate::scoring::grade::Grade;
use crate::scoring::numbers::rounded;
use crate::scoring::status::Status;

impl Teller<'_> {
    /// The value of a node: scores at the profile's decimals, other parts of one at two.
    pub(super) fn shown(&self, node: &ExplainedNode) -> String {
        match (&node.value, node.quantity) {
            (ExplainedFigure::Number(score), Quantity::Score | Quantity::ComputedScore | Quantity::StatedScore) => {
                plain(*score, self.board.profile().decimals)
            }
            (ExplainedFigure::Number(total), Quantity::Total) => value(*total),
            (figure, _) => self.figure(figure),
        }
    }

    /// A fact; statuses and grades in the reader's language.
    pub(super) fn figure(&self, figure: &ExplainedFigure) -> String {
        match figure {
            ExplainedFigure::Number(number) => part(*number),
            ExplainedFigure::Day(day) => day.to_string(),
            ExplainedFigure::Word(word) => self.word(word).to_owned(),
            ExplainedFigure::Null => "–".to_owned(),
        }
    }

    fn word<'t>(&self, word: &'t str) -> &'t str {
        let status = Status::ALL.iter().find(|status| status.word() == word).map(|status| status.term());
        let grade = Grade::ALL.iter().find(|grade| grade.word() == word).map(|grade| grade.term());
        status.or(grade).map_or(word, |term| term.text(self.lang))
    }

    pub(super) fn weight(&self, weight: f64) -> String {
        plain(weight, self.board.profile().weight_decimals)
    }
}

/// A part of one, as progress is; what is short of all of it is not shown as all of it.
pub(super) fn part(number: f64) -> String {
    told_apart_from(2, number, &[1.0])
}

/// A number with as many decimals, one at least, as tell it from the bounds with which it is
/// compared: what is past a bound is not shown as being on it.
pub(super) fn told_apart(number: f64, bounds: &[f64]) -> String {
    // What is nothing in a comparison is shown as nothing.
    told_apart_from(1, if rounded(number) == 0.0 { 0.0 } else { number }, bounds)
}

fn told_apart_from(least: u32, number: f64, bounds: &[f64]) -> String {
    let side = |number: f64, bound: f64| number.total_cmp(&bound);
    let tells = |decimals: &u32| {
        let shown = round_to(number, *decimals);
        bounds.iter().all(|bound| side(shown, rounded(*bound)) == side(rounded(number), rounded(*bound)))
    };
    plain(number, (least..=MOST_DECIMALS).find(tells).unwrap_or(least))
}

/// The decimals at which thresholds are compared.
const MOST_DECIMALS: u32 = 9;

fn round_to(number: f64, decimals: u32) -> f64 {
    let scale = f64::from(10_u32.pow(decimals));
    (number * scale).round_ties_even() / scale
}

/// A value in its own unit.
pub(super) fn value(number: f64) -> String {
    plain(number, 4)
}

/// A threshold, at the decimals at which it is compared.
pub(super) fn threshold(number: f64) -> String {
    plain(number, 9)
}

/// A number rounded half to even, but never to 0 where it is not.
fn plain(number: f64, decimals: u32) -> String {
    let scale = f64::from(10_u32.pow(decimals.min(9)));
    let scaled = number * scale;
    if number == 0.0 || scaled.abs() >= 9e15 {
        return number_text(number + 0.0).replace("e+", "e");
    }
    let rounded = scaled.round_ties_even();
    if rounded == 0.0 { small(number) } else { number_text(rounded / scale) }
}

/// The two digits with which a small number begins.
fn small(number: f64) -> String {
    let (mut leading, mut power) = (number, 0);
    // A number that is not 0 is above 10^-324.
    while leading.abs() < 0.995 {
        leading *= 10.0;
        power += 1;
    }
    let digits = (leading * 10.0).round_ties_even();
    if power < 7 {
        return number_text(digits / f64::from(10_u32.pow(power + 1)));
    }
    format!("{}e-{power}", number_text(digits / 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_shown_as_nothing() {
        let shown = [0.0, -0.0, 0.005, 0.015, 0.126, -0.001, 0.000_123_4, 9.96e-4, 1.234e-8].map(part);
        assert_eq!(shown, ["0", "0", "0.005", "0.02", "0.13", "-0.001", "0.00012", "0.001", "1.2e-8"]);
        assert_eq!(
            [-1e-100, 1e-100, 1e100, -1e100, 5e-324].map(value),
            ["-1e-100", "1e-100", "1e100", "-1e100", "4.9e-324"]
        );
        assert_eq!([1.0, 868_000_000.0, 63.6, 1.0 / 3.0].map(value), ["1", "868000000", "63.6", "0.3333"]);
    }

    #[test]
    fn what_is_past_a_bound_is_not_shown_on_it() {
        let bounds = [10.0, 25.0];
        let shown =
            [0.1 + 0.2 - 0.3, 12.5, -10.0, 10.0, 10.03, 9.96, 24.99, 10.0 + 1e-12].map(|it| told_apart(it, &bounds));
        assert_eq!(shown, ["0", "12.5", "-10", "10", "10.03", "9.96", "24.99", "10"]);
        assert_eq!([1.0, 0.999, 0.9999, 1.001, 0.99].map(part), ["1", "0.999", "0.9999", "1.001", "0.99"]);
    }
}
