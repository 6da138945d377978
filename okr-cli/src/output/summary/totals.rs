//! The totals at the end: by status, by grade, findings by severity.

use anstyle::Style;
use okr_core::{Grade, Severity, Status};

use super::remarks::Remarks;
use super::view::View;
use crate::output::colours::{FAINT, STRONG, of_grade, of_severity, of_status};
use crate::output::screen::Look;
use crate::output::text::{pad, width};
use crate::words::{self, Noun};

/// The space between two parts.
const GAP: usize = 3;
/// Best first: the order in which a reader hopes to see them.
const ORDER: [Status; 9] = [
    Status::Achieved,
    Status::OnTrack,
    Status::Behind,
    Status::AtRisk,
    Status::Outdated,
    Status::Ended,
    Status::NotStarted,
    Status::Closed,
    Status::Postponed,
];

/// The lines of totals.
pub fn of(view: &View<'_>, remarks: &Remarks<'_>, look: Look) -> String {
    let lang = look.lang;
    let objectives: Vec<Status> = view.rows.iter().map(|row| row.score.status).collect();
    let key_results: Vec<Status> =
        view.rows.iter().flat_map(|row| row.key_results.iter().map(|(_, score)| score.status)).collect();
    let grades: Vec<Grade> = view.rows.iter().filter_map(|row| row.score.grade).collect();

    let mut lines = vec![
        (lang.pick("Objectives", "目标"), objectives.len(), by_status(&objectives, look)),
        (lang.pick("Key results", "关键结果"), key_results.len(), by_status(&key_results, look)),
    ];
    if !grades.is_empty() {
        lines.push((lang.pick("Grades", "等级"), grades.len(), by_grade(&grades, look)));
    }
    lines.push((lang.pick("Findings", "检查结果"), remarks.all().len(), by_severity(remarks, look)));

    let label = lines.iter().map(|(label, ..)| width(label)).max().unwrap_or(0);
    let mut text = format!("\n{}\n", look.paint.on(STRONG, words::TOTALS.text(lang)));
    for (name, count, parts) in lines {
        let start = format!("  {}  {count:>4}", pad(name, label));
        text.push_str(&line(start, &parts, look));
    }
    text
}

/// A part of a total: its words and their colour.
type Part = (String, Style);

/// The parts after the start of a line; on a narrow screen in several lines.
fn line(start: String, parts: &[Part], look: Look) -> String {
    let under = width(&start);
    let mut used = under;
    let mut text = start;
    for (said, style) in parts {
        if used > under && used + GAP + width(said) > look.width {
            text.push_str(&format!("\n{}", " ".repeat(under)));
            used = under;
        }
        text.push_str(&" ".repeat(GAP));
        text.push_str(&look.paint.on(*style, said));
        used += GAP + width(said);
    }
    text + "\n"
}

fn by_status(all: &[Status], look: Look) -> Vec<Part> {
    let counted = ORDER.into_iter().map(|status| (status, all.iter().filter(|one| **one == status).count()));
    let said = |(status, count)| {
        (format!("{} {} {count}", words::mark(status), status.term().text(look.lang)), of_status(status))
    };
    counted.filter(|(_, count)| *count > 0).map(said).collect()
}

fn by_grade(all: &[Grade], look: Look) -> Vec<Part> {
    let grades = [Grade::Green, Grade::Yellow, Grade::Red];
    let counted = grades.into_iter().map(|grade| (grade, all.iter().filter(|one| **one == grade).count()));
    let said = |(grade, count)| (format!("{} {count}", words::grade(grade).text(look.lang)), of_grade(grade));
    counted.filter(|(_, count)| *count > 0).map(said).collect()
}

fn by_severity(remarks: &Remarks<'_>, look: Look) -> Vec<Part> {
    let kinds = [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Info, Noun::Info)];
    let all = remarks.all();
    let counted = kinds
        .into_iter()
        .map(|(severity, noun)| (severity, noun, all.iter().filter(|finding| finding.severity() == severity).count()));
    let said = |(severity, noun, count)| (words::count(count, noun, look.lang), of_severity(severity));
    let mut parts: Vec<Part> = counted.filter(|(_, _, count)| *count > 0).map(said).collect();
    if remarks.hidden() > 0 {
        parts.push((look.lang.pick("(infos: -v)", "（提示用 -v 显示）").to_owned(), FAINT));
    }
    parts
}
