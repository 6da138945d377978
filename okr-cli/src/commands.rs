//! The commands: one room each.

mod alignment;
mod call;
mod check;
mod lint;
mod map;
mod rules;
mod schema;
mod score;
mod several;
mod texts;
mod to_json;
mod validate;
mod version;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::ErrorKind;
use okr_core::Problems;

use crate::args::{Args, Command, Format};
use crate::input::Refused;
use crate::outcome::{Ended, Outcome, Stop};
use crate::output::problems;
use crate::output::screen::{Screen, look_of_stderr};
use crate::settings::Settings;

/// Runs the command that was asked for.
pub fn run(args: Args) -> ExitCode {
    let Some(settings) = Settings::new(&args.global) else {
        return usage("the clock tells no date: give --as-of");
    };
    let mut screen = Screen::new(&settings);
    let ended = start(args.command, &settings, &mut screen).and_then(|outcome| {
        screen.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(outcome) => outcome.into(),
        Err(Stop::Usage(message)) => usage(&message),
        // Whoever read the output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean.into(),
        Err(Stop::Output(error)) => {
            let said = settings.lang.pick("cannot write the output", "无法写出结果");
            let _ = writeln!(io::stderr(), "okr: {said}: {error}");
            Outcome::CannotRun.into()
        }
    }
}

fn start(command: Command, settings: &Settings, screen: &mut Screen) -> Ended {
    let is_map = matches!(command, Command::Map { .. });
    match settings.format {
        Some(Format::Mermaid | Format::Dot) if !is_map => {
            return Err(Stop::Usage("--format mermaid and --format dot are for `okr map`".to_owned()));
        }
        Some(Format::Human) if is_map => {
            return Err(Stop::Usage("`okr map` writes mermaid, dot or json".to_owned()));
        }
        _ => {}
    }
    match command {
        Command::Check { files, verbose } => check::run(&files, verbose, settings, screen),
        Command::Score { file } => score::run(&file, settings, screen),
        Command::Lint { files, texts } => match texts {
            Some(file) => texts::run(&file, settings, screen),
            None => lint::run(&files, settings, screen),
        },
        Command::Rules { code } => rules::run(code.as_deref(), settings, screen),
        Command::Map { file, layers } => map::run(&file, layers, settings, screen),
        Command::Alignment { file, query, of } => alignment::run(&file, query, of.as_deref(), settings, screen),
        Command::Validate { files } => validate::run(&files, settings, screen),
        Command::ToJson { file } => to_json::run(&file, settings, screen),
        Command::Schema { name } => schema::run(&name, settings, screen),
        Command::Version => version::run(settings, screen),
        Command::Call { operation, file, request } => {
            call::run(&operation, file.as_deref(), &request, settings, screen)
        }
    }
}

fn usage(message: &str) -> ExitCode {
    let _ = Args::command().error(ErrorKind::ArgumentConflict, message).print();
    Outcome::CannotRun.into()
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
    if settings.json() {
        screen.line(&refused.problems.to_json(settings.lang))?;
    } else {
        screen.flush()?;
        let _ = io::stderr().write_all(problems::of(refused, look_of_stderr(settings)).as_bytes());
    }
    Ok(Outcome::CannotRun)
}

/// Says that the engine refused a request.
fn refuse_request(problems: &Problems, settings: &Settings, screen: &mut Screen) -> Ended {
    if settings.json() {
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
    if settings.json() {
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
