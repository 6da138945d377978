//! `okr rules`: what lint looks at, and why.

use okr_core::{Category, Code, Example, Lang, Rule, api, rule, rules};

use super::several::quoted;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG, of_severity};
use crate::output::json;
use crate::output::screen::{Look, Screen};
use crate::output::table::{Cell, Side, Table};
use crate::output::text::wrap;
use crate::settings::Settings;
use crate::words;

/// Lists the rules, or explains one.
pub fn run(code: Option<&str>, settings: &Settings, screen: &mut Screen) -> Ended {
    let one = code.and_then(Code::from_name).and_then(rule);
    if settings.json || (code.is_some() && one.is_none()) {
        let rule = code.map(|code| format!("\"rule\":{},", quoted(code))).unwrap_or_default();
        let request = format!("{{{rule}\"lang\":\"{}\"}}", settings.lang.tag());
        return match api::call("rules", None, &request) {
            Ok(answer) => super::answer(screen, &answer),
            Err(problems) => super::refuse_call(&problems, settings, screen),
        };
    }
    let text = one.map_or_else(|| list(screen.look), |one| explained(one, screen.look));
    screen.text(&text)?;
    Ok(Outcome::Clean)
}

fn list(look: Look) -> String {
    let lang = look.lang;
    let mut text = String::new();
    let mut categories: Vec<Category> = rules().iter().map(Rule::category).collect();
    categories.sort_unstable();
    categories.dedup();
    for category in categories {
        let mut table = Table::new(&[
            (words::category(category).text(lang), Side::Left),
            (lang.pick("severity", "级别"), Side::Left),
            (lang.pick("what it flags", "检查内容"), Side::Left),
        ]);
        for rule in rules().iter().filter(|rule| rule.category() == category) {
            let severity = words::severity(rule.severity()).text(lang);
            table.row(vec![
                Cell::plain(rule.code().name()),
                Cell::styled(severity, of_severity(rule.severity())),
                Cell::plain(rule.title(lang)),
            ]);
        }
        text.push_str(&table.text(look.width, look.paint));
        text.push('\n');
    }
    text.push_str(&look.paint.on(FAINT, lang.pick("`okr rules CODE` explains one.", "用 `okr rules 代码` 查看详情。")));
    text + "\n"
}

fn explained(rule: &Rule, look: Look) -> String {
    let lang = look.lang;
    let name = look.paint.on(STRONG, rule.code().name());
    let severity = look.paint.on(of_severity(rule.severity()), words::severity(rule.severity()).text(lang));
    let mut text = format!("{name} · {severity} · {}\n\n", rule.title(lang));
    paragraph(&mut text, rule.explanation(lang), 0, look);
    text.push('\n');
    let examples = rule.examples();
    listed(&mut text, lang.pick("Flagged", "会被指出"), examples.bad, look);
    listed(&mut text, lang.pick("Let pass", "不会被指出"), examples.good, look);
    let source = format!("{}{}", lang.pick("Source: ", "出处："), rule.source(lang));
    for line in wrap(&source, look.width) {
        text.push_str(&look.paint.on(FAINT, &line));
        text.push('\n');
    }
    text
}

fn listed(text: &mut String, heading: &str, examples: &[Example], look: Look) {
    // A rule about structure has its examples in English only.
    let of = |lang: Lang| examples.iter().filter(move |example| example.lang == lang);
    let shown: Vec<_> =
        if of(look.lang).next().is_some() { of(look.lang).collect() } else { examples.iter().collect() };
    if shown.is_empty() {
        return;
    }
    text.push_str(&look.paint.on(STRONG, heading));
    text.push('\n');
    for example in shown {
        if example.text().starts_with('{') {
            let lines = json::lines(&example.text(), look.width.saturating_sub(2));
            lines.iter().for_each(|line| text.push_str(&format!("  {line}\n")));
        } else {
            paragraph(text, &example.text(), 2, look);
        }
    }
    text.push('\n');
}

fn paragraph(text: &mut String, words: &str, indent: usize, look: Look) {
    for line in wrap(words, look.width.saturating_sub(indent)) {
        text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
    }
}
