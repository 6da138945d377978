//! What each named profile says, over `okr`.

use serde_json::{Value, json};

/// Every name.
pub const NAMES: [&str; 15] = [
    "okr",
    "google",
    "feishu",
    "dingtalk",
    "tita",
    "sme",
    "startup",
    "viva",
    "quantive",
    "openokr",
    "puzzle",
    "manufacturing",
    "services",
    "finance",
    "technology",
];

/// The settings of `okr`, of all that numbers and problems depend on.
pub(super) fn okr() -> Value {
    json!({
        "unmeasured": "zero",
        "missingWeight": "missingIsOne",
        "weightDecimals": 3,
        "weights": "normalise",
        "missingBaseline": "zero",
        "flatTarget": "problem",
        "belowBaseline": "clamp",
        "cap": 1,
        "controlBounds": "inclusive",
        "controlOutside": "byTolerance",
        "source": "keyResults",
        "official": "stated",
        "cadenceDays": 7,
        "graceDays": 3,
        "curve": "linear",
        "pace": {"rule": "difference", "onTrackAtMost": 10, "behindAtMost": 25},
        "outdated": "beforePace",
        "objectiveStatus": "worst",
        "limits": {"objectives": 5, "objectivesAtLeast": 0, "keyResults": 5, "keyResultsAtLeast": 1},
        "bands": {
            "aspirational": {"yellow": 0.3, "green": 0.6},
            "committed": {"yellow": 0.9, "green": 1},
        },
        "alignment": {
            "upward": "allow",
            "ownObjectives": "allow",
            "oneParent": "allow",
            "cycles": "any",
            "cyclesBreach": "finding",
        },
    })
}

/// What a name changes, of all that numbers and problems depend on; the names
/// without an entry change pay, industry and presentation only.
pub(super) fn settings(name: &str) -> Value {
    match name {
        "google" => json!({
            "bands": {
                "aspirational": {"yellow": 0.4, "green": 0.7, "top": null},
                "committed": {"yellow": 0.9, "green": 1, "top": null},
            },
        }),
        "feishu" => json!({
            "official": "stated",
            "weights": "mustSumToOne",
            "weightDecimals": 3,
            "missingWeight": "remainder",
            "limits": {"objectives": 5, "objectivesAtLeast": 3, "keyResults": 4, "keyResultsAtLeast": 2},
            "alignment": {"ownObjectives": "refuse", "cycles": "overlap", "cyclesBreach": "refuse"},
        }),
        "dingtalk" => json!({
            "limits": {"objectives": 5, "keyResults": 5, "keyResultsAtLeast": 3},
            "bands": {"aspirational": {"green": 0.6}},
        }),
        "sme" => json!({
            "limits": {"objectives": 2, "objectivesAtLeast": 1, "keyResults": 5, "keyResultsAtLeast": 3},
        }),
        "tita" => json!({"weights": "normalise"}),
        "viva" => json!({
            "controlBounds": "strict",
            "pace": {"rule": "difference", "onTrackAtMost": 0, "behindAtMost": 25},
            "objectiveStatus": "worst",
            "bands": {"aspirational": {"yellow": 0.3, "green": 0.6, "top": 0.800_000_001}},
            "alignment": {"cycles": "overlap", "cyclesBreach": "finding"},
        }),
        "quantive" => json!({
            "cap": 1e100,
            "belowBaseline": "signed",
            "controlBounds": "strict",
            "controlOutside": "zero",
            "weights": "equal",
            "source": "both",
        }),
        "openokr" => json!({
            "flatTarget": "zero",
            "controlOutside": "distance",
            "pace": {"rule": "absolute", "onTrackFrom": 75, "behindFrom": 50},
            "outdated": "first",
            "bands": {
                "aspirational": {"yellow": 0.4, "green": 0.7, "top": 0.9},
                "committed": {"yellow": 0.4, "green": 0.7, "top": 0.9},
            },
            "alignment": {"oneParent": "refuse"},
        }),
        "puzzle" => json!({"bands": {"aspirational": {"yellow": 0.3, "green": 0.7, "top": 1}}}),
        _ => json!({}),
    }
}
