//! What `okr simulate` is told to suppose.

use okr_core::api::{SimulateRequest, SimulatedChange};
use okr_core::{Lang, Problems};

use super::number;

/// Changes that are supposed, and whose influence is asked.
///
/// They are made in the order in which they stand here, whatever the order on the line:
/// check-ins, then targets and weights all at once, then removals, then the rest.
#[derive(Clone, Debug, clap::Args)]
pub struct Supposed {
    /// A value that is checked in, such as kr-signups=80; may be given several times
    #[arg(id = "sim_check_in", long = "check-in", value_name = "ID=NUMBER", value_parser = figure)]
    pub check_ins: Vec<Figure>,
    /// Another target, such as kr-signups=120; may be given several times
    #[arg(id = "sim_target", long = "target", value_name = "ID=NUMBER", value_parser = figure)]
    pub targets: Vec<Figure>,
    /// Another weight, such as kr-signups=2; may be given several times
    #[arg(id = "sim_weight", long = "weight", value_name = "ID=NUMBER", value_parser = figure)]
    pub weights: Vec<Figure>,
    /// An objective or key result that is gone, with its alignments; may be given several times
    #[arg(id = "sim_without", long = "without", value_name = "ID")]
    pub without: Vec<String>,
    /// Any other change, as the operation simulate takes it; may be given several times
    #[arg(id = "sim_change", long = "change", value_name = "JSON", value_parser = change)]
    pub changes: Vec<SimulatedChange>,
    /// A key result whose influence to tell; by default those that are checked in or edited
    #[arg(id = "sim_influence", long = "influence", value_name = "ID")]
    pub influence: Vec<String>,
}

/// A number for a node that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The objective or key result, as the command line names it.
    pub node: String,
    /// The number.
    pub number: f64,
}

/// An id may hold an equals sign; a number does not.
fn figure(text: &str) -> Result<Figure, &'static str> {
    const SPELLING: &str = "write an id and a number, for instance kr-signups=80";
    let (node, value) = text.rsplit_once('=').ok_or(SPELLING)?;
    let number = number(value).map_err(|_| SPELLING)?;
    Ok(Figure { node: node.to_owned(), number })
}

fn change(text: &str) -> Result<SimulatedChange, String> {
    // The day is the command's; any serves for reading the change.
    let request = SimulateRequest::from_json(&format!("{{\"asOf\":\"2000-01-01\",\"changes\":[{text}]}}"));
    let spelling = || "write one change as a JSON object".to_owned();
    let first = |problems: Problems| problems.as_slice().first().map(|problem| problem.message(Lang::En));
    let request = request.map_err(|problems| first(problems).unwrap_or_else(spelling))?;
    let mut changes = request.changes.iter();
    match (changes.next(), changes.next()) {
        (Some(change), None) => Ok(change.clone()),
        _ => Err(spelling()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn a_figure_is_an_id_and_a_number() {
        assert_eq!(figure("a=b=-2.5").unwrap(), Figure { node: "a=b".into(), number: -2.5 });
        for wrong in ["a", "a=", "a=x", "a=1e999", "=nan"] {
            assert!(figure(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_change_is_one() {
        assert!(change(r#"{"edits":[{"of":{"keyResult":"k"},"weight":2}]}"#).is_ok());
        for wrong in ["", "{", "7", r#"{"chekIn":{}}"#, r#"{"remove":{"of":{"objective":"o"},"policy":"detach"}},{}"#] {
            assert!(change(wrong).is_err(), "{wrong}");
        }
    }
}
