//! `score`: every objective and key result on a day.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::align::unknown_node;
use super::lint::warnings;
use super::request::{Refusal, read, request};
use crate::codes::Code;
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::lint::Finding;
use crate::model::{Date, Endpoint};
use crate::problem::{NodeRef, Problem, Problems};
use crate::scoring::Board;
use crate::workspace::Workspace;

/// What `score` is asked by a Rust program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreRequest {
    /// The day for which to score. The engine has no clock.
    pub as_of: Date,
}

record! {
    /// What `score` is asked over the wire.
    pub request ScoreCall {
        /// The day for which to score.
        "asOf" as_of: Date = required,
        /// The language of warnings.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ScoreCall);

impl Workspace {
    /// Scores everything as it was known on a day.
    ///
    /// # Errors
    /// `amendment.later` where the document was amended after that day: its earlier state
    /// is another workspace, see [`Workspace::known_on`].
    pub fn score(&self, request: &ScoreRequest) -> Result<Board<'_>, Problems> {
        match self.amended_later(request.as_of) {
            Some(on) => Err(amended(on, request.as_of)),
            None => Ok(Board::compute(self, request.as_of)),
        }
    }

    /// What the reader of a day's board should know: the answer's `warnings`.
    pub fn score_warnings(&self, request: &ScoreRequest) -> Vec<Finding> {
        warnings(self, request.as_of)
    }
}

impl Board<'_> {
    /// The official score, 0 to 1, of an objective or key result.
    ///
    /// # Errors
    /// `reference.unknown` where there is none of that id.
    pub fn score_of(&self, end: &Endpoint) -> Result<f64, Problems> {
        let score = match end.node() {
            Some(NodeRef::Objective(id)) => self.objective(&id).map(|objective| objective.score),
            Some(NodeRef::KeyResult(id)) => self.key_result(&id).map(|key_result| key_result.score),
            None => None,
        };
        score.ok_or_else(|| unknown_node(self.workspace(), end, ""))
    }
}

/// Says that a board of a day cannot be told from the document as it is.
pub(super) fn amended(on: Date, as_of: Date) -> Problems {
    let problem = Problem::new(Code::AmendmentLater, "/asOf");
    problem.with("on", on.to_string()).with("as_of", as_of.to_string()).into()
}

/// The answer of `score`: a board, with what its reader should know.
#[derive(Debug)]
pub struct ScoreAnswer<'a> {
    board: Board<'a>,
    lang: Lang,
}

impl<'a> ScoreAnswer<'a> {
    /// The answer that tells a board in a language.
    pub fn new(board: Board<'a>, lang: Lang) -> ScoreAnswer<'a> {
        ScoreAnswer { board, lang }
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

impl Serialize for ScoreAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("ScoreAnswer", 5)?;
        answer.serialize_field("asOf", &self.board.as_of())?;
        answer.serialize_field("profile", &self.board.workspace().profile().name)?;
        let warnings = warnings(self.board.workspace(), self.board.as_of());
        let warnings: Vec<_> = warnings.iter().map(|warning| warning.in_lang(self.lang)).collect();
        answer.serialize_field("warnings", &warnings)?;
        self.board.serialize_lists(&mut answer)?;
        answer.end()
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ScoreCall = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let workspace = workspace.known_on(request.as_of).map_err(refused)?;
    let board = workspace.score(&ScoreRequest { as_of: request.as_of });
    let board = board.map_err(|problems| Refusal { problems, lang })?;
    Ok(ScoreAnswer::new(board, lang).to_json())
}
