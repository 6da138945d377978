//! From ids to positions.

use std::hash::{DefaultHasher, Hasher};

use hashbrown::HashTable;

/// A table from the ids of one kind to their positions.
///
/// The input chooses the keys, so hashing is keyed by a seed that depends on
/// all of them: nobody can prepare ids that collide. Nothing is ever listed in
/// the table's order.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdTable {
    positions: HashTable<u32>,
    seed: u64,
}

/// Two things with one id: the later position and the earlier one.
pub(crate) type Twins = Vec<(u32, u32)>;

impl IdTable {
    /// Enters `count` ids; the second of two equal ones is left out and told.
    /// Empty ids stand for ids that could not be read and are not entered.
    pub(crate) fn build<'a>(count: u32, id_of: impl Fn(u32) -> &'a str) -> (IdTable, Twins) {
        let seed = (0..count).fold(0, |seed, position| hash(seed, id_of(position)));
        let mut positions: HashTable<u32> = HashTable::with_capacity(count as usize);
        let mut twins = Vec::new();
        for position in 0..count {
            let id = id_of(position);
            if id.is_empty() {
                continue;
            }
            let same = |other: &u32| id_of(*other) == id;
            let entry = positions.entry(hash(seed, id), same, |other| hash(seed, id_of(*other)));
            match entry {
                hashbrown::hash_table::Entry::Occupied(first) => twins.push((position, *first.get())),
                hashbrown::hash_table::Entry::Vacant(slot) => {
                    slot.insert(position);
                }
            }
        }
        (IdTable { positions, seed }, twins)
    }

    /// The position of an id.
    pub(crate) fn find<'a>(&self, id: &str, id_of: impl Fn(u32) -> &'a str) -> Option<u32> {
        self.positions.find(hash(self.seed, id), |position| id_of(*position) == id).copied()
    }
}

fn hash(seed: u64, id: &str) -> u64 {
    // SipHash 1-3 with fixed keys; the seed goes in first.
    let mut hasher = DefaultHasher::new();
    hasher.write_u64(seed);
    hasher.write(id.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_entered_and_tells_twins() {
        let ids = ["a", "b", "", "a", "", "c"];
        let id_of = |position: u32| ids[position as usize];
        let (table, twins) = IdTable::build(6, id_of);
        assert_eq!(twins, [(3, 0)]);
        assert_eq!(table.find("c", id_of), Some(5));
        assert_eq!(table.find("a", id_of), Some(0));
        assert_eq!(table.find("", id_of), None);
        assert_eq!(table.find("d", id_of), None);
    }
}
