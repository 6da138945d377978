//! The view itself: the document again, with what is hidden in disguise.

use super::disguise::{self, Part, Plan};
use super::readers::{Keep, Kept};
use super::sight::Sight;
use super::starts::{self, FreshIds, Start};
use crate::codes::Code;
use crate::document::Document;
use crate::json::{Extra, Field};
use crate::model::{
    Alignment, AlignmentRest, Assessment, CheckIn, CheckInRest, Endpoint, Measure, Objective, ObjectiveRest,
    ObjectiveStatus, Official, Source,
};
use crate::order;
use crate::problem::{Problem, Problems};
use crate::workspace::{KeyResultIx, Node, ObjectiveIx, Workspace};

/// The document as a person may see it; as somebody outside where none is named.
pub(crate) fn view(workspace: &Workspace, viewer: Option<&str>) -> Result<Document, Problems> {
    let mut document = workspace.document().clone();
    let sight = Sight::of(workspace, viewer);
    let seen: Vec<bool> = document.objectives.iter().map(|objective| sight.sees(objective)).collect();
    if seen.iter().all(|seen| *seen) {
        return Ok(document);
    }
    let hider = Hider::new(workspace, &seen);
    hider.check_days()?;
    for ((at, objective), is_seen) in (0_u32..).map(ObjectiveIx).zip(&mut document.objectives).zip(seen) {
        if !is_seen {
            *objective = hider.objective(at, objective);
        }
    }
    for alignment in &mut document.alignments {
        if hider.hides(&alignment.from) || hider.hides(&alignment.to) {
            *alignment = plain(alignment);
        }
    }
    let check_ins = std::mem::take(&mut document.check_ins);
    document.check_ins = check_ins.into_iter().filter_map(|check_in| hider.check_in(check_in)).collect();
    hider.retell(&mut document.check_ins);
    let assessments = std::mem::take(&mut document.assessments);
    document.assessments = assessments.into_iter().filter_map(|assessment| hider.assessment(assessment)).collect();
    // A silence without a target speaks of whatever its rule looks at: its reason may tell
    // of what is hidden, and no silence stands without a reason.
    document.amendments.retain(|amendment| !hider.hides(&amendment.target));
    document.silences.retain(|silence| silence.target.as_ref().is_some_and(|target| !hider.hides(target)));
    Ok(document)
}

/// What is needed to hide something.
struct Hider<'a> {
    workspace: &'a Workspace,
    kept: Kept,
    /// Of what is not left as it is.
    starts: Vec<Start>,
    /// The levels that are no secret, in order.
    levels: Vec<&'a str>,
}

impl<'a> Hider<'a> {
    fn new(workspace: &'a Workspace, seen: &[bool]) -> Hider<'a> {
        let document = workspace.document();
        let units = document.units.iter().map(|unit| unit.level.as_str());
        let levels = document.levels.iter().map(|level| level.as_str()).chain(units).collect();
        let kept = Kept::of(workspace, seen);
        let is_changed = |at: &KeyResultIx| matches!(kept.keep(Node::KeyResult(*at)), Keep::Pace | Keep::Progress);
        let key_results = (0..workspace.columns().formulas.len() as u32).map(KeyResultIx);
        let starts = starts::starts(workspace, &mut key_results.filter(is_changed));
        Hider { workspace, kept, starts, levels: order::sorted_by(levels, Ord::cmp) }
    }

    fn hides(&self, end: &Endpoint) -> bool {
        self.workspace.node(end).is_some_and(|node| self.kept.keep(node) != Keep::All)
    }

    /// Refuses what would make a small document a very large view.
    fn check_days(&self) -> Result<(), Problems> {
        let mut days = 0_u64;
        for at in &self.workspace.columns().planned {
            if matches!(self.kept.keep(Node::KeyResult(*at)), Keep::Pace | Keep::Progress)
                && let Some(key_result) = self.workspace.key_result_at(*at)
            {
                days += self.plan(*at).days(key_result);
            }
        }
        let limit = u64::from(self.workspace.limits().planned_days);
        if days <= limit {
            return Ok(());
        }
        let problem = Problem::new(Code::ViewTooLarge, "").with("count", days.to_string());
        Err(problem.with("limit", limit.to_string()).into())
    }

    fn plan(&self, at: KeyResultIx) -> Plan<'_> {
        Plan::of(self.workspace, at, starts::of(&self.starts, at))
    }

    fn objective(&self, at: ObjectiveIx, shown: &Objective) -> Objective {
        // A level of its own words would be a text.
        let level = self.workspace.level_of(shown).filter(|level| self.levels.binary_search(level).is_ok());
        let is_read = self.kept.keep(Node::Objective(at)) != Keep::Place;
        let own = self.workspace.key_results_of(at).map(KeyResultIx);
        let key_results = own.zip(&shown.key_results).map(|(at, shown)| {
            let node = Node::KeyResult(at);
            let part = Part {
                keep: self.kept.keep(node),
                feeds_sum: self.feeds_sum(at),
                has_signs: self.kept.keeps_signs(self.workspace, at),
            };
            disguise::key_result(shown, part, &self.plan(at))
        });
        Objective {
            id: shown.id.clone(),
            opaque: Some(true),
            cycle: shown.cycle.clone(),
            ambition: shown.ambition,
            stage: shown.stage,
            source: shown.source,
            deadline: shown.deadline.filter(|_| is_read),
            key_results: key_results.collect(),
            rest: ObjectiveRest { level: level.map(Into::into), ..ObjectiveRest::default() }.into(),
            ..Objective::placeholder()
        }
    }

    fn feeds_sum(&self, at: KeyResultIx) -> bool {
        let graph = self.workspace.graph();
        let is_sum = |number: u32| match graph.node(number) {
            Some(Node::KeyResult(at)) => self.workspace.columns().is_sum(at),
            _ => false,
        };
        graph.outgoing(Node::KeyResult(at)).iter().any(|outgoing| outgoing.feeds && is_sum(outgoing.to))
    }

    /// A check-in, where it may be seen or something that may be seen reads it.
    fn check_in(&self, shown: CheckIn) -> Option<CheckIn> {
        let node = self.workspace.target_of(&shown)?;
        match (self.kept.keep(node), node) {
            (Keep::All, _) => Some(shown),
            (Keep::Place, _) => None,
            (_, Node::Objective(at)) => self.check_in_of_objective(at, &shown),
            (keep, Node::KeyResult(at)) => self.check_in_of_key_result(at, keep, &shown),
        }
    }

    fn check_in_of_objective(&self, at: ObjectiveIx, shown: &CheckIn) -> Option<CheckIn> {
        if self.workspace.source_of(self.workspace.objective_at(at)?) == Source::Manual {
            return Some(CheckIn { value: shown.value, ..undressed(shown) });
        }
        let is_sign = self.workspace.profile().objective_status == ObjectiveStatus::OwnPace;
        is_sign.then(|| undressed(shown))
    }

    fn check_in_of_key_result(&self, at: KeyResultIx, keep: Keep, shown: &CheckIn) -> Option<CheckIn> {
        let measure = self.workspace.measure_at(at);
        if keep == Keep::Pace || matches!(measure, Some(Measure::Rollup(_))) {
            return self.kept.keeps_signs(self.workspace, at).then(|| undressed(shown));
        }
        let start = starts::of(&self.starts, at);
        if start.is_some_and(Start::is_retold) {
            return None;
        }
        let titles = shown.milestones.as_deref().map(|titles| disguise::milestones(measure, titles).into());
        let from = start.and_then(Start::steady).unwrap_or_default();
        let profile = self.workspace.profile();
        let value = shown.value.and_then(|value| disguise::value(measure, keep, value, from, profile));
        let mut check_in = CheckIn { value, ..undressed(shown) };
        if titles.is_some() {
            check_in.milestones = titles;
        }
        Some(check_in)
    }

    /// Adds the check-ins of what started elsewhere on other days.
    fn retell(&self, told: &mut Vec<CheckIn>) {
        let mut ids = FreshIds::new(&self.workspace.document().check_ins);
        for start in self.starts.iter().filter(|start| start.is_retold()) {
            let at = start.key_result();
            if self.kept.keep(Node::KeyResult(at)) == Keep::Progress
                && let Some(shown) = self.workspace.key_result_at(at)
            {
                start.retell(shown, self.workspace.profile(), &mut ids, told);
            }
        }
    }

    /// A stated score, where it may be seen or a status that may be seen follows from it.
    fn assessment(&self, shown: Assessment) -> Option<Assessment> {
        let end = Endpoint::either(shown.objective.clone(), shown.key_result.clone());
        match self.kept.keep(self.workspace.node(&end)?) {
            Keep::All => Some(shown),
            Keep::Place | Keep::Pace => None,
            _ if self.workspace.profile().official == Official::Computed => None,
            _ if shown.score.is_none() => None,
            _ => Some(Assessment {
                by: None,
                completion: None,
                difficulty: None,
                effort: None,
                note: None,
                extra: Extra::default(),
                ..shown
            }),
        }
    }
}

/// When and about what a check-in speaks.
fn undressed(shown: &CheckIn) -> CheckIn {
    let rest = CheckInRest {
        id: shown.id.clone(),
        objective: shown.objective.clone(),
        recorded_on: shown.recorded_on,
        corrects: shown.corrects.clone(),
        ..CheckInRest::default()
    };
    CheckIn { key_result: shown.key_result.clone(), rest: rest.into(), ..CheckIn::of_key_result("", shown.on) }
}

/// The terms of an alignment without words.
fn plain(shown: &Alignment) -> Alignment {
    let end = |end: &Endpoint| Endpoint::either(end.objective.clone(), end.key_result.clone());
    let rest = AlignmentRest { weight: shown.weight, ..AlignmentRest::default() };
    Alignment { from: end(&shown.from), to: end(&shown.to), rest: rest.into(), ..shown.clone() }
}
