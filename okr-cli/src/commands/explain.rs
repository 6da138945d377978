//! `okr explain`: why a number is what it is, step by step.

use std::path::Path;

use okr_core::api::{self, ScoreRequest};
use okr_core::{Date, Endpoint, Explained, ExplainedNode, NodeRef, Quantity, Workspace};

use super::node::endpoint;
use super::several::quoted;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::screen::{Look, Screen};
use crate::output::text::{clean, wrap};
use crate::settings::Settings;
use crate::words;

/// How many steps in a line is set at most: what is deeper stands there too, so that a
/// long chain grows by its lines alone.
const DEEPEST: usize = 12;

/// Explains the scores of one objective or key result.
pub fn run(file: &Path, id: &str, depth: Option<u32>, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let workspace = &opened.workspace;
    let of = endpoint(workspace, id, settings.lang)?;
    if settings.json {
        return super::answer_of_call(
            api::call("explain", Some(workspace), &wire(&of, depth, as_of, settings)),
            screen,
        );
    }
    let then = workspace.known_on(as_of)?;
    let explained = then.score(&ScoreRequest { as_of }).and_then(|board| board.explain(&of, depth, settings.lang));
    let explained = explained?;
    screen.text(&told(&explained, &then, screen.look))?;
    Ok(Outcome::Clean)
}

fn wire(of: &Endpoint, depth: Option<u32>, as_of: Date, settings: &Settings) -> String {
    let (kind, id) = match of.node() {
        Some(NodeRef::KeyResult(id)) => ("keyResult", id),
        Some(NodeRef::Objective(id)) => ("objective", id),
        None => ("objective", "".into()),
    };
    let depth = depth.map(|depth| format!("\"depth\":{depth},")).unwrap_or_default();
    format!(
        "{{\"of\":{{\"{kind}\":{}}},\"asOf\":\"{as_of}\",{depth}\"lang\":{}}}",
        quoted(&id),
        quoted(settings.lang.tag())
    )
}

/// A line for each value, under what is made of it; what several are made of stands once.
fn told(explained: &Explained, workspace: &Workspace, look: Look) -> String {
    let mut text = String::new();
    let mut seen = vec![false; explained.nodes.len()];
    let roots = [
        Some(explained.score),
        Some(explained.computed_score),
        explained.stated_score,
        Some(explained.expected),
        Some(explained.status),
        explained.grade,
        Some(explained.coverage),
        explained.confidence,
        explained.least_confidence,
    ];
    // What is still to be told, the next at the end: the value, how deep, and of what the one above is.
    let mut waiting: Vec<(usize, usize, Option<&NodeRef>)> =
        roots.into_iter().flatten().rev().map(|root| (root, 0, None)).collect();
    let mut headed: Option<&NodeRef> = None;
    while let Some((at, level, above)) = waiting.pop() {
        let Some(node) = explained.nodes.get(at) else { continue };
        let is_known = std::mem::replace(seen.get_mut(at).unwrap_or(&mut false), true);
        // What is asked for itself and has been told needs no second line.
        if is_known && above.is_none() {
            continue;
        }
        let is_own = above == Some(&node.of) || (above.is_none() && headed == Some(&node.of));
        let level = if is_own || above.is_none() { level } else { level + 1 };
        if !is_own {
            text.push_str(&headline(node, workspace, level, look));
            headed = Some(&node.of);
        }
        let tail = if is_known { look.lang.pick(" (see above)", "（见上文）") } else { "" };
        paragraph(&mut text, &format!("{}{tail}", node.text), level + 1, look);
        if !is_known {
            let is_repeated = |child: &usize| {
                // These name their figures in their sentences.
                let Some(child_node) = explained.nodes.get(*child) else { return false };
                let is_own = child_node.of == node.of;
                let names_it = match node.quantity {
                    Quantity::Status => is_own || child_node.quantity == Quantity::Progress,
                    Quantity::Coverage => is_own,
                    Quantity::LeastConfidence => true,
                    _ => false,
                };
                names_it && seen.get(*child) == Some(&true)
            };
            let children = node.inputs.iter().filter_map(|input| input.node).rev();
            let children = children.filter(|child| !is_repeated(child));
            waiting.extend(children.map(|child| (child, level, Some(&node.of))));
        }
    }
    text
}

/// What the values under it are of: its id and title.
fn headline(node: &ExplainedNode, workspace: &Workspace, level: usize, look: Look) -> String {
    let title = match &node.of {
        NodeRef::Objective(id) => {
            workspace.objective(id).map(|objective| words::title(objective.title.as_ref(), look.lang))
        }
        NodeRef::KeyResult(id) => {
            workspace.key_result(id).map(|key_result| words::title(key_result.title.as_ref(), look.lang))
        }
    };
    let id = look.paint.on(STRONG, &clean(node.of.id()));
    format!("{}{id}  {}\n", "  ".repeat(level.min(DEEPEST)), look.paint.on(FAINT, &title.unwrap_or_default()))
}

fn paragraph(text: &mut String, words: &str, level: usize, look: Look) {
    let indent = 2 * level.min(DEEPEST + 1);
    for (at, line) in wrap(words, look.width.saturating_sub(indent + 2)).iter().enumerate() {
        let hang = if at == 0 { 0 } else { 2 };
        text.push_str(&format!("{}{line}\n", " ".repeat(indent + hang)));
    }
}
