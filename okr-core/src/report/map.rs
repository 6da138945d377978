//! The alignment map: objectives and what supports what, as data, Mermaid, DOT or SVG.
//!
//! Titles are people's text. In each format they are escaped for that format,
//! so that no title can become markup.

use std::fmt::Write as _;

use serde::Serialize;

use super::svg;
use crate::json::{is_direction, number_text, vocabulary};
use crate::lang::{Lang, Term};
use crate::model::{AlignmentKind, AlignmentState, Date};
use crate::order::{pair, positions_by};
use crate::problem::NodeRef;
use crate::scoring::{Board, Status};
use crate::workspace::{ObjectiveIx, Workspace};

vocabulary! {
    /// The form of a map.
    pub enum MapFormat {
        /// Nodes and edges as JSON.
        Json = "json",
        /// A Mermaid flowchart.
        Mermaid = "mermaid",
        /// A Graphviz digraph.
        Dot = "dot",
        /// A drawing.
        Svg = "svg",
    }
}

/// How an alignment is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Contributes,
    Supports,
    DependsOn,
    Proposed,
}

impl Stroke {
    pub(super) const ALL: [Stroke; 4] = [Stroke::Contributes, Stroke::Supports, Stroke::DependsOn, Stroke::Proposed];

    fn of(edge: &MapEdge) -> Stroke {
        match (edge.state, edge.kind) {
            (AlignmentState::Proposed, _) => Stroke::Proposed,
            (_, AlignmentKind::Contributes) => Stroke::Contributes,
            (_, AlignmentKind::Supports) => Stroke::Supports,
            (_, AlignmentKind::DependsOn) => Stroke::DependsOn,
        }
    }
}

/// A line between two objectives of a map, by their places on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) stroke: Stroke,
}

/// An objective on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MapNode<'a> {
    /// The objective.
    pub id: &'a str,
    /// Its title; `null` where it is opaque.
    pub title: Option<&'a str>,
    /// The name of its owner; `null` where it is opaque.
    pub owner: Option<&'a str>,
    /// Its level, where it is known.
    pub level: Option<&'a str>,
    /// Its layer: 0 where it is aligned to nothing above.
    pub layer: u32,
    /// Its progress on the map's day; `null` without a day or a value.
    pub progress: Option<f64>,
    /// Its status on the map's day; `null` without a day.
    pub status: Option<Status>,
}

/// An alignment on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MapEdge {
    /// What supports.
    pub from: NodeRef,
    /// What is supported.
    pub to: NodeRef,
    /// What the alignment says.
    pub kind: AlignmentKind,
    /// How far it is agreed.
    pub state: AlignmentState,
}

/// The objectives and alignments of a workspace, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AlignmentMap<'a> {
    /// The objectives, in document order.
    pub nodes: Vec<MapNode<'a>>,
    /// The alignments, in document order, declined ones left out.
    pub edges: Vec<MapEdge>,
}

impl<'a> AlignmentMap<'a> {
    /// The map of a workspace; with a day, also progress and status on it.
    pub fn build(workspace: &'a Workspace, as_of: Option<Date>) -> AlignmentMap<'a> {
        let board = as_of.map(|as_of| Board::compute(workspace, as_of));
        let layers = workspace.objective_layers();
        let nodes = workspace.document().objectives.iter().zip(layers).map(|(objective, layer)| {
            let score = board.as_ref().and_then(|board| board.objective(objective.id.as_str()));
            MapNode {
                id: objective.id.as_str(),
                title: objective.title.as_deref(),
                owner: workspace.owner_name(objective),
                level: workspace.level_of(objective),
                layer,
                progress: score.and_then(|score| score.progress),
                status: score.map(|score| score.status),
            }
        });
        let alignments = workspace.document().alignments.iter();
        let edges = alignments.filter(|alignment| alignment.state_or_default() != AlignmentState::Declined);
        let edges = edges.filter_map(|alignment| {
            Some(MapEdge {
                from: alignment.from.node()?,
                to: alignment.to.node()?,
                kind: alignment.kind_or_default(),
                state: alignment.state_or_default(),
            })
        });
        AlignmentMap { nodes: nodes.collect(), edges: edges.collect() }
    }

    /// Leaves out the objectives below a layer, and the alignments that touch them.
    pub fn keep_layers(&mut self, workspace: &Workspace, deepest: u32) {
        self.nodes.retain(|node| node.layer <= deepest);
        let places = self.places(workspace);
        let place = |node: &NodeRef| places.get(objective_of(workspace, node)?.at()).copied()?;
        let is_shown = |node: &NodeRef| place(node).is_some();
        self.edges.retain(|edge| is_shown(&edge.from) && is_shown(&edge.to));
    }

    /// The lines to draw, in document order: alignments of key results are those
    /// of their objectives, and what would be the same line twice is drawn once.
    fn lines(&self, workspace: &Workspace) -> Vec<Line> {
        let places = self.places(workspace);
        let place = |node: &NodeRef| places.get(objective_of(workspace, node)?.at()).copied()?;
        let line =
            |edge: &MapEdge| Some(Line { from: place(&edge.from)?, to: place(&edge.to)?, stroke: Stroke::of(edge) });
        let lines: Vec<Line> = self.edges.iter().filter_map(line).collect();
        let key = |at: usize| lines.get(at).map(|line| (pair(line.from, line.to), line.stroke as u8));
        let order = positions_by(lines.len(), &|left, right| key(left).cmp(&key(right)));
        // The same lines stand together there, the first of them first.
        let mut fresh = vec![false; lines.len()];
        let mut before = None;
        for at in order {
            if let Some(fresh) = fresh.get_mut(at) {
                *fresh = before != key(at);
            }
            before = key(at);
        }
        lines.into_iter().zip(fresh).filter_map(|(line, fresh)| fresh.then_some(line)).collect()
    }

    /// The place of each objective of the workspace among the map's own.
    fn places(&self, workspace: &Workspace) -> Vec<Option<u32>> {
        let mut places = vec![None; workspace.document().objectives.len()];
        for (at, node) in (0..).zip(&self.nodes) {
            let slot = workspace.objective_ix(node.id).and_then(|ix| places.get_mut(ix.at()));
            if let Some(slot) = slot {
                *slot = Some(at);
            }
        }
        places
    }

    /// A Mermaid flowchart, from what is supported down to what supports it.
    pub fn to_mermaid(&self, workspace: &Workspace, lang: Lang) -> String {
        let mut text = String::from("flowchart BT\n");
        for (at, node) in self.nodes.iter().enumerate() {
            let _ =
                writeln!(text, "  o{at}[\"{}\"]{}", mermaid_label(node, lang), node.status.map_or("", mermaid_class));
        }
        for Line { from, to, stroke } in self.lines(workspace) {
            let arrow = match stroke {
                Stroke::Proposed => "-. ? .->",
                Stroke::Contributes => "==>",
                Stroke::Supports => "-->",
                Stroke::DependsOn => "-.->",
            };
            let _ = writeln!(text, "  o{from} {arrow} o{to}");
        }
        if self.nodes.iter().any(|node| node.status.is_some()) {
            text.push_str(MERMAID_CLASSES);
        }
        text
    }

    /// A Graphviz digraph.
    pub fn to_dot(&self, workspace: &Workspace, lang: Lang) -> String {
        let mut text = String::from(
            "digraph okr {\n  rankdir=BT;\n  node [shape=box, style=\"rounded,filled\", fillcolor=white];\n",
        );
        for (at, node) in self.nodes.iter().enumerate() {
            let colour = node.status.map_or("white", fill_colour);
            let _ = writeln!(text, "  o{at} [label=\"{}\", fillcolor=\"{colour}\"];", dot_label(node, lang));
        }
        for Line { from, to, stroke } in self.lines(workspace) {
            let style = match stroke {
                Stroke::Proposed => "dotted",
                Stroke::Contributes => "bold",
                Stroke::Supports => "solid",
                Stroke::DependsOn => "dashed",
            };
            let _ = writeln!(text, "  o{from} -> o{to} [style={style}];");
        }
        text.push_str("}\n");
        text
    }

    /// A drawing, what is supported above what supports it. `as_of` is the day
    /// that the map was built for.
    pub fn to_svg(&self, workspace: &Workspace, as_of: Option<Date>, lang: Lang) -> String {
        svg::draw(self, &self.lines(workspace), lang, as_of)
    }
}

/// The objective that a node stands for on the map: its own, or the key result's.
fn objective_of(workspace: &Workspace, node: &NodeRef) -> Option<ObjectiveIx> {
    match node {
        NodeRef::Objective(id) => workspace.objective_ix(id),
        NodeRef::KeyResult(id) => workspace.owner_of(workspace.key_result_ix(id)?),
    }
}

/// The colour that stands for a status.
fn fill_colour(status: Status) -> &'static str {
    match status {
        Status::AtRisk => "#f8d0cb",
        Status::Ended | Status::Closed | Status::Postponed => "#e3e3e3",
        Status::Outdated => "#e8dcf5",
        Status::Behind => "#fbe8b8",
        Status::NotStarted => "#ffffff",
        Status::OnTrack => "#cfe8d5",
        Status::Achieved => "#b9dcf2",
    }
}

fn mermaid_class(status: Status) -> &'static str {
    match status {
        Status::AtRisk => ":::atRisk",
        Status::Ended | Status::Closed | Status::Postponed => ":::ended",
        Status::Outdated => ":::outdated",
        Status::Behind => ":::behind",
        Status::NotStarted => "",
        Status::OnTrack => ":::onTrack",
        Status::Achieved => ":::achieved",
    }
}

const MERMAID_CLASSES: &str = "  classDef atRisk fill:#f8d0cb\n  classDef ended fill:#e3e3e3\n  \
    classDef outdated fill:#e8dcf5\n  classDef behind fill:#fbe8b8\n  classDef onTrack fill:#cfe8d5\n  \
    classDef achieved fill:#b9dcf2\n";

/// What stands in the place of a title that may not be seen.
const HIDDEN: Term = Term::new("hidden", "不可见");

impl MapNode<'_> {
    /// The title, or the word that it is hidden.
    pub(super) fn label(&self, lang: Lang) -> &str {
        self.title.unwrap_or(HIDDEN.text(lang))
    }
}

/// The owner, where there is one to be seen, and progress, where it is known.
fn caption(node: &MapNode<'_>) -> String {
    let percent = node.progress.map(|progress| number_text((progress * 100.0).round()) + "%");
    match (node.owner, percent) {
        (Some(owner), Some(percent)) => format!("{owner} · {percent}"),
        (owner, percent) => owner.map(str::to_owned).or(percent).unwrap_or_default(),
    }
}

fn mermaid_label(node: &MapNode<'_>, lang: Lang) -> String {
    let caption = caption(node);
    let next = if caption.is_empty() { "" } else { "<br>" };
    format!("{}{next}{}", mermaid_text(node.label(lang)), mermaid_text(&caption))
}

/// Text inside a quoted Mermaid label: punctuation could end the label, begin a
/// list, a formula or markup, or name an entity, so it is written as character codes.
fn mermaid_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() {
            escaped.push(' ');
        } else if is_direction(letter) {
            escaped.push(char::REPLACEMENT_CHARACTER);
        } else if letter.is_ascii_punctuation() {
            let _ = write!(escaped, "#{};", letter as u32);
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

fn dot_label(node: &MapNode<'_>, lang: Lang) -> String {
    let caption = caption(node);
    let next = if caption.is_empty() { "" } else { "\\n" };
    format!("{}{next}{}", dot_text(node.label(lang)), dot_text(&caption))
}

/// Text inside a quoted DOT string. A backslash is doubled, so that no escape of
/// DOT can be written in a title.
fn dot_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => escaped.push_str("\\\""),
            // Graphviz reads entities in labels.
            '&' => escaped.push_str("&amp;"),
            '\\' => escaped.push_str("\\\\"),
            letter if letter.is_control() => escaped.push(' '),
            letter if is_direction(letter) => escaped.push(char::REPLACEMENT_CHARACTER),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_titles_stay_text() {
        assert_eq!(mermaid_text("a\"]; click x \"js\"\n<b>"), "a#34;#93;#59; click x #34;js#34; #60;b#62;");
        assert_eq!(dot_text("a\"]; x \\N\n"), "a\\\"]; x \\\\N ");
        assert_eq!(mermaid_text("a\u{202e}b"), "a\u{fffd}b");
        assert_eq!(dot_text("\u{2066}a\u{200f}"), "\u{fffd}a\u{fffd}");
    }
}
