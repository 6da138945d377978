//! Reports: what people look at. So far the alignment map.

mod map;
mod svg;

pub use map::{AlignmentMap, MapEdge, MapFormat, MapNode};
