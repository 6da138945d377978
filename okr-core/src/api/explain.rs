//! `explain`: why a number is what it is.

use super::align::unknown_node;
use super::request::{Refusal, read, request};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::{Date, Endpoint};
use crate::problem::Problems;
use crate::scoring::{Board, Explained, explain};
use crate::workspace::Workspace;

record! {
    /// What `explain` is asked.
    pub request ExplainRequest {
        /// The objective or key result.
        "of" of: Endpoint = required,
        /// The day for which it was scored.
        "asOf" as_of: Date = required,
        /// How many objectives and key results deep, 0 being its own numbers alone; absent:
        /// all the way down.
        "depth" depth: Option<u32> = optional,
        /// The language of the sentences.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ExplainRequest);

impl Board<'_> {
    /// Why an objective or a key result has its scores: every value with what it was made
    /// of. Reckoned again from the inputs it gives the same bits.
    ///
    /// # Errors
    /// `reference.unknown` where there is no such thing.
    pub fn explain(&self, of: &Endpoint, depth: Option<u32>, lang: Lang) -> Result<Explained, Problems> {
        match self.workspace().node(of) {
            Some(node) => Ok(explain(self, node, depth, lang)),
            None => Err(unknown_node(self.workspace(), of, "/of")),
        }
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ExplainRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    let board = Board::compute(&then, request.as_of);
    let explained = board.explain(&request.of, request.depth, lang).map_err(refused)?;
    Ok(to_canonical(&explained))
}
