//! What stands around boxes and lines: the opening, styles, heading and legend.

use super::Plan;
use super::style::{self, MARGIN, SMALL};
use super::text::{Pen, width};
use crate::report::map::{Line, Stroke};
use crate::scoring::Status;

/// The height of a line of the legend.
const LEGEND_LINE: i64 = 20;

/// Opens the drawing: size, title and description, styles, the paper.
pub(super) fn open(plan: &Plan<'_>, lines: usize, pen: &mut Pen) {
    let (width, height, lang) = (plan.width, plan.height, plan.lang);
    pen.draw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"okr\" width=\"~\" height=\"~\" viewBox=\"0 0 ~ ~\" \
         role=\"img\" xml:lang=\"",
        &[width, height, width, height],
    );
    pen.text.push_str(lang.tag());
    pen.text.push_str("\"><title>");
    pen.text.push_str(&heading(plan));
    pen.text.push_str("</title><desc>");
    pen.draw("~", &[plan.map.nodes.len() as i64]);
    pen.text.push_str(style::OBJECTIVES.text(lang));
    pen.text.push_str(style::COMMA.text(lang));
    pen.draw("~", &[lines as i64]);
    pen.text.push_str(style::LINES.text(lang));
    for (status, count) in statuses(plan) {
        pen.text.push_str(style::COMMA.text(lang));
        pen.text.push_str(status.term().text(lang));
        pen.draw(" ~", &[count]);
    }
    pen.text.push_str("</desc>\n<style>");
    rules(pen, style::CSS);
    colours(plan, pen, 0);
    pen.text.push_str("@media (prefers-color-scheme:dark){");
    rules(pen, style::DARK);
    colours(plan, pen, 1);
    pen.draw(
        "}</style>\n<defs><marker id=\"okr-a\" viewBox=\"0 0 8 8\" refX=\"0\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"f\" d=\"M0 0l8 4-8 4z\"/>\
         </marker></defs>\n<rect class=\"g\" width=\"~\" height=\"~\"/>\n",
        &[width, height],
    );
}

/// Rules for what is inside this drawing only: it may stand inside a page.
fn rules(pen: &mut Pen, css: &str) {
    for rule in css.split_inclusive('}') {
        let (selectors, rest) = rule.split_once('{').unwrap_or_default();
        for (at, selector) in selectors.split(',').enumerate() {
            pen.text.push_str(if at > 0 { ",.okr " } else { ".okr " });
            pen.text.push_str(selector);
        }
        pen.text.push('{');
        pen.text.push_str(rest);
    }
}

/// The colours of the statuses that occur.
fn colours(plan: &Plan<'_>, pen: &mut Pen, theme: usize) {
    let all = [None].into_iter().chain(statuses(plan).map(|(status, _)| Some(status)));
    for status in all {
        pen.draw(".okr .s~{color:", &[status.map_or(0, |status| status as i64 + 1)]);
        pen.text.push_str(style::look(status).colours.get(theme).copied().unwrap_or_default());
        pen.text.push('}');
    }
}

/// The statuses that occur, and how often.
fn statuses<'a>(plan: &'a Plan<'_>) -> impl Iterator<Item = (Status, i64)> + 'a {
    Status::ALL.iter().filter_map(|status| {
        let count = plan.map.nodes.iter().filter(|node| node.status == Some(*status)).count();
        (count > 0).then_some((*status, count as i64))
    })
}

fn heading(plan: &Plan<'_>) -> String {
    let mut heading = style::HEADING.text(plan.lang).to_owned();
    if let Some(day) = plan.as_of {
        heading.push_str(style::AS_OF.text(plan.lang));
        heading.push_str(&day.to_string());
    }
    heading
}

/// Draws heading and legend; answers the height at which the rows begin.
pub(super) fn draw(plan: &Plan<'_>, lines: &[Line], pen: &mut Pen) -> i64 {
    pen.draw("<text class=\"h\" x=\"~\" y=\"~\">", &[MARGIN, MARGIN + 16]);
    pen.text.push_str(&heading(plan));
    pen.text.push_str("</text>\n");
    let mut legend = Legend { plan, pen, x: MARGIN, y: MARGIN + 30 };
    for (status, count) in statuses(plan) {
        let mut words = Pen::default();
        words.text.push_str(status.term().text(plan.lang));
        words.draw(" ~", &[count]);
        legend.seat(17 + width(&words.text) * SMALL / 100);
        legend.pen.draw("<g class=\"s~\" transform=\"translate(~ ~)\">", &[status as i64 + 1, legend.x, legend.y]);
        legend.pen.text.push_str(style::look(Some(status)).shape);
        legend.end(17, &words.text);
    }
    legend.x = MARGIN;
    legend.y += if plan.as_of.is_some() && !plan.map.nodes.is_empty() { LEGEND_LINE } else { 0 };
    for stroke in Stroke::ALL {
        if lines.iter().all(|line| line.stroke != stroke) {
            continue;
        }
        let word = style::word(stroke).text(plan.lang);
        legend.seat(44 + width(word) * SMALL / 100);
        legend.pen.draw(
            "<g transform=\"translate(~ ~)\"><path class=\"l l~\" d=\"M0 6H28\" marker-end=\"url(#okr-a)\"/>",
            &[legend.x, legend.y, stroke as i64],
        );
        if stroke == Stroke::Proposed {
            legend.pen.text.push_str(
                "<circle class=\"q\" cx=\"13\" cy=\"6\" r=\"7\"/><text class=\"m\" x=\"13\" y=\"10\">?</text>",
            );
        }
        legend.end(44, word);
    }
    legend.y + LEGEND_LINE + 16
}

/// Entries beside each other, in as many lines as they need.
struct Legend<'a, 'p> {
    plan: &'a Plan<'a>,
    pen: &'p mut Pen,
    x: i64,
    y: i64,
}

impl Legend<'_, '_> {
    /// Makes room for an entry.
    fn seat(&mut self, wide: i64) {
        if self.x > MARGIN && self.x + wide > self.plan.width - MARGIN {
            self.x = MARGIN;
            self.y += LEGEND_LINE;
        }
    }

    /// Ends an entry with its word.
    fn end(&mut self, indent: i64, word: &str) {
        self.pen.draw("<text x=\"~\" y=\"10\">", &[indent]);
        self.pen.text.push_str(word);
        self.pen.text.push_str("</text></g>\n");
        self.x += indent + width(word) * SMALL / 100 + 20;
    }
}
