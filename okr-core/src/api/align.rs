//! `alignment`: what people ask of the graph.

use serde::Serialize;

use super::request::{Refusal, read, request};
use super::units::{Coverage, CrossUnit, Silo};
use crate::codes::Code;
use crate::json::{Checks, Field, Limits, Place, listed, record, to_canonical, vocabulary};
use crate::lang::{Lang, Term};
use crate::model::Endpoint;
use crate::problem::{NodeRef, Problem, Problems};
use crate::workspace::{Node, ObjectiveIx, Workspace};

vocabulary! {
    /// A question about alignments.
    pub enum AlignmentQuery {
        /// Everything that `of` supports, nearest first.
        Ancestors = "ancestors",
        /// Everything that supports `of`, nearest first.
        Descendants = "descendants",
        /// Every objective with its layer: 0 where it is aligned to nothing above.
        Layers = "layers",
        /// The objectives that lead to no objective of the top level; none of a
        /// backlog, put off or kept for the record.
        Orphans = "orphans",
        /// The objectives that are aligned to nothing above.
        Roots = "roots",
        /// The objectives that nothing supports.
        Leaves = "leaves",
        /// A shortest way from `of` up to an objective of the top level.
        Path = "path",
        /// Everything whose numbers are part of `of`, nearest first.
        Contributors = "contributors",
        /// Everything that a change of `of` reaches, nearest first: what it supports, and
        /// what depends on it.
        Impact = "impact",
        /// The key results that are measured by contributors and have none.
        Unsupported = "unsupported",
        /// Units that are aligned with each other at most and own nothing of the top
        /// level, while others exist.
        Silos = "silos",
        /// How many objectives lead to one of the top level, in all and by unit.
        Coverage = "coverage",
        /// The alignments from one unit to another.
        CrossUnit = "crossUnit",
    }
}

impl AlignmentQuery {
    /// True for the questions about one objective or key result.
    pub const fn is_about_one(self) -> bool {
        use AlignmentQuery::{Ancestors, Contributors, Descendants, Impact, Path};
        matches!(self, Ancestors | Descendants | Path | Contributors | Impact)
    }
}

record! {
    /// What `alignment` is asked.
    pub request AlignmentRequest {
        /// The question.
        "query" query: AlignmentQuery = required,
        /// The objective or key result that it is about, for the questions that name it.
        "of" of: Option<Endpoint> = optional,
        /// The language of problems.
        "lang" lang: Option<Lang> = optional,
    }
    check(request, place, checks) {
        if request.query.is_about_one() && request.of.is_none() {
            checks.raise(Problem::new(Code::DocumentMissingField, place.pointer()).with("field", "of"));
        }
        if !request.query.is_about_one() && request.of.is_some() {
            let problem = Problem::new(Code::DocumentUnknownField, place.field("of").pointer()).with("field", "of");
            checks.raise(problem.with("known", listed(&["query", "lang"])));
        }
    }
}
request!(AlignmentRequest);

/// One node of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlignmentNode {
    /// The objective or key result.
    pub node: NodeRef,
    /// Steps from the node asked about, or the layer; `null` for lists without steps.
    pub steps: Option<u32>,
}

/// The answer of `alignment`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AlignmentAnswer {
    /// The question.
    pub query: AlignmentQuery,
    /// The nodes found; none for questions about units.
    pub nodes: Vec<AlignmentNode>,
    /// The answer to `silos`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silos: Option<Vec<Silo>>,
    /// The answer to `coverage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// The answer to `crossUnit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_unit: Option<CrossUnit>,
}

impl Workspace {
    /// Answers a question about alignments.
    ///
    /// # Errors
    /// `document.missing-field` where the question needs a node and none is
    /// named, `document.unknown-field` where it needs none; `reference.unknown` where the
    /// node does not exist.
    pub fn alignment(&self, request: &AlignmentRequest) -> Result<AlignmentAnswer, Problems> {
        let mut checks = Checks::new(&Limits::DEFAULT);
        request.check(&Place::Root, &mut checks);
        if let Some(problems) = Problems::from_list(checks.problems) {
            return Err(problems);
        }
        let found = match request.query {
            AlignmentQuery::Ancestors => with_steps(self.ancestors(self.asked(request)?)),
            AlignmentQuery::Descendants => with_steps(self.descendants(self.asked(request)?)),
            AlignmentQuery::Layers => {
                let layers = (0_u32..).zip(self.objective_layers());
                layers.map(|(at, layer)| (Node::Objective(ObjectiveIx(at)), Some(layer))).collect()
            }
            AlignmentQuery::Path => with_steps(self.path_to_top(self.asked(request)?)),
            AlignmentQuery::Contributors => with_steps(self.contributors(self.asked(request)?)),
            AlignmentQuery::Impact => with_steps(self.impact(self.asked(request)?)),
            AlignmentQuery::Orphans => objectives(self.orphans()),
            AlignmentQuery::Roots => objectives(self.roots()),
            AlignmentQuery::Leaves => objectives(self.leaves()),
            AlignmentQuery::Unsupported => {
                self.unsupported().into_iter().map(|at| (Node::KeyResult(at), None)).collect()
            }
            AlignmentQuery::Silos | AlignmentQuery::Coverage | AlignmentQuery::CrossUnit => Vec::new(),
        };
        let nodes = found.into_iter().map(|(node, steps)| AlignmentNode { node: self.node_ref(node), steps });
        let asks = |query| request.query == query;
        Ok(AlignmentAnswer {
            query: request.query,
            nodes: nodes.collect(),
            silos: asks(AlignmentQuery::Silos).then(|| self.silos()),
            coverage: asks(AlignmentQuery::Coverage).then(|| self.coverage_answer()),
            cross_unit: asks(AlignmentQuery::CrossUnit).then(|| self.cross_unit()),
        })
    }

    fn asked(&self, request: &AlignmentRequest) -> Result<Node, Problems> {
        let Some(end) = &request.of else {
            return Err(Problem::new(Code::DocumentMissingField, "").with("field", "of").into());
        };
        self.node(end).ok_or_else(|| unknown_node(self, end, "/of"))
    }
}

/// The problem of an end that names nothing.
pub(super) fn unknown_node(workspace: &Workspace, end: &Endpoint, place: &str) -> Problems {
    let (field, kind, id) = match end.node() {
        Some(NodeRef::KeyResult(id)) => ("keyResult", Term::new("key result", "关键结果"), id),
        Some(NodeRef::Objective(id)) => ("objective", Term::new("objective", "目标"), id),
        None => return Problem::new(Code::EndpointOneOf, place).into(),
    };
    let problem = Problem::new(Code::ReferenceUnknown, format!("{place}/{field}")).with("kind", kind).with("id", &*id);
    problem.with("nearest", workspace.near_node(end)).into()
}

fn objectives(found: Vec<ObjectiveIx>) -> Vec<(Node, Option<u32>)> {
    found.into_iter().map(|at| (Node::Objective(at), None)).collect()
}

fn with_steps(found: Vec<(Node, u32)>) -> Vec<(Node, Option<u32>)> {
    found.into_iter().map(|(node, steps)| (node, Some(steps))).collect()
}

pub(super) fn run(workspace: &Workspace, request: &str) -> Result<String, Refusal> {
    let request: AlignmentRequest = read(request)?;
    let answer = workspace.alignment(&request);
    let lang = request.lang.unwrap_or_default();
    answer.map(|answer| to_canonical(&answer)).map_err(|problems| Refusal { problems, lang })
}
