//! Which places a walk has met, in memory for those near it alone: a walk of few
//! steps through millions of places costs few steps.

const WORD_BITS: u32 = u64::BITS;
const PAGE_WORDS: u32 = 64;
const PAGE_BITS: u32 = WORD_BITS * PAGE_WORDS;

/// A set of places; a page of it has memory from its first mark on.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pages: Vec<Option<Box<[u64; PAGE_WORDS as usize]>>>,
}

impl Marks {
    /// Marks a place; true where it had no mark.
    pub(super) fn mark(&mut self, place: u32) -> bool {
        let page = (place / PAGE_BITS) as usize;
        if page >= self.pages.len() {
            self.pages.resize(page + 1, None);
        }
        let Some(page) = self.pages.get_mut(page) else { return false };
        let words = page.get_or_insert_with(|| Box::new([0; PAGE_WORDS as usize]));
        let Some(word) = words.get_mut((place % PAGE_BITS / WORD_BITS) as usize) else { return false };
        let bit = 1 << (place % WORD_BITS);
        let is_first = *word & bit == 0;
        *word |= bit;
        is_first
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_is_first_once(places in prop::collection::vec(0..3 * PAGE_BITS, 0..200)) {
            let (mut marks, mut known) = (Marks::default(), BTreeSet::new());
            for place in places.iter().chain(&places) {
                prop_assert_eq!(marks.mark(*place), known.insert(*place));
            }
        }
    }
}
