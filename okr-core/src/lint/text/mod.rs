//! A text as rules read it: one walk makes tokens of it, and no rule reads the
//! characters again.

mod amount;
mod blank;
mod bracket;
mod claim;
mod class;
mod date;
mod fold;
mod inflection;
mod lexicon;
mod number;
mod reading;
mod scan;
mod span;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use claim::Claim;
pub(crate) use class::{Class, Classes};
pub(crate) use lexicon::Word;
pub(crate) use reading::{Script, Text, TextContext};
pub(crate) use scan::is_han;
pub use span::Span;
pub(crate) use token::{Blank, Break, DateMention, Kind, Quantity, QuantityKind, Role, Token, UnitKind};
