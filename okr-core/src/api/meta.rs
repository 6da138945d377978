//! `version` and `schema`: what the engine says of itself.

use serde::Serialize;

use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::document::Version;
use crate::json::{Limits, Reader, nearest, record, to_canonical};
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
///
/// ```
/// assert!(okr_core::api::schema("ScoreRequest")?.contains("asOf"));
/// # Ok::<(), okr_core::Problems>(())
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn schema(name: &str) -> Result<&'static str, Problems> {
    find_schema(SCHEMAS, name)
}

fn find_schema<'s>(schemas: &'s str, name: &str) -> Result<&'s str, Problems> {
    let mut reader = Reader::new(schemas, &Limits::DEFAULT);
    let mut found = None;
    let mut known: Vec<String> = Vec::new();
    reader.object(&mut |reader, own| {
        let text = reader.skip();
        if own == name {
            found = text;
        }
        known.push(own.to_owned());
    });
    found.ok_or_else(|| {
        Problem::new(Code::RequestSchema, "/name")
            .with("name", name)
            .with("nearest", nearest(name, &mut known.iter().map(String::as_str)))
            .with("known", known.join(", "))
            .into()
    })
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
    find_schema(schemas, name).map(str::to_owned).map_err(|problems| Refusal { problems, lang })
}

pub(super) fn run_version(request: &str) -> Result<String, Refusal> {
    let _: VersionRequest = read(request)?;
    Ok(to_canonical(&version()))
}

pub(super) fn run_schema(request: &str) -> Result<String, Refusal> {
    schema_of(SCHEMAS, request)
}
