//! How JSON stands in the files of vectors, and how two answers differ.

/// A JSON text without the white space outside its strings.
pub fn compact(json: &str) -> String {
    tokens(json).concat()
}

/// The pieces of a JSON text: brackets, commas, colons, and scalars whole.
fn tokens(json: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            '"' => {
                let mut escaped = false;
                let end = rest.bytes().skip(1).position(|byte| {
                    let ends = byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                    ends
                });
                end.map_or(rest.len(), |end| end + 2)
            }
            _ => rest.find([',', ':', '}', ']', ' ', '\t', '\n', '\r']).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length.max(1));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The widest line that the layout fills.
const WIDTH: usize = 118;
/// The widest member that may share a line with others.
const SMALL: usize = 48;

/// How the members of an open object or list are set.
#[derive(Clone, Copy, PartialEq)]
enum Setting {
    /// One member a line.
    Lines,
    /// As many members a line as fit.
    Filled,
}

/// A JSON text laid out for people, as the answer of a vector stands in its file:
/// what fits stays on a line, objects of small fields and lists of scalars are
/// filled, everything else is one member a line. The same text always gives the
/// same layout.
pub fn layout(json: &str) -> String {
    let tokens = tokens(json);
    let plan = Plan::new(&tokens);
    let mut page = Page { text: String::new(), column: "  \"answer\": ".len(), indent: 2 };
    let mut open: Vec<Setting> = Vec::new();
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        match token {
            "{" | "[" => {
                let end = plan.end(at);
                if page.fits(plan.width(at, end)) {
                    tokens.get(at..=end).unwrap_or_default().iter().for_each(|token| page.push_inline(token));
                    at = end + 1;
                    continue;
                }
                let setting = plan.setting(at);
                open.push(setting);
                page.push(token);
                page.indent += 2;
                if setting == Setting::Lines {
                    page.new_line();
                }
            }
            "}" | "]" => {
                page.indent = page.indent.saturating_sub(2);
                if open.pop() == Some(Setting::Lines) {
                    page.new_line();
                }
                page.push(token);
            }
            "," => {
                page.push(",");
                let is_filled = open.last() == Some(&Setting::Filled);
                if is_filled && page.fits(plan.width(at + 1, plan.member_end(at + 1)) + 1) {
                    page.push(" ");
                } else {
                    page.new_line();
                }
            }
            ":" => page.push(": "),
            scalar => page.push(scalar),
        }
        at += 1;
    }
    page.text
}

/// Where brackets close, and how wide each token is on one line.
struct Plan<'t> {
    tokens: &'t [&'t str],
    ends: Vec<usize>,
    /// The width of everything before each token.
    sums: Vec<usize>,
}

impl<'t> Plan<'t> {
    fn new(tokens: &'t [&'t str]) -> Plan<'t> {
        let mut ends: Vec<usize> = (0..tokens.len()).collect();
        let mut open = Vec::new();
        let mut sums = vec![0];
        let mut sum = 0;
        for (at, token) in tokens.iter().enumerate() {
            match *token {
                "{" | "[" => open.push(at),
                "}" | "]" => {
                    if let Some(slot) = open.pop().and_then(|from| ends.get_mut(from)) {
                        *slot = at;
                    }
                }
                _ => {}
            }
            sum += inline(token).chars().count();
            sums.push(sum);
        }
        Plan { tokens, ends, sums }
    }

    /// The last token of the value that begins here.
    fn end(&self, at: usize) -> usize {
        self.ends.get(at).copied().unwrap_or(at)
    }

    fn width(&self, from: usize, to: usize) -> usize {
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or_default();
        sum(to + 1) - sum(from)
    }

    /// The last token of the member that begins here: its value, or its name and value.
    fn member_end(&self, at: usize) -> usize {
        let is_named = self.tokens.get(at + 1) == Some(&":");
        self.end(if is_named { at + 2 } else { at })
    }

    fn setting(&self, at: usize) -> Setting {
        let end = self.end(at);
        let is_object = self.tokens.get(at) == Some(&"{");
        let mut member = at + 1;
        while member < end {
            let last = self.member_end(member);
            let is_scalar = last == if is_object { member + 2 } else { member };
            if self.width(member, last) > SMALL || (!is_object && !is_scalar) {
                return Setting::Lines;
            }
            member = last + 2;
        }
        Setting::Filled
    }
}

/// A token as it stands on a line among others.
fn inline<'t>(token: &&'t str) -> &'t str {
    match *token {
        "," => ", ",
        ":" => ": ",
        other => other,
    }
}

struct Page {
    text: String,
    column: usize,
    indent: usize,
}

impl Page {
    fn push(&mut self, token: &str) {
        self.text.push_str(token);
        self.column += token.chars().count();
    }

    fn push_inline(&mut self, token: &&str) {
        self.push(inline(token));
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(self.indent));
        self.column = self.indent;
    }

    /// True where this much and a comma fit on the line.
    fn fits(&self, width: usize) -> bool {
        self.column + width < WIDTH
    }
}

/// What differs between two answers, line by line: `-` expected, `+` answered,
/// with a line around each difference.
pub fn difference(expected: &str, answered: &str) -> String {
    let (expected, answered) = (layout(expected), layout(answered));
    let left: Vec<&str> = expected.lines().collect();
    let right: Vec<&str> = answered.lines().collect();
    // The longest common lines, counted from the end.
    let mut common = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    let count = |common: &Vec<Vec<usize>>, row: usize, column: usize| {
        common.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
    };
    for (row, line) in left.iter().enumerate().rev() {
        for (column, other) in right.iter().enumerate().rev() {
            let best = if line == other {
                count(&common, row + 1, column + 1) + 1
            } else {
                count(&common, row + 1, column).max(count(&common, row, column + 1))
            };
            if let Some(slot) = common.get_mut(row).and_then(|row| row.get_mut(column)) {
                *slot = best;
            }
        }
    }
    let mut lines: Vec<(char, &str)> = Vec::new();
    let (mut row, mut column) = (0, 0);
    loop {
        match (left.get(row), right.get(column)) {
            (Some(line), Some(other)) if line == other => {
                lines.push((' ', line));
                (row, column) = (row + 1, column + 1);
            }
            (Some(line), other)
                if other.is_none() || count(&common, row + 1, column) >= count(&common, row, column + 1) =>
            {
                lines.push(('-', line));
                row += 1;
            }
            (_, Some(other)) => {
                lines.push(('+', other));
                column += 1;
            }
            _ => break,
        }
    }
    let near = |at: usize| {
        let around = lines.get(at.saturating_sub(1)..(at + 2).min(lines.len())).unwrap_or_default();
        around.iter().any(|(sign, _)| *sign != ' ')
    };
    let shown = lines.iter().enumerate().filter(|(at, _)| near(*at));
    shown.map(|(_, (sign, line))| format!("    {sign} {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_keeps_every_token() {
        let text = r#"{"a":1e+21,"b":"x, \"y\" : {","c":[],"d":{},"e":[1,2,[3,{"f":null}]],"g":"一二三"}"#;
        assert_eq!(compact(&layout(text)), text);
        assert_eq!(compact(" { \"a b\" : [ 1.0 ,\n\t2 ] } "), r#"{"a b":[1.0,2]}"#);
    }

    #[test]
    fn long_lists_are_broken_by_kind() {
        let numbers: Vec<String> = (1000..1040).map(|number| number.to_string()).collect();
        let filled = layout(&format!("[{}]", numbers.join(",")));
        assert_eq!(filled.lines().count(), 3);
        assert!(filled.lines().all(|line| line.chars().count() <= WIDTH), "{filled}");
        let objects = [r#"{"id":"one","title":"a title of some length"}"#; 3];
        assert_eq!(layout(&format!("[{}]", objects.join(","))).lines().count(), 5);
    }

    #[test]
    fn differences_show_both_sides() {
        assert_eq!(difference(r#"{"a":1}"#, r#"{"a":2}"#), "    - {\"a\": 1}\n    + {\"a\": 2}\n");
        assert_eq!(difference("[1]", "[1]"), "");
    }
}
