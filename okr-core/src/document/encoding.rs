//! Bytes as text.

use crate::codes::Code;
use crate::problem::Problem;

/// The text of bytes.
///
/// # Errors
/// `json.not-utf8` with the line, the column (in characters) and the offset of
/// the first byte that starts no character.
///
/// ```
/// assert_eq!(okr_core::utf8("净".as_bytes()), Ok("净"));
/// let problem = okr_core::utf8(b"{\n \"\xe9\"}").unwrap_err();
/// assert!(problem.message(okr_core::Lang::En).starts_with("not UTF-8 at line 2, column 3: "));
/// ```
pub fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let before = bytes.get(..offset).unwrap_or_default();
        // What stands before is UTF-8: each character has one byte that continues none.
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let characters = before.iter().skip(line_start).filter(|byte| (**byte & 0xc0) != 0x80);
        Problem::new(Code::JsonNotUtf8, "")
            .with("line", before.iter().filter(|byte| **byte == b'\n').count() + 1)
            .with("column", characters.count() + 1)
            .with("offset", offset)
    })
}
