//! What a sentence takes from the node that it is of.

use super::Teller;
use crate::scoring::explain::tree::{ExplainedFigure, ExplainedNode, Quantity};

impl Teller<'_> {
    pub(super) fn input_node(&self, at: usize) -> Option<&ExplainedNode> {
        self.nodes.get(self.node.inputs.get(at)?.node?)
    }

    /// The node of a quantity among the inputs.
    pub(super) fn input_of(&self, quantity: Quantity) -> Option<&ExplainedNode> {
        let mut nodes = self.node.inputs.iter().filter_map(|input| self.nodes.get(input.node?));
        nodes.find(|node| node.quantity == quantity)
    }

    pub(super) fn fact(&self, name: &str) -> Option<&ExplainedFigure> {
        self.node.inputs.iter().find(|input| input.name == Some(name)).and_then(|input| input.value.as_ref())
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        match self.fact(name) {
            Some(ExplainedFigure::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// The current value: a fact, or for a sum its total.
    pub(super) fn current(&self) -> Option<f64> {
        let total = self.node.inputs.iter().find(|input| input.name == Some("current")).and_then(|input| input.node);
        match total.and_then(|at| self.nodes.get(at)).map(|node| &node.value) {
            Some(ExplainedFigure::Number(total)) => Some(*total),
            _ => self.number("current"),
        }
    }

    pub(super) fn on(&self) -> String {
        match self.fact("on") {
            Some(ExplainedFigure::Day(day)) => self.both(format!(" ({day})"), format!("（{day}）")),
            _ => String::new(),
        }
    }

    pub(super) fn policy(&self, name: &str) -> Option<&str> {
        let used = self.node.policies.iter().find(|used| used.policy == name)?;
        match &used.value {
            ExplainedFigure::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn limit(&self, name: &str) -> Option<f64> {
        let used = self.node.policies.iter().find(|used| used.policy == name)?;
        match used.value {
            ExplainedFigure::Number(number) => Some(number),
            _ => None,
        }
    }
}
