//! Planted faults: what shows that a target would find a real one.

/// Whether a target has a fault planted deep in what it walks through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plant {
    /// As it is.
    Nothing,
    /// One rare state is taken for wrong.
    Fault,
}

impl Plant {
    /// As the environment variable `OKR_FUZZ_PLANT` says.
    pub fn from_environment() -> Plant {
        if std::env::var_os("OKR_FUZZ_PLANT").is_some() { Plant::Fault } else { Plant::Nothing }
    }

    /// Fails where a fault is planted and the rare state has come.
    ///
    /// # Errors
    /// That the planted fault is found.
    pub fn strike(self, is_rare: impl FnOnce() -> bool) -> Result<(), String> {
        if self == Plant::Fault && is_rare() { Err("the planted fault".to_owned()) } else { Ok(()) }
    }
}
