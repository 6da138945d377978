//! Small containers of the wire format.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A host's own data under `"extra"`, kept as the text that arrived.
///
/// Any JSON value; it comes back byte for byte but for white space outside
/// strings. Eight bytes where there is none.
#[derive(Clone, Debug, Default)]
pub struct Extra(Option<Box<Box<RawValue>>>);

impl Extra {
    /// No data.
    pub(crate) const NONE: Extra = Extra(None);

    /// The JSON text, or `None` where the host gave none.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref().map(|raw| raw.get())
    }

    /// Extra data from a JSON text; `None` where the text is not one JSON value.
    pub fn from_json(text: &str) -> Option<Extra> {
        let raw: Box<RawValue> = serde_json::from_str(text).ok()?;
        Some(Extra(Some(Box::new(raw))))
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Extra) -> bool {
        self.get() == other.get()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Extra, D::Error> {
        // No `Option`: `null` is the host's own data too, and comes back.
        let raw: Box<RawValue> = Box::deserialize(deserializer)?;
        Ok(Extra(Some(Box::new(raw))))
    }
}

/// A list that is mostly empty: eight bytes where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(#[expect(clippy::box_collection, reason = "thin: most lists are empty")] Option<Box<Vec<T>>>);

impl<T> List<T> {
    /// No item.
    pub(crate) const NONE: List<T> = List(None);

    /// True where the list has no item.
    pub fn is_empty(&self) -> bool {
        self.0.as_deref().is_none_or(Vec::is_empty)
    }

    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        self.0.get_or_insert_default().push(item);
    }
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(None)
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> std::ops::DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> List<T> {
        List((!items.is_empty()).then(|| Box::new(fitted(items))))
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List<T>, D::Error> {
        let items: Option<Vec<T>> = Option::deserialize(deserializer)?;
        Ok(items.unwrap_or_default().into())
    }
}

/// Reads a list where `null` stands for an empty one.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn null_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default).map(fitted)
}

/// The list without room to spare: what is read is seldom added to.
pub(super) fn fitted<T>(mut items: Vec<T>) -> Vec<T> {
    items.shrink_to_fit();
    items
}

#[cfg(feature = "schema")]
pub(crate) use schema::or_null;

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Extra, List};

    /// Lets `null` stand for an empty list, as the readers do.
    pub(crate) fn or_null(schema: &mut Schema) {
        if let Some(kind) = schema.get_mut("type") {
            *kind = serde_json::json!([kind.take(), "null"]);
        }
    }

    impl JsonSchema for Extra {
        fn schema_name() -> Cow<'static, str> {
            "Extra".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "description": "A host's own data: any JSON value, kept as it came." })
        }
    }

    impl<T: JsonSchema> JsonSchema for List<T> {
        fn schema_name() -> Cow<'static, str> {
            format!("List_of_{}", T::schema_name()).into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Vec::<T>::json_schema(generator)
        }
    }
}
