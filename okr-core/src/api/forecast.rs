//! `forecast`: where the check-ins of key results lead.

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};

use super::align::unknown_node;
use super::request::{Refusal, read, request};
use super::selection::{Part, Selected, Selection};
use crate::json::{record, to_canonical};
use crate::lang::Lang;
use crate::model::{Date, Endpoint, KeyResultId};
use crate::problem::Problems;
use crate::scoring::{InPart, KeyResultForecast, forecast};
use crate::workspace::{KeyResultIx, Workspace};

record! {
    /// One key result.
    pub request OneKeyResult {
        /// The key result.
        "keyResult" key_result: KeyResultId = required,
    }
}

record! {
    /// What `forecast` is asked.
    pub request ForecastRequest {
        /// The day from which to look ahead: what was known then.
        "asOf" as_of: Date = required,
        /// The key result to tell alone; absent: all that have values.
        "of" of: Option<OneKeyResult> = optional,
        /// The objectives whose key results to tell, and what of them; absent: all.
        "select" select: Option<Selection> = optional,
        /// How many of the selected objectives to pass over; absent: 0.
        "offset" offset: Option<u32> = optional,
        /// The key results of how many objectives to tell at most; absent: all.
        "limit" limit: Option<u32> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
}
request!(ForecastRequest);

impl ForecastRequest {
    /// Asks for every key result on a day.
    pub fn of_all(as_of: Date) -> ForecastRequest {
        ForecastRequest { as_of, of: None, select: None, offset: None, limit: None, lang: None }
    }
}

/// The answer of `forecast`: one forecast after the other, made as they are asked for.
#[derive(Debug)]
pub struct ForecastAnswer<'w> {
    workspace: &'w Workspace,
    as_of: Date,
    of: Option<KeyResultIx>,
    selected: Selected,
}

impl Workspace {
    /// Tells where the check-ins of key results lead that are told by values: metrics,
    /// ladders, controls and judged ones.
    ///
    /// # Errors
    /// `reference.unknown` for every id that names nothing, `document.unknown-word` for
    /// every field that no entry has.
    ///
    /// ```
    /// use okr_core::{Workspace, api::ForecastRequest};
    ///
    /// let workspace = Workspace::from_json(r#"{"okr": 1, "people": [{"id": "lin", "name": "Lin"}],
    ///     "cycles": [{"id": "q1", "kind": "quarter", "start": "2026-01-01", "end": "2026-03-31"}],
    ///     "objectives": [{"id": "o", "title": "Answer the same day", "owner": {"person": "lin"}, "cycle": "q1",
    ///         "keyResults": [{"id": "k", "title": "Answered the same day from 0 to 100",
    ///             "measure": {"kind": "metric", "baseline": 0, "target": 100}}]}],
    ///     "checkIns": [{"keyResult": "k", "on": "2026-01-10", "value": 10},
    ///         {"keyResult": "k", "on": "2026-01-20", "value": 20},
    ///         {"keyResult": "k", "on": "2026-01-30", "value": 30}]}"#)?;
    /// let answer = workspace.forecast(&ForecastRequest::of_all("2026-01-31".parse()?))?;
    /// let forecast = answer.key_results().next().and_then(|told| told.forecast).ok_or("no forecast")?;
    /// assert_eq!(forecast.value.mid, 90.0); // one a day until 2026-03-31
    /// assert_eq!(forecast.reached_on, Some("2026-04-10".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn forecast(&self, request: &ForecastRequest) -> Result<ForecastAnswer<'_>, Problems> {
        let part = Part { select: request.select.clone(), offset: request.offset, limit: request.limit };
        let selected = part.of(self, &[KeyResultForecast::FIELDS])?;
        let of = request.of.as_ref().map(|of| {
            let id = of.key_result.as_str();
            self.key_result_ix(id).ok_or_else(|| unknown_node(self, &Endpoint::of_key_result(id), "/of"))
        });
        Ok(ForecastAnswer { workspace: self, as_of: request.as_of, of: of.transpose()?, selected })
    }
}

impl<'w> ForecastAnswer<'w> {
    /// The names that [`Selection::fields`] may hold.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        KeyResultForecast::FIELDS.iter().copied()
    }

    /// How many objectives were selected before offset and limit; `None` where no part
    /// was asked for.
    pub fn total(&self) -> Option<usize> {
        self.selected.count()
    }

    /// The key results that have values, in document order.
    pub fn key_results(&self) -> impl Iterator<Item = KeyResultForecast<'w>> {
        let asked = self.selected.key_results(self.workspace).filter(|at| self.of.is_none_or(|of| of == *at));
        asked.filter_map(|at| forecast(self.workspace, at, self.as_of))
    }

    /// The answer as canonical JSON.
    pub fn to_json(&self) -> String {
        to_canonical(self)
    }
}

impl Serialize for ForecastAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("ForecastAnswer", 3)?;
        answer.serialize_field("asOf", &self.as_of)?;
        if let Some(total) = self.total() {
            answer.serialize_field("total", &total)?;
        }
        answer.serialize_field("keyResults", &KeyResults(self))?;
        answer.end()
    }
}

/// The list, written without being built.
struct KeyResults<'a>(&'a ForecastAnswer<'a>);

impl Serialize for KeyResults<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.selected.fields(KeyResultForecast::FIELDS);
        let mut list = serializer.serialize_seq(None)?;
        for told in self.0.key_results() {
            list.serialize_element(&InPart(told, fields))?;
        }
        list.end()
    }
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: ForecastRequest = read(request)?;
    let lang = request.lang.unwrap_or_default();
    let refused = |problems| Refusal { problems, lang };
    let then = workspace.known_on(request.as_of).map_err(refused)?;
    then.forecast(&request).map(|answer| answer.to_json()).map_err(refused)
}
