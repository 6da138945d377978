//! The languages in which the engine speaks to people.

use serde::{Deserialize, Serialize};

/// A language of messages. Codes and field names are the same in all of them.
///
/// In a request it is `en` or `zh-CN`; `zh` is short for `zh-CN`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN", alias = "zh")]
    ZhCn,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Lang {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Lang".into()
    }

    // By hand, since a derived schema knows nothing of the short word.
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A language of messages. Codes and field names are the same in all of them.",
            "oneOf": [
                { "description": "English.", "type": "string", "const": "en" },
                { "description": "Simplified Chinese.", "type": "string", "const": "zh-CN" },
                { "description": "Short for `zh-CN`.", "type": "string", "const": "zh" }
            ]
        })
    }
}

impl Lang {
    /// Both languages, English first.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhCn];

    /// The words that a request may say it in.
    pub(crate) const WORDS: &[&str] = &["en", "zh-CN", "zh"];

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

/// How Chinese and Latin stand beside each other in texts for people.
#[cfg(test)]
pub(crate) mod spacing {
    /// The first two letters that stand wrongly beside each other: Chinese and
    /// Latin (digits and code too) without a space, two Chinese words with one, a
    /// space at a full-width mark, or a half-width mark after Chinese.
    pub(crate) fn fault(text: &str) -> Option<String> {
        // Code is Latin, whatever stands in it.
        let outside: Vec<&str> = text.split('`').step_by(2).collect();
        let letters: Vec<char> = outside.join("x").chars().collect();
        let pairs = letters.windows(2).zip(letters.iter().skip(2).map(Some).chain([None]));
        pairs
            .filter(|(pair, next)| is_wrong(pair[0], pair[1], next.copied()))
            .map(|(pair, _)| pair.iter().collect())
            .next()
    }

    fn is_wrong(left: char, right: char, next: Option<char>) -> bool {
        (is_han(left) && is_latin(right))
            || (is_latin(left) && is_han(right))
            || (is_mark(left) && right == ' ')
            || (left == ' ' && is_mark(right))
            || (is_han(left) && ",;:!?()".contains(right))
            || (is_han(left) && right == ' ' && next.is_some_and(is_han))
    }

    fn is_han(letter: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&letter)
    }

    fn is_latin(letter: char) -> bool {
        letter.is_ascii_alphanumeric() || letter == '%'
    }

    fn is_mark(letter: char) -> bool {
        "，。；：！？、（）“”《》".contains(letter)
    }

    #[test]
    fn faults_are_found() {
        for wrong in ["第3行", "写`a`", "95%以上", "是 ，否", "。 完", "（ 一", "是,否", "标准输入 通过"]
        {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
        for right in ["第 3 行", "写 `a`，或 `乙,丙`", "“xx%”尚未填写", "一（YYYY-MM-DD）二", "从 [基线] 到 [目标]"]
        {
            assert_eq!(fault(right), None, "{right}");
        }
    }
}
