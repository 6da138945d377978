//! `okr diff`: what has changed from one document to another.

use std::fmt::Write as _;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use okr_core::{
    Aim, AlignmentState, Date, Difference, Lang, NodeRef, OwnerRef, Party, Place, Realigned, Retargeted, Terms, Told,
    Workspace, diff,
};

use super::node::title;
use crate::input;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::colours::STRONG;
use crate::output::figures::{compact, unit};
use crate::output::screen::{Look, Screen};
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words::diff as said;

/// Compares two documents.
pub fn run(before: &Path, after: &Path, as_of: Date, settings: &Settings, screen: &mut Screen) -> Ended {
    if input::is_stdin(before) && input::is_stdin(after) {
        let (english, chinese) =
            ("only one of the two documents can be standard input", "两份文档只能有一份取自标准输入");
        return Err(Stop::Usage(settings.lang.pick(english, chinese).to_owned()));
    }
    let opened = |file: &Path| input::open(file, &settings.limits);
    // Opening takes longer than comparing, and neither document waits for the other.
    let opened = thread::scope(|scope| {
        let earlier = scope.spawn(|| opened(before));
        let later = opened(after);
        (earlier.join().unwrap_or_else(|panic| resume_unwind(panic)), later)
    });
    let (before, after) = (opened.0?, opened.1?);
    let difference = diff(&before.workspace, &after.workspace, as_of)?;
    if settings.json {
        return super::answer(screen, &difference.to_json());
    }
    let told = Telling { before: &before.workspace, after: &after.workspace, look: screen.look };
    screen.text(&told.text(&difference))?;
    Ok(Outcome::Clean)
}

/// The two documents, and how to speak.
struct Telling<'a> {
    before: &'a Workspace,
    after: &'a Workspace,
    look: Look,
}

impl Telling<'_> {
    fn pick<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        self.look.lang.pick(en, zh)
    }

    fn text(&self, difference: &Difference<'_>) -> String {
        if difference.is_empty() {
            return format!("{}\n", self.pick("No difference.", "没有差异。"));
        }
        let mut text = String::new();
        let mut section = |en: &str, zh: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let gap = if text.is_empty() { "" } else { "\n" };
                let _ = writeln!(text, "{gap}{}", self.look.paint.on(STRONG, self.pick(en, zh)));
                text.extend(lines.iter().map(|line| format!("  {line}\n")));
            }
        };
        section("Added", "新增", difference.added.iter().map(|node| self.named(node, self.after)).collect());
        section("Removed", "删除", difference.removed.iter().map(|node| self.named(node, self.before)).collect());
        let moved = difference.moved.iter().map(|moved| {
            let place = |place, workspace| self.place(place, workspace);
            let (before, after) = (place(moved.before, self.before), place(moved.after, self.after));
            let field = said::seat(moved.field).text(self.look.lang);
            format!("{}  {field} {before} → {after}", self.id(&moved.node))
        });
        section("Moved", "移动", moved.collect());
        let retitled = difference.retitled.iter().map(|retitled| {
            let title = |title: Option<&str>| {
                title.map_or_else(|| self.pick("hidden", "不可见").to_owned(), |title| clean(title).into_owned())
            };
            format!("{}  {} → {}", self.id(&retitled.node), title(retitled.before), title(retitled.after))
        });
        section("Retitled", "改写", retitled.collect());
        let weights = difference.reweighted.iter().map(|reweighted| {
            let weight = |weight| self.number(weight);
            format!("{}  {} → {}", self.id(&reweighted.node), weight(reweighted.before), weight(reweighted.after))
        });
        section("Weights", "权重", weights.collect());
        section("Targets", "目标要求", difference.retargeted.iter().map(|target| self.target(target)).collect());
        let stages = difference.restaged.iter().map(|restaged| {
            let stage = |stage| said::stage(stage).text(self.look.lang);
            format!("{}  {} → {}", self.id(&restaged.node), stage(restaged.before), stage(restaged.after))
        });
        section("Stages", "阶段", stages.collect());
        section(
            "Alignments",
            "对齐",
            difference.alignments.iter().map(|alignment| self.alignment(alignment)).collect(),
        );
        let scores = self.scores(difference);
        section("Scores", "得分", scores);
        if let Some(goalposts) = self.goalposts(difference) {
            let _ = writeln!(text, "\n{goalposts}");
        }
        text
    }

    /// How many goalposts were moved.
    fn goalposts(&self, difference: &Difference<'_>) -> Option<String> {
        let moved = difference.retargeted.iter().filter(|target| target.goalpost.is_some()).count();
        match (moved, self.look.lang) {
            (0, _) => None,
            (1, Lang::En) => Some("1 goalpost was moved.".to_owned()),
            (_, Lang::En) => Some(format!("{moved} goalposts were moved.")),
            (_, Lang::ZhCn) => Some(format!("有 {moved} 处要求被放宽。")),
        }
    }

    fn id(&self, node: &NodeRef) -> String {
        clean(node.id()).into_owned()
    }

    /// A node with its title.
    fn named(&self, node: &NodeRef, workspace: &Workspace) -> String {
        let indent = if matches!(node, NodeRef::KeyResult(_)) { "  " } else { "" };
        format!("{indent}{}  {}", self.id(node), title(workspace, node, self.look.lang))
    }

    fn place(&self, place: Option<Place<'_>>, workspace: &Workspace) -> String {
        let party = match place {
            None => return self.pick("none", "无").to_owned(),
            Some(Place::Id(id)) => return clean(id).into_owned(),
            Some(Place::Owner(OwnerRef::Person(id))) => Party::of_person(id),
            Some(Place::Owner(OwnerRef::Unit(id))) => Party::of_unit(id),
        };
        clean(workspace.party_name(&party)).into_owned()
    }

    fn number(&self, number: Option<f64>) -> String {
        number.map_or_else(|| self.pick("none", "未写").to_owned(), |number| compact(number, self.look.lang))
    }

    fn target(&self, target: &Retargeted<'_>) -> String {
        let lang = self.look.lang;
        let field = said::aim(target.field).text(lang);
        let item = match (target.item, lang) {
            (None, _) => String::new(),
            (Some(item), Lang::En) => format!(" of “{}”", clean(item)),
            (Some(item), Lang::ZhCn) => format!("（“{}”）", clean(item)),
        };
        let id = self.id(&target.node);
        let goalpost = target.goalpost.map(|goalpost| format!("  ◀ {}", said::goalpost(goalpost).text(lang)));
        let goalpost = goalpost.unwrap_or_default();
        if let (Aim::Item, Some(title)) = (target.field, target.item) {
            let word = if target.after.is_some() { self.pick("new", "新增") } else { self.pick("gone", "取消") };
            let gap = self.pick(" ", "");
            return format!("{id}  {field}{gap}“{}”{gap}{word}{goalpost}", clean(title));
        }
        let told = |told: Option<Told<'_>>| match (target.field, told) {
            (Aim::Measure, Some(Told::Word(kind))) => said::measure(kind, lang).to_owned(),
            _ => self.told(told),
        };
        format!("{id}  {field}{item} {} → {}{goalpost}", told(target.before), told(target.after))
    }

    fn told(&self, told: Option<Told<'_>>) -> String {
        let lang = self.look.lang;
        match told {
            None => self.pick("none", "无").to_owned(),
            Some(Told::Number(number)) => compact(number, lang),
            Some(Told::Flag(flag)) => if flag { self.pick("yes", "是") } else { self.pick("no", "否") }.to_owned(),
            Some(Told::Day(day)) => day.to_string(),
            Some(Told::Ambition(ambition)) => said::ambition(ambition).text(lang).to_owned(),
            Some(Told::Source(source)) => said::source(source).text(lang).to_owned(),
            Some(Told::Combine(combine)) => said::combine(combine).text(lang).to_owned(),
            Some(Told::Word(word)) => clean(word).into_owned(),
            Some(Told::Unit(of)) => unit(of, lang),
            Some(Told::Points(points)) => {
                let points = points.iter().map(|point| format!("{}:{}", compact(point.value, lang), point.score));
                points.collect::<Vec<_>>().join(" ")
            }
            Some(Told::Plan(plan)) => {
                let points = plan.iter().map(|point| format!("{}:{}", point.on, compact(point.value, lang)));
                points.collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn alignment(&self, alignment: &Realigned) -> String {
        let (mark, terms) = match (alignment.before, alignment.after) {
            (None, Some(after)) => ("+", self.terms(after)),
            (Some(before), None) => ("-", self.terms(before)),
            (Some(before), Some(after)) => ("~", format!("{} → {}", self.terms(before), self.terms(after))),
            (None, None) => ("", String::new()),
        };
        format!("{mark} {} → {}  {terms}", self.id(&alignment.from), self.id(&alignment.to))
    }

    fn terms(&self, terms: Terms) -> String {
        let lang = self.look.lang;
        let mut parts = vec![said::kind(terms.kind).text(lang).to_owned()];
        if terms.state != AlignmentState::Accepted {
            parts.push(said::state(terms.state).text(lang).to_owned());
        }
        parts.extend(terms.weight.map(|weight| format!("{} {}", self.pick("weight", "权重"), compact(weight, lang))));
        parts.extend(terms.agreed_on.map(|on| format!("{} {on}", self.pick("from", "始于"))));
        parts.join(self.pick(", ", "，"))
    }

    /// The table of scores, a line each.
    fn scores(&self, difference: &Difference<'_>) -> Vec<String> {
        if difference.scores.is_empty() {
            return Vec::new();
        }
        let width = self.look.width.saturating_sub(2);
        let text = super::rescored::table(&difference.scores, self.after, width, self.look);
        text.lines().map(str::to_owned).collect()
    }
}
