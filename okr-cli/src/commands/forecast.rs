//! `okr forecast`: where the check-ins of key results lead.

use std::path::Path;

use okr_core::api::{ForecastAnswer, ForecastRequest, OneKeyResult};
use okr_core::{Course, Date, Forecast, KeyResult, KeyResultForecast, Lang, Measure, NoForecast, Spread, Workspace};

use crate::args::Chosen;
use crate::input;
use crate::outcome::{Ended, Outcome};
use crate::output::colours::FAINT;
use crate::output::figures::{apart, behind, percent, significant};
use crate::output::screen::{Look, Screen};
use crate::output::text::clean;
use crate::settings::Settings;
use crate::words;

/// Looks ahead from a day.
pub fn run(
    file: &Path,
    of: Option<&str>,
    as_of: Date,
    chosen: &Chosen,
    settings: &Settings,
    screen: &mut Screen,
) -> Ended {
    let opened = input::open(file, &settings.limits)?;
    let part = chosen.part();
    let request = ForecastRequest {
        of: of.map(|id| OneKeyResult { key_result: id.into() }),
        select: part.select,
        offset: part.offset,
        limit: part.limit,
        lang: Some(settings.lang),
        ..ForecastRequest::of_all(as_of)
    };
    let then = opened.workspace.known_on(as_of)?;
    let answer = then.forecast(&request)?;
    if settings.json {
        return super::answer(screen, &answer.to_json());
    }
    screen.text(&told(&answer, &then, screen.look))?;
    Ok(Outcome::Clean)
}

fn told(answer: &ForecastAnswer<'_>, workspace: &Workspace, look: Look) -> String {
    let mut text = String::new();
    for told in answer.key_results() {
        let Some(key_result) = workspace.key_result(told.id) else { continue };
        let title = words::title(key_result.title.as_ref(), look.lang);
        text.push_str(&format!("{}  {title}\n", look.paint.on(FAINT, &clean(told.id))));
        for sentence in sentences(&told, key_result, look.lang) {
            text.push_str(&format!("  {sentence}\n"));
        }
    }
    if text.is_empty() {
        let (english, chinese) = (
            "No key result here is told by values: there is nothing to look ahead by.",
            "这里没有用数值衡量的关键结果，无从预测。",
        );
        text = format!("{}\n", look.lang.pick(english, chinese));
    }
    text
}

/// What a forecast says.
fn sentences(told: &KeyResultForecast<'_>, key_result: &KeyResult, lang: Lang) -> Vec<String> {
    let Some(forecast) = &told.forecast else {
        return told.reason.map(|reason| no_forecast(reason, told.check_ins, lang)).into_iter().collect();
    };
    let mut said = vec![heading(forecast, key_result, lang), reached(forecast, key_result, lang)];
    said.extend(momentum(forecast, lang));
    said
}

fn no_forecast(reason: NoForecast, check_ins: usize, lang: Lang) -> String {
    match (reason, lang) {
        (NoForecast::NoEnd, Lang::En) => "No forecast: it has no last day to look ahead to.".to_owned(),
        (NoForecast::NoEnd, Lang::ZhCn) => "无法预测：没有截止日期。".to_owned(),
        (NoForecast::Over, Lang::En) => "No forecast: its time is over.".to_owned(),
        (NoForecast::Over, Lang::ZhCn) => "不再预测：时间已过。".to_owned(),
        (NoForecast::TooFewCheckIns, Lang::En) => {
            let so_far = words::count(check_ins, words::Noun::CheckIn, lang);
            format!("No forecast yet: it takes check-ins with a value on 3 days; {so_far} so far.")
        }
        (NoForecast::TooFewCheckIns, Lang::ZhCn) => {
            format!("尚无法预测：至少要有 3 个不同日期的带数值签到，目前共 {check_ins} 次。")
        }
    }
}

/// Where it will stand at the end.
fn heading(forecast: &Forecast, key_result: &KeyResult, lang: Lang) -> String {
    let Spread { low, mid, high } = forecast.value;
    let end = forecast.end;
    let [lowest, middle, highest] = apart([low, mid, high], lang);
    let mid = middle + &behind(key_result.measure.as_ref(), lang);
    let attained = percent(Some(forecast.attainment.mid));
    if lowest == highest {
        return match lang {
            Lang::En => format!("Heading for {mid} on {end}: {attained} attained."),
            Lang::ZhCn => format!("按目前趋势，{end} 将为 {mid}，达成度 {attained}。"),
        };
    }
    let values = span(&lowest, &highest, lang);
    let [least, most] = [forecast.attainment.low, forecast.attainment.high].map(|part| percent(Some(part)));
    let range = match (least == most, lang) {
        (true, _) => String::new(),
        (false, Lang::En) => format!(" ({})", span(&least, &most, lang)),
        (false, Lang::ZhCn) => format!("（{}）", span(&least, &most, lang)),
    };
    match lang {
        Lang::En => format!("Heading for {mid} ({values}) on {end}: {attained} attained{range}."),
        Lang::ZhCn => format!("按目前趋势，{end} 将为 {mid}（{values}），达成度 {attained}{range}。"),
    }
}

/// From the one to the other; in Chinese digits stand apart from words, and words do not.
fn span(low: &str, high: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{low} to {high}"),
        Lang::ZhCn if low.ends_with(|last: char| !last.is_ascii()) => format!("{low}至 {high}"),
        Lang::ZhCn => format!("{low} 至 {high}"),
    }
}

/// When it will be where it should be.
fn reached(forecast: &Forecast, key_result: &KeyResult, lang: Lang) -> String {
    let is_control = matches!(key_result.measure, Some(Measure::Control(_)));
    let pick = |bounds: (&'static str, &'static str), target: (&'static str, &'static str)| {
        let (en, zh) = if is_control { bounds } else { target };
        lang.pick(en, zh).to_owned()
    };
    let Some(on) = forecast.reached_on else {
        if forecast.course == Course::Away {
            return pick(
                ("By its trend it moves further away from its bounds.", "按趋势离界限越来越远。"),
                ("By its trend it moves further away from its target.", "按趋势离目标值越来越远。"),
            );
        }
        return pick(
            ("At this pace it does not come back within its bounds.", "照此速度无法回到界限之内。"),
            ("At this pace it does not reach its target.", "照此速度无法达到目标值。"),
        );
    };
    if forecast.course == Course::There {
        return pick(
            ("By its trend it is within its bounds today.", "按趋势今天就在界限之内。"),
            ("By its trend it is at its target today.", "按趋势今天已达到目标值。"),
        );
    }
    let late = on.days_since(forecast.end);
    let days = late.unsigned_abs();
    let what = pick(("comes back within its bounds", "回到界限之内"), ("reaches its target", "达到目标值"));
    match lang {
        Lang::En => {
            let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
            let against = match late {
                0 => "its last day".to_owned(),
                1.. => format!("{days} too late"),
                _ => format!("{days} before its end"),
            };
            format!("At this pace it {what} on {on}, {against}.")
        }
        Lang::ZhCn => {
            let against = match late {
                0 => "正好是最后一天".to_owned(),
                1.. => format!("比截止日晚 {days} 天"),
                _ => format!("比截止日早 {days} 天"),
            };
            format!("照此速度，{on} {what}，{against}。")
        }
    }
}

/// What a value changes in a week; `None` of next to nothing, beside what it comes to.
fn a_week(slope: f64, forecast: &Forecast, lang: Lang) -> Option<String> {
    let Spread { low, mid, high } = forecast.value;
    let size = [low, mid, high].into_iter().map(f64::abs).fold(0.0, f64::max);
    let week = slope * 7.0;
    (week == 0.0 || week.abs() >= size * LEAST_TOLD).then(|| significant(week, lang))
}

/// The part of a value below which nobody wants to read what it changes in a week.
const LEAST_TOLD: f64 = 1e-5;

/// How the last three check-ins run against all of them.
fn momentum(forecast: &Forecast, lang: Lang) -> Option<String> {
    let (recent, momentum) = (forecast.recent?, forecast.momentum?);
    let (en, zh) = match momentum {
        turned if turned < 0.0 => ("It has turned round", "近期方向反转"),
        slower if slower < 0.8 => ("It has slowed down", "近期放慢"),
        even if even <= 1.25 => ("It keeps its pace", "速度平稳"),
        _ => ("It has gained speed", "近期加快"),
    };
    let [recent, whole] = [recent, forecast.slope.mid].map(|slope| a_week(slope, forecast, lang));
    if recent.is_none() && whole.is_none() {
        return Some(lang.pick("It hardly moves.", "几乎没有变化。").to_owned());
    }
    let hardly = || lang.pick("hardly anything", "几乎不变").to_owned();
    let [recent, whole] = [recent, whole].map(|week| week.unwrap_or_else(hardly));
    Some(match lang {
        Lang::En => format!("{en}: {recent} a week by the last three check-ins, {whole} over all."),
        Lang::ZhCn => format!("{zh}：最近三次签到每周 {recent}，总体每周 {whole}。"),
    })
}
