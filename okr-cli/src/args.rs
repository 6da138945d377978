//! What the command line may say.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use okr_core::{Date, Lang};

use crate::settings;
use crate::words::help;

/// Objectives and key results: validate, score, lint and draw them.
#[derive(Debug, Parser)]
#[command(name = "okr", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = crate::words::AFTER_HELP.text(Lang::En))]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, clap::Args)]
pub struct Global {
    /// Form of the output: a text for people, or the engine's answer as JSON
    #[arg(long, global = true, value_enum, value_name = "FORM")]
    pub format: Option<Format>,
    /// Language of texts: en or zh-CN; by default that of the locale
    #[arg(long, global = true, value_parser = lang, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// The day for which to speak, YYYY-MM-DD; by default today
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<Date>,
    /// Whether to use colour; by default on a terminal only
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,
}

/// A form of output. Each command takes those that make sense for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A text for people.
    Human,
    /// The engine's answer.
    Json,
    /// A Mermaid flowchart, for `map`.
    Mermaid,
    /// A Graphviz digraph, for `map`.
    Dot,
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
    },
    /// Score every objective and key result
    Score {
        /// A document, or - for standard input
        file: PathBuf,
    },
    /// Say what is badly written or badly aligned, where, and how to mend it
    Lint {
        /// Documents, folders of *.json, or - for standard input
        #[arg(required_unless_present = "texts", value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Lint lone texts instead, one JSON object a line; - for standard input
        #[arg(long, value_name = "FILE", conflicts_with = "files")]
        texts: Option<PathBuf>,
    },
    /// List the lint rules, or explain one
    Rules {
        /// Such as key-result.no-target
        code: Option<String>,
    },
    /// Draw the alignment map, as Mermaid unless --format says dot or json
    Map {
        /// A document, or - for standard input
        file: PathBuf,
        /// The deepest layer to show, 0 being the top; by default all
        #[arg(long, value_name = "N")]
        layers: Option<u32>,
    },
    /// Answer a question about alignments
    Alignment {
        /// A document, or - for standard input
        file: PathBuf,
        /// The question
        #[arg(value_enum)]
        query: Query,
        /// The objective or key result that it is about, for ancestors and descendants
        #[arg(long, value_name = "ID", required_if_eq_any([("query", "ancestors"), ("query", "descendants")]))]
        of: Option<String>,
    },
    /// Check whether documents are valid
    Validate {
        /// Documents, folders of *.json, or - for standard input
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write a document as canonical JSON
    ToJson {
        /// A document, or - for standard input
        file: PathBuf,
    },
    /// Print a JSON Schema: of the document, or of a request or answer by name
    Schema {
        /// Such as document, ScoreRequest or ScoreAnswer
        #[arg(default_value = "document")]
        name: String,
    },
    /// Print the version of the engine and of the document format
    Version,
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
}

/// Reads the command line of this process.
pub fn parse() -> Result<Args, clap::Error> {
    let line: Vec<OsString> = std::env::args_os().collect();
    let lang = settings::asked_lang(&line);
    let mut command = help::speak(Args::command(), lang);
    let matches = command.try_get_matches_from_mut(line)?;
    Args::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

fn lang(word: &str) -> Result<Lang, String> {
    Lang::from_tag(word).ok_or_else(|| "en or zh-CN".to_owned())
}
