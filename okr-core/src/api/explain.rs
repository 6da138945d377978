//! `explain`: why a number is what it is.

use super::align::unknown_node;
use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::{Date, Endpoint};
use crate::problem::{Problem, Problems};
use crate::scoring::{Board, Explained, MOST_VALUES, explain};
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
        /// How many values may be explained; absent: 6,000,000, in WebAssembly 1,500,000.
        /// What takes more is refused, for it would take gigabytes.
        "most" most: Option<u32> = optional,
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
    /// `reference.unknown` where there is no such thing, `explain.too-many` where it would
    /// take more than 6,000,000 values (in WebAssembly 1,500,000).
    pub fn explain(&self, of: &Endpoint, depth: Option<u32>, lang: Lang) -> Result<Explained, Problems> {
        self.explain_within(of, depth, MOST_VALUES, lang)
    }

    /// The same with another bound on how many values are explained.
    ///
    /// # Errors
    /// As [`Board::explain`].
    pub fn explain_within(
        &self,
        of: &Endpoint,
        depth: Option<u32>,
        most: u32,
        lang: Lang,
    ) -> Result<Explained, Problems> {
        let Some(node) = self.workspace().node(of) else { return Err(unknown_node(self.workspace(), of, "/of")) };
        let too_many = || Problem::new(Code::ExplainTooMany, "/depth").with("most", most.to_string()).into();
        explain(self, node, depth, most, lang).ok_or_else(too_many)
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ExplainRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    let board = Board::compute(&then, request.as_of);
    let most = request.most.unwrap_or(MOST_VALUES);
    let explained = board.explain_within(&request.of, request.depth, most, lang).map_err(refused)?;
    Ok(to_canonical(&explained))
}
