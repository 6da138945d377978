//! Grades: bands of the score, by ambition.

use super::numbers::at_least;
use crate::json::vocabulary;
use crate::model::Ambition;

vocabulary! {
    /// A grade. It never says "failed": a low one asks for an analysis.
    pub enum Grade {
        /// Aspirational below 0.3; committed below 0.9.
        Red = "red",
        /// Aspirational from 0.3; committed from 0.9.
        Yellow = "yellow",
        /// Aspirational from 0.6; committed at 1.
        Green = "green",
    }
}

/// The grade of a score; learning objectives owe a lesson instead.
pub(super) fn grade(score: f64, ambition: Ambition) -> Option<Grade> {
    let (green, yellow) = match ambition {
        Ambition::Aspirational => (0.6, 0.3),
        Ambition::Committed => (1.0, 0.9),
        Ambition::Learning => return None,
    };
    Some(if at_least(score, green) {
        Grade::Green
    } else if at_least(score, yellow) {
        Grade::Yellow
    } else {
        Grade::Red
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // fact F02, F19
    #[test]
    fn bands_are_half_open() {
        let aspirational = |score| grade(score, Ambition::Aspirational);
        assert_eq!(aspirational(0.299_999_999), Some(Grade::Red));
        assert_eq!(aspirational(0.3), Some(Grade::Yellow));
        assert_eq!(aspirational(0.1 + 0.2), Some(Grade::Yellow));
        assert_eq!(aspirational(0.6), Some(Grade::Green));
        let committed = |score| grade(score, Ambition::Committed);
        assert_eq!(committed(0.899), Some(Grade::Red));
        assert_eq!(committed(0.9), Some(Grade::Yellow));
        assert_eq!(committed(1.0), Some(Grade::Green));
        assert_eq!(grade(1.0, Ambition::Learning), None);
    }
}
