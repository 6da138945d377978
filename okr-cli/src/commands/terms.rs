//! What `okr edit` asks for, and how `okr remove` tells what is gone.

use okr_core::api::Removal;
use okr_core::{Alignment, Edit, Endpoint, Lang, Measure, NodeRef, Workspace};

use super::node::endpoint;
use crate::args::NewTerms;
use crate::outcome::Stop;
use crate::output::text::clean;

/// The edit; a baseline or a target alone goes into the measure that stands.
pub fn edit(workspace: &Workspace, of: Endpoint, new: &NewTerms, lang: Lang) -> Result<Edit, Stop> {
    let measure = match (&new.measure, new.baseline, new.target) {
        (Some(measure), ..) => Some(measure.clone()),
        (None, None, None) => None,
        (None, baseline, target) => Some(
            with(standing(workspace, &of), baseline, target).ok_or_else(|| Stop::Usage(no_numbers(&new.node, lang)))?,
        ),
    };
    Ok(Edit { of, measure, weight: new.weight })
}

/// The measure that stands, with another target.
pub fn aimed(workspace: &Workspace, node: &str, target: f64, lang: Lang) -> Result<Measure, Stop> {
    let of = endpoint(workspace, node, lang)?;
    with(standing(workspace, &of), None, Some(target))
        .ok_or_else(|| Stop::Usage(no_target(node, of.objective.is_some(), lang)))
}

fn standing(workspace: &Workspace, of: &Endpoint) -> Option<Measure> {
    let key_result = of.key_result.as_ref().and_then(|id| workspace.key_result(id.as_str()));
    key_result.and_then(|key_result| key_result.measure.clone())
}

/// A measure with another baseline or target, where it has such.
fn with(measure: Option<Measure>, baseline: Option<f64>, target: Option<f64>) -> Option<Measure> {
    match measure? {
        Measure::Metric(mut metric) => {
            metric.baseline = baseline.or(metric.baseline);
            metric.target = target.unwrap_or(metric.target);
            Some(Measure::Metric(metric))
        }
        Measure::Rollup(mut rollup) if rollup.target.is_some() => {
            rollup.baseline = baseline.or(rollup.baseline);
            rollup.target = target.or(rollup.target);
            Some(Measure::Rollup(rollup))
        }
        _ => None,
    }
}

fn no_numbers(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`{id}` is measured by no baseline and target; give its whole measure with --measure"),
        Lang::ZhCn => format!("`{id}` 的度量方式没有起始值和目标值；请用 `--measure` 给出完整的度量方式"),
    }
}

fn no_target(id: &str, is_objective: bool, lang: Lang) -> String {
    match lang {
        Lang::En if is_objective => format!("`{id}` is an objective; only key results have targets"),
        Lang::ZhCn if is_objective => format!("`{id}` 是目标，只有关键结果才有目标值"),
        Lang::En => format!("`{id}` is measured by no target; give its whole measure with --change"),
        Lang::ZhCn => format!("`{id}` 的度量方式没有目标值；请用 `--change` 给出完整的度量方式"),
    }
}

/// What a removal takes along, in lines.
pub fn removal(removal: &Removal, lang: Lang) -> String {
    let mut lines = Vec::new();
    let mut list = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{title}{}", lang.pick(":", "：")));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
        }
    };
    list(lang.pick("Removed", "删除"), removal.nodes.iter().map(|node| format!("`{}`", clean(node.id()))).collect());
    let counts = [
        (removal.check_ins, lang.pick("check-ins", "条签到")),
        (removal.assessments, lang.pick("assessments", "条评定")),
        (removal.silences, lang.pick("silences", "条静默")),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    list(lang.pick("With it go", "一并删除"), counts.map(|(count, what)| format!("{count} {what}")).collect());
    list(lang.pick("Alignments taken away", "取消的对齐"), ways(&removal.dropped));
    list(lang.pick("Alignments led past it", "改接的对齐"), ways(&removal.reattached));
    lines.join("\n") + "\n"
}

fn ways(alignments: &[Alignment]) -> Vec<String> {
    let id = |end: &Endpoint| {
        end.node().as_ref().map_or_else(String::new, |node: &NodeRef| format!("`{}`", clean(node.id())))
    };
    let way = |one: &Alignment| {
        let (from, to) = (id(&one.from), id(&one.to));
        format!("{from} → {to} ({}, {})", one.kind_or_default(), one.state_or_default())
    };
    alignments.iter().map(way).collect()
}
