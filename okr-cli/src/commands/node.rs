//! Objectives and key results as the command line names them: by an id, or by an id with
//! its kind, for ids are unique within their kind only.

use okr_core::{Endpoint, Lang, NodeRef, Problems, Workspace};

use crate::outcome::Stop;
use crate::words;

/// How an id is spelt with its kind.
const OBJECTIVE: &str = "objective:";
const KEY_RESULT: &str = "keyResult:";

/// The node that is named.
///
/// # Errors
/// What to say of an id that nothing has, or that an objective and a key result share.
pub fn endpoint(workspace: &Workspace, name: &str, lang: Lang) -> Result<Endpoint, Stop> {
    let (objective, key_result) = (Endpoint::of_objective, Endpoint::of_key_result);
    let is = (workspace.objective(name).is_some(), workspace.key_result(name).is_some());
    // An id may itself begin like a spelling: it is one only of what is there.
    match (name.strip_prefix(OBJECTIVE), name.strip_prefix(KEY_RESULT), is) {
        (Some(id), ..) if is == (false, false) || workspace.objective(id).is_some() => Ok(objective(id)),
        (_, Some(id), _) if is == (false, false) || workspace.key_result(id).is_some() => Ok(key_result(id)),
        (.., (true, true)) => Err(Stop::Usage(ambiguous(name, lang))),
        (.., (false, true)) => Ok(key_result(name)),
        (.., (true, false)) => Ok(objective(name)),
        (.., (false, false)) => Err(Problems::from(workspace.unknown_node(name)).into()),
    }
}

/// The title of a node, fit for a terminal.
pub fn title(workspace: &Workspace, node: &NodeRef, lang: Lang) -> String {
    let title = match node {
        NodeRef::Objective(id) => workspace.objective(id).and_then(|objective| objective.title.as_ref()),
        NodeRef::KeyResult(id) => workspace.key_result(id).and_then(|key_result| key_result.title.as_ref()),
    };
    words::title(title, lang).into_owned()
}

fn ambiguous(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => {
            format!("`{id}` is both an objective and a key result; write `{OBJECTIVE}{id}` or `{KEY_RESULT}{id}`")
        }
        Lang::ZhCn => {
            format!("`{id}` 既是目标又是关键结果的编号；请写 `{OBJECTIVE}{id}` 或 `{KEY_RESULT}{id}`")
        }
    }
}
