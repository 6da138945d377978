//! The totals at the end: by status, by grade, findings by severity.

use okr_core::{Grade, Severity, Status};

use super::remarks::Remark;
use super::view::View;
use crate::output::colours::{STRONG, of_grade, of_severity, of_status};
use crate::output::screen::Look;
use crate::output::text::{pad, width};
use crate::words::{self, Noun};

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
pub fn of(view: &View<'_>, remarks: &[Remark], look: Look) -> String {
    let lang = look.lang;
    let objectives: Vec<Status> = view.rows.iter().map(|row| row.score.status).collect();
    let key_results: Vec<Status> =
        view.rows.iter().flat_map(|row| row.key_results.iter().map(|(_, score)| score.status)).collect();
    let grades: Vec<Grade> = view.rows.iter().filter_map(|row| row.score.grade).collect();

    let mut lines = vec![
        (lang.pick("Objectives", "目标"), by_status(&objectives, look)),
        (lang.pick("Key results", "关键结果"), by_status(&key_results, look)),
    ];
    if !grades.is_empty() {
        lines.push((lang.pick("Grades", "评级"), by_grade(&grades, look)));
    }
    lines.push((lang.pick("Findings", "检查结果"), by_severity(remarks, look)));

    let label = lines.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let mut text = format!("\n{}\n", look.paint.on(STRONG, words::TOTALS.text(lang)));
    for (name, line) in lines {
        text.push_str(&format!("  {}  {line}\n", pad(name, label)));
    }
    text
}

fn by_status(all: &[Status], look: Look) -> String {
    let parts = ORDER.into_iter().filter_map(|status| {
        let count = all.iter().filter(|one| **one == status).count();
        let said = format!("{} {} {count}", words::mark(status), words::status(status).text(look.lang));
        (count > 0).then(|| look.paint.on(of_status(status), &said))
    });
    joined(format!("{:>4}", all.len()), parts.collect())
}

fn by_grade(all: &[Grade], look: Look) -> String {
    let parts = [Grade::Green, Grade::Yellow, Grade::Red].into_iter().filter_map(|grade| {
        let count = all.iter().filter(|one| **one == grade).count();
        let said = format!("{} {count}", words::grade(grade).text(look.lang));
        (count > 0).then(|| look.paint.on(of_grade(grade), &said))
    });
    joined(format!("{:>4}", all.len()), parts.collect())
}

fn by_severity(remarks: &[Remark], look: Look) -> String {
    let kinds = [(Severity::Error, Noun::Error), (Severity::Warning, Noun::Warning), (Severity::Info, Noun::Info)];
    let parts = kinds.into_iter().filter_map(|(severity, noun)| {
        let count = remarks.iter().filter(|remark| remark.severity == severity).count();
        (count > 0).then(|| look.paint.on(of_severity(severity), &words::count(count, noun, look.lang)))
    });
    joined(format!("{:>4}", remarks.len()), parts.collect())
}

fn joined(count: String, parts: Vec<String>) -> String {
    if parts.is_empty() { count } else { format!("{count}   {}", parts.join("   ")) }
}
