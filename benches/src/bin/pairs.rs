//! Each figure and its limit in turns, round by round in one run, so that what
//! the machine does meanwhile hits both alike. Prints `name median-ms` lines.
//! `pairs [OBJECTIVES [P1 P3 ...]]`, 1,000,000 and all figures unless given.

use okr_benches::clock::{median, timed};
use okr_benches::company::{Dice, Shape, document};
use okr_benches::limit::{Flat, is_acyclic};
use okr_benches::shapes::Form;
use okr_benches::{AS_OF, ELAPSED};
use okr_core::api::{self, ScoreRequest};
use okr_core::{Alignment, AlignmentKind, CheckIn, Date, Document, Endpoint, Live, Workspace, check_edges, diff};
use petgraph::algo::toposort;
use petgraph::graph::DiGraph;

const ROUNDS: usize = 15;

/// One thing to measure: its name, and a call that gives its milliseconds
/// without the time that dropping its result takes.
type Contender<'a> = (&'static str, Box<dyn FnMut() -> f64 + 'a>);

fn in_turns(mut contenders: Vec<Contender<'_>>) {
    let mut times = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for round in 0..=ROUNDS {
        for ((_, run), times) in contenders.iter_mut().zip(&mut times) {
            let milliseconds = run();
            // The first round warms up.
            if round > 0 {
                times.push(milliseconds);
            }
        }
    }
    for ((name, _), times) in contenders.into_iter().zip(times) {
        println!("{name} {:.3}", median(times));
    }
}

fn open(objectives: u32) {
    let text = document(objectives).to_json();
    in_turns(vec![
        ("P1/limit", Box::new(|| timed(|| serde_json::from_str::<Document>(&text).ok()))),
        ("P1/engine", Box::new(|| timed(|| Workspace::from_json(&text).ok()))),
    ]);
}

fn graph(nodes: u32) {
    let edges = Shape::new(nodes).edges();
    let pairs = || edges.iter().map(|edge| (edge.from, edge.to));
    in_turns(vec![
        ("P2/limit", Box::new(|| timed(|| is_acyclic(nodes, &edges)))),
        ("P2/engine", Box::new(|| timed(|| check_edges(nodes, &edges, &|left, right| left.cmp(&right))))),
        ("P2/petgraph", Box::new(|| timed(|| toposort(&DiGraph::<(), (), u32>::from_edges(pairs()), None).ok()))),
    ]);
}

fn score(objectives: u32) {
    let company = document(objectives);
    let flat = Flat::new(&company, &Shape::new(objectives).parents);
    let (Ok(workspace), Ok(as_of)) = (Workspace::from_document(company), AS_OF.parse()) else { return };
    in_turns(vec![
        ("P3/limit", Box::new(|| timed(|| flat.score(ELAPSED)))),
        ("P3/engine", Box::new(|| timed(|| workspace.score(&ScoreRequest { as_of })))),
    ]);
}

/// How many changes are measured one by one, the first tenth to warm up.
const CHANGES: usize = 20_000;

fn day() -> Option<Date> {
    AS_OF.parse().ok()
}

/// Prints the median of single changes, in milliseconds.
fn print_median(name: &str, mut times: Vec<f64>) {
    println!("{name} {:.6}", median(times.split_off(times.len() / 10)));
}

fn live(objectives: u32) -> Option<Live> {
    let mut live = Live::new(Workspace::from_document(document(objectives)).ok()?);
    live.score(day()?).ok()?;
    Some(live)
}

/// Check-ins one by one, each with everything above it right again.
fn check_ins(name: &str, objectives: u32) -> Option<()> {
    let (mut live, today, mut dice) = (live(objectives)?, day()?, Dice::new(3));
    let mut change = || {
        let id = format!("k{}", dice.below(objectives * 3));
        let check_in = CheckIn { value: Some(f64::from(dice.below(100))), ..CheckIn::of_key_result(&id, today) };
        timed(|| live.check_in(check_in, today).map(drop))
    };
    print_median(name, (0..CHANGES).map(|_| change()).collect());
    Some(())
}

/// Alignments one by one between any two objectives, taken or refused.
fn alignments(objectives: u32) -> Option<()> {
    let (mut live, today, mut dice) = (live(objectives)?, day()?, Dice::new(5));
    let mut change = || {
        let mut end = || Endpoint::of_objective(&format!("o{}", dice.below(objectives)));
        let alignment = Alignment::new(end(), end(), AlignmentKind::Supports);
        timed(|| live.align(alignment, today).map(drop))
    };
    print_median("P5/engine", (0..CHANGES).map(|_| change()).collect());
    Some(())
}

/// What looks beyond today. `diff` compares a company with itself a while later, many
/// targets moved and what crosses it meant otherwise; `forecast` tells of every key result,
/// each checked in six times.
fn beyond_today(objectives: u32) -> Option<()> {
    let text = document(objectives).to_json();
    let later = text.replace(r#""target":1"#, r#""target":2"#).replace("supports", "dependsOn");
    let (before, after) = (Workspace::from_json(&text).ok()?, Workspace::from_json(&later).ok()?);
    let weekly = Workspace::from_document(Form::Weekly.document(objectives * 3 * 6)).ok()?;
    let (today, mut dice) = (day()?, Dice::new(7));
    let every = format!(r#"{{"asOf":"{AS_OF}"}}"#);
    let call = |operation: &str, of: &Workspace, request: &str| timed(|| api::call(operation, Some(of), request).ok());
    let mut change = || {
        let number = dice.below(objectives * 3);
        let check_in = format!(r#"{{"keyResult":"k{number}","on":"{AS_OF}","value":42}}"#);
        format!(r#"{{"changes":[{{"checkIn":{check_in}}}],"asOf":"{AS_OF}"}}"#)
    };
    in_turns(vec![
        ("beyond/score", Box::new(|| timed(|| before.score(&ScoreRequest { as_of: today })))),
        ("beyond/simulate", Box::new(|| call("simulate", &before, &change()))),
        ("beyond/forecast", Box::new(|| call("forecast", &weekly, &every))),
        ("beyond/diff", Box::new(|| timed(|| diff(&before, &after, today).ok()))),
    ]);
    let both = format!(r#"{{"before":{text},"after":{later},"asOf":"{AS_OF}"}}"#);
    in_turns(vec![("beyond/diff-open", Box::new(|| call("diff", &before, &both)))]);
    Some(())
}

fn main() {
    let most = std::env::args().nth(1).and_then(|size| size.parse().ok()).unwrap_or(1_000_000);
    let named: Vec<String> = std::env::args().skip(2).collect();
    let wants = |id: &str| named.is_empty() || named.iter().any(|name| name == id);
    if wants("P1") {
        open(most / 10);
    }
    if wants("P2") {
        graph(most);
    }
    if wants("P3") {
        score(most);
    }
    if wants("P4") {
        check_ins("P4/small", most / 100);
        check_ins("P4/engine", most);
    }
    if wants("P5") {
        alignments(most);
    }
    if wants("beyond") {
        beyond_today(most / 10);
    }
}
