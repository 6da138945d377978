//! `okr alignment`: what supports what, what leads nowhere.

mod units;

use std::path::Path;

use okr_core::api::{self, AlignmentAnswer, AlignmentNode, AlignmentQuery, AlignmentRequest};
use okr_core::{Endpoint, Lang, NodeRef, Workspace};

use super::node::endpoint;
use super::several::quoted;
use crate::args::Query;
use crate::input;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::colours::FAINT;
use crate::output::screen::{Look, Screen};
use crate::output::table::{Cell, Side, Table};
use crate::settings::Settings;
use crate::words;

/// Answers a question about the alignments of a document.
pub fn run(file: &Path, query: Query, of: Option<&str>, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let workspace = &opened.workspace;
    let query = AlignmentQuery::from(query);
    if of.is_some() && !query.is_about_one() {
        let (english, chinese) = (
            "--of goes with ancestors, descendants, path, contributors and impact only",
            "`--of` 只用于 `ancestors`、`descendants`、`path`、`contributors` 和 `impact`",
        );
        return Err(Stop::Usage(settings.lang.pick(english, chinese).to_owned()));
    }
    let of = of.map(|id| endpoint(workspace, id, settings.lang)).transpose()?;
    if settings.json {
        return super::answer_of_call(
            api::call("alignment", Some(workspace), &wire(query, of.as_ref(), settings)),
            screen,
        );
    }
    let answer = workspace.alignment(&AlignmentRequest { query, of, lang: Some(settings.lang) })?;
    screen.text(&told(&answer, workspace, screen.look))?;
    Ok(Outcome::Clean)
}

impl From<Query> for AlignmentQuery {
    fn from(query: Query) -> AlignmentQuery {
        match query {
            Query::Ancestors => AlignmentQuery::Ancestors,
            Query::Descendants => AlignmentQuery::Descendants,
            Query::Layers => AlignmentQuery::Layers,
            Query::Orphans => AlignmentQuery::Orphans,
            Query::Roots => AlignmentQuery::Roots,
            Query::Leaves => AlignmentQuery::Leaves,
            Query::Path => AlignmentQuery::Path,
            Query::Contributors => AlignmentQuery::Contributors,
            Query::Impact => AlignmentQuery::Impact,
            Query::Unsupported => AlignmentQuery::Unsupported,
            Query::Silos => AlignmentQuery::Silos,
            Query::Coverage => AlignmentQuery::Coverage,
            Query::CrossUnit => AlignmentQuery::CrossUnit,
        }
    }
}

/// What is said where nothing was found.
fn nothing(query: AlignmentQuery, lang: Lang) -> &'static str {
    match query {
        AlignmentQuery::Ancestors => lang.pick("It supports nothing.", "它没有支撑任何目标。"),
        AlignmentQuery::Descendants => lang.pick("Nothing supports it.", "没有目标支撑它。"),
        AlignmentQuery::Layers | AlignmentQuery::Roots | AlignmentQuery::Leaves => {
            lang.pick("There is no objective.", "没有目标。")
        }
        AlignmentQuery::Orphans => lang.pick("Every objective leads to the top level.", "每个目标都能对齐到最高层级。"),
        AlignmentQuery::Path => lang.pick("It leads to no objective of the top level.", "它连不到最高层级的目标。"),
        AlignmentQuery::Contributors => lang.pick("Nothing contributes to it.", "没有内容汇入它。"),
        AlignmentQuery::Impact => lang.pick("A change of it reaches nothing else.", "修改它不会影响其他内容。"),
        AlignmentQuery::Unsupported => lang.pick(
            "Every key result that is measured by contributors has some.",
            "每个靠汇总衡量的关键结果都有内容汇入。",
        ),
        AlignmentQuery::Silos => lang.pick("No unit stands apart.", "没有孤立的单位。"),
        AlignmentQuery::Coverage => lang.pick("There is no objective below the top level.", "最高层级之下没有目标。"),
        AlignmentQuery::CrossUnit => lang.pick("No alignment crosses from unit to unit.", "没有跨单位的对齐。"),
    }
}

/// The request as it goes over the wire.
fn wire(query: AlignmentQuery, of: Option<&Endpoint>, settings: &Settings) -> String {
    let of = of.and_then(Endpoint::node).map(|node| match node {
        NodeRef::Objective(id) => format!(",\"of\":{{\"objective\":{}}}", quoted(&id)),
        NodeRef::KeyResult(id) => format!(",\"of\":{{\"keyResult\":{}}}", quoted(&id)),
    });
    format!("{{\"query\":\"{query}\"{},\"lang\":\"{}\"}}", of.unwrap_or_default(), settings.lang.tag())
}

fn told(answer: &AlignmentAnswer, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    if let Some(text) = units::told(answer, workspace, look) {
        return text;
    }
    if answer.nodes.is_empty() {
        return nothing(answer.query, lang).to_owned() + "\n";
    }
    let steps = match answer.query {
        AlignmentQuery::Layers => lang.pick("layer", "层"),
        _ => lang.pick("steps", "步数"),
    };
    let has_steps = answer.nodes.iter().any(|node| node.steps.is_some());
    let mut columns = vec![(steps, Side::Right)];
    columns.extend([
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("owner", "负责人"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]);
    let skipped = usize::from(!has_steps);
    columns.drain(..skipped);
    let mut table = Table::new(&columns);
    for node in &answer.nodes {
        let mut cells = cells(node, workspace, lang);
        cells.drain(..skipped);
        table.row(cells);
    }
    table.text(look.width, look.paint)
}

fn cells(node: &AlignmentNode, workspace: &Workspace, lang: Lang) -> Vec<Cell> {
    let id = node.node.id();
    let steps = Cell::plain(node.steps.map(|steps| steps.to_string()).unwrap_or_default());
    let (owner, title) = match &node.node {
        NodeRef::Objective(_) => {
            let objective = workspace.objective(id);
            let owner = objective.and_then(|objective| workspace.owner_name(objective));
            (owner.unwrap_or_default(), objective.and_then(|objective| objective.title.as_ref()))
        }
        NodeRef::KeyResult(_) => ("", workspace.key_result(id).and_then(|key_result| key_result.title.as_ref())),
    };
    vec![steps, Cell::plain(id), Cell::styled(owner, FAINT), Cell::plain(words::title(title, lang))]
}
