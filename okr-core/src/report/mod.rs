//! Reports: what people look at. So far the alignment map.

mod map;

pub use map::{AlignmentMap, MapEdge, MapFormat, MapNode};
