//! One thing that is said of a source: how grave, where, what, how to mend it.

use okr_core::{Lang, Severity};

use super::colours::{FAINT, HELP, STRONG, of_severity};
use super::screen::Look;
use super::text::{clean, cut, width, wrap};
use crate::locate::Place;
use crate::words;

/// A problem or a finding, in the reader's language.
#[derive(Clone, Debug)]
pub struct Saying<'a> {
    pub severity: Severity,
    pub code: &'a str,
    /// The source by its name; empty where the message names it.
    pub name: &'a str,
    pub place: Option<Place<'a>>,
    pub message: String,
    pub help: String,
}

impl Saying<'_> {
    /// The lines that a person reads.
    pub fn text(&self, look: Look) -> String {
        let at = match (&self.place, self.name) {
            (_, "") => String::new(),
            (Some(place), name) => format!("{name}:{}:{}: ", place.line, place.column),
            (None, name) => format!("{name}: "),
        };
        let mut text = look.paint.on(STRONG, &clean(&at));
        text.push_str(&look.paint.on(of_severity(self.severity), words::severity(self.severity).text(look.lang)));
        text.push_str(&look.paint.on(FAINT, &format!("[{}]", clean(self.code))));
        text.push_str(look.lang.pick(": ", "："));
        text.push_str(&clean(&self.message));
        text.push('\n');
        if let Some(place) = &self.place {
            text.push_str(&snippet(&place.line.to_string(), place, self.severity, look));
        }
        if !self.help.is_empty() {
            text.push_str(&labelled(words::HELP.text(look.lang), &self.help, 2, look));
        }
        text + "\n"
    }
}

/// Standard input by its name, a file by its path.
pub fn name_of(name: &str, lang: Lang) -> &str {
    if name == "-" { words::STDIN.text(lang) } else { name }
}

/// A text after a label, its further lines under its first.
pub fn labelled(label: &str, text: &str, indent: usize, look: Look) -> String {
    let label = format!("{label}{}", look.lang.pick(": ", "："));
    let under = indent + width(&label);
    let lines = wrap(text, look.width.saturating_sub(under).max(20));
    let gap = " ".repeat(indent);
    let next = format!("\n{}", " ".repeat(under));
    format!("{gap}{}{}\n", look.paint.on(HELP, &label), lines.join(&next))
}

/// A line of a source with what is meant underlined, after its number.
pub fn snippet(number: &str, place: &Place<'_>, severity: Severity, look: Look) -> String {
    let room = look.width.saturating_sub(number.len() + 5).max(20);
    let before = place.source.get(..place.marked.start).unwrap_or_default().trim_start();
    let marked = place.source.get(place.marked.clone()).unwrap_or_default();
    let after = place.source.get(place.marked.end..).unwrap_or_default();

    // Of a line that is too long, what stands before is cut from its left.
    let marked = cut(marked, room * 2 / 3);
    let spare = room.saturating_sub(width(&marked));
    let before = keep_end(&clean(before), spare.saturating_sub(width(after)).max(spare / 2));
    let after = cut(after, spare.saturating_sub(width(&before)));
    let bar = look.paint.on(FAINT, "│");
    let line = format!(" {} {bar} {before}{marked}{after}", look.paint.on(FAINT, number));
    let mut text = format!("{}\n", line.trim_end());
    if !marked.is_empty() {
        let indent = " ".repeat(number.len());
        let under = look.paint.on(of_severity(severity), &"^".repeat(width(&marked)));
        text.push_str(&format!(" {indent} {bar} {}{under}\n", " ".repeat(width(&before))));
    }
    text
}

/// The end of a text that fits a width.
fn keep_end(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let fits = |(at, _): &(usize, char)| width(text.get(*at..).unwrap_or_default()) < most;
    let from = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    format!("…{}", text.get(from..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_kept_by_columns() {
        assert_eq!(keep_end("abcdef", 6), "abcdef");
        assert_eq!(keep_end("abcdef", 4), "…def");
        assert_eq!(keep_end("净水净水", 6), "…净水");
        assert_eq!(keep_end("净水净水", 2), "…");
    }
}
