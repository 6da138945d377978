//! The screen: standard output with its width, colours and language.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use anstream::ColorChoice;
use okr_core::Lang;

use super::colours::Paint;
use crate::args::Colour;
use crate::settings::Settings;

/// The width where no terminal says otherwise.
const DEFAULT_WIDTH: usize = 100;

/// Standard output.
#[derive(Debug)]
pub struct Screen {
    out: BufWriter<Stdout>,
    pub look: Look,
}

/// How a text for people is to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub width: usize,
    pub paint: Paint,
    pub lang: Lang,
}

impl Screen {
    /// Standard output, with the colours and the width that suit it.
    pub fn new(settings: &Settings) -> Screen {
        let stdout = io::stdout();
        let paint = Paint(coloured(settings.colour, &stdout));
        Screen { out: BufWriter::new(stdout), look: Look { width: width(), paint, lang: settings.lang } }
    }

    /// Writes a line.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Writes a text as it is.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Gives everything written so far to its reader.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How a text on standard error is to look.
pub fn look_of_stderr(settings: &Settings) -> Look {
    Look { width: width(), paint: Paint(coloured(settings.colour, &io::stderr())), lang: settings.lang }
}

fn coloured<S: anstream::stream::RawStream + IsTerminal>(wanted: Colour, stream: &S) -> bool {
    match wanted {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(stream) != ColorChoice::Never,
    }
}

/// `COLUMNS`, else the width of the terminal, else 100; within what can be read.
fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    told.filter(|columns| *columns > 0).or_else(seen).unwrap_or(DEFAULT_WIDTH).clamp(40, 160)
}
