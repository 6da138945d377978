//! `score`: objectives and key results on a day, all of them or a part.

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};

use super::align::unknown_node;
use super::lint::warnings;
use super::request::{Refusal, read, request};
use super::selection::{Part, Selected, Selection};
use crate::codes::Code;
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::lint::Finding;
use crate::model::{Date, Endpoint};
use crate::problem::{NodeRef, Problem, Problems};
use crate::scoring::{Board, InPart, KeyResultScore, ObjectiveScore, OwnerScore};
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
        /// Which objectives to tell, with their key results, and what of them; absent: all.
        "select" select: Option<Selection> = optional,
        /// How many of the selected objectives to pass over; absent: 0.
        "offset" offset: Option<u32> = optional,
        /// How many objectives to tell at most; absent: all.
        "limit" limit: Option<u32> = optional,
        /// Whether to tell what each owner's objectives are worth together, cycle by cycle.
        "owners" owners: Option<bool> = optional,
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

/// The answer of `score`: a board or a part of it, with what its reader should know.
///
/// ```
/// use okr_core::{Lang, Workspace, api::{Part, ScoreAnswer, ScoreRequest, Selection}};
///
/// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
///     "objectives": [
///         {"id": "a", "title": "Answer every customer", "owner": {"person": "lin"}, "cycle": "q1"},
///         {"id": "b", "title": "Answer the same day", "owner": {"person": "lin"}, "cycle": "q1"}]}"#)?;
/// let board = workspace.score(&ScoreRequest { as_of: "2026-02-15".parse()? })?;
/// let progress = Selection { fields: Some(vec!["progress".into()].into()), ..Selection::default() };
/// let second = Part { select: Some(progress), offset: Some(1), limit: Some(1) };
/// let answer = ScoreAnswer::new(board, Lang::En).of_part(&second)?;
/// assert!(answer.to_json().contains(r#""total":2,"warnings":[],"objectives":[{"id":"b","progress":null}]"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ScoreAnswer<'a> {
    board: Board<'a>,
    lang: Lang,
    selected: Selected,
    with_owners: bool,
}

impl<'a> ScoreAnswer<'a> {
    /// The answer that tells a board in a language.
    pub fn new(board: Board<'a>, lang: Lang) -> ScoreAnswer<'a> {
        let selected = Selected::all(board.workspace());
        ScoreAnswer { board, lang, selected, with_owners: false }
    }

    /// The names that [`Selection::fields`] may hold, objectives' first.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        let of_key_results = KeyResultScore::FIELDS.iter().filter(|name| !ObjectiveScore::FIELDS.contains(name));
        ObjectiveScore::FIELDS.iter().chain(of_key_results).copied()
    }

    /// The same for a part of the board only.
    ///
    /// # Errors
    /// `reference.unknown` for every id of the selection that names nothing,
    /// `document.unknown-word` for every field that no entry has.
    pub fn of_part(self, part: &Part) -> Result<ScoreAnswer<'a>, Problems> {
        let selected = part.of(self.board.workspace(), &[ObjectiveScore::FIELDS, KeyResultScore::FIELDS])?;
        Ok(ScoreAnswer { selected, ..self })
    }

    /// The same with what each owner's objectives are worth together.
    pub fn with_owners(self) -> ScoreAnswer<'a> {
        ScoreAnswer { with_owners: true, ..self }
    }

    /// The whole board.
    pub fn board(&self) -> &Board<'a> {
        &self.board
    }

    /// How many objectives were selected before offset and limit; `None` where no part
    /// was asked for.
    pub fn total(&self) -> Option<usize> {
        self.selected.count()
    }

    /// The objectives that are told, in document order.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveScore<'a>> {
        self.selected.objectives().filter_map(|at| self.board.objective_score(at))
    }

    /// The key results that are told, in document order.
    pub fn key_results(&self) -> impl Iterator<Item = KeyResultScore<'a>> {
        let told = self.selected.key_results(self.board.workspace());
        told.filter_map(|at| self.board.key_result_score(at))
    }

    /// What the objectives of the owners are worth together whose objectives are told,
    /// cycle by cycle, each where it first comes; none unless they were asked for.
    pub fn owners(&self) -> Vec<OwnerScore<'a>> {
        if self.with_owners { self.board.owners(&mut self.selected.objectives()) } else { Vec::new() }
    }

    /// What the reader of what is told should know.
    pub fn warnings(&self) -> Vec<Finding> {
        let workspace = self.board.workspace();
        let mut warnings = warnings(workspace, self.board.as_of());
        warnings.retain(|warning| warning.target().is_none_or(|target| self.selected.shows(workspace, target)));
        warnings
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

impl Serialize for ScoreAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("ScoreAnswer", 7)?;
        answer.serialize_field("asOf", &self.board.as_of())?;
        answer.serialize_field("profile", &self.board.workspace().profile().name)?;
        if let Some(total) = self.total() {
            answer.serialize_field("total", &total)?;
        }
        let warnings = self.warnings();
        let warnings: Vec<_> = warnings.iter().map(|warning| warning.in_lang(self.lang)).collect();
        answer.serialize_field("warnings", &warnings)?;
        answer.serialize_field("objectives", &Objectives(self))?;
        answer.serialize_field("keyResults", &KeyResults(self))?;
        if self.with_owners {
            answer.serialize_field("owners", &self.owners())?;
        }
        answer.end()
    }
}

/// The lists, written without being built.
struct Objectives<'a>(&'a ScoreAnswer<'a>);

impl Serialize for Objectives<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.selected.fields(ObjectiveScore::FIELDS);
        let mut list = serializer.serialize_seq(None)?;
        for score in self.0.objectives() {
            list.serialize_element(&InPart(score, fields))?;
        }
        list.end()
    }
}

struct KeyResults<'a>(&'a ScoreAnswer<'a>);

impl Serialize for KeyResults<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.selected.fields(KeyResultScore::FIELDS);
        let mut list = serializer.serialize_seq(None)?;
        for score in self.0.key_results() {
            list.serialize_element(&InPart(score, fields))?;
        }
        list.end()
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ScoreCall = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let part = Part { select: request.select, offset: request.offset, limit: request.limit };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    let answer = then
        .score(&ScoreRequest { as_of: request.as_of })
        .and_then(|board| ScoreAnswer::new(board, lang).of_part(&part))
        .map_err(refused)?;
    let answer = if request.owners == Some(true) { answer.with_owners() } else { answer };
    Ok(answer.to_json())
}
