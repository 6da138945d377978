//! `okr score`: every objective and key result on a day.

use std::path::Path;

use okr_core::api::{ScoreAnswer, ScoreRequest};
use okr_core::{Board, Date, Grade, Lang, ScoreSource, StatedStatus, Status};

use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, of_grade, of_status};
use crate::output::figures::{confidence, percent, score};
use crate::output::screen::{Look, Screen};
use crate::output::summary::told;
use crate::output::table::{Cell, Side, Table};
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words;

/// Scores a document.
pub fn run(file: &Path, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = match input::open(file, &settings.limits) {
        Ok(opened) => opened,
        Err(refused) => return super::refuse(&refused, settings, screen),
    };
    let request = ScoreRequest { as_of };
    match opened.workspace.score(&request) {
        Err(problems) => super::refuse_request(&problems, settings, screen),
        Ok(board) if settings.json => super::answer(screen, &ScoreAnswer::new(board, settings.lang).to_json()),
        Ok(board) => {
            screen.text(&table(&board, screen.look))?;
            let warnings = opened.workspace.score_warnings(&request).len();
            if warnings > 0 {
                screen.line("")?;
                let said = to_know(warnings, &file.to_string_lossy(), as_of, settings.lang);
                screen.line(&screen.look.paint.on(FAINT, &said))?;
            }
            Ok(Outcome::Clean)
        }
    }
}

/// How much there is to know about the numbers, and where it is told.
fn to_know(warnings: usize, file: &str, as_of: Date, lang: Lang) -> String {
    let command = format!("`okr lint {} --as-of {as_of}`", clean(file));
    match lang {
        Lang::En if warnings == 1 => format!("1 warning bears on these numbers: {command} says which."),
        Lang::En => format!("{warnings} warnings bear on these numbers: {command} says which."),
        Lang::ZhCn => format!("另有 {warnings} 条警告影响对这些数值的理解，用 {command} 查看。"),
    }
}

/// What stands in a row, of an objective and of a key result alike.
struct Line<'a> {
    id: String,
    progress: Option<f64>,
    expected: Option<f64>,
    score: f64,
    confidence: Option<f64>,
    status: Status,
    stated_status: Option<StatedStatus>,
    score_source: ScoreSource,
    grade: Option<Grade>,
    title: &'a str,
}

fn table(board: &Board<'_>, look: Look) -> String {
    let lang = look.lang;
    let mut table = Table::new(&headings(lang));
    let mut key_results = board.key_results();
    for (objective, scored) in board.workspace().document().objectives.iter().zip(board.objectives()) {
        let line = Line {
            id: scored.id.to_owned(),
            progress: scored.progress,
            expected: scored.expected,
            score: scored.score,
            confidence: scored.confidence.map(|confidence| confidence.mean),
            status: scored.status,
            stated_status: scored.stated_status,
            score_source: scored.score_source,
            grade: scored.grade,
            title: words::title(objective.title.as_ref(), lang),
        };
        table.row(cells(&line, lang));
        for (key_result, scored) in objective.key_results.iter().zip(key_results.by_ref()) {
            let line = Line {
                id: format!("  {}", scored.id),
                progress: scored.progress,
                expected: scored.expected,
                score: scored.score,
                confidence: scored.confidence.map(f64::from),
                status: scored.status,
                stated_status: scored.stated_status,
                score_source: scored.score_source,
                grade: scored.grade,
                title: words::title(key_result.title.as_ref(), lang),
            };
            table.row(cells(&line, lang));
        }
    }
    table.text(look.width, look.paint)
}

fn headings(lang: Lang) -> [(&'static str, Side); 8] {
    [
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("progress", "进度"), Side::Right),
        (lang.pick("expected", "应达"), Side::Right),
        (lang.pick("score", "得分"), Side::Right),
        (lang.pick("conf.", "信心"), Side::Right),
        (lang.pick("status", "状态"), Side::Left),
        (lang.pick("grade", "等级"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]
}

fn cells(line: &Line<'_>, lang: Lang) -> Vec<Cell> {
    let word = line.status.term().text(lang).to_owned();
    let status = format!("{} {}", words::mark(line.status), told(word, line.status, line.stated_status, lang));
    let stated = if line.score_source == ScoreSource::Stated { lang.pick(" stated", " 自评") } else { "" };
    let grade = line.grade.map(|grade| Cell::styled(words::grade(grade).text(lang), of_grade(grade)));
    let is_key_result = line.id.starts_with(' ');
    vec![
        Cell::plain(line.id.as_str()),
        Cell::plain(percent(line.progress)),
        Cell::styled(percent(line.expected), FAINT),
        Cell::plain(score(line.score) + stated),
        Cell::plain(confidence(line.confidence)),
        Cell::styled(status, of_status(line.status)),
        grade.unwrap_or_else(|| Cell::plain("")),
        if is_key_result { Cell::styled(line.title, FAINT) } else { Cell::plain(line.title) },
    ]
}
