//! What the command line may say.

mod change;
mod part;
mod suppose;
mod value;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgGroup, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use okr_core::{Date, Lang, Limits};

pub use change::{Editable, Kind, NewAlignment, NewCheckIn, NewTerms, Removal};
pub use part::{Chosen, Picked};
pub use suppose::{Figure, Supposed};
pub use value::Unfit;
use value::{decimals, lang, limits, number, whole};

use crate::commands;
use crate::settings::{self, Settings};
use crate::words::{help, usage};

/// Objectives and key results: validate, score, lint and draw them.
#[derive(Debug, Parser)]
#[command(name = "okr", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = crate::words::AFTER_HELP.text(Lang::En))]
pub struct Args {
    /// Language of texts: en or zh-CN; by default that of the locale
    #[arg(long, global = true, display_order = 100, value_parser = lang, value_name = "LANG")]
    pub lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Command,
}

/// How to answer, for commands whose answer people can read.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Shown {
    /// Form of the output: a text for people, or the engine's answer as JSON
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Format::Human)]
    pub format: Format,
    #[command(flatten)]
    pub paint: Painted,
}

/// How to say problems, for commands whose answer is JSON whatever is asked.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Told {
    /// Form of problems, should there be any: a text for people, or JSON
    #[arg(id = "problem_format", long = "format", value_enum, value_name = "FORM", default_value_t = Format::Human)]
    pub format: Format,
    #[command(flatten)]
    pub paint: Painted,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Painted {
    /// Whether to use colour; by default on a terminal only
    #[arg(id = "color", long = "color", value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub colour: Colour,
}

/// How large a document may be, for commands that open one.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Within {
    /// How large a document may be, as JSON such as {"objectives": 1000}; the rest by default
    #[arg(long, value_name = "JSON", value_parser = limits)]
    pub limits: Option<Limits>,
}

/// The day, for commands whose answer depends on it.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Day {
    /// The day for which to speak, YYYY-MM-DD; by default today
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A text for people.
    Human,
    /// The engine's answer.
    Json,
}

/// A form of the alignment map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Drawn {
    /// A Mermaid flowchart.
    Mermaid,
    /// A Graphviz digraph.
    Dot,
    /// A drawing.
    Svg,
    /// The engine's answer.
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR or TERM=dumb says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Validate, score and lint documents, and sum up how they stand
    Check {
        /// Documents, folders of *.json, or - for standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Show the key results, whole titles and findings that are only worth knowing
        #[arg(short, long)]
        verbose: bool,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Score objectives and key results, all of them or a part
    Score {
        /// A document, or - for standard input
        file: PathBuf,
        #[command(flatten)]
        chosen: Chosen,
        /// Show what each owner's objectives are worth together, cycle by cycle
        #[arg(long)]
        owners: bool,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Look ahead: where the check-ins lead, and when targets are reached
    Forecast {
        /// A document, or - for standard input
        file: PathBuf,
        /// The key result to tell alone; by default all that are told by values
        #[arg(id = "forecast_of", long = "of", value_name = "ID")]
        of: Option<String>,
        #[command(flatten)]
        chosen: Chosen,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Explain the scores of an objective or a key result, step by step
    Explain {
        /// A document, or - for standard input
        file: PathBuf,
        /// The objective or key result
        #[arg(value_name = "ID")]
        id: String,
        /// How many objectives and key results deep, 0 being its own numbers alone
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole, allow_negative_numbers = true)]
        depth: u32,
        /// All the way down
        #[arg(long, conflicts_with = "depth")]
        all: bool,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Set computed, suggested and stated scores side by side, with what to ask
    Assess {
        /// A document, or - for standard input
        file: PathBuf,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Say what has changed from one document to another, and which goalposts were moved
    Diff {
        /// The earlier document, or - for standard input
        before: PathBuf,
        /// The later document, or - for standard input
        after: PathBuf,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Say what would follow from changes, and what a key result moves above it
    Simulate {
        /// A document, or - for standard input
        file: PathBuf,
        #[command(flatten)]
        supposed: Supposed,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Show who has contributed how much to an objective or a key result, in its own units
    Contribution {
        /// A document, or - for standard input
        file: PathBuf,
        /// The objective or key result
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Show what a performance review may take from objectives, and what it may not
    ReviewExport {
        /// A document, or - for standard input
        file: PathBuf,
        #[command(flatten)]
        picked: Picked,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Say what is badly written or badly aligned, where, and how to mend it
    Lint {
        /// Documents, folders of *.json, or - for standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Lint lone texts instead, one JSON object a line; - for standard input
        #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "as_of", "limits"])]
        texts: Option<PathBuf>,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// List the lint rules, or explain one
    Rules {
        /// Such as key-result.no-target
        code: Option<String>,
        #[command(flatten)]
        shown: Shown,
    },
    /// Show every policy of profiles side by side
    Profiles {
        /// Such as feishu; without any, all of them
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        #[command(flatten)]
        shown: Shown,
    },
    /// Draw the alignment map as SVG, Mermaid, DOT or JSON
    Map {
        /// A document, or - for standard input
        file: PathBuf,
        /// The deepest layer to show, 0 being the top; by default all
        #[arg(long, value_name = "N", value_parser = whole, allow_negative_numbers = true)]
        layers: Option<u32>,
        /// Form of the map: for Mermaid, for Graphviz, a drawing, or the engine's answer as JSON
        #[arg(id = "map_format", long = "format", value_enum, value_name = "FORM", default_value_t = Drawn::Mermaid)]
        format: Drawn,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        paint: Painted,
    },
    /// Answer a question about alignments
    Alignment {
        /// A document, or - for standard input
        file: PathBuf,
        /// The question
        #[arg(value_enum)]
        query: Query,
        /// The objective or key result that it is about: for ancestors, descendants, path, contributors and impact
        #[arg(long, value_name = "ID", required_if_eq_any([("query", "ancestors"), ("query", "descendants"), ("query", "path"), ("query", "contributors"), ("query", "impact")]))]
        of: Option<String>,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Take a check-in and say what follows from it
    CheckIn {
        #[command(flatten)]
        edit: Editable,
        #[command(flatten)]
        new: NewCheckIn,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Give a key result another measure or weight, or an objective another weight
    #[command(group = ArgGroup::new("terms").required(true).multiple(true))]
    Edit {
        #[command(flatten)]
        edit: Editable,
        #[command(flatten)]
        new: NewTerms,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Remove an objective with its key results, or a key result
    Remove {
        #[command(flatten)]
        edit: Editable,
        #[command(flatten)]
        gone: Removal,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Add, accept or decline an alignment, unless it would close a circle
    Align {
        #[command(flatten)]
        edit: Editable,
        #[command(flatten)]
        new: NewAlignment,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Take an alignment away
    Unalign {
        #[command(flatten)]
        edit: Editable,
        /// The objective or key result from which it runs
        from: String,
        /// The objective or key result to which it runs
        to: String,
        /// What the alignment says
        #[arg(long, value_enum, value_name = "KIND", default_value_t = Kind::Supports)]
        kind: Kind,
        #[command(flatten)]
        day: Day,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Check whether documents are valid
    Validate {
        /// Documents, folders of *.json, or - for standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        shown: Shown,
    },
    /// Write a document as canonical JSON
    ToJson {
        /// A document, or - for standard input
        file: PathBuf,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        told: Told,
    },
    /// Share a total among parts so that rounded shares come to it exactly
    Apportion {
        #[command(flatten)]
        asked: Parts,
        #[command(flatten)]
        shown: Shown,
    },
    /// Write a document as one person may see it, what is hidden being opaque
    View {
        /// A document, or - for standard input
        file: PathBuf,
        /// The person who looks, by id; without it, somebody outside
        #[arg(long = "as", value_name = "PERSON")]
        viewer: Option<String>,
        #[command(flatten)]
        within: Within,
        #[command(flatten)]
        told: Told,
    },
    /// Print a JSON Schema: of the document, of an operation, or of its request or answer alone
    Schema {
        /// Such as document, ScoreRequest or ScoreAnswer; an operation such as score gives both of its own
        #[arg(default_value = "document")]
        name: String,
        #[command(flatten)]
        told: Told,
    },
    /// Print the version of the engine and of the document format
    Version {
        /// Form of the output: a text for people, or the engine's answer as JSON
        #[arg(long, value_enum, value_name = "FORM", default_value_t = Format::Human)]
        format: Format,
    },
    /// Call an operation with a JSON request, and print exactly the engine's answer
    Call {
        /// Such as score, alignment or map
        operation: String,
        /// A document, or - for standard input; not needed by schema, version and the like
        file: Option<PathBuf>,
        /// The request as JSON, or - to read it from standard input
        #[arg(long, default_value = "{}", value_name = "JSON", allow_hyphen_values = true)]
        request: String,
    },
}

impl Command {
    /// Whether answer and problems are wanted as JSON, and when to use colour.
    pub fn wishes(&self) -> (bool, Colour) {
        match self {
            Command::Check { shown, .. }
            | Command::Score { shown, .. }
            | Command::Explain { shown, .. }
            | Command::Forecast { shown, .. }
            | Command::Assess { shown, .. }
            | Command::Diff { shown, .. }
            | Command::Simulate { shown, .. }
            | Command::Contribution { shown, .. }
            | Command::ReviewExport { shown, .. }
            | Command::Lint { shown, .. }
            | Command::Rules { shown, .. }
            | Command::Profiles { shown, .. }
            | Command::Alignment { shown, .. }
            | Command::Apportion { shown, .. }
            | Command::CheckIn { shown, .. }
            | Command::Edit { shown, .. }
            | Command::Remove { shown, .. }
            | Command::Align { shown, .. }
            | Command::Unalign { shown, .. }
            | Command::Validate { shown, .. } => (shown.format == Format::Json, shown.paint.colour),
            Command::ToJson { told, .. } | Command::View { told, .. } | Command::Schema { told, .. } => {
                (told.format == Format::Json, told.paint.colour)
            }
            Command::Map { format, paint, .. } => (*format == Drawn::Json, paint.colour),
            Command::Version { format } => (*format == Format::Json, Colour::Never),
            Command::Call { .. } => (true, Colour::Never),
        }
    }
}

impl Command {
    /// How large the documents of this command may be.
    pub fn limits(&self) -> Limits {
        let within = match self {
            Command::Check { within, .. }
            | Command::Score { within, .. }
            | Command::Explain { within, .. }
            | Command::Forecast { within, .. }
            | Command::Assess { within, .. }
            | Command::Diff { within, .. }
            | Command::Simulate { within, .. }
            | Command::Contribution { within, .. }
            | Command::ReviewExport { within, .. }
            | Command::Lint { within, .. }
            | Command::Map { within, .. }
            | Command::Alignment { within, .. }
            | Command::CheckIn { within, .. }
            | Command::Edit { within, .. }
            | Command::Remove { within, .. }
            | Command::Align { within, .. }
            | Command::Unalign { within, .. }
            | Command::Validate { within, .. }
            | Command::View { within, .. }
            | Command::ToJson { within, .. } => within.limits,
            Command::Rules { .. }
            | Command::Profiles { .. }
            | Command::Apportion { .. }
            | Command::Schema { .. }
            | Command::Version { .. }
            | Command::Call { .. } => None,
        };
        within.unwrap_or_default()
    }
}

/// Parts that share a total.
#[derive(Clone, Debug, clap::Args)]
pub struct Parts {
    /// What each part weighs; a locked one is its share already
    #[arg(required = true, value_name = "PART", allow_negative_numbers = true, value_parser = number)]
    pub parts: Vec<f64>,
    /// What is to be shared
    #[arg(long, value_name = "N", default_value_t = 1.0, allow_negative_numbers = true, value_parser = number)]
    pub total: f64,
    /// The decimals that a share may have, 0 to 9
    #[arg(long, value_name = "N", default_value_t = 3, allow_negative_numbers = true, value_parser = decimals)]
    pub decimals: u32,
    /// The position of a part that keeps its value, 0 being the first; may be given several times
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole)]
    pub locked: Vec<u32>,
}

/// A question about alignments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Query {
    /// Everything that the one named by --of supports, nearest first.
    Ancestors,
    /// Everything that supports the one named by --of, nearest first.
    Descendants,
    /// Every objective with its layer.
    Layers,
    /// The objectives that lead to none of the top level.
    Orphans,
    /// The objectives that are aligned to nothing above.
    Roots,
    /// The objectives that nothing supports.
    Leaves,
    /// A shortest way from the one named by --of up to the top level.
    Path,
    /// Everything whose numbers are part of the one named by --of.
    Contributors,
    /// Everything that a change of the one named by --of reaches.
    Impact,
    /// The key results that are measured by contributors and have none.
    Unsupported,
    /// Units that are aligned with each other at most.
    Silos,
    /// How many objectives lead to the top level, by unit.
    Coverage,
    /// The alignments from one unit to another.
    CrossUnit,
}

/// Reads the command line of this process. Where there is nothing to run, what
/// there is to say has been said.
pub fn parse() -> Result<Args, ExitCode> {
    let line: Vec<OsString> = std::env::args_os().collect();
    let lang = settings::asked_lang(&line);
    let mut command = help::speak(Args::command(), lang);
    let matches = command.try_get_matches_from_mut(line);
    let args = matches.and_then(|matches| Args::from_arg_matches(&matches).map_err(|error| error.format(&mut command)));
    args.map_err(|error| say(&error, lang))
}

/// Says why there is nothing to run: help and version, on standard output and no
/// fault, or wrong usage.
fn say(error: &clap::Error, lang: Lang) -> ExitCode {
    if let Some(message) = (lang == Lang::ZhCn).then(|| usage::in_chinese(error)).flatten() {
        return commands::usage(&message, &Settings::before_reading(lang));
    }
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
