//! Objectives: where to go, in words.

use super::{CycleId, Date, KeyResult, Mention, Note, ObjectiveId, Party, Title};
use crate::json::{Field, large_record, vocabulary};

vocabulary! {
    /// What reaching an objective to what degree means.
    pub enum Ambition {
        /// A promise: 1.0 is expected.
        Committed = "committed",
        /// A stretch: 0.6 to 0.7 is excellent.
        Aspirational = "aspirational",
        /// An inquiry: it owes a lesson, not a score.
        Learning = "learning",
    }
}

vocabulary! {
    /// Where an objective stands in its life. Key results follow their objective.
    pub enum Stage {
        /// Being written.
        Draft = "draft",
        /// Being agreed with those above, below and beside.
        Aligning = "aligning",
        /// Being worked on.
        Active = "active",
        /// Its time is over and it is being scored.
        Scoring = "scoring",
        /// Scored and reviewed.
        Closed = "closed",
        /// Kept for the record only.
        Archived = "archived",
        /// Put off.
        Postponed = "postponed",
    }
}

impl Stage {
    /// True where an objective's numbers count in what it contributes to: what is
    /// not yet agreed, put off or only kept for the record passes nothing on.
    pub const fn passes_numbers_on(self) -> bool {
        !matches!(self, Stage::Draft | Stage::Aligning | Stage::Postponed | Stage::Archived)
    }
}

vocabulary! {
    /// What an objective's progress is made of.
    pub enum Source {
        /// Its key results.
        KeyResults = "keyResults",
        /// What is aligned to it as contributing.
        Aligned = "aligned",
        /// Both, key results first.
        Both = "both",
        /// Check-ins on the objective itself, in percent.
        Manual = "manual",
    }
}

vocabulary! {
    /// Whose idea an objective was.
    pub enum Origin {
        /// Handed down.
        Assigned = "assigned",
        /// Derived from one above.
        Derived = "derived",
        /// Proposed by those who do the work.
        BottomUp = "bottomUp",
    }
}

vocabulary! {
    /// Why an objective that is not the leader's stands in the weekly report.
    pub enum Raise {
        /// Deserves attention.
        Watch = "watch",
        /// Needs several people of the department.
        Cross = "cross",
        /// Needs a decision from above.
        Escalate = "escalate",
        /// New, and concerns the whole department.
        NewForAll = "newForAll",
    }
}

vocabulary! {
    /// Who may see an objective; everything is open unless someone says otherwise.
    pub enum Visibility {
        /// Everybody.
        Public = "public",
        /// The owner's unit and those below it, the leaders above, and those who
        /// may see a private one.
        Unit = "unit",
        /// The owner and the managers above; for a unit's own, its leader's.
        Private = "private",
    }
}

large_record! {
    /// An objective: a direction, qualitative, with the key results that prove it.
    ///
    /// Of an `opaque` one only the id and what is reckoned with is known: it has
    /// neither title nor owner, and no other words or people.
    #[cfg_attr(feature = "schema", schemars(transform = super::opaque::named_unless_opaque))]
    pub struct Objective and ObjectiveRest {
        /// The host's id, unique among objectives.
        "id" id: ObjectiveId = required,
        /// Whether it is hidden, so that only what is reckoned with is known of it;
        /// absent: it is not.
        "opaque" opaque: Option<bool> = optional,
        /// What is to be reached; required unless it is opaque.
        "title" title: Option<Title> = optional,
        /// Who proposes it and answers for it; required unless it is opaque.
        "owner" owner: Option<Party> = optional,
        /// Who may see it; absent: everybody.
        "visibility" visibility: Option<Visibility> = optional,
        /// The cycle it is set for.
        "cycle" cycle: CycleId = required,
        /// Its level; absent: the level of its owner's unit.
        "level" level: Option<Title> = seldom,
        /// Its ambition; absent: aspirational.
        "ambition" ambition: Option<Ambition> = optional,
        /// Its stage; absent: active.
        "stage" stage: Option<Stage> = optional,
        /// What its progress is made of; absent: its key results.
        "source" source: Option<Source> = optional,
        /// Whose idea it was.
        "origin" origin: Option<Origin> = optional,
        /// Why it stands in the weekly report although it is not the leader's.
        "raise" raise: Option<Raise> = optional,
        /// The host's category.
        "category" category: Option<Title> = seldom,
        /// Its weight among its owner's objectives; absent: counts 1.
        "weight" weight: Option<f64> = seldom,
        /// The day by which it is to be reached; absent: its cycle's end.
        "deadline" deadline: Option<Date> = optional,
        /// Its place in its owner's list, as people see it.
        "position" position: Option<u32> = seldom,
        /// Why it matters.
        "rationale" rationale: Option<Note> = seldom,
        /// What else is to be known.
        "description" description: Option<Note> = seldom,
        /// The persons and units that are asked to help.
        "mentions" mentions: crate::json::List<Mention> = seldom_few,
        /// The key results, in the order that people see.
        "keyResults" key_results: Vec<KeyResult> = list,
    }
    check(objective, place, checks) {
        checks.weight(objective.weight, place);
        super::opaque::check(objective, place, checks);
    }
}

impl Objective {
    /// An objective with nothing but what it must have.
    ///
    /// ```
    /// use okr_core::{Objective, Party, Stage};
    /// let owner = Party::of_person("lin");
    /// let draft = Objective {
    ///     stage: Some(Stage::Draft),
    ///     ..Objective::new("o", "Answer every customer the same day", owner, "2026Q1")
    /// };
    /// assert!(draft.key_results.is_empty());
    /// ```
    pub fn new(id: &str, title: &str, owner: Party, cycle: &str) -> Objective {
        Objective {
            id: id.into(),
            title: Some(title.into()),
            owner: Some(owner),
            cycle: cycle.into(),
            ..Objective::placeholder()
        }
    }

    /// True where only what is reckoned with is known of it.
    pub fn is_opaque(&self) -> bool {
        self.opaque == Some(true)
    }

    /// The visibility, public where none is written.
    pub fn visibility_or_default(&self) -> Visibility {
        self.visibility.unwrap_or(Visibility::Public)
    }

    /// The ambition, aspirational where none is written.
    pub fn ambition_or_default(&self) -> Ambition {
        self.ambition.unwrap_or(Ambition::Aspirational)
    }

    /// The stage, active where none is written.
    pub fn stage_or_default(&self) -> Stage {
        self.stage.unwrap_or(Stage::Active)
    }

    /// The source, key results where none is written.
    pub fn source_or_default(&self) -> Source {
        self.source.unwrap_or(Source::KeyResults)
    }
}
