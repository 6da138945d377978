//! Colours by what they mean. Nothing is said by colour alone.

use anstyle::{AnsiColor, Style};
use okr_core::{Grade, Severity, Status};

/// Whether to colour; off, every text comes back as it is.
#[derive(Clone, Copy, Debug)]
pub struct Paint(pub bool);

impl Paint {
    /// The text in a style.
    pub fn on(self, style: Style, text: &str) -> String {
        if !self.0 || text.is_empty() || style.is_plain() {
            return text.to_owned();
        }
        format!("{style}{text}{style:#}")
    }
}

/// Headings and names.
pub const STRONG: Style = Style::new().bold();
/// What is there for those who look for it.
pub const FAINT: Style = Style::new().dimmed();
/// What to do about something.
pub const HELP: Style = AnsiColor::Cyan.on_default();

/// The colour of a status.
pub const fn of_status(status: Status) -> Style {
    match status {
        Status::Achieved => AnsiColor::Blue.on_default(),
        Status::OnTrack => AnsiColor::Green.on_default(),
        Status::Behind => AnsiColor::Yellow.on_default(),
        Status::AtRisk => AnsiColor::Red.on_default(),
        Status::Outdated => AnsiColor::Magenta.on_default(),
        Status::Ended => Style::new(),
        Status::NotStarted | Status::Closed | Status::Postponed => FAINT,
    }
}

/// The colour of a grade.
pub const fn of_grade(grade: Grade) -> Style {
    match grade {
        Grade::Red => AnsiColor::Red.on_default(),
        Grade::Yellow => AnsiColor::Yellow.on_default(),
        Grade::Green => AnsiColor::Green.on_default(),
    }
}

/// The colour of a severity.
pub const fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
        Severity::Info => AnsiColor::Blue.on_default().bold(),
    }
}
