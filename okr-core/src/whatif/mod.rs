//! What would be, and what has become: two documents beside each other.

mod alignments;
mod diff;
mod difference;
mod goalposts;
mod pairs;

pub use diff::diff;
pub(crate) use diff::rescored_all;
pub use difference::{
    Aim, Difference, Goalpost, Moved, Place, Realigned, Rescored, Restaged, Retargeted, Retitled, Reweighted, Seat,
    Standing, Terms, Told,
};
pub(crate) use goalposts::goalposts;
