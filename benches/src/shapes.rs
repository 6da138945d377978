//! Shapes that no company has but a document may: as deep, as wide and as
//! crowded as can be. A key result and a check-in for each objective.

use okr_core::{Document, Edge, ProfileChoice};

use crate::company::{Dice, alignment, check_in, frame, key_result, objective};

/// The shape of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a company is: see [`crate::company`].
    Company,
    /// Each objective is aligned to the one before it.
    Chain,
    /// All objectives are aligned to the first.
    Fan,
    /// One objective with all the key results.
    Crowd,
    /// A company that has checked in week after week; its size is that of its check-ins.
    Weekly,
}

impl Form {
    /// Every shape.
    pub const ALL: [Form; 5] = [Form::Company, Form::Chain, Form::Fan, Form::Crowd, Form::Weekly];

    /// What it is in words.
    pub const fn words(self) -> &'static str {
        match self {
            Form::Company => "a company",
            Form::Chain => "a chain of objectives",
            Form::Fan => "a fan of objectives under one",
            Form::Crowd => "key results on one objective",
            Form::Weekly => "a company that checks in week after week",
        }
    }

    /// A document of this shape and size.
    pub fn document(self, size: u32) -> Document {
        match self {
            Form::Company => crate::company::document(size),
            Form::Chain => aligned(size, |from| from - 1),
            Form::Fan => aligned(size, |_| 0),
            Form::Crowd => crowd(size),
            Form::Weekly => weekly(size),
        }
    }
}

/// Objectives of which each but the first is aligned to one before it.
fn aligned(objectives: u32, above: impl Fn(u32) -> u32) -> Document {
    let mut dice = Dice::new(11);
    let mut document = frame(objectives / 3 + 1);
    for number in 0..objectives {
        let mut objective = objective(number, &mut dice);
        objective.key_results.truncate(1);
        document.objectives.push(objective);
        // The key results left are numbered in steps of three.
        document.check_ins.extend(check_in(number * 3, "2026-02-06", &mut dice));
    }
    document.alignments = (1..objectives).map(|from| alignment(Edge { from, to: above(from) }, true)).collect();
    document
}

/// The days of check-ins until today.
const WEEKS: [&str; 6] = ["2026-01-09", "2026-01-16", "2026-01-23", "2026-01-30", "2026-02-06", "2026-02-13"];

/// Objectives with three key results, each checked in every week; facts of them go into
/// reviews.
fn weekly(check_ins: u32) -> Document {
    let objectives = check_ins.div_ceil(3 * WEEKS.len() as u32);
    let mut document = crate::company::document(objectives);
    let mut dice = Dice::new(19);
    document.profile = Some(ProfileChoice::Named("tita".into()));
    document.check_ins.clear();
    for number in 0..objectives * 3 {
        document.check_ins.extend(WEEKS.iter().filter_map(|on| check_in(number, on, &mut dice)));
    }
    document
}

fn crowd(key_results: u32) -> Document {
    let mut dice = Dice::new(13);
    let mut document = frame(1);
    let mut crowded = objective(0, &mut dice);
    crowded.key_results = (0..key_results).map(|number| key_result(number, &mut dice)).collect();
    document.check_ins = (0..key_results).filter_map(|number| check_in(number, "2026-02-06", &mut dice)).collect();
    document.objectives.push(crowded);
    document
}
