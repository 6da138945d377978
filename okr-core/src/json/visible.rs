//! What of a text can be seen.

/// Whether a text shows nothing: white space, control and format characters alone.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || letter.is_control() || is_format(letter))
}

/// Marks that reorder what is shown after them.
pub(crate) fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters without a shape: joiners, fillers, selectors, tags. The standard
/// library cannot tell them from others.
fn is_format(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_shape_is_blank() {
        for blank in ["", " \u{3000}\n", "\u{200b}", "\u{feff}\u{2060} ", "\u{202e}\u{7}", "\u{3164}\u{fe0f}"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for shown in ["a", "\u{200b}名", "\u{200d}.", "\u{1f469}\u{200d}\u{1f680}", "\u{fffd}"] {
            assert!(!is_blank(shown), "{shown:?}");
        }
    }
}
