//! Text on a terminal: cleaned, measured by the columns that it takes, cut,
//! padded and wrapped.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes; a Chinese character takes two.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// People's text, safe to print on one line: no control character can steer the
/// terminal, no direction mark can reorder what follows.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(|letter| is_space(letter) || is_unsafe(letter)) {
        let safe = |letter| match letter {
            letter if is_space(letter) => ' ',
            letter if is_unsafe(letter) => '\u{fffd}',
            letter => letter,
        };
        Cow::Owned(text.chars().map(safe).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn is_unsafe(letter: char) -> bool {
    let is_direction =
        matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || is_direction
}

/// The text cut to a width; what is cut off is shown by an ellipsis.
pub fn cut(text: &str, most: usize) -> String {
    let text = clean(text);
    if width(&text) <= most {
        return text.into_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > most {
            break;
        }
        used += wide;
        kept.push(letter);
    }
    let kept = kept.trim_end_matches(['\u{200d}', ' ']);
    if most == 0 { String::new() } else { format!("{kept}…") }
}

/// The text with spaces after it up to a width.
pub fn pad(text: &str, wanted: usize) -> String {
    format!("{text}{}", " ".repeat(wanted.saturating_sub(width(text))))
}

/// The text with spaces before it up to a width.
pub fn pad_left(text: &str, wanted: usize) -> String {
    format!("{}{text}", " ".repeat(wanted.saturating_sub(width(text))))
}

/// The text in lines of a width: broken at spaces, and between wide characters
/// unless a closing mark would begin a line.
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let text = clean(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(&text) {
        if width(&line) + width(piece.trim_end()) > most && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if width(piece.trim_end()) <= most {
            line.push_str(piece);
            continue;
        }
        for letter in piece.chars() {
            if width(&line) + letter.width().unwrap_or(0) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may be broken.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let is_wide = |letter: char| letter.width() == Some(2);
        let breaks = before.is_some_and(|before: char| {
            (before == ' ' && letter != ' ')
                || ((is_wide(before) || is_wide(letter)) && letter != ' ' && !is_closing(letter) && !is_opening(before))
        });
        if breaks {
            found.extend(text.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    found.extend(text.get(start..));
    found
}

fn is_closing(letter: char) -> bool {
    "，。；：！？、）】》」』”’,.;:!?)]}%…".contains(letter)
}

fn is_opening(letter: char) -> bool {
    "（【《「『“‘([{".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_by_columns() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcd…");
        assert_eq!(cut("让三口之家", 6), "让三…");
        assert_eq!(cut("让三口之家", 7), "让三口…");
        assert_eq!(cut("ab cd", 4), "ab…");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn steering_is_taken_out() {
        assert_eq!(clean("a\u{1b}[31m\tb\u{202e}c\u{9b}"), "a\u{fffd}[31m b\u{fffd}c\u{fffd}");
    }

    #[test]
    fn wraps_words_and_wide_characters() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("净水器，让人放心。", 8), ["净水器，", "让人放", "心。"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 3), [""]);
    }
}
