//! A list for each of many owners, all in one run of memory. The few lists that
//! are changed later move out of the run, so that a change costs what its list
//! is long and reading stays what it was.

use hashbrown::HashTable;

/// Lists by owner; an owner that has none has an empty one.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T> {
    offsets: Vec<u32>,
    items: Vec<T>,
    /// For the owners whose lists have changed, where in `changed` theirs is: few,
    /// so that asking for one finds them near at hand.
    moved: HashTable<(u32, u32)>,
    changed: Vec<(u32, Vec<T>)>,
}

/// The same lists, brought about by the same changes.
impl<T: PartialEq> PartialEq for Lists<T> {
    fn eq(&self, other: &Lists<T>) -> bool {
        (&self.offsets, &self.items, &self.changed) == (&other.offsets, &other.items, &other.changed)
    }
}

/// Any odd number spreads the numbers of owners or nodes; this one is the golden ratio's.
pub(crate) fn hash(owner: u32) -> u64 {
    u64::from(owner).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { offsets: Vec::new(), items: Vec::new(), moved: HashTable::new(), changed: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Groups items by owner; within an owner they keep their order. Items whose
    /// owner is not below `owners` are left out.
    pub(crate) fn build<I: Iterator<Item = (u32, T)>>(owners: u32, entries: impl Fn() -> I) -> Lists<T> {
        // Counts shifted by one, so that after the fill the offsets stand right.
        let mut offsets = vec![0_u32; owners as usize + 2];
        let mut any = None;
        for (owner, item) in entries() {
            if let (true, Some(count)) = (owner < owners, offsets.get_mut(owner as usize + 2)) {
                *count += 1;
                any = Some(item);
            }
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        let mut items = any.map_or_else(Vec::new, |any| vec![any; sum as usize]);
        for (owner, item) in entries().filter(|(owner, _)| *owner < owners) {
            if let Some(next) = offsets.get_mut(owner as usize + 1) {
                if let Some(slot) = items.get_mut(*next as usize) {
                    *slot = item;
                }
                *next += 1;
            }
        }
        offsets.pop();
        Lists { offsets, items, moved: HashTable::new(), changed: Vec::new() }
    }

    /// Groups items that are told by their position; `of` holds the owner of each.
    /// Each item is asked for once, in order: they may be costly to look at.
    pub(crate) fn group(owners: u32, of: &[u32], item: impl Fn(usize) -> Option<T>) -> Lists<T> {
        let counted = Lists::<()>::build(owners, || of.iter().map(|owner| (*owner, ())));
        let mut next = counted.offsets.clone();
        let mut items: Vec<T> = Vec::new();
        for (at, owner) in of.iter().enumerate().filter(|(_, owner)| **owner < owners) {
            let (Some(item), Some(next)) = (item(at), next.get_mut(*owner as usize)) else { continue };
            if items.is_empty() {
                items.resize(counted.items.len(), item);
            }
            if let Some(slot) = items.get_mut(*next as usize) {
                *slot = item;
            }
            *next += 1;
        }
        Lists { offsets: counted.offsets, items, moved: HashTable::new(), changed: Vec::new() }
    }

    /// How many items there were at the start.
    pub(crate) fn count_at_start(&self) -> usize {
        self.items.len()
    }

    /// True where no owner has an item.
    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.changed.is_empty()
    }

    /// True where something holds of an item, whoever owns it.
    pub(crate) fn any(&self, holds: impl Fn(&T) -> bool) -> bool {
        self.items.iter().chain(self.changed.iter().flat_map(|(_, list)| list)).any(holds)
    }

    /// The list of an owner.
    #[inline]
    pub(crate) fn of(&self, owner: u32) -> &[T] {
        if !self.moved.is_empty()
            && let Some(list) = self.moved_list(owner)
        {
            return list;
        }
        self.in_place(owner)
    }

    fn in_place(&self, owner: u32) -> &[T] {
        let at = owner as usize;
        match self.offsets.get(at..at + 2) {
            Some(&[from, to]) => self.items.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn moved_list(&self, owner: u32) -> Option<&[T]> {
        let (_, at) = self.moved.find(hash(owner), |(moved, _)| *moved == owner)?;
        self.changed.get(*at as usize).map(|(_, list)| list.as_slice())
    }

    /// The lists in place, to be arranged before anything has changed.
    pub(crate) fn arrange(&mut self, each: impl Fn(&mut [T])) {
        for pair in self.offsets.windows(2) {
            if let &[from, to] = pair
                && let Some(list) = self.items.get_mut(from as usize..to as usize)
            {
                each(list);
            }
        }
    }

    /// Changes every item in its place.
    pub(crate) fn each(&mut self, change: impl Fn(&mut T)) {
        let changed = self.changed.iter_mut().flat_map(|(_, list)| list);
        self.items.iter_mut().chain(changed).for_each(change);
    }

    /// The list of an owner, to be changed; a new owner gets one.
    pub(crate) fn edit(&mut self, owner: u32) -> &mut Vec<T> {
        let slot = match self.moved.find(hash(owner), |(moved, _)| *moved == owner) {
            Some((_, slot)) => *slot as usize,
            None => {
                let slot = self.changed.len();
                let own = self.in_place(owner);
                // Mostly one comes to it.
                let mut list = Vec::with_capacity(own.len() + 1);
                list.extend_from_slice(own);
                self.changed.push((owner, list));
                self.moved.insert_unique(hash(owner), (owner, slot as u32), |(moved, _)| hash(*moved));
                slot
            }
        };
        #[expect(clippy::indexing_slicing, reason = "the slot is one of the list's own")]
        &mut self.changed[slot].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_order_and_can_change() {
        let entries = [(2, 'a'), (0, 'b'), (2, 'c'), (9, 'x'), (0, 'd')];
        let mut lists = Lists::build(3, || entries.into_iter());
        assert_eq!(
            (lists.of(0), lists.of(1), lists.of(2), lists.of(9)),
            (&['b', 'd'][..], &[][..], &['a', 'c'][..], &[][..])
        );
        let grouped = Lists::group(3, &[2, 0, 2, 9, 0], |at| entries.get(at).map(|(_, item)| *item));
        assert_eq!(grouped, lists);
        lists.edit(2).push('e');
        lists.edit(1).push('f');
        lists.edit(5).push('g');
        lists.edit(2).remove(0);
        let all: Vec<String> = (0..7).map(|owner| lists.of(owner).iter().collect()).collect();
        assert_eq!(all, ["bd", "f", "ce", "", "", "g", ""]);
        assert!(Lists::<u8>::default().is_empty() && !lists.is_empty());
    }
}
