//! `key-result.text-disagrees`: the words say one thing and the fields another.

use crate::codes::Code;
use crate::lang::{Lang, Term};
use crate::lint::rule::{Category, Check, Example, Examples, Rule};
use crate::lint::scene::KeyResultAt;
use crate::lint::sink::Sink;
use crate::lint::text::{Class, DateMention, Kind, Quantity, QuantityKind, Role, Script, Span, Text, Token, UnitKind};
use crate::model::{Date, Measure, Metric, UnitOfMeasureKind};
use crate::problem::Slot;

pub(super) const RULE: Rule = Rule {
    code: Code::KeyResultTextDisagrees,
    category: Category::KeyResult,
    source: Term::new(
        "people read the title, scores are reckoned from the fields: both have to say the same",
        "人看的是标题，算分用的是字段，两者必须一致",
    ),
    title: Term::new("words and fields that contradict each other", "文字与字段互相矛盾"),
    explanation: Term::new(
        "The number, the unit, the direction or the day in the title is another than in the measure. One of them is wrong, \
         and the score follows the fields. Powers of ten do not count (5万 and 50,000, 60% and 0.6), nor do minutes against hours; \
         where a title has several numbers of the same kind, nothing is said.",
        "标题里的数值、单位、方向或日期与衡量方式不一致。两者必有一错，而得分以字段为准。\
         只差 10 的整数次方不算（5 万与 50,000、60% 与 0.6），分钟与小时之差也不算；标题里有多个同类数字时不作判断。",
    ),
    examples: Examples {
        bad: &[
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","measure":{"kind":"metric","baseline":12,"target":60}}]}]"#,
                "40",
            ),
            Example::bad_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Skippers who call again reach 80%","measure":{"kind":"metric","baseline":90,"target":70,"unit":{"kind":"percent"}}}]}]"#,
                "80%",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"复购率从 25% 提升到 40%","measure":{"kind":"metric","baseline":30,"target":40,"unit":{"kind":"percent"}}}]}]"#,
                "25% 提升到 40%",
            ),
            Example::bad_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"3 月 15 日前会员带新 5000 人","deadline":"2026-03-20","measure":{"kind":"metric","baseline":0,"target":5000}}]}]"#,
                "3 月 15 日前",
            ),
        ],
        good: &[
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"40 boats land here each week","measure":{"kind":"metric","baseline":12,"target":40}}]}]"#,
            ),
            Example::good_sample(
                Lang::En,
                r#""objectives":[{"id":"a","title":"Win back the fishers","owner":{"person":"ana"},"cycle":"q","keyResults":[{"id":"k","title":"Skippers who call again reach 80%","measure":{"kind":"metric","baseline":0.6,"target":0.8,"unit":{"kind":"percent"}}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"会员月消费达到 5 万元","measure":{"kind":"metric","baseline":20000,"target":50000,"unit":{"kind":"currency","code":"CNY"}}}]}]"#,
            ),
            Example::good_sample(
                Lang::ZhCn,
                r#""objectives":[{"id":"a","title":"让老会员愿意带新人","owner":{"person":"an"},"cycle":"q","keyResults":[{"id":"k","title":"到店后 2 小时内配送","measure":{"kind":"metric","baseline":300,"target":120,"unit":{"kind":"duration","unit":"minute"}}}]}]"#,
            ),
        ],
    },
    check: Check::Measured(check),
};

fn check(text: &Text<'_>, at: KeyResultAt<'_>, sink: &mut Sink<'_>) {
    if let Some(Measure::Metric(metric)) = &at.key_result.measure
        && let Some((span, said, held)) = values(text, metric).or_else(|| direction(text, metric))
    {
        sink.words_with(text, span, |finding| finding.with("said", said).with("held", held));
    }
    if let Some((span, said, deadline)) = at.key_result.deadline.and_then(|deadline| day(text, deadline)) {
        sink.words_with(text, span, |finding| finding.with("said", said).with("held", deadline.to_string()));
    }
}

type Disagreement = (Span, Slot, Slot);

/// The one amount that can be the metric's, where it is another.
fn values(text: &Text<'_>, metric: &Metric) -> Option<Disagreement> {
    let (span, amount) = the_one(text, metric.unit.as_ref().map(|unit| unit.kind))?;
    let is_time = amount.unit == UnitKind::Duration;
    let moves = amount.kind == QuantityKind::FromTo;
    if let (true, Some(from), Some(baseline)) = (moves, amount.other, metric.baseline)
        && !agree(from, baseline, is_time)
    {
        return Some((span, from.into(), baseline.into()));
    }
    (!agree(amount.value, metric.target, is_time)).then(|| (span, amount.value.into(), metric.target.into()))
}

/// The one change from a value to another, else the one value of the metric's unit.
fn the_one(text: &Text<'_>, kind: Option<UnitOfMeasureKind>) -> Option<(Span, Quantity)> {
    let changes = only(text.amounts().filter(|(_, amount)| amount.kind == QuantityKind::FromTo));
    let values = || only(text.amounts().filter(|(span, amount)| !is_indefinite(text, *span) && fits(*amount, kind)));
    match changes {
        Some(change) => Some(change).filter(|(_, amount)| kind.is_none() || fits(*amount, kind)),
        None => values(),
    }
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

/// `more than a second`: an article counts nothing.
fn is_indefinite(text: &Text<'_>, span: Span) -> bool {
    let words = span.of(text.written()).split_whitespace();
    words.into_iter().any(|word| word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an"))
}

/// True of an amount that may be a value of such a unit.
fn fits(amount: Quantity, kind: Option<UnitOfMeasureKind>) -> bool {
    let says_how_much =
        amount.role == Role::Value && matches!(amount.kind, QuantityKind::Absolute | QuantityKind::FromTo);
    let of_kind = match kind {
        Some(UnitOfMeasureKind::Percent) => amount.unit == UnitKind::Percent,
        Some(UnitOfMeasureKind::Currency) => amount.unit == UnitKind::Currency,
        Some(UnitOfMeasureKind::Duration) => amount.unit == UnitKind::Duration,
        Some(UnitOfMeasureKind::Rating) => matches!(amount.unit, UnitKind::Rating | UnitKind::None),
        Some(UnitOfMeasureKind::Count | UnitOfMeasureKind::Custom) | None => {
            matches!(amount.unit, UnitKind::Count | UnitKind::None)
        }
    };
    says_how_much && of_kind
}

/// True of two numbers that differ by nothing but powers of ten, or by a unit of time.
fn agree(said: f64, held: f64, is_time: bool) -> bool {
    const TIMES: [f64; 8] = [1.0, 60.0, 3600.0, 24.0, 1440.0, 7.0, 30.0, 12.0];
    if said == 0.0 || held == 0.0 {
        return said == held;
    }
    let same = |factor: f64| tenfold(said * factor / held) || tenfold(said / held / factor);
    if is_time { TIMES.into_iter().any(same) } else { same(1.0) }
}

/// True of a power of ten.
fn tenfold(ratio: f64) -> bool {
    let mut ratio = ratio;
    for _ in 0..12 {
        if (ratio - 1.0).abs() < 1e-6 {
            return true;
        }
        ratio = if ratio > 1.0 { ratio / 10.0 } else { ratio * 10.0 };
    }
    false
}

/// The one verb that moves an amount, where the metric moves the other way.
fn direction(text: &Text<'_>, metric: &Metric) -> Option<Disagreement> {
    let moving = text.tokens().iter().filter(|token| token.is(Class::Raise));
    let verb = only(moving).filter(|verb| is_said_of_it(text, verb))?;
    let falls = metric.baseline.filter(|from| *from != metric.target).map(|from| metric.target < from)?;
    let way = |down: bool| if down { DOWN } else { UP };
    (verb.word()?.down != falls).then(|| (verb.span, way(!falls).into(), way(falls).into()))
}

/// Not `a cost increase below 5%`: in English the verb opens, or a value follows it.
fn is_said_of_it(text: &Text<'_>, verb: &Token) -> bool {
    let mut behind = text.tokens().iter().skip_while(|token| token.span.start <= verb.span.start);
    let leads = text.tokens().first().is_some_and(|first| first.span == verb.span);
    let moves = behind.next().is_some_and(|next| next.is(Class::To) || next.is(Class::From));
    text.script() != Script::English || leads || moves
}

const UP: Term = Term::new("up", "上升");
const DOWN: Term = Term::new("down", "下降");

/// The one day that is named in full, where it is another than the deadline.
fn day(text: &Text<'_>, deadline: Date) -> Option<(Span, String, Date)> {
    let named = |date: &DateMention| date.month > 0 && date.day > 0;
    let days = text.tokens().iter().filter_map(|token| match token.kind {
        Kind::Date(date) => Some((token.span, date)).filter(|(_, date)| named(date)),
        _ => None,
    });
    let (span, date) = only(days)?;
    let (year, month, of_month) = deadline.ymd();
    let same = (date.month, date.day) == (month, of_month) && (date.year == 0 || i32::from(date.year) == year);
    (!same).then(|| (span, span.of(text.written()).to_owned(), deadline))
}
