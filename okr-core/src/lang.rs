//! The languages in which the engine speaks to people.

use serde::{Deserialize, Serialize};

/// A language of messages. Codes and field names are the same in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
}

impl Lang {
    /// Both languages, English first.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhCn];

    /// The language that a tag such as `en`, `zh` or `zh_CN.UTF-8` asks for.
    ///
    /// ```
    /// use okr_core::Lang;
    /// assert_eq!(Lang::from_tag("zh_CN.UTF-8"), Some(Lang::ZhCn));
    /// assert_eq!(Lang::from_tag("fr"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "zh" => Some(Lang::ZhCn),
            _ => None,
        }
    }

    /// The tag of this language: `en` or `zh-CN`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhCn => "zh-CN",
        }
    }

    /// Picks the text of this language.
    pub const fn pick<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Lang::En => en,
            Lang::ZhCn => zh,
        }
    }
}

/// A word of the field in both languages, for use inside messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The English word.
    pub en: &'static str,
    /// The Chinese word.
    pub zh: &'static str,
}

impl Term {
    /// A term from its two words.
    pub const fn new(en: &'static str, zh: &'static str) -> Term {
        Term { en, zh }
    }

    /// The word of a language.
    pub const fn text(self, lang: Lang) -> &'static str {
        lang.pick(self.en, self.zh)
    }
}
