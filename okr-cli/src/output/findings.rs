//! Findings for people: the words that are meant, underlined where they stand.

use okr_core::{Finding, Lang, Severity};

use super::colours::{FAINT, STRONG, of_severity, of_status};
use super::saying::{Saying, name_of, snippet};
use super::screen::Look;
use crate::input::Input;
use crate::locate::{Locator, Place};
use crate::words::{self, Noun};

/// Says findings one by one.
#[derive(Debug)]
pub struct Teller<'a> {
    name: &'a str,
    locator: Locator<'a>,
}

impl<'a> Teller<'a> {
    /// A teller for the findings of an input.
    pub fn new(input: &'a Input, lang: Lang) -> Teller<'a> {
        Teller { name: name_of(&input.name, lang), locator: Locator::new(&input.text) }
    }

    /// A finding with its place in the source.
    pub fn text(&mut self, finding: &Finding, look: Look) -> String {
        let span = finding.span().map(|span| span.start as usize..span.end as usize);
        let place = finding.path().and_then(|path| self.locator.pointer(path, span));
        let (message, help) = (finding.message(look.lang), finding.help(look.lang));
        let (severity, code) = (finding.severity(), finding.code().name());
        Saying { severity, code, name: self.name, place, message, help }.text(look)
    }
}

/// Findings in short, where no source is at hand to point into.
pub fn brief(findings: &[Finding], look: Look) -> String {
    let lang = look.lang;
    let line = |finding: &Finding| {
        let severity = finding.severity();
        let word = look.paint.on(of_severity(severity), words::severity(severity).text(lang));
        let colon = lang.pick(": ", "：");
        format!("{word}{colon}{}\n    {}\n", finding.message(lang), finding.help(lang))
    };
    findings.iter().map(line).collect()
}

/// A finding about a lone text, as an answer tells it.
pub fn in_text(finding: &serde_json::Value, name: &str, text: &str, look: Look) -> String {
    let word = |field: &str| finding.get(field).and_then(|word| word.as_str()).unwrap_or_default();
    let offset = |end: &str| finding.get("span")?.get(end)?.as_u64().and_then(|at| usize::try_from(at).ok());
    let severity = severity_of(word("severity"));
    let head = Saying {
        severity,
        code: word("code"),
        name,
        place: None,
        message: word("message").to_owned(),
        help: String::new(),
    };
    let mut said = head.text(look).trim_end().to_owned() + "\n";
    if let (Some(start), Some(end)) = (offset("start"), offset("end")) {
        let place = Place { line: 1, column: 1, source: text, marked: start..end };
        said.push_str(&snippet("", &place, severity, look));
    }
    if !word("help").is_empty() {
        said.push_str(&super::saying::labelled(words::HELP.text(look.lang), word("help"), 2, look));
    }
    said + "\n"
}

/// The severity of a word in an answer.
pub fn severity_of(word: &str) -> Severity {
    let all = [Severity::Info, Severity::Warning, Severity::Error];
    all.into_iter().find(|severity| severity.name() == word).unwrap_or(Severity::Info)
}

/// How many findings of each severity there are, in a line.
pub fn total(name: &str, counts: [usize; 3], look: Look) -> String {
    let name = name_of(name, look.lang);
    let [errors, warnings, infos] = counts;
    if errors + warnings + infos == 0 {
        let mark = look.paint.on(of_status(okr_core::Status::OnTrack), "✓");
        let nothing = look.lang.pick("nothing to say", "没有发现问题");
        return format!("{mark} {}{}{nothing}\n", look.paint.on(STRONG, name), look.lang.pick(": ", "："));
    }
    let kinds = [
        (errors, Noun::Error, Severity::Error),
        (warnings, Noun::Warning, Severity::Warning),
        (infos, Noun::Info, Severity::Info),
    ];
    let shown = kinds.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> = shown
        .map(|(count, noun, severity)| look.paint.on(of_severity(severity), &words::count(count, noun, look.lang)))
        .collect();
    let parts = parts.join(look.lang.pick(", ", "，"));
    format!("{}{}{parts}\n", look.paint.on(FAINT, name), look.lang.pick(": ", "："))
}

/// The counts of errors, warnings and infos.
pub fn counts(severities: impl Iterator<Item = Severity>) -> [usize; 3] {
    severities.fold([0; 3], |[errors, warnings, infos], severity| match severity {
        Severity::Error => [errors + 1, warnings, infos],
        Severity::Warning => [errors, warnings + 1, infos],
        Severity::Info => [errors, warnings, infos + 1],
    })
}
