//! Canonical output: numbers as ECMAScript prints them, no spaces, fixed order.

use serde::Serialize;

use super::writer::Writer;

/// The canonical JSON text of a value.
///
/// Every type of the engine serialises: keys are strings and writing goes to
/// memory, so there is nothing that could fail.
pub(crate) fn to_canonical<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer::default();
    let written = value.serialize(&mut writer);
    debug_assert!(written.is_ok(), "types of the engine always serialise");
    writer.finish()
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

    proptest::proptest! {
        #[test]
        fn strings_and_whole_numbers_print_as_serde_json_prints_them(text: String, number: i64, other: u64) {
            let value = (text.as_str(), number, other);
            let ours = [to_canonical(value.0), to_canonical(&value.1), to_canonical(&value.2)].join(",");
            assert_eq!(format!("[{ours}]"), serde_json::to_string(&value).unwrap());
        }
    }

    #[test]
    fn every_control_character_is_escaped() {
        let text: String = (0..=0x9f_u8).map(char::from).collect();
        assert_eq!(to_canonical(&text), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn raw_text_loses_only_its_outer_white_space() {
        let raw: &serde_json::value::RawValue =
            serde_json::from_str("{ \"a b\" : [ 1.0 , \"\\\" x\" ] ,\n \"c\": 1e5 }").unwrap();
        assert_eq!(to_canonical(raw), r#"{"a b":[1.0,"\" x"],"c":1e5}"#);
    }
}
