//! Engine and model side by side, on documents made of choices and on any text.

use super::Plant;
use super::material::{any_document, numbers};
use crate::model::{Bend, Choices, compare, compare_bent};

/// An even first byte: a document made of choices. An odd one: the rest is the text.
pub(super) fn run(input: &[u8], plant: Plant) -> Result<(), String> {
    let Some((kind, rest)) = input.split_first() else { return Ok(()) };
    if kind % 2 == 1 {
        return std::str::from_utf8(rest).map_or(Ok(()), |text| compare(text, "2026-02-20"));
    }
    let numbers = numbers(rest);
    let (document, as_of) = any_document(&mut Choices::new(&numbers));
    // The planted fault: in the model a silence is outdated a day early.
    let bend = (plant == Plant::Fault).then_some(Bend::OutdatedAtLimit);
    compare_bent(&document.to_string(), &document, &as_of, bend).map(|_| ()).map_err(|difference| {
        let planted = if bend.is_some() { "the planted fault: " } else { "" };
        format!("{planted}as of {as_of}: {difference}\n{document}")
    })
}
