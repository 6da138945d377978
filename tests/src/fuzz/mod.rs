//! What the fuzz targets do with any bytes. The targets of `tests/fuzz` and the
//! stable test that replays the kept inputs share these bodies.
//!
//! A target that finds something tells it as an error; a panic, a hang and a leak
//! are found by whoever runs it.

mod align_sequence;
mod compare;
mod material;
mod open;
mod plant;
mod request;
mod score;
mod variation;
mod words;

pub use plant::Plant;
pub use request::GOOD as GOOD_REQUESTS;
pub use variation::varied;
pub use words::dictionary;

/// A way into the engine that takes any bytes.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name of its program and of the folder of its kept inputs.
    pub name: &'static str,
    /// Whether its bytes are JSON text, which a dictionary helps to write.
    pub is_text: bool,
    body: fn(&[u8], Plant) -> Result<(), String>,
}

/// Every target.
pub const TARGETS: [Target; 5] = [
    Target { name: "open", is_text: true, body: open::run },
    Target { name: "align_sequence", is_text: false, body: align_sequence::run },
    Target { name: "score", is_text: false, body: score::run },
    Target { name: "compare", is_text: false, body: compare::run },
    Target { name: "request", is_text: true, body: request::run },
];

impl Target {
    /// The target of a name.
    pub fn named(name: &str) -> Option<Target> {
        TARGETS.into_iter().find(|target| target.name == name)
    }

    /// Runs the engine on an input.
    ///
    /// # Errors
    /// What does not hold. With [`Plant::Fault`] also the planted fault.
    pub fn run(&self, input: &[u8], plant: Plant) -> Result<(), String> {
        (self.body)(input, plant)
    }
}
