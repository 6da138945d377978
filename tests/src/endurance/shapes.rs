//! The shapes of documents that are hard to walk.

use std::fmt::Write as _;

/// A kind of document that can be made of any size.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What it looks like.
    pub name: &'static str,
    make: fn(usize) -> Made,
}

/// A document of a shape.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its text.
    pub text: String,
    /// A key result that is measured by its own check-ins and lies as deep as any.
    pub leaf: String,
}

/// Every shape whose cost grows no faster than its size.
pub const SHAPES: [Shape; 6] = [
    Shape { name: "chain", make: |count| aligned(count, (1..count).map(|at| (at, at - 1))) },
    Shape { name: "fan", make: |count| aligned(count, (1..count).map(|at| (at, 0))) },
    // Lines of a drawing that all pass many rows, each its own way.
    Shape { name: "half to half", make: |count| aligned(count, (0..count / 2).map(|at| (count - 1 - at, at))) },
    Shape { name: "one objective", make: key_results },
    Shape { name: "chain of sums", make: |count| summed(count, &|at| at - 1, &|at| at + 1 < count) },
    Shape { name: "fan of a sum", make: |count| summed(count, &|_| 0, &|at| at == 0) },
];

/// Sums on sums, each with a number of its own: every pair of a number and a sum
/// above it is an addition of its own, so that the cost grows with the square.
pub const LADDER_OF_SUMS: Shape = Shape { name: "ladder of sums", make: ladder };

impl Shape {
    /// The shape of a name.
    pub fn named(name: &str) -> Option<Shape> {
        SHAPES.into_iter().find(|shape| shape.name == name)
    }

    /// A document with so many objectives, or so many key results of one objective.
    pub fn document(&self, count: usize) -> Made {
        (self.make)(count)
    }
}

const START: &str = r#"{"okr":1,"levels":["company","team"],"units":[{"id":"u","name":"U","level":"company"}],
"cycles":[{"id":"c","kind":"quarter","start":"2026-01-01","end":"2026-03-31"}],"objectives":["#;
const METRIC: &str = r#"{"kind":"metric","baseline":0,"target":10}"#;
const SUM: &str = r#"{"kind":"rollup","combine":"sum","baseline":0,"target":10}"#;

/// Objectives that contribute to each other, each with a key result.
fn aligned(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Made {
    let mut text = START.to_owned();
    list(&mut text, 0..count, |text, at| objective(text, at, &key_result(at, METRIC)));
    text += &check_in("k1");
    list(&mut text, edges, |text, (from, to)| {
        let _ =
            write!(text, r#"{{"from":{{"objective":"o{from}"}},"to":{{"objective":"o{to}"}},"kind":"contributes"}}"#);
    });
    Made { text: text + "]}", leaf: "k1".to_owned() }
}

/// One objective, all key results its own.
fn key_results(count: usize) -> Made {
    let mut own = String::new();
    list(&mut own, 0..count, |own, at| own.push_str(&key_result(at, METRIC)));
    let mut text = START.to_owned();
    list(&mut text, 0..2, |text, at| objective(text, at, if at == 1 { &own } else { "" }));
    Made { text: text + &check_in("k1") + "]}", leaf: "k1".to_owned() }
}

/// Key results that contribute to each other, sums and numbers; the last is a number.
fn summed(count: usize, above: &dyn Fn(usize) -> usize, is_sum: &dyn Fn(usize) -> bool) -> Made {
    let leaf = format!("k{}", count - 1);
    let measure = |at: usize| if is_sum(at) { SUM } else { METRIC };
    let mut text = START.to_owned();
    list(&mut text, 0..count, |text, at| objective(text, at, &key_result(at, measure(at))));
    text += &check_in(&leaf);
    list(&mut text, 1..count, |text, at| contributes(text, &format!("k{at}"), &format!("k{}", above(at))));
    Made { text: text + "]}", leaf }
}

fn ladder(count: usize) -> Made {
    let mut text = START.to_owned();
    list(&mut text, 0..count, |text, at| {
        let both = key_result(at, if at == count - 1 { METRIC } else { SUM }) + "," + &key_result(count + at, METRIC);
        objective(text, at, &both);
    });
    let leaf = format!("k{}", count - 1);
    text += &check_in(&leaf);
    list(&mut text, 1..count, |text, at| {
        contributes(text, &format!("k{at}"), &format!("k{}", at - 1));
        text.push(',');
        contributes(text, &format!("k{}", count + at), &format!("k{}", at - 1));
    });
    Made { text: text + "]}", leaf }
}

/// Writes items with commas between them.
fn list<T>(text: &mut String, items: impl Iterator<Item = T>, write: impl Fn(&mut String, T)) {
    for (number, item) in items.enumerate() {
        if number > 0 {
            text.push(',');
        }
        write(text, item);
    }
}

fn objective(text: &mut String, at: usize, key_results: &str) {
    let _ = write!(
        text,
        r#"{{"id":"o{at}","title":"Win market {at}","owner":{{"unit":"u"}},"cycle":"c","source":"both","keyResults":[{key_results}]}}"#
    );
}

fn key_result(at: usize, measure: &str) -> String {
    format!(r#"{{"id":"k{at}","title":"Customers from 0 to 10","measure":{measure}}}"#)
}

fn contributes(text: &mut String, from: &str, to: &str) {
    let _ = write!(text, r#"{{"from":{{"keyResult":"{from}"}},"to":{{"keyResult":"{to}"}},"kind":"contributes"}}"#);
}

fn check_in(leaf: &str) -> String {
    format!(r#"],"checkIns":[{{"keyResult":"{leaf}","on":"2026-02-01","value":10}}],"alignments":["#)
}
