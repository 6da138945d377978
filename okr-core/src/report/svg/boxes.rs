//! Boxes: title, owner, status by colour, shape and word, progress by number and bar.

use super::Plan;
use super::layers::Spot;
use super::style::{self, BOX, PAD, SMALL, TITLE_LINE};
use super::text::{Pen, clean, wrap};
use crate::json::number_text;
use crate::report::map::MapNode;

/// The height of a box whose title has so many lines.
pub(super) fn height(lines: i64, with_status: bool) -> i64 {
    9 + TITLE_LINE * lines + 24 + if with_status { 30 } else { 0 }
}

/// Draws every box.
pub(super) fn draw(plan: &Plan<'_>, pen: &mut Pen) {
    if !plan.net.lone.is_empty() {
        pen.draw("<text class=\"t\" x=\"~\" y=\"~\">", &[style::MARGIN, plan.lone_top + 12]);
        pen.text.push_str(style::LONE.text(plan.lang));
        pen.text.push_str("</text>\n");
    }
    for (spot, (node, title)) in (0..).zip(plan.map.nodes.iter().zip(&plan.titles)) {
        draw_one(plan, spot, node, title, pen);
    }
}

/// The number of the class of a status, 0 for none.
pub(super) fn class(node: &MapNode<'_>) -> i64 {
    node.status.map_or(0, |status| status as i64 + 1)
}

/// The progress in whole percent, as text.
fn percent(progress: f64) -> String {
    let mut text = number_text((progress * 100.0).round());
    text.push('%');
    text
}

fn draw_one(plan: &Plan<'_>, spot: Spot, node: &MapNode<'_>, title: &[String], pen: &mut Pen) {
    let (middle, top, bottom) = plan.spot(spot);
    let height = bottom - top;
    let percent = node.progress.map(percent);
    let status = node.status.map(|status| status.term().text(plan.lang));
    let owner = clean(node.owner);
    pen.draw("<g class=\"s~\" transform=\"translate(~ ~)\"><title>", &[class(node), middle - BOX / 2, top]);
    pen.say(&clean(node.title));
    for part in [Some(owner.as_str()), status, percent.as_deref()].into_iter().flatten() {
        pen.text.push_str(" · ");
        pen.say(part);
    }
    pen.draw(
        "</title><rect class=\"b\" width=\"~\" height=\"~\" rx=\"6\"/><rect class=\"w\" width=\"~\" height=\"~\" rx=\"6\"/>\
         <path class=\"i\" d=\"M6 0A6 6 0 0 0 0 6V~A6 6 0 0 0 6 ~z\"/>",
        &[BOX, height, BOX, height, height - 6, height],
    );
    let mut line = 8;
    for text in title {
        line += TITLE_LINE;
        pen.draw("<text class=\"t\" x=\"~\" y=\"~\">", &[PAD, line - 3]);
        pen.say(text);
        pen.text.push_str("</text>");
    }
    let room = (BOX - 2 * PAD) * 100 / SMALL;
    for owner in wrap(&owner, room, 1) {
        pen.draw("<text x=\"~\" y=\"~\">", &[PAD, line + 15]);
        pen.say(&owner);
        pen.text.push_str("</text>");
    }
    if let Some(status) = status {
        pen.draw("<g transform=\"translate(~ ~)\">", &[PAD, height - 29]);
        pen.text.push_str(style::look(node.status).shape);
        pen.draw("</g><text x=\"~\" y=\"~\">", &[PAD + 17, height - 19]);
        pen.say(status);
        pen.text.push_str("</text>");
    }
    if let Some(percent) = percent {
        pen.draw("<text class=\"e\" x=\"~\" y=\"~\">", &[BOX - PAD, height - 19]);
        pen.say(&percent);
        let whole = BOX - 2 * PAD;
        let done = node.progress.unwrap_or_default().clamp(0.0, 1.0) * whole as f64;
        pen.draw(
            "</text><rect class=\"a\" x=\"~\" y=\"~\" width=\"~\" height=\"4\" rx=\"2\"/>\
             <rect class=\"i\" x=\"~\" y=\"~\" width=\"~\" height=\"4\" rx=\"2\"/>",
            &[PAD, height - 12, whole, PAD, height - 12, done as i64],
        );
    }
    pen.text.push_str("</g>\n");
}
