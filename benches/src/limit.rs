//! The limits: the least work that gives the answer, written by hand on flat
//! arrays for one shape of data only. No library can be faster; the engine's
//! figures are ratios to these.

use okr_core::{Document, Edge, Measure};

/// Kahn's sort on flat arrays: true where the edges have no circle.
pub fn is_acyclic(node_count: u32, edges: &[Edge]) -> bool {
    let count = node_count as usize;
    let mut offsets = vec![0_u32; count + 2];
    let mut waiting = vec![0_u32; count];
    for edge in edges {
        if let (Some(slot), Some(mark)) = (offsets.get_mut(edge.from as usize + 2), waiting.get_mut(edge.to as usize)) {
            *slot += 1;
            *mark += 1;
        }
    }
    let mut sum = 0;
    for offset in &mut offsets {
        sum += *offset;
        *offset = sum;
    }
    let mut targets = vec![0_u32; edges.len()];
    for edge in edges {
        if let Some(next) = offsets.get_mut(edge.from as usize + 1) {
            if let Some(slot) = targets.get_mut(*next as usize) {
                *slot = edge.to;
            }
            *next += 1;
        }
    }
    let mut order: Vec<u32> = Vec::with_capacity(count);
    order.extend((0..node_count).zip(&waiting).filter(|(_, mark)| **mark == 0).map(|(node, _)| node));
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        let Some(&[from, to]) = offsets.get(node as usize..node as usize + 2) else { continue };
        for target in targets.get(from as usize..to as usize).unwrap_or_default() {
            if let Some(mark) = waiting.get_mut(*target as usize) {
                *mark -= 1;
                if *mark == 0 {
                    order.push(*target);
                }
            }
        }
    }
    order.len() == count
}

/// A company as flat arrays: metrics only, three key results an objective, one
/// cycle, parents before children.
#[derive(Clone, Debug, Default)]
pub struct Flat {
    /// Where each key result started.
    pub baseline: Vec<f64>,
    /// Where each key result is to end.
    pub target: Vec<f64>,
    /// The latest value of each key result; NaN where there is none.
    pub current: Vec<f64>,
    /// The weight of each key result.
    pub weight: Vec<f64>,
    /// The objective above each objective; [`NO_PARENT`] at the top.
    pub parent: Vec<u32>,
}

/// Stands for "nothing above".
pub const NO_PARENT: u32 = u32::MAX;

/// How many key results each objective has.
pub const PER_OBJECTIVE: usize = 3;

/// The answer on flat arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlatBoard {
    /// The attainment of each key result; NaN where unmeasured.
    pub attainment: Vec<f64>,
    /// What is expected of each key result.
    pub expected: Vec<f64>,
    /// The status of each key result, as a small number.
    pub status: Vec<u8>,
    /// The progress of each objective.
    pub progress: Vec<f64>,
    /// The coverage of each objective.
    pub coverage: Vec<f64>,
    /// The status of each objective.
    pub objective_status: Vec<u8>,
}

impl Flat {
    /// The arrays of a document that [`crate::company::document`] made.
    pub fn new(document: &Document, parents: &[Option<u32>]) -> Flat {
        let mut flat = Flat::default();
        for key_result in document.objectives.iter().flat_map(|objective| &objective.key_results) {
            let Some(Measure::Metric(metric)) = &key_result.measure else { continue };
            flat.baseline.push(metric.baseline.unwrap_or(0.0));
            flat.target.push(metric.target);
            flat.current.push(f64::NAN);
            flat.weight.push(key_result.weight.unwrap_or(1.0));
        }
        for check_in in &document.check_ins {
            let number = check_in.key_result.as_ref().and_then(|id| id.as_str().get(1..)?.parse::<usize>().ok());
            if let Some(slot) = number.and_then(|number| flat.current.get_mut(number)) {
                *slot = check_in.value.unwrap_or(f64::NAN);
            }
        }
        flat.parent = parents.iter().map(|parent| parent.unwrap_or(NO_PARENT)).collect();
        flat
    }

    /// Scores everything: key results in order, objectives from the last to the first.
    pub fn score(&self, elapsed: f64) -> FlatBoard {
        let objectives = self.parent.len();
        let key_results = self.baseline.len();
        let mut board = FlatBoard {
            attainment: Vec::with_capacity(key_results),
            expected: Vec::with_capacity(key_results),
            status: Vec::with_capacity(key_results),
            progress: vec![0.0; objectives],
            coverage: vec![0.0; objectives],
            objective_status: vec![u8::MAX; objectives],
        };
        for ((baseline, target), current) in self.baseline.iter().zip(&self.target).zip(&self.current) {
            let attainment = (current - baseline) / (target - baseline);
            let behind = elapsed - attainment.clamp(0.0, 1.0);
            board.attainment.push(attainment);
            board.expected.push(elapsed);
            board.status.push(status(attainment, behind));
        }
        let mut sums = vec![[0.0_f64; 3]; objectives];
        for at in (0..objectives).rev() {
            let own = at * PER_OBJECTIVE..(at + 1) * PER_OBJECTIVE;
            let [mut weighted, mut weights, mut covered] = sums.get(at).copied().unwrap_or_default();
            let mut worst = board.objective_status.get(at).copied().unwrap_or(u8::MAX);
            let members = board.attainment.get(own.clone()).unwrap_or_default().iter();
            let members = members.zip(self.weight.get(own.clone()).unwrap_or_default());
            for ((attainment, weight), status) in members.zip(board.status.get(own).unwrap_or_default()) {
                weights += weight;
                worst = worst.min(*status);
                if !attainment.is_nan() {
                    weighted += attainment.clamp(0.0, 1.0) * weight;
                    covered += weight;
                }
            }
            let progress = weighted / weights;
            let coverage = covered / weights;
            if let Some(slot) = board.progress.get_mut(at) {
                *slot = progress;
            }
            if let Some(slot) = board.coverage.get_mut(at) {
                *slot = coverage;
            }
            if let Some(slot) = board.objective_status.get_mut(at) {
                *slot = worst;
            }
            let parent = self.parent.get(at).copied().unwrap_or(NO_PARENT) as usize;
            if let Some(sums) = sums.get_mut(parent) {
                let [weighted, weights, covered] = sums;
                *weighted += progress;
                *weights += 1.0;
                *covered += coverage;
            }
            if let Some(slot) = board.objective_status.get_mut(parent) {
                *slot = (*slot).min(worst);
            }
        }
        board
    }
}

fn status(attainment: f64, behind: f64) -> u8 {
    if attainment >= 1.0 {
        6
    } else if attainment.is_nan() {
        2
    } else if behind <= 0.10 {
        5
    } else if behind <= 0.25 {
        3
    } else {
        0
    }
}
