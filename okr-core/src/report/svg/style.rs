//! What may change about the drawing: sizes, colours, words and shapes.

use crate::lang::Term;
use crate::report::map::Stroke;
use crate::scoring::Status;

/// The width of a box.
pub(super) const BOX: i64 = 220;
/// The room of a box's texts at its left and right.
pub(super) const PAD: i64 = 14;
/// The gap between boxes beside each other.
pub(super) const BESIDE: i64 = 24;
/// The gap between rows, in which lines bend.
pub(super) const BELOW: i64 = 60;
/// The gap between a line that passes and what stands beside it.
pub(super) const LANE: i64 = 14;
/// The gap between the ports of a box.
pub(super) const PORT: i64 = 30;
/// The margin of the drawing.
pub(super) const MARGIN: i64 = 24;
/// The narrowest drawing, for the legend's sake.
pub(super) const NARROWEST: i64 = 480;
/// The size of titles and the height of their lines.
pub(super) const TITLE: i64 = 13;
pub(super) const TITLE_LINE: i64 = 17;
/// The lines of a title.
pub(super) const TITLE_LINES: i64 = 3;
/// The size of all smaller texts.
pub(super) const SMALL: i64 = 11;

/// The boxes of a row of a map of so many boxes.
#[inline(never)]
pub(super) fn boxes_in_row(boxes: i64) -> i64 {
    let mut most = 5;
    while 2 * most * most < 3 * boxes {
        most += 1;
    }
    most
}

/// Sweeps that untangle lines, and passes that move boxes to their neighbours.
pub(super) const SWEEPS: i64 = 13;
pub(super) const PASSES: i64 = 32;

/// The most places where long lines pass rows; lines beyond that are drawn straight.
pub(super) fn most_lanes(boxes: i64) -> i64 {
    4 * boxes + 1000
}

/// Everything but sizes and places: for this drawing only, since it may stand inside
/// a page. System fonts, Chinese ones too. `s` are the statuses by number, `l` lines.
pub(super) const CSS: &str = "<style>\n\
    .okr text{font:11px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif;fill:#475569}\n\
    .okr .t{font-size:13px;font-weight:600;fill:#0f172a}\n\
    .okr .h{font-size:18px;font-weight:600;fill:#0f172a}\n\
    .okr .e{text-anchor:end;font-weight:600;fill:#0f172a}\n\
    .okr .m{text-anchor:middle;font-weight:600}\n\
    .okr .g{fill:#f8fafc}\n\
    .okr .b{fill:#fff;stroke:currentColor;stroke-opacity:.55}\n\
    .okr .w{fill:currentColor;fill-opacity:.07}\n\
    .okr .i{fill:currentColor}\n\
    .okr .r{fill:none;stroke:currentColor;stroke-width:2}\n\
    .okr .a{fill:currentColor;fill-opacity:.2}\n\
    .okr .q{fill:#f8fafc;stroke:#64748b}\n\
    .okr .l{fill:none;stroke:#64748b;stroke-width:1.3}\n\
    .okr .f{fill:#64748b}\n\
    .okr .l0{stroke-width:3}\n\
    .okr .l2{stroke-dasharray:7 4}\n\
    .okr .l3{stroke-dasharray:1.5 4;stroke-width:2;stroke-linecap:round}\n\
    .okr .s0,.okr .s2,.okr .s5,.okr .s8,.okr .s9{color:#64748b}\n\
    .okr .s1{color:#c42b2b}\n\
    .okr .s3{color:#7546b8}\n\
    .okr .s4{color:#b86e00}\n\
    .okr .s6{color:#26784a}\n\
    .okr .s7{color:#1668a8}\n\
    @media (prefers-color-scheme:dark){\n\
    .okr text{fill:#b6c2d2}\n\
    .okr .t,.okr .h,.okr .e{fill:#f1f5f9}\n\
    .okr .g,.okr .q{fill:#0f172a}\n\
    .okr .b{fill:#1e293b}\n\
    .okr .q,.okr .l{stroke:#8fa1b8}\n\
    .okr .f{fill:#8fa1b8}\n\
    .okr .s0,.okr .s2,.okr .s5,.okr .s8,.okr .s9{color:#94a3b8}\n\
    .okr .s1{color:#ff938a}\n\
    .okr .s3{color:#c6aaf5}\n\
    .okr .s4{color:#ffbd5c}\n\
    .okr .s6{color:#7fd3a3}\n\
    .okr .s7{color:#7cc0f2}\n\
    }</style>\n";

/// The number of a status among the styles; 0 for none.
pub(super) fn class(status: Option<Status>) -> i64 {
    status.map_or(0, |status| status as i64 + 1)
}

/// The shape of a status by its number, in a square of 12.
pub(super) fn shape(class: i64) -> &'static str {
    SHAPES.get(class as usize).copied().unwrap_or_default()
}

const SHAPES: [&str; 10] = [
    "",
    // At risk: a triangle.
    "<path class=\"i\" d=\"M6 0l6 11H0z\"/>",
    // Ended: a square.
    "<path class=\"i\" d=\"M1 1h10v10H1z\"/>",
    // Outdated: a broken ring.
    "<circle class=\"r\" cx=\"6\" cy=\"6\" r=\"4\" stroke-dasharray=\"2.5\"/>",
    // Behind: a disc half full.
    "<circle class=\"r\" cx=\"6\" cy=\"6\" r=\"4\"/><path class=\"i\" d=\"M6 1a5 5 0 0 0 0 10z\"/>",
    // Not started: a ring.
    "<circle class=\"r\" cx=\"6\" cy=\"6\" r=\"4\"/>",
    // On track: a disc.
    "<circle class=\"i\" cx=\"6\" cy=\"6\" r=\"5\"/>",
    // Achieved: a star.
    "<path class=\"i\" d=\"M6 0l1.8 4 4.2.4-3.2 2.9 1 4.3L6 9.4l-3.8 2.2 1-4.3L0 4.4 4.2 4z\"/>",
    // Closed: a frame.
    "<path class=\"r\" d=\"M2 2h8v8H2z\"/>",
    // Postponed: a diamond.
    "<path class=\"r\" d=\"M6 1l5 5-5 5-5-5z\"/>",
];

/// What marks a proposed line, around its own middle.
pub(super) const QUESTION: &str = "<circle class=\"q\" r=\"7\"/><text class=\"m\" y=\"4\">?</text>";

/// The word of a kind of line.
pub(super) fn word(stroke: Stroke) -> Term {
    match stroke {
        Stroke::Contributes => Term::new("contributes", "贡献"),
        Stroke::Supports => Term::new("supports", "支持"),
        Stroke::DependsOn => Term::new("depends on", "依赖"),
        Stroke::Proposed => Term::new("proposed", "待确认"),
    }
}

/// The words of the drawing itself.
pub(super) const HEADING: Term = Term::new("Alignment map", "对齐图");
pub(super) const AS_OF: Term = Term::new(" as of ", "，截至 ");
pub(super) const OBJECTIVES: Term = Term::new(" objectives", " 个目标");
pub(super) const LONE: Term = Term::new("No alignment on this map", "图中没有对齐关系");
pub(super) const COMMA: Term = Term::new(", ", "，");

/// The height of the heading over boxes without a line.
pub(super) const LONE_ROOM: i64 = 28;
/// The length of an arrow's head.
pub(super) const ARROW: i64 = 8;
/// How far a line between boxes of one row bends below it.
pub(super) const ARC: i64 = 42;
