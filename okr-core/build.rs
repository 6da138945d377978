//! Packs the lexicon: the files under `src/lint/lexicon/` are written for people,
//! a word a line with remarks; the engine carries the words of a language and its
//! classes as one line, a third of the size.
//!
//! Under Miri it carries few of them: an automaton of all takes it an hour.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const FOLDER: &str = "src/lint/lexicon";
const WORDS: [&str; 5] = ["verbs", "nouns", "metrics", "numbers", "markers"];
const VARIANTS: &str = "variants";
/// One of so many words, where there shall be few.
const FEW: usize = 400;

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    if let Err(problem) = pack() {
        println!("cargo::error={problem}");
    }
}

fn pack() -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in WORDS {
        for row in rows(name)? {
            let [term, lang, classes, ..] = row.as_slice() else {
                return Err(format!(
                    "{name}.tsv: a line needs a term, a language and classes, not `{}`",
                    row.join(" ")
                ));
            };
            groups.entry(format!("{lang} {classes}")).or_default().push(term.clone());
        }
    }
    if env::var_os("CARGO_CFG_MIRI").is_some() {
        let mut number = 0;
        groups.values_mut().for_each(|terms| {
            terms.retain(|_| {
                number += 1;
                number % FEW == 0
            });
        });
        groups.retain(|_, terms| !terms.is_empty());
    }
    let lines = groups.into_iter().map(|(group, mut terms)| {
        terms.sort_unstable();
        format!("{group}\t{}\n", terms.join("\t"))
    });
    write(&out, "lexicon.txt", &lines.collect::<String>())?;

    let mut variants = rows(VARIANTS)?;
    variants.sort_unstable();
    write(&out, "variants.txt", &variants.concat().concat())
}

/// The lines of a file, cut at its tabs, without its remarks.
fn rows(name: &str) -> Result<Vec<Vec<String>>, String> {
    let file = Path::new(FOLDER).join(name).with_extension("tsv");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn write(out: &str, name: &str, text: &str) -> Result<(), String> {
    fs::write(Path::new(out).join(name), text).map_err(|error| format!("{name}: {error}"))
}
