//! Answers about units: silos, coverage, what crosses borders.

use okr_core::Workspace;
use okr_core::api::{AlignmentAnswer, Coverage, CrossUnit, Silo};

use crate::output::colours::{FAINT, STRONG};
use crate::output::figures::percent;
use crate::output::screen::Look;
use crate::output::table::{Cell, Side, Table};

/// The answer in words; `None` where it is about nodes, or finds nothing.
pub fn told(answer: &AlignmentAnswer, workspace: &Workspace, look: Look) -> Option<String> {
    if let Some(silos) = answer.silos.as_ref().filter(|silos| !silos.is_empty()) {
        return Some(of_silos(silos, workspace, look));
    }
    if let Some(coverage) = answer.coverage.as_ref().filter(|coverage| coverage.objectives > 0) {
        return Some(of_coverage(coverage, workspace, look));
    }
    let crossing = answer.cross_unit.as_ref().filter(|cross| cross.crossing > 0)?;
    Some(of_crossing(crossing, workspace, look))
}

fn of_silos(silos: &[Silo], workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let mut table =
        Table::new(&[(lang.pick("objectives", "目标数"), Side::Right), (lang.pick("units", "单位"), Side::Left)]);
    for silo in silos {
        let names: Vec<&str> = silo.units.iter().map(|unit| name(workspace, unit.as_str())).collect();
        let units = names.join(lang.pick(", ", "、"));
        table.row(vec![Cell::plain(silo.objectives.to_string()), Cell::plain(units)]);
    }
    table.text(look.width, look.paint)
}

fn of_coverage(coverage: &Coverage, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let mut table = Table::new(&[
        (lang.pick("objectives", "目标数"), Side::Right),
        (lang.pick("lead to the top", "连到最高层级"), Side::Right),
        (lang.pick("share", "占比"), Side::Right),
        (lang.pick("unit", "单位"), Side::Left),
    ]);
    let numbers = |objectives: usize, reaching: usize, share: Option<f64>| {
        vec![objectives.to_string(), reaching.to_string(), percent(share)]
    };
    for row in coverage.units.iter().filter(|row| row.objectives > 0) {
        let unit = match &row.unit {
            Some(unit) => Cell::plain(name(workspace, unit.as_str())),
            None => Cell::styled(lang.pick("no known unit", "单位不明"), FAINT),
        };
        let cells = numbers(row.objectives, row.reaching, row.share).into_iter().map(Cell::plain);
        table.row(cells.chain([unit]).collect());
    }
    let all = numbers(coverage.objectives, coverage.reaching, coverage.share);
    let all = all.into_iter().chain([lang.pick("all", "合计").to_owned()]);
    table.row(all.map(|text| Cell::styled(text, STRONG)).collect());
    table.text(look.width, look.paint)
}

fn of_crossing(cross: &CrossUnit, workspace: &Workspace, look: Look) -> String {
    let lang = look.lang;
    let mut table = Table::new(&[
        (lang.pick("from unit", "来自单位"), Side::Left),
        (lang.pick("to unit", "去往单位"), Side::Left),
        (lang.pick("from", "下端"), Side::Left),
        (lang.pick("to", "上端"), Side::Left),
        (lang.pick("kind", "类型"), Side::Left),
    ]);
    for edge in &cross.edges {
        table.row(vec![
            Cell::plain(name(workspace, edge.from_unit.as_str())),
            Cell::plain(name(workspace, edge.to_unit.as_str())),
            Cell::plain(edge.from.id()),
            Cell::plain(edge.to.id()),
            Cell::styled(edge.kind.word(), FAINT),
        ]);
    }
    let (crossing, all, share) = (cross.crossing, cross.alignments, percent(cross.share));
    let said = match lang {
        okr_core::Lang::En => format!("{crossing} of {all} agreed alignments cross from unit to unit ({share}).\n"),
        okr_core::Lang::ZhCn => format!("{all} 条已同意的对齐中，{crossing} 条跨单位（{share}）。\n"),
    };
    table.text(look.width, look.paint) + &said
}

/// The name of a unit, its id where it has none.
fn name<'a>(workspace: &'a Workspace, id: &'a str) -> &'a str {
    workspace.unit(id).map_or(id, |unit| &*unit.name)
}
