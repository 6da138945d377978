//! The one registry of codes: every problem and every finding has a stable
//! dotted name and a number here, with its message and help in both languages.
//!
//! Numbers are never reused. The C enum, the TypeScript union and the docs page
//! are generated from [`Code::ALL`]. In a template `{name}` is a slot that the
//! place which raises the code fills.

use crate::lang::Lang;

/// How much a problem or a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Likely wrong; the document still holds.
    Warning,
    /// Wrong: the document or the request is refused.
    Error,
}

impl Severity {
    /// The word used in answers: `info`, `warning` or `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The texts of a code: templates with `{slot}` places.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// What is wrong, in one lower-case line of English.
    pub message_en: &'static str,
    /// What is wrong, in Chinese.
    pub message_zh: &'static str,
    /// How to mend it, in English.
    pub help_en: &'static str,
    /// How to mend it, in Chinese.
    pub help_zh: &'static str,
}

impl Texts {
    /// The message template of a language.
    pub const fn message(&self, lang: Lang) -> &'static str {
        lang.pick(self.message_en, self.message_zh)
    }

    /// The help template of a language.
    pub const fn help(&self, lang: Lang) -> &'static str {
        lang.pick(self.help_en, self.help_zh)
    }
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $number:literal, $name:literal, $severity:ident,
        $en:literal, $zh:literal, $help_en:literal, $help_zh:literal; )+) => {
        /// A stable code of a problem or of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum Code { $( $(#[doc = $doc])+ $variant = $number, )+ }

        impl Code {
            /// Every code, by number.
            pub const ALL: &'static [Code] = &[ $( Code::$variant, )+ ];

            /// The stable dotted name, for instance `alignment.cycle`.
            pub const fn name(self) -> &'static str {
                match self { $( Code::$variant => $name, )+ }
            }

            /// The severity where no profile says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $( Code::$variant => Severity::$severity, )+ }
            }

            /// The message and help templates.
            pub const fn texts(self) -> Texts {
                match self { $( Code::$variant => Texts {
                    message_en: $en, message_zh: $zh, help_en: $help_en, help_zh: $help_zh,
                }, )+ }
            }

            /// One English line that says what the code means, from its documentation.
            pub const fn meaning(self) -> &'static str {
                match self { $( Code::$variant => concat!($($doc),+), )+ }
            }
        }
    };
}

impl Code {
    /// The stable number; numbers are never reused.
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// The code of a dotted name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// True for the codes of lint findings, which never make a document invalid.
    pub const fn is_finding(self) -> bool {
        self.number() >= 1000
    }
}

// Below the macro that it is written with.
mod list;

pub use list::Code;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::spacing;

    /// Slots that are filled with Chinese words alone, unless they stand as code.
    const HAN: &[&str] = &["back", "kind", "lacking", "mend", "way", "what", "who"];
    /// Slots that are filled with sentences of their own, or with nothing.
    const REMARKS: &[&str] = &["nearest", "own", "standing"];

    #[test]
    fn chinese_texts_stand_apart_from_latin() {
        for code in Code::ALL {
            let texts = code.texts();
            for text in [texts.message_zh, texts.help_zh] {
                assert_eq!(spacing::fault(&with_slots(text)), None, "{}: {text}", code.name());
            }
        }
    }

    /// The text with a letter of its script for each slot.
    fn with_slots(text: &str) -> String {
        let mut parts = text.split('{');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |filled, part| match part.split_once('}') {
            Some((slot, rest)) if HAN.contains(&slot) && !filled.ends_with('`') => filled + "字" + rest,
            Some((slot, rest)) if REMARKS.contains(&slot) => filled + rest,
            Some((_, rest)) => filled + "x" + rest,
            None => filled + part,
        })
    }
}
