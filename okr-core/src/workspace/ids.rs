//! From ids to positions.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// A table from the ids of one kind to their positions.
///
/// The ids stand in one run of bytes of their own: a look-up touches that and
/// not the document. The input chooses the keys, so hashing is keyed by a seed
/// that depends on all of them: nobody can prepare ids that collide. Nothing is
/// ever listed in the table's order.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdTable {
    /// A power of two of them, at most three quarters taken: 0, or a position and one,
    /// with bits of the id's hash above. An id is in the first free slot from the one
    /// of its hash; the bits spare nearly every look at another's text.
    slots: Vec<u32>,
    taken: usize,
    /// The bits of a slot that hold a position and one.
    position_bits: u32,
    has_twins: bool,
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
        let twins = table.enter_all(table.ends.len());
        table.has_twins = !twins.is_empty();
        (table, twins)
    }

    /// Enters every id into new slots, enough for this many.
    fn enter_all(&mut self, room: usize) -> Twins {
        self.position_bits = (room as u32 + 1).checked_next_power_of_two().map_or(u32::MAX, |power| power - 1);
        let slots = (room + room / 3 + 1).next_power_of_two();
        self.slots = vec![0; slots];
        self.taken = 0;
        let positions = 0..self.ends.len() as u32;
        positions.filter_map(|position| Some((position, self.enter(position)?))).collect()
    }

    /// Enters the id at a position; the position that has it already.
    fn enter(&mut self, position: u32) -> Option<u32> {
        let id = self.id(position);
        if id.is_empty() {
            return None;
        }
        let hash = self.hasher.hash_one(id);
        let free = match self.look_up(id, hash) {
            Ok(first) => return Some(first),
            Err(free) => free,
        };
        let entry = (position + 1) | self.bits_of(hash);
        *self.slots.get_mut(free)? = entry;
        self.taken += 1;
        None
    }

    /// The bits of a hash that a slot has room for.
    fn bits_of(&self, hash: u64) -> u32 {
        (hash >> 32) as u32 & !self.position_bits
    }

    /// The position of an id, or the slot where it would be.
    fn look_up(&self, id: &str, hash: u64) -> Result<u32, usize> {
        let last = self.slots.len().wrapping_sub(1);
        let bits = self.bits_of(hash);
        let mut at = hash as usize & last;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot == 0 {
                return Err(at);
            }
            let position = (slot & self.position_bits).wrapping_sub(1);
            if slot & !self.position_bits == bits && self.id(position) == id {
                return Ok(position);
            }
            at = (at + 1) & last;
        }
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
        if id.is_empty() {
            return true;
        }
        let is_full = (self.taken + 1) * 4 > self.slots.len() * 3;
        if is_full || position >= self.position_bits {
            self.enter_all(self.ends.len() * 2);
        } else {
            self.enter(position);
        }
        true
    }

    /// The id at a position.
    pub(crate) fn id(&self, position: u32) -> &str {
        let at = position as usize;
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let to = self.ends.get(at).copied().unwrap_or(from);
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The position of an id that is likely the one at `last` or the next: many hosts
    /// write what they refer to in its order.
    pub(crate) fn find_near(&self, id: &str, last: u32) -> Option<u32> {
        let is_at = |at: &u32| !self.has_twins && !id.is_empty() && self.id(*at) == id;
        [last, last.saturating_add(1)].into_iter().find(is_at).or_else(|| self.find(id))
    }

    /// The position of an id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.look_up(id, self.hasher.hash_one(id)).ok()
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
        assert_eq!(["a", "", "c"].map(|id| table.find_near(id, 2)), [Some(0), None, Some(5)]);
        let (table, _) = IdTable::build(2, &mut ["a", "b"].into_iter());
        assert_eq!([0, 1, 7, u32::MAX].map(|last| table.find_near("b", last)), [Some(1); 4]);
        assert_eq!(IdTable::default().find("a"), None);
    }

    #[test]
    fn takes_more_than_it_was_built_for() {
        let count = if cfg!(miri) { 500 } else { 5_000 };
        let mut table = IdTable::default();
        let id = |number: u32| format!("id-{number}");
        for number in 0..count {
            // Every seventh has none.
            let id = if number % 7 == 3 { String::new() } else { id(number) };
            assert!(table.add(&id));
            assert_eq!(table.add(&id), id.is_empty());
            if id.is_empty() {
                table.ends.pop();
            }
        }
        let found = (0..count + 100).map(|number| table.find(&id(number)));
        let wanted = (0..count + 100).map(|number| (number < count && number % 7 != 3).then_some(number));
        assert!(found.eq(wanted));
    }
}
