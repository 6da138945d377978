//! What a key result claims: a result that a number proves, or something that is
//! done, made or bettered without one.
//!
//! Each amount is held against the verb that rules it. `Visit 40 farms` counts what
//! somebody does; `sell to 40 farms` counts what comes of it.

use super::class::{Class, Classes};
use super::reading::{Script, Text};
use super::span::Span;
use super::token::{Break, Comparator, Kind, Quantity, QuantityKind, Role, Token, UnitKind};

/// What a key result claims, with the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// A result that an amount proves, or a bar that others set.
    Result,
    /// An activity, counted or not: `visit 40 farms`.
    Activity(Span),
    /// Something that will be there: `a new price list`.
    Deliverable(Span),
    /// Something that gets better, without saying how much.
    Better(Span),
    /// Something else that no amount proves.
    Other(Span),
    /// There are no words that the rules could read.
    Unread,
}

/// Reads what a text claims.
pub(crate) fn read(text: &Text<'_>) -> Claim {
    let Some(content) = text.content().filter(|_| text.script() != Script::Unread) else { return Claim::Unread };
    let parts = parts(text);
    if parts.iter().any(|part| part.proves(text)) {
        return Claim::Result;
    }
    let activity = parts.iter().find(|part| part.is_activity(text)).and_then(Part::span).map(Claim::Activity);
    let deliverable = || parts.iter().find(|part| part.is_deliverable()).and_then(Part::span).map(Claim::Deliverable);
    let better = || parts.iter().find(|part| part.is_better()).and_then(Part::span).map(Claim::Better);
    activity.or_else(deliverable).or_else(better).unwrap_or(Claim::Other(content))
}

/// A part of a text that one verb rules.
struct Part<'t> {
    tokens: &'t [Token],
    /// The place of the ruling verb among the tokens.
    verb: Option<usize>,
}

/// The parts of a text: its clauses, and in them what is joined by `and` before a verb.
fn parts<'t>(text: &'t Text<'_>) -> Vec<Part<'t>> {
    let mut parts = Vec::new();
    for clause in text.clauses() {
        let mut rest = clause;
        while let Some(at) = joint(text, rest) {
            let (before, after) = rest.split_at(at);
            parts.push(Part::new(text, before));
            rest = after.get(1..).unwrap_or_default();
        }
        parts.push(Part::new(text, rest));
    }
    parts
}

/// The parts that a verb opens, each with something to rule: what is aimed at, one by one.
pub(super) fn aims(text: &Text<'_>) -> Vec<Span> {
    let opens = |part: &Part<'_>| {
        let verb = part.verb.filter(|verb| part.tokens.get(..*verb).is_some_and(|before| before.iter().all(is_adverb)));
        verb.is_some_and(|verb| verb + 1 < part.tokens.len())
    };
    let parts = parts(text);
    let aims = parts.iter().filter(|part| opens(part));
    aims.filter_map(|part| part.tokens.iter().map(|token| token.span).reduce(Span::to)).collect()
}

/// Where `and` joins two verbs.
fn joint(text: &Text<'_>, tokens: &[Token]) -> Option<usize> {
    let joins = |token: &Token| token.is(Class::Joint) || token.kind == Kind::Break(Break::Item);
    (1..tokens.len()).find(|at| {
        let is_joint = tokens.get(*at).is_some_and(joins);
        let mut behind = (at + 1..tokens.len()).skip_while(|at| tokens.get(*at).is_some_and(is_adverb));
        is_joint && behind.next().is_some_and(|next| rules(text, tokens, next))
    })
}

fn is_adverb(token: &Token) -> bool {
    token.is(Class::Adverb) || token.is(Class::Clause)
}

/// True where the verb at a place rules what stands around it: it is not the
/// attribute of a noun (`培训满意度`), nor known by a determiner (`our top shops`).
fn rules(text: &Text<'_>, tokens: &[Token], at: usize) -> bool {
    let Some(word) = tokens.get(at).and_then(Token::word) else { return false };
    if !word.classes.any(Classes::VERBS) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let before = before.filter(|before| !before.is(Class::Joint) && !matches!(before.kind, Kind::Break(_)));
    let next = tokens.get(at + 1);
    let describes = next.is_some_and(|next| next.is(Class::Metric) || next.is(Class::Aspect));
    let nominal = word.is(Class::Nominal) && !word.is(Class::Raise) && !word.is(Class::Better);
    match text.script() {
        Script::English => {
            let known = before.is_some_and(|before| before.is(Class::Determiner) || before.is(Class::Preposition));
            let named = before.is_some_and(|before| !is_adverb(before)) && word.classes.any(Classes::NOUNS);
            !nominal || !(known || named || before.is_some() && describes)
        }
        _ => !(nominal && describes),
    }
}

impl<'t> Part<'t> {
    fn new(text: &Text<'_>, tokens: &'t [Token]) -> Part<'t> {
        let means = tokens.first().is_some_and(|first| first.is(Class::Means));
        let is_result = |token: &Token| {
            token.word().is_some_and(|word| word.classes.any(Classes::of(&[Class::Raise, Class::Better, Class::Reach])))
        };
        let mut places = 0..tokens.len();
        let verb = places.find(|at| rules(text, tokens, *at) && (!means || tokens.get(*at).is_some_and(is_result)));
        Part { tokens, verb }
    }

    fn lead(&self) -> Option<&'t Token> {
        self.tokens.get(self.verb?)
    }

    fn is_led_by(&self, class: Class) -> bool {
        self.lead().is_some_and(|lead| lead.is(class))
    }

    fn is_activity(&self, text: &Text<'_>) -> bool {
        let acts = self.is_led_by(Class::Do) && !self.is_led_by(Class::Yield) && !self.has_subject(text);
        acts || self.is_led_by(Class::Make) && self.counts_output(text)
    }

    /// True of English that says who does it: `parents who call again`.
    fn has_subject(&self, text: &Text<'_>) -> bool {
        let before = self.tokens.get(..self.verb.unwrap_or(0)).unwrap_or_default();
        let is_noun = |token: &Token| match token.kind {
            Kind::Word(word) => word.classes.any(Classes::NOUNS) && !word.is(Class::Preposition),
            Kind::Latin { .. } | Kind::Quantity(_) => true,
            _ => false,
        };
        let opens_far = before.first().is_some_and(|first| first.is(Class::Preposition) || first.is(Class::Until));
        text.script() == Script::English && !opens_far && before.iter().any(is_noun)
    }

    fn is_deliverable(&self) -> bool {
        let is_thing = |token: &Token| token.is(Class::Deliverable);
        self.is_led_by(Class::Make)
            || self.is_led_by(Class::Yield)
            || self.verb.is_none() && self.tokens.iter().any(is_thing)
    }

    fn is_better(&self) -> bool {
        self.is_led_by(Class::Better)
    }

    /// The ruling verb with what it is about.
    fn span(&self) -> Option<Span> {
        // `The plan is signed off`: what is done stands before the verb.
        let is_base = |token: &Token| token.word().is_some_and(|word| word.base);
        let opens = self.verb.filter(|_| self.lead().is_some_and(is_base)).unwrap_or(0);
        let from = self.tokens.get(opens..)?;
        let says = |token: &&Token| !matches!(token.kind, Kind::Break(_) | Kind::Date(_));
        from.iter().filter(says).map(|token| token.span).reduce(Span::to)
    }

    /// True where an amount proves a result, or a bar that others set.
    fn proves(&self, text: &Text<'_>) -> bool {
        if !self.is_led_by(Class::Do) && self.tokens.iter().any(|token| token.is(Class::Benchmark)) {
            return true;
        }
        let amounts = self.tokens.iter().enumerate();
        amounts
            .filter_map(|(at, token)| Some((at, quantity(token)?)))
            .any(|(at, amount)| self.proves_by(text, at, amount))
    }

    fn proves_by(&self, text: &Text<'_>, at: usize, amount: Quantity) -> bool {
        if amount.role != Role::Value {
            return false;
        }
        let Some(ruling) = self.ruling(text, at) else {
            // `1,000 户居民参与`: what others do is a result; `3 次走访` is what we do.
            return self.verb.is_none() || !(self.is_output_behind(text, at) || self.is_turn(text, at));
        };
        let is = |class: Class| ruling.is(class);
        let bounded = matches!(amount.comparator, Comparator::AtMost | Comparator::LessThan);
        // `NPS > 60`, `处理时长 30 分钟以内`: a metric beside its value.
        if self.is_beside_metric(at) && (amount.comparator != Comparator::Exactly || !is(Class::Do)) {
            return true;
        }
        // `30 分钟内处理`: the verb whose time it is stands behind it.
        if amount.unit == UnitKind::Duration && bounded && self.tokens.iter().any(|token| token.is(Class::Yield)) {
            return true;
        }
        if is(Class::Reach) || is(Class::Raise) || is(Class::Yield) {
            return true;
        }
        let strong = !matches!(amount.unit, UnitKind::Count | UnitKind::None | UnitKind::Duration)
            || amount.kind != QuantityKind::Absolute;
        if strong {
            return true;
        }
        if is(Class::Do) {
            return false;
        }
        if is(Class::Make) {
            // One of something is no more than the thing itself.
            let is_one = amount.value <= 1.0 && amount.comparator == Comparator::Exactly;
            return if amount.unit == UnitKind::Duration {
                bounded
            } else {
                !is_one && !self.is_output_behind(text, at)
            };
        }
        true
    }

    fn is_beside_metric(&self, at: usize) -> bool {
        let mut before = self.tokens.get(..at).unwrap_or_default().iter();
        before.rfind(|token| !is_adverb(token)).is_some_and(|token| token.is(Class::Metric))
    }

    /// The verb that rules an amount: the last one before it.
    fn ruling(&self, text: &Text<'_>, at: usize) -> Option<&'t Token> {
        let before = (0..at).rev().find(|place| rules(text, self.tokens, *place));
        before.and_then(|place| self.tokens.get(place))
    }

    /// True where an amount counts how often something is done.
    fn is_turn(&self, text: &Text<'_>, at: usize) -> bool {
        let words = self.tokens.get(at).map_or("", |token| token.span.of(text.written()));
        ["次", "场", "轮", "遍", "回", "场次", "times"].iter().any(|turn| words.ends_with(turn))
    }

    fn counts_output(&self, text: &Text<'_>) -> bool {
        let puts_out = self.is_led_by(Class::Output);
        let mut amounts = self.tokens.iter().enumerate().filter(|(_, token)| quantity(token).is_some());
        amounts.any(|(at, _)| puts_out || self.is_output_behind(text, at))
    }

    /// True where what an amount counts is put out and no more: reports, posts, events.
    fn is_output_behind(&self, text: &Text<'_>, at: usize) -> bool {
        let behind = self.tokens.get(at + 1..).unwrap_or_default().iter();
        let counted = behind.take_while(|token| {
            let of = token.span.of(text.written()).eq_ignore_ascii_case("of");
            !matches!(token.kind, Kind::Break(_) | Kind::Quantity(_)) && (of || !token.is(Class::Preposition))
        });
        let last =
            counted.filter(|token| token.word().is_some() || matches!(token.kind, Kind::Latin { .. } | Kind::Han));
        last.last().is_some_and(|head| head.is(Class::Output))
    }
}

fn quantity(token: &Token) -> Option<Quantity> {
    match token.kind {
        Kind::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}
