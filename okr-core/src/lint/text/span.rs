//! Places inside a text.

use serde::Serialize;

/// A stretch of a text, from `start` to before `end`.
///
/// In UTF-8 bytes unless the name of the field says UTF-16.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it has ended.
    pub end: u32,
}

impl Span {
    /// A span of byte offsets. Texts of the format are far below 4 GiB; a
    /// longer offset is held at the greatest value.
    pub(crate) fn new(start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: offset(start), end: offset(end) }
    }

    /// The span from the beginning of this one to the end of another.
    pub(crate) fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words at this place; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same place counted in UTF-16 code units, as editors and browsers do.
    ///
    /// ```
    /// use okr_core::Span;
    /// let span = Span { start: 3, end: 6 };
    /// assert_eq!(span.of("到90%"), "90%");
    /// assert_eq!(span.utf16("到90%"), Span { start: 1, end: 4 });
    /// ```
    #[must_use]
    pub fn utf16(self, text: &str) -> Span {
        let units = |part: &str| part.chars().map(char::len_utf16).sum::<usize>();
        let start = units(text.get(..self.start as usize).unwrap_or_default());
        Span::new(start, start + units(self.of(text)))
    }
}
