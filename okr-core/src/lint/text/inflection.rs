//! English forms of verbs and nouns, made by rule so that the lexicon files need
//! only the words themselves.

use super::class::{Class, Classes};

const VERBS: Classes = Classes::VERBS;
const PLURALS: Classes = Classes::of(&[Class::Metric, Class::Noun, Class::Deliverable, Class::Target, Class::Nominal]);

/// The forms of a term beside itself; the flag is true for plurals, which are
/// as much a base form as the noun itself.
pub(super) fn forms(term: &str, classes: Classes) -> Vec<(String, bool)> {
    let mut forms = Vec::new();
    if classes.any(VERBS) && !classes.has(Class::Past) {
        let (verb, rest) = term.split_at(term.find(' ').unwrap_or(term.len()));
        for form in [third(verb), past(verb), gerund(verb)] {
            forms.push((form + rest, false));
        }
    }
    let is_word = term.ends_with(|ch: char| ch.is_ascii_lowercase());
    if classes.any(PLURALS) && is_word && !term.ends_with('s') {
        forms.push((plural(term), !classes.any(VERBS)));
    }
    forms
}

fn is_vowel(ch: char) -> bool {
    matches!(ch, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.ends_with(|ch| !is_vowel(ch)))
}

fn third(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| word.ends_with(end));
    format!("{word}{}", if hisses { "es" } else { "s" })
}

/// As the third person, but for `videos`.
fn plural(word: &str) -> String {
    if word.ends_with('o') { format!("{word}s") } else { third(word) }
}

fn past(word: &str) -> String {
    if word.ends_with('e') {
        return format!("{word}d");
    }
    match consonant_y(word) {
        Some(stem) => format!("{stem}ied"),
        None => format!("{}ed", doubled(word)),
    }
}

fn gerund(word: &str) -> String {
    match word.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y'])) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{}ing", doubled(word)),
    }
}

/// The verb with its last consonant doubled where English does: `ship`, `submit`.
fn doubled(word: &str) -> String {
    let mut tail = word.chars().rev();
    let (Some(last), Some(vowel), before) = (tail.next(), tail.next(), tail.next()) else {
        return word.to_owned();
    };
    let short = !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y')
        && is_vowel(vowel)
        && before.is_some_and(|ch| !is_vowel(ch))
        && tail.all(|ch| !is_vowel(ch));
    let stressed = ["mit", "fer", "rol", "pel"].iter().any(|end| word.ends_with(end));
    if short || stressed { format!("{word}{last}") } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let all = |verb: &str| [third(verb), past(verb), gerund(verb)].join(" ");
        assert_eq!(all("ship"), "ships shipped shipping");
        assert_eq!(all("publish"), "publishes published publishing");
        assert_eq!(all("reduce"), "reduces reduced reducing");
        assert_eq!(all("identify"), "identifies identified identifying");
        assert_eq!(all("deploy"), "deploys deployed deploying");
        assert_eq!(all("submit"), "submits submitted submitting");
        assert_eq!(all("open"), "opens opened opening");
    }

    #[test]
    fn nouns_have_plurals() {
        let all = |noun: &str| plural(noun);
        assert_eq!([all("video"), all("policy"), all("inbox")], ["videos", "policies", "inboxes"]);
    }

    #[test]
    fn only_the_first_word_of_a_phrase_changes() {
        let forms = forms("roll out", Classes::of(&[Class::Make]));
        assert_eq!(forms[1].0, "rolled out");
    }
}
