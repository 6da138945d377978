//! Opening: from what arrived to what holds, with every problem on the way.

use crate::codes::Code;
use crate::document::{Document, parse};
use crate::json::{Checks, Field, Limits, Place};
use crate::model::Date;
use crate::problem::{Problem, Problems};
use crate::profile::{Profile, rule_code};

use super::check_ins::{self, Activity};
use super::columns::Columns;
use super::graph::Graph;
use super::indices::ObjectiveIx;
use super::links::Links;
use super::policies;
use super::references::{References, Tables};
use super::schedule::Schedule;
use super::times;
use super::titles::Titles;
use super::wanted::{self, Wishes};

/// A document and everything derived from it.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) document: Document,
    pub(crate) profile: Profile,
    pub(crate) tables: Tables,
    pub(crate) graph: Graph,
    pub(crate) columns: Columns,
    pub(crate) activity: Activity,
    /// The day of the last amendment: edits ask for it each time, and make none.
    pub(crate) last_amended: Option<Date>,
    /// `None` once an edit has made it old.
    pub(crate) schedule: Option<Schedule>,
    /// The sizes that it may have, edits included.
    pub(crate) limits: Limits,
}

impl Parts {
    /// From JSON text.
    pub(crate) fn from_json(text: &str, limits: &Limits) -> Result<Parts, Problems> {
        let parsed = match parse(text, limits) {
            Ok(parsed) => parsed,
            Err(problems) => return Err(listed(problems, limits)),
        };
        Parts::build(parsed.document, parsed.problems, &parsed.broken, limits)
    }

    /// From a document that a program has put together.
    pub(crate) fn from_document(document: Document, limits: &Limits) -> Result<Parts, Problems> {
        Parts::build(document, Vec::new(), &[], limits)
    }

    pub(super) fn build(
        document: Document,
        mut problems: Vec<Problem>,
        broken: &[String],
        limits: &Limits,
    ) -> Result<Parts, Problems> {
        let mut checks = Checks::new(limits);
        document.check(&Place::Root, &mut checks);
        // What is wrong with the profile is told last.
        let mut of_profile = Checks::new(limits);
        let profile = Profile::resolve(document.profile.as_ref(), &mut of_profile);
        let mut tables = Tables::build(&document, &mut checks);
        tables.default_source = Some(profile.source);
        let mut links = Links::build(&document, &tables);
        times::check_hierarchies(&document, &links, &mut checks);
        let mut references = References { tables: &tables, document: &document, checks: &mut checks };
        references.organisation();
        let root = Place::Root;
        let objectives = root.field("objectives");
        for (at, objective) in document.objectives.iter().enumerate() {
            let ix = ObjectiveIx(at as u32);
            let has_cycle = links.objective_cycles.get(at).is_some_and(Option::is_some);
            references.objective_and_key_results(at, objective, has_cycle);
            times::check_objective(&document, &tables, &links, ix, objective, references.checks);
            policies::check_objective(&profile, objective, &objectives.item(at), references.checks);
        }
        policies::check_owners(&profile, &document, references.checks);
        references.alignments(&links.alignments);
        let check_ins = root.field("checkIns");
        let titles = Titles::of(&document, &tables, &document.check_ins);
        for (at, check_in) in document.check_ins.iter().enumerate() {
            // Many hosts write a key result's check-ins one after the other.
            let before = at.checked_sub(1).and_then(|before| document.check_ins.get(before));
            let is_same = before.is_some_and(|before| {
                (&before.key_result, &before.objective) == (&check_in.key_result, &check_in.objective)
            });
            let node = match links.check_ins.last() {
                Some(node) if is_same => *node,
                last => tables.near(check_in.objective.as_ref(), check_in.key_result.as_ref(), last.copied().flatten()),
            };
            let place = check_ins.item(at);
            references.check_in(check_in, node, &place);
            check_ins::check(&document, &tables, at, check_in, node, &place, references.checks);
            titles.check(check_in, node, &place, references.checks);
            links.check_ins.push(node);
        }
        references.others();
        let silences = root.field("silences");
        for (at, silence) in document.silences.iter().enumerate() {
            rule_code(&silence.rule, &silences.item(at).field("rule"), references.checks);
        }
        let graph = Graph::build(&document, &tables, &links, &mut checks);
        let wishes = Wishes { document: &document, tables: &tables, profile: &profile };
        wanted::check_all(&wishes, &graph, &links.alignments, &mut checks);
        checks.problems.append(&mut of_profile.problems);

        // A stand-in's own faults are the reader's, and told already.
        let is_news = |problem: &Problem| match problem.code() {
            // Of a thing that could not be read whole, what it lacks is told all the same.
            Code::DocumentMissingField => !was_given(broken, problem),
            // What value a field could have is not known of one that could not be read.
            Code::AmendmentValue if concerns(broken, &beside(problem.path(), "field")) => false,
            _ => !concerns(broken, problem.path()) && !is_lost(broken, problem),
        };
        problems.extend(checks.problems.into_iter().filter(is_news));
        if !problems.is_empty() {
            return Err(listed(problems, limits));
        }
        let columns = Columns::build(&document, &profile, &tables, &links, &graph);
        let activity = Activity::build(&document, &tables, &links);
        let schedule = Some(Schedule::build(&tables, &columns, &graph));
        let last_amended = document.amendments.iter().map(|amendment| amendment.on).max();
        Ok(Parts { document, profile, tables, graph, columns, activity, last_amended, schedule, limits: *limits })
    }
}

/// The place of a field beside another.
fn beside(path: &str, field: &str) -> String {
    let above = path.rsplit_once('/').map_or("", |(above, _)| above);
    format!("{above}/{field}")
}

/// True where a place is a stand-in, holds one, or is part of one.
fn concerns(broken: &[String], path: &str) -> bool {
    if broken.is_empty() {
        return false;
    }
    let inside = format!("{path}/");
    let holds_one = from(broken, &inside).first().is_some_and(|place| place.starts_with(&inside));
    let is_part = path
        .match_indices('/')
        .map(|(at, _)| path.get(..at).unwrap_or_default())
        .chain([path])
        .any(|place| from(broken, place).first().is_some_and(|first| first == place));
    holds_one || is_part
}

/// True where a field is missing only because it could not be read, or what it is
/// part of, or what says whether it is needed.
fn was_given(broken: &[String], problem: &Problem) -> bool {
    if broken.is_empty() {
        return false;
    }
    let is_broken = |place: &str| from(broken, place).first().is_some_and(|first| first == place);
    let path = problem.path();
    let field = problem.slot("field").unwrap_or_default();
    let above = || path.match_indices('/').filter_map(|(at, _)| path.get(..at)).chain([path]);
    is_broken(&format!("{path}/{field}"))
        || above().any(|place| is_broken(place) || is_broken(&format!("{place}/opaque")))
}

/// The broken places from one on.
fn from<'b>(broken: &'b [String], place: &str) -> &'b [String] {
    let at = broken.partition_point(|broken| broken.as_str() < place);
    broken.get(at..).unwrap_or_default()
}

/// True where a name leads nowhere because the list that it leads into could
/// not be read.
fn is_lost(broken: &[String], problem: &Problem) -> bool {
    if broken.is_empty() || problem.code() != Code::ReferenceUnknown {
        return false;
    }
    let path = problem.path();
    let mut steps = path.rsplit('/').filter(|step| !step.bytes().all(|byte| byte.is_ascii_digit()));
    let list = match steps.next().unwrap_or_default() {
        "cycle" => "/cycles",
        "parent" if path.starts_with("/cycles/") => "/cycles",
        "parent" | "unit" => "/units",
        "person" | "leader" | "manager" | "by" => "/people",
        "objective" | "keyResult" => "/objectives",
        "guards" => "/healthMetrics",
        _ => return false,
    };
    // The list, one of its items, or an item's id: any may be what the name meant.
    let place_of_id = |place: &String| {
        let inside = place.strip_prefix(list).unwrap_or(place);
        inside
            .split('/')
            .skip(1)
            .all(|step| step.bytes().all(|byte| byte.is_ascii_digit()) || step == "id" || step == "keyResults")
    };
    from(broken, list).iter().take_while(|place| place.starts_with(list)).any(place_of_id)
}

fn listed(mut problems: Vec<Problem>, limits: &Limits) -> Problems {
    let limit = limits.problems.max(1) as usize;
    if problems.len() > limit {
        problems.truncate(limit);
        problems.push(Problem::new(Code::DocumentTooManyProblems, "").with("limit", limit));
    }
    Problems::from_list(problems).unwrap_or_else(|| Problems::from(Problem::new(Code::JsonEmpty, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_places_silence_their_neighbours_only() {
        let broken = ["/a/1/id".to_owned(), "/b".to_owned()];
        for path in ["/a/1/id", "/a/1", "/a", "/b", "/b/3/c"] {
            assert!(concerns(&broken, path), "{path}");
        }
        for path in ["/a/10", "/a/1/title", "/c", "/a/1/ids"] {
            assert!(!concerns(&broken, path), "{path}");
        }
    }
}
