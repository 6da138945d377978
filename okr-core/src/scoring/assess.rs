//! Scores side by side: computed, suggested by three factors, stated; with the landmark
//! that a score reaches and what to ask at it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answer::ScoreSource;
use super::board::{Board, known, stage_is_final};
use super::grade::Grade;
use super::numbers::{at_least, at_most};
use crate::json::vocabulary;
use crate::lang::Term;
use crate::model::{Ambition, Assessment, Date, Factor, PersonId};
use crate::order;
use crate::problem::NodeRef;
use crate::profile::{AssessmentPolicy, Profile};
use crate::workspace::{Node, ObjectiveIx, Workspace};

vocabulary! {
    /// The landmark that a score has come to. Sources: guide to Feishu OKR.
    pub enum Landmark {
        /// 0: no progress.
        NoProgress = "noProgress",
        /// Above 0 and below 0.3: less than business as usual.
        BelowUsual = "belowUsual",
        /// From 0.3: business as usual, reached with little or no help.
        Usual = "usual",
        /// From 0.7: hard, and reached.
        Hard = "hard",
        /// 1: nearly impossible.
        NearlyImpossible = "nearlyImpossible",
    }
}

impl Landmark {
    fn of(score: f64) -> Landmark {
        if at_least(score, 1.0) {
            Landmark::NearlyImpossible
        } else if at_least(score, 0.7) {
            Landmark::Hard
        } else if at_least(score, 0.3) {
            Landmark::Usual
        } else if at_most(score, 0.0) {
            Landmark::NoProgress
        } else {
            Landmark::BelowUsual
        }
    }

    /// What people read beside the score.
    pub const fn term(self) -> Term {
        match self {
            Landmark::NoProgress => Term::new("no progress", "没有进展"),
            Landmark::BelowUsual => Term::new("less than business as usual", "低于日常水平"),
            Landmark::Usual => Term::new("business as usual", "日常努力即可达到"),
            Landmark::Hard => Term::new("hard, and reached", "很难，但达成了"),
            Landmark::NearlyImpossible => Term::new("nearly impossible", "几乎不可能的水平"),
        }
    }
}

vocabulary! {
    /// What is worth asking at a score. Sources: guides to Feishu and DingTalk OKR.
    pub enum Advice {
        /// At 0: the causes, and a decision.
        Decide = "decide",
        /// At 0.3 or below: what was wrong.
        AskWhatWasWrong = "askWhatWasWrong",
        /// Below 0.5: an analysis, not blame.
        Analyse = "analyse",
        /// At about 0.7: a better path, a higher aim.
        Improve = "improve",
        /// Of an aspirational objective that is reached whole, or as far as the profile says.
        AimHigher = "aimHigher",
        /// Nothing was measured.
        Measure = "measure",
        /// Of a promise that was not kept whole: an explanation is owed.
        Explain = "explain",
        /// Of a learning objective: a lesson is owed.
        Lesson = "lesson",
        /// The stated score is far from what the factors suggest.
        CloseGap = "closeGap",
    }
}

impl Advice {
    /// The question or request itself.
    pub const fn term(self) -> Term {
        match self {
            Advice::Decide => Term::new(
                "Nothing moved, which is no failure: what caused it, and what do you decide to do next?",
                "没有进展不等于失败：原因是什么？接下来决定怎么做？",
            ),
            Advice::AskWhatWasWrong => Term::new(
                "Was it the key result, the method, the cooperation or the resources?",
                "问题出在关键结果本身、方法、协作，还是资源？",
            ),
            Advice::Analyse => Term::new(
                "A low score is a way to find problems: look for causes, not for somebody to blame.",
                "低分是发现问题的机会：分析原因，而不是追究责任。",
            ),
            Advice::Improve => Term::new(
                "Well done: which path would have been better, and can the next aim be higher?",
                "基本达成：路径上还有什么可以优化？下次的目标能否再高一些？",
            ),
            Advice::AimHigher => {
                Term::new("This much was reached: can the next aim be higher?", "完成度很高：下次的目标能否再高一些？")
            }
            Advice::Measure => Term::new(
                "Nothing was ever measured: what came of it, and how will the next one be measured?",
                "一直没有数据：实际结果如何？下次怎样衡量？",
            ),
            Advice::Explain => Term::new(
                "A committed objective is expected whole: say what was missing and why.",
                "承诺型目标应全部完成：请说明缺了什么、为什么。",
            ),
            Advice::Lesson => Term::new(
                "The result of a learning objective is a lesson: write down what was learned.",
                "学习型目标的成果是经验：请写下学到了什么。",
            ),
            Advice::CloseGap => Term::new(
                "The stated score is far from what the three factors suggest: talk about why.",
                "评定得分与三因子建议得分相差较大：请当面聊聊原因。",
            ),
        }
    }
}

/// A word for programs with its text for people.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Said<T> {
    /// The word.
    pub word: T,
    /// What people read, in the language asked for.
    pub text: &'static str,
}

/// The scores of an objective or a key result side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assessed {
    /// The objective or key result.
    pub of: NodeRef,
    /// Its ambition: that of its objective.
    pub ambition: Ambition,
    /// The computed progress; `null` where nothing is measured.
    pub progress: Option<f64>,
    /// The score from progress, 0 to 1; 0 where nothing is measured.
    pub computed_score: f64,
    /// How much was completed: as stated, else the computed progress; `null` where neither is.
    pub completion: Option<f64>,
    /// Whether completion is the owner's word.
    pub completion_is_stated: bool,
    /// How hard it was, 0 to 1, 0.5 as planned; `null` where nobody has said.
    pub difficulty: Option<f64>,
    /// How much effort it took, likewise.
    pub effort: Option<f64>,
    /// The score that the factors suggest, 0 to 1; `null` where no factor was stated.
    pub suggested_score: Option<f64>,
    /// The score that is stated; `null` where there is none.
    pub stated_score: Option<f64>,
    /// The person who stated the score, without one who assessed last; `null` where the
    /// assessment does not say.
    pub stated_by: Option<String>,
    /// Whether that is the owner, or somebody of the unit that owns it; also where nobody is named.
    pub is_by_owner: bool,
    /// How far the stated score is above the suggested one; `null` where one is missing.
    pub gap: Option<f64>,
    /// The official score.
    pub score: f64,
    /// Whether that is the computed or the stated one.
    pub score_source: ScoreSource,
    /// The band of the score once the time is over; `null` before.
    pub grade: Option<Grade>,
    /// The day of the last assessment; `null` where there is none.
    pub assessed_on: Option<Date>,
    /// The landmark that the official score has come to; `null` where nothing is measured or
    /// stated, and of promises and inquiries: landmarks are those of stretching aims.
    pub landmark: Option<Said<Landmark>>,
    /// What is worth asking at it.
    pub advice: Vec<Said<Advice>>,
}

/// What the assessments of one thing say by a day: each from the latest that says it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stated {
    on: Option<Date>,
    completion: Option<f64>,
    difficulty: Option<f64>,
    effort: Option<f64>,
    pub(crate) score: Option<f64>,
    /// The position of the latest assessment.
    pub(crate) at: u32,
    /// The position of the one that states the score; without one, of the latest.
    said_at: u32,
}

impl Stated {
    /// Takes in an assessment that is later than those before.
    pub(crate) fn add(&mut self, at: u32, assessment: &Assessment) {
        let value = |factor: &Option<Box<Factor>>| factor.as_ref().map(|factor| factor.value + 0.0);
        self.on = Some(assessment.on);
        self.at = at;
        if assessment.score.is_some() || self.score.is_none() {
            self.said_at = at;
        }
        self.completion = value(&assessment.completion).or(self.completion);
        self.difficulty = value(&assessment.difficulty).or(self.difficulty);
        self.effort = value(&assessment.effort).or(self.effort);
        self.score = assessment.score.map(|score| score + 0.0).or(self.score);
    }

    /// The score that the factors suggest: less where it was easy or luck, more where it was
    /// harder than planned; a promise counts by completion alone. Fact F09 to F12.
    pub(crate) fn suggested(&self, progress: Option<f64>, ambition: Ambition, policy: AssessmentPolicy) -> Option<f64> {
        if !self.has_factors() {
            return None;
        }
        let completion = self.completion.or(progress)?;
        if ambition == Ambition::Committed {
            return Some(completion.clamp(0.0, 1.0) + 0.0);
        }
        let (difficulty, effort) = (self.difficulty.unwrap_or(0.5), self.effort.unwrap_or(0.5));
        let by_difficulty = 1.0 + policy.difficulty * (2.0 * difficulty - 1.0);
        let by_effort = 1.0 + policy.effort * (2.0 * effort - 1.0).min(0.0);
        Some((completion * by_difficulty * by_effort).clamp(0.0, 1.0) + 0.0)
    }

    /// How far the stated score is above the suggested one.
    pub(crate) fn gap(&self, suggested: Option<f64>) -> Option<f64> {
        self.score.zip(suggested).map(|(stated, suggested)| stated - suggested + 0.0)
    }
}

impl Stated {
    /// True where any factor was stated.
    pub(crate) fn has_factors(&self) -> bool {
        self.completion.is_some() || self.difficulty.is_some() || self.effort.is_some()
    }
}

impl Workspace {
    /// True of the owner of a node: the person, or the leader or a member of the unit that
    /// owns it; of anybody where the owner is hidden.
    pub(crate) fn answers_for(&self, node: Node, person: &PersonId) -> bool {
        let objective = self.objective_of(node).and_then(|at| self.objective_at(at));
        let Some(owner) = objective.and_then(|objective| objective.owner.as_ref()) else { return true };
        if let Some(owner) = &owner.person {
            return owner == person;
        }
        let Some(id) = &owner.unit else { return true };
        let leads = self.unit(id.as_str()).is_some_and(|unit| unit.leader.as_ref() == Some(person));
        leads || self.person(person.as_str()).is_some_and(|person| person.unit.as_ref() == Some(id))
    }

    /// The score that is stated of a node by a day, with the assessment that states it.
    pub(crate) fn stated_score(&self, node: Node, day: i32) -> Option<(f64, &Assessment)> {
        let (score, at) = self.activity().stated(node, day)?;
        Some((score, self.document().assessments.get(at as usize)?))
    }

    /// What was stated by a day, by what it is about.
    pub(crate) fn stated_by(&self, as_of: Date) -> BTreeMap<Node, Stated> {
        let known = self.document().assessments.iter().enumerate().filter(|(_, assessment)| assessment.on <= as_of);
        let known = order::sorted_by(known.collect(), |left, right| (left.1.on, left.0).cmp(&(right.1.on, right.0)));
        let mut stated: BTreeMap<Node, Stated> = BTreeMap::new();
        for (at, assessment) in known {
            if let Some(node) = self.either(assessment.objective.as_ref(), assessment.key_result.as_ref()) {
                stated.entry(node).or_default().add(at as u32, assessment);
            }
        }
        stated
    }
}

/// Whether a gap is one to talk about.
pub(crate) fn is_wide(gap: f64, profile: &Profile) -> bool {
    !at_most(gap.abs(), profile.assessment.gap)
}

impl Board<'_> {
    /// The scores of a node side by side.
    pub(crate) fn assessed(&self, node: Node, stated: &Stated, lang: crate::lang::Lang) -> Option<Assessed> {
        let (progress, computed_score, score, score_source, grade) = match node {
            Node::Objective(at) => {
                let told = self.objective_score(at)?;
                (told.progress, told.computed_score, told.score, told.score_source, told.grade)
            }
            Node::KeyResult(at) => {
                let told = self.key_result_score(at)?;
                (told.progress, told.computed_score, told.score, told.score_source, told.grade)
            }
        };
        let ambition = self.ambition_of(node)?;
        let suggested = stated.suggested(progress, ambition, self.profile().assessment);
        let gap = stated.gap(suggested);
        let is_known = progress.is_some() || stated.score.is_some();
        let is_stretching = ambition == Ambition::Aspirational;
        let landmark = (is_known && is_stretching).then(|| Landmark::of(score));
        let known_score = is_known.then_some(score);
        let advice = self.advice(node, known_score, ambition, gap);
        let by = self.stated_by(stated);
        Some(Assessed {
            of: self.workspace().node_ref(node),
            ambition,
            progress,
            computed_score,
            completion: stated.completion.or(progress),
            completion_is_stated: stated.completion.is_some(),
            difficulty: stated.difficulty,
            effort: stated.effort,
            suggested_score: suggested,
            stated_score: stated.score,
            stated_by: by.map(|by| by.as_str().to_owned()),
            is_by_owner: by.is_none_or(|by| self.workspace().answers_for(node, by)),
            gap,
            score,
            score_source,
            grade,
            assessed_on: stated.on,
            landmark: landmark.map(|word| Said { word, text: word.term().text(lang) }),
            advice: advice.into_iter().map(|word| Said { word, text: word.term().text(lang) }).collect(),
        })
    }

    /// What the factors of a node suggest, and how far the stated score is above it.
    pub(crate) fn gap_of(&self, node: Node, stated: &Stated) -> (Option<f64>, Option<f64>) {
        let ambition = self.ambition_of(node).unwrap_or(Ambition::Aspirational);
        let suggested = stated.suggested(self.progress_of(node), ambition, self.profile().assessment);
        (suggested, stated.gap(suggested))
    }

    fn ambition_of(&self, node: Node) -> Option<Ambition> {
        let owner: ObjectiveIx = self.workspace().objective_of(node)?;
        self.workspace().columns().objective_traits.get(owner.at()).map(|traits| traits.ambition)
    }

    /// True where a node's time is over, or its objective is being scored.
    pub(crate) fn is_at_its_end(&self, node: Node) -> bool {
        let columns = self.workspace().columns();
        let traits = self.workspace().objective_of(node).and_then(|at| columns.objective_traits.get(at.at()));
        let window = match node {
            Node::Objective(_) => traits.map(|traits| traits.window),
            Node::KeyResult(at) => columns.windows.get(at.at()),
        };
        let is_final = traits.is_some_and(|traits| stage_is_final(traits.stage));
        is_final || window.is_some_and(|window| window.is_over(self.day()))
    }

    /// Who stated the score, or without one who assessed last.
    fn stated_by(&self, stated: &Stated) -> Option<&PersonId> {
        stated.on?;
        self.workspace().document().assessments.get(stated.said_at as usize)?.by.as_ref()
    }

    /// What to ask; before the end only what a gap asks.
    fn advice(&self, node: Node, score: Option<f64>, ambition: Ambition, gap: Option<f64>) -> Vec<Advice> {
        let mut advice = Vec::new();
        let profile = self.profile();
        if self.is_at_its_end(node) {
            let band = profile.bands.of(ambition);
            match (ambition, score) {
                (Ambition::Learning, _) => advice.push(Advice::Lesson),
                (_, None) => advice.push(Advice::Measure),
                (Ambition::Committed, Some(score)) => {
                    let is_kept = band.is_none_or(|band| at_least(score, band.green));
                    advice.extend((!is_kept).then_some(Advice::Explain));
                    advice.extend_from_slice(of_low(score));
                }
                (Ambition::Aspirational, Some(score)) => {
                    advice.extend_from_slice(of_low(score));
                    advice.extend(is_about_seven_tenths(score).then_some(Advice::Improve));
                }
            }
            let top = band.and_then(|band| band.top).or((ambition == Ambition::Aspirational).then_some(1.0));
            if score.zip(top).is_some_and(|(score, top)| at_least(score, top)) {
                advice.push(Advice::AimHigher);
            }
        }
        if gap.is_some_and(|gap| is_wide(gap, profile)) {
            advice.push(Advice::CloseGap);
        }
        advice
    }

    /// The progress of a node.
    pub(crate) fn progress_of(&self, node: Node) -> Option<f64> {
        match node {
            Node::Objective(at) => known(self.scores.objectives.get(at.at())?.progress),
            Node::KeyResult(at) => {
                known(self.scores.key_results.get(at.at())?.attainment).map(|attainment| self.progress(attainment))
            }
        }
    }
}

/// What a low score asks.
fn of_low(score: f64) -> &'static [Advice] {
    if at_most(score, 0.0) {
        &[Advice::Decide, Advice::Analyse]
    } else if at_most(score, 0.3) {
        &[Advice::AskWhatWasWrong, Advice::Analyse]
    } else if !at_least(score, 0.5) {
        &[Advice::Analyse]
    } else {
        &[]
    }
}

/// About 0.7 is what rounds to it: from 0.65 to 0.75.
fn is_about_seven_tenths(score: f64) -> bool {
    at_least(score, 0.65) && at_most(score, 0.75)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggested(completion: f64, difficulty: f64, effort: f64) -> f64 {
        let stated = Stated {
            completion: Some(completion),
            difficulty: Some(difficulty),
            effort: Some(effort),
            ..Stated::default()
        };
        stated.suggested(None, Ambition::Aspirational, Profile::okr().assessment).unwrap()
    }

    // fact F10
    #[test]
    fn an_easy_market_lowers_a_full_completion() {
        assert_eq!(suggested(1.0, 0.5, 0.5), 1.0);
        assert!(suggested(1.0, 0.0, 0.5) <= 0.6 && suggested(1.0, 0.2, 0.5) < 0.8);
        assert!(suggested(0.6, 1.0, 0.5) > 0.6);
    }

    // fact F11
    #[test]
    fn luck_lowers_it_and_toil_adds_nothing() {
        assert!(suggested(1.0, 0.5, 0.0) <= 0.6);
        assert_eq!(suggested(0.7, 0.5, 1.0), 0.7);
    }

    // fact F12, F19
    #[test]
    fn a_promise_counts_by_completion_alone() {
        let stated = Stated { difficulty: Some(0.0), effort: Some(0.0), ..Stated::default() };
        let policy = Profile::okr().assessment;
        assert_eq!(stated.suggested(Some(0.9), Ambition::Committed, policy), Some(0.9));
        assert_eq!(stated.suggested(None, Ambition::Aspirational, policy), None);
        assert_eq!(Stated::default().suggested(Some(0.9), Ambition::Aspirational, policy), None);
    }

    // fact F04, F05, F06, F07
    #[test]
    fn landmarks_are_reached_not_neared() {
        let landmarks = [0.0, 0.1, 0.1 + 0.2, 0.699, 0.7, 0.999, 1.0].map(Landmark::of);
        use Landmark as L;
        assert_eq!(
            landmarks,
            [L::NoProgress, L::BelowUsual, L::Usual, L::Usual, L::Hard, L::Hard, L::NearlyImpossible]
        );
    }

    // fact F13, F14, F15, F16
    #[test]
    fn advice_is_a_question() {
        assert_eq!(of_low(0.0), [Advice::Decide, Advice::Analyse]);
        assert_eq!(of_low(0.3), [Advice::AskWhatWasWrong, Advice::Analyse]);
        assert_eq!(of_low(0.4), [Advice::Analyse]);
        assert_eq!(of_low(0.5), []);
        let about = [0.649, 0.65, 0.7, 0.75, 0.76].map(is_about_seven_tenths);
        assert_eq!(about, [false, true, true, true, false]);
    }
}
