//! What stands around boxes and lines: the opening, styles, heading and legend.

use super::drawing::Plan;
use super::list::{add, zeros};
use super::style::{self, MARGIN, QUESTION, SMALL};
use super::text::{Pen, width};
use crate::report::map::{Line, Stroke};
use crate::scoring::Status;

/// The height of a line of the legend.
const LEGEND_LINE: i64 = 20;

/// Opens the drawing: size, title and description, styles, the paper. `words`
/// are the heading and what the legend says.
pub(super) fn open(plan: &Plan<'_>, words: [&str; 2], pen: &mut Pen) {
    let (width, height) = (plan.width, plan.height);
    pen.draw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"okr\" width=\"~\" height=\"~\" viewBox=\"0 0 ~ ~\" \
         role=\"img\" xml:lang=\"",
        &[width, height, width, height],
    );
    let [heading, legend] = words;
    for part in [plan.lang.tag(), "\"><title>", heading, "</title><desc>", legend, "</desc>\n", style::CSS] {
        pen.text.push_str(part);
    }
    pen.draw(
        "<defs><marker id=\"okr-a\" viewBox=\"0 0 8 8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"f\" d=\"M0 0l8 4-8 4z\"/></marker></defs>\n\
         <rect class=\"g\" width=\"~\" height=\"~\"/>\n",
        &[width, height],
    );
}

/// The heading.
pub(super) fn heading(plan: &Plan<'_>) -> String {
    let mut heading = style::HEADING.text(plan.lang).to_owned();
    if let Some(day) = plan.as_of {
        heading.push_str(style::AS_OF.text(plan.lang));
        heading.push_str(&day.to_string());
    }
    heading
}

/// Draws the legend; answers the height at which the rows begin. What it says
/// goes into the description.
pub(super) fn legend(plan: &Plan<'_>, lines: &[Line], said: &mut Pen, pen: &mut Pen) -> i64 {
    said.draw("~", &[plan.map.nodes.len() as i64]);
    said.text.push_str(style::OBJECTIVES.text(plan.lang));
    let mut legend = Legend { plan, pen, x: MARGIN, y: MARGIN + 30 };
    let mut counts = zeros((Status::ALL.len() + Stroke::ALL.len()) as i64);
    for node in &plan.map.nodes {
        if let Some(status) = node.status {
            add(&mut counts, status as i64, 1);
        }
    }
    for line in lines {
        add(&mut counts, Status::ALL.len() as i64 + line.stroke as i64, 1);
    }
    for (number, count) in (0_usize..).zip(counts) {
        if number == Status::ALL.len() && legend.x > MARGIN {
            legend.x = MARGIN;
            legend.y += LEGEND_LINE;
        }
        if count == 0 {
            continue;
        }
        let status = Status::ALL.get(number).copied();
        let stroke = Stroke::ALL.get(number.wrapping_sub(Status::ALL.len())).copied();
        let term = status.map(Status::term).or(stroke.map(style::word)).unwrap_or(style::HEADING);
        let mut words = Pen::default();
        words.text.push_str(term.text(plan.lang));
        words.draw(" ~", &[count]);
        said.text.push_str(style::COMMA.text(plan.lang));
        said.text.push_str(&words.text);
        legend.entry(status, stroke, &words.text);
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
    fn entry(&mut self, status: Option<Status>, stroke: Option<Stroke>, words: &str) {
        let indent = if stroke.is_some() { 44 } else { 17 };
        let wide = indent + width(words) * SMALL / 100 + 20;
        if self.x > MARGIN && self.x + wide > self.plan.width {
            self.x = MARGIN;
            self.y += LEGEND_LINE;
        }
        self.pen.draw("<g class=\"s~\" transform=\"translate(~ ~)\">", &[style::class(status), self.x, self.y]);
        if let Some(stroke) = stroke {
            self.pen.draw("<path class=\"l l~\" d=\"M0 6H28\" marker-end=\"url(#okr-a)\"/>", &[stroke as i64]);
        }
        if stroke == Some(Stroke::Proposed) {
            self.pen.text.push_str("<g transform=\"translate(13 6)\">");
            self.pen.text.push_str(QUESTION);
            self.pen.text.push_str("</g>");
        }
        self.pen.text.push_str(style::shape(style::class(status)));
        self.pen.write("", indent, 10, words);
        self.pen.text.push_str("</g>\n");
        self.x += wide;
    }
}
