//! `align.mention-missing`: Unit named but not mentioned.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::finding::Finding;
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::Scene;
use crate::lint::sink::Sink;
use crate::lint::text::Span;
use crate::model::{Mention, Objective, Unit};
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    code: Code::AlignMentionMissing,
    category: Category::Alignment,
    source: Term::new(
        "OKR guides on alignment: whoever work is given to has to be called by name",
        "OKR 对齐指南：需要谁协作，就 @ 谁",
    ),
    title: Term::new("unit named but not mentioned", "写到部门却没有提及"),
    explanation: Term::new(
        "Only exact names of units count, and only where they end as units do, in 部, 团队, team or \
        department, themselves or in the text. The owner's own unit is no other one, and one that is aligned with the objective knows already.",
        "只认部门的确切名称，且名称本身或文中紧跟着“部”“团队”、team、department。负责人自己的部门不算，已与该目标对齐的部门也不算。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"The Harbour Light team books 60 trucks a day"}]}]"#,
                "Harbour Light team",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Let the dock department work without a stop","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"Trucks let in by appointment from 20 to 60 a day","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "dock department",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"由青禾团队预约到货，每天 60 车次"}]}]"#,
                "青禾团队",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店部每天准点到货","owner":{"unit":"hq"},"cycle":"q","keyResults":[{"id":"k","title":"预约到货车次从每天 20 次提升到 60 次","measure":{"kind":"metric","baseline":20,"target":60}}]}]"#,
                "门店部",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"The Harbour Light team books 60 trucks a day","mentions":[{"unit":"hq","answer":"agreed"}]}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Halve the waiting at the gate","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"The dock team lets in 60 trucks a day"}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"由青禾团队预约到货，每天 60 车次","mentions":[{"unit":"hq","answer":"agreed"}]}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让门店每天准点到货","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"由门店部预约到货，每天 60 车次"}]}]"#,
            ),
        ],
    },
    check: Check::Workspace(check),
};

/// How names of units end.
const ENDINGS: [&str; 4] = ["部", "团队", " team", " department"];

/// Names of more bytes are not looked for: nobody calls a unit so, and a title may be long.
const MOST: usize = 128;

/// The names by which units are called, in lower case, and whose they are.
struct Names<'a> {
    called: BTreeMap<String, &'a Unit>,
    /// Bytes of the longest.
    longest: usize,
}

fn check(scene: Scene<'_>, sink: &mut Sink<'_>) {
    let names = Names::of(scene.workspace);
    let joined = joined(scene);
    for at in scene.planned() {
        let knows = |unit: &Unit, mentions: &[Mention]| {
            is_own(scene.workspace, at.objective, unit)
                || joined.contains(&(at.index as u32, unit.id.as_str()))
                || is_mentioned(scene.workspace, &at.objective.mentions, unit)
                || is_mentioned(scene.workspace, mentions, unit)
        };
        let called = names.in_title(at.objective.title.as_deref(), |unit| knows(unit, &[]));
        if let Some(called) = called {
            let finding = at.finding(sink, "/title");
            sink.push(called.told(finding));
        }
        for at in at.key_results() {
            let mentions = &at.key_result.mentions;
            let called = names.in_title(at.key_result.title.as_deref(), |unit| knows(unit, mentions));
            if let Some(called) = called {
                let finding = at.finding(sink, "/title");
                sink.push(called.told(finding));
            }
        }
    }
}

/// A unit that a title calls.
struct Called<'a> {
    title: &'a str,
    span: Span,
    unit: &'a Unit,
}

impl Called<'_> {
    fn told(&self, finding: Finding) -> Finding {
        finding.field_named("title").spanning(self.title, self.span).with("name", self.unit.name.as_str())
    }
}

impl<'a> Names<'a> {
    fn of(workspace: &'a Workspace) -> Names<'a> {
        let mut called: BTreeMap<String, &Unit> = BTreeMap::new();
        for unit in &workspace.document().units {
            let name = unit.name.trim().to_ascii_lowercase();
            let ends = ENDINGS.iter().any(|ending| name.ends_with(ending));
            let forms = if ends { vec![name] } else { ENDINGS.map(|ending| format!("{name}{ending}")).to_vec() };
            for form in forms {
                called.entry(form).or_insert(unit);
            }
        }
        let longest = called.keys().map(String::len).max().unwrap_or_default().min(MOST);
        Names { called, longest }
    }

    /// The first unit that a title calls and that does not know of it.
    fn in_title(&self, title: Option<&'a str>, knows: impl Fn(&Unit) -> bool) -> Option<Called<'a>> {
        let title = title?;
        let lower = title.to_ascii_lowercase();
        let ends = ENDINGS.iter().flat_map(|ending| lower.match_indices(ending).map(|(at, found)| at + found.len()));
        let (span, unit) = ends.filter_map(|end| self.ending_at(&lower, end)).find(|(_, unit)| !knows(unit))?;
        Some(Called { title, span, unit })
    }

    /// The longest name that ends there and is no part of a longer word.
    fn ending_at(&self, lower: &str, end: usize) -> Option<(Span, &'a Unit)> {
        let from = end.saturating_sub(self.longest);
        (from..end).find_map(|start| {
            let unit = *self.called.get(lower.get(start..end)?)?;
            let span = Span { start: start as u32, end: end as u32 };
            is_whole(lower, start, end).then_some((span, unit))
        })
    }
}

/// Not in the middle of a Latin word.
fn is_whole(lower: &str, start: usize, end: usize) -> bool {
    let bytes = lower.as_bytes();
    let latin = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let joins_before = latin(Some(start)) && latin(start.checked_sub(1));
    let joins_behind = latin(end.checked_sub(1)) && latin(Some(end));
    !joins_before && !joins_behind
}

/// Which objectives are aligned, themselves or by a key result, with which units: who is
/// aligned knows.
fn joined(scene: Scene<'_>) -> BTreeSet<(u32, &str)> {
    let workspace = scene.workspace;
    let mut joined = BTreeSet::new();
    for (_, lower, upper) in scene.joined().filter(|(alignment, ..)| alignment.is_agreed()) {
        for (one, other) in [(lower, upper), (upper, lower)] {
            let owner = workspace.objective_at(other).and_then(|objective| objective.owner.as_ref());
            joined.extend(owner.and_then(|owner| workspace.unit_of(owner)).map(|unit| (one.0, unit.id.as_str())));
        }
    }
    joined
}

/// The owner's unit, or one of the same name; any, where nobody knows whose it is.
fn is_own(workspace: &Workspace, objective: &Objective, unit: &Unit) -> bool {
    let own = objective.owner.as_ref().and_then(|owner| workspace.unit_of(owner));
    own.is_none_or(|own| own.name == unit.name)
}

/// The unit, or somebody who belongs to it.
fn is_mentioned(workspace: &Workspace, mentions: &[Mention], unit: &Unit) -> bool {
    mentions.iter().any(|mention| {
        let its = workspace.unit_of(&mention.party());
        its.is_some_and(|its| its.id == unit.id) || unit.leader.is_some() && mention.person == unit.leader
    })
}
