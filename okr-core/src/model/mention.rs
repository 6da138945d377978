//! Mentions: the persons and units whom a text asks for help.

use super::{Date, Party, PersonId, UnitId};
use crate::codes::Code;
use crate::json::{record, vocabulary};
use crate::problem::Problem;

vocabulary! {
    /// What who is mentioned has answered.
    pub enum MentionAnswer {
        /// Nothing yet.
        Open = "open",
        /// That they will help.
        Agreed = "agreed",
        /// That they cannot.
        Declined = "declined",
    }
}

record! {
    /// A person or a unit named in a text, `@name` resolved to an id, and their answer.
    #[derive(Default)]
    pub struct Mention {
        /// The person, where it is one.
        "person" person: Option<PersonId> = optional,
        /// The unit, where it is one.
        "unit" unit: Option<UnitId> = optional,
        /// What they have answered; absent: open.
        "answer" answer: Option<MentionAnswer> = optional,
        /// The day of the answer.
        "answeredOn" answered_on: Option<Date> = optional,
    }
    check(mention, place, checks) {
        if mention.person.is_some() == mention.unit.is_some() {
            checks.raise(Problem::new(Code::PartyOneOf, place.pointer()));
        }
    }
}

impl Mention {
    /// Who is mentioned.
    pub fn party(&self) -> Party {
        Party { person: self.person.clone(), unit: self.unit.clone(), ..Party::default() }
    }

    /// The answer, open where none is written.
    pub fn answer_or_default(&self) -> MentionAnswer {
        self.answer.unwrap_or(MentionAnswer::Open)
    }
}
