//! `version` and `schema`: what the engine says of itself.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::document::Version;
use crate::json::{nearest, record, to_canonical};
use crate::lang::Lang;
use crate::model::Title;
use crate::problem::{Problem, Problems};

/// The JSON Schemas by name, generated from the types; see `cargo xtask gen`.
const SCHEMAS: &str = include_str!("schemas.json");

record! {
    /// What `schema` is asked.
    pub request SchemaRequest {
        /// The name of a schema; absent: `document`.
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
/// answer such as `ScoreAnswer`.
///
/// # Errors
/// `request.schema` where there is none of that name.
pub fn schema(name: &str) -> Result<&'static str, Problems> {
    let all: BTreeMap<&str, &RawValue> = serde_json::from_str(SCHEMAS).unwrap_or_default();
    match all.get(name) {
        Some(schema) => Ok(schema.get()),
        None => Err(Problem::new(Code::RequestSchema, "/name")
            .with("name", name)
            .with("nearest", nearest(name, all.keys().copied()))
            .with("known", all.keys().copied().collect::<Vec<_>>().join(", "))
            .into()),
    }
}

pub(super) fn run_version(request: &str) -> Result<String, Refusal> {
    let _: VersionRequest = read(request)?;
    Ok(to_canonical(&version()))
}

pub(super) fn run_schema(request: &str) -> Result<String, Refusal> {
    let request: SchemaRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let name = request.name.as_ref().map_or("document", |name| name.as_str());
    schema(name).map(str::to_owned).map_err(|problems| Refusal { problems, lang })
}
