//! From ids to positions.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// A table from the ids of one kind to their positions.
///
/// The ids stand in one run of bytes of their own: a look-up touches that and
/// not the document. The input chooses the keys, so hashing is keyed by a seed
/// that depends on all of them: nobody can prepare ids that collide. Nothing is
/// ever listed in the table's order.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdTable {
    positions: HashTable<u32>,
    text: String,
    ends: Vec<u32>,
    hasher: FixedState,
}

/// Two things with one id: the later position and the earlier one.
pub(crate) type Twins = Vec<(u32, u32)>;

impl IdTable {
    /// Enters `count` ids in the order of their positions; the second of two equal ones
    /// is left out and told. Empty ids stand for ids that are not there.
    pub(crate) fn build(count: usize, ids: &mut dyn Iterator<Item = &str>) -> (IdTable, Twins) {
        let mut table = IdTable::default();
        table.ends.reserve(count);
        // Ids are mostly short; longer ones let it grow.
        table.text.reserve(count * 8);
        for id in ids {
            table.text.push_str(id);
            // Ids have at most 128 bytes and lists at most 20 million items by default; a
            // host that allows more text than 4 GiB of ids gets positions without names.
            table.ends.push(u32::try_from(table.text.len()).unwrap_or(u32::MAX));
        }
        table.text.shrink_to_fit();
        table.hasher = FixedState::with_seed(FixedState::default().hash_one(&table.text));
        let mut positions = HashTable::with_capacity(table.ends.len());
        let mut twins = Vec::new();
        for position in 0..table.ends.len() as u32 {
            let id = table.id(position);
            if id.is_empty() {
                continue;
            }
            let rehash = |other: &u32| table.hasher.hash_one(table.id(*other));
            match positions.entry(table.hasher.hash_one(id), |other| table.id(*other) == id, rehash) {
                Entry::Occupied(first) => twins.push((position, *first.get())),
                Entry::Vacant(slot) => {
                    slot.insert(position);
                }
            }
        }
        table.positions = positions;
        (table, twins)
    }

    /// How many ids there are, empty ones too.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// Enters one id more, at the next position; false where it is taken.
    pub(crate) fn add(&mut self, id: &str) -> bool {
        if !id.is_empty() && self.find(id).is_some() {
            return false;
        }
        let position = self.ends.len() as u32;
        self.text.push_str(id);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if !id.is_empty() {
            let table = std::mem::take(&mut self.positions);
            self.positions = self.with_entry(table, position);
        }
        true
    }

    fn with_entry(&self, mut positions: HashTable<u32>, position: u32) -> HashTable<u32> {
        let hash = |at: &u32| self.hasher.hash_one(self.id(*at));
        positions.insert_unique(hash(&position), position, hash);
        positions
    }

    /// The id at a position.
    pub(crate) fn id(&self, position: u32) -> &str {
        let at = position as usize;
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The position of an id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.positions.find(self.hasher.hash_one(id), |position| self.id(*position) == id).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_entered_and_tells_twins() {
        let (table, twins) = IdTable::build(6, &mut ["a", "b", "", "a", "", "c"].into_iter());
        assert_eq!(twins, [(3, 0)]);
        assert_eq!([table.find("c"), table.find("a"), table.find(""), table.find("d")], [Some(5), Some(0), None, None]);
        assert_eq!(table.id(1), "b");
    }
}
