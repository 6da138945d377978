//! Values of the command line, and what they should have been.

use std::error::Error;
use std::fmt;

use okr_core::api::SimulatedChange;
use okr_core::{Confidence, Lang, Limits, Measure, Problems};

use super::Figure;

/// What a value should have been, in both languages.
#[derive(Clone, Debug)]
pub struct Unfit {
    en: String,
    zh: String,
}

impl Unfit {
    fn new(en: &str, zh: &str) -> Unfit {
        Unfit { en: en.to_owned(), zh: zh.to_owned() }
    }

    /// It in words.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.en, &self.zh)
    }
}

impl Error for Unfit {}

/// As clap says it, in English.
impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// The first problem of a JSON text, with its place in it and how to mend it.
impl From<Problems> for Unfit {
    fn from(problems: Problems) -> Unfit {
        let Some(problem) = problems.as_slice().first() else { return Unfit::new("", "") };
        let said = |lang: Lang| {
            let place = match (problem.path(), lang) {
                ("", _) => String::new(),
                (path, Lang::En) => format!(" at {path}"),
                (path, Lang::ZhCn) => format!("（位于 {path}）"),
            };
            let (message, help) = (problem.message(lang), problem.help(lang));
            format!("{message}{place}{}{help}", lang.pick("; ", "；"))
        };
        Unfit { en: said(Lang::En), zh: said(Lang::ZhCn) }
    }
}

/// A number that a document can hold: `1e999` would be none.
pub(super) fn number(text: &str) -> Result<f64, Unfit> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| Unfit::new("write a number, for instance 12.5", "应为数字，例如 12.5"))
}

pub(super) fn whole(text: &str) -> Result<u32, Unfit> {
    text.parse().map_err(|_| Unfit::new("write a whole number, 0 or more", "应为 0 或更大的整数"))
}

pub(super) fn decimals(text: &str) -> Result<u32, Unfit> {
    text.parse().map_err(|_| Unfit::new("write a whole number from 0 to 9", "应为 0 到 9 的整数"))
}

pub(super) fn confidence(text: &str) -> Result<Confidence, Unfit> {
    let number: Option<u8> = text.parse().ok();
    let unfit = || Unfit::new("write a whole number from 0 to 10", "应为 0 到 10 的整数");
    number.and_then(Confidence::new).ok_or_else(unfit)
}

pub(super) fn lang(word: &str) -> Result<Lang, Unfit> {
    Lang::from_tag(word).ok_or_else(|| Unfit::new("write en or zh-CN", "应为 `en` 或 `zh-CN`"))
}

/// An id may hold an equals sign; a number does not.
pub(super) fn figure(text: &str) -> Result<Figure, Unfit> {
    let unfit =
        || Unfit::new("write an id and a number, for instance kr-signups=80", "应为编号和数值，例如 kr-signups=80");
    let (node, value) = text.rsplit_once('=').filter(|(node, _)| !node.is_empty()).ok_or_else(unfit)?;
    let number = number(value).map_err(|_| unfit())?;
    Ok(Figure { node: node.to_owned(), number })
}

pub(super) fn limits(text: &str) -> Result<Limits, Unfit> {
    Ok(Limits::from_json(text)?)
}

pub(super) fn measure(text: &str) -> Result<Measure, Unfit> {
    Ok(Measure::from_json(text)?)
}

pub(super) fn change(text: &str) -> Result<SimulatedChange, Unfit> {
    Ok(SimulatedChange::from_json(text)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn a_figure_is_an_id_and_a_number() {
        assert_eq!(figure("a=b=-2.5").unwrap(), Figure { node: "a=b".into(), number: -2.5 });
        for wrong in ["a", "a=", "a=x", "a=1e999", "=nan", "=3"] {
            assert!(figure(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_change_is_one() {
        assert!(change(r#"{"edits":[{"of":{"keyResult":"k"},"weight":2}]}"#).is_ok());
        for wrong in ["", "{", "7", r#"{"chekIn":{}}"#, r#"{"remove":{"of":{"objective":"o"},"policy":"detach"}},{}"#] {
            assert!(change(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_in_json_is_said_with_its_place() {
        let unfit = change(r#"{"edits":[{"of":{"keyResult":"k"},"weigth":2}]}"#).unwrap_err();
        let [en, zh] = [Lang::En, Lang::ZhCn].map(|lang| unfit.text(lang).to_owned());
        assert_eq!(
            en,
            "unknown field `weigth` at /edits/0/weigth; did you mean `weight`? known fields: of, measure, weight"
        );
        assert_eq!(
            zh,
            "未知字段 `weigth`（位于 /edits/0/weigth）；是否想写 `weight`？可用字段：`of`、`measure`、`weight`"
        );
    }
}
