//! Lines: one for an objective, one for each of its key results.

use anstyle::Style;
use okr_core::{Grade, KeyResult, KeyResultScore, Lang, StatedStatus, Status};

use super::history::confidences;
use super::view::{Row, View};
use crate::output::bar::{bar, sparks};
use crate::output::colours::{FAINT, of_grade, of_status};
use crate::output::figures;
use crate::output::screen::Look;
use crate::output::text::{clean, cut, pad, pad_left, width, wrap};
use crate::words;

/// How wide each part of a line is, for all lines of a summary.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    bar: usize,
    percent: usize,
    word: usize,
    sparks: usize,
    owner: usize,
    title: usize,
    /// Of the value of a key result, which stands where the owner of an objective does.
    value: usize,
}

const MARK: usize = 2;
const PERCENT: usize = 4;
/// How far key results are set in.
const SET_IN: usize = 2;
/// The narrowest column of titles for which nothing else is given up.
const TITLE_MIN: usize = 30;

impl Columns {
    /// The widths that suit what is to be shown and the screen.
    pub fn for_view(view: &View<'_>, verbose: bool, look: Look) -> Columns {
        let value = |(key_result, score): &(&KeyResult, KeyResultScore<'_>)| {
            width(&figures::value(key_result, score, view.as_of, look.lang))
        };
        let values = view.rows.iter().filter(|_| verbose).flat_map(|row| row.key_results.iter().map(value));
        let word = |row: &Row<'_>| {
            let score = &row.score;
            width(&standing_told(score.status, score.grade, score.stated_status, look.lang))
        };
        let mut columns = Columns {
            bar: (look.width / 7).clamp(8, 20),
            percent: view
                .rows
                .iter()
                .map(|row| width(&figures::percent(row.score.progress)))
                .max()
                .unwrap_or(0)
                .max(PERCENT),
            word: view.rows.iter().map(word).max().unwrap_or(0),
            sparks: view.rows.iter().map(|row| row.trend.len()).max().unwrap_or(0).min(8),
            owner: view.rows.iter().map(|row| width(row.owner)).max().unwrap_or(0).min(look.width / 6),
            title: 0,
            value: values.max().unwrap_or(0).min(look.width / 5),
        };
        // On a narrow screen the title is worth more than the pictures.
        let room = |columns: &Columns| look.width.saturating_sub(columns.before_title());
        if room(&columns) < TITLE_MIN {
            columns.sparks = 0;
        }
        if room(&columns) < TITLE_MIN {
            columns.owner = 0;
        }
        if room(&columns) < TITLE_MIN {
            columns.bar = 8;
        }
        columns.title = room(&columns).max(12);
        columns
    }

    fn before_title(&self) -> usize {
        let gaps = |column: usize| if column == 0 { 0 } else { column + 2 };
        MARK + self.bar + 1 + self.percent + 2 + self.word + 2 + gaps(self.sparks) + gaps(self.owner)
    }

    /// The line of an objective.
    pub fn objective(&self, row: &Row<'_>, verbose: bool, look: Look) -> String {
        let score = &row.score;
        let standing = (score.status, score.grade, score.stated_status);
        let line = Line::new(standing, (score.progress, score.expected), &row.trend, row.owner, look.lang);
        let tag = row.other_cycle.map(|cycle| format!("[{}] ", clean(cycle))).unwrap_or_default();
        let title = format!("{tag}{}", words::title(row.objective.title.as_ref(), look.lang));
        let start = self.start(&line, look);
        if !verbose {
            return format!("{start}{}\n", cut(&title, self.title));
        }
        let next = format!("\n{}", " ".repeat(self.before_title()));
        format!("{start}{}\n", wrap(&title, self.title).join(&next))
    }

    /// The lines of an objective's key results, under it and set in.
    ///
    /// None where it is opaque: all that could be told of each is that it is hidden.
    pub fn key_results(&self, row: &Row<'_>, view: &View<'_>, look: Look) -> String {
        if row.objective.is_opaque() {
            return String::new();
        }
        let scored = row.key_results.iter();
        let values = scored.map(|(key_result, score)| figures::value(key_result, score, view.as_of, look.lang));
        let values: Vec<String> = values.collect();
        let mut inner =
            Columns { bar: self.bar - SET_IN, owner: if self.owner == 0 { 0 } else { self.value }, ..*self };
        inner.title = look.width.saturating_sub(SET_IN + inner.before_title()).max(12);
        let mut text = String::new();
        for ((key_result, score), value) in row.key_results.iter().zip(&values) {
            let standing = (score.status, score.grade, score.stated_status);
            let trend = confidences(&[view.history.of_key_result(key_result.id.as_str())]);
            let line = Line::new(standing, (score.progress, score.expected), &trend, value, look.lang);
            let title = look.paint.on(FAINT, &cut(&words::title(key_result.title.as_ref(), look.lang), inner.title));
            text.push_str(&format!("{}{}{title}\n", " ".repeat(SET_IN), inner.start(&line, look)));
        }
        text
    }

    fn start(&self, line: &Line<'_>, look: Look) -> String {
        let paint = look.paint;
        let mark = paint.on(line.style, line.mark);
        let bar = bar(line.progress, line.expected, self.bar, line.style, paint);
        let percent = pad_left(&figures::percent(line.progress), self.percent);
        let standing = paint.on(line.style, &pad(&line.standing, self.word));
        let mut text = format!("{mark} {bar} {percent}  {standing}  ");
        if self.sparks > 0 {
            text.push_str(&paint.on(FAINT, &pad(&sparks(line.trend, self.sparks), self.sparks)));
            text.push_str("  ");
        }
        if self.owner > 0 {
            text.push_str(&pad(&cut(line.beside, self.owner), self.owner));
            text.push_str("  ");
        }
        text
    }
}

struct Line<'a> {
    mark: &'static str,
    style: Style,
    progress: Option<f64>,
    expected: Option<f64>,
    standing: String,
    trend: &'a [f64],
    beside: &'a str,
}

impl<'a> Line<'a> {
    fn new(
        (status, grade, stated): (Status, Option<Grade>, Option<StatedStatus>),
        (progress, plan): (Option<f64>, Option<f64>),
        trend: &'a [f64],
        beside: &'a str,
        lang: Lang,
    ) -> Line<'a> {
        Line {
            mark: words::mark(status),
            style: style(status, grade),
            progress,
            expected: expected(status, plan),
            standing: standing_told(status, grade, stated, lang),
            trend,
            beside,
        }
    }
}

fn standing_told(status: Status, grade: Option<Grade>, stated: Option<StatedStatus>, lang: Lang) -> String {
    told(standing(status, grade, lang), status, stated, lang)
}

/// The status in words; once time is over, with the grade.
pub fn standing(status: Status, grade: Option<Grade>, lang: Lang) -> String {
    let word = status.term().text(lang);
    match grade {
        Some(grade) if status == Status::Ended => {
            format!("{word}{}{}", lang.pick(", ", "·"), words::grade(grade).text(lang))
        }
        _ => word.to_owned(),
    }
}

/// How it stands, with what a person says beside it where that is something else.
pub fn told(standing: String, status: Status, stated: Option<StatedStatus>, lang: Lang) -> String {
    match stated.map(words::of_stated).filter(|stated| *stated != status) {
        Some(stated) => {
            let stated = stated.term().text(lang);
            match lang {
                Lang::En => format!("{standing} (stated: {stated})"),
                Lang::ZhCn => format!("{standing}（填报：{stated}）"),
            }
        }
        None => standing,
    }
}

/// The colour of a line: of the grade, where there is one and the time is over.
pub fn style(status: Status, grade: Option<Grade>) -> Style {
    match (status, grade) {
        (Status::Ended, Some(grade)) => of_grade(grade),
        _ => of_status(status),
    }
}

/// Once time is over nothing more is expected: the tick says nothing then.
fn expected(status: Status, expected: Option<f64>) -> Option<f64> {
    expected.filter(|_| {
        matches!(status, Status::AtRisk | Status::Outdated | Status::Behind | Status::NotStarted | Status::OnTrack)
    })
}
