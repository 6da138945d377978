//! The schemas of everything that goes over the wire.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;

use super as api;
use crate::{Document, KeyResultForecast, KeyResultScore, ObjectiveScore, OwnerScore};

/// Every schema by name.
pub fn schemas() -> BTreeMap<&'static str, Schema> {
    BTreeMap::from([
        ("document", of::<Document>()),
        ("Problems", of::<ProblemsShape>()),
        ("OpenRequest", of::<api::OpenRequest>()),
        ("ValidateRequest", of::<api::ValidateRequest>()),
        ("ValidateAnswer", of::<api::ValidateAnswer>()),
        ("ToJsonRequest", of::<api::ToJsonRequest>()),
        ("ViewRequest", of::<api::ViewRequest>()),
        ("ScoreRequest", of::<api::score::ScoreCall>()),
        ("ScoreAnswer", of::<ScoreShape<'_>>()),
        ("ForecastRequest", of::<api::ForecastRequest>()),
        ("ForecastAnswer", of::<ForecastShape<'_>>()),
        ("DiffRequest", of::<api::DiffRequest>()),
        ("DiffAnswer", of::<crate::Difference<'_>>()),
        ("ContributionRequest", of::<api::ContributionRequest>()),
        ("Contribution", of::<crate::Contribution<'_>>()),
        ("ReviewExportRequest", of::<api::ReviewExportRequest>()),
        ("ReviewExport", of::<crate::ReviewExport<'_>>()),
        ("LintRequest", of::<api::LintRequest>()),
        ("LintAnswer", of::<LintShape>()),
        ("LintTextRequest", of::<api::LintTextRequest>()),
        ("LintTextAnswer", of::<LintTextShape>()),
        ("RulesRequest", of::<api::RulesRequest>()),
        ("RulesAnswer", of::<api::lint::RulesAnswer>()),
        ("CheckInRequest", of::<api::CheckInRequest>()),
        ("CheckInAnswer", of::<api::CheckInAnswer<'_>>()),
        ("ChangeAnswer", of::<api::ChangeAnswer<'_>>()),
        ("EditRequest", of::<api::EditRequest>()),
        ("RemoveRequest", of::<api::RemoveRequest>()),
        ("RemoveAnswer", of::<api::RemoveAnswer<'_>>()),
        ("AlignRequest", of::<api::AlignRequest>()),
        ("AlignAnswer", of::<api::AlignAnswer<'_>>()),
        ("UnalignRequest", of::<api::UnalignRequest>()),
        ("AlignmentRequest", of::<api::AlignmentRequest>()),
        ("AlignmentAnswer", of::<api::AlignmentAnswer>()),
        ("MapRequest", of::<api::MapRequest>()),
        ("MapAnswer", of::<MapShape<'_>>()),
        ("ExplainRequest", of::<api::ExplainRequest>()),
        ("Explained", of::<crate::scoring::Explained>()),
        ("AssessRequest", of::<api::AssessRequest>()),
        ("AssessAnswer", of::<api::AssessAnswer>()),
        ("SimulateRequest", of::<api::SimulateRequest>()),
        ("SimulateAnswer", of::<super::simulate::SimulateAnswerIn<'_>>()),
        ("ProfilesRequest", of::<api::ProfilesRequest>()),
        ("ProfilesAnswer", of::<api::ProfilesAnswer>()),
        ("ApportionRequest", of::<api::ApportionRequest>()),
        ("ApportionAnswer", of::<api::ApportionAnswer>()),
        ("SchemaRequest", of::<api::SchemaRequest>()),
        ("VersionRequest", of::<api::VersionRequest>()),
        ("VersionAnswer", of::<api::VersionAnswer>()),
    ])
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}

/// The answer of `score`, whose lists are written without being built.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "ScoreAnswer")]
struct ScoreShape<'a> {
    /// The day.
    as_of: crate::Date,
    /// The profile by which it was scored.
    profile: &'a str,
    /// How many objectives were selected, before `offset` and `limit`; only where a part was
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<usize>,
    /// What the reader of the numbers should know.
    warnings: Vec<FindingShape>,
    /// The objectives, in document order; with the fields alone that were asked for.
    objectives: Vec<Narrow<ObjectiveScore<'a>>>,
    /// The key results, in document order; with the fields alone that were asked for.
    key_results: Vec<Narrow<KeyResultScore<'a>>>,
    /// What each owner's objectives are worth together; only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    owners: Option<Vec<OwnerScore<'a>>>,
}

/// An entry that may tell no more of itself than which one it is.
#[derive(Serialize)]
#[serde(transparent)]
struct Narrow<T>(T);

impl<T: JsonSchema> JsonSchema for Narrow<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}InPart", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        if let Some(required) = schema.get_mut("required").and_then(|required| required.as_array_mut()) {
            required.retain(|name| name == "id" || name == "objective");
        }
        schema
    }
}

/// The answer of `forecast`, whose list is written without being built.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", rename = "ForecastAnswer")]
struct ForecastShape<'a> {
    /// The day.
    as_of: crate::Date,
    /// How many objectives were selected, before `offset` and `limit`; only where a part was
    /// asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<usize>,
    /// The key results that have values, in document order; with the fields alone that were
    /// asked for.
    key_results: Vec<Narrow<KeyResultForecast<'a>>>,
}

/// The answer of `map`: data for `json`, text for the others.
#[derive(Serialize, JsonSchema)]
#[serde(untagged, rename = "MapAnswer")]
#[expect(dead_code, reason = "only its schema is asked for")]
enum MapShape<'a> {
    Data(crate::AlignmentMap<'a>),
    Text(api::MapText),
}

/// The answer of `lint`.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "LintAnswer")]
struct LintShape {
    /// The findings, in document order.
    findings: Vec<FindingShape>,
}

/// The answer of `lintText`.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "LintTextAnswer")]
struct LintTextShape {
    /// The host's own name for the text, where it gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The findings, in the order of the text.
    findings: Vec<FindingShape>,
}

/// What a rule says of an OKR.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Finding")]
pub struct FindingShape {
    /// The stable dotted code of the rule.
    code: String,
    /// The stable number of the code.
    number: u16,
    /// How much it weighs.
    severity: crate::Severity,
    /// The objective or key result that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<crate::NodeRef>,
    /// The field that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Where: a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The offending words, in bytes of UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<SpanShape>,
    /// The offending words, in UTF-16 units.
    #[serde(skip_serializing_if = "Option::is_none")]
    span16: Option<SpanShape>,
    /// What is wrong, in the language asked for.
    message: String,
    /// How to mend it.
    help: String,
    /// Others that have to do with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Vec<crate::NodeRef>>,
}

/// A part of a text, from `start` up to, not including, `end`.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Span")]
struct SpanShape {
    /// Where it starts.
    start: usize,
    /// Where it ends.
    end: usize,
}

/// What stands in the place of an answer that cannot be given.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Problems")]
struct ProblemsShape {
    /// What is wrong, at least one.
    problems: Vec<ProblemShape>,
}

/// One thing that is wrong.
#[derive(Serialize, JsonSchema)]
#[serde(rename = "Problem")]
struct ProblemShape {
    /// The stable dotted code.
    code: String,
    /// The stable number of the code.
    number: u16,
    /// How much it weighs.
    severity: crate::Severity,
    /// Where: a JSON pointer.
    path: String,
    /// What is wrong, in the language asked for.
    message: String,
    /// How to mend it.
    help: String,
    /// The circle of nodes, for circles of alignments.
    #[serde(skip_serializing_if = "Option::is_none")]
    cycle: Option<Vec<crate::NodeRef>>,
}
