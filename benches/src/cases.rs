//! A case for every operation, to be run at any size: so it shows whether the
//! time that an operation takes grows with what it is given, or faster.

use std::hint::black_box;

use okr_core::api::{self, AlignmentQuery, ScoreRequest};
use okr_core::{Live, MapFormat, Workspace};

use crate::AS_OF;
use crate::clock::{median, of_processor, timed};
use crate::company::{Dice, Shape};
use crate::shapes::Form;

/// What cases are run on: an open document of a shape and size.
#[derive(Debug)]
pub struct Site {
    /// Its shape.
    pub form: Form,
    /// How many objectives it has, or key results where they crowd.
    pub size: u32,
    /// Its JSON.
    pub text: String,
    /// It, opened.
    pub live: Live,
    /// The alignments across that no case has taken away yet.
    cross: Vec<okr_core::Edge>,
    dice: Dice,
}

impl Site {
    /// Makes a document and opens it.
    ///
    /// # Errors
    /// The document's problems; it should have none.
    pub fn new(form: Form, size: u32) -> Result<Site, String> {
        let text = form.document(size).to_json();
        let live = Live::new(opened(&text)?);
        let cross = if form == Form::Company { Shape::new(size).cross } else { Vec::new() };
        Ok(Site { form, size, text, live, cross, dice: Dice::new(17) })
    }
}

fn opened(text: &str) -> Result<Workspace, String> {
    Workspace::from_json(text).map_err(|problems| problems.to_json(okr_core::Lang::En))
}

/// What is done and timed.
pub enum Work {
    /// Nothing: the answer is the same whatever the document.
    Constant,
    /// Opening the document from its JSON.
    Opening,
    /// The full board in memory, without writing it as JSON.
    Board,
    /// A call with a request that may hold the document or name parts of it.
    Call(Box<dyn Fn(&mut Site) -> String>),
    /// Changes, one after the other.
    Changes {
        /// How many.
        count: u32,
        /// Each request, as long as there is something left to change.
        requests: fn(&mut Site) -> Option<String>,
        /// What they must come to.
        outcome: Outcome,
    },
}

/// What changes must come to, so that nobody measures refusals by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All are taken.
    Taken,
    /// Most are taken, some refused.
    MostlyTaken,
    /// All are refused.
    Refused,
}

impl Outcome {
    fn check(self, taken: usize, of: usize) -> Result<(), String> {
        let holds = match self {
            Outcome::Taken => taken == of,
            Outcome::MostlyTaken => taken * 2 > of,
            Outcome::Refused => taken == 0,
        };
        if holds { Ok(()) } else { Err(format!("{taken} of {of} changes were taken, which is not {self:?}")) }
    }
}

/// An operation at work on a shape of document.
pub struct Case {
    /// The operation's name.
    pub operation: &'static str,
    /// What is asked of it, in words; empty where there is only one thing to ask.
    pub asked: String,
    /// The shape of the document.
    pub form: Form,
    /// What is counted by the size: what the shape's words say, or characters of a
    /// text, of which there is one for fifty objectives.
    pub counts_characters: bool,
    /// The greatest size at which it is run; more would take minutes.
    pub biggest: u32,
    /// What is timed.
    pub work: Work,
}

impl Case {
    fn new(operation: &'static str, asked: &str, form: Form, work: Work) -> Case {
        Case { operation, asked: asked.into(), form, counts_characters: false, biggest: u32::MAX, work }
    }

    /// Runs the case and gives its milliseconds of the processor: of the fastest of
    /// some rounds, for what else the machine does only adds; for changes, which take
    /// microseconds, the median by the clock on the wall.
    ///
    /// # Errors
    /// What was refused.
    pub fn run(&self, site: &mut Site, rounds: usize) -> Result<f64, String> {
        match &self.work {
            Work::Constant => Ok(f64::NAN),
            Work::Opening => fastest(rounds, || opened(&site.text)),
            Work::Board => {
                let as_of = AS_OF.parse().map_err(|_| "no day")?;
                let workspace = site.live.workspace();
                fastest(rounds, || workspace.score(&ScoreRequest { as_of }).map_err(|_| "not scored".into()))
            }
            Work::Call(request) => {
                let request = request(site);
                let workspace = site.live.workspace();
                fastest(rounds, || api::call(self.operation, Some(workspace), &request))
            }
            Work::Changes { count, requests, outcome } => self.changes(site, *count, *requests, *outcome),
        }
    }

    /// The size as the case counts it.
    pub fn counted(&self, size: u32) -> u32 {
        if self.counts_characters { size / OBJECTIVES_PER_CHARACTER } else { size }
    }

    fn changes(
        &self,
        site: &mut Site,
        count: u32,
        requests: fn(&mut Site) -> Option<String>,
        outcome: Outcome,
    ) -> Result<f64, String> {
        // The first change of a day scores the whole board.
        site.live.score(AS_OF.parse().map_err(|_| "no day")?);
        let mut times = Vec::new();
        let mut taken = 0;
        for _ in 0..count {
            let Some(request) = requests(site) else { break };
            times.push(timed(|| taken += usize::from(api::change(self.operation, &mut site.live, &request).is_ok())));
        }
        outcome.check(taken, times.len())?;
        Ok(median(times.split_off(times.len() / 10)))
    }
}

/// The longest text that the format takes stands beside the greatest company.
const OBJECTIVES_PER_CHARACTER: u32 = 50;

/// What takes less is done many times over, milliseconds.
const MOMENT: f64 = 5.0;

/// What takes more is done twice only, milliseconds.
const LONG: f64 = 1_000.0;

/// The fastest of some rounds of work that must succeed, in milliseconds; dropping
/// what it gives is off the clock unless it takes but a moment.
fn fastest<T>(rounds: usize, mut work: impl FnMut() -> Result<T, String>) -> Result<f64, String> {
    let mut once = || {
        let mut failed = None;
        let milliseconds = of_processor(|| work().map_err(|reason| failed = Some(reason)));
        failed.map_or(Ok(milliseconds), Err)
    };
    let first = once()?;
    if first < MOMENT {
        let times = (MOMENT / first.max(1e-4)) as u32;
        let round = |_| of_processor(|| (0..times).for_each(|_| drop(black_box(work())))) / f64::from(times);
        return Ok((0..rounds).map(round).fold(f64::INFINITY, f64::min));
    }
    let rounds = if first > LONG { rounds.min(2) } else { rounds };
    (1..rounds).try_fold(first, |least, _| Ok(once()?.min(least)))
}

/// Every case. A new operation needs one here; without it the benches refuse to
/// run and a test fails.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for form in Form::ALL {
        cases.push(Case::new("open", "", form, Work::Opening));
        cases.push(Case::new("score", "the board in memory", form, Work::Board));
    }
    let mut whole = |operation, asked: &str, work| cases.push(Case::new(operation, asked, Form::Company, work));
    whole("validate", "", Work::Call(Box::new(|site| format!(r#"{{"document":{}}}"#, site.text))));
    whole("toJson", "", Work::Call(Box::new(|_| "{}".into())));
    whole("score", "the whole answer", Work::Call(Box::new(|_| format!(r#"{{"asOf":"{AS_OF}"}}"#))));
    whole("lint", "", Work::Call(Box::new(|_| format!(r#"{{"asOf":"{AS_OF}"}}"#))));
    whole("checkIn", "on any key result", Work::Changes { count: 4_000, requests: check_in, outcome: Outcome::Taken });
    whole(
        "align",
        "any two objectives",
        Work::Changes { count: 4_000, requests: align, outcome: Outcome::MostlyTaken },
    );
    whole("unalign", "an alignment across", Work::Changes { count: 4_000, requests: unalign, outcome: Outcome::Taken });
    for operation in ["rules", "schema", "version"] {
        whole(operation, "", Work::Constant);
    }
    let text = Case::new("lintText", "", Form::Company, Work::Call(Box::new(lint_text)));
    cases.push(Case { counts_characters: true, ..text });
    // A circle as long as the document is deep.
    let refused = Work::Changes { count: 5, requests: close_chain, outcome: Outcome::Refused };
    cases.push(Case::new("align", "its ends: refused with the circle", Form::Chain, refused));
    cases.extend(maps());
    cases.extend(questions());
    cases
}

fn check_in(site: &mut Site) -> Option<String> {
    let number = site.dice.below(site.size * 3);
    let value = site.dice.below(100);
    let check_in = format!(r#"{{"keyResult":"k{number}","on":"{AS_OF}","value":{value}}}"#);
    Some(format!(r#"{{"checkIn":{check_in},"asOf":"{AS_OF}"}}"#))
}

fn ends(from: u32, to: u32) -> String {
    format!(r#""from":{{"objective":"o{from}"}},"to":{{"objective":"o{to}"}}"#)
}

fn aligning(from: u32, to: u32) -> String {
    format!(r#"{{"alignment":{{{}}},"asOf":"{AS_OF}"}}"#, ends(from, to))
}

fn align(site: &mut Site) -> Option<String> {
    let (from, to) = (site.dice.below(site.size), site.dice.below(site.size));
    Some(aligning(from, to))
}

/// One of the alignments across that still stand.
fn unalign(site: &mut Site) -> Option<String> {
    let at = site.dice.below(site.cross.len() as u32) as usize;
    let edge = (at < site.cross.len()).then(|| site.cross.swap_remove(at))?;
    Some(format!(r#"{{{},"asOf":"{AS_OF}"}}"#, ends(edge.from, edge.to)))
}

fn close_chain(site: &mut Site) -> Option<String> {
    Some(aligning(0, site.size - 1))
}

fn lint_text(site: &mut Site) -> String {
    let words = "Raise the share of customers who recommend us from 31% to 45%; 老客户复购率提升至 40%. ";
    let text: String = words.chars().cycle().take((site.size / OBJECTIVES_PER_CHARACTER) as usize).collect();
    format!(r#"{{"kind":"keyResult","text":"{text}"}}"#)
}

fn maps() -> Vec<Case> {
    let of = |format: &MapFormat| {
        let request = format!(r#"{{"format":"{format}","asOf":"{AS_OF}"}}"#);
        let case = Case::new("map", format.word(), Form::Company, Work::Call(Box::new(move |_| request.clone())));
        // Nobody looks at a drawing of a million; it would take minutes.
        let biggest = if *format == MapFormat::Svg { 125_000 } else { case.biggest };
        Case { biggest, ..case }
    };
    MapFormat::ALL.iter().map(of).collect()
}

/// Every question about alignments; those about one objective of the top and of
/// the last one, which no other is as deep as, in a company and in a chain.
fn questions() -> Vec<Case> {
    let mut cases = Vec::new();
    for query in AlignmentQuery::ALL {
        if !query.is_about_one() {
            let request = format!(r#"{{"query":"{query}"}}"#);
            cases.push(Case::new(
                "alignment",
                query.word(),
                Form::Company,
                Work::Call(Box::new(move |_| request.clone())),
            ));
            continue;
        }
        for form in [Form::Company, Form::Chain] {
            let of = move |number: u32| format!(r#"{{"query":"{query}","of":{{"objective":"o{number}"}}}}"#);
            let of_top = Work::Call(Box::new(move |_| of(0)));
            let of_last = Work::Call(Box::new(move |site| of(site.size - 1)));
            cases.push(Case::new("alignment", &format!("{query} of the top"), form, of_top));
            cases.push(Case::new("alignment", &format!("{query} of the deepest"), form, of_last));
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use okr_core::api::OPERATIONS;

    use super::*;

    #[test]
    fn every_operation_has_a_case() {
        let cases = cases();
        let lacking = OPERATIONS.iter().map(|operation| operation.name);
        let lacking: Vec<_> = lacking.filter(|name| !cases.iter().any(|case| case.operation == *name)).collect();
        assert!(lacking.is_empty(), "no case in benches/src/cases.rs for {lacking:?}");
    }

    #[test]
    fn every_case_runs() {
        for form in Form::ALL {
            let mut site = Site::new(form, 200).unwrap();
            for case in cases().iter().filter(|case| case.form == form) {
                let done = case.run(&mut site, 1);
                assert!(done.is_ok(), "{} {} on {}: {}", case.operation, case.asked, form.words(), done.unwrap_err());
            }
        }
    }
}
