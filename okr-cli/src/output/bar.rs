//! Small pictures of numbers: a bar with a tick, a line of sparks.

use anstyle::Style;

use super::colours::{FAINT, Paint};

/// A bar of `cells` columns: full up to `progress`, with a tick where `expected`
/// lies. What is unmeasured is drawn empty.
pub fn bar(progress: Option<f64>, expected: Option<f64>, cells: usize, style: Style, paint: Paint) -> String {
    let full = part(progress.unwrap_or(0.0), cells);
    // The tick stands in the cell in which the expected value ends.
    let tick = expected.map(|expected| part(expected, cells).min(cells.saturating_sub(1)));
    let run = |from: usize, to: usize| {
        let filled = full.clamp(from, to) - from;
        paint.on(style, &"━".repeat(filled)) + &paint.on(FAINT, &"─".repeat(to - from - filled))
    };
    match tick {
        Some(tick) => run(0, tick) + "┃" + &run(tick + 1, cells),
        None => run(0, cells),
    }
}

/// How many of `cells` a part of 1 fills. Anything at all fills one, and only
/// the whole fills the last.
fn part(of_one: f64, cells: usize) -> usize {
    let cells_f = cells as f64;
    let filled = (of_one.clamp(0.0, 1.0) * cells_f).round() as usize;
    if of_one > 0.0 && of_one < 1.0 { filled.clamp(1, cells.saturating_sub(1).max(1)) } else { filled }
}

/// Confidences from 0 to 10 as a line of sparks, the last `cells` of them.
pub fn sparks(confidences: &[f64], cells: usize) -> String {
    const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let from = confidences.len().saturating_sub(cells);
    let last = confidences.iter().skip(from);
    last.map(|value| {
        let height = (value.clamp(0.0, 10.0) / 10.0 * 7.0).round() as usize;
        SPARKS.get(height).copied().unwrap_or('█')
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(progress: Option<f64>, expected: Option<f64>) -> String {
        bar(progress, expected, 10, Style::new(), Paint(false))
    }

    #[test]
    fn bars_show_progress_and_what_is_expected() {
        assert_eq!(plain(Some(0.4), Some(0.6)), "━━━━──┃───");
        assert_eq!(plain(Some(0.8), Some(0.5)), "━━━━━┃━━──");
        assert_eq!(plain(Some(1.0), Some(1.0)), "━━━━━━━━━┃");
        assert_eq!(plain(Some(0.99), None), "━━━━━━━━━─");
        assert_eq!(plain(Some(0.001), None), "━─────────");
        assert_eq!(plain(None, Some(0.0)), "┃─────────");
        assert_eq!(plain(Some(1.3), None), "━━━━━━━━━━");
        assert_eq!(plain(Some(-0.3), None), "──────────");
    }

    #[test]
    fn sparks_rise_with_confidence() {
        assert_eq!(sparks(&[0.0, 5.0, 10.0], 8), "▁▅█");
        assert_eq!(sparks(&[0.0, 5.0, 10.0], 2), "▅█");
    }
}
