//! The engine for JavaScript: requests in, answers out, as text.
//!
//! The npm package's TypeScript facade is the only caller. A refused call
//! throws the problems JSON as a string; anything else that is thrown is a trap,
//! after which the facade replaces the instance.

use okr_core::api::{self, OpenRequest};
use okr_core::{Lang, Live, Workspace};
use wasm_bindgen::prelude::wasm_bindgen;

/// An open document.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    live: Live,
}

#[wasm_bindgen]
impl Handle {
    /// Opens a document from its bytes, which must be UTF-8.
    ///
    /// # Errors
    /// The problems of the request or of the document.
    pub fn open(bytes: &[u8], request: &str) -> Result<Handle, String> {
        let request = OpenRequest::from_json(request).map_err(|problems| problems.to_json(Lang::default()))?;
        let limits = request.limits.unwrap_or_default();
        match Workspace::from_bytes(bytes, &limits) {
            Ok(workspace) => Ok(Handle { live: Live::new(workspace) }),
            Err(problems) => Err(problems.to_json(request.lang.unwrap_or_default())),
        }
    }

    /// Runs an operation on the workspace and answers with canonical JSON.
    ///
    /// # Errors
    /// The problems of the request.
    pub fn call(&mut self, operation: &str, request: &str) -> Result<String, String> {
        api::change(operation, &mut self.live, request)
    }
}

/// Runs an operation that needs no workspace.
///
/// # Errors
/// The problems of the request.
#[wasm_bindgen]
pub fn call(operation: &str, request: &str) -> Result<String, String> {
    api::call(operation, None, request)
}

/// Answers `schema` from the text of all schemas, which the JavaScript carries.
///
/// # Errors
/// The problems of the request.
#[wasm_bindgen]
pub fn schema(schemas: &str, request: &str) -> Result<String, String> {
    api::schema_from(schemas, request)
}

/// The problems JSON for a call during which the instance was lost.
#[wasm_bindgen]
pub fn panicked(operation: &str, lang: &str) -> String {
    api::panicked(operation, Lang::from_tag(lang).unwrap_or_default())
}
