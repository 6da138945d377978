//! What people see: a screen with its width and colours, and what is drawn on it.

pub mod bar;
pub mod colours;
pub mod figures;
pub mod findings;
pub mod json;
pub mod problems;
pub mod saying;
pub mod screen;
pub mod summary;
pub mod table;
pub mod text;
