//! Texts that want to exhaust a reader: each is a problem with its place.

use std::time::Instant;

use okr_core::{Limits, Workspace};

/// A kind of hostile text.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// The code and the place that its refusal must have.
    expected: (&'static str, &'static str),
    limits: Limits,
    make: fn(usize) -> String,
}

/// How a text was refused.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Bytes of the text.
    pub size: usize,
    /// Seconds until the refusal.
    pub seconds: f64,
    /// Its code and place.
    pub told: String,
}

const FEW: Limits =
    Limits { objectives: 1_000, key_results: 1_000, alignments: 1_000, check_ins: 1_000, ..Limits::DEFAULT };

/// Every case. The size is of elements; digits are two hundred times as many.
pub const CASES: [Case; 11] = [
    Case {
        name: "digits before the point",
        expected: ("number.not-finite", "/healthMetrics/0/atLeast"),
        limits: Limits::DEFAULT,
        make: |count| metric(&"9".repeat(count * 200)),
    },
    Case {
        name: "digits of an exponent",
        expected: ("number.not-finite", "/healthMetrics/0/atLeast"),
        limits: Limits::DEFAULT,
        make: |count| metric(&("1e".to_owned() + &"9".repeat(count * 200))),
    },
    Case {
        name: "digits over the host's bytes",
        expected: ("json.too-large", ""),
        limits: Limits { bytes: 1_000_000, ..Limits::DEFAULT },
        make: |count| metric(&"9".repeat(count * 200)),
    },
    Case {
        name: "long milestones that nobody has",
        expected: ("check-in.milestone", "/checkIns/0/milestones/0"),
        limits: Limits { entries: u32::MAX, ..Limits::DEFAULT },
        make: |count| milestones(&|at| format!("{at:0>60}"), &|at| format!("{at:x>60}"), count / 100),
    },
    Case {
        name: "one milestone that nobody has among many",
        expected: ("check-in.milestone", "/checkIns/0/milestones/0"),
        limits: Limits { entries: u32::MAX, ..Limits::DEFAULT },
        make: |count| {
            let told = |at: usize| if at == 0 { "none".to_owned() } else { format!("m{at}") };
            milestones(&|at| format!("m{at}"), &told, count / 20)
        },
    },
    Case {
        name: "objectives over the default",
        expected: ("document.too-many", "/objectives"),
        limits: Limits::DEFAULT,
        make: |count| {
            format!(
                r#"{{"okr":1,"objectives":[{}]}}"#,
                items("{\"id\":\"a\",\"title\":\"b\",\"owner\":{\"unit\":\"u\"},\"cycle\":\"c\"}", count)
            )
        },
    },
    Case {
        name: "key results over the host's limit",
        expected: ("document.too-many", "/objectives"),
        limits: FEW,
        make: |count| {
            format!(
                r#"{{"okr":1,"objectives":[{{"keyResults":[{}]}}]}}"#,
                items("{\"id\":\"a\",\"title\":\"b\"}", count)
            )
        },
    },
    Case {
        name: "check-ins over the host's limit",
        expected: ("document.too-many", "/checkIns"),
        limits: FEW,
        make: |count| format!(r#"{{"okr":1,"checkIns":[{}]}}"#, items("{}", count)),
    },
    Case {
        name: "elements that are none",
        expected: ("document.wrong-type", "/checkIns/0"),
        limits: Limits::DEFAULT,
        make: |count| format!(r#"{{"okr":1,"checkIns":[{}]}}"#, items("0", count)),
    },
    Case {
        name: "levels of nesting",
        expected: ("json.too-deep", "/extra"),
        limits: Limits::DEFAULT,
        make: |count| format!(r#"{{"okr":1,"extra":{}{}}}"#, "[".repeat(count), "]".repeat(count)),
    },
    Case {
        name: "fields that no one knows",
        expected: ("document.unknown-field", "/a0"),
        limits: Limits::DEFAULT,
        make: |count| {
            let fields: Vec<String> = (0..count / 10).map(|at| format!(r#""a{at}":0"#)).collect();
            format!("{{\"okr\":1,{}}}", fields.join(","))
        },
    },
];

impl Case {
    /// Opens the text of so many elements.
    ///
    /// # Errors
    /// Where it opens, or is refused in another way or elsewhere than it must be.
    pub fn run(&self, count: usize) -> Result<Refusal, String> {
        let text = (self.make)(count);
        let start = Instant::now();
        let opened = Workspace::from_json_with(&text, &self.limits);
        let seconds = start.elapsed().as_secs_f64();
        let Err(problems) = opened else { return Err(format!("{} open", self.name)) };
        if problems.as_slice().len() > self.limits.problems as usize + 1 {
            return Err(format!("{}: {} problems", self.name, problems.as_slice().len()));
        }
        let told: Vec<(&str, &str)> =
            problems.as_slice().iter().map(|problem| (problem.code().name(), problem.path())).collect();
        let (code, place) = self.expected;
        if !told.iter().any(|told| told.0 == code && told.1.starts_with(place)) {
            return Err(format!("{} are refused with {:?}", self.name, told.get(..told.len().min(3))));
        }
        Ok(Refusal { size: text.len(), seconds, told: format!("`{code}` at `{place}`") })
    }
}

fn metric(number: &str) -> String {
    format!(r#"{{"okr":1,"healthMetrics":[{{"id":"h","name":"H","atLeast":{number}}}]}}"#)
}

fn items(item: &str, count: usize) -> String {
    let mut text = item.to_owned();
    for _ in 1..count {
        text.push(',');
        text.push_str(item);
    }
    text
}

/// A key result with milestones, and a check-in that tells of as many.
fn milestones(item: &dyn Fn(usize) -> String, told: &dyn Fn(usize) -> String, count: usize) -> String {
    let list = |each: &dyn Fn(usize) -> String| (0..count.max(2)).map(each).collect::<Vec<String>>().join(",");
    let items = list(&|at| format!(r#"{{"title":"{}"}}"#, item(at)));
    let told = list(&|at| format!(r#""{}""#, told(at)));
    format!(
        r#"{{"okr":1,"people":[{{"id":"p","name":"P"}}],"cycles":[{{"id":"c","kind":"backlog"}}],"objectives":[{{"id":"o","title":"O","owner":{{"person":"p"}},"cycle":"c","keyResults":[{{"id":"k","title":"K","measure":{{"kind":"milestones","items":[{items}]}}}}]}}],"checkIns":[{{"keyResult":"k","on":"2026-01-01","milestones":[{told}]}}]}}"#
    )
}
