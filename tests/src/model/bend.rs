//! Planted differences: the model with one rule bent, to show that the cases
//! would notice it.

/// A rule bent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    /// Of several shortest circles not the smallest is told.
    LargestWitness,
    /// A sum counts a leaf once a path, not once.
    LeafPerPath,
    /// Silence of exactly cadence and grace is outdated already.
    OutdatedAtLimit,
    /// The last day of a time is over already.
    OverOnLastDay,
    /// A correction that was corrected itself gives free what it corrected.
    CorrectedCorrectionYields,
    /// Unmeasured members that are excluded keep their weight.
    ExcludedKeepsWeight,
    /// Thresholds are compared without rounding.
    Unrounded,
    /// A member that ended early counts as ended, not as at risk.
    EndedStaysEnded,
    /// A sum is taken in the order of alignments.
    SumInEdgeOrder,
}

impl Bend {
    /// Every bend.
    pub const ALL: [Bend; 9] = [
        Bend::LargestWitness,
        Bend::LeafPerPath,
        Bend::OutdatedAtLimit,
        Bend::OverOnLastDay,
        Bend::CorrectedCorrectionYields,
        Bend::ExcludedKeepsWeight,
        Bend::Unrounded,
        Bend::EndedStaysEnded,
        Bend::SumInEdgeOrder,
    ];
}
