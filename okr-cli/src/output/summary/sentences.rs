//! Why an objective stands as it does, in plain sentences.

use std::collections::HashSet;

use okr_core::{AlignmentKind, CheckIn, Date, KeyResult, KeyResultScore, Lang, Measure, Status, Term};

use super::look_first::{gap as row_gap, is_bad};
use super::rows::standing;
use super::view::{Row, View};
use crate::output::figures::{self, confidence, day, percent};
use crate::output::text::{clean, cut};
use crate::words;

/// The columns that a title may take inside a sentence.
const TITLE: usize = 96;

type Scored<'a, 'r> = &'r (&'a KeyResult, KeyResultScore<'a>);

/// Why an objective stands as it does: the key result that holds it back, how
/// far it is off, and how confidence goes.
pub fn why(row: &Row<'_>, view: &View<'_>) -> String {
    let lang = view.lang;
    let mut said = vec![match worst(row) {
        Some(worst) => about(worst, row, view),
        None => {
            let fact = pace((row.score.progress, row.score.expected), row.score.status, None, lang);
            format!("{}{fact}", lang.pick("It ", ""))
        }
    }];
    said.extend(others(row, lang));
    said.extend(confidence_said(row, lang));
    match lang {
        Lang::En => format!("{}.", said.join("; ")),
        Lang::ZhCn => format!("{}。", said.join("；")),
    }
}

/// What was said at the last check-in of the key result that holds it back: the
/// risk, and the support asked for.
pub fn voices(row: &Row<'_>, view: &View<'_>) -> Vec<(String, String)> {
    let worst = worst(row).map(|(key_result, _)| view.history.of_key_result(key_result.id.as_str()));
    let last: Option<&&CheckIn> =
        worst.unwrap_or_default().iter().rev().find(|said| !said.risks.is_empty() || !said.support.is_empty());
    let Some(last) = last else { return Vec::new() };
    let on = day(last.on, view.lang);
    let label = |term: Term| match view.lang {
        Lang::En => format!("{} ({on})", term.text(view.lang)),
        Lang::ZhCn => format!("{}（{on}）", term.text(view.lang)),
    };
    let mut voices: Vec<(String, String)> = Vec::new();
    if let Some(risk) = last.risks.first() {
        voices.push((label(Term::new("risk", "风险")), risk.as_str().to_owned()));
    }
    if let Some(support) = last.support.first() {
        let from = support.from.as_ref().map(|party| view.workspace.party_name(party));
        let from = from.map(|name| match view.lang {
            Lang::En => format!(" (from {name})"),
            Lang::ZhCn => format!("（支持方：{name}）"),
        });
        let text = format!("{}{}", support.text.as_str(), from.unwrap_or_default());
        voices.push((label(Term::new("support wanted", "需要支持")), text));
    }
    voices
}

/// The key result that stands worst, of those that count.
fn worst<'a, 'r>(row: &'r Row<'a>) -> Option<Scored<'a, 'r>> {
    let counts = |status| {
        !matches!(status, Status::Closed | Status::Postponed | Status::NotStarted | Status::Achieved | Status::OnTrack)
    };
    let counted = row.key_results.iter().filter(|(_, score)| counts(score.status));
    counted
        .min_by(|(_, left), (_, right)| left.status.cmp(&right.status).then_with(|| gap(right).total_cmp(&gap(left))))
}

fn gap(score: &KeyResultScore<'_>) -> f64 {
    score.expected.unwrap_or(0.0) - score.progress.unwrap_or(0.0)
}

fn about((key_result, score): Scored<'_, '_>, row: &Row<'_>, view: &View<'_>) -> String {
    let lang = view.lang;
    let title = cut(&words::title(key_result.title.as_ref(), lang), TITLE);
    let alone = row.key_results.len() == 1;
    let name = match lang {
        Lang::En if alone => format!("its only key result, “{title}”,"),
        Lang::En => format!("“{title}”"),
        Lang::ZhCn => format!("“{title}”"),
    };
    let leans_on =
        matches!(key_result.measure, Some(Measure::Rollup(_))).then(|| contributor(key_result, view)).flatten();
    let fact = match (score.status, &leans_on) {
        (_, Some(below)) if gap(score) <= 0.0 => return leaning(&name, below, lang),
        (Status::Outdated, None) => silence(view.history.of_key_result(key_result.id.as_str()), view.as_of, lang),
        (status, _) => {
            let now = figures::now(key_result, score, lang);
            pace((score.progress, score.expected), status, now, lang)
        }
    };
    let held_back = leans_on.map(|below| {
        let now = way(below.score.progress, lang);
        let title = cut(&words::title(below.objective.title.as_ref(), lang), TITLE);
        match lang {
            Lang::En => format!(", held back by “{title}” ({}{now})", owner_and(below, lang)),
            Lang::ZhCn => format!("，主要受“{title}”（{}{now}）拖累", owner_and(below, lang)),
        }
    });
    let held_back = held_back.unwrap_or_default();
    match lang {
        Lang::En => capital(&format!("{name} {fact}{held_back}")),
        Lang::ZhCn => format!("{name}{fact}{held_back}"),
    }
}

/// A key result that is not behind itself, but leans on what stands badly.
fn leaning(name: &str, below: &Row<'_>, lang: Lang) -> String {
    let title = cut(&words::title(below.objective.title.as_ref(), lang), TITLE);
    let standing = standing(below.score.status, below.score.grade, lang);
    let now = way(below.score.progress, lang);
    let owner = match (clean(below.owner), lang) {
        (owner, _) if owner.is_empty() => String::new(),
        (owner, Lang::En) => format!(" ({owner})"),
        (owner, Lang::ZhCn) => format!("（{owner}）"),
    };
    match lang {
        Lang::En => capital(&format!("{name} leans on “{title}”{owner}: {standing}, {now}")),
        Lang::ZhCn => format!("{name}依靠“{title}”{owner}，后者{standing}，{now}"),
    }
}

/// The owner of an objective before something else; nothing where it is opaque.
fn owner_and(row: &Row<'_>, lang: Lang) -> String {
    if row.owner.is_empty() { String::new() } else { clean(row.owner).into_owned() + lang.pick(", ", "，") }
}

/// The objective that stands worst of those that contribute to a rollup.
fn contributor<'a, 'v>(key_result: &KeyResult, view: &'v View<'a>) -> Option<&'v Row<'a>> {
    let agreed = view.workspace.document().alignments.iter().filter(|alignment| {
        alignment.is_agreed()
            && alignment.kind_or_default() == AlignmentKind::Contributes
            && alignment.to.key_result.as_ref() == Some(&key_result.id)
    });
    let from = agreed.filter_map(|alignment| alignment.from.objective.as_ref()).map(|id| id.as_str());
    let from: HashSet<&str> = from.collect();
    if from.is_empty() {
        return None;
    }
    let rows = view.rows.iter().filter(|row| from.contains(row.objective.id.as_str()) && is_bad(row));
    rows.min_by(|left, right| {
        let by_status = left.score.status.cmp(&right.score.status);
        by_status.then_with(|| row_gap(right).total_cmp(&row_gap(left)))
    })
}

/// Progress in words. It is a part of the way, which a key result in percent
/// would else have its value mistaken for.
fn way(progress: Option<f64>, lang: Lang) -> String {
    match (progress, lang) {
        (None, _) => lang.pick("no value yet", "还没有数据").to_owned(),
        (Some(_), Lang::En) => format!("{} of the way", percent(progress)),
        (Some(_), Lang::ZhCn) => format!("进度 {}", percent(progress)),
    }
}

/// How far something is, against what is expected of it, and at what value.
fn pace((progress, expected): (Option<f64>, Option<f64>), status: Status, value: Option<String>, lang: Lang) -> String {
    let way = way(progress, lang);
    let word = if status == Status::Ended { Term::new("at", "数值") } else { Term::new("now", "目前") };
    let word = word.text(lang);
    let value = value.map(|value| match lang {
        Lang::En => format!(" ({word} {value})"),
        Lang::ZhCn => format!("（{word} {value}）"),
    });
    let value = value.unwrap_or_default();
    match (status, progress, expected) {
        (Status::Ended, None, _) => lang.pick("ended without a value", "已到期，始终没有数据").to_owned(),
        (Status::Ended, Some(_), _) => match lang {
            Lang::En => format!("ended {way}{value}"),
            Lang::ZhCn => format!("已到期，{way}{value}"),
        },
        (_, None, Some(_)) => match lang {
            Lang::En => format!("has no value yet, where {} of the way is expected", percent(expected)),
            Lang::ZhCn => format!("还没有数据，而此时进度应为 {}", percent(expected)),
        },
        (_, Some(_), Some(_)) => match lang {
            Lang::En => format!("is {way}, where {} is expected{value}", percent(expected)),
            Lang::ZhCn => format!("{way}，此时应为 {}{value}", percent(expected)),
        },
        (_, None, None) => lang.pick("has no value yet", "还没有数据").to_owned(),
        (_, Some(_), None) => match lang {
            Lang::En => format!("is {way}{value}"),
            Lang::ZhCn => format!("{way}{value}"),
        },
    }
}

/// Since when nothing has been heard.
fn silence(said: &[&CheckIn], as_of: Date, lang: Lang) -> String {
    match (said.last().map(|last| last.on), lang) {
        (None, Lang::En) => "has never been checked in".to_owned(),
        (None, Lang::ZhCn) => "从未签到".to_owned(),
        (Some(on), Lang::En) => format!("was last heard of on {}, {} days ago", day(on, lang), as_of.days_since(on)),
        (Some(on), Lang::ZhCn) => format!("最近一次签到在 {}，已过 {} 天", day(on, lang), as_of.days_since(on)),
    }
}

/// How many other key results stand badly too.
fn others(row: &Row<'_>, lang: Lang) -> Option<String> {
    let bad = |status| matches!(status, Status::AtRisk | Status::Outdated | Status::Behind | Status::Ended);
    let count = row.key_results.iter().filter(|(_, score)| bad(score.status)).count().saturating_sub(1);
    let all = row.key_results.len().saturating_sub(1);
    match (count, lang) {
        (0, _) => None,
        (1, Lang::En) if all == 1 => Some("the other key result needs attention too".to_owned()),
        (count, Lang::En) if count == all => Some(format!("the other {all} need attention too")),
        (1, Lang::En) => Some(format!("1 of the other {all} needs attention too")),
        (count, Lang::En) => Some(format!("{count} of the other {all} need attention too")),
        (1, Lang::ZhCn) if all == 1 => Some("另一项关键结果同样需要关注".to_owned()),
        (count, Lang::ZhCn) if count == all => Some(format!("其余 {all} 项关键结果同样需要关注")),
        (count, Lang::ZhCn) => Some(format!("其余 {all} 项中还有 {count} 项需要关注")),
    }
}

/// How confidence went, where it fell or is low.
fn confidence_said(row: &Row<'_>, lang: Lang) -> Option<String> {
    let last = *row.trend.last()?;
    let highest = row.trend.iter().copied().fold(f64::MIN, f64::max);
    let (was, is) = (confidence(Some(highest)), confidence(Some(last)));
    if highest - last >= 2.0 {
        return Some(match lang {
            Lang::En => format!("confidence has fallen from {was} to {is} of 10"),
            Lang::ZhCn => format!("信心从 {was} 降到 {is}（满分 10）"),
        });
    }
    (last <= 4.0).then(|| match lang {
        Lang::En => format!("confidence is only {is} of 10"),
        Lang::ZhCn => format!("信心只有 {is}（满分 10）"),
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
