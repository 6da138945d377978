//! People's text in the drawing: cleaned, measured, wrapped and escaped.
//!
//! Letters are measured by class, since no font can be asked. The classes are on
//! the wide side of the usual system fonts.

/// The most marks without a width on one letter.
const MOST_MARKS: usize = 6;

/// The step in which lines are made narrower.
const EVEN: i64 = 100;

/// A text as one line of letters that XML allows and that cannot turn their
/// neighbours about: what it forbids, controls and breaks become spaces, letters
/// that only direct or hide others are left out.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut marks = 0_usize;
    for letter in text.chars() {
        let letter = match letter {
            letter if letter.is_control() => ' ',
            '\u{2028}' | '\u{2029}' => ' ',
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => continue,
            '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => continue,
            '\u{e0000}'..='\u{e007f}' => continue,
            letter => letter,
        };
        marks = if advance(letter) == 0 { marks.saturating_add(1) } else { 0 };
        // A mark needs a letter to stand on; on a space it would hold that space at the end
        // of a line.
        let needs_letter = letter == ' ' || marks > 0;
        if marks <= MOST_MARKS && !(needs_letter && (cleaned.is_empty() || cleaned.ends_with(' '))) {
            cleaned.push(letter);
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// The width of a letter in hundredths of the size of its font.
fn advance(letter: char) -> i64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 34,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | 'I' => 42,
        'm' | 'w' | 'M' | '@' | '%' | '—' | '…' => 98,
        'W' => 102,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '~' | '#' => 75,
        'a'..='z' | '0'..='9' => 65,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{e31}' => 0,
        '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => 0,
        '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' => 0,
        '\u{e0100}'..='\u{e01ef}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 100,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 100,
        '\u{1f000}'.. => 135,
        '\u{2190}'..='\u{2bff}' => 105,
        _ => 75,
    }
}

/// The width of a text in hundredths of the size of its font.
pub(super) fn width(text: &str) -> i64 {
    text.chars().map(advance).sum()
}

/// Whether a line may end between two letters: at spaces and hyphens and beside
/// Chinese, but not before what closes or after what opens.
fn may_break(before: char, after: char) -> bool {
    let wide = advance(before) == 100 || advance(after) == 100;
    (before == ' ' || before == '-' || wide)
        && advance(after) > 0
        && !"，。、；：！？）》」』】”’…,.;:!?)]}%·".contains(after)
        && !"（《「『【“‘([{".contains(before)
}

/// A cleaned text in at most so many lines of a width, in hundredths of the size;
/// what is left over becomes an ellipsis.
#[inline(never)]
pub(super) fn wrap(text: &str, room: i64, most: i64) -> String {
    let (mut lines, mut count) = (String::with_capacity(text.len()), 1);
    let mut line = String::new();
    // The width so far, and the length up to which the line may be broken off.
    let (mut filled, mut good) = (0, 0);
    let mut before = ' ';
    for letter in text.chars() {
        if !line.is_empty() && may_break(before, letter) {
            good = line.len();
        }
        let wide = advance(letter);
        while wide > 0 && letter != ' ' && !line.is_empty() && filled + wide > room {
            if count >= most {
                while filled + advance('…') > room {
                    let Some(letter) = line.pop() else { break };
                    filled -= advance(letter);
                }
                lines.push_str(line.trim_end_matches(' '));
                lines.push('…');
                return lines;
            }
            let rest = line.split_off(if good > 0 { good } else { line.len() });
            lines.push_str(line.trim_end_matches(' '));
            lines.push('\n');
            (line, good, count) = (rest, 0, count + 1);
            filled = width(&line);
        }
        if !(letter == ' ' && line.is_empty()) {
            line.push(letter);
            filled += wide;
        }
        before = letter;
    }
    lines.push_str(line.trim_end_matches(' '));
    lines
}

/// How many lines a wrapped text has, less one.
pub(super) fn breaks(lines: &str) -> i64 {
    lines.bytes().filter(|byte| *byte == b'\n').count() as i64
}

/// The same with lines of about one length, where no more are needed.
pub(super) fn wrap_evenly(text: &str, room: i64, most: i64) -> String {
    let mut lines = wrap(text, room, most);
    let mut room = room;
    while !lines.ends_with('…') && breaks(&lines) > 0 && room > EVEN {
        room -= EVEN;
        let narrower = wrap(text, room, most + 1);
        if breaks(&narrower) > breaks(&lines) {
            break;
        }
        lines = narrower;
    }
    lines
}

/// Text of an SVG.
#[derive(Default)]
pub(super) struct Pen {
    pub(super) text: String,
}

impl Pen {
    /// Writes a pattern, the next of the numbers for each `~`.
    pub(super) fn draw(&mut self, pattern: &str, numbers: &[i64]) {
        use std::fmt::Write as _;
        let mut numbers = numbers.iter();
        for (at, part) in pattern.split('~').enumerate() {
            if at > 0 {
                let _ = write!(self.text, "{}", numbers.next().copied().unwrap_or_default());
            }
            self.text.push_str(part);
        }
    }

    /// Writes a line of text of a class.
    #[inline(never)]
    pub(super) fn write(&mut self, class: &str, x: i64, y: i64, text: &str) {
        self.text.push_str("<text class=\"");
        self.text.push_str(class);
        self.draw("\" x=\"~\" y=\"~\">", &[x, y]);
        self.say(text);
        self.text.push_str("</text>\n");
    }

    /// Writes people's text, so that it stays text.
    pub(super) fn say(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                letter => self.text.push(letter),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let mut pen = Pen::default();
        pen.say(&clean(text));
        pen.text
    }

    #[test]
    fn markup_stays_text() {
        assert_eq!(said("</text><script>a&amp;b]]>"), "&lt;/text&gt;&lt;script&gt;a&amp;amp;b]]&gt;");
    }

    #[test]
    fn what_xml_forbids_or_hides_is_replaced() {
        assert_eq!(said("a\0\u{8}\n\t b\u{7f}\u{85}c\u{fffe}\u{ffff}"), "a b c\u{fffd}\u{fffd}");
        assert_eq!(said("\u{202e}abc\u{2066}d\u{200b}e\u{feff}\u{e0041}"), "abcde");
        assert_eq!(said(&format!("e{}x", "\u{301}".repeat(500))).chars().count(), 2 + MOST_MARKS);
        assert_eq!(said("\u{1dc0}A0AA \u{1dc0}B"), "A0AA B");
        assert_eq!(said("👩\u{200d}🔬 नमस्ते"), "👩\u{200d}🔬 नमस्ते");
    }

    #[test]
    fn lines_break_at_words_and_between_chinese() {
        assert_eq!(wrap("Open the quiet reading room", 740, 3), "Open the\nquiet reading\nroom");
        assert_eq!(wrap("把预约做得更快，让人满意", 700, 3), "把预约做得更\n快，让人满意");
        assert_eq!(wrap("abcdefghijklmnop", 300, 9).replace('\n', ""), "abcdefghijklmnop");
        assert_eq!(wrap("", 300, 3), "");
        // Only the plain space goes where a line ends.
        let other_space = "A¡ጒ🈐ΣA𑓐0A0🌀aᴀ🪀\u{205f}<";
        assert_eq!(wrap(other_space, 650, 9).replace('\n', ""), other_space);
    }

    #[test]
    fn what_does_not_fit_becomes_an_ellipsis() {
        let lines = wrap(&"长".repeat(2000), 1300, 3);
        assert!(breaks(&lines) == 2 && lines.ends_with("长…"));
        assert_eq!(wrap(&"a".repeat(2000), 50, 2), "a\n…");
    }

    proptest::proptest! {
        #[test]
        fn lines_fit_and_lose_nothing_but_spaces(text: String, room in 140_i64..3000) {
            let text = clean(&text);
            let lines = wrap(&text, room, i64::MAX);
            proptest::prop_assert!(lines.split('\n').all(|line| width(line) <= room));
            let bare = |text: &str| text.replace([' ', '\n'], "");
            proptest::prop_assert_eq!(bare(&lines), bare(&text));
            for cut in [wrap(&text, room, 3), wrap_evenly(&text, room, 3)] {
                proptest::prop_assert!(breaks(&cut) < 3 && cut.split('\n').all(|line| width(line) <= room));
            }
        }
    }
}
