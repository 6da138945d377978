//! Views: a document as one viewer may see it, itself a document. What the viewer
//! may not see becomes opaque, so that nothing that is later asked of the view can
//! tell it; `docs/views.md` says what stays and why.

mod build;
mod disguise;
mod readers;
mod sight;
mod starts;

pub(crate) use build::view;
