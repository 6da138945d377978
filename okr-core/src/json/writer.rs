//! The writer behind every answer: canonical JSON, with as little code for each
//! type as can be. `serde_json`'s own serialiser is inlined into every type,
//! which the web module would have to carry.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, Serializer};

/// The name under which `serde_json` hands out text that is JSON already.
const RAW: &str = "$serde_json::private::RawValue";

/// Why a value has no JSON form: no type of the engine is so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoJson;

impl Display for NoJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value has no JSON form")
    }
}

impl std::error::Error for NoJson {}

impl ser::Error for NoJson {
    fn custom<T: Display>(_: T) -> NoJson {
        NoJson
    }
}

type Written = Result<(), NoJson>;

/// Writes canonical JSON to memory.
///
/// Objects and lists are compact; floats print as `Number.prototype.toString`
/// does (`1`, `0.1`, `1e+21`), so that JavaScript, C and Rust return the same bytes.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    /// True where the next string is JSON already.
    raw: bool,
}

impl Writer {
    pub(crate) fn finish(self) -> String {
        self.text
    }

    #[inline(never)]
    fn put(&mut self, text: &str) -> Written {
        self.text.push_str(text);
        Ok(())
    }

    /// A comma, unless the object or list has only begun.
    #[inline(never)]
    fn next(&mut self, begun: u8) {
        if self.text.as_bytes().last() != Some(&begun) {
            self.text.push(',');
        }
    }

    #[inline(never)]
    fn name(&mut self, name: &str) -> Written {
        if self.raw {
            return Ok(());
        }
        self.next(b'{');
        self.quoted(name)?;
        self.put(":")
    }

    #[inline(never)]
    fn string(&mut self, text: &str) -> Written {
        if std::mem::take(&mut self.raw) { self.fragment(text) } else { self.quoted(text) }
    }

    fn quoted(&mut self, text: &str) -> Written {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_escape) {
            let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.text.push_str(plain);
            let mut tail = tail.chars();
            self.escape(tail.next().unwrap_or_default());
            rest = tail.as_str();
        }
        self.text.push_str(rest);
        self.put("\"")
    }

    fn escape(&mut self, letter: char) {
        let short = match letter {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            _ => 'u',
        };
        self.text.push('\\');
        self.text.push(short);
        if short == 'u' {
            let code = letter as u32;
            for shift in [12, 8, 4, 0] {
                self.text.extend(char::from_digit((code >> shift) & 15, 16));
            }
        }
    }

    /// A host's `extra` comes back as it came, but for white space outside strings.
    fn fragment(&mut self, json: &str) -> Written {
        let (mut in_string, mut escaped) = (false, false);
        let mut from = 0;
        for (at, byte) in json.bytes().enumerate() {
            if in_string {
                in_string = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
            } else if byte == b'"' {
                in_string = true;
            } else if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                self.text.push_str(json.get(from..at).unwrap_or_default());
                from = at + 1;
            }
        }
        self.put(json.get(from..).unwrap_or_default())
    }

    #[inline(never)]
    fn number(&mut self, number: f64) -> Written {
        // JSON has no other word for what is no number.
        if !number.is_finite() {
            return self.put("null");
        }
        self.put(ryu_js::Buffer::new().format_finite(number))
    }

    /// Digits without the machinery of formatting.
    #[inline(never)]
    fn whole(&mut self, mut number: u64) -> Written {
        let mut digits = [0_u8; 20];
        let mut from = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
            from -= 1;
            if number == 0 {
                break;
            }
        }
        let digits = digits.get(from..).unwrap_or_default();
        self.text.extend(digits.iter().map(|digit| char::from(*digit)));
        Ok(())
    }
}

fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || matches!(byte, b'"' | b'\\')
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = NoJson;
    type SerializeSeq = Self;
    type SerializeTuple = Impossible<(), NoJson>;
    type SerializeTupleStruct = Impossible<(), NoJson>;
    type SerializeTupleVariant = Impossible<(), NoJson>;
    type SerializeMap = Self;
    type SerializeStruct = Fields<'w>;
    type SerializeStructVariant = Impossible<(), NoJson>;

    fn serialize_bool(self, value: bool) -> Written {
        self.put(if value { "true" } else { "false" })
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.whole(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.whole(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.whole(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.whole(value)
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        if value < 0 {
            self.put("-")?;
        }
        self.whole(value.unsigned_abs())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.number(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.number(value)
    }

    fn serialize_char(self, value: char) -> Written {
        self.string(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.string(value)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(NoJson)
    }

    fn serialize_none(self) -> Written {
        self.put("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.put("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.put("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.string(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.put("{")?;
        self.name(variant)?;
        value.serialize(&mut *self)?;
        self.put("}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, NoJson> {
        self.put("[")?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoJson> {
        Err(NoJson)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NoJson> {
        Err(NoJson)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoJson> {
        Err(NoJson)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, NoJson> {
        self.put("{")?;
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'w>, NoJson> {
        self.raw = name == RAW;
        let end = if self.raw { "" } else { "}" };
        if !self.raw {
            self.put("{")?;
        }
        Ok(Fields { writer: self, end })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoJson> {
        Err(NoJson)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Written {
        self.string(&value.to_string())
    }
}

impl ser::SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = NoJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.next(b'[');
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.put("]")
    }
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = NoJson;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.next(b'{');
        key.serialize(&mut **self)?;
        self.put(":")
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.put("}")
    }
}

/// The fields of an object that is being written.
pub(crate) struct Fields<'w> {
    writer: &'w mut Writer,
    /// What closes it; nothing for what was JSON already.
    end: &'static str,
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = NoJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.writer.name(name)?;
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Written {
        self.writer.put(self.end)
    }
}
