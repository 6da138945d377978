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

use std::io;

use self::view::View;
use super::screen::Screen;
use okr_core::Board;

pub use remarks::{Remark, remark_lines};

/// What a summary is to show.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The file, where several are shown one after the other.
    pub file: Option<&'a str>,
    /// Whether key results and whole titles are shown.
    pub verbose: bool,
}

/// Writes the summary of a board with the remarks about its document.
pub fn write(screen: &mut Screen, board: &Board<'_>, remarks: &[Remark], wanted: Wanted<'_>) -> io::Result<()> {
    let look = screen.look;
    let view = View::new(board, look.lang);
    screen.text(&header::of(&view, wanted, look))?;
    let columns = rows::Columns::for_view(&view, wanted.verbose, look);
    let mut remarks = remarks::ByObjective::new(&view, remarks);
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
            screen.text(&remark_lines(remarks.take(row.objective.id.as_str()), view.titles(), 4, look))?;
        }
    }
    screen.text(&remarks.rest(view.titles(), look))?;
    screen.text(&look_first::of(&view, look))?;
    screen.text(&totals::of(&view, remarks.all(), look))
}
