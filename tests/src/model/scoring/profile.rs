//! The profile `okr` and what a document changes of it.

use serde_json::Value;

use super::super::read::{number, text};

/// The policies of scoring.
pub(super) struct Profile {
    /// Whether unmeasured members are left out; else they count 0.
    pub excludes_unmeasured: bool,
    is_signed: bool,
    cap: f64,
    /// Whether a stated score is the official one.
    pub official_is_stated: bool,
    /// Days of silence that are still in time: cadence and grace.
    pub patience: i64,
    /// Points behind that are still on track.
    pub on_track_at_most: f64,
    /// Points behind that are not yet at risk.
    pub behind_at_most: f64,
}

impl Profile {
    /// The profile of a document.
    pub(super) fn of(document: &Value) -> Profile {
        let profile = &document["profile"];
        let days = |field: &str, absent: f64| number(profile, field).unwrap_or(absent) as i64;
        Profile {
            excludes_unmeasured: text(profile, "unmeasured") == Some("exclude"),
            is_signed: text(profile, "belowBaseline") == Some("signed"),
            cap: number(profile, "cap").unwrap_or(1.0),
            official_is_stated: text(profile, "official") != Some("computed"),
            patience: days("cadenceDays", 7.0) + days("graceDays", 3.0),
            on_track_at_most: number(&profile["pace"], "onTrackAtMost").unwrap_or(10.0),
            behind_at_most: number(&profile["pace"], "behindAtMost").unwrap_or(25.0),
        }
    }

    /// Progress of an attainment.
    pub(super) fn clamp(&self, attainment: f64) -> f64 {
        let floored = if self.is_signed { attainment } else { attainment.max(0.0) };
        floored.min(self.cap)
    }
}
