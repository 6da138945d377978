//! The commands: one room each.

mod alignment;
mod apportion;
mod assess;
mod call;
mod change;
mod check;
mod contribution;
mod diff;
mod explain;
mod forecast;
mod lint;
mod map;
mod node;
mod profiles;
mod rescored;
mod review_export;
mod rules;
mod schema;
mod score;
mod several;
mod simulate;
mod terms;
mod texts;
mod to_json;
mod validate;
mod version;
mod view;

use std::io::{self, Write};
use std::process::ExitCode;

use okr_core::{Problems, Severity};

use crate::args::{Args, Command};
use crate::input::Refused;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::colours::of_severity;
use crate::output::problems;
use crate::output::screen::{Screen, look_of_stderr};
use crate::settings::Settings;
use crate::words;

/// Runs the command that was asked for.
pub fn run(args: Args) -> ExitCode {
    let settings = Settings::new(&args);
    let mut screen = Screen::new(&settings);
    let ended = match start(args.command, &settings, &mut screen) {
        Err(Stop::Input(refused)) => refuse(&refused, &settings, &mut screen),
        Err(Stop::Refused(problems)) => refuse_request(&problems, &settings, &mut screen),
        ended => ended,
    };
    let ended = ended.and_then(|outcome| {
        screen.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(outcome) => outcome.into(),
        Err(Stop::Usage(message)) => usage(&message, &settings),
        Err(Stop::Input(_) | Stop::Refused(_)) => Outcome::CannotRun.into(),
        Err(Stop::Reason(message)) => {
            let _ = writeln!(io::stderr(), "{}{message}", error_head(&settings));
            Outcome::CannotRun.into()
        }
        // Whoever read the output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean.into(),
        Err(Stop::Output(error)) => {
            let said = settings.lang.pick("cannot write the output: ", "无法写出结果：");
            let reason = words::reason(&error, settings.lang);
            let _ = writeln!(io::stderr(), "okr: {said}{reason}");
            Outcome::CannotRun.into()
        }
    }
}

fn start(command: Command, settings: &Settings, screen: &mut Screen) -> Ended {
    match command {
        Command::Check { files, verbose, day, .. } => {
            check::run(&files, day.or_today(settings.lang)?, verbose, settings, screen)
        }
        Command::Explain { file, id, depth, all, day, .. } => {
            let depth = Some(depth).filter(|_| !all);
            explain::run(&file, &id, depth, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Score { file, chosen, owners, day, .. } => {
            score::run(&file, day.or_today(settings.lang)?, &chosen, owners, settings, screen)
        }
        Command::Forecast { file, of, chosen, day, .. } => {
            forecast::run(&file, of.as_deref(), day.or_today(settings.lang)?, &chosen, settings, screen)
        }
        Command::Assess { file, day, .. } => assess::run(&file, day.or_today(settings.lang)?, settings, screen),
        Command::Diff { before, after, day, .. } => {
            diff::run(&before, &after, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Simulate { file, supposed, day, .. } => {
            simulate::run(&file, &supposed, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Contribution { file, id, day, .. } => {
            contribution::run(&file, &id, day.or_today(settings.lang)?, settings, screen)
        }
        Command::ReviewExport { file, picked, day, .. } => {
            review_export::run(&file, day.or_today(settings.lang)?, &picked, settings, screen)
        }
        Command::Lint { texts: Some(file), .. } => texts::run(&file, settings, screen),
        Command::Lint { files, .. } if files.is_empty() => {
            Err(Stop::Usage(words::NOTHING_TO_LINT.text(settings.lang).to_owned()))
        }
        Command::Lint { files, day, .. } => lint::run(&files, day.or_today(settings.lang)?, settings, screen),
        Command::Rules { code, .. } => rules::run(code.as_deref(), settings, screen),
        Command::Profiles { names, .. } => profiles::run(&names, settings, screen),
        Command::Map { file, layers, format, day, .. } => {
            map::run(&file, format, day.or_today(settings.lang)?, layers, settings, screen)
        }
        Command::Alignment { file, query, of, .. } => alignment::run(&file, query, of.as_deref(), settings, screen),
        Command::CheckIn { edit, new, day, .. } => {
            change::check_in(&new, &edit, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Edit { edit, new, day, .. } => {
            change::terms(&new, &edit, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Remove { edit, gone, day, .. } => {
            change::remove(&gone, &edit, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Align { edit, new, day, .. } => {
            change::align(&new, &edit, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Unalign { edit, from, to, kind, day, .. } => {
            change::unalign((&from, &to, kind), &edit, day.or_today(settings.lang)?, settings, screen)
        }
        Command::Validate { files, .. } => validate::run(&files, settings, screen),
        Command::ToJson { file, .. } => to_json::run(&file, settings, screen),
        Command::Apportion { asked, .. } => apportion::run(asked, settings, screen),
        Command::View { file, viewer, .. } => view::run(&file, viewer.as_deref(), settings, screen),
        Command::Schema { name, .. } => schema::run(&name, screen),
        Command::Version { .. } => version::run(settings, screen),
        Command::Call { operation, file, request } => {
            call::run(&operation, file.as_deref(), &request, settings, screen)
        }
    }
}

/// Says that the command line asks for what cannot be done.
pub fn usage(message: &str, settings: &Settings) -> ExitCode {
    let _ = writeln!(io::stderr(), "{}{message}\n\n{}", error_head(settings), words::SEE_HELP.text(settings.lang));
    Outcome::CannotRun.into()
}

/// What an error begins with.
fn error_head(settings: &Settings) -> String {
    let lang = settings.lang;
    let word = words::severity(Severity::Error).text(lang);
    let error = look_of_stderr(settings).paint.on(of_severity(Severity::Error), word);
    format!("{error}{}", lang.pick(": ", "："))
}

/// Writes an answer of the engine and ends the line.
fn answer(screen: &mut Screen, answer: &str) -> Ended {
    screen.text(answer)?;
    screen.line("")?;
    Ok(Outcome::Clean)
}

/// Says that an input cannot be used: as JSON on standard output, to people on
/// standard error.
fn refuse(refused: &Refused, settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json {
        screen.line(&refused.problems.to_json(settings.lang))?;
    } else {
        screen.flush()?;
        let _ = io::stderr().write_all(problems::of(refused, look_of_stderr(settings)).as_bytes());
    }
    Ok(Outcome::CannotRun)
}

/// Says that the engine refused a request.
fn refuse_request(problems: &Problems, settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json {
        screen.line(&problems.to_json(settings.lang))?;
    } else {
        screen.flush()?;
        let look = look_of_stderr(settings);
        let said: String = problems.into_iter().map(|problem| problems::lone(problem, look)).collect();
        let _ = io::stderr().write_all(said.as_bytes());
    }
    Ok(Outcome::CannotRun)
}

/// Says that the engine refused a call.
fn refuse_call(problems: &str, settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json {
        screen.line(problems)?;
    } else {
        screen.flush()?;
        let _ = io::stderr().write_all(problems::of_answer(problems, look_of_stderr(settings)).as_bytes());
    }
    Ok(Outcome::CannotRun)
}

/// Writes what a call of the engine gave: the answer, or the problems.
fn answer_of_call(called: Result<String, String>, screen: &mut Screen) -> Ended {
    match called {
        Ok(text) => answer(screen, &text),
        Err(problems) => {
            screen.line(&problems)?;
            Ok(Outcome::CannotRun)
        }
    }
}
