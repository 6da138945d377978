//! The steps of the drawing held against each other.
