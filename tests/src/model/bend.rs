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
    /// Holidays are days like any other.
    HolidaysAreWorked,
    /// Grace is counted in days of the year, working or not.
    GraceOfTheYear,
    /// The smooth curve by another formula, of the same value but for the last bits.
    SmoothUnfolded,
    /// By ratio, what expects nothing is at risk instead of on track.
    NothingExpectedAtRisk,
    /// Of equally weak members the last is told.
    WeakestTakesLast,
    /// A band begins above its threshold, not at it.
    BandsOpenBelow,
    /// The first check-in is the first in the document, not by day.
    FirstByPlace,
    /// A flat target is only met above it.
    FlatMetAbove,
    /// By distance, a single bound gives no way back.
    OneBoundNoDistance,
    /// Days of silence of an objective by its own pace: its key results' do not count.
    OwnPaceHearsOnlyItself,
    /// Cycles that share only a day do not overlap.
    OneDayIsNoOverlap,
    /// What is put off weighs with the other objectives of its owner.
    PostponedWeigh,
    /// A proposal is no second parent.
    ProposedIsNoParent,
}

impl Bend {
    /// Every bend.
    pub const ALL: [Bend; 22] = [
        Bend::LargestWitness,
        Bend::LeafPerPath,
        Bend::OutdatedAtLimit,
        Bend::OverOnLastDay,
        Bend::CorrectedCorrectionYields,
        Bend::ExcludedKeepsWeight,
        Bend::Unrounded,
        Bend::EndedStaysEnded,
        Bend::SumInEdgeOrder,
        Bend::HolidaysAreWorked,
        Bend::GraceOfTheYear,
        Bend::SmoothUnfolded,
        Bend::NothingExpectedAtRisk,
        Bend::WeakestTakesLast,
        Bend::BandsOpenBelow,
        Bend::FirstByPlace,
        Bend::FlatMetAbove,
        Bend::OneBoundNoDistance,
        Bend::OwnPaceHearsOnlyItself,
        Bend::OneDayIsNoOverlap,
        Bend::PostponedWeigh,
        Bend::ProposedIsNoParent,
    ];

    /// Whether it bends what is refused, not what is scored.
    pub fn is_of_problems(self) -> bool {
        let of_problems =
            [Bend::LargestWitness, Bend::OneDayIsNoOverlap, Bend::PostponedWeigh, Bend::ProposedIsNoParent];
        of_problems.contains(&self)
    }
}
