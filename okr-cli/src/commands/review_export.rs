//! `okr review-export`: what a performance review may take, and what it may not.

use std::path::Path;

use okr_core::api::ReviewExportRequest;
use okr_core::{
    CommittedKeyResult, CommittedObjective, Date, EvidenceKeyResult, EvidenceNote, EvidenceObjective, Lang, NodeRef,
    OwnerRef, ReviewExport, UnitOfMeasure, Workspace,
};

use crate::args::Picked;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::figures::{compact, score, suffix};
use crate::output::screen::{Look, Screen};
use crate::output::text::{clean, wrap};
use crate::settings::Settings;
use crate::words;

/// Shows the export of a day.
pub fn run(file: &Path, as_of: Date, picked: &Picked, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let part = picked.part();
    let request = ReviewExportRequest {
        select: part.select,
        offset: part.offset,
        limit: part.limit,
        ..ReviewExportRequest::of_all(as_of, settings.lang)
    };
    let then = opened.workspace.known_on(as_of)?;
    let export = then.review_export(&request)?;
    if settings.json {
        return super::answer(screen, &export.to_json());
    }
    screen.text(&Page { text: String::new(), look: screen.look, workspace: &then }.told(&export))?;
    Ok(Outcome::Clean)
}

/// What an export says of a score.
struct Scored<'a> {
    score: Option<f64>,
    grade: Option<okr_core::Grade>,
    stated_by: Option<&'a str>,
    is_by_owner: Option<bool>,
}

/// The text as it grows.
struct Page<'w> {
    text: String,
    look: Look,
    workspace: &'w Workspace,
}

impl Page<'_> {
    fn told(mut self, export: &ReviewExport<'_>) -> String {
        self.say(0, export.statement);
        for owner in &export.owners {
            let name = match owner.owner {
                OwnerRef::Person(id) => self.workspace.person(id).map(|person| &person.name),
                OwnerRef::Unit(id) => self.workspace.unit(id).map(|unit| &unit.name),
            };
            let name = name.map(|name| clean(name).into_owned()).unwrap_or_default();
            let name = self.look.paint.on(STRONG, &name);
            self.text.push_str(&format!("\n{name}\n"));
            owner.committed.iter().for_each(|objective| self.committed(objective));
            owner.evidence.iter().for_each(|objective| self.evidence(objective));
        }
        if !export.left_out.is_empty() {
            let heading = self.look.paint.on(STRONG, self.pick("Left out", "未列入"));
            self.text.push_str(&format!("\n{heading}\n"));
        }
        for reason in &export.reasons {
            let count = words::count(reason.objectives, words::Noun::Objective, self.look.lang);
            let colon = self.pick(": ", "：");
            self.say(2, &format!("{count}{colon}{}", reason.text));
            let ids = export.left_out.iter().filter(|one| one.why == reason.why).map(|one| one.objective);
            self.faint(4, &ids.collect::<Vec<_>>().join(self.pick(", ", "、")));
        }
        self.text
    }

    fn pick<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        self.look.lang.pick(en, zh)
    }

    /// A paragraph, its further lines a little further in.
    fn say(&mut self, indent: usize, words: &str) {
        for (at, line) in wrap(&clean(words), self.look.width.saturating_sub(indent + 2)).iter().enumerate() {
            let hang = if at == 0 || indent == 0 { 0 } else { 2 };
            self.text.push_str(&format!("{}{line}\n", " ".repeat(indent + hang)));
        }
    }

    fn faint(&mut self, indent: usize, words: &str) {
        for line in wrap(&clean(words), self.look.width.saturating_sub(indent)) {
            let line = self.look.paint.on(FAINT, &line);
            self.text.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }

    fn number(&self, value: f64, unit: Option<&UnitOfMeasure>) -> String {
        format!("{}{}", compact(value, self.look.lang), suffix(unit, self.look.lang))
    }

    /// Score and grade in words, and whose word a stated score is.
    fn graded(&self, told: &Scored<'_>) -> Option<String> {
        let value = score(told.score?, self.workspace.profile().decimals);
        let grade = told.grade.map(|grade| words::grade(grade).text(self.look.lang));
        let by = told.stated_by.and_then(|id| self.workspace.person(id)).map(|person| clean(&person.name));
        let word = match (told.is_by_owner, by, self.look.lang) {
            (None, _, _) => None,
            (Some(_), None, Lang::En) => Some("as stated".to_owned()),
            (Some(_), None, Lang::ZhCn) => Some("人工评定".to_owned()),
            (Some(true), Some(by), Lang::En) => Some(format!("stated by its owner {by}")),
            (Some(true), Some(by), Lang::ZhCn) => Some(format!("负责人自评：{by}")),
            (Some(false), Some(by), Lang::En) => Some(format!("stated by {by}, who is not its owner")),
            (Some(false), Some(by), Lang::ZhCn) => Some(format!("评定人：{by}，非负责人")),
        };
        let heading = self.pick("score ", "得分 ");
        let parts = [Some(format!("{heading}{value}")), grade.map(str::to_owned), word];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(self.pick(", ", "，")))
    }

    fn committed(&mut self, objective: &CommittedObjective<'_>) {
        let graded = self.graded(&Scored {
            score: objective.score,
            grade: objective.grade,
            stated_by: objective.stated_by,
            is_by_owner: objective.is_by_owner,
        });
        self.say(2, &self.titled(objective.title, objective.cycle, graded));
        for key_result in &objective.key_results {
            let values = self.committed_values(key_result);
            let graded = self.graded(&Scored {
                score: key_result.score,
                grade: key_result.grade,
                stated_by: key_result.stated_by,
                is_by_owner: key_result.is_by_owner,
            });
            let facts = [values, graded];
            self.say(4, &self.with(key_result.title, &facts.into_iter().flatten().collect::<Vec<_>>()));
        }
        self.faint(4, objective.note);
    }

    fn committed_values(&self, of: &CommittedKeyResult<'_>) -> Option<String> {
        if !of.milestones.is_empty() {
            let done = of.milestones.iter().filter(|step| step.done).count();
            let all = of.milestones.len();
            return Some(match self.look.lang {
                Lang::En => format!("{done} of {all} steps reached"),
                Lang::ZhCn => format!("{all} 步中完成 {done} 步"),
            });
        }
        if let Some(on) = of.done_on {
            return Some(self.done(on));
        }
        if of.kind == "judged" {
            let judged = of.current.map(|percent| format!("{}%", compact(percent, self.look.lang)));
            return judged.map(|percent| format!("{} {percent}", self.pick("judged at", "评估为")));
        }
        let moved = self.moved(of.baseline, of.current, of.unit)?;
        let wanted = of.target.map(|target| self.number(target, of.unit)).or_else(|| self.bounds(of));
        Some(match (wanted, self.look.lang) {
            (Some(wanted), Lang::En) => format!("{moved}, of {wanted} promised"),
            (Some(wanted), Lang::ZhCn) => format!("{moved}（承诺 {wanted}）"),
            (None, _) => moved,
        })
    }

    /// What a control was to stay within.
    fn bounds(&self, of: &CommittedKeyResult<'_>) -> Option<String> {
        let least = of.at_least.map(|least| format!("≥ {}", self.number(least, of.unit)));
        let most = of.at_most.map(|most| format!("≤ {}", self.number(most, of.unit)));
        let bounds: Vec<String> = least.into_iter().chain(most).collect();
        (!bounds.is_empty()).then(|| bounds.join(self.pick(", ", "，")))
    }

    fn evidence(&mut self, objective: &EvidenceObjective<'_>) {
        self.say(2, &self.titled(objective.title, objective.cycle, None));
        self.notes(4, &objective.notes);
        for key_result in &objective.key_results {
            self.evidence_key_result(key_result);
        }
        for served in &objective.collaborations {
            let owner = match served.owner {
                Some(OwnerRef::Person(id)) => self.workspace.person(id).map(|person| person.name.as_str()),
                Some(OwnerRef::Unit(id)) => self.workspace.unit(id).map(|unit| unit.name.as_str()),
                None => None,
            };
            let (to, owner) = (self.title_of(&served.to), owner.unwrap_or(self.pick("somebody", "他人")));
            let said = match self.look.lang {
                Lang::En => format!("For {owner}: {to}"),
                Lang::ZhCn => format!("服务于：{owner}，“{to}”"),
            };
            self.faint(4, &said);
        }
    }

    /// What is served, as people know it.
    fn title_of(&self, node: &NodeRef) -> String {
        let title = match node {
            NodeRef::Objective(id) => self.workspace.objective(id).map(|one| one.title.as_ref()),
            NodeRef::KeyResult(id) => self.workspace.key_result(id).map(|one| one.title.as_ref()),
        };
        words::title(title.flatten(), self.look.lang).into_owned()
    }

    fn evidence_key_result(&mut self, of: &EvidenceKeyResult<'_>) {
        let facts = [self.moved(of.from, of.to, of.unit), of.done_on.map(|on| self.done(on))];
        self.say(4, &self.with(of.title, &facts.into_iter().flatten().collect::<Vec<_>>()));
        for step in &of.milestones {
            self.say(6, &format!("{} {}", step.done_on, step.title));
        }
        self.notes(6, &of.notes);
        for work in &of.initiatives {
            let state = work
                .done_on
                .map_or_else(|| format!("{} {}", self.pick("due", "应完成于"), work.due), |on| self.done(on));
            self.say(6, &self.with(work.title, &[state]));
        }
    }

    fn notes(&mut self, indent: usize, notes: &[EvidenceNote<'_>]) {
        for note in notes {
            self.say(indent, &format!("{} {}", note.on, note.text));
        }
    }

    fn done(&self, on: Date) -> String {
        format!("{} {on}", self.pick("done on", "完成于"))
    }

    fn moved(&self, from: Option<f64>, to: Option<f64>, unit: Option<&UnitOfMeasure>) -> Option<String> {
        let to = self.number(to?, unit);
        Some(match from {
            Some(from) => format!("{} → {to}", compact(from, self.look.lang)),
            None => to,
        })
    }

    fn titled(&self, title: &str, cycle: &str, graded: Option<String>) -> String {
        let facts: Vec<String> = std::iter::once(cycle.to_owned()).chain(graded).collect();
        self.with(title, &facts)
    }

    /// A title with what is to be said of it.
    fn with(&self, title: &str, facts: &[String]) -> String {
        if facts.is_empty() {
            return title.to_owned();
        }
        let facts = facts.join(self.pick("; ", "；"));
        match self.look.lang {
            Lang::En => format!("{title} ({facts})"),
            Lang::ZhCn => format!("{title}（{facts}）"),
        }
    }
}
