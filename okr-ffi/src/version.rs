//! The version of the ABI, apart from the version of the engine.

/// The ABI that this header describes. It rises when a function or constant is
/// added, changed or removed. Compare it with `okr_abi_version` at run time.
pub const OKR_ABI_VERSION: u32 = 1;

/// The oldest ABI whose programs work with this library unchanged. Compare it
/// with `okr_abi_min_compatible` at run time.
pub const OKR_ABI_MIN_COMPATIBLE: u32 = 1;
