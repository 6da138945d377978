//! A map laid out, and drawn.

use super::super::map::{AlignmentMap, Line, MapNode};
use super::layers::Net;
use super::list::{self, List, at, len, push, set, zeros};
use super::style::{self, BELOW, BESIDE, BOX, MARGIN, NARROWEST, PAD, TITLE, TITLE_LINES};
use super::text::{self, Pen, clean, wrap_evenly};
use super::{boxes, head, lines, place};
use crate::lang::Lang;
use crate::model::Date;

/// A map laid out.
pub(super) struct Plan<'a> {
    pub(super) map: &'a AlignmentMap<'a>,
    pub(super) lang: Lang,
    pub(super) as_of: Option<Date>,
    pub(super) net: Net,
    /// The middle of each spot.
    pub(super) middles: List,
    /// The upper and lower edge of each row.
    pub(super) tops: List,
    pub(super) bottoms: List,
    /// The upper edge of what stands under the rows: boxes without a line.
    pub(super) lone_top: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// Draws a map.
pub(in crate::report) fn draw(map: &AlignmentMap<'_>, lines: &[Line], lang: Lang, as_of: Option<Date>) -> String {
    let mut layers = zeros(0);
    for node in &map.nodes {
        push(&mut layers, i64::from(node.layer));
    }
    let mut net = Net::new(&layers, lines);
    let middles = place::place(&mut net);
    let (tops, bottoms) = (List::new(), List::new());
    let mut plan = Plan { map, lang, as_of, net, middles, tops, bottoms, lone_top: 0, width: 0, height: 0 };
    plan.widen();
    let (mut said, mut head, mut pen) = (Pen::default(), Pen::default(), Pen::default());
    let heading = head::heading(&plan);
    head.write("h", MARGIN, MARGIN + 16, &heading);
    let top = head::legend(&plan, lines, &mut said, &mut head);
    plan.stack(top);
    head::open(&plan, [&heading, &said.text], &mut pen);
    pen.text.push_str(&head.text);
    lines::draw(&plan, &mut pen);
    boxes::draw(&plan, &mut pen);
    pen.text.push_str("</svg>\n");
    pen.text
}

impl Plan<'_> {
    /// A title in lines.
    pub(super) fn title(&self, node: &MapNode<'_>) -> String {
        wrap_evenly(&clean(node.label(self.lang)), (BOX - 2 * PAD) * 100 / TITLE, TITLE_LINES)
    }

    /// Settles the width, and puts boxes without a line into rows of their own.
    fn widen(&mut self) {
        let mut right = 0;
        for spot in &self.net.spots {
            right = right.max(at(&self.middles, *spot) + place::half(&self.net, *spot));
        }
        let lone = len(&self.net.lone);
        let columns = style::boxes_in_row(lone).min(lone);
        let inner = right.max(columns * (BOX + BESIDE) - BESIDE).max(NARROWEST);
        for spot in &self.net.spots {
            list::add(&mut self.middles, *spot, MARGIN + (inner - right) / 2);
        }
        let columns = (inner + BESIDE) / (BOX + BESIDE);
        for place in 0..lone {
            let spot = at(&self.net.lone, place);
            set(&mut self.middles, spot, MARGIN + BOX / 2 + place % columns * (BOX + BESIDE));
            list::add(&mut self.net.row_of, spot, place / columns);
        }
        self.width = inner + 2 * MARGIN;
    }

    /// Stacks the rows below a height.
    fn stack(&mut self, top: i64) {
        let rows = self.net.height();
        let mut most_lines = List::new();
        for (spot, node) in (0..).zip(&self.map.nodes) {
            let lines = 1 + text::breaks(&self.title(node));
            let row = at(&self.net.row_of, spot);
            while len(&most_lines) <= row {
                push(&mut most_lines, 0);
            }
            let lines = lines.max(at(&most_lines, row));
            set(&mut most_lines, row, lines);
        }
        let mut top = top;
        self.height = top;
        for row in 0..len(&most_lines) {
            if row == rows {
                self.lone_top = top;
                top += style::LONE_ROOM;
            }
            let bottom = top + boxes::height(at(&most_lines, row), self.as_of.is_some());
            push(&mut self.tops, top);
            push(&mut self.bottoms, bottom);
            self.height = bottom + MARGIN;
            top = bottom + if row < rows { BELOW } else { BESIDE };
        }
    }
}
