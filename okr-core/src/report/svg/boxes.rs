//! Boxes: title, owner, status by colour, shape and word, progress by number and bar.

use super::drawing::Plan;
use super::list::at;
use super::style::{self, BOX, PAD, SMALL, TITLE_LINE};
use super::text::{Pen, clean, wrap};
use crate::json::number_text;
use crate::report::map::MapNode;

/// The height of a box whose title has so many lines.
pub(super) fn height(lines: i64, with_status: bool) -> i64 {
    33 + TITLE_LINE * lines + if with_status { 30 } else { 0 }
}

/// Draws every box.
pub(super) fn draw(plan: &Plan<'_>, pen: &mut Pen) {
    if !plan.net.lone.is_empty() {
        pen.write("t", style::MARGIN, plan.lone_top + 12, style::LONE.text(plan.lang));
    }
    for (spot, node) in (0..).zip(&plan.map.nodes) {
        draw_one(plan, spot, node, pen);
    }
}

fn draw_one(plan: &Plan<'_>, spot: i64, node: &MapNode<'_>, pen: &mut Pen) {
    let row = at(&plan.net.row_of, spot);
    let (top, height) = (at(&plan.tops, row), at(&plan.bottoms, row) - at(&plan.tops, row));
    let mut percent = String::new();
    if let Some(progress) = node.progress {
        percent = number_text((progress * 100.0).round());
        percent.push('%');
    }
    let status = node.status.map_or("", |status| status.term().text(plan.lang));
    let owner = clean(node.owner.unwrap_or_default());
    let class = style::class(node.status);
    pen.draw("<g class=\"s~\" transform=\"translate(~ ~)\"><title>", &[class, at(&plan.middles, spot) - BOX / 2, top]);
    pen.say(&clean(node.label(plan.lang)));
    for part in [&owner, status, &percent] {
        if !part.is_empty() {
            pen.text.push_str(" · ");
            pen.say(part);
        }
    }
    pen.draw(
        "</title><rect class=\"b\" width=\"~\" height=\"~\" rx=\"6\"/><rect class=\"w\" width=\"~\" height=\"~\" rx=\"6\"/>\
         <path class=\"i\" d=\"M6 0A6 6 0 0 0 0 6V~A6 6 0 0 0 6 ~z\"/>",
        &[BOX, height, BOX, height, height - 6, height],
    );
    let mut line = 5;
    for text in plan.title(node).split('\n') {
        line += TITLE_LINE;
        pen.write("t", PAD, line, text);
    }
    pen.write("", PAD, line + 18, &wrap(&owner, (BOX - 2 * PAD) * 100 / SMALL, 1));
    if node.status.is_some() {
        pen.draw("<g transform=\"translate(~ ~)\">", &[PAD, height - 29]);
        pen.text.push_str(style::shape(class));
        pen.text.push_str("</g>");
        pen.write("", PAD + 17, height - 19, status);
    }
    if let Some(progress) = node.progress {
        pen.write("e", BOX - PAD, height - 19, &percent);
        let whole = BOX - 2 * PAD;
        let done = progress.clamp(0.0, 1.0) * whole as f64;
        pen.draw(
            "<rect class=\"a\" x=\"~\" y=\"~\" width=\"~\" height=\"4\" rx=\"2\"/>\
             <rect class=\"i\" x=\"~\" y=\"~\" width=\"~\" height=\"4\" rx=\"2\"/>",
            &[PAD, height - 12, whole, PAD, height - 12, done as i64],
        );
    }
    pen.text.push_str("</g>\n");
}
