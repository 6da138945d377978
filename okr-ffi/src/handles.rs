//! Handles: workspaces by number, so that a wrong number is a status and never
//! a wild pointer.
//!
//! A number packs the slot of the table, a generation that is never given twice
//! and the kind of thing. It is then mixed with an address of this process, so
//! that numbers that were not made here (a counter, a pointer, a handle of
//! another process or of another copy of the library) do not hit by accident.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use okr_core::{Live, Workspace};

use crate::failure::Failure;

/// An open workspace. It is a plain value: copy it freely, use it from any
/// thread, close it once with `okr_close`. Calls that read run side by side. An
/// id of 0 is never a workspace.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OkrWorkspace {
    /// The number; it says nothing by itself.
    pub id: u64,
}

/// What a handle stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Workspace = 1,
}

const SLOT_BITS: u32 = 20;
const GENERATION_BITS: u32 = 40;
const MAX_SLOTS: usize = 1 << SLOT_BITS;
const MAX_GENERATION: u64 = (1 << GENERATION_BITS) - 1;

/// Any odd number permutes the 64-bit numbers; this one is the golden ratio's.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
/// The number that undoes `MIX`: their product is 1.
const UNMIX: u64 = 0xf1de_83e1_9937_733d;

/// Something open.
struct Entry {
    kind: Kind,
    generation: u64,
    poisoned: AtomicBool,
    /// Taken out when the handle is closed: whoever waited for the lock then
    /// finds nothing.
    live: RwLock<Option<Live>>,
}

/// The one global state of the library.
struct Table {
    slots: Vec<Option<Arc<Entry>>>,
    free: Vec<u32>,
    /// The generation of the latest entry; the first is 1.
    generation: u64,
}

static TABLE: RwLock<Table> = RwLock::new(Table { slots: Vec::new(), free: Vec::new(), generation: 0 });

/// The slot, generation and kind in a number.
#[derive(Clone, Copy)]
struct Parts {
    slot: usize,
    generation: u64,
    kind: u64,
}

impl Parts {
    fn to_id(self) -> u64 {
        let packed = self.kind << (SLOT_BITS + GENERATION_BITS) | self.generation << SLOT_BITS | self.slot as u64;
        (packed ^ tag()).wrapping_mul(MIX)
    }

    fn of(id: u64) -> Parts {
        let packed = id.wrapping_mul(UNMIX) ^ tag();
        Parts {
            slot: (packed % (1 << SLOT_BITS)) as usize,
            generation: (packed >> SLOT_BITS) & MAX_GENERATION,
            kind: packed >> (SLOT_BITS + GENERATION_BITS),
        }
    }
}

/// A number of this process and this copy of the library: where its table stands.
fn tag() -> u64 {
    (&raw const TABLE).addr() as u64
}

/// Sets a handle's poison mark unless it is put out in time: it stands between
/// the lock and the work, so that the mark is there before the lock opens.
struct Fuse<'a>(Option<&'a AtomicBool>);

impl Fuse<'_> {
    fn put_out(mut self) {
        self.0 = None;
    }
}

impl Drop for Fuse<'_> {
    fn drop(&mut self) {
        if let Some(poisoned) = self.0 {
            poisoned.store(true, Ordering::Release);
        }
    }
}

/// Keeps a workspace and gives the handle for it.
pub(crate) fn open(workspace: Workspace) -> Result<OkrWorkspace, Failure> {
    let mut table = TABLE.write().unwrap_or_else(PoisonError::into_inner);
    table.add(Kind::Workspace, workspace).map(|id| OkrWorkspace { id })
}

/// Runs a call that reads a workspace, side by side with other reads.
pub(crate) fn read<T>(handle: OkrWorkspace, body: impl FnOnce(&Live) -> T) -> Result<T, Failure> {
    let entry = entry(handle)?;
    let held = entry.live.read().unwrap_or_else(PoisonError::into_inner);
    entry.fused(held.as_ref().ok_or(Failure::Stale)?, body)
}

/// Runs a call that changes a workspace, alone.
pub(crate) fn change<T>(handle: OkrWorkspace, body: impl FnOnce(&mut Live) -> T) -> Result<T, Failure> {
    let entry = entry(handle)?;
    let mut held = entry.live.write().unwrap_or_else(PoisonError::into_inner);
    entry.fused(held.as_mut().ok_or(Failure::Stale)?, body)
}

fn entry(handle: OkrWorkspace) -> Result<Arc<Entry>, Failure> {
    let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
    table.find(handle.id, Kind::Workspace).map(Arc::clone)
}

impl Entry {
    /// Runs a call on what is held; a panic inside leaves the handle poisoned.
    fn fused<H, T>(&self, held: H, body: impl FnOnce(H) -> T) -> Result<T, Failure> {
        if self.poisoned.load(Ordering::Acquire) {
            return Err(Failure::Poisoned);
        }
        let fuse = Fuse(Some(&self.poisoned));
        #[cfg(test)]
        crate::inject::reach(crate::inject::Spot::Handle);
        let answer = body(held);
        fuse.put_out();
        Ok(answer)
    }
}

/// Closes a handle: waits for the calls under way on it, then frees what it
/// stood for.
pub(crate) fn close(handle: OkrWorkspace) -> Result<(), Failure> {
    let mut table = TABLE.write().unwrap_or_else(PoisonError::into_inner);
    table.find(handle.id, Kind::Workspace)?;
    let entry = table.take(Parts::of(handle.id).slot);
    drop(table);
    #[cfg(test)]
    crate::inject::reach(crate::inject::Spot::Handle);
    let Some(entry) = entry else { return Err(Failure::Stale) };
    let workspace = entry.live.write().unwrap_or_else(PoisonError::into_inner).take();
    drop(workspace);
    Ok(())
}

impl Table {
    fn find(&self, id: u64, kind: Kind) -> Result<&Arc<Entry>, Failure> {
        if id == 0 {
            return Err(Failure::Stale);
        }
        let parts = Parts::of(id);
        let entry = self.slots.get(parts.slot).and_then(Option::as_ref).ok_or(Failure::Stale)?;
        if entry.generation != parts.generation {
            return Err(Failure::Stale);
        }
        if entry.kind != kind || parts.kind != kind as u64 {
            return Err(Failure::WrongKind);
        }
        Ok(entry)
    }

    /// Keeps a workspace in a free slot under a number that was never given.
    fn add(&mut self, kind: Kind, workspace: Workspace) -> Result<u64, Failure> {
        let slot = match self.free.last() {
            Some(&slot) => slot as usize,
            None => self.slots.len(),
        };
        if slot >= MAX_SLOTS {
            return Err(Failure::TooManyHandles);
        }
        let id = loop {
            if self.generation == MAX_GENERATION {
                return Err(Failure::TooManyHandles);
            }
            self.generation += 1;
            let id = Parts { slot, generation: self.generation, kind: kind as u64 }.to_id();
            // 0 is what a program has before it opens anything.
            if id != 0 {
                break id;
            }
        };
        let entry = Some(Arc::new(Entry {
            kind,
            generation: self.generation,
            poisoned: AtomicBool::new(false),
            live: RwLock::new(Some(Live::new(workspace))),
        }));
        match self.slots.get_mut(slot) {
            Some(place) => {
                *place = entry;
                self.free.pop();
            }
            None => self.slots.push(entry),
        }
        Ok(id)
    }

    /// Takes an entry out. With the last one goes the table's own memory, so
    /// that a host that closed everything has nothing left of this library.
    fn take(&mut self, slot: usize) -> Option<Arc<Entry>> {
        let entry = self.slots.get_mut(slot)?.take()?;
        self.free.push(slot as u32);
        if self.free.len() == self.slots.len() {
            self.slots = Vec::new();
            self.free = Vec::new();
        }
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Workspace {
        Workspace::from_json(r#"{"okr": 1}"#).unwrap()
    }

    fn workspace() -> OkrWorkspace {
        open(empty()).unwrap()
    }

    fn probe(id: u64) -> Result<(), Failure> {
        read(OkrWorkspace { id }, |_| ())
    }

    #[test]
    fn mixing_is_undone() {
        assert_eq!(MIX.wrapping_mul(UNMIX), 1);
        let parts = Parts::of(Parts { slot: MAX_SLOTS - 1, generation: MAX_GENERATION, kind: 15 }.to_id());
        assert_eq!((parts.slot, parts.generation, parts.kind), (MAX_SLOTS - 1, MAX_GENERATION, 15));
    }

    #[test]
    fn another_kind_is_told_from_a_stale_handle() {
        let handle = workspace();
        let other = Parts { kind: 2, ..Parts::of(handle.id) }.to_id();
        assert_eq!(probe(other), Err(Failure::WrongKind));
        assert_eq!(close(OkrWorkspace { id: other }), Err(Failure::WrongKind));
        assert_eq!(probe(handle.id), Ok(()));
        close(handle).unwrap();
        assert_eq!(probe(other), Err(Failure::Stale));
    }

    #[test]
    fn neighbours_in_slot_and_generation_are_stale() {
        let handle = workspace();
        let parts = Parts::of(handle.id);
        let later = Parts { generation: parts.generation + 1_000_000, ..parts }.to_id();
        let beyond = Parts { slot: MAX_SLOTS - 1, ..parts }.to_id();
        assert_eq!(probe(later), Err(Failure::Stale));
        assert_eq!(probe(beyond), Err(Failure::Stale));
        close(handle).unwrap();
    }

    #[test]
    fn a_slot_is_used_again_under_another_number() {
        let keep = workspace();
        let first = workspace();
        close(first).unwrap();
        let second = workspace();
        assert_ne!(first.id, second.id);
        assert_eq!(probe(first.id), Err(Failure::Stale));
        assert_eq!(probe(second.id), Ok(()));
        close(second).unwrap();
        close(keep).unwrap();
    }

    #[test]
    fn slots_and_generations_run_out_without_repeating() {
        let mut full = Table { slots: Vec::new(), free: Vec::new(), generation: 0 };
        full.slots.resize_with(MAX_SLOTS, || None);
        assert_eq!(full.add(Kind::Workspace, empty()), Err(Failure::TooManyHandles));
        full.free.push(7);
        assert!(full.add(Kind::Workspace, empty()).is_ok());
        assert!(full.free.is_empty());

        let mut old = Table { slots: Vec::new(), free: Vec::new(), generation: MAX_GENERATION - 1 };
        assert!(old.add(Kind::Workspace, empty()).is_ok());
        assert_eq!(old.add(Kind::Workspace, empty()), Err(Failure::TooManyHandles));
    }

    #[test]
    fn accidental_numbers_do_not_hit() {
        let handle = workspace();
        let near = (1..1000).flat_map(|step| [handle.id.wrapping_add(step), handle.id.wrapping_sub(step)]);
        let bits = (0..64).map(|bit| handle.id ^ (1 << bit));
        for id in (0..100_000).chain(near).chain(bits).chain([u64::MAX, 0xdead_beef]) {
            assert!(probe(id).is_err(), "{id}");
        }
        close(handle).unwrap();
    }
}
