//! A case: an operation at work on a document of some shape and size.

use std::hint::black_box;

use okr_core::api::{self, ScoreRequest};
use okr_core::{Live, Workspace};

use crate::AS_OF;
use crate::clock::{median, of_processor};
use crate::company::{Dice, Shape};
use crate::shapes::Form;

/// What cases are run on: an open document of a shape and size.
#[derive(Debug)]
pub struct Site {
    /// Its shape.
    pub form: Form,
    /// How many objectives it has; key results where they crowd, check-ins where they come weekly.
    pub size: u32,
    /// Its JSON.
    pub text: String,
    /// It, opened.
    pub live: Live,
    /// The alignments across that no case has taken away yet.
    pub(super) cross: Vec<okr_core::Edge>,
    pub(super) dice: Dice,
    /// How many removals have been asked for: each removes something else.
    pub(super) removals: u32,
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
        Ok(Site { form, size, text, live, cross, dice: Dice::new(17), removals: 0 })
    }
}

fn opened(text: &str) -> Result<Workspace, String> {
    Workspace::from_json(text).map_err(|problems| problems.to_json(okr_core::Lang::En))
}

/// Puts together what is asked of a document.
pub type Asking<T> = Box<dyn Fn(&mut Site) -> T>;

/// What is done and timed.
pub enum Work {
    /// Nothing: the answer is the same whatever the document.
    Constant,
    /// Opening the document from its JSON.
    Opening,
    /// The full board in memory, without writing it as JSON.
    Board,
    /// A call with a request that may hold the document or name parts of it.
    Call(Asking<String>),
    /// The same, with a request that must be refused.
    Refusal(Asking<String>),
    /// Calls with different requests, of which the mean counts.
    Calls(Asking<Vec<String>>),
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

/// What a size counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The document's objectives.
    Objectives,
    /// The key results on the document's one objective.
    KeyResults,
    /// The document's check-ins.
    CheckIns,
    /// The characters of a text; the longest that the format takes stands beside
    /// the greatest company.
    Characters,
    /// The parts to be shared among.
    Parts,
}

impl Counted {
    /// How many there are where a document has this size.
    pub const fn of(self, size: u32) -> u32 {
        match self {
            Counted::Characters => size / 50,
            Counted::Objectives | Counted::KeyResults | Counted::CheckIns | Counted::Parts => size,
        }
    }

    /// The word for them.
    pub const fn word(self) -> &'static str {
        match self {
            Counted::Objectives => "objectives",
            Counted::KeyResults => "key results",
            Counted::CheckIns => "check-ins",
            Counted::Characters => "characters",
            Counted::Parts => "parts",
        }
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
    /// What its size counts, which need not be the document's objectives.
    pub counts: Counted,
    /// The greatest size at which it is run; more would take minutes, or more memory than
    /// the machine has.
    pub biggest: u32,
    /// What is timed.
    pub work: Work,
}

impl Case {
    pub(super) fn new(operation: &'static str, asked: &str, form: Form, work: Work) -> Case {
        let counts = match form {
            Form::Crowd => Counted::KeyResults,
            Form::Weekly => Counted::CheckIns,
            Form::Company | Form::Chain | Form::Fan => Counted::Objectives,
        };
        Case { operation, asked: asked.into(), form, counts, biggest: u32::MAX, work }
    }

    /// Runs the case and gives its milliseconds of the processor: of the fastest of
    /// some rounds, for what else the machine does only adds; for changes the median.
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
            Work::Refusal(request) => {
                let request = request(site);
                let call = || api::call(self.operation, Some(site.live.workspace()), &request);
                fastest(rounds, || call().err().ok_or_else(|| "not refused".to_owned()))
            }
            Work::Calls(requests) => {
                let requests = requests(site);
                let workspace = site.live.workspace();
                let call = |request: &String| api::call(self.operation, Some(workspace), request);
                let all = fastest(rounds, || requests.iter().map(call).collect::<Result<Vec<_>, _>>())?;
                Ok(all / requests.len() as f64)
            }
            Work::Changes { count, requests, outcome } => self.changes(site, *count, *requests, *outcome),
        }
    }

    fn changes(
        &self,
        site: &mut Site,
        count: u32,
        requests: fn(&mut Site) -> Option<String>,
        outcome: Outcome,
    ) -> Result<f64, String> {
        // The first change of a day scores the whole board.
        let day = AS_OF.parse().map_err(|_| "no day")?;
        site.live.score(day).map_err(|_| "not scored")?;
        let mut times = Vec::new();
        let mut taken = 0;
        for _ in 0..count {
            let Some(request) = requests(site) else { break };
            let mut change = || api::change(self.operation, &mut site.live, &request);
            times.push(of_processor(|| taken += usize::from(change().is_ok())));
        }
        outcome.check(taken, times.len())?;
        Ok(median(times.split_off(times.len() / 10)))
    }
}

/// What takes less is done many times over, milliseconds.
const MOMENT: f64 = 5.0;

/// How long and how often a case is run before the clock at most: the allocator puts
/// off what the case before has freed, ten thousand pieces a call.
const WARMING: f64 = 200.0;
const WARMINGS: u32 = 100;

/// What takes more is done once only, milliseconds: of so long a time, what else the
/// machine does is a small part.
const LONG: f64 = 2_000.0;

/// The fastest of some rounds of work that must succeed, in milliseconds; dropping
/// what it gives is off the clock unless it takes but a moment.
fn fastest<T>(rounds: usize, mut work: impl FnMut() -> Result<T, String>) -> Result<f64, String> {
    let mut once = || {
        let mut failed = None;
        let milliseconds = of_processor(|| work().map_err(|reason| failed = Some(reason)));
        failed.map_or(Ok(milliseconds), Err)
    };
    let mut took = once()?;
    let (mut spent, mut count) = (took, 1);
    while spent < WARMING && count < WARMINGS {
        took = once()?;
        spent += took;
        count += 1;
    }
    if took < MOMENT {
        let times = (MOMENT / took.max(1e-4)) as u32;
        let round = |_| of_processor(|| (0..times).for_each(|_| drop(black_box(work())))) / f64::from(times);
        return Ok((0..rounds).map(round).fold(f64::INFINITY, f64::min));
    }
    let rounds = if took > LONG { 1 } else { rounds };
    (1..rounds).try_fold(took, |least, _| Ok(once()?.min(least)))
}
