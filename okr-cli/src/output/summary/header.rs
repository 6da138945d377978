//! What the summary is about: whose, when, how much, by which profile.

use okr_core::{Cycle, Lang};

use super::Wanted;
use super::view::{View, cycle_name};
use crate::output::colours::{FAINT, STRONG};
use crate::output::saying::name_of;
use crate::output::screen::Look;
use crate::output::text::{clean, width, wrap};
use crate::words::{self, Noun};

/// The lines at the top.
pub fn of(view: &View<'_>, wanted: Wanted<'_>, look: Look) -> String {
    let lang = look.lang;
    let document = view.workspace.document();
    let mut text = String::new();
    if let Some(file) = wanted.file {
        let name = format!("── {} ", clean(name_of(file, lang)));
        let rule = "─".repeat(look.width.saturating_sub(width(&name)));
        text.push_str(&look.paint.on(FAINT, &format!("{name}{rule}\n")));
    }

    let root = document.units.iter().find(|unit| unit.parent.is_none()).map(|unit| clean(&unit.name).into_owned());
    let company = root.unwrap_or_else(|| "OKR".to_owned());
    let cycle = view.cycle.map(|cycle| format!(" · {}", described(cycle))).unwrap_or_default();
    let day = as_of(view, lang);
    let used = width(&company) + width(&cycle);
    text.push_str(&look.paint.on(STRONG, &company));
    text.push_str(&cycle);
    if used + 3 + width(&day) <= look.width {
        text.push_str(&" ".repeat(look.width - used - width(&day)));
    } else {
        text.push('\n');
    }
    text.push_str(&look.paint.on(STRONG, &day));
    text.push('\n');

    let counts = view.workspace.counts();
    let parts = [
        (counts.units, Noun::Unit),
        (counts.people, Noun::Person),
        (counts.objectives, Noun::Objective),
        (counts.key_results, Noun::KeyResult),
        (counts.alignments, Noun::Alignment),
        (counts.check_ins, Noun::CheckIn),
    ];
    let mut facts: Vec<String> = parts.iter().map(|(number, noun)| words::count(*number, *noun, lang)).collect();
    facts.push(format!("{} {}", lang.pick("profile", "方案"), clean(&view.workspace.profile().name)));
    for line in broken_between(&facts, look.width) {
        faint(&mut text, &line, look);
    }
    if !view.rows.is_empty() {
        faint(&mut text, LEGEND.text(lang), look);
    }
    text
}

const LEGEND: okr_core::Term = okr_core::Term::new(
    "━━ progress, ┃ where it should be by now; ▂▄▆ confidence, check-in by check-in (0 to 10)",
    "━━ 进度，┃ 目前预期的位置；▂▄▆ 历次签到的信心（0 到 10）",
);

/// The facts in lines of a width, broken only between them.
fn broken_between(facts: &[String], most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(fact) <= most => *line = format!("{line} · {fact}"),
            _ => lines.push(fact.clone()),
        }
    }
    lines
}

fn faint(text: &mut String, line: &str, look: Look) {
    for line in wrap(line, look.width) {
        text.push_str(&look.paint.on(FAINT, &line));
        text.push('\n');
    }
}

fn described(cycle: &Cycle) -> String {
    let name = clean(cycle_name(cycle));
    match (cycle.start, cycle.end) {
        (Some(start), Some(end)) => format!("{name} · {start} – {end}"),
        _ => name.into_owned(),
    }
}

/// The day, and how far it is into the cycle.
fn as_of(view: &View<'_>, lang: Lang) -> String {
    let day = view.as_of;
    let said = match lang {
        Lang::En => format!("as of {day}"),
        Lang::ZhCn => format!("截至 {day}"),
    };
    let Some((start, end)) = view.cycle.and_then(|cycle| Some((cycle.start?, cycle.end?))) else { return said };
    let all = end.days_since(start) + 1;
    let passed = day.days_since(start) + 1;
    let place = match lang {
        Lang::En if passed < 1 => "not begun".to_owned(),
        Lang::En if passed > all => "cycle over".to_owned(),
        Lang::En => format!("day {passed} of {all}"),
        Lang::ZhCn if passed < 1 => "周期尚未开始".to_owned(),
        Lang::ZhCn if passed > all => "周期已结束".to_owned(),
        Lang::ZhCn => format!("第 {passed} 天，共 {all} 天"),
    };
    format!("{said}{}{place}", lang.pick(", ", "，"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_broken_between_each_other_only() {
        let facts = ["4 units", "12 people", "profile okr"].map(str::to_owned);
        assert_eq!(broken_between(&facts, 40), ["4 units · 12 people · profile okr"]);
        assert_eq!(broken_between(&facts, 32), ["4 units · 12 people", "profile okr"]);
        assert_eq!(broken_between(&facts, 5), ["4 units", "12 people", "profile okr"]);
    }
}
