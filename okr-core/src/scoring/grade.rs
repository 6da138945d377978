//! Grades: bands of the score, by ambition.

use super::numbers::at_least;
use crate::json::vocabulary;
use crate::lang::Term;
use crate::profile::Band;

vocabulary! {
    /// A grade. It never says "failed": a low one asks for an analysis.
    pub enum Grade {
        /// Below where the profile's yellow begins.
        Red = "red",
        /// Aspirational from 0.3, committed from 0.9, unless the profile says otherwise.
        Yellow = "yellow",
        /// Aspirational from 0.6, committed at 1, unless the profile says otherwise.
        Green = "green",
    }
}

impl Grade {
    /// The word that people read.
    pub const fn term(self) -> Term {
        match self {
            Grade::Red => Term::new("red", "红色"),
            Grade::Yellow => Term::new("yellow", "黄色"),
            Grade::Green => Term::new("green", "绿色"),
        }
    }
}

/// The grade of a score; without a band, as of learning objectives, there is none.
pub(super) fn grade(score: f64, band: Option<Band>) -> Option<Grade> {
    let band = band?;
    Some(if at_least(score, band.green) {
        Grade::Green
    } else if at_least(score, band.yellow) {
        Grade::Yellow
    } else {
        Grade::Red
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ambition;
    use crate::profile::Profile;

    // fact F02, F19
    #[test]
    fn bands_are_half_open() {
        let graded = |score, ambition| grade(score, Profile::okr().bands.of(ambition));
        let aspirational = |score| graded(score, Ambition::Aspirational);
        assert_eq!(aspirational(0.299_999_999), Some(Grade::Red));
        assert_eq!(aspirational(0.3), Some(Grade::Yellow));
        assert_eq!(aspirational(0.1 + 0.2), Some(Grade::Yellow));
        assert_eq!(aspirational(0.6), Some(Grade::Green));
        let committed = |score| graded(score, Ambition::Committed);
        assert_eq!(committed(0.899), Some(Grade::Red));
        assert_eq!(committed(0.9), Some(Grade::Yellow));
        assert_eq!(committed(1.0), Some(Grade::Green));
        assert_eq!(graded(1.0, Ambition::Learning), None);
    }
}
