//! Canonical output: numbers as ECMAScript prints them, no spaces, fixed order.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// The formatter behind every answer of the engine.
///
/// Objects and lists are compact; floats print as `Number.prototype.toString`
/// does (`1`, `0.1`, `1e+21`), so that JavaScript, C and Rust return the same bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Canonical;

impl Formatter for Canonical {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let mut buffer = ryu_js::Buffer::new();
        writer.write_all(buffer.format(value).as_bytes())
    }

    fn write_raw_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // A host's `extra` comes back as it came, but for white space outside strings.
        let mut in_string = false;
        let mut escaped = false;
        let mut from = 0;
        for (at, byte) in fragment.bytes().enumerate() {
            if in_string {
                in_string = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
            } else if byte == b'"' {
                in_string = true;
            } else if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                writer.write_all(fragment.as_bytes().get(from..at).unwrap_or_default())?;
                from = at + 1;
            }
        }
        writer.write_all(fragment.as_bytes().get(from..).unwrap_or_default())
    }
}

/// The canonical JSON text of a value.
///
/// Every type of the engine serialises: keys are strings and writing goes to
/// memory, so there is nothing that could fail.
pub(crate) fn to_canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Canonical);
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "types of the engine always serialise");
    String::from_utf8(bytes).unwrap_or_default()
}

/// A number as ECMAScript prints it.
pub(crate) fn number_text(number: f64) -> String {
    ryu_js::Buffer::new().format(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_in_javascript() {
        for (number, text) in [
            (1.0, "1"),
            (0.1, "0.1"),
            (1e21, "1e+21"),
            (1e-7, "1e-7"),
            (-0.0, "0"),
            (123456789012345680000.0, "123456789012345680000"),
        ] {
            assert_eq!(to_canonical(&number), text);
        }
    }

    #[test]
    fn raw_text_loses_only_its_outer_white_space() {
        let raw: &serde_json::value::RawValue =
            serde_json::from_str("{ \"a b\" : [ 1.0 , \"\\\" x\" ] ,\n \"c\": 1e5 }").unwrap();
        assert_eq!(to_canonical(raw), r#"{"a b":[1.0,"\" x"],"c":1e5}"#);
    }
}
