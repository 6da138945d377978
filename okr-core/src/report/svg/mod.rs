//! The map as a drawing: layers in rows, what is supported above what supports it.
//!
//! All reckoning is in whole pixels, so the same map gives the same bytes
//! everywhere. Every step is bounded: sweeps and passes by a fixed number, the
//! places where lines pass rows by the number of boxes.

mod boxes;
mod head;
mod layers;
mod lines;
mod order;
mod place;
mod style;
mod text;

#[cfg(test)]
mod tests;

use self::layers::{Net, Spot, at};
use self::style::{BELOW, BESIDE, BOX, MARGIN, NARROWEST, PAD, TITLE, TITLE_LINES};
use self::text::Pen;
use super::map::{AlignmentMap, Line};
use crate::lang::Lang;
use crate::model::Date;

/// A map laid out.
struct Plan<'a> {
    map: &'a AlignmentMap<'a>,
    lang: Lang,
    as_of: Option<Date>,
    net: Net,
    /// The lines of each title.
    titles: Vec<Vec<String>>,
    /// The middle of each spot.
    middles: Vec<i64>,
    /// The upper and lower edge of each row.
    edges: Vec<(i64, i64)>,
    /// The upper edge of what stands under the rows: boxes without a line.
    lone_top: i64,
    width: i64,
    height: i64,
}

/// Draws a map.
pub(super) fn draw(map: &AlignmentMap<'_>, lines: &[Line], lang: Lang, as_of: Option<Date>) -> String {
    let mut plan = lay_out(map, lines, lang, as_of);
    let mut head = Pen::default();
    let top = head::draw(&plan, lines, &mut head);
    plan.stack(top);
    let mut pen = Pen::default();
    head::open(&plan, lines.len(), &mut pen);
    pen.text.push_str(&head.text);
    lines::draw(&plan, &mut pen);
    boxes::draw(&plan, &mut pen);
    pen.text.push_str("</svg>\n");
    pen.text
}

/// Everything but the heights, which wait for the legend.
fn lay_out<'a>(map: &'a AlignmentMap<'a>, lines: &[Line], lang: Lang, as_of: Option<Date>) -> Plan<'a> {
    let layers: Vec<u32> = map.nodes.iter().map(|node| node.layer).collect();
    let mut net = Net::new(&layers, lines);
    order::untangle(&mut net);
    let mut middles = place::place(&net);
    let right = net.rows.iter().flatten().map(|spot| at(&middles, *spot) + place::half(&net, *spot)).max();
    let columns = style::boxes_in_row(net.lone.len()).min(net.lone.len()) as i64;
    let narrowest = (columns * (BOX + BESIDE) - BESIDE).max(NARROWEST);
    let inner = right.unwrap_or_default().max(narrowest);
    let shift = MARGIN + (inner - right.unwrap_or_default()) / 2;
    middles.iter_mut().for_each(|middle| *middle += shift);
    let columns = (inner + BESIDE) / (BOX + BESIDE);
    for (place, spot) in (0_i64..).zip(&net.lone) {
        if let Some(middle) = middles.get_mut(*spot as usize) {
            *middle = MARGIN + BOX / 2 + place % columns * (BOX + BESIDE);
        }
    }
    let room = (BOX - 2 * PAD) * 100 / TITLE;
    let titles = map.nodes.iter().map(|node| text::wrap_evenly(&text::clean(node.title), room, TITLE_LINES)).collect();
    let mut plan = Plan {
        map,
        lang,
        as_of,
        net,
        titles,
        middles,
        edges: Vec::new(),
        lone_top: 0,
        width: inner + 2 * MARGIN,
        height: 0,
    };
    plan.seat_lone(columns as usize);
    plan
}

impl Plan<'_> {
    /// Puts the boxes without a line into rows of their own, below the others.
    fn seat_lone(&mut self, columns: usize) {
        let rows: Vec<Vec<Spot>> = self.net.lone.chunks(columns.max(1)).map(<[Spot]>::to_vec).collect();
        for row in rows {
            for spot in &row {
                if let Some(place) = self.net.row_of.get_mut(*spot as usize) {
                    *place = self.net.rows.len() as u32;
                }
            }
            self.net.rows.push(row);
        }
    }

    /// Stacks the rows below a height.
    fn stack(&mut self, top: i64) {
        let mut top = top;
        let first_lone = self.net.links.len();
        for (at, row) in self.net.rows.iter().enumerate() {
            let lone = at >= first_lone;
            if at == first_lone {
                self.lone_top = top;
                top += style::LONE_ROOM;
            }
            let titles = row.iter().filter_map(|spot| self.titles.get(*spot as usize));
            let lines = titles.map(Vec::len).max().unwrap_or_default();
            let bottom = top + boxes::height(lines as i64, self.as_of.is_some());
            self.edges.push((top, bottom));
            top = bottom + if lone { BESIDE } else { BELOW };
        }
        self.height = self.edges.last().map_or(top, |(_, bottom)| *bottom) + MARGIN;
    }

    /// The middle of a spot, and the edges of its row.
    fn spot(&self, spot: Spot) -> (i64, i64, i64) {
        let row = at(&self.net.row_of, spot);
        let (top, bottom) = at(&self.edges, row);
        (at(&self.middles, spot), top, bottom)
    }
}
