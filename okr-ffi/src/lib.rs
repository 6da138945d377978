//! The C ABI of the okr engine: `include/okr.h` is generated from this crate.
//!
//! Every export is a few lines around [`okr_core::api`]: it reads its pointers,
//! finds its handle, calls the operation and hands the answer over. What the
//! exports share stands in one file a subject:
//!
//! * `guard`: no panic crosses the border;
//! * `handles`: workspaces by number, so that a wrong handle is a status;
//! * `input`, `buffer`: strings in and out;
//! * `status`, `failure`: what went wrong, as a number and as problems;
//! * `exports`, `operations`, `typed`: the functions themselves.
//!
//! This is the only crate of the workspace in which `unsafe` may stand. It is
//! also a Rust library, so that tests can call the exports.
#![deny(unsafe_op_in_unsafe_fn)]

// The guard catches panics by unwinding; without it a panic would end the host.
#[cfg(not(panic = "unwind"))]
compile_error!("okr-ffi keeps panics inside by unwinding: build it with panic = \"unwind\"");

mod buffer;
mod exports;
mod failure;
mod guard;
mod handles;
#[cfg(test)]
mod inject;
mod input;
mod operations;
#[cfg(test)]
mod proofs;
mod status;
mod typed;
mod version;

pub use buffer::OkrBuffer;
pub use exports::*;
pub use handles::OkrWorkspace;
pub use operations::*;
pub use status::*;
pub use typed::*;
pub use version::*;
