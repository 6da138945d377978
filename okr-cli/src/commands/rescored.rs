//! Scores before and after, a line each.

use okr_core::{NodeRef, Rescored, Standing, Workspace};

use super::node::title;
use crate::output::colours::{FAINT, of_status};
use crate::output::figures::{percent, score};
use crate::output::screen::Look;
use crate::output::table::{Cell, Side, Table};
use crate::output::text::clean;
use crate::words;

/// The table of scores; titles are those of a workspace.
pub fn table(scores: &[Rescored], workspace: &Workspace, width: usize, look: Look) -> String {
    let lang = look.lang;
    let mut table = Table::new(&[
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("progress", "进度"), Side::Right),
        (lang.pick("score", "得分"), Side::Right),
        (lang.pick("status", "状态"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]);
    let decimals = workspace.profile().decimals;
    for rescored in scores {
        let (before, after) = (rescored.before, rescored.after);
        let two = |figure: &dyn Fn(Standing) -> String| arrow(figure(before), figure(after));
        let word =
            |standing: Standing| format!("{} {}", words::mark(standing.status), standing.status.term().text(lang));
        table.row(vec![
            Cell::plain(format!("{}{}", indent(&rescored.node), clean(rescored.node.id()))),
            Cell::plain(two(&|standing| percent(standing.progress))),
            Cell::plain(two(&|standing| score(standing.score, decimals))),
            Cell::styled(arrow(word(before), word(after)), of_status(after.status)),
            Cell::styled(title(workspace, &rescored.node, lang), FAINT),
        ]);
    }
    table.text(width, look.paint)
}

/// Key results stand a little further in than objectives.
pub fn indent(node: &NodeRef) -> &'static str {
    if matches!(node, NodeRef::KeyResult(_)) { "  " } else { "" }
}

/// What was and what is, once where they look the same.
fn arrow(before: String, after: String) -> String {
    if before == after { after } else { format!("{before} → {after}") }
}
