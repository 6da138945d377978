//! Civil dates. Instants and time zones belong to the host.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codes::Code;
use crate::json::{Field, Reader};
use crate::lang::Term;
use crate::problem::Problem;

/// A day of the Gregorian calendar, from 0000-01-01 to 9999-12-31.
///
/// ```
/// use okr_core::Date;
/// let date: Date = "2026-03-31".parse()?;
/// assert_eq!(date.to_string(), "2026-03-31");
/// assert_eq!("2026-04-01".parse::<Date>()?.days_since(date), 1);
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), okr_core::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// A text that is no civil date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write a real day as YYYY-MM-DD")]
pub struct DateError(String);

impl Date {
    /// The date of a year (0 to 9999), a month (1 to 12) and a day of that month.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Date> {
        let month = time::Month::try_from(month).ok()?;
        let in_range = (0..=9999).contains(&year);
        if in_range { time::Date::from_calendar_date(year, month, day).ok().map(Date) } else { None }
    }

    /// Days from `earlier` to this date; negative where it is later.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.day_number() - earlier.day_number()
    }

    /// The date of a day number, as [`Date::day_number`] counts.
    pub fn from_day_number(day: i32) -> Option<Date> {
        let date = time::Date::from_julian_day(day).ok()?;
        (0..=9999).contains(&date.year()).then_some(Date(date))
    }

    /// The day's number, rising by one a day (the Julian day number).
    pub fn day_number(self) -> i32 {
        self.0.to_julian_day()
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u8, u8) {
        let (year, month, day) = self.0.to_calendar_date();
        (year, month.into(), day)
    }

    fn parse(text: &str) -> Option<Date> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *bytes else { return None };
        let number = |digits: &[u8]| {
            digits
                .iter()
                .try_fold(0_i32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
        };
        let year = number(&[y0, y1, y2, y3])?;
        let month = u8::try_from(number(&[m0, m1])?).ok()?;
        let day = u8::try_from(number(&[d0, d1])?).ok()?;
        Date::from_ymd(year, month, day)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        Date::parse(text).ok_or_else(|| DateError(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Date;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date as YYYY-MM-DD")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}

impl Field for Date {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let pointer = reader.pointer();
        let text = reader.string(Term::new("a date as YYYY-MM-DD", "日期（YYYY-MM-DD）"))?;
        let date = Date::parse(&text);
        if date.is_none() {
            let shown: String = text.chars().take(40).collect();
            reader.raise(Problem::new(Code::DateInvalid, pointer).with("text", shown));
        }
        date
    }

    fn placeholder() -> Self {
        Date(time::Date::MIN)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "A civil date, YYYY-MM-DD."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_in_one_form_are_dates() {
        for good in ["0000-01-01", "2024-02-29", "9999-12-31"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in ["2026-02-29", "2026-2-01", "20260201", "2026-13-01", "+026-01-01", "2026-01-01 ", "２０２６-01-01"]
        {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
