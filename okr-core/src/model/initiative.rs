//! Initiatives: the projects and tasks by which a key result is pursued.

use super::{Date, InitiativeId, Party, Title};
use crate::json::{record, vocabulary};

vocabulary! {
    /// What an initiative is.
    pub enum InitiativeKind {
        /// Work with an end and steps of its own.
        Project = "project",
        /// One piece of work.
        Task = "task",
    }
}

record! {
    /// Work done to move a key result. It never counts as progress: finishing all of
    /// it proves nothing but that it was done.
    pub struct Initiative {
        /// The host's id, unique among all initiatives.
        "id" id: InitiativeId = required,
        /// What is done.
        "title" title: Title = required,
        /// What it is; absent: not said.
        "kind" kind: Option<InitiativeKind> = optional,
        /// Who does it.
        "owner" owner: Party = required,
        /// The day by which it is to be done.
        "due" due: Date = required,
        /// The day on which it was done.
        "doneOn" done_on: Option<Date> = optional,
    }
}
