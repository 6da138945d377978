//! `score`: every objective and key result on a day.

use crate::json::record;
use crate::model::Date;
use crate::problem::Problems;
use crate::scoring::Board;
use crate::workspace::Workspace;

record! {
    /// What `score` is asked.
    #[derive(Copy)]
    pub request ScoreRequest {
        /// The day for which to score. The engine has no clock.
        "asOf" as_of: Date = required,
    }
}

impl Workspace {
    /// Scores everything as it was known on a day.
    ///
    /// # Errors
    /// None so far; the signature leaves room for requests that can be wrong.
    pub fn score(&self, request: &ScoreRequest) -> Result<Board<'_>, Problems> {
        Ok(Board::compute(self, request.as_of))
    }
}
