//! Everything that can be asked of a document, with the time that it takes.

use std::time::Instant;

use okr_core::api::call;
use okr_core::{Alignment, AlignmentKind, CheckIn, Date, Endpoint, LintOptions, Live, Workspace, lint};

use super::shapes::Made;

/// How long a question took.
#[derive(Clone, Debug)]
pub struct Lap {
    /// What was asked.
    pub question: String,
    /// Seconds.
    pub seconds: f64,
}

/// The laps so far.
#[derive(Default)]
struct Laps(Vec<Lap>);

impl Laps {
    fn time<T>(&mut self, question: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.push(Lap { question: question.to_owned(), seconds: start.elapsed().as_secs_f64() });
        done
    }
}

/// Opens a document and asks everything of it: scores, findings, every question on
/// alignments, every map, what it writes, and edits of a kept board.
///
/// # Errors
/// An answer that cannot be right.
pub fn everything(made: Made, today: Date) -> Result<Vec<Lap>, String> {
    let mut laps = Laps::default();
    let Made { text, leaf } = made;
    let workspace = laps.time("open", || Workspace::from_json(&text)).map_err(|problems| problems.to_string())?;
    drop(text);
    ask(&mut laps, &workspace, &leaf, today)?;
    let written = laps.time("toJson", || workspace.to_json());
    let again = laps.time("open what was written", || Workspace::from_json(&written));
    let again = again.map_err(|problems| problems.to_string())?;
    if again.to_json() != written {
        return Err("what was written opens as something else".to_owned());
    }
    drop((again, written));
    let workspace = edit(&mut laps, Live::new(workspace), &leaf, today)?;
    laps.time("drop", || drop(workspace));
    Ok(laps.0)
}

fn ask(laps: &mut Laps, workspace: &Workspace, leaf: &str, today: Date) -> Result<(), String> {
    let request = okr_core::api::ScoreRequest { as_of: today };
    let board = laps.time("score", || workspace.score(&request)).map_err(|problems| problems.to_string())?;
    if board.key_result(leaf).is_none_or(|score| score.progress != Some(1.0)) {
        return Err("the leaf is not reached".to_owned());
    }
    if board.objectives().filter(|score| score.progress > Some(0.0)).count() == 0 {
        return Err("nothing above the leaf has moved".to_owned());
    }
    drop(board);
    let count = workspace.counts().objectives + workspace.counts().key_results;
    let findings = laps.time("lint", || lint(workspace, LintOptions::default()).len());
    if findings > 2 * count {
        return Err(format!("{findings} findings"));
    }
    let mut asked = |name: &str, operation: &str, request: String| {
        laps.time(name, || call(operation, Some(workspace), &request)).map(|answer| answer.len())
    };
    asked("score as JSON", "score", format!(r#"{{"asOf":"{today}"}}"#))?;
    for query in ["layers", "orphans", "roots", "leaves", "unsupported"] {
        asked(query, "alignment", format!(r#"{{"query":"{query}"}}"#))?;
    }
    for (query, of) in [
        ("ancestors", format!(r#"{{"keyResult":"{leaf}"}}"#)),
        ("descendants", r#"{"objective":"o0"}"#.to_owned()),
        ("path", format!(r#"{{"keyResult":"{leaf}"}}"#)),
        ("contributors", r#"{"objective":"o0"}"#.to_owned()),
        ("impact", format!(r#"{{"keyResult":"{leaf}"}}"#)),
    ] {
        asked(query, "alignment", format!(r#"{{"query":"{query}","of":{of}}}"#))?;
    }
    for format in ["mermaid", "dot", "svg", "json"] {
        asked(&format!("map {format}"), "map", format!(r#"{{"format":"{format}","asOf":"{today}"}}"#))?;
    }
    Ok(())
}

/// Check-ins and alignments, each twice: the first makes room for changes.
fn edit(laps: &mut Laps, mut live: Live, leaf: &str, today: Date) -> Result<Live, String> {
    let told = |problems: okr_core::Problems| problems.to_string();
    live.score(today).map_err(told)?;
    for value in [5.0, 7.0] {
        let check_in = CheckIn { value: Some(value), ..CheckIn::of_key_result(leaf, today) };
        laps.time("checkIn", || live.check_in(check_in, today).map(|_| ())).map_err(told)?;
    }
    let (from, to) = (Endpoint::of_key_result(leaf), Endpoint::of_objective("o0"));
    for _ in 0..2 {
        let alignment = Alignment::new(from.clone(), to.clone(), AlignmentKind::DependsOn);
        laps.time("align", || live.align(alignment, today).map(|_| ())).map_err(told)?;
        let alignment = Alignment::new(from.clone(), to.clone(), AlignmentKind::Contributes);
        laps.time("align, feeding", || live.align(alignment, today).map(|_| ())).map_err(told)?;
        laps.time("unalign", || live.unalign(&from, &to, AlignmentKind::Contributes, today).map(|_| ()))
            .map_err(told)?;
        live.unalign(&from, &to, AlignmentKind::DependsOn, today).map_err(told)?;
    }
    // From the top to the leaf: in a chain it would close a circle through everything.
    let back = Alignment::new(to, from, AlignmentKind::Contributes);
    let _ = laps.time("align, refused or not", || live.would_align(&back));
    Ok(live)
}
