//! The summary of a document on a day: who wants what, how it stands, what to
//! look at first.

mod groups;
mod header;
mod history;
mod look_first;
mod remarks;
mod rows;
mod sentences;
mod totals;
mod view;

pub use rows::told;

use std::io;

use self::view::View;
use super::screen::Screen;
use okr_core::{Board, Finding, Severity};

/// What a summary is to show.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The file, where several are shown one after the other.
    pub file: Option<&'a str>,
    /// Whether key results, whole titles and infos are shown.
    pub verbose: bool,
}

/// Writes the summary of a board with what was found in its document.
pub fn write(screen: &mut Screen, board: &Board<'_>, findings: &[Finding], wanted: Wanted<'_>) -> io::Result<()> {
    let look = screen.look;
    let view = View::new(board, look.lang);
    screen.text(&header::of(&view, wanted, look))?;
    let columns = rows::Columns::for_view(&view, wanted.verbose, look);
    let least = if wanted.verbose { Severity::Info } else { Severity::Warning };
    let mut remarks = remarks::Remarks::new(&view, findings, least);
    for group in groups::of(&view, look.lang) {
        screen.line("")?;
        if let Some(heading) = &group.heading {
            screen.line(&heading.text(look))?;
        }
        for row in group.rows {
            screen.text(&columns.objective(row, wanted.verbose, look))?;
            if wanted.verbose {
                screen.text(&columns.key_results(row, &view, look))?;
            }
            screen.text(&remarks.under(row.objective.id.as_str(), view.titles(), look))?;
        }
    }
    screen.text(&remarks.rest(view.titles(), look))?;
    screen.text(&look_first::of(&view, look))?;
    screen.text(&totals::of(&view, &remarks, look))
}
