//! The named profiles: one table, each value with the source that says so.
//!
//! `okr` states every policy; the others state what they do otherwise. What is known
//! of a system is its public documentation or source, as `docs/scoring.md` lists it;
//! what nobody documents stays as in `okr`.

use crate::lang::Term;
use crate::model::{
    BelowBaseline, Breach, Compensation, ControlBounds, ControlOutside, Curve, CycleKind, CycleRule, FlatTarget,
    Industry, MissingBaseline, MissingWeight, ObjectiveStatus, Official, Outdated, Source, Unmeasured, Weights,
};

use super::policies::{AlignmentPolicy, AssessmentPolicy, Band, Bands, LevelLimit, Pace, Profile, SetLimits};

/// A profile that has a name.
#[derive(Clone, Copy, Debug)]
pub struct NamedProfile {
    /// The name, as documents write it.
    pub name: &'static str,
    /// What it is after, in a few words.
    pub title: Term,
    /// What it does otherwise than `okr`.
    pub(super) set: fn(&mut Profile),
}

impl NamedProfile {
    /// Every policy of the profile.
    pub fn profile(&self) -> Profile {
        let mut profile = Profile::okr();
        (self.set)(&mut profile);
        profile.name = self.name.to_owned();
        profile
    }
}

/// The named profiles, in the order in which people read them.
pub fn named_profiles() -> &'static [NamedProfile] {
    NAMED
}

const NAMED: &[NamedProfile] = &[
    NamedProfile {
        name: "okr",
        title: Term::new("the method as its guides agree on it", "各家指南的共识做法"),
        set: |_| {},
    },
    NamedProfile {
        name: "google",
        title: Term::new("grades as Google publishes them", "Google 公开的评分分档"),
        set: google,
    },
    NamedProfile { name: "feishu", title: Term::new("as Feishu and Lark reckon", "飞书 OKR 的算法"), set: feishu },
    NamedProfile {
        name: "dingtalk",
        title: Term::new("the DingTalk guide's limits and pay", "钉钉指南的数量与薪酬约定"),
        set: dingtalk,
    },
    NamedProfile {
        name: "tita",
        title: Term::new("weighted progress, facts for reviews", "Tita：加权进度，以事实支撑考核"),
        set: tita,
    },
    NamedProfile {
        name: "viva",
        title: Term::new("status as Viva Goals tells it", "Viva Goals 的状态规则"),
        set: viva,
    },
    NamedProfile {
        name: "quantive",
        title: Term::new("open-ended attainment, flat means", "Quantive：达成度不封顶，简单平均"),
        set: quantive,
    },
    NamedProfile {
        name: "openokr",
        title: Term::new("absolute thresholds, one parent", "OpenOKR：按绝对进度判断，只有一个上级"),
        set: openokr,
    },
    NamedProfile {
        name: "puzzle",
        title: Term::new("commit, target and stretch", "puzzle：保底、目标与挑战三档"),
        set: puzzle,
    },
    NamedProfile {
        name: "sme", title: Term::new("small firms: few and focused", "中小企业：少而聚焦"), set: sme
    },
    NamedProfile {
        name: "startup",
        title: Term::new("start-ups: a cycle a month", "初创企业：按月为周期"),
        set: startup,
    },
    NamedProfile {
        name: "manufacturing",
        title: Term::new("manufacturing", "制造业"),
        set: |profile| profile.industry = Some(Industry::Manufacturing),
    },
    NamedProfile {
        name: "services",
        title: Term::new("services", "服务业"),
        set: |profile| profile.industry = Some(Industry::Services),
    },
    NamedProfile {
        name: "finance",
        title: Term::new("finance", "金融业"),
        set: |profile| profile.industry = Some(Industry::Finance),
    },
    NamedProfile {
        name: "technology",
        title: Term::new("technology", "高科技行业"),
        set: |profile| profile.industry = Some(Industry::Technology),
    },
];

impl Profile {
    /// The default profile: what the guides to the method agree on, and where they do
    /// not, what hides least.
    pub fn okr() -> Profile {
        Profile {
            name: "okr".to_owned(),
            // OpenOKR's rule: silence is never green.
            unmeasured: Unmeasured::Zero,
            missing_weight: MissingWeight::MissingIsOne,
            // Steedos adds up what does not come to 1; a mean never exceeds its members.
            weights: Weights::Normalise,
            // Lark's weights have three decimals.
            weight_decimals: 3,
            // HiBob: an absent start value may default to 0; here with a finding.
            missing_baseline: MissingBaseline::Zero,
            // Five systems give five answers; none is better than asking.
            flat_target: FlatTarget::Problem,
            below_baseline: BelowBaseline::Clamp,
            cap: 1.0,
            // Viva and Quantive break a promise that is met to the letter; this does not.
            control_bounds: ControlBounds::Inclusive,
            control_outside: ControlOutside::ByTolerance,
            source: Source::KeyResults,
            // Guides to Feishu OKR: owners score themselves.
            official: Official::Stated,
            decimals: 2,
            assessment: AssessmentPolicy { difficulty: 0.4, effort: 0.4, gap: 0.2 },
            // Weekly check-ins in every guide; three days of patience.
            cadence_days: 7,
            grace_days: 3,
            cycle: CycleKind::Quarter,
            curve: Curve::Linear,
            calendar: None,
            pace: Pace::Difference { on_track_at_most: 10.0, behind_at_most: 25.0 },
            outdated: Outdated::BeforePace,
            objective_status: ObjectiveStatus::Worst,
            bands: Bands {
                // Guides to DingTalk and Feishu OKR: 0.6 to 0.7 of a stretch goal is
                // excellent; 0.3 is business as usual.
                aspirational: Band { yellow: 0.3, green: 0.6, top: None },
                // A promise is expected whole (Google, DingTalk).
                committed: Band { yellow: 0.9, green: 1.0, top: None },
            },
            // Every guide: scores are not pay.
            compensation: Compensation::None,
            industry: None,
            // More than 5 is a trap (guide to DingTalk OKR); too few is silent.
            limits: SetLimits {
                objectives: 5,
                objectives_at_least: 0,
                key_results: 5,
                key_results_at_least: 1,
                levels: Vec::new(),
            },
            alignment: AlignmentPolicy {
                upward: Breach::Allow,
                own_objectives: Breach::Allow,
                one_parent: Breach::Allow,
                cycles: CycleRule::Any,
                cycles_breach: Breach::Finding,
            },
            rules: Vec::new(),
        }
    }
}

fn google(profile: &mut Profile) {
    // Google re:Work, "Set goals with OKRs": 0 to 0.3 red, 0.4 to 0.6 yellow, 0.7 to 1
    // green. What lies between its bands belongs to the lower one.
    profile.bands.aspirational = Band { yellow: 0.4, green: 0.7, top: None };
    // Google's playbook: committed OKRs are expected at 1.0.
    profile.bands.committed = Band { yellow: 0.9, green: 1.0, top: None };
}

fn feishu(profile: &mut Profile) {
    // Lark open platform, entities of OKR v2: a score has one decimal.
    profile.decimals = 1;
    // Guide to Feishu OKR: the owner's self-assessment in three factors is the score.
    profile.official = Official::Stated;
    // Lark open platform, weights: objectives of a cycle and key results of an objective
    // each sum to exactly 1, at 3 decimals.
    profile.weights = Weights::MustSumToOne;
    profile.weight_decimals = 3;
    profile.missing_weight = MissingWeight::Remainder;
    // Lark: one's own objectives cannot be aligned with each other, and the cycles of
    // both ends must overlap.
    profile.alignment.own_objectives = Breach::Refuse;
    profile.alignment.cycles = CycleRule::Overlap;
    profile.alignment.cycles_breach = Breach::Refuse;
    // Guide to Feishu OKR: 3 to 5 objectives, about 3 key results each.
    profile.limits.objectives = 5;
    profile.limits.objectives_at_least = 3;
    profile.limits.key_results = 4;
    profile.limits.key_results_at_least = 2;
    // Guide to Feishu OKR: two months are the usual cycle.
    profile.cycle = CycleKind::Bimonth;
    profile.compensation = Compensation::None;
}

fn dingtalk(profile: &mut Profile) {
    let level = |level: &str, at_least, at_most| LevelLimit {
        level: level.to_owned(),
        objectives: Some(at_most),
        objectives_at_least: Some(at_least),
    };
    // Guide to DingTalk OKR: more than 5 is a trap.
    profile.limits.objectives = 5;
    // The same: a company 2 to 3 objectives, a department and a person 1 to
    // 2; 3 to 5 key results.
    profile.limits.levels = vec![level("company", 2, 3), level("department", 1, 2), level("individual", 1, 2)];
    profile.limits.key_results = 5;
    profile.limits.key_results_at_least = 3;
    // The same: 0.6 to 0.7 is excellent.
    profile.bands.aspirational.green = 0.6;
    // The same: committed ones may count for pay in part, aspirational ones never.
    profile.compensation = Compensation::Committed;
}

fn tita(profile: &mut Profile) {
    // Tita: an objective is the sum of progress times weight.
    profile.weights = Weights::Normalise;
    // Cases on Tita: outputs and facts go into reviews, scores do not.
    profile.compensation = Compensation::Evidence;
}

fn viva(profile: &mut Profile) {
    // Viva Goals: "above" and "below" a bound leave the bound out.
    profile.control_bounds = ControlBounds::Strict;
    // Viva Goals, status rules: on track where nothing is missing, behind to 25 points.
    profile.pace = Pace::Difference { on_track_at_most: 0.0, behind_at_most: 25.0 };
    profile.objective_status = ObjectiveStatus::Worst;
    // Viva Goals, scoring: 0.6 to 0.8 is healthy, above 0.8 the target should have been
    // set higher. "Above", at the nine decimals to which scores are compared.
    profile.bands.aspirational = Band { yellow: 0.3, green: 0.6, top: Some(0.800_000_001) };
    // Viva Goals warns where the times of the two ends do not align.
    profile.alignment.cycles = CycleRule::Overlap;
    profile.alignment.cycles_breach = Breach::Finding;
}

fn quantive(profile: &mut Profile) {
    // Quantive: attainment has no bounds; from 100 down to 60, now 50, is 125%.
    profile.cap = crate::json::NUMBER_BOUND;
    profile.below_baseline = BelowBaseline::Signed;
    // Quantive: a threshold is met or not, and not by the value itself.
    profile.control_bounds = ControlBounds::Strict;
    profile.control_outside = ControlOutside::Zero;
    // Quantive: the flat mean over key results and child objectives.
    profile.weights = Weights::Equal;
    profile.source = Source::Both;
}

fn openokr(profile: &mut Profile) {
    // OpenOKR: a target that is the start is 0.
    profile.flat_target = FlatTarget::Zero;
    // OpenOKR: outside its band a value is worth less by the distance back.
    profile.control_outside = ControlOutside::Distance;
    // OpenOKR: 75 points are on track, 50 behind, whatever the day.
    profile.pace = Pace::Absolute { on_track_from: 75.0, behind_from: 50.0 };
    // OpenOKR: what is stale is stale, whatever it shows.
    profile.outdated = Outdated::First;
    // OpenOKR: bands at 0.9, 0.7 and 0.4.
    profile.bands.aspirational = Band { yellow: 0.4, green: 0.7, top: Some(0.9) };
    profile.bands.committed = Band { yellow: 0.4, green: 0.7, top: Some(0.9) };
    // OpenOKR: one parent at most.
    profile.alignment.one_parent = Breach::Refuse;
}

fn puzzle(profile: &mut Profile) {
    // Puzzle ITC's tool: commit 0.3, target 0.7, stretch 1.
    profile.bands.aspirational = Band { yellow: 0.3, green: 0.7, top: Some(1.0) };
}

fn sme(profile: &mut Profile) {
    // Guide to recruiting with OKRs, on small firms: 1 to 2 objectives, 3 to 5 key results.
    profile.limits.objectives = 2;
    profile.limits.objectives_at_least = 1;
    profile.limits.key_results = 5;
    profile.limits.key_results_at_least = 3;
}

fn startup(profile: &mut Profile) {
    // Guide to DingTalk OKR, on start-ups: a month a cycle, tied to rounds of funding.
    profile.cycle = CycleKind::Month;
}
