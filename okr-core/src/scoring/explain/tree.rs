//! What an explanation is made of.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::json::vocabulary;
use crate::model::Date;
use crate::problem::NodeRef;

vocabulary! {
    /// What is explained.
    pub enum Quantity {
        /// The official score.
        Score = "score",
        /// The score from progress.
        ComputedScore = "computedScore",
        /// The score that the owner states.
        StatedScore = "statedScore",
        /// Attainment through the profile's clamp, or what is rolled up.
        Progress = "progress",
        /// How far from baseline to target.
        Attainment = "attainment",
        /// What a sum adds up to.
        Total = "total",
        /// Where progress should be.
        Expected = "expected",
        /// How it stands.
        Status = "status",
        /// The band of the score.
        Grade = "grade",
        /// The part of its weight that is measured.
        Coverage = "coverage",
        /// What a person said at a check-in; of an objective the mean of its key results'.
        Confidence = "confidence",
        /// The least confidence of an objective's key results.
        LeastConfidence = "leastConfidence",
    }
}

vocabulary! {
    /// How a value comes from its inputs.
    pub enum ExplainedFormula {
        /// The input alone.
        Same = "same",
        /// The input, or 0 where it is `null`, within 0 and 1.
        WithinOne = "withinOne",
        /// The input, not below `least` where that is given and not above `most`.
        Clamp = "clamp",
        /// `sum(value x weight) / sum(weight)` over the inputs in order; `null` counts 0,
        /// and where all are `null` the mean is.
        Mean = "mean",
        /// The least input; `null` counts 0, and where all are `null` the least is.
        Least = "least",
        /// The inputs added up in order; `null` where none of them was measured.
        Sum = "sum",
        /// `(current - baseline) / (target - baseline)`.
        Linear = "linear",
        /// Whether `current` is `target` or more: 1 or 0. For a target that is the baseline.
        Reached = "reached",
        /// `percent / 100`.
        Judged = "judged",
        /// 1 inside `atLeast` and `atMost`, else `max(0, 1 - distance / tolerance)`, 0 without
        /// a tolerance; at a bound inside unless `strict`.
        Control = "control",
        /// Linear between the points, flat beyond the ends.
        Ladder = "ladder",
        /// `passed / whole`, within 0 and 1; 1 where `whole` is 0.
        Elapsed = "elapsed",
        /// As `elapsed`, then `t x t x (3 - 2 x t)`.
        Smooth = "smooth",
        /// `min(1, (due + t x undated) / all)`.
        Due = "due",
        /// A plan: `wanted` is linear between the two points, by day; then as `linear`, `reached`
        /// or `ladder` with `wanted` for `current`; then as `clamp`.
        Planned = "planned",
        /// 1 where there is a `doneOn`, else 0.
        Done = "done",
        /// 1 from the day `due` on, else 0.
        DueOn = "dueOn",
        /// 1 at any time: what has to hold throughout.
        Throughout = "throughout",
        /// 1 where the input is a number, 0 where it is `null`.
        Measured = "measured",
        /// `measured / whole`, 0 where `whole` is 0.
        Part = "part",
        /// The first input, as the document has it.
        Given = "given",
        /// The first rule that applies.
        Rule = "rule",
        /// Green from `green`, yellow from `yellow`, else red; both sides rounded at 9 decimals.
        Band = "band",
        /// Not followed any further: deeper than was asked for.
        Cut = "cut",
        /// There is none.
        None = "none",
    }
}

vocabulary! {
    /// Why something was left out.
    pub enum ExcludedWhy {
        /// It has no value, and the profile leaves such members out.
        Unmeasured = "unmeasured",
        /// The alignment was not agreed by the day.
        NotYetAgreed = "notYetAgreed",
        /// The stage of the contributor passes no numbers on.
        Stage = "stage",
        /// The objective's source does not take it.
        Source = "source",
        /// It is closed, put off, or has not begun.
        NotCounted = "notCounted",
        /// The check-in is about a later day, or was recorded on one.
        Later = "later",
        /// A later check-in corrects it.
        Corrected = "corrected",
        /// Nobody has said how sure they are of it.
        NotSaid = "notSaid",
    }
}

/// A value in an explanation.
#[derive(Clone, Debug, PartialEq)]
pub enum ExplainedFigure {
    /// A number, as reckoned with.
    Number(f64),
    /// A day.
    Day(Date),
    /// A word or a name.
    Word(Cow<'static, str>),
    /// None.
    Null,
}

impl ExplainedFigure {
    pub(super) const fn word(word: &'static str) -> ExplainedFigure {
        ExplainedFigure::Word(Cow::Borrowed(word))
    }

    /// A day by its number.
    pub(super) fn day(day: Option<i32>) -> ExplainedFigure {
        day.and_then(Date::from_day_number).map_or(ExplainedFigure::Null, ExplainedFigure::Day)
    }
}

impl From<Option<f64>> for ExplainedFigure {
    fn from(number: Option<f64>) -> ExplainedFigure {
        number.map_or(ExplainedFigure::Null, ExplainedFigure::Number)
    }
}

impl Serialize for ExplainedFigure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ExplainedFigure::Number(number) => serializer.serialize_f64(*number),
            ExplainedFigure::Day(day) => day.serialize(serializer),
            ExplainedFigure::Word(word) => serializer.serialize_str(word),
            ExplainedFigure::Null => serializer.serialize_none(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ExplainedFigure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ExplainedFigure".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A number, a day, a word, or null.",
            "type": ["number", "string", "null"]
        })
    }
}

/// What a value was made of: another node, or a fact of the document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainedInput {
    /// The node, by its position in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<usize>,
    /// What the fact is: `current`, `target`, `item` and so on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// The objective or key result that the fact is of, where it is not the node's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<NodeRef>,
    /// The title of a milestone, the value of a ladder's point, the day of a plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<ExplainedFigure>,
    /// The fact's value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<ExplainedFigure>,
    /// What it weighs, after the profile's rules for weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
}

impl ExplainedInput {
    const BLANK: ExplainedInput =
        ExplainedInput { node: None, name: None, of: None, at: None, value: None, weight: None };

    pub(super) fn node(node: usize, weight: Option<f64>) -> ExplainedInput {
        ExplainedInput { node: Some(node), weight, ..ExplainedInput::BLANK }
    }

    pub(super) fn fact(name: &'static str, value: ExplainedFigure) -> ExplainedInput {
        ExplainedInput { name: Some(name), value: Some(value), ..ExplainedInput::BLANK }
    }

    pub(super) fn number(name: &'static str, value: f64) -> ExplainedInput {
        ExplainedInput::fact(name, ExplainedFigure::Number(value))
    }

    /// A value that stands at something.
    pub(super) fn point(name: &'static str, at: ExplainedFigure, value: f64) -> ExplainedInput {
        ExplainedInput { at: Some(at), ..ExplainedInput::number(name, value) }
    }
}

/// Something that was left out, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Excluded {
    /// The objective or key result.
    pub of: NodeRef,
    /// The check-in, by its position in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_in: Option<u32>,
    /// Why.
    pub why: ExcludedWhy,
}

/// A policy that was used.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyUsed {
    /// Its name in the profile.
    pub policy: &'static str,
    /// What the profile says.
    pub value: ExplainedFigure,
}

/// One value with everything that it was made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExplainedNode {
    /// The objective or key result.
    pub of: NodeRef,
    /// What is explained of it.
    pub quantity: Quantity,
    /// The value.
    pub value: ExplainedFigure,
    /// How it comes from the inputs.
    pub formula: ExplainedFormula,
    /// What it was made of, in the order reckoned in.
    pub inputs: Vec<ExplainedInput>,
    /// What was left out.
    pub excluded: Vec<Excluded>,
    /// The policies by which it was reckoned.
    pub policies: Vec<PolicyUsed>,
    /// The same in a sentence, in the language asked for.
    pub text: String,
}

/// Why an objective or a key result has the scores that it has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// The day.
    pub as_of: Date,
    /// The profile.
    pub profile: String,
    /// The node of the official score.
    pub score: usize,
    /// The node of the score from progress.
    pub computed_score: usize,
    /// The node of the stated score; `null` where there is none.
    pub stated_score: Option<usize>,
    /// The node of expected progress.
    pub expected: usize,
    /// The node of the status.
    pub status: usize,
    /// The node of the grade; `null` where none is given.
    pub grade: Option<usize>,
    /// The node of the coverage.
    pub coverage: usize,
    /// The node of the confidence, of an objective the mean; `null` where nobody has said.
    pub confidence: Option<usize>,
    /// The node of an objective's least confidence; `null` where there is none.
    pub least_confidence: Option<usize>,
    /// The nodes; what several are made of stands once.
    pub nodes: Vec<ExplainedNode>,
}
