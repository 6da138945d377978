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
pub(super) const TITLE_LINES: usize = 3;
/// The size of all smaller texts.
pub(super) const SMALL: i64 = 11;

/// The boxes of a row: a row of a map of this many boxes that have lines.
pub(super) fn boxes_in_row(boxes: usize) -> usize {
    boxes.saturating_mul(2).isqrt().max(5)
}

/// Sweeps that untangle lines, and passes that move boxes to their neighbours.
pub(super) const SWEEPS: usize = 8;
pub(super) const PASSES: usize = 32;

/// The most places where long lines pass rows; lines beyond that are drawn straight.
pub(super) fn most_lanes(boxes: usize) -> usize {
    boxes.saturating_mul(4).saturating_add(1000)
}

/// Everything that is not a box's or a line's own. System fonts, Chinese ones too.
pub(super) const CSS: &str = "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,\
'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif;font-size:11px;\
fill:#475569}.t{font-size:13px;font-weight:600;fill:#0f172a}.h{font-size:18px;font-weight:600;fill:#0f172a}\
.e{text-anchor:end;font-weight:600;fill:#0f172a}.m{text-anchor:middle;font-weight:600}.g{fill:#f8fafc}\
.b{fill:#fff;stroke:currentColor;stroke-opacity:.55}.w{fill:currentColor;fill-opacity:.07}.i{fill:currentColor}\
.r{fill:none;stroke:currentColor;stroke-width:2}.a{fill:currentColor;fill-opacity:.2}\
.q{fill:#f8fafc;stroke:#64748b}.l{fill:none;stroke:#64748b;stroke-width:1.3}.f{fill:#64748b}\
.l0{stroke-width:3}.l2{stroke-dasharray:7 4}.l3{stroke-dasharray:1.5 4;stroke-width:2;stroke-linecap:round}";

/// The same where the reader likes it dark.
pub(super) const DARK: &str = "text{fill:#b6c2d2}.t,.h,.e{fill:#f1f5f9}.g,.q{fill:#0f172a}.b{fill:#1e293b}\
.q,.l{stroke:#8fa1b8}.f{fill:#8fa1b8}";

/// How a status looks.
pub(super) struct Look {
    /// Its colour by light and in the dark.
    pub(super) colours: [&'static str; 2],
    /// Its shape in a square of 12, filled or as a ring.
    pub(super) shape: &'static str,
}

const RING: &str = "<path class=\"r\" d=\"M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0\"/>";
const GREY: [&str; 2] = ["#64748b", "#94a3b8"];

/// The look of a status; of none, where the map has no day.
pub(super) fn look(status: Option<Status>) -> Look {
    let (colours, shape) = match status {
        None => (GREY, ""),
        Some(Status::Achieved) => (
            ["#1668a8", "#7cc0f2"],
            "<path class=\"i\" d=\"M6 0l1.8 4 4.2.4-3.2 2.9 1 4.3L6 9.4l-3.8 2.2 1-4.3L0 4.4 4.200 4z\"/>",
        ),
        Some(Status::OnTrack) => {
            (["#26784a", "#7fd3a3"], "<path class=\"i\" d=\"M1 6a5 5 0 1 0 10 0a5 5 0 1 0-10 0\"/>")
        }
        Some(Status::Behind) => (
            ["#b86e00", "#ffbd5c"],
            "<path class=\"r\" d=\"M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0\"/><path class=\"i\" d=\"M6 1a5 5 0 0 0 0 10z\"/>",
        ),
        Some(Status::AtRisk) => (["#c42b2b", "#ff938a"], "<path class=\"i\" d=\"M6 0l6 11H0z\"/>"),
        Some(Status::Outdated) => (
            ["#7546b8", "#c6aaf5"],
            "<path class=\"r\" stroke-dasharray=\"2.5\" d=\"M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0\"/>",
        ),
        Some(Status::NotStarted) => (GREY, RING),
        Some(Status::Ended) => (GREY, "<path class=\"i\" d=\"M1 1h10v10H1z\"/>"),
        Some(Status::Closed) => (GREY, "<path class=\"r\" d=\"M2 2h8v8H2z\"/>"),
        Some(Status::Postponed) => (GREY, "<path class=\"r\" d=\"M6 1l5 5-5 5-5-5z\"/>"),
    };
    Look { colours, shape }
}

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
pub(super) const LINES: Term = Term::new(" lines", " 条连线");
pub(super) const LONE: Term = Term::new("No alignment on this map", "图中没有对齐关系");
pub(super) const COMMA: Term = Term::new(", ", "，");

/// The height of the heading over boxes without a line.
pub(super) const LONE_ROOM: i64 = 28;
/// The length of an arrow's head.
pub(super) const ARROW: i64 = 8;
/// How far a line between boxes of one row bends below it.
pub(super) const ARC: i64 = 42;
