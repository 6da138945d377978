//! Amounts and dates that a text names.

use super::Span;

/// How a named value bounds the measured one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// That value.
    #[default]
    Exactly,
    /// That value or more.
    AtLeast,
    /// More than that value.
    MoreThan,
    /// That value or less.
    AtMost,
    /// Less than that value.
    LessThan,
    /// Near that value.
    About,
}

impl Comparator {
    /// The comparator of its word in the lexicon files.
    pub(crate) fn from_word(word: &str) -> Option<Comparator> {
        Some(match word {
            "eq" => Comparator::Exactly,
            "ge" => Comparator::AtLeast,
            "gt" => Comparator::MoreThan,
            "le" => Comparator::AtMost,
            "lt" => Comparator::LessThan,
            "about" => Comparator::About,
            _ => return None,
        })
    }
}

/// What a value counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// Nothing is said.
    #[default]
    None,
    /// Hundredths.
    Percent,
    /// Money.
    Currency,
    /// Time.
    Duration,
    /// Points or stars.
    Rating,
    /// Times as much.
    Multiple,
    /// Things.
    Count,
}

impl UnitKind {
    /// The unit of its word in the lexicon files.
    pub(crate) fn from_word(word: &str) -> Option<UnitKind> {
        Some(match word {
            "percent" => UnitKind::Percent,
            "currency" => UnitKind::Currency,
            "duration" => UnitKind::Duration,
            "rating" => UnitKind::Rating,
            "multiple" => UnitKind::Multiple,
            "count" => UnitKind::Count,
            _ => return None,
        })
    }
}

/// What kind of statement an amount makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum QuantityKind {
    /// A value.
    #[default]
    Absolute,
    /// A change by a value.
    Relative,
    /// A value within two bounds.
    Range,
    /// A place in an order.
    Rank,
    /// A change from one value to another.
    FromTo,
}

/// What an amount is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// It says how much.
    #[default]
    Value,
    /// It says where the value stands today.
    Baseline,
    /// It counts things already known: the three regions.
    Scope,
    /// It is part of a name: the 30-day retention.
    Attribute,
}

/// An amount.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Quantity {
    /// The value, multiplied out: `5w` is 50,000. Of a range the lower bound, of
    /// a change the value where it ends.
    pub(crate) value: f64,
    /// Of a range the upper bound, of a change the value where it begins.
    pub(crate) other: Option<f64>,
    /// How the value bounds the measured one.
    pub(crate) comparator: Comparator,
    /// What it counts.
    pub(crate) unit: UnitKind,
    /// What kind of statement it makes.
    pub(crate) kind: QuantityKind,
    /// What it is there for.
    pub(crate) role: Role,
}

/// A date or a span of time that a text names; 0 where a part is not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// The year.
    pub(crate) year: u16,
    /// The quarter, 1 to 4.
    pub(crate) quarter: u8,
    /// The month, 1 to 12.
    pub(crate) month: u8,
    /// The day of the month.
    pub(crate) day: u8,
    /// Whether the text says that something is due by then.
    pub(crate) deadline: bool,
}

/// What is still to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blank {
    /// A number or a date: `xx%`, `X 月`, `TBD`.
    Value,
    /// A name that was made anonymous: `XX 产品线`.
    Name,
    /// A hole that says what belongs there: `[target]`.
    Typed,
}

/// What a text puts in the way of its own content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Break {
    /// Ends an item of a list inside a clause: `、`.
    Item,
    /// Ends a clause: a comma.
    Clause,
    /// Ends a sentence: a full stop or a semicolon.
    Sentence,
}

/// What stands at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// A word or a phrase of the lexicon.
    Word(super::Word),
    /// Latin letters that the lexicon does not know; whether all are capitals.
    Latin {
        /// All letters are capitals.
        capitals: bool,
    },
    /// Chinese characters that the lexicon does not know.
    Han,
    /// An amount.
    Quantity(Quantity),
    /// A date.
    Date(DateMention),
    /// Something that was not filled in.
    Blank(Blank),
    /// Someone is called: `@name`.
    Mention,
    /// A bracketed tag: `【增长】`.
    Tag,
    /// A topic before a colon, or the number of a list item.
    Label,
    /// A name with digits in it: `P95`, `v2.0`.
    Code,
    /// Where something ends.
    Break(Break),
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token {
    /// Where it stands, in bytes of the text as it was written.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: Kind,
}
