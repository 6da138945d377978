//! `okr contribution`: who has contributed how much, in native values.

use std::path::Path;

use okr_core::{
    ContributedFact, Contribution, ContributionGroup, Date, FactKind, KeyResultContribution, Lang, OwnerRef,
    UnitOfMeasureKind, Workspace,
};

use super::node::endpoint;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::figures::{compact, suffix};
use crate::output::screen::{Look, Screen};
use crate::output::table::{Cell, Side, Table};
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words;

/// Shows what has contributed to one objective or key result.
pub fn run(file: &Path, id: &str, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let of = endpoint(&opened.workspace, id, settings.lang)?;
    let then = opened.workspace.known_on(as_of)?;
    let told = then.contribution(&of, as_of)?;
    if settings.json {
        return super::answer(screen, &told.to_json());
    }
    screen.text(&text(&told, &then, screen.look))?;
    Ok(Outcome::Clean)
}

fn text(told: &Contribution<'_>, workspace: &Workspace, look: Look) -> String {
    let parts: Vec<String> = told
        .groups
        .iter()
        .map(|group| of_group(group, workspace, look))
        .chain((!told.others.is_empty()).then(|| others(&told.others, workspace, look)))
        .collect();
    if parts.is_empty() {
        let nothing = look.lang.pick("Nothing contributes to it on that day.", "当天没有任何内容为其作出贡献。");
        return format!("{nothing}\n");
    }
    parts.join("\n")
}

/// A heading, the owners, the key results.
fn of_group(group: &ContributionGroup<'_>, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let amount = |value: Option<f64>| amount(value, group, lang);
    let heading = heading(group, lang);
    let mut owners = Table::new(&[
        (lang.pick("delivered", "贡献"), Side::Right),
        (lang.pick("key results", "关键结果"), Side::Right),
        (lang.pick("owner", "负责人"), Side::Left),
    ]);
    for one in &group.owners {
        owners.row(vec![
            Cell::styled(amount(one.delivered), STRONG),
            Cell::plain(one.key_results.to_string()),
            Cell::plain(owner(one.owner, workspace)),
        ]);
    }
    let mut key_results = Table::new(&[
        (lang.pick("delivered", "贡献"), Side::Right),
        (lang.pick("from", "起点"), Side::Right),
        (lang.pick("now", "当前"), Side::Right),
        (lang.pick("goal", "目标值"), Side::Right),
        (lang.pick("owner", "负责人"), Side::Left),
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("key result", "关键结果"), Side::Left),
    ]);
    for one in &group.key_results {
        key_results.row(row(one, group, workspace, lang));
    }
    let heading = look.paint.on(STRONG, &heading);
    let key_results = key_results.text(look.width, look.paint);
    // Where each has one key result, its owner stands beside it already; nor is there more to
    // say of owners where nothing adds up.
    if !group.adds_up || group.owners.len() == group.key_results.len() {
        return format!("{heading}\n\n{key_results}");
    }
    format!("{heading}\n\n{}\n{key_results}", owners.text(look.width, look.paint))
}

/// What was delivered in all; where that is nothing that one can say, why.
fn heading(group: &ContributionGroup<'_>, lang: Lang) -> String {
    let kind = group.unit.map(|unit| unit.kind);
    if group.delivered.is_some() && kind.is_some() {
        let in_all = match kind {
            Some(UnitOfMeasureKind::Count) => lang.pick("Delivered in all, counted: ", "合计贡献（计数）："),
            _ => lang.pick("Delivered in all: ", "合计贡献："),
        };
        return format!("{in_all}{}", amount(group.delivered, group, lang));
    }
    let of = match kind {
        None => lang.pick("Without a unit", "未注明单位").to_owned(),
        Some(UnitOfMeasureKind::Percent) => lang.pick("Percentages", "百分比").to_owned(),
        Some(UnitOfMeasureKind::Count) => lang.pick("Counted", "计数").to_owned(),
        Some(UnitOfMeasureKind::Rating) => {
            let of = group.unit.and_then(|unit| unit.of).map_or_else(String::new, |of| compact(of, lang));
            lang.pick("Ratings out of {}", "评分（满分 {}）").replace("{}", &of)
        }
        Some(_) => suffix(group.unit, lang).trim().to_owned(),
    };
    let why = if group.adds_up || group.key_results.iter().all(|one| one.delivered.is_none()) {
        lang.pick("nothing is measured yet", "尚无数据")
    } else {
        lang.pick("each for itself, not added up", "各自列出，不相加")
    };
    format!("{of}{}{why}", lang.pick(": ", "："))
}

/// Where a value was to be: its target, or the bounds that it was to keep.
fn goal(one: &KeyResultContribution<'_>, lang: Lang) -> String {
    let number = |sign: &str, value: Option<f64>| value.map(|value| format!("{sign}{}", compact(value, lang)));
    let parts = [number("", one.target), number("≥ ", one.at_least), number("≤ ", one.at_most)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(lang.pick(", ", "，"))
}

fn row(one: &KeyResultContribution<'_>, group: &ContributionGroup<'_>, workspace: &Workspace, lang: Lang) -> Vec<Cell> {
    let number = |value: Option<f64>| Cell::plain(value.map_or_else(|| "–".to_owned(), |value| compact(value, lang)));
    vec![
        Cell::styled(amount(one.delivered, group, lang), STRONG),
        number(one.baseline),
        number(one.current),
        Cell::plain(goal(one, lang)),
        Cell::plain(owner(one.owner, workspace)),
        Cell::styled(clean(one.id), FAINT),
        Cell::plain(key_result_title(workspace, one.id, lang)),
    ]
}

/// What was delivered with its unit; from one percentage to another it is points.
fn amount(value: Option<f64>, group: &ContributionGroup<'_>, lang: Lang) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let is_percent = group.unit.is_some_and(|unit| unit.kind == UnitOfMeasureKind::Percent);
    let unit = if is_percent { lang.pick(" pp", " 个百分点").to_owned() } else { suffix(group.unit, lang) };
    format!("{}{unit}", compact(value, lang))
}

fn owner(owner: OwnerRef<'_>, workspace: &Workspace) -> String {
    let name = match owner {
        OwnerRef::Person(id) => workspace.person(id).map(|person| &person.name),
        OwnerRef::Unit(id) => workspace.unit(id).map(|unit| &unit.name),
    };
    name.map(|name| clean(name).into_owned()).unwrap_or_default()
}

fn key_result_title(workspace: &Workspace, id: &str, lang: Lang) -> String {
    let title = workspace.key_result(id).map(|key_result| words::title(key_result.title.as_ref(), lang));
    title.unwrap_or_default().into_owned()
}

/// What has no values of its own, and stands in no order of merit.
fn others(others: &[ContributedFact<'_>], workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let heading = lang.pick("Without values of their own, not ranked", "没有自身数值，不参与排序");
    let mut table = Table::new(&[
        (lang.pick("state", "情况"), Side::Left),
        (lang.pick("owner", "负责人"), Side::Left),
        (lang.pick("id", "编号"), Side::Left),
        (lang.pick("title", "标题"), Side::Left),
    ]);
    for fact in others {
        let title = match fact.key_result {
            Some(id) => key_result_title(workspace, id, lang),
            None => {
                let title = workspace.objective(fact.objective);
                title.map(|one| words::title(one.title.as_ref(), lang).into_owned()).unwrap_or_default()
            }
        };
        table.row(vec![
            Cell::plain(state(fact, lang)),
            Cell::plain(fact.owner.map(|one| owner(one, workspace)).unwrap_or_default()),
            Cell::styled(clean(fact.key_result.unwrap_or(fact.objective)), FAINT),
            Cell::plain(title),
        ]);
    }
    format!("{}\n\n{}", look.paint.on(STRONG, heading), table.text(look.width, look.paint))
}

fn state(fact: &ContributedFact<'_>, lang: Lang) -> String {
    let said = match fact.kind {
        FactKind::Milestones => {
            let done = fact.milestones.iter().filter(|step| step.done).count();
            let all = fact.milestones.len();
            return match lang {
                Lang::En => format!("{done} of {all} reached"),
                Lang::ZhCn => format!("{all} 项中完成 {done} 项"),
            };
        }
        FactKind::Done => match fact.done_on {
            Some(on) => return format!("{} {on}", lang.pick("done on", "完成于")),
            None => ("not done", "未完成"),
        },
        FactKind::Judged | FactKind::Manual => ("judged by a person", "由人评估"),
        FactKind::Opaque => ("hidden", "不可见"),
    };
    lang.pick(said.0, said.1).to_owned()
}
