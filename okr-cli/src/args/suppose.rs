//! What `okr simulate` is told to suppose.

use okr_core::api::SimulatedChange;

use super::value::{change, figure};

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
    /// Any other change: an object with checkIn, edits, alignment, unalign or remove, as the
    /// operation simulate takes it; may be given several times
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
