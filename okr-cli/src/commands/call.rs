//! `okr call`: any operation of the engine, its request and its answer as they
//! are. What every binding does, for shells.

use std::collections::BTreeMap;
use std::path::Path;

use okr_core::api::{self, Access, OPERATIONS, OpenRequest};
use okr_core::{Code, Lang, Limits, Live, Problem, Problems, Workspace};
use serde_json::value::RawValue;

use crate::input;
use crate::outcome::{Ended, Stop};
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Calls an operation and writes exactly what the engine answers.
pub fn run(operation: &str, file: Option<&Path>, request: &str, settings: &Settings, screen: &mut Screen) -> Ended {
    let access = OPERATIONS.iter().find(|known| known.name == operation).map(|known| known.access);
    let wants_document = matches!(access, Some(Access::Opens | Access::Reads | Access::Changes));
    let file = file.filter(|_| wants_document);
    if wants_document && file.is_none() {
        return Err(Stop::Usage(match settings.lang {
            Lang::En => format!("operation `{operation}` needs a document: name a FILE, or - for standard input"),
            Lang::ZhCn => format!("操作 `{operation}` 需要文档：请指明文件，或用 `-` 表示标准输入"),
        }));
    }
    if request == "-" && file.is_some_and(input::is_stdin) {
        let (english, chinese) =
            ("only one of FILE and --request can be standard input", "文件与 `--request` 只能有一个取自标准输入");
        return Err(Stop::Usage(settings.lang.pick(english, chinese).to_owned()));
    }
    super::answer_of_call(called(operation, access, file, request, settings), screen)
}

fn called(
    operation: &str,
    access: Option<Access>,
    file: Option<&Path>,
    request: &str,
    settings: &Settings,
) -> Result<String, String> {
    let request = match request {
        "-" => {
            input::read(Path::new("-"), &Limits::default())
                .map_err(|refused| refused.problems.to_json(settings.lang))?
                .text
        }
        given => given.to_owned(),
    };
    let request = match settings.asked {
        Some(lang) => in_lang(&request, lang)?,
        None => request,
    };
    let Some(file) = file else { return api::call(operation, None, &request) };
    if access == Some(Access::Opens) {
        // There is no handle to give: what holds is answered with an empty object.
        let request = OpenRequest::from_json(&request)
            .map_err(|problems| problems.to_json(settings.asked.unwrap_or_default()))?;
        let lang = request.lang.unwrap_or(settings.lang);
        return open(file, &request.limits.unwrap_or_default(), lang).map(|_| "{}".to_owned());
    }
    let workspace = open(file, &Limits::default(), settings.lang)?;
    api::change(operation, &mut Live::new(workspace), &request)
}

/// The request in the language of the command line, where it names none itself; the problems
/// of what is no JSON object, for no operation can read a language there.
fn in_lang(request: &str, lang: Lang) -> Result<String, String> {
    let text = if request.trim().is_empty() { "{}" } else { request };
    let Ok(fields) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) else {
        let of_text = |problem: &&Problem| problem.code() != Code::DocumentUnknownField;
        let problems = OpenRequest::from_json(text).err();
        let problems = problems.iter().flat_map(Problems::as_slice).filter(of_text).cloned().collect();
        return Problems::from_list(problems)
            .map_or_else(|| Ok(text.to_owned()), |problems| Err(problems.to_json(lang)));
    };
    let Some((before, after)) = text.split_once('{').filter(|_| !fields.contains_key("lang")) else {
        return Ok(text.to_owned());
    };
    let comma = if fields.is_empty() { "" } else { "," };
    Ok(format!("{before}{{\"lang\":\"{}\"{comma}{after}", lang.tag()))
}

fn open(file: &Path, limits: &Limits, lang: Lang) -> Result<Workspace, String> {
    let input = input::read(file, limits).map_err(|refused| refused.problems.to_json(lang))?;
    Workspace::from_json_with(&input.text, limits).map_err(|problems| problems.to_json(lang))
}
