//! The words of the format, for fuzzers that write text.

use std::collections::BTreeSet;

use serde_json::Value;

/// A dictionary in libFuzzer's form: every field and every word that the published
/// schemas name, and some values that are hard.
pub fn dictionary<'s>(schemas: impl Iterator<Item = &'s Value>) -> String {
    let mut words: BTreeSet<String> = BTreeSet::new();
    let mut waiting: Vec<&Value> = schemas.collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(Value::Object(properties)) = fields.get("properties") {
                    words.extend(properties.keys().map(|name| format!("\"{name}\":")));
                    // A whole field, where one word is a value: half of one is no JSON, and
                    // nothing tells a fuzzer that it is near.
                    let yes = properties.iter().filter(|(_, schema)| schema.to_string().contains("\"boolean\""));
                    words.extend(yes.map(|(name, _)| format!("\"{name}\":true,")));
                }
                let listed = fields.get("enum").and_then(Value::as_array).into_iter().flatten();
                words.extend(
                    listed.chain(fields.get("const")).filter_map(Value::as_str).map(|word| format!("\"{word}\"")),
                );
                waiting.extend(fields.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
    words.extend(HARD.iter().map(|word| (*word).to_owned()));
    words.iter().map(|word| format!("\"{}\"\n", word.replace('\\', "\\\\").replace('"', "\\\""))).collect()
}

/// Numbers, days and escapes at the edges of what is legal.
const HARD: &[&str] = &[
    "1e999",
    "-0.0",
    "1e100",
    "5e-324",
    "\"2028-02-29\"",
    "\"9999-12-31\"",
    "\"0001-01-01\"",
    "\\ud800",
    "\\u0000",
    "null",
    "true",
    "[[[[[[[[",
    "{\"okr\":1,",
    "\"extra\":{}",
    "{\"objective\":\"a\"}",
    "{\"keyResult\":\"k\"}",
];
