//! `version` and `schema`: what the engine says of itself.

use std::borrow::Cow;

use serde::Serialize;

use super::operations::{OPERATIONS, names};
use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::document::Version;
use crate::json::{Limits, Reader, listed, nearest, record, to_canonical};
use crate::lang::Lang;
use crate::model::Title;
use crate::problem::{Problem, Problems};

/// The JSON Schemas by name, generated from the types; see `cargo xtask gen`. The
/// web module leaves them to its JavaScript; see [`schema_from`].
#[cfg(not(target_arch = "wasm32"))]
const SCHEMAS: &str = include_str!("schemas.json");
#[cfg(target_arch = "wasm32")]
const SCHEMAS: &str = "{}";

record! {
    /// What `schema` is asked.
    pub request SchemaRequest {
        /// The name of a schema, or of an operation for those of its request and answer; absent: `document`.
        "name" name: Option<Title> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(SchemaRequest);

record! {
    /// What `version` is asked.
    pub request VersionRequest {
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(VersionRequest);

/// The answer of `version`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionAnswer {
    /// The engine's version, by semantic versioning.
    pub version: &'static str,
    /// The version of the document format that it writes.
    pub format: Version,
}

/// What this engine is.
///
/// ```
/// assert!(okr_core::api::version().version.starts_with("0."));
/// ```
pub fn version() -> VersionAnswer {
    VersionAnswer { version: env!("CARGO_PKG_VERSION"), format: Version::CURRENT }
}

/// A JSON Schema (2020-12) by name: `document`, or an operation's request or
/// answer such as `ScoreAnswer`. The name of an operation gives both of its own,
/// `{"request": ..., "answer": ...}`, without `answer` where it gives none.
///
/// # Errors
/// `request.schema` where there is none of that name.
///
/// ```
/// assert!(okr_core::api::schema("ScoreRequest")?.contains("asOf"));
/// assert!(okr_core::api::schema("score")?.starts_with(r#"{"request":{"#));
/// # Ok::<(), okr_core::Problems>(())
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn schema(name: &str) -> Result<Cow<'static, str>, Problems> {
    find_schema(SCHEMAS, name)
}

fn find_schema<'s>(schemas: &'s str, name: &str) -> Result<Cow<'s, str>, Problems> {
    let all = by_name(schemas);
    let find = |name: &str| all.iter().find(|(known, _)| known == name).map(|(_, schema)| *schema);
    if let Some(schema) = find(name) {
        return Ok(Cow::Borrowed(schema));
    }
    let operation = OPERATIONS.iter().find(|operation| operation.name == name);
    match operation.map(|operation| (find(operation.request), find(operation.answer))) {
        Some((Some(request), Some(answer))) => Ok(Cow::Owned(format!("{{\"request\":{request},\"answer\":{answer}}}"))),
        Some((Some(request), None)) => Ok(Cow::Owned(format!("{{\"request\":{request}}}"))),
        _ => Err(no_such(name, all.iter().map(|(known, _)| known.as_str()).collect()).into()),
    }
}

/// The schemas of a text that holds them all, each with its name.
fn by_name(schemas: &str) -> Vec<(String, &str)> {
    let mut reader = Reader::new(schemas, &Limits::DEFAULT);
    let mut all = Vec::new();
    reader.object(&mut |reader, name| {
        let name = name.to_owned();
        all.extend(reader.skip().map(|schema| (name, schema)));
    });
    all
}

fn no_such(name: &str, schemas: Vec<&str>) -> Problem {
    let problem = Problem::new(Code::RequestSchema, "/name").with("name", name).with("known", listed(&schemas));
    let all = [schemas, names()].concat();
    problem.with("nearest", nearest(name, &mut all.iter().copied())).with("operations", listed(&names()))
}

/// Answers a `schema` request from a text that holds all schemas by name: the
/// web module does not carry them, its JavaScript does.
///
/// # Errors
/// `{"problems": [...]}` as canonical JSON.
pub fn schema_from(schemas: &str, request: &str) -> Result<String, String> {
    schema_of(schemas, request).map_err(|refusal| refusal.problems.to_json(refusal.lang))
}

fn schema_of(schemas: &str, request: &str) -> Result<String, Refusal> {
    let request: SchemaRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let name = request.name.as_ref().map_or("document", |name| name.as_str());
    find_schema(schemas, name).map(Cow::into_owned).map_err(|problems| Refusal { problems, lang })
}

pub(super) fn run_version(request: &str) -> Result<String, Refusal> {
    let _: VersionRequest = read(request)?;
    Ok(to_canonical(&version()))
}

pub(super) fn run_schema(request: &str) -> Result<String, Refusal> {
    schema_of(SCHEMAS, request)
}
