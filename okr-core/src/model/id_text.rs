//! The texts of ids. A document holds more of them than of anything else, so that
//! short ones stand in the sixteen bytes themselves.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text in sixteen bytes, absent or not; what is longer than fourteen has a box
/// of the size that suits the ids of many systems: 24 for numbers of 64 bits, 40
/// for UUIDs.
#[derive(Clone)]
pub(super) enum IdText {
    Here(u8, [u8; 14]),
    Number(u8, Box<[u8; 24]>),
    Uuid(u8, Box<[u8; 40]>),
    Other(Box<Box<str>>),
}

impl IdText {
    fn bytes(&self) -> &[u8] {
        match self {
            IdText::Here(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            IdText::Number(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            IdText::Uuid(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            IdText::Other(text) => text.as_bytes(),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            IdText::Other(text) => text,
            // They are a whole text's bytes, and never none.
            _ => std::str::from_utf8(self.bytes()).unwrap_or_default(),
        }
    }
}

/// The text's bytes and zeros behind them; `None` where they do not fit.
fn padded<const N: usize>(text: &str) -> Option<(u8, [u8; N])> {
    let mut bytes = [0; N];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some((text.len() as u8, bytes))
}

impl From<&str> for IdText {
    fn from(text: &str) -> IdText {
        if let Some((length, bytes)) = padded(text) {
            IdText::Here(length, bytes)
        } else if let Some((length, bytes)) = padded(text) {
            IdText::Number(length, Box::new(bytes))
        } else if let Some((length, bytes)) = padded(text) {
            IdText::Uuid(length, Box::new(bytes))
        } else {
            IdText::Other(Box::new(text.into()))
        }
    }
}

impl fmt::Debug for IdText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl PartialEq for IdText {
    fn eq(&self, other: &IdText) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for IdText {}

impl PartialOrd for IdText {
    fn partial_cmp(&self, other: &IdText) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IdText {
    fn cmp(&self, other: &IdText) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl Hash for IdText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes().hash(state);
    }
}

impl Serialize for IdText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for IdText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<IdText, D::Error> {
        deserializer.deserialize_str(Visitor)
    }
}

struct Visitor;

impl serde::de::Visitor<'_> for Visitor {
    type Value = IdText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<IdText, E> {
        Ok(text.into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for IdText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_come_back() {
        assert_eq!((size_of::<IdText>(), size_of::<Option<IdText>>()), (16, 16));
        for length in [0, 1, 13, 14, 15, 24, 25, 36, 40, 41, 128, 300] {
            let ascii = "x".repeat(length);
            let wide: String = "目标".chars().cycle().take(length).collect();
            for text in [ascii.as_str(), &wide, "a\0"] {
                let id = IdText::from(text);
                assert_eq!(id.as_str(), text);
                assert_eq!(id, IdText::from(text));
                assert_eq!(id.cmp(&IdText::from("m")), text.cmp("m"));
                assert_eq!(format!("{id:?}"), format!("{text:?}"));
            }
        }
    }
}
