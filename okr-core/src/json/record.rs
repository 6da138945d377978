//! One definition of a wire type, two readers: [`record!`] writes the struct,
//! its serde implementation (the fast path) and its [`Field`] implementation
//! (the collecting path, the checks).

use std::borrow::Cow;

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::problem::{Problem, Slot};

use super::near::nearest;
use super::place::{Checks, Place};
use super::reader::{Kind, Reader, TypeTerm};
use super::values::{Extra, List, fitted};

/// A value that a wire format may hold.
pub(crate) trait Field: Sized {
    /// Reads the value; `None` where it is wrong, after saying so.
    fn read(reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands in for a value that could not be read.
    fn placeholder() -> Self;

    /// Checks what the type alone cannot hold: lengths, ranges.
    fn check(&self, _place: &Place<'_>, _checks: &mut Checks<'_>) {}

    /// Reads the value or takes the stand-in, and remembers that it did.
    fn read_or_placeholder(reader: &mut Reader<'_>) -> Self {
        match Self::read(reader) {
            Some(value) => value,
            None => {
                reader.mark_broken();
                Self::placeholder()
            }
        }
    }

    /// What stands in for an optional value that could not be read: mostly nothing.
    fn optional_placeholder() -> Option<Self> {
        None
    }

    /// Whether a field of this type must be given.
    const REQUIRED: bool = true;

    /// True where the value is absent and is not written.
    fn is_left_out(&self) -> bool {
        false
    }

    /// The value of an absent field.
    fn absent() -> Self {
        Self::placeholder()
    }
}

/// A field of an object that is read or checked, whatever its type: what objects
/// of all kinds share is compiled once.
pub(crate) trait Part {
    /// Reads the value into its place.
    fn fill(&mut self, reader: &mut Reader<'_>);

    /// See [`Field::check`].
    fn inspect(&self, place: &Place<'_>, checks: &mut Checks<'_>);
}

impl<T: Field> Part for T {
    fn fill(&mut self, reader: &mut Reader<'_>) {
        *self = T::read_or_placeholder(reader);
    }

    fn inspect(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        self.check(place, checks);
    }
}

impl<T: Field> Field for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.kind() == Kind::Null {
            return reader.null().then_some(None);
        }
        T::read(reader).map(Some)
    }

    fn placeholder() -> Self {
        T::optional_placeholder()
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        if let Some(value) = self {
            value.check(place, checks);
        }
    }

    const REQUIRED: bool = false;

    fn absent() -> Self {
        None
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: Field> Field for Box<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        T::read(reader).map(Box::new)
    }

    fn placeholder() -> Self {
        Box::new(T::placeholder())
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        (**self).check(place, checks);
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut items = Vec::new();
        if reader.kind() == Kind::Null {
            return reader.null().then_some(items);
        }
        let is_list = reader.list(&mut |reader| items.push(T::read_or_placeholder(reader)));
        is_list.then(|| fitted(items))
    }

    fn placeholder() -> Self {
        Vec::new()
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        for (index, item) in self.iter().enumerate() {
            item.check(&place.item(index), checks);
        }
    }

    const REQUIRED: bool = false;

    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

const ENTRIES: Term = Term::new("entries", "条目");

impl<T: Field> Field for List<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Vec::read(reader).map(List::from)
    }

    fn placeholder() -> Self {
        List::default()
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        let limit = checks.limits.entries as usize;
        if self.len() > limit {
            checks.raise(Problem::too_many(place.pointer(), ENTRIES, self.len() as u64, limit));
            return;
        }
        for (index, item) in self.iter().enumerate() {
            item.check(&place.item(index), checks);
        }
    }

    const REQUIRED: bool = false;

    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

impl Field for Extra {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.skip().and_then(Extra::from_json)
    }

    fn placeholder() -> Self {
        Extra::default()
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        let Some(text) = self.get() else { return };
        let depth = place.depth() + checks.deeper + nesting(text);
        if depth > checks.limits.depth + 1 {
            let limit = checks.limits.depth as usize;
            checks.raise(Problem::new(Code::JsonTooDeep, place.pointer()).with("limit", limit));
        }
    }

    const REQUIRED: bool = false;

    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

/// How deep the objects and lists of a JSON text are nested; 0 for a scalar.
fn nesting(json: &str) -> u32 {
    let (mut depth, mut most) = (0_u32, 0_u32);
    let (mut in_string, mut escaped) = (false, false);
    for byte in json.bytes() {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth = depth.saturating_add(1);
                most = most.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most
}

impl Field for f64 {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.number()
    }

    fn placeholder() -> Self {
        0.0
    }

    fn check(&self, place: &Place<'_>, checks: &mut Checks<'_>) {
        checks.number(*self, place);
    }
}

impl Field for bool {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.bool()
    }

    fn placeholder() -> Self {
        false
    }
}

impl Field for u32 {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        const WHOLE: TypeTerm = Term::new("a whole number from 0", "不小于 0 的整数");
        if reader.kind() != Kind::Number {
            reader.wrong_type(WHOLE);
            return None;
        }
        let pointer = reader.pointer();
        let number = reader.number()?;
        let most = f64::from(u32::MAX);
        if number > most && number.fract() == 0.0 {
            let problem = Problem::new(Code::NumberOutOfRange, pointer);
            reader.raise(problem.with("number", number).with("least", 0.0).with("most", most));
            return None;
        }
        let whole = number >= 0.0 && number.fract() == 0.0;
        if !whole {
            let found = Slot::Text(crate::json::number_text(number));
            reader.raise(Problem::new(Code::DocumentWrongType, pointer).with("expected", WHOLE).with("found", found));
            return None;
        }
        Some(number as u32)
    }

    fn placeholder() -> Self {
        0
    }
}

impl Field for Lang {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let word = reader.word_of(Lang::WORDS)?;
        Lang::from_tag(&word)
    }

    fn placeholder() -> Self {
        Lang::default()
    }
}

/// Words that may be written at a place, one after the other.
pub(crate) fn listed(words: &[&str]) -> Slot {
    Slot::Said { en: words.join(", "), zh: format!("`{}`", words.join("`、`")) }
}

/// Where a host's own data goes, for objects that have room for it.
const OWN: Term = Term::new("; a host's own data goes under `extra`", "；自有数据请放在 `extra` 下");

impl Reader<'_> {
    /// Reads an object into its fields, given by their names and places in the
    /// same order. False where there is no object.
    pub(crate) fn record(&mut self, names: &[&str], required: &[bool], parts: &mut [&mut dyn Part]) -> bool {
        let mut seen = 0_u64;
        let is_object = self.object(&mut |reader, name| {
            let known = names.iter().position(|known| *known == name);
            let Some((at, part)) = known.and_then(|at| Some((at, parts.get_mut(at)?))) else {
                return reader.unknown_field(name, names);
            };
            if seen >> at & 1 == 1 {
                return reader.duplicate(name);
            }
            seen |= 1 << at;
            part.fill(reader);
        });
        if is_object {
            let missing = names.iter().zip(required).enumerate().filter(|(at, _)| seen >> at & 1 == 0);
            missing.filter(|(_, (_, required))| **required).for_each(|(_, (name, _))| self.missing(name));
        }
        is_object
    }

    /// A field that the object being read does not have; its value is passed over.
    pub(crate) fn unknown_field(&mut self, name: &str, known: &[&str]) {
        let problem = Problem::new(Code::DocumentUnknownField, self.pointer())
            .with("field", name)
            .with("nearest", nearest(name, &mut known.iter().copied()))
            .with("known", listed(known))
            .with("own", if known.contains(&"extra") { OWN } else { Term::new("", "") });
        self.raise(problem);
        self.skip();
    }

    /// A field that the object being read has had already; its value is passed over.
    pub(crate) fn duplicate(&mut self, name: &str) {
        let problem = Problem::new(Code::JsonDuplicateKey, self.pointer());
        self.raise(problem.with("field", name));
        self.skip();
    }

    /// One word of a vocabulary.
    pub(crate) fn word_of(&mut self, known: &[&str]) -> Option<Cow<'_, str>> {
        let pointer = self.pointer();
        let word = self.string(Term::new("a word", "一个词"))?.into_owned();
        if known.contains(&word.as_str()) {
            return Some(Cow::Owned(word));
        }
        let problem = Problem::new(Code::DocumentUnknownWord, pointer)
            .with("nearest", nearest(&word, &mut known.iter().copied()))
            .with("known", listed(known))
            .with("word", word);
        self.raise(problem);
        None
    }
}

/// Defines an object of the wire format.
///
/// A field is `"wireName" name: Type = mode`, the mode being `required`,
/// `optional` (an `Option`), `list` (a `Vec`) or `few` (a [`List`]). A `struct`
/// also gets `extra`; a `request` does not. `check(value, place, checks) { .. }`
/// behind it adds checks that concern several fields at once.
macro_rules! record {
    ( $(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* } $($check:tt)* ) => {
        $crate::json::record! { @build [$(#[$meta])*] $name [] [
            $($fields)*
            /// The host's own data, returned as it came.
            "extra" extra: $crate::json::Extra = extra,
        ] }
        $crate::json::record! { @field $name { $($fields)*
            /// The host's own data, returned as it came.
            "extra" extra: $crate::json::Extra = extra,
        } $($check)* }
    };
    ( $(#[$meta:meta])* pub request $name:ident { $($fields:tt)* } $($check:tt)* ) => {
        $crate::json::record! { @build [$(#[$meta])*] $name [] [ $($fields)* ] }
        $crate::json::record! { @field $name { $($fields)* } $($check)* }
    };

    (@build [$($meta:tt)*] $name:ident [$($done:tt)*] []) => {
        // For the web the collecting reader is the only one: two would not fit.
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
        $($meta)*
        pub struct $name { $($done)* }
    };
    (@build $meta:tt $name:ident [$($done:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = required, $($rest:tt)* ]) => {
        $crate::json::record! { @build $meta $name
            [$($done)* $(#[$m])* #[serde(rename = $wire)] pub $field: $type,] [$($rest)*] }
    };
    (@build $meta:tt $name:ident [$($done:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = optional, $($rest:tt)* ]) => {
        $crate::json::record! { @build $meta $name
            [$($done)* $(#[$m])* #[serde(rename = $wire, skip_serializing_if = "Option::is_none")]
             #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
             pub $field: $type,] [$($rest)*] }
    };
    (@build $meta:tt $name:ident [$($done:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = list, $($rest:tt)* ]) => {
        $crate::json::record! { @build $meta $name
            [$($done)* $(#[$m])* #[serde(rename = $wire, skip_serializing_if = "Vec::is_empty")]
             #[cfg_attr(not(target_arch = "wasm32"), serde(default, deserialize_with = "crate::json::null_list"))]
             #[cfg_attr(feature = "schema", schemars(transform = crate::json::or_null))] pub $field: $type,] [$($rest)*] }
    };
    (@build $meta:tt $name:ident [$($done:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = few, $($rest:tt)* ]) => {
        $crate::json::record! { @build $meta $name
            [$($done)* $(#[$m])* #[serde(rename = $wire, skip_serializing_if = "crate::json::List::is_empty")]
             #[cfg_attr(not(target_arch = "wasm32"), serde(default))]
             #[cfg_attr(feature = "schema", schemars(transform = crate::json::or_null))] pub $field: $type,] [$($rest)*] }
    };
    (@build $meta:tt $name:ident [$($done:tt)*]
        [ $(#[$m:meta])* $wire:literal $field:ident : $type:ty = extra, $($rest:tt)* ]) => {
        $crate::json::record! { @build $meta $name
            [$($done)* $(#[$m])* #[serde(rename = $wire, skip_serializing_if = "crate::json::Extra::is_none")]
             #[cfg_attr(not(target_arch = "wasm32"), serde(default))] pub $field: $type,] [$($rest)*] }
    };

    (@field $name:ident { $( $(#[$m:meta])* $wire:literal $field:ident : $type:ty = $mode:ident, )* }
        $( check($value:ident, $place:ident, $checks:ident) $body:block )?
    ) => {
        impl $name {
            /// The names of the fields on the wire, in the order of definition.
            const WIRE: &'static [&'static str] = {
                let names: &[&str] = &[$($wire),*];
                assert!(names.len() <= 64, "the reader counts the fields of an object in the bits of a u64");
                names
            };
        }

        impl $crate::json::Field for $name {
            fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                const REQUIRED: &[bool] = &[$( <$type as $crate::json::Field>::REQUIRED ),*];
                let mut value = $name { $( $field: <$type as $crate::json::Field>::absent(), )* };
                let is_object = reader.record($name::WIRE, REQUIRED, &mut [$( &mut value.$field ),*]);
                is_object.then_some(value)
            }

            fn placeholder() -> Self {
                $name { $( $field: <$type as $crate::json::Field>::placeholder(), )* }
            }

            fn check(&self, place: &$crate::json::Place<'_>, checks: &mut $crate::json::Checks<'_>) {
                checks.record(place, $name::WIRE, &[$( &self.$field ),*]);
                $( {
                    let ($value, $place, $checks) = (self, place, checks);
                    $body
                } )?
            }
        }
    };
}
pub(crate) use record;

impl Checks<'_> {
    /// Checks the fields of an object, given by their names and values in the same order.
    pub(crate) fn record(&mut self, place: &Place<'_>, names: &[&str], parts: &[&dyn Part]) {
        for (name, part) in names.iter().zip(parts) {
            part.inspect(&place.field(name), self);
        }
    }
}

/// Defines a fixed vocabulary: an enum whose words are the wire format's.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $( $(#[$vmeta])* #[serde(rename = $word)] $variant ),* }

        impl $name {
            /// Every word, in the order of the format's documentation.
            pub const ALL: &'static [$name] = &[ $( $name::$variant ),* ];

            /// The word of the wire format.
            pub const fn word(self) -> &'static str {
                match self { $( $name::$variant => $word ),* }
            }
        }

        impl $crate::json::Field for $name {
            fn read(reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let word = reader.word_of(&[ $( $word ),* ])?;
                $name::ALL.iter().copied().find(|value| value.word() == word)
            }

            fn placeholder() -> Self {
                let [first, ..] = [ $( $name::$variant ),* ];
                first
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use vocabulary;
