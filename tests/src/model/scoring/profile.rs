//! The profile `okr` and what a document changes of it.

use serde_json::Value;

use super::super::read::{number, text};

/// The policies of scoring.
pub(super) struct Profile {
    /// Whether unmeasured members are left out; else they count 0.
    pub excludes_unmeasured: bool,
    /// The decimals to which the rest to 1 is split among members without a weight;
    /// without, each of them counts 1.
    splits_rest_at: Option<u32>,
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
            splits_rest_at: (text(profile, "missingWeight") == Some("remainder"))
                .then(|| number(profile, "weightDecimals").unwrap_or(3.0) as u32),
            is_signed: text(profile, "belowBaseline") == Some("signed"),
            cap: number(profile, "cap").unwrap_or(1.0),
            official_is_stated: text(profile, "official") != Some("computed"),
            patience: days("cadenceDays", 7.0) + days("graceDays", 3.0),
            on_track_at_most: number(&profile["pace"], "onTrackAtMost").unwrap_or(10.0),
            behind_at_most: number(&profile["pace"], "behindAtMost").unwrap_or(25.0),
        }
    }

    /// What the members of a set weigh that state no weight, in order: dealt out a
    /// unit at a time, from the first to the last and round again.
    pub(super) fn given_weights(&self, stated: &[Option<f64>]) -> Vec<f64> {
        let missing = stated.iter().filter(|weight| weight.is_none()).count();
        let Some(decimals) = self.splits_rest_at else { return vec![1.0; missing] };
        let one = (0..decimals).fold(1.0, |one, _| one * 10.0);
        let mut rest = 1.0 - stated.iter().flatten().fold(0.0, |sum, weight| sum + weight);
        rest *= one;
        let units = if rest > 0.0 { rest.round_ties_even() as u64 } else { 0 };
        let rounds = units.checked_div(missing as u64).unwrap_or(0);
        let dealt = |at: u64| rounds + u64::from(at < units - rounds * missing as u64);
        (0..missing as u64).map(|at| dealt(at) as f64 / one).collect()
    }

    /// Progress of an attainment.
    pub(super) fn clamp(&self, attainment: f64) -> f64 {
        let floored = if self.is_signed { attainment } else { attainment.max(0.0) };
        floored.min(self.cap)
    }
}
