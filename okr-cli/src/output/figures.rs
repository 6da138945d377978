//! Numbers for people, rounded once, here.

use okr_core::{Date, KeyResult, KeyResultScore, Lang, Measure, UnitOfMeasure, UnitOfMeasureKind};

use super::text::clean;

/// A part of 1 as a whole percentage; only what is complete is said to be 100%.
pub fn percent(of_one: Option<f64>) -> String {
    match of_one {
        None => "–".to_owned(),
        Some(value) => {
            let whole = (value * 100.0).round();
            let shown = if whole == 100.0 && value < 1.0 - 1e-9 { 99.0 } else { whole };
            format!("{}%", shown + 0.0)
        }
    }
}

/// A number in few characters: `18.9M`, `1890 万`.
pub fn compact(number: f64, lang: Lang) -> String {
    worded(number, 2, lang)
}

/// Numbers in few characters, yet enough to tell them apart.
pub fn apart<const N: usize>(numbers: [f64; N], lang: Lang) -> [String; N] {
    // Beyond so many decimals of a million the number itself is easier to read.
    const MOST_WORDED_DECIMALS: usize = 4;
    const MOST_DECIMALS: usize = 9;
    let tells = |texts: &[String; N]| {
        let pairs = numbers.iter().zip(texts).zip(numbers.iter().zip(texts).skip(1));
        pairs.into_iter().all(|((left, one), (right, other))| left == right || one != other)
    };
    let at = |decimals| numbers.map(|number| worded(number, decimals, lang));
    let unworded = |decimals| numbers.map(|number| with_decimals(number, decimals));
    let worded = (2..=MOST_WORDED_DECIMALS).map(at);
    worded.chain((2..=MOST_DECIMALS).map(unworded)).find(tells).unwrap_or_else(|| at(2))
}

/// A number with at most so many decimals, in words where it is large.
fn worded(number: f64, decimals: usize, lang: Lang) -> String {
    let size = number.abs();
    let steps: &[(f64, f64, &str)] = match lang {
        Lang::En => &[(1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e5, 1e3, "K")],
        Lang::ZhCn => &[(1e12, 1e12, " 万亿"), (1e8, 1e8, " 亿"), (1e5, 1e4, " 万")],
    };
    let step = steps.iter().find(|(from, _, _)| size >= *from).filter(|_| size < MOST_WORDED);
    step.map_or_else(
        || with_decimals(number, decimals),
        |(_, by, suffix)| format!("{}{suffix}", with_decimals(number / by, decimals)),
    )
}

/// Beyond this no language counts in words.
const MOST_WORDED: f64 = 1e15;

fn plain(number: f64) -> String {
    with_decimals(number, 2)
}

/// At most so many decimals, of small numbers two digits that say something; none that say
/// nothing.
fn with_decimals(number: f64, decimals: usize) -> String {
    let size = number.abs();
    if size >= MOST_WORDED || (size > 0.0 && size < LEAST_PLAIN) {
        let text = format!("{number:.*e}", decimals.min(15));
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        return format!("{}e{power}", digits.trim_end_matches('0').trim_end_matches('.'));
    }
    let needed = if size > 0.0 && size < 0.1 { (1.0 - size.log10().floor()) as usize } else { 0 };
    let text = format!("{:.*}", decimals.max(needed), number + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Below this a number is written with a power of ten, as the engine's own sentences do.
const LEAST_PLAIN: f64 = 1e-6;

/// A part of 1 as points of a percentage, with its sign.
pub fn points(of_one: f64, lang: Lang) -> String {
    let sign = if of_one > 0.0 { "+" } else { "" };
    format!("{sign}{}{}", plain(of_one * 100.0), lang.pick(" pp", " 个百分点"))
}

/// A score with the decimals of its profile; halves go up, as in percentages.
pub fn score(value: f64, decimals: u32) -> String {
    let scale = 10_f64.powi(decimals as i32);
    format!("{:.*}", decimals as usize, (value * scale).round() / scale)
}

/// A confidence, where one was said.
pub fn confidence(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| plain((value * 10.0).round() / 10.0))
}

/// The value of a key result against what is wanted of it: `66 of 75%`.
pub fn value(key_result: &KeyResult, score: &KeyResultScore<'_>, as_of: Date, lang: Lang) -> String {
    let now = score.current.map_or_else(|| "–".to_owned(), |current| compact(current, lang));
    match &key_result.measure {
        Some(Measure::Metric(metric)) => reach(&now, metric.target, metric.unit.as_deref(), lang),
        Some(Measure::Ladder(ladder)) => {
            let top = ladder.points.last().map_or(0.0, |point| point.value);
            reach(&now, top, ladder.unit.as_deref(), lang)
        }
        Some(Measure::Control(control)) => {
            let unit = suffix(control.unit.as_deref(), lang);
            let bound = |bound: f64| compact(bound, lang);
            match (control.at_least, control.at_most) {
                (Some(least), Some(most)) => format!("{now} ({}–{}{unit})", bound(least), bound(most)),
                (Some(least), None) => format!("{now} (≥ {}{unit})", bound(least)),
                (None, Some(most)) => format!("{now} (≤ {}{unit})", bound(most)),
                (None, None) => now,
            }
        }
        Some(Measure::Milestones(milestones)) => {
            let done = milestones.items.iter().filter(|item| item.done_on.is_some_and(|on| on <= as_of)).count();
            format!("{done}/{}", milestones.items.len())
        }
        Some(Measure::Rollup(rollup)) => match rollup.target {
            Some(target) => reach(&now, target, rollup.unit.as_deref(), lang),
            None => lang.pick("rollup", "由下级汇总").to_owned(),
        },
        Some(Measure::Done(_) | Measure::Judged(_)) | None => String::new(),
    }
}

/// The value that a key result has reached, with its unit; `None` where it has
/// none, or none but its progress.
pub fn now(key_result: &KeyResult, score: &KeyResultScore<'_>, lang: Lang) -> Option<String> {
    let measure = key_result.measure.as_ref()?;
    let has_values = match measure {
        Measure::Metric(_) | Measure::Control(_) | Measure::Ladder(_) => true,
        Measure::Rollup(rollup) => rollup.target.is_some(),
        Measure::Milestones(_) | Measure::Done(_) | Measure::Judged(_) => false,
    };
    let current = score.current.filter(|_| has_values)?;
    Some(format!("{}{}", compact(current, lang), suffix(measure.unit(), lang)))
}

/// What stands behind the values of a key result.
pub fn behind(measure: Option<&Measure>, lang: Lang) -> String {
    match measure {
        None | Some(Measure::Judged(_)) => "%".to_owned(),
        Some(measure) => suffix(measure.unit(), lang),
    }
}

/// A number with three digits that say something, for what may be very small.
pub fn significant(number: f64, lang: Lang) -> String {
    if !(LEAST_PLAIN..1e3).contains(&number.abs()) {
        return compact(number, lang);
    }
    let decimals = (2.0 - number.abs().log10().floor()).max(0.0);
    let text = format!("{number:.0$}", decimals as usize);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn reach(now: &str, target: f64, unit: Option<&UnitOfMeasure>, lang: Lang) -> String {
    format!("{now} → {}{}", compact(target, lang), suffix(unit, lang))
}

/// A unit in words.
pub fn unit(unit: &UnitOfMeasure, lang: Lang) -> String {
    let said = suffix(Some(unit), lang);
    if said.is_empty() { lang.pick("count", "个数").to_owned() } else { said.trim_start().to_owned() }
}

/// The unit of a value as it stands behind a number.
pub fn suffix(unit: Option<&UnitOfMeasure>, lang: Lang) -> String {
    let Some(unit) = unit else { return String::new() };
    let named = |name: &Option<okr_core::Title>| name.as_ref().map(|name| format!(" {}", clean(name.as_str())));
    match unit.kind {
        UnitOfMeasureKind::Percent => Some("%".to_owned()),
        UnitOfMeasureKind::Count => None,
        UnitOfMeasureKind::Currency => named(&unit.code),
        UnitOfMeasureKind::Duration => unit.unit.as_ref().map(|name| format!(" {}", duration(name, lang))),
        UnitOfMeasureKind::Rating => unit.of.map(|of| format!("/{}", plain(of))),
        UnitOfMeasureKind::Custom => named(&unit.name),
    }
    .unwrap_or_default()
}

fn duration(name: &str, lang: Lang) -> &str {
    let (short, chinese) = match name {
        "second" | "seconds" => ("s", "秒"),
        "millisecond" | "milliseconds" => ("ms", "毫秒"),
        "minute" | "minutes" => ("min", "分钟"),
        "hour" | "hours" => ("h", "小时"),
        "day" | "days" => ("d", "天"),
        "week" | "weeks" => ("wk", "周"),
        "month" | "months" => ("mo", "个月"),
        other => (other, other),
    };
    lang.pick(short, chinese)
}

/// A day in words: `15 February`, `2 月 15 日`.
pub fn day(date: Date, lang: Lang) -> String {
    let (_, month, day) = date.ymd();
    match lang {
        Lang::En => {
            let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
            format!("{day} {name}")
        }
        Lang::ZhCn => format!("{month} 月 {day} 日"),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_honest_at_the_ends() {
        assert_eq!(percent(Some(0.996)), "99%");
        assert_eq!(percent(Some(1.0)), "100%");
        assert_eq!(percent(Some(0.7 / 0.1 / 7.0)), "100%");
        assert_eq!(percent(Some(-0.001)), "0%");
        assert_eq!(percent(None), "–");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(compact(18_900_000.0, Lang::En), "18.9M");
        assert_eq!(compact(12_400.0, Lang::En), "12400");
        assert_eq!(compact(860_000_000.0, Lang::ZhCn), "8.6 亿");
        assert_eq!(compact(120_000.0, Lang::ZhCn), "12 万");
        assert_eq!(compact(-0.0, Lang::En), "0");
        assert_eq!(compact(2.716, Lang::En), "2.72");
        assert_eq!([4e-7, 2.5e-7, 0.000_04].map(|small| compact(small, Lang::En)), ["4e-7", "2.5e-7", "0.00004"]);
    }

    #[test]
    fn numbers_that_differ_look_different() {
        let near = [1_231_200.0, 1_231_400.0, 1_234_000.0];
        assert_eq!(apart(near, Lang::En), ["1.2312M", "1.2314M", "1.234M"]);
        assert_eq!(apart(near, Lang::ZhCn), ["123.12 万", "123.14 万", "123.4 万"]);
        assert_eq!(apart([1e12 + 11.75, 1e12 + 13.0, 1e12 + 13.0], Lang::En)[0], "1000000000011.75");
        assert_eq!(apart([7.0, 7.0, 7.001], Lang::En), ["7", "7", "7.001"]);
        assert_eq!(apart([1.0, 1.0 + f64::EPSILON, 2.0], Lang::En), ["1", "1", "2"]);
    }
}
