//! `okr score`: objectives and key results on a day.

use std::path::Path;

use okr_core::api::{ScoreAnswer, ScoreRequest};
use okr_core::{
    Date, Grade, KeyResultScore, Lang, ObjectiveScore, OwnerRef, OwnerScore, Party, ScoreSource, StatedStatus, Status,
    Workspace,
};

use crate::args::Chosen;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, of_grade, of_status};
use crate::output::figures::{compact, confidence, percent, score};
use crate::output::screen::{Look, Screen};
use crate::output::summary::told;
use crate::output::table::{Cell, Side, Table};
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words;

/// Scores a document, or a part of it.
pub fn run(
    file: &Path,
    as_of: Date,
    chosen: &Chosen,
    with_owners: bool,
    settings: &Settings,
    screen: &mut Screen,
) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let then = opened.workspace.known_on(as_of)?;
    let board = then.score(&ScoreRequest { as_of })?;
    let answer = ScoreAnswer::new(board, settings.lang).of_part(&chosen.part())?;
    let answer = if with_owners { answer.with_owners() } else { answer };
    if settings.json {
        return super::answer(screen, &answer.to_json());
    }
    screen.text(&table(&answer, chosen.fields(), screen.look))?;
    if with_owners {
        screen.line("")?;
        screen.text(&owners(&then, &answer.owners(), screen.look))?;
    }
    if let Some(total) = answer.total() {
        screen.line("")?;
        let said = shown(answer.objectives().count(), total, settings.lang);
        screen.line(&screen.look.paint.on(FAINT, &said))?;
    }
    let warnings = answer.warnings().len();
    if warnings > 0 {
        screen.line("")?;
        let said = to_know(warnings, &file.to_string_lossy(), as_of, settings.lang);
        screen.line(&screen.look.paint.on(FAINT, &said))?;
    }
    Ok(Outcome::Clean)
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

/// How many of the selected objectives are shown.
fn shown(shown: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{shown} of {} shown.", words::count(total, words::Noun::Objective, lang)),
        Lang::ZhCn => format!("共 {total} 个目标，显示 {shown} 个。"),
    }
}

/// What stands in a row, of an objective and of a key result alike.
struct Line<'a> {
    id: String,
    attainment: Option<f64>,
    progress: Option<f64>,
    expected: Option<f64>,
    score: f64,
    computed_score: f64,
    stated_score: Option<f64>,
    coverage: f64,
    confidence: Option<f64>,
    current: Option<f64>,
    current_on: Option<Date>,
    status: Status,
    stated_status: Option<StatedStatus>,
    score_source: ScoreSource,
    grade: Option<Grade>,
    title: &'a str,
    /// How many decimals scores are shown with.
    decimals: u32,
}

impl<'a> Line<'a> {
    fn of_objective(scored: ObjectiveScore<'_>, title: &'a str, decimals: u32) -> Line<'a> {
        Line {
            id: scored.id.to_owned(),
            attainment: None,
            progress: scored.progress,
            expected: scored.expected,
            score: scored.score,
            computed_score: scored.computed_score,
            stated_score: scored.stated_score,
            coverage: scored.coverage,
            confidence: scored.confidence.map(|confidence| confidence.mean),
            current: None,
            current_on: None,
            status: scored.status,
            stated_status: scored.stated_status,
            score_source: scored.score_source,
            grade: scored.grade,
            title,
            decimals,
        }
    }

    fn of_key_result(scored: KeyResultScore<'_>, title: &'a str, decimals: u32) -> Line<'a> {
        Line {
            id: format!("  {}", scored.id),
            attainment: scored.attainment,
            progress: scored.progress,
            expected: scored.expected,
            score: scored.score,
            computed_score: scored.computed_score,
            stated_score: scored.stated_score,
            coverage: scored.coverage,
            confidence: scored.confidence.map(f64::from),
            current: scored.current,
            current_on: scored.current_on,
            status: scored.status,
            stated_status: scored.stated_status,
            score_source: scored.score_source,
            grade: scored.grade,
            title,
            decimals,
        }
    }
}

fn table(answer: &ScoreAnswer<'_>, fields: &[String], look: Look) -> String {
    let lang = look.lang;
    let workspace = answer.board().workspace();
    let columns = columns(fields);
    let decimals = workspace.profile().decimals;
    let mut headings = vec![(lang.pick("id", "编号"), Side::Left)];
    headings.extend(columns.iter().map(|column| (lang.pick(column.en, column.zh), column.side)));
    headings.push((lang.pick("title", "标题"), Side::Left));
    let mut table = Table::new(&headings);
    let mut row = |line: &Line<'_>, is_key_result| {
        let mut cells = vec![Cell::plain(line.id.as_str())];
        cells.extend(columns.iter().map(|column| (column.cell)(line, lang)));
        cells.push(if is_key_result { Cell::styled(line.title, FAINT) } else { Cell::plain(line.title) });
        table.row(cells);
    };
    let mut key_results = answer.key_results();
    for scored in answer.objectives() {
        let Some(objective) = workspace.objective(scored.id) else { continue };
        let title = words::title(objective.title.as_ref(), lang);
        row(&Line::of_objective(scored, &title, decimals), false);
        for (key_result, scored) in objective.key_results.iter().zip(key_results.by_ref()) {
            let title = words::title(key_result.title.as_ref(), lang);
            row(&Line::of_key_result(scored, &title, decimals), true);
        }
    }
    table.text(look.width, look.paint)
}

/// A column between id and title.
struct Column {
    /// The field of the answer that it shows.
    field: &'static str,
    en: &'static str,
    zh: &'static str,
    side: Side,
    cell: fn(&Line<'_>, Lang) -> Cell,
}

/// The columns of these fields; the usual ones where none is named.
fn columns(fields: &[String]) -> Vec<&'static Column> {
    let usual = ["progress", "expected", "score", "confidence", "status", "grade"];
    let is_wanted = |column: &&Column| match fields {
        [] => usual.contains(&column.field),
        named => named.iter().any(|name| name == column.field),
    };
    COLUMNS.iter().filter(is_wanted).collect()
}

const fn column(
    field: &'static str,
    en: &'static str,
    zh: &'static str,
    side: Side,
    cell: fn(&Line<'_>, Lang) -> Cell,
) -> Column {
    Column { field, en, zh, side, cell }
}

const COLUMNS: &[Column] = &[
    column("attainment", "attainment", "达成度", Side::Right, |line, _| Cell::plain(percent(line.attainment))),
    column("progress", "progress", "进度", Side::Right, |line, _| Cell::plain(percent(line.progress))),
    column("expected", "expected", "预期", Side::Right, |line, _| Cell::styled(percent(line.expected), FAINT)),
    column("score", "score", "得分", Side::Right, official),
    column("scoreSource", "source", "来源", Side::Left, |line, lang| Cell::plain(source(line.score_source, lang))),
    column("computedScore", "computed", "计算得分", Side::Right, |line, _| {
        Cell::plain(score(line.computed_score, line.decimals))
    }),
    column("statedScore", "stated", "评定得分", Side::Right, |line, _| {
        Cell::plain(line.stated_score.map_or_else(|| "–".to_owned(), |stated| score(stated, line.decimals)))
    }),
    column("coverage", "coverage", "覆盖", Side::Right, |line, _| Cell::plain(percent(Some(line.coverage)))),
    column("confidence", "conf.", "信心", Side::Right, |line, _| Cell::plain(confidence(line.confidence))),
    column("current", "current", "当前值", Side::Right, |line, lang| {
        Cell::plain(line.current.map_or_else(String::new, |current| compact(current, lang)))
    }),
    column("currentOn", "on", "日期", Side::Left, |line, _| {
        Cell::plain(line.current_on.map_or_else(String::new, |on| on.to_string()))
    }),
    column("status", "status", "状态", Side::Left, status),
    column("statedStatus", "stated status", "填报状态", Side::Left, |line, lang| {
        let stated = line.stated_status.map(words::of_stated);
        Cell::plain(stated.map_or("", |stated| stated.term().text(lang)))
    }),
    column("grade", "grade", "等级", Side::Left, |line, lang| {
        let grade = line.grade.map(|grade| Cell::styled(words::grade(grade).text(lang), of_grade(grade)));
        grade.unwrap_or_else(|| Cell::plain(""))
    }),
];

fn official(line: &Line<'_>, lang: Lang) -> Cell {
    let stated = if line.score_source == ScoreSource::Stated { lang.pick(" stated", " 评定") } else { "" };
    Cell::plain(score(line.score, line.decimals) + stated)
}

fn source(source: ScoreSource, lang: Lang) -> &'static str {
    match source {
        ScoreSource::Computed => lang.pick("computed", "计算"),
        ScoreSource::Stated => lang.pick("stated", "评定"),
    }
}

fn status(line: &Line<'_>, lang: Lang) -> Cell {
    let word = line.status.term().text(lang).to_owned();
    let status = format!("{} {}", words::mark(line.status), told(word, line.status, line.stated_status, lang));
    Cell::styled(status, of_status(line.status))
}

/// What the objectives of each owner are worth together, cycle by cycle.
fn owners(workspace: &Workspace, owners: &[OwnerScore<'_>], look: Look) -> String {
    let lang = look.lang;
    let mut table = Table::new(&[
        (lang.pick("owner", "负责人"), Side::Left),
        (lang.pick("cycle", "周期"), Side::Left),
        (lang.pick("objectives", "目标数"), Side::Right),
        (lang.pick("progress", "进度"), Side::Right),
        (lang.pick("coverage", "覆盖"), Side::Right),
    ]);
    for owner in owners {
        let party = match owner.owner {
            OwnerRef::Person(id) => Party::of_person(id),
            OwnerRef::Unit(id) => Party::of_unit(id),
        };
        table.row(vec![
            Cell::plain(workspace.party_name(&party)),
            Cell::plain(owner.cycle),
            Cell::plain(owner.objectives.to_string()),
            Cell::plain(percent(owner.progress)),
            Cell::plain(percent(Some(owner.coverage))),
        ]);
    }
    table.text(look.width, look.paint)
}
