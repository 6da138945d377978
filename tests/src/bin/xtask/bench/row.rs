//! A row of the table, and how its numbers are written.

use std::fmt::Write as _;

/// A figure: what is measured, against what, and whether the aim is met.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) work: String,
    pub(super) engine: String,
    pub(super) against: String,
    pub(super) theirs: String,
    pub(super) ratio: String,
    pub(super) aim: String,
    pub(super) verdict: &'static str,
}

impl Row {
    /// The row of a ratio that must not be greater than the aim.
    pub(super) fn of_ratio(self, ratio: f64, at_most: f64) -> Row {
        let verdict = met(ratio <= at_most);
        Row { ratio: short(ratio), aim: format!("at most {at_most}"), verdict, ..self }
    }

    /// All rows under a head.
    pub(super) fn table(rows: &[Row]) -> String {
        let mut table =
            String::from("| id | work | engine | against | | ratio | aim | |\n|---|---|---|---|---|---|---|---|\n");
        for row in rows {
            let Row { id, work, engine, against, theirs, ratio, aim, verdict } = row;
            let _ =
                writeln!(table, "| {id} | {work} | {engine} | {against} | {theirs} | {ratio} | {aim} | {verdict} |");
        }
        table
    }
}

pub(super) fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "not met" }
}

/// Milliseconds, or what reads better.
pub(super) fn time(milliseconds: f64) -> String {
    match milliseconds {
        ..0.1 => format!("{:.1} µs", milliseconds * 1e3),
        10_000.0.. => format!("{:.1} s", milliseconds / 1e3),
        _ => format!("{milliseconds:.1} ms"),
    }
}

/// Millions of bytes.
pub(super) fn megabytes(bytes: f64) -> String {
    format!("{} MB", thousands((bytes / 1e6).round() as u64))
}

/// A count with a comma at every thousand.
pub(super) fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Two decimals; small ratios keep two digits.
fn short(ratio: f64) -> String {
    if ratio < 0.01 { format!("{ratio:.1e}") } else { format!("{ratio:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!([999, 1_000, 1_000_000].map(thousands), ["999", "1,000", "1,000,000"]);
        assert_eq!([0.0034, 17.26, 23_000.0].map(time), ["3.4 µs", "17.3 ms", "23.0 s"]);
        assert_eq!([0.000036, 0.7, 2.447].map(short), ["3.6e-5", "0.70", "2.45"]);
        assert_eq!(megabytes(2_961_000_000.0), "2,961 MB");
    }
}
