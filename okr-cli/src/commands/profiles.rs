//! `okr profiles`: every policy of the profiles, side by side.

use okr_core::api::{self, ProfileTold, ProfilesRequest};
use okr_core::{Lang, ProfileChoice, Term};
use serde_json::Value;

use super::several::quoted;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::{FAINT, STRONG};
use crate::output::screen::{Look, Screen};
use crate::output::text::{pad, width, wrap};
use crate::settings::Settings;
use crate::words::{self, policies};

/// Shows profiles by name, or all.
pub fn run(names: &[String], settings: &Settings, screen: &mut Screen) -> Ended {
    let mut told = Vec::new();
    for name in asked(names) {
        let request = ProfilesRequest { profile: name.map(named), lang: Some(settings.lang) };
        told.extend(api::profiles(&request)?.profiles);
    }
    if settings.json {
        return as_json(names, settings, screen);
    }
    screen.text(&side_by_side(&told, screen.look))?;
    Ok(Outcome::Clean)
}

fn named(name: &str) -> ProfileChoice {
    ProfileChoice::Named(name.into())
}

/// Each name, or nothing for all.
fn asked(names: &[String]) -> Vec<Option<&str>> {
    if names.is_empty() { vec![None] } else { names.iter().map(|name| Some(name.as_str())).collect() }
}

/// One answer with all that was asked for, in the order asked.
fn as_json(names: &[String], settings: &Settings, screen: &mut Screen) -> Ended {
    let mut told = Vec::new();
    for name in asked(names) {
        let profile = name.map(|name| format!("\"profile\":{},", quoted(name))).unwrap_or_default();
        let request = format!("{{{profile}\"lang\":{}}}", quoted(settings.lang.tag()));
        match api::call("profiles", None, &request) {
            Err(problems) => return super::refuse_call(&problems, settings, screen),
            Ok(answer) => told.push(inner(&answer).to_owned()),
        }
    }
    super::answer(screen, &format!("{{\"profiles\":[{}]}}", told.join(",")))
}

/// What stands between the brackets of an answer's list.
fn inner(answer: &str) -> &str {
    let list = answer.strip_prefix("{\"profiles\":[").and_then(|rest| rest.strip_suffix("]}"));
    list.unwrap_or_default()
}

/// What people call each policy, and where it stands.
const POLICIES: &[(&str, Term)] = &[
    ("/unmeasured", Term::new("members without a value", "无数值的成员")),
    ("/missingWeight", Term::new("a missing weight", "未写的权重")),
    ("/weights", Term::new("stated weights", "已写的权重")),
    ("/weightDecimals", Term::new("decimals of weights", "权重小数位")),
    ("/missingBaseline", Term::new("a missing baseline", "未写的基线")),
    ("/flatTarget", Term::new("target equals baseline", "目标值等于基线")),
    ("/belowBaseline", Term::new("below the baseline", "低于基线")),
    ("/cap", Term::new("highest progress", "进度上限")),
    ("/controlBounds", Term::new("at a control's bound", "恰在控制界限")),
    ("/controlOutside", Term::new("outside a control", "超出控制界限")),
    ("/source", Term::new("an objective is made of", "目标进度来源")),
    ("/official", Term::new("official score", "正式得分")),
    ("/decimals", Term::new("decimals of scores", "得分小数位")),
    ("/assessment/difficulty", Term::new("weight of difficulty", "难度系数")),
    ("/assessment/effort", Term::new("weight of effort", "努力系数")),
    ("/assessment/gap", Term::new("gap to ask about", "评定差距提醒")),
    ("/cadenceDays", Term::new("days between check-ins", "签到间隔天数")),
    ("/graceDays", Term::new("days of grace", "宽限天数")),
    ("/cycle", Term::new("usual cycle", "常用周期")),
    ("/curve", Term::new("expected over time", "预期曲线")),
    ("/calendar", Term::new("working days", "工作日历")),
    ("/pace/rule", Term::new("pace", "进度快慢规则")),
    ("/pace/onTrackAtMost", Term::new("on track: points behind", "正常：落后点数")),
    ("/pace/behindAtMost", Term::new("behind: points behind", "落后：落后点数")),
    ("/pace/onTrackFrom", Term::new("on track from", "正常起点")),
    ("/pace/behindFrom", Term::new("behind from", "落后起点")),
    ("/outdated", Term::new("silence is asked", "何时查久未更新")),
    ("/objectiveStatus", Term::new("an objective's status", "目标状态取自")),
    ("/bands/aspirational/yellow", Term::new("aspirational: yellow from", "挑战型：黄色起点")),
    ("/bands/aspirational/green", Term::new("aspirational: green from", "挑战型：绿色起点")),
    ("/bands/aspirational/top", Term::new("aspirational: aim higher from", "挑战型：应调高起点")),
    ("/bands/committed/yellow", Term::new("committed: yellow from", "承诺型：黄色起点")),
    ("/bands/committed/green", Term::new("committed: green from", "承诺型：绿色起点")),
    ("/bands/committed/top", Term::new("committed: aim higher from", "承诺型：应调高起点")),
    ("/compensation", Term::new("input to pay", "能否用于薪酬")),
    ("/industry", Term::new("industry", "行业")),
    ("/limits/objectives", Term::new("objectives, at most", "目标数上限")),
    ("/limits/objectivesAtLeast", Term::new("objectives, at least", "目标数下限")),
    ("/limits/levels", Term::new("objectives by level", "各层级目标数")),
    ("/limits/keyResults", Term::new("key results, at most", "关键结果数上限")),
    ("/limits/keyResultsAtLeast", Term::new("key results, at least", "关键结果数下限")),
    ("/alignment/upward", Term::new("not upward", "未向上对齐")),
    ("/alignment/ownObjectives", Term::new("own objectives aligned", "与自己的目标对齐")),
    ("/alignment/oneParent", Term::new("second parent", "第二个上级")),
    ("/alignment/cycles", Term::new("cycles of both ends", "两端周期")),
    ("/alignment/cyclesBreach", Term::new("cycles that do not fit", "周期不相符时")),
];

/// The narrowest that a column of values is.
const COLUMN: usize = 13;

/// A table of as many columns as fit, and another for the rest; what is as in the first
/// column is a dot. Rows in which all agree stand once, at the end.
fn side_by_side(told: &[ProfileTold], look: Look) -> String {
    let values: Vec<Value> = told.iter().map(|told| serde_json::to_value(&told.policies).unwrap_or_default()).collect();
    let rows: Vec<Row> = POLICIES
        .iter()
        .map(|(pointer, name)| Row {
            name: name.text(look.lang),
            cells: values.iter().map(|value| shown(pointer, value.pointer(pointer), look.lang)).collect(),
        })
        .collect();
    let (alike, differing): (Vec<Row>, Vec<Row>) = rows
        .into_iter()
        .partition(|row| told.len() > 1 && row.cells.iter().all(|cell| Some(cell) == row.cells.first()));
    let mut text = String::new();
    for told in told {
        if let Some(title) = told.title {
            text.push_str(&format!("{}  {title}\n", look.paint.on(STRONG, &pad(&told.name, COLUMN))));
        }
    }
    text.push('\n');
    let head: Vec<&str> = told.iter().map(|told| told.name.as_str()).collect();
    let names = differing.iter().map(|row| width(row.name)).max().unwrap_or(0);
    let fitting = (look.width.saturating_sub(names) / (COLUMN + 2)).max(1);
    for from in (0..head.len()).step_by(fitting) {
        let columns = from..head.len().min(from + fitting);
        table(&mut text, &head, &differing, columns, look);
    }
    if !alike.is_empty() {
        let alike: Vec<String> =
            alike.iter().map(|row| format!("{} {}", row.name, row.cells.first().map_or("", String::as_str))).collect();
        let all =
            format!("{}{}", look.lang.pick("Alike in all: ", "各方案相同："), alike.join(look.lang.pick("; ", "；")));
        wrap(&all, look.width).iter().for_each(|line| text.push_str(&format!("{}\n", look.paint.on(FAINT, line))));
    }
    text
}

/// A policy with its value in each profile.
struct Row {
    name: &'static str,
    cells: Vec<String>,
}

impl Row {
    /// The value in a profile; a dot where it is that of the first.
    fn cell(&self, at: usize) -> Option<&str> {
        let cell = self.cells.get(at)?;
        Some(if at > 0 && self.cells.first() == Some(cell) { "·" } else { cell })
    }
}

fn table(text: &mut String, head: &[&str], rows: &[Row], columns: std::ops::Range<usize>, look: Look) {
    let names = rows.iter().map(|row| width(row.name)).max().unwrap_or(0);
    let widths: Vec<usize> = columns
        .clone()
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.cell(at)).map(width);
            cells.chain(head.get(at).map(|name| width(name))).max().unwrap_or(0)
        })
        .collect();
    let mut line = |first: &str, cells: Vec<&str>, is_head: bool| {
        let cells = cells.iter().zip(&widths).map(|(cell, wide)| pad(cell, *wide));
        let line = format!("{}  {}", pad(first, names), cells.collect::<Vec<_>>().join("  "));
        let line = line.trim_end();
        text.push_str(&if is_head { look.paint.on(FAINT, line) } else { line.to_owned() });
        text.push('\n');
    };
    line("", columns.clone().filter_map(|at| head.get(at).copied()).collect(), true);
    for row in rows {
        line(row.name, columns.clone().filter_map(|at| row.cell(at)).collect(), false);
    }
    text.push('\n');
}

/// What is cut off only here is not cut off.
const UNBOUNDED: f64 = 1e100;

/// Bands begin at their number: one that begins above it begins so much later.
const JUST_ABOVE: f64 = 1e-6;

/// A value in few words; a dash where there is none.
fn shown(policy: &str, value: Option<&Value>, lang: Lang) -> String {
    match value {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(word)) => lang.pick(word, policies::chinese(policy, word).unwrap_or(word)).to_owned(),
        Some(Value::Array(levels)) if levels.is_empty() => "–".to_owned(),
        Some(Value::Array(levels)) => {
            levels.iter().map(|value| level(value, lang)).collect::<Vec<_>>().join(lang.pick(", ", "，"))
        }
        Some(Value::Object(_)) => "✓".to_owned(),
        Some(other) => other.as_f64().map_or_else(|| other.to_string(), number),
    }
}

fn number(number: f64) -> String {
    if number >= UNBOUNDED {
        return "∞".to_owned();
    }
    let round = (number * 1e3).floor() / 1e3;
    if number > round && number - round < JUST_ABOVE { format!("> {round}") } else { number.to_string() }
}

/// `company 2–3`.
fn level(value: &Value, lang: Lang) -> String {
    let part = |field: &str| value.get(field).map(|value| shown("", Some(value), lang)).unwrap_or_default();
    let level = words::level(value.get("level").and_then(Value::as_str).unwrap_or_default(), lang);
    format!("{level} {}–{}", part("objectivesAtLeast"), part("objectives"))
}
