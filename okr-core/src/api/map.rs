//! `map`: the alignment map.

use std::borrow::Cow;

use serde::Serialize;

use super::request::{Refusal, read, request};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::Date;
use crate::report::{AlignmentMap, MapFormat};
use crate::workspace::Workspace;

record! {
    /// What `map` is asked.
    pub request MapRequest {
        /// The form of the map.
        "format" format: MapFormat = required,
        /// The day whose progress and status the map shows; absent: none.
        "asOf" as_of: Option<Date> = optional,
        /// The deepest layer to show, 0 being the top; absent: all.
        "layers" layers: Option<u32> = optional,
        /// The language of problems, and of the words of a map.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(MapRequest);

/// A map as text for another program.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MapText {
    /// The form of the text.
    pub format: MapFormat,
    /// The text.
    pub text: String,
}

impl Workspace {
    /// The alignment map as data, with progress and status on a day where one is given: of
    /// the document as it stands; see [`Workspace::known_on`] for days before an amendment.
    pub fn map(&self, as_of: Option<Date>) -> AlignmentMap<'_> {
        AlignmentMap::build(self, as_of)
    }

    /// The alignment map in a form; JSON holds the map's own data.
    pub fn map_text(&self, request: &MapRequest) -> String {
        let mut map = self.map(request.as_of);
        if let Some(layers) = request.layers {
            map.keep_layers(self, layers);
        }
        let lang = request.lang.unwrap_or_default();
        match request.format {
            MapFormat::Json => to_canonical(&map),
            MapFormat::Mermaid => map.to_mermaid(self, lang),
            MapFormat::Dot => map.to_dot(self, lang),
            MapFormat::Svg => map.to_svg(self, request.as_of, lang),
        }
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: MapRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let then = match request.as_of {
        Some(as_of) => workspace.known_on(as_of).map_err(|problems| Refusal { problems, lang })?,
        None => Cow::Borrowed(workspace),
    };
    let text = then.map_text(&request);
    Ok(match request.format {
        MapFormat::Json => text,
        format => to_canonical(&MapText { format, text }),
    })
}
