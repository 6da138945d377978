//! Findings among the lines: each under the objective that it is about.

use std::collections::HashMap;
use std::ops::Range;

use okr_core::{NodeRef, Severity};

use super::view::View;
use crate::output::colours::{FAINT, STRONG, of_severity};
use crate::output::problems::labelled;
use crate::output::screen::Look;
use crate::output::text::{clean, cut, width, wrap};
use crate::words;

/// A finding, said in the reader's language.
#[derive(Clone, Debug)]
pub struct Remark {
    pub code: &'static str,
    pub severity: Severity,
    pub target: Option<NodeRef>,
    /// A JSON pointer into the document.
    pub path: String,
    /// The words that are meant, in bytes of the text at the path.
    pub span: Option<Range<usize>>,
    pub message: String,
    pub help: String,
}

/// Remarks by the objective that they are about.
#[derive(Debug)]
pub struct ByObjective<'r> {
    all: &'r [Remark],
    by_objective: HashMap<String, Vec<&'r Remark>>,
    rest: Vec<&'r Remark>,
}

impl<'r> ByObjective<'r> {
    /// Sorts remarks to the objectives of a view.
    pub fn new(view: &View<'_>, all: &'r [Remark]) -> ByObjective<'r> {
        let mut objective_of: HashMap<&str, &str> = HashMap::new();
        if !all.is_empty() {
            for row in &view.rows {
                let id = row.objective.id.as_str();
                objective_of.extend(row.key_results.iter().map(|(key_result, _)| (key_result.id.as_str(), id)));
            }
        }
        let mut sorted = ByObjective { all, by_objective: HashMap::new(), rest: Vec::new() };
        for remark in all {
            let objective = match &remark.target {
                Some(NodeRef::Objective(id)) => Some(&**id),
                Some(NodeRef::KeyResult(id)) => objective_of.get(&**id).copied(),
                None => None,
            };
            match objective {
                Some(id) => sorted.by_objective.entry(id.to_owned()).or_default().push(remark),
                None => sorted.rest.push(remark),
            }
        }
        sorted
    }

    /// Every remark.
    pub fn all(&self) -> &'r [Remark] {
        self.all
    }

    /// The remarks about an objective and its key results, weightiest first.
    pub fn take(&mut self, objective: &str) -> Vec<&'r Remark> {
        let mut found = self.by_objective.remove(objective).unwrap_or_default();
        found.sort_by_key(|remark| std::cmp::Reverse(remark.severity));
        found
    }

    /// Those about no objective, under a heading of their own.
    pub fn rest(&self, titles: &HashMap<&str, &str>, look: Look) -> String {
        if self.rest.is_empty() {
            return String::new();
        }
        let heading = look.paint.on(STRONG, look.lang.pick("The document as a whole", "整个文档"));
        format!("\n{heading}\n{}", remark_lines(self.rest.clone(), titles, 2, look))
    }
}

/// Remarks as lines: severity, message, code, and what to do about it.
pub fn remark_lines(remarks: Vec<&Remark>, titles: &HashMap<&str, &str>, indent: usize, look: Look) -> String {
    let mut text = String::new();
    for remark in remarks {
        let word = words::severity(remark.severity).text(look.lang);
        let under = indent + width(word) + 2;
        let about = match &remark.target {
            Some(NodeRef::KeyResult(id)) => titles.get(&**id).map(|title| quoted(title, look)).unwrap_or_default(),
            _ => String::new(),
        };
        let said = format!("{about}{}", clean(&remark.message));
        let code = format!("[{}]", remark.code);
        let lines = wrap(&format!("{said} {code}"), look.width.saturating_sub(under).max(24));
        let next = format!("\n{}", " ".repeat(under));
        // The code comes last and has no space in it, so that it is never broken.
        let body = lines.join(&next).replacen(&code, &look.paint.on(FAINT, &code), 1);
        let severity = look.paint.on(of_severity(remark.severity), word);
        text.push_str(&format!("{}{severity}  {body}\n", " ".repeat(indent)));
        if !remark.help.is_empty() {
            text.push_str(&labelled(words::HELP.text(look.lang), &remark.help, under, look));
        }
    }
    text
}

/// A key result by the beginning of its title, before what is said of it.
fn quoted(title: &str, look: Look) -> String {
    let short = cut(title, look.width / 3);
    match look.lang {
        okr_core::Lang::En => format!("“{short}”: "),
        okr_core::Lang::ZhCn => format!("“{short}”："),
    }
}
