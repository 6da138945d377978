//! Tables: columns as wide as what stands in them, wide characters aligned.

use anstyle::Style;

use super::colours::{FAINT, Paint};
use super::text::{cut, pad, pad_left, width};

/// A cell: a text and its style.
#[derive(Clone, Debug)]
pub struct Cell {
    text: String,
    style: Style,
}

impl Cell {
    /// A cell in the colour of the terminal.
    pub fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), style: Style::new() }
    }

    /// A cell in a style.
    pub fn styled(text: impl Into<String>, style: Style) -> Cell {
        Cell { text: text.into(), style }
    }
}

/// Where the texts of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// A table with a heading. The last column takes the width that is left.
#[derive(Debug)]
pub struct Table {
    columns: Vec<(&'static str, Side)>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: &[(&'static str, Side)]) -> Table {
        Table { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, a cell for each column.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// The table as lines that fit a width.
    pub fn text(&self, most: usize, paint: Paint) -> String {
        let widths = self.widths(most);
        let heading: Vec<Cell> = self.columns.iter().map(|(name, _)| Cell::styled(*name, FAINT)).collect();
        let mut text = String::new();
        for row in std::iter::once(&heading).chain(&self.rows) {
            let mut line = String::new();
            for ((cell, (_, side)), wanted) in row.iter().zip(&self.columns).zip(&widths) {
                if !line.is_empty() {
                    line.push_str("  ");
                }
                let shown = cut(&cell.text, *wanted);
                let padded = match side {
                    Side::Left => pad(&shown, *wanted),
                    Side::Right => pad_left(&shown, *wanted),
                };
                line.push_str(&paint.on(cell.style, &padded));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn widths(&self, most: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|(name, _)| width(name)).collect();
        for row in &self.rows {
            for (wanted, cell) in widths.iter_mut().zip(row) {
                *wanted = width(&cell.text).max(*wanted);
            }
        }
        let gaps = 2 * widths.len().saturating_sub(1);
        if let Some((last, others)) = widths.split_last_mut() {
            let used: usize = others.iter().sum();
            *last = (*last).min(most.saturating_sub(used + gaps).max(16));
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_stand_in_line() {
        let mut table = Table::new(&[("id", Side::Left), ("%", Side::Right), ("title", Side::Left)]);
        table.row(vec![Cell::plain("净水"), Cell::plain("7"), Cell::plain("让三口之家愿意把厨房里的饮水交给青禾")]);
        table.row(vec![Cell::plain("o"), Cell::plain("100"), Cell::plain("short")]);
        let wanted = "id      %  title\n净水    7  让三口之家愿意…\no     100  short\n";
        assert_eq!(table.text(27, Paint(false)), wanted);
    }
}
