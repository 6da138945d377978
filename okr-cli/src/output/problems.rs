//! Problems for people: what is wrong, where in the source, how to mend it.

use okr_core::{Code, Lang, Problem, Severity};

use super::colours::STRONG;
use super::saying::{Saying, name_of};
use super::screen::Look;
use crate::input::Refused;
use crate::locate::{Locator, Place};
use crate::words::{self, Noun};

/// How many problems a person is shown at once.
const SHOWN: usize = 30;

/// The problems of an input, ready to be printed.
pub fn of(refused: &Refused, look: Look) -> String {
    let all = refused.problems.as_slice();
    let name = name_of(&refused.input.name, look.lang);
    if refused.file_at_fault {
        // Messages about files name the file.
        return all.iter().map(|problem| lone(problem, look)).collect();
    }
    let mut locator = Locator::new(&refused.input.text);
    let mut shown: Vec<Saying<'_>> = Vec::new();
    for problem in all.iter().take(SHOWN) {
        let place = place(&mut locator, problem);
        shown.push(saying(problem, name, place, look.lang));
    }
    // As one reads the source, from top to bottom.
    shown.sort_by_key(|saying| saying.place.as_ref().map(|place| (place.line, place.column)));
    let said: String = shown.iter().map(|saying| saying.text(look)).collect();
    format!("{said}{}\n", look.paint.on(STRONG, &total(name, all.len(), look.lang)))
}

/// A problem that belongs to no source text.
pub fn lone(problem: &Problem, look: Look) -> String {
    saying(problem, "", None, look.lang).text(look)
}

/// A problem of one line of an input, given by its number and its text.
pub fn in_line(problem: &Problem, name: &str, (number, text): (usize, &str), look: Look) -> String {
    if names_its_place(problem) {
        return saying(problem, name, None, look.lang).text(look);
    }
    let place = place(&mut Locator::new(text), problem).map(|place| Place { line: number, ..place });
    let name = if place.is_some() { name.to_owned() } else { format!("{name}:{number}") };
    saying(problem, &name, place, look.lang).text(look)
}

/// Problems as they stand in an answer.
pub fn of_answer(answer: &str, look: Look) -> String {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap_or_default();
    let problems = answer.get("problems").and_then(|problems| problems.as_array());
    let text = |problem: &serde_json::Value, field: &str| {
        problem.get(field).and_then(|text| text.as_str()).unwrap_or_default().to_owned()
    };
    let said = problems.into_iter().flatten().map(|problem| {
        let (message, help) = (text(problem, "message"), text(problem, "help"));
        let code = text(problem, "code");
        Saying { severity: Severity::Error, code: &code, name: "", place: None, message, help }.text(look)
    });
    said.collect()
}

fn saying<'a>(problem: &Problem, name: &'a str, place: Option<Place<'a>>, lang: Lang) -> Saying<'a> {
    let (severity, code) = (problem.severity(), problem.code().name());
    Saying { severity, code, name, place, message: problem.message(lang), help: problem.help(lang) }
}

fn place<'a>(locator: &mut Locator<'a>, problem: &Problem) -> Option<Place<'a>> {
    if names_its_place(problem) {
        let (line, column) = told(&problem.message(Lang::En))?;
        return locator.line_and_column(line, column);
    }
    if problem.path().is_empty() { None } else { locator.pointer(problem.path(), None) }
}

/// Whether the message itself says line and column.
fn names_its_place(problem: &Problem) -> bool {
    matches!(problem.code(), Code::JsonSyntax | Code::JsonNotUtf8)
}

/// Line and column, as a message about syntax says them.
fn told(message: &str) -> Option<(usize, usize)> {
    let (_, place) = message.split_once(" at line ")?;
    let mut numbers = place.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
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
            format!("{name}：未通过校验，共 {count}，其中 {hidden} 个未显示，用 `--format json` 可全部列出")
        }
        Lang::ZhCn => format!("{name}：未通过校验，共 {count}"),
    }
}
