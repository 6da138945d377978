//! Reference pages that are written from the engine's own tables.

use std::fmt::Write as _;

use okr_core::api::{Access, OPERATIONS};
use okr_core::{Code, Lang};

/// `docs/errors.md`: every code with its meaning and help.
pub fn errors() -> String {
    let mut page = String::from(
        "# Codes\n\nEvery problem and every finding has a stable dotted code and a stable number. Numbers are never \
         reused. Problems make a document or a request invalid; findings (from 1000) do not. `{slots}` are filled in \
         with what was found.\n\nThis page is generated from `okr-core/src/codes/list.rs`.\n",
    );
    for (title, findings) in [("Problems", false), ("Findings", true)] {
        let _ = writeln!(page, "\n## {title}\n");
        for code in Code::ALL.iter().filter(|code| code.is_finding() == findings) {
            let texts = code.texts();
            let _ = writeln!(page, "### {} · `{}` · {}\n", code.number(), code.name(), code.severity().name());
            let _ = writeln!(page, "{}\n", code.meaning().trim());
            for lang in Lang::ALL {
                let _ = writeln!(page, "- {}  \n  {}", texts.message(lang), texts.help(lang));
            }
            page.push('\n');
        }
    }
    page
}

/// `docs/operations.md`: the table of operations.
pub fn operations() -> String {
    let mut page = String::from(
        "# Operations\n\nThe same in every face: Rust methods in snake case, C functions `okr_<name>` in snake case, \
         JavaScript methods in camel case, shell verbs in kebab case. Requests and answers are JSON with the schemas \
         named here (`docs/schema/`). A call that is refused answers `{\"problems\": [...]}` instead.\n\nThis page is \
         generated from the table in `okr-core/src/api/operations.rs`.\n\n| operation | what it does | workspace | \
         request | answer |\n|---|---|---|---|---|\n",
    );
    for operation in OPERATIONS {
        let access = match operation.access {
            Access::Opens => "makes one",
            Access::Stateless => "none",
            Access::Reads => "reads",
            Access::Changes => "changes",
        };
        let answer = if operation.answer.is_empty() { "-".to_owned() } else { format!("`{}`", operation.answer) };
        let _ = writeln!(
            page,
            "| `{}` | {} | {access} | `{}` | {answer} |",
            operation.name, operation.doc, operation.request
        );
    }
    page
}
