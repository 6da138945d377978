//! Commands that take several documents.
//!
//! As JSON, one document gives the bare answer. Several give one object a line,
//! each with the name of its input under `file`.

use std::path::{Path, PathBuf};

use crate::input::{self, Opened, Refused};
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::problems;
use crate::output::screen::Screen;
use crate::settings::Settings;

/// Where in a series a document stands.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// How many documents there are.
    pub of: usize,
    /// Its number, from 0.
    pub at: usize,
}

/// Opens one document after the other and gives it to `work`; says which cannot
/// be opened and goes on.
pub fn each(
    paths: &[PathBuf],
    settings: &Settings,
    screen: &mut Screen,
    mut work: impl FnMut(Opened, Series, &mut Screen) -> Ended,
) -> Ended {
    if paths.iter().filter(|path| input::is_stdin(path)).count() > 1 {
        let (english, chinese) = ("standard input (-) can be read only once", "标准输入（-）只能读取一次");
        return Err(Stop::Usage(settings.lang.pick(english, chinese).to_owned()));
    }
    let files = input::files(paths);
    let mut worst = Outcome::Clean;
    for (at, path) in files.iter().enumerate() {
        let series = Series { of: files.len(), at };
        let outcome = match input::open(Path::new(path), &settings.limits) {
            Ok(opened) => work(opened, series, screen)?,
            Err(refused) => refuse(&refused, series, settings, screen)?,
        };
        worst = worst.max(outcome);
    }
    Ok(worst)
}

/// An answer as one line of JSON; in a series with the name of its input.
pub fn json_line(answer: &str, name: &str, series: Series) -> String {
    match (series.of, answer.strip_prefix('{')) {
        (2.., Some("}")) => format!("{{\"file\":{}}}\n", quoted(name)),
        (2.., Some(rest)) => format!("{{\"file\":{},{rest}\n", quoted(name)),
        _ => format!("{answer}\n"),
    }
}

/// A text as a JSON string.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The problems of a document are what these commands are asked for: they go to
/// standard output. Those of a file that cannot be read go to standard error, as
/// everywhere.
fn refuse(refused: &Refused, series: Series, settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json {
        let problems = refused.problems.to_json(settings.lang);
        screen.text(&json_line(&problems, &refused.input.name, series))?;
    } else if refused.file_at_fault {
        return super::refuse(refused, settings, screen);
    } else {
        screen.text(&problems::of(refused, screen.look))?;
    }
    Ok(Outcome::CannotRun)
}
