//! Problems for people: what is wrong, where in the source, how to mend it.

use okr_core::{Code, Lang, Problem};

use super::colours::{FAINT, HELP, STRONG, of_severity};
use super::screen::Look;
use super::text::{clean, cut, width, wrap};
use crate::input::Refused;
use crate::locate::{self, Place};
use crate::words::{self, Noun};

/// How many problems a person is shown at once.
const SHOWN: usize = 30;
/// Places are looked up while that takes no noticeable time.
const LOOKED_THROUGH: usize = 300_000_000;

/// The problems of an input, ready to be printed.
pub fn of(refused: &Refused, look: Look) -> String {
    let all = refused.problems.as_slice();
    let name = name_of(&refused.input.name, look.lang);
    if refused.file_at_fault {
        let said =
            all.iter().map(|problem| headline(problem, &file_prefix(problem, name), look) + &help(problem, look));
        return said.collect();
    }
    let costs = refused.input.text.len().saturating_mul(all.len().min(SHOWN));
    let find = |problem| if costs <= LOOKED_THROUGH { place(&refused.input.text, problem) } else { None };
    let mut shown: Vec<_> = all.iter().take(SHOWN).map(|problem| (find(problem), problem)).collect();
    // As one reads the source, from top to bottom.
    shown.sort_by_key(|(place, _)| place.as_ref().map(|place| (place.line, place.column)));
    let mut text = String::new();
    for (place, problem) in &shown {
        let at = place.as_ref().map_or_else(|| format!("{name}: "), |at| format!("{name}:{}:{}: ", at.line, at.column));
        text.push_str(&headline(problem, &at, look));
        if let Some(place) = place {
            text.push_str(&snippet(place, look));
        }
        text.push_str(&help(problem, look));
    }
    text.push_str(&look.paint.on(STRONG, &total(name, all.len(), look.lang)));
    text.push('\n');
    text
}

/// A problem that belongs to no source text.
pub fn lone(problem: &Problem, look: Look) -> String {
    headline(problem, "", look) + &help(problem, look)
}

/// Standard input by its name, a file by its path.
pub fn name_of(name: &str, lang: Lang) -> &str {
    if name == "-" { words::STDIN.text(lang) } else { name }
}

/// Messages about files name the file; those about their bytes do not.
fn file_prefix(problem: &Problem, name: &str) -> String {
    match problem.code() {
        Code::FileMissing | Code::FileUnreadable | Code::FileIsFolder => String::new(),
        _ => format!("{name}: "),
    }
}

fn headline(problem: &Problem, at: &str, look: Look) -> String {
    let severity = words::severity(problem.severity()).text(look.lang);
    let code = format!("[{}]", problem.code().name());
    let mut line = look.paint.on(STRONG, &clean(at));
    line.push_str(&look.paint.on(of_severity(problem.severity()), severity));
    line.push_str(&look.paint.on(FAINT, &code));
    let colon = look.lang.pick(": ", "：");
    format!("{line}{colon}{}\n", clean(&problem.message(look.lang)))
}

/// The help of a problem, wrapped under its label.
fn help(problem: &Problem, look: Look) -> String {
    let help = problem.help(look.lang);
    if help.is_empty() { String::new() } else { labelled(words::HELP.text(look.lang), &help, 2, look) + "\n" }
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

fn place<'a>(text: &'a str, problem: &Problem) -> Option<Place<'a>> {
    if problem.code() == Code::JsonSyntax {
        let (line, column) = told(&problem.message(Lang::En))?;
        return locate::line_and_column(text, line, column);
    }
    if problem.path().is_empty() { None } else { locate::pointer(text, problem.path()) }
}

/// Line and column, which a message about syntax says first.
fn told(message: &str) -> Option<(usize, usize)> {
    let mut numbers = message.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The line of the source with what is meant underlined.
fn snippet(place: &Place<'_>, look: Look) -> String {
    let number = place.line.to_string();
    let room = look.width.saturating_sub(number.len() + 5).max(20);
    let before = place.source.get(..place.marked.start).unwrap_or_default().trim_start();
    let marked = place.source.get(place.marked.clone()).unwrap_or_default();
    let after = place.source.get(place.marked.end..).unwrap_or_default();

    // On a line that is too long, what stands before is cut from its left.
    let marked = cut(marked, room * 2 / 3);
    let before = keep_end(&clean(before), room.saturating_sub(width(&marked)) / 2);
    let after = cut(after, room.saturating_sub(width(&marked) + width(&before)));
    let bar = look.paint.on(FAINT, "│");
    let indent = " ".repeat(number.len());
    let line = format!(" {} {bar} {before}{marked}{after}", look.paint.on(FAINT, &number));
    let under = " ".repeat(width(&before))
        + &look.paint.on(of_severity(okr_core::Severity::Error), &"^".repeat(width(&marked).max(1)));
    format!("{}\n {indent} {bar} {under}\n", line.trim_end())
}

/// The end of a text that fits a width.
fn keep_end(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept: Vec<char> = Vec::new();
    for letter in text.chars().rev() {
        let longer: String = kept.iter().rev().collect();
        if width(&longer) + width(letter.encode_utf8(&mut [0; 4])) + 1 > most {
            break;
        }
        kept.push(letter);
    }
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

fn total(name: &str, all: usize, lang: Lang) -> String {
    let count = words::count(all, Noun::Problem, lang);
    let hidden = all.saturating_sub(SHOWN);
    match lang {
        Lang::En if hidden > 0 => {
            format!("{name} is not valid: {count}; {hidden} are not shown, --format json lists all")
        }
        Lang::En => format!("{name} is not valid: {count}"),
        Lang::ZhCn if hidden > 0 => {
            format!("{name} 未通过校验：共 {count}，其中 {hidden} 个未显示，用 --format json 可全部列出")
        }
        Lang::ZhCn => format!("{name} 未通过校验：共 {count}"),
    }
}
