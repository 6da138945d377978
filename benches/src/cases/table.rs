//! The cases of all operations.

use okr_core::api::AlignmentQuery;
use okr_core::{MapFormat, RemovalPolicy};

use super::case::{Case, Counted, Outcome, Site, Work};
use crate::AS_OF;
use crate::shapes::Form;

/// Every case. A new operation needs one here; without it the benches refuse to
/// run and a test fails. Removals come last, for others name what they remove.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for form in Form::ALL {
        cases.push(Case::new("open", "", form, Work::Opening));
        cases.push(Case::new("score", "the board in memory", form, Work::Board));
    }
    cases.push(Case::new("validate", "every two aligned both ways", Form::Chain, Work::Refusal(Box::new(in_circles))));
    let mut whole = |operation, asked: &str, work| cases.push(Case::new(operation, asked, Form::Company, work));
    whole("validate", "", Work::Call(Box::new(|site| format!(r#"{{"document":{}}}"#, site.text))));
    whole("toJson", "", Work::Call(Box::new(|_| "{}".into())));
    whole("view", "by somebody outside", Work::Call(Box::new(|_| "{}".into())));
    whole("view", "by somebody inside", Work::Call(Box::new(|_| r#"{"viewer":{"person":"p0"}}"#.into())));
    whole("score", "the whole answer", Work::Call(Box::new(|_| format!(r#"{{"asOf":"{AS_OF}"}}"#))));
    whole(
        "contribution",
        "to the top, of everybody",
        Work::Call(Box::new(|_| format!(r#"{{"of":{{"objective":"o0"}},"asOf":"{AS_OF}"}}"#))),
    );
    whole("score", "a page of one unit, with owners", Work::Call(Box::new(page)));
    whole("assess", "at the end of the year", Work::Call(Box::new(|_| r#"{"asOf":"2027-01-31"}"#.into())));
    whole("simulate", "a check-in, with its influence", Work::Call(Box::new(simulate)));
    whole("lint", "", Work::Call(Box::new(|_| format!(r#"{{"asOf":"{AS_OF}"}}"#))));
    whole("checkIn", "on any key result", Work::Changes { count: 4_000, requests: check_in, outcome: Outcome::Taken });
    whole(
        "edit",
        "the weight of any key result",
        Work::Changes { count: 4_000, requests: edit, outcome: Outcome::Taken },
    );
    whole(
        "align",
        "any two objectives",
        Work::Changes { count: 4_000, requests: align, outcome: Outcome::MostlyTaken },
    );
    whole("unalign", "an alignment across", Work::Changes { count: 1_000, requests: unalign, outcome: Outcome::Taken });
    for operation in ["rules", "profiles", "schema", "version"] {
        whole(operation, "", Work::Constant);
    }
    // The answer holds every number of the company with its reasons; of more it is refused.
    let explain = Work::Call(Box::new(|_| format!(r#"{{"of":{{"objective":"o0"}},"asOf":"{AS_OF}"}}"#)));
    let explain = Case::new("explain", "the top, all the way down", Form::Company, explain);
    cases.push(Case { biggest: 250_000, ..explain });
    // Both documents as text, and both open.
    let diff = Case::new("diff", "opening both", Form::Company, Work::Call(Box::new(versions)));
    cases.push(Case { biggest: 500_000, ..diff });
    let every = |_: &mut Site| format!(r#"{{"asOf":"{AS_OF}"}}"#);
    cases.push(Case::new("forecast", "every key result", Form::Weekly, Work::Call(Box::new(every))));
    cases.push(Case::new("reviewExport", "facts of everybody", Form::Weekly, Work::Call(Box::new(every))));
    let text = Case::new("lintText", "", Form::Company, Work::Call(Box::new(lint_text)));
    cases.push(Case { counts: Counted::Characters, ..text });
    let shares = Case::new("apportion", "", Form::Company, Work::Call(Box::new(apportion)));
    cases.push(Case { counts: Counted::Parts, ..shares });
    // A circle as long as the document is deep.
    let refused = Work::Changes { count: 5, requests: close_chain, outcome: Outcome::Refused };
    cases.push(Case::new("align", "its ends: refused with the circle", Form::Chain, refused));
    cases.extend(maps());
    cases.extend(questions());
    cases.extend(RemovalPolicy::ALL.iter().map(|policy| removal(*policy)));
    cases
}

/// The document before and after many of its targets and what crosses it became others.
fn versions(site: &mut Site) -> String {
    let after = site.text.replace(r#""target":1"#, r#""target":2"#).replace("supports", "dependsOn");
    format!(r#"{{"before":{},"after":{after},"asOf":"{AS_OF}"}}"#, site.text)
}

fn page(_: &mut Site) -> String {
    let select = r#"{"units":["u1"],"fields":["progress","status"]}"#;
    format!(r#"{{"asOf":"{AS_OF}","select":{select},"offset":10,"limit":100,"owners":true}}"#)
}

/// The chain with every second step taken back as well: as many circles of two.
fn in_circles(site: &mut Site) -> String {
    let back = (1..site.size).step_by(2).map(|lower| format!("{{{}}},", ends(lower - 1, lower)));
    let list = r#""alignments":["#;
    let document = site.text.replacen(list, &(list.to_owned() + &back.collect::<String>()), 1);
    format!(r#"{{"document":{document}}}"#)
}

fn check_in(site: &mut Site) -> Option<String> {
    let number = site.dice.below(site.size * 3);
    let value = site.dice.below(100);
    let check_in = format!(r#"{{"keyResult":"k{number}","on":"{AS_OF}","value":{value}}}"#);
    Some(format!(r#"{{"checkIn":{check_in},"asOf":"{AS_OF}"}}"#))
}

fn simulate(site: &mut Site) -> String {
    let number = site.dice.below(site.size * 3);
    let check_in = format!(r#"{{"keyResult":"k{number}","on":"{AS_OF}","value":42}}"#);
    format!(r#"{{"changes":[{{"checkIn":{check_in}}}],"asOf":"{AS_OF}"}}"#)
}

fn ends(from: u32, to: u32) -> String {
    format!(r#""from":{{"objective":"o{from}"}},"to":{{"objective":"o{to}"}}"#)
}

fn aligning(from: u32, to: u32) -> String {
    format!(r#"{{"alignment":{{{}}},"asOf":"{AS_OF}"}}"#, ends(from, to))
}

fn align(site: &mut Site) -> Option<String> {
    let (from, to) = (site.dice.below(site.size), site.dice.below(site.size));
    Some(aligning(from, to))
}

/// One of the alignments across that still stand.
fn unalign(site: &mut Site) -> Option<String> {
    let at = site.dice.below(site.cross.len() as u32) as usize;
    let edge = (at < site.cross.len()).then(|| site.cross.swap_remove(at))?;
    Some(format!(r#"{{{},"asOf":"{AS_OF}"}}"#, ends(edge.from, edge.to)))
}

fn close_chain(site: &mut Site) -> Option<String> {
    Some(aligning(0, site.size - 1))
}

fn edit(site: &mut Site) -> Option<String> {
    let number = site.dice.below(site.size * 3);
    let weight = 1 + site.dice.below(9);
    Some(format!(r#"{{"edits":[{{"of":{{"keyResult":"k{number}"}},"weight":{weight}}}],"asOf":"{AS_OF}"}}"#))
}

/// Removals of objectives in the middle of the tree one after the other; where
/// what is aligned forbids it, of key results, to which nothing is.
fn removal(policy: RemovalPolicy) -> Case {
    let (asked, requests): (_, fn(&mut Site) -> Option<String>) = match policy {
        RemovalPolicy::Refuse => ("a key result, refuse", |site| Some(removing(site, "keyResult", 'k', "refuse"))),
        RemovalPolicy::Detach => ("an objective, detach", |site| Some(removing(site, "objective", 'o', "detach"))),
        RemovalPolicy::Reattach => {
            ("an objective, reattach", |site| Some(removing(site, "objective", 'o', "reattach")))
        }
    };
    let work = Work::Changes { count: 3, requests, outcome: Outcome::Taken };
    // It takes as long as opening.
    Case { biggest: 500_000, ..Case::new("remove", asked, Form::Company, work) }
}

fn removing(site: &mut Site, kind: &str, letter: char, policy: &str) -> String {
    site.removals += 1;
    // Key results are three times as many: these are of objectives further up.
    let number = site.size / 10 + site.removals;
    format!(r#"{{"of":{{"{kind}":"{letter}{number}"}},"policy":"{policy}","asOf":"{AS_OF}"}}"#)
}

fn apportion(site: &mut Site) -> String {
    let parts: Vec<String> = (0..site.size).map(|_| (1 + site.dice.below(1_000)).to_string()).collect();
    format!(r#"{{"parts":[{}],"total":100000,"decimals":3}}"#, parts.join(","))
}

fn lint_text(site: &mut Site) -> String {
    let words = "Raise the share of customers who recommend us from 31% to 45%; 老客户复购率提升至 40%. ";
    let text: String = words.chars().cycle().take(Counted::Characters.of(site.size) as usize).collect();
    format!(r#"{{"kind":"keyResult","text":"{text}"}}"#)
}

fn maps() -> Vec<Case> {
    let of = |format: &MapFormat| {
        let request = format!(r#"{{"format":"{format}","asOf":"{AS_OF}"}}"#);
        let case = Case::new("map", format.word(), Form::Company, Work::Call(Box::new(move |_| request.clone())));
        // Nobody looks at a drawing of a million; it would take minutes.
        let biggest = if *format == MapFormat::Svg { 250_000 } else { case.biggest };
        Case { biggest, ..case }
    };
    MapFormat::ALL.iter().map(of).collect()
}

/// Every question about alignments; those about one are asked of the top, and of
/// low ones: of the last in a chain, of many in a company, for they differ in how
/// many are above them.
fn questions() -> Vec<Case> {
    let mut cases = Vec::new();
    for query in AlignmentQuery::ALL {
        if !query.is_about_one() {
            let request = format!(r#"{{"query":"{query}"}}"#);
            cases.push(Case::new(
                "alignment",
                query.word(),
                Form::Company,
                Work::Call(Box::new(move |_| request.clone())),
            ));
            continue;
        }
        for form in [Form::Company, Form::Chain] {
            let of = move |number: u32| format!(r#"{{"query":"{query}","of":{{"objective":"o{number}"}}}}"#);
            let of_top = Work::Call(Box::new(move |_| of(0)));
            let count = if form == Form::Chain { 1 } else { 500 };
            let of_low =
                move |site: &mut Site| (0..count).map(|at| of(site.size - 1 - site.size / 1_000 * at)).collect();
            cases.push(Case::new("alignment", &format!("{query} of the top"), form, of_top));
            cases.push(Case::new("alignment", &format!("{query} of the low"), form, Work::Calls(Box::new(of_low))));
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use okr_core::api::OPERATIONS;

    use super::*;

    #[test]
    fn every_operation_has_a_case() {
        let cases = cases();
        let lacking = OPERATIONS.iter().map(|operation| operation.name);
        let lacking: Vec<_> = lacking.filter(|name| !cases.iter().any(|case| case.operation == *name)).collect();
        assert!(lacking.is_empty(), "no case in benches/src/cases/table.rs for {lacking:?}");
    }

    #[test]
    fn every_case_runs() {
        for form in Form::ALL {
            let mut site = Site::new(form, 200).unwrap();
            for case in cases().iter().filter(|case| case.form == form) {
                let done = case.run(&mut site, 1);
                assert!(done.is_ok(), "{} {} on {}: {}", case.operation, case.asked, form.words(), done.unwrap_err());
            }
        }
    }
}
