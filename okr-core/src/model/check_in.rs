//! Check-ins: what was true on a day, and what is wanted next.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::{CheckInId, Date, KeyResultId, Note, ObjectiveId, Party, PersonId, Title};
use crate::codes::Code;
use crate::json::{Checks, Field, Kind, List, Place, Reader, large_record, number_text, record, vocabulary};
use crate::lang::Term;
use crate::problem::Problem;

/// How sure a person is of reaching a key result: a whole number from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Confidence(#[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10)))] u8);

impl Confidence {
    /// A confidence from 0 to 10.
    pub fn new(value: u8) -> Option<Confidence> {
        (value <= 10).then_some(Confidence(value))
    }

    /// The number, 0 to 10.
    pub fn get(self) -> u8 {
        self.0
    }

    fn from_number(number: f64) -> Option<Confidence> {
        let whole = (0.0..=10.0).contains(&number) && number.fract() == 0.0;
        whole.then_some(Confidence(number as u8))
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Confidence::from_number(number).ok_or_else(|| serde::de::Error::custom(ConfidenceError(number)))
    }
}

struct ConfidenceError(f64);

impl fmt::Display for ConfidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no confidence from 0 to 10", number_text(self.0))
    }
}

impl Field for Confidence {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        const WANTED: Term = Term::new("a whole number from 0 to 10", "0 到 10 的整数");
        if reader.kind() != Kind::Number {
            reader.wrong_type(WANTED);
            return None;
        }
        let pointer = reader.pointer();
        let number = reader.number()?;
        let confidence = Confidence::from_number(number);
        if confidence.is_none() {
            let problem = if number.fract() == 0.0 {
                let problem = Problem::new(Code::NumberOutOfRange, pointer);
                problem.with("number", number).with("least", 0.0).with("most", 10.0)
            } else {
                let problem = Problem::new(Code::DocumentWrongType, pointer);
                problem.with("expected", WANTED).with("found", number)
            };
            reader.raise(problem);
        }
        confidence
    }

    fn placeholder() -> Self {
        Confidence(0)
    }
}

vocabulary! {
    /// A status that a person states against the computed one; both are answered.
    pub enum StatedStatus {
        /// Going as planned.
        OnTrack = "onTrack",
        /// Behind, but within reach.
        Behind = "behind",
        /// In danger.
        AtRisk = "atRisk",
    }
}

record! {
    /// Support that is asked for.
    pub struct Support {
        /// What is wanted.
        "text" text: Note = required,
        /// From whom.
        "from" from: Option<Party> = optional,
    }
}

record! {
    /// A next step.
    pub struct NextStep {
        /// What will be done.
        "text" text: Note = required,
        /// By whom.
        "owner" owner: Option<Party> = optional,
        /// By when.
        "due" due: Option<Date> = optional,
    }
}

large_record! {
    /// A check-in: append-only, corrected by a later one that names it.
    pub struct CheckIn and CheckInRest {
        /// The host's id, needed only where the check-in may be corrected.
        "id" id: Option<CheckInId> = seldom,
        /// The key result it is about, or
        "keyResult" key_result: Option<KeyResultId> = optional,
        /// the objective (whose source is manual).
        "objective" objective: Option<ObjectiveId> = seldom,
        /// The day for which it speaks.
        "on" on: Date = required,
        /// The day on which it was recorded; absent: the same day.
        "recordedOn" recorded_on: Option<Date> = seldom,
        /// Who checked in.
        "by" by: Option<PersonId> = seldom,
        /// The measured value; a percentage for a judged key result or an objective.
        "value" value: Option<f64> = optional,
        /// How sure of reaching it, 0 to 10.
        "confidence" confidence: Option<Confidence> = optional,
        /// The status as the person sees it.
        "status" status: Option<StatedStatus> = optional,
        /// The titles of all milestones reached by this day.
        "milestones" milestones: Option<List<Title>> = seldom,
        /// What was reached, in words.
        "progress" progress: Option<Note> = seldom,
        /// What might stand in the way.
        "risks" risks: List<Note> = seldom_few,
        /// What help is wanted, from whom.
        "support" support: List<Support> = seldom_few,
        /// What comes next.
        "next" next: List<NextStep> = seldom_few,
        /// The check-in that this one corrects.
        "corrects" corrects: Option<CheckInId> = seldom,
        /// The system that the value comes from, where no person entered it.
        "source" source: Option<Title> = seldom,
    }
    check(check_in, place, checks) { check_target(check_in, place, checks) }
}

fn check_target(check_in: &CheckIn, place: &Place<'_>, checks: &mut Checks<'_>) {
    if check_in.key_result.is_some() == check_in.objective.is_some() {
        checks.raise(Problem::new(Code::EndpointOneOf, place.pointer()));
    }
}

impl CheckIn {
    /// A check-in about a key result that says nothing yet.
    pub fn of_key_result(id: &str, on: Date) -> CheckIn {
        CheckIn { on, key_result: Some(KeyResultId::from(id)), ..CheckIn::placeholder() }
    }

    /// A check-in about an objective, whose source must be manual to be counted.
    pub fn of_objective(id: &str, on: Date) -> CheckIn {
        let rest = CheckInRest { objective: Some(ObjectiveId::from(id)), ..CheckInRest::default() };
        CheckIn { on, rest: rest.into(), ..CheckIn::placeholder() }
    }

    /// The day on which the check-in became known.
    pub fn known_on(&self) -> Date {
        self.recorded_on.unwrap_or(self.on)
    }
}
