//! A made-up company of any size, of a realistic shape: objectives in a tree with
//! three to ten children each, so that from 3,000 to 1,000,000 of them the deepest
//! are five to eight steps below the top; 15% cross alignments, three key results
//! an objective, a check-in or two for most of them.

use okr_core::{
    Alignment, AlignmentKind, CheckIn, Confidence, Cycle, CycleKind, Date, Document, Edge, Endpoint, Extra, KeyResult,
    Measure, Metric, Objective, Party, Person, Seldom, Source, Title, Unit, Visibility,
};

/// A small generator of numbers (xorshift), so that a size always gives the same company.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// A generator from a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed | 1)
    }

    /// A number from 0 up to, not including, `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % u64::from(limit.max(1))) as u32
    }
}

/// The shape of a company: for each objective but the first its parent, and the
/// cross alignments.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The parent of each objective; parents come first.
    pub parents: Vec<Option<u32>>,
    /// Alignments across: from a later objective to an earlier one.
    pub cross: Vec<Edge>,
}

impl Shape {
    /// The shape of a company with this many objectives.
    pub fn new(objectives: u32) -> Shape {
        let mut dice = Dice::new(0x0b9d_a07e);
        let mut parents = vec![None];
        let mut parent = 0;
        let mut room = 3 + dice.below(8);
        while (parents.len() as u32) < objectives {
            parents.push(Some(parent));
            room -= 1;
            if room == 0 {
                parent += 1;
                room = 3 + dice.below(8);
            }
        }
        let cross = (0..objectives * 15 / 100).filter_map(|_| {
            let from = 1 + dice.below(objectives.max(2) - 1);
            let to = dice.below(from);
            let is_new = parents.get(from as usize).copied().flatten() != Some(to);
            is_new.then_some(Edge { from, to })
        });
        let mut cross: Vec<Edge> = cross.collect();
        cross.sort_unstable();
        cross.dedup();
        Shape { parents, cross }
    }

    /// Every edge: to the parents, then across.
    pub fn edges(&self) -> Vec<Edge> {
        let tree = (0_u32..).zip(&self.parents).filter_map(|(from, to)| Some(Edge { from, to: (*to)? }));
        tree.chain(self.cross.iter().copied()).collect()
    }

    /// How many steps each objective is below the top.
    pub fn levels(&self) -> Vec<u32> {
        let mut levels = Vec::with_capacity(self.parents.len());
        for parent in &self.parents {
            let above = parent.and_then(|parent| levels.get(parent as usize));
            levels.push(above.map_or(0, |above: &u32| above + 1));
        }
        levels
    }
}

fn date(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// A document of this many objectives, three key results each.
pub fn document(objectives: u32) -> Document {
    let shape = Shape::new(objectives);
    let mut dice = Dice::new(7);
    let mut document = frame(objectives / 3 + 1);
    document.objectives = (0..objectives).map(|number| objective(number, &mut dice)).collect();
    document.alignments =
        shape.edges().iter().zip(0..).map(|(edge, at)| alignment(*edge, at < objectives - 1)).collect();
    for number in 0..objectives * 3 {
        // Every twentieth key result is silent, every third was checked in twice.
        if number % 20 == 19 {
            continue;
        }
        if number % 3 == 0 {
            document.check_ins.extend(check_in(number, "2026-01-30", &mut dice));
        }
        document.check_ins.extend(check_in(number, "2026-02-06", &mut dice));
    }
    document
}

/// A document with people in their units and a cycle, without objectives.
pub(crate) fn frame(people: u32) -> Document {
    let mut document = Document::empty();
    document.levels = ["company", "division", "department", "team", "individual"].map(Into::into).to_vec();
    let units = people / PEOPLE_PER_UNIT + 1;
    document.units = (0..units).map(|number| unit(number, &document.levels)).collect();
    document.people = (0..people).map(person).collect();
    document.cycles = vec![Cycle {
        id: "2026Q1".into(),
        kind: CycleKind::Quarter,
        name: None,
        start: date("2026-01-01"),
        end: date("2026-03-31"),
        parent: None,
        extra: Extra::default(),
    }];
    document
}

const PEOPLE_PER_UNIT: u32 = 10;

/// How many units are directly below one.
const UNITS_BELOW: u32 = 6;

fn unit(number: u32, levels: &[Title]) -> Unit {
    let parent = |number: u32| number.checked_sub(1).map(|before| before / UNITS_BELOW);
    let depth = std::iter::successors(parent(number), |above| parent(*above)).count();
    Unit {
        id: format!("u{number}").as_str().into(),
        name: format!("Unit {number}").as_str().into(),
        // Units below the level of individuals are told no further apart.
        level: levels.get(depth).or(levels.last()).cloned().unwrap_or_else(|| "company".into()),
        parent: parent(number).map(|above| format!("u{above}").as_str().into()),
        leader: None,
        extra: Extra::default(),
    }
}

fn person(number: u32) -> Person {
    Person {
        id: format!("p{number}").as_str().into(),
        name: format!("Person {number}").as_str().into(),
        unit: Some(format!("u{}", number / PEOPLE_PER_UNIT).as_str().into()),
        manager: None,
        title: None,
        extra: Extra::default(),
    }
}

pub(crate) fn objective(number: u32, dice: &mut Dice) -> Objective {
    let key_results = (0..3).map(|place| key_result(number * 3 + place, dice)).collect();
    let title = format!("Make team {number} the one that customers of region {} recommend", number % 97);
    let owner = Party::of_person(&format!("p{}", number / 3));
    Objective {
        source: Some(Source::Both),
        // Some have something to hide.
        visibility: (number % 20 == 19).then_some(Visibility::Private),
        key_results,
        ..Objective::new(&format!("o{number}"), &title, owner, "2026Q1")
    }
}

pub(crate) fn key_result(number: u32, dice: &mut Dice) -> KeyResult {
    let baseline = f64::from(dice.below(50));
    let target = baseline + 10.0 + f64::from(dice.below(90));
    let measure = Metric { baseline: Some(baseline), target, unit: None, extra: Extra::default() };
    KeyResult {
        measure: Some(Measure::Metric(measure)),
        weight: Some(f64::from(1 + dice.below(4))),
        ..KeyResult::new(&format!("k{number}"), &format!("Referrals a month from {baseline} to {target}"))
    }
}

pub(crate) fn alignment(edge: Edge, is_tree: bool) -> Alignment {
    let end = |number: u32| Endpoint::of_objective(&format!("o{number}"));
    Alignment {
        from: end(edge.from),
        to: end(edge.to),
        kind: Some(if is_tree { AlignmentKind::Contributes } else { AlignmentKind::Supports }),
        state: None,
        agreed_on: None,
        rest: Seldom::default(),
    }
}

pub(crate) fn check_in(number: u32, on: &str, dice: &mut Dice) -> Option<CheckIn> {
    Some(CheckIn {
        key_result: Some(format!("k{number}").as_str().into()),
        on: date(on)?,
        value: Some(f64::from(dice.below(100))),
        confidence: Confidence::new(dice.below(11) as u8),
        status: None,
        rest: Seldom::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_what_its_description_says() {
        for objectives in [3_000, 10_000, 100_000, 1_000_000] {
            let shape = Shape::new(objectives);
            assert_eq!(shape.parents.len(), objectives as usize);
            let mut children = vec![0_u32; objectives as usize];
            for parent in shape.parents.iter().flatten() {
                children[*parent as usize] += 1;
            }
            // Parents come first; the last of them may have run out of objectives.
            let parents = children.iter().filter(|count| **count > 0).count();
            assert!(children[..parents - 1].iter().all(|count| (3..=10).contains(count)), "{objectives}");
            assert!((1..=10).contains(&children[parents - 1]));
            let depth = shape.levels().into_iter().max();
            assert!(depth.is_some_and(|depth| (5..=8).contains(&depth)), "{objectives}: {depth:?}");
            let across = shape.cross.len() as f64 / f64::from(objectives);
            assert!((0.145..=0.15).contains(&across), "{objectives}: {across}");
            assert!(shape.cross.iter().all(|edge| edge.to < edge.from));
        }
    }

    #[test]
    fn small_companies_are_sound_too() {
        for objectives in [1, 2, 3, 50] {
            let company = document(objectives);
            assert_eq!(company.objectives.len(), objectives as usize);
            assert!(okr_core::Workspace::from_document(company).is_ok(), "{objectives}");
        }
    }
}
