//! One form for characters that mean the same: ASCII in lower case, full-width
//! forms as ASCII, every space as one, curly quotes as straight ones.

/// A folded text and the way back to the places of the original.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    text: String,
    /// `(folded, original)` offsets behind each character whose length changed;
    /// between two of them all characters kept their length.
    shifts: Vec<(usize, usize)>,
    letters: Letters,
}

/// How many letters of which script a text has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    /// Chinese characters.
    pub(crate) han: u32,
    /// Latin letters and digits of ASCII.
    pub(crate) ascii: u32,
    /// Latin letters with accents.
    pub(crate) accented: u32,
    /// Letters of any other script.
    pub(crate) other: u32,
}

impl Letters {
    fn count(&mut self, ch: char) {
        let counter = match ch {
            _ if super::scan::is_han(ch) => &mut self.han,
            _ if ch.is_ascii_alphanumeric() => &mut self.ascii,
            '\u{d7}' | '\u{f7}' => return,
            '\u{c0}'..='\u{24f}' => &mut self.accented,
            _ if ch.is_alphabetic() => &mut self.other,
            _ => return,
        };
        *counter += 1;
    }
}

impl Folded {
    pub(crate) fn new(original: &str) -> Folded {
        let mut folded = Folded::default();
        if original.is_ascii() {
            folded.text = original.to_ascii_lowercase();
            folded.letters.ascii = original.bytes().filter(u8::is_ascii_alphanumeric).count() as u32;
            return folded;
        }
        folded.text.reserve(original.len());
        for (at, ch) in original.char_indices() {
            let plain = fold(ch);
            folded.text.push(plain);
            folded.letters.count(plain);
            if plain.len_utf8() != ch.len_utf8() {
                folded.shifts.push((folded.text.len(), at + ch.len_utf8()));
            }
        }
        folded
    }

    /// The folded text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The letters of the text by script.
    pub(crate) fn letters(&self) -> Letters {
        self.letters
    }

    /// The offset in the original of an offset in the folded text.
    pub(crate) fn original(&self, at: usize) -> usize {
        let passed = self.shifts.partition_point(|(folded, _)| *folded <= at);
        match passed.checked_sub(1).and_then(|last| self.shifts.get(last)) {
            Some((folded, original)) => original + (at - folded),
            None => at,
        }
    }
}

fn fold(ch: char) -> char {
    match ch {
        '\0'..='\u{7f}' => ch.to_ascii_lowercase(),
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u8::try_from(u32::from(ch) - 0xfee0).unwrap_or(b' ');
            char::from(ascii).to_ascii_lowercase()
        }
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{d7}' => 'x',
        '\u{ffe5}' => '\u{a5}',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_way_back() {
        let original = "ＮＰＳ 从２０％到　40%，好";
        let folded = Folded::new(original);
        assert_eq!(folded.as_str(), "nps 从20%到 40%,好");
        for (at, _) in folded.as_str().char_indices() {
            assert!(original.is_char_boundary(folded.original(at)));
        }
        assert_eq!(folded.original(folded.as_str().len()), original.len());
        let at = folded.as_str().find("20%").unwrap();
        assert_eq!(original.get(folded.original(at)..folded.original(at + 3)), Some("２０％"));
    }
}
