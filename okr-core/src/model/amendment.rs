//! Amendments: what was changed of an OKR while its cycle ran, with what it was.

use super::{
    Ambition, CycleId, Date, Endpoint, KeyResult, Measure, Note, Objective, PersonId, Source, Stage, Title, ValueOn,
};
use crate::json::{Extra, Field, Limits, List, Reader, record, vocabulary};

vocabulary! {
    /// What an amendment changes: a field of an objective or a key result, or of a
    /// key result's measure.
    pub enum AmendedField {
        /// The title.
        Title = "title",
        /// The weight.
        Weight = "weight",
        /// The day by which it is to be reached.
        Deadline = "deadline",
        /// The cycle; of a key result its own.
        Cycle = "cycle",
        /// An objective's ambition.
        Ambition = "ambition",
        /// An objective's stage.
        Stage = "stage",
        /// What an objective's progress is made of.
        Source = "source",
        /// The first day of a key result's time.
        Start = "start",
        /// A key result's whole measure.
        Measure = "measure",
        /// The baseline of a metric or a sum.
        Baseline = "baseline",
        /// The target of a metric or a sum.
        Target = "target",
        /// The least value of a control.
        AtLeast = "atLeast",
        /// The greatest value of a control.
        AtMost = "atMost",
        /// The tolerance of a control.
        Tolerance = "tolerance",
        /// A key result's plan.
        Plan = "plan",
    }
}

impl AmendedField {
    /// True for fields that objectives have, or else key results.
    pub(crate) fn is_of_objectives(self) -> bool {
        use AmendedField as F;
        matches!(self, F::Title | F::Weight | F::Deadline | F::Cycle | F::Ambition | F::Stage | F::Source)
    }

    /// True for fields that key results have.
    pub(crate) fn is_of_key_results(self) -> bool {
        !matches!(self, AmendedField::Ambition | AmendedField::Stage | AmendedField::Source)
    }
}

record! {
    /// A change of an objective or a key result during its cycle.
    ///
    /// The document holds what is so now; on a day before the amendment's it was as
    /// `before` says.
    pub struct Amendment {
        /// What was changed.
        "target" target: Endpoint = required,
        /// Which field of it.
        "field" field: AmendedField = required,
        /// The value that it had; absent or `null`: none.
        "before" before: Option<Extra> = optional,
        /// The value that it was given; absent or `null`: none.
        "after" after: Option<Extra> = optional,
        /// The first day on which the new value counts.
        "on" on: Date = required,
        /// Why.
        "reason" reason: Note = required,
        /// Who changed it.
        "by" by: Option<PersonId> = optional,
    }
}

/// A value that does not fit where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit;

impl Amendment {
    /// True where a value of this amendment could be one of its field.
    pub(crate) fn fits(&self, value: Option<&Extra>) -> bool {
        use AmendedField as F;
        let text = text(value);
        match self.field {
            F::Title => read::<Option<Title>>(text).is_ok(),
            F::Weight | F::Baseline | F::AtLeast | F::AtMost | F::Tolerance => read::<Option<f64>>(text).is_ok(),
            F::Target => read::<f64>(text).is_ok(),
            F::Deadline | F::Start => read::<Option<Date>>(text).is_ok(),
            F::Cycle if self.target.objective.is_some() => read::<CycleId>(text).is_ok(),
            F::Cycle => read::<Option<CycleId>>(text).is_ok(),
            F::Ambition => read::<Option<Ambition>>(text).is_ok(),
            F::Stage => read::<Option<Stage>>(text).is_ok(),
            F::Source => read::<Option<Source>>(text).is_ok(),
            F::Measure => read::<Option<Measure>>(text).is_ok(),
            F::Plan => read::<List<ValueOn>>(text).is_ok(),
        }
    }

    /// Gives an objective back what it had.
    pub(crate) fn undo_in_objective(&self, objective: &mut Objective) -> Result<(), Misfit> {
        use AmendedField as F;
        let before = text(self.before.as_ref());
        match self.field {
            F::Title => objective.title = read(before)?,
            F::Weight => objective.weight = read(before)?,
            F::Deadline => objective.deadline = read(before)?,
            F::Cycle => objective.cycle = read(before)?,
            F::Ambition => objective.ambition = read(before)?,
            F::Stage => objective.stage = read(before)?,
            F::Source => objective.source = read(before)?,
            _ => return Err(Misfit),
        }
        Ok(())
    }

    /// Gives a key result back what it had.
    pub(crate) fn undo_in_key_result(&self, key_result: &mut KeyResult) -> Result<(), Misfit> {
        use AmendedField as F;
        let before = text(self.before.as_ref());
        match (self.field, &mut key_result.measure) {
            (F::Title, _) => key_result.title = read(before)?,
            (F::Weight, _) => key_result.weight = read(before)?,
            (F::Deadline, _) => key_result.deadline = read(before)?,
            (F::Cycle, _) => key_result.cycle = read(before)?,
            (F::Start, _) => key_result.start = read(before)?,
            (F::Plan, _) => key_result.plan = read(before)?,
            (F::Measure, measure) => *measure = read(before)?,
            (F::Baseline, Some(Measure::Metric(metric))) => metric.baseline = read(before)?,
            (F::Baseline, Some(Measure::Rollup(rollup))) => rollup.baseline = read(before)?,
            (F::Target, Some(Measure::Metric(metric))) => metric.target = read(before)?,
            (F::Target, Some(Measure::Rollup(rollup))) => rollup.target = read(before)?,
            (F::AtLeast, Some(Measure::Control(control))) => control.at_least = read(before)?,
            (F::AtMost, Some(Measure::Control(control))) => control.at_most = read(before)?,
            (F::Tolerance, Some(Measure::Control(control))) => control.tolerance = read(before)?,
            _ => return Err(Misfit),
        }
        Ok(())
    }
}

fn text(value: Option<&Extra>) -> &str {
    value.and_then(Extra::get).unwrap_or("null")
}

fn read<T: Field>(text: &str) -> Result<T, Misfit> {
    let mut reader = Reader::new(text, &Limits::DEFAULT);
    let value = T::read(&mut reader);
    let (problems, _) = reader.finish();
    value.filter(|_| problems.is_empty()).ok_or(Misfit)
}
