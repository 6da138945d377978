//! Findings among the lines: each under the objective that it is about.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use okr_core::{Finding, Lang, NodeRef, Severity};

use super::view::View;
use crate::output::colours::{FAINT, STRONG, of_severity};
use crate::output::saying::labelled;
use crate::output::screen::Look;
use crate::output::text::{clean, cut, width, wrap};
use crate::words;

/// Findings by the objective that they are about.
#[derive(Debug)]
pub struct Remarks<'f> {
    all: &'f [Finding],
    by_objective: HashMap<String, Vec<&'f Finding>>,
    rest: Vec<&'f Finding>,
    /// Those below it are counted, but not shown.
    least: Severity,
    /// The advice that was given already; it is given once.
    given: HashSet<String>,
}

impl<'f> Remarks<'f> {
    /// Sorts findings to the objectives of a view.
    pub fn new(view: &View<'_>, all: &'f [Finding], least: Severity) -> Remarks<'f> {
        let mut objective_of: HashMap<&str, &str> = HashMap::new();
        if !all.is_empty() {
            for row in &view.rows {
                let id = row.objective.id.as_str();
                objective_of.extend(row.key_results.iter().map(|(key_result, _)| (key_result.id.as_str(), id)));
            }
        }
        let mut sorted = Remarks { all, by_objective: HashMap::new(), rest: Vec::new(), least, given: HashSet::new() };
        for finding in all.iter().filter(|finding| finding.severity() >= least) {
            let objective = match finding.target() {
                Some(NodeRef::Objective(id)) => Some(&**id),
                Some(NodeRef::KeyResult(id)) => objective_of.get(&**id).copied(),
                None => None,
            };
            match objective {
                Some(id) => sorted.by_objective.entry(id.to_owned()).or_default().push(finding),
                None => sorted.rest.push(finding),
            }
        }
        sorted
    }

    /// Every finding.
    pub fn all(&self) -> &'f [Finding] {
        self.all
    }

    /// How many are counted, but not shown.
    pub fn hidden(&self) -> usize {
        self.all.iter().filter(|finding| finding.severity() < self.least).count()
    }

    /// The lines under an objective, weightiest first.
    pub fn under(&mut self, objective: &str, titles: &HashMap<&str, &str>, look: Look) -> String {
        let mut found = self.by_objective.remove(objective).unwrap_or_default();
        found.sort_by_key(|finding| Reverse(finding.severity()));
        found.into_iter().map(|finding| self.lines(finding, titles, 4, look)).collect()
    }

    /// Those about no objective, under a heading of their own.
    pub fn rest(&mut self, titles: &HashMap<&str, &str>, look: Look) -> String {
        if self.rest.is_empty() {
            return String::new();
        }
        let heading = look.paint.on(STRONG, look.lang.pick("The document as a whole", "整个文档"));
        let rest = std::mem::take(&mut self.rest);
        let said: String = rest.into_iter().map(|finding| self.lines(finding, titles, 2, look)).collect();
        format!("\n{heading}\n{said}")
    }

    /// A finding as lines: severity, message, code, and what to do about it.
    fn lines(&mut self, finding: &Finding, titles: &HashMap<&str, &str>, indent: usize, look: Look) -> String {
        let word = words::severity(finding.severity()).text(look.lang);
        let under = indent + width(word) + 2;
        let message = finding.message(look.lang);
        let about = match finding.target() {
            Some(NodeRef::KeyResult(id)) => titles.get(&**id).filter(|title| !message.contains(**title)),
            _ => None,
        };
        let about = about.map(|title| quoted(title, look)).unwrap_or_default();
        let code = format!("[{}]", finding.code().name());
        let next = format!("\n{}", " ".repeat(under));
        let said = format!("{about}{} {code}", clean(&message));
        let body = wrap(&said, look.width.saturating_sub(under).max(24)).join(&next);
        // The code has no space in it, so that it is never broken.
        let body = match body.rsplit_once(&code) {
            Some((before, _)) => format!("{before}{}", look.paint.on(FAINT, &code)),
            None => body,
        };
        let severity = look.paint.on(of_severity(finding.severity()), word);
        let mut text = format!("{}{severity}  {body}\n", " ".repeat(indent));
        let help = finding.help(look.lang);
        if !help.is_empty() && self.given.insert(help.clone()) {
            text.push_str(&labelled(words::HELP.text(look.lang), &help, under, look));
        }
        text
    }
}

/// A key result by the beginning of its title, before what is said of it.
fn quoted(title: &str, look: Look) -> String {
    let short = cut(title, look.width / 3);
    match look.lang {
        Lang::En => format!("“{short}”: "),
        Lang::ZhCn => format!("“{short}”："),
    }
}
