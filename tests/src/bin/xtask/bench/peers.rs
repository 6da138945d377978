//! The peers: other people's libraries and plain loops at the same work.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::number;
use super::row::{Row, time};
use crate::shell::{self, step};

/// What runs a peer's program, all in `benches/peers` or built from there.
enum Program {
    Python(&'static str),
    JavaScript(&'static str),
    /// Built by `setup`.
    Built(&'static str),
}

/// A peer: what it is, and the aim for the engine's time as a part of its time.
struct Peer {
    id: &'static str,
    name: &'static str,
    what: &'static str,
    program: Program,
    at_most: f64,
}

const PEERS: &[Peer] = &[
    Peer {
        id: "P2",
        name: "igraph",
        what: "`igraph_create`, `igraph_is_dag`",
        program: Program::Built("graph_igraph"),
        at_most: 1.0,
    },
    Peer {
        id: "P2",
        name: "rustworkx",
        what: "`extend_from_edge_list`, `is_directed_acyclic_graph`",
        program: Program::Python("graph_rustworkx.py"),
        at_most: 1.0,
    },
    Peer {
        id: "P2",
        name: "networkx",
        what: "`DiGraph`, `is_directed_acyclic_graph`",
        program: Program::Python("graph_networkx.py"),
        at_most: 1.0,
    },
    Peer {
        id: "P2",
        name: "graphology",
        what: "`addNode`, `addDirectedEdge`, `hasCycle`",
        program: Program::JavaScript("graph_graphology.mjs"),
        at_most: 1.0,
    },
    Peer {
        id: "P3",
        name: "DuckDB",
        what: "two threads, level by level",
        program: Program::Python("score_duckdb.py"),
        at_most: 0.25,
    },
    Peer {
        id: "P3",
        name: "SQLite",
        what: "level by level",
        program: Program::Python("score_sqlite.py"),
        at_most: 0.05,
    },
    Peer {
        id: "P3",
        name: "plain JavaScript",
        what: "a loop over typed arrays, Node",
        program: Program::JavaScript("score_javascript.mjs"),
        at_most: 1.0,
    },
    Peer {
        id: "P3",
        name: "plain Python",
        what: "a loop over lists, CPython",
        program: Program::Python("score_python.py"),
        at_most: 1.0,
    },
];

/// What the peers came to.
#[derive(Default)]
pub(super) struct Measured {
    pub(super) rows: Vec<Row>,
    /// Peers that are set up and failed, or answered otherwise than the engine.
    pub(super) faults: Vec<String>,
}

impl Measured {
    /// # Errors
    /// The faults.
    pub(super) fn verdict(&self) -> Result<(), String> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults.join("\n")) }
    }
}

/// Runs every peer that is set up; the others get a row that says so.
///
/// # Errors
/// Where the engine's own answers or times are missing.
pub(super) fn measure(root: &Path, data: &Path, pairs: &str) -> Result<Measured, String> {
    let answers =
        std::fs::read_to_string(data.join("answers.json")).map_err(|error| format!("answers.json: {error}"))?;
    let answers: Value = serde_json::from_str(&answers).map_err(|error| format!("answers.json: {error}"))?;
    let mut measured = Measured::default();
    for peer in PEERS {
        let engine = number(pairs, &format!("{}/engine", peer.id))?;
        let row = Row { id: peer.id, work: "the same".into(), engine: time(engine), ..Row::default() };
        let Some(mut command) = peer.program.command(root) else {
            println!("==> {}: not set up; run benches/peers/setup", peer.name);
            measured.rows.push(peer.absent(row, "not measured here"));
            continue;
        };
        let expected = answers.get(peer.id).unwrap_or(&Value::Null);
        match step(peer.name, || peer.run(command.arg(data), expected)) {
            Ok(line) => measured.rows.push(peer.row(row, engine, &line)),
            Err(reason) => {
                println!("    {reason}");
                measured.rows.push(peer.absent(row, "failed"));
                measured.faults.push(reason);
            }
        }
    }
    Ok(measured)
}

impl Program {
    /// The command, where what it needs is there.
    fn command(&self, root: &Path) -> Option<Command> {
        let (sources, home) = (root.join("benches/peers"), root.join("target/peers"));
        match self {
            Program::Python(file) => {
                let python = home.join("venv/bin/python");
                python.exists().then(|| with(Command::new(python), &["-B"], &sources.join(file)))
            }
            Program::JavaScript(file) => {
                // Garbage of the round before is collected off the clock.
                let flags = ["--expose-gc", "--max-old-space-size=8192"];
                let is_there = home.join("node_modules").exists() && shell::has("node");
                is_there.then(|| with(Command::new("node"), &flags, &sources.join(file)))
            }
            Program::Built(name) => {
                let program = home.join(name);
                program.exists().then(|| Command::new(program))
            }
        }
    }
}

fn with(mut command: Command, flags: &[&str], file: &Path) -> Command {
    command.args(flags).arg(file);
    command
}

impl Peer {
    /// The line that the program prints, its answer held against the engine's.
    fn run(&self, command: &mut Command, expected: &Value) -> Result<Value, String> {
        let printed = shell::output(command)?;
        let line: Value = serde_json::from_str(&printed).map_err(|error| format!("{error} in `{printed}`"))?;
        let answer = line.get("answer").unwrap_or(&Value::Null);
        if !agree(answer, expected) {
            return Err(format!("answers {answer}, the engine {expected}"));
        }
        Ok(line)
    }

    fn row(&self, row: Row, engine: f64, line: &Value) -> Row {
        let theirs = line.get("ms").and_then(Value::as_f64).unwrap_or(f64::NAN);
        let version = line.get("version").and_then(Value::as_str).unwrap_or("?");
        let rounds = line.get("rounds").and_then(Value::as_u64).unwrap_or(0);
        let against = format!("{} {version}: {}; {rounds} rounds", self.name, self.what);
        Row { against, theirs: time(theirs), ..row }.of_ratio(engine / theirs, self.at_most)
    }

    fn absent(&self, row: Row, verdict: &'static str) -> Row {
        let aim = format!("at most {}", self.at_most);
        Row { against: format!("{}: {}", self.name, self.what), aim, verdict, ..row }
    }
}

/// True where two answers are the same but for the rounding of numbers.
fn agree(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => match (left.as_f64(), right.as_f64()) {
            (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * left.abs().max(1.0),
            _ => false,
        },
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| agree(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(name, value): (&String, &Value)| right.get(name).is_some_and(|other| agree(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        // An engine that has answered nothing agrees with nobody.
        _ => left == right && !left.is_null(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_that_are_not_set_up_keep_their_rows() {
        let root = std::env::temp_dir().join(format!("okr-no-peers-{}", std::process::id()));
        std::fs::create_dir_all(&root).unwrap();
        std::fs::write(root.join("answers.json"), r#"{"P2": {}, "P3": {}}"#).unwrap();
        let measured = measure(&root, &root, "P2/engine 20.0\nP3/engine 160.0\n").unwrap();
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(measured.rows.len(), PEERS.len());
        assert!(measured.rows.iter().all(|row| row.verdict == "not measured here" && row.ratio.is_empty()));
        assert!(measured.faults.is_empty());
    }

    #[test]
    fn answers_may_differ_in_rounding_only() {
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let ours = parse(r#"{"sum": 459230.5256318, "counts": [3, 0], "acyclic": true}"#);
        assert!(agree(&ours, &parse(r#"{"sum": 459230.5256319, "counts": [3, 0], "acyclic": true}"#)));
        for other in [
            r#"{"sum": 459230.6, "counts": [3, 0], "acyclic": true}"#,
            r#"{"sum": 459230.5256318, "counts": [2, 1], "acyclic": true}"#,
            r#"{"sum": 459230.5256318, "counts": [3], "acyclic": true}"#,
            r#"{"sum": 459230.5256318, "counts": [3, 0], "acyclic": false}"#,
            r#"{"sum": 459230.5256318, "counts": [3, 0]}"#,
        ] {
            assert!(!agree(&ours, &parse(other)), "{other}");
        }
        assert!(!agree(&Value::Null, &Value::Null));
    }
}
