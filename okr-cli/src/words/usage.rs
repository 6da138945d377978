//! Wrong usage in Chinese. In English clap says it.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use okr_core::{DateError, Lang};

use crate::args::Unfit;

/// What is wrong with a command line; `None` where only clap can say it.
pub fn in_chinese(error: &Error) -> Option<String> {
    let argument = || context(error, ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = nearest(error, ContextKind::SuggestedArg);
            format!("这里没有参数 {}{near}", argument()?)
        }
        ErrorKind::InvalidSubcommand => {
            let near = nearest(error, ContextKind::SuggestedSubcommand);
            format!("没有名为 {} 的命令{near}", context(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{}", argument()?),
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            Some(prior) if argument().as_ref() == Some(&prior) => format!("{prior} 只能给出一次"),
            Some(prior) => format!("{} 不能与 {prior} 同时使用", argument()?),
            None => format!("{} 不能与其他参数同时使用", argument()?),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(error, &argument()?),
        _ => return None,
    })
}

fn value(error: &Error, argument: &str) -> String {
    let known = context(error, ContextKind::ValidValue).map(|known| format!("；可用：{known}")).unwrap_or_default();
    match context(error, ContextKind::InvalidValue) {
        Some(value) => format!("{argument} 的取值 {value} 无效{known}{}", reason(error)),
        None => format!("{argument} 缺少取值{known}"),
    }
}

/// What a value should have been, where clap itself does not list the values.
fn reason(error: &Error) -> String {
    let Some(source) = error.source() else { return String::new() };
    if source.is::<DateError>() {
        return "：请按 YYYY-MM-DD 填写实际存在的日期".to_owned();
    }
    match source.downcast_ref::<Unfit>() {
        Some(unfit) => format!("：{}", unfit.text(Lang::ZhCn)),
        None => String::new(),
    }
}

fn nearest(error: &Error, kind: ContextKind) -> String {
    context(error, kind).map(|near| format!("；是否想写 {near}？")).unwrap_or_default()
}

/// The words of the command line that an error is about, as code; `None` where
/// there are none.
fn context(error: &Error, kind: ContextKind) -> Option<String> {
    let words = match error.get(kind)? {
        ContextValue::String(word) => vec![word.as_str()],
        ContextValue::Strings(words) => words.iter().map(String::as_str).collect(),
        _ => return None,
    };
    let words: Vec<String> =
        words.into_iter().filter(|word| !word.is_empty()).map(|word| format!("`{word}`")).collect();
    (!words.is_empty()).then(|| words.join("、"))
}
