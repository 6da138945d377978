//! How this run is to speak: language, form, colour, day.

use std::ffi::OsString;

use okr_core::{Date, Lang, Limits};

use crate::args::{Args, Colour, Day};
use crate::outcome::Stop;

/// The settings of one run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub lang: Lang,
    /// The language, only where the command line names it.
    pub asked: Option<Lang>,
    /// Whether the answer is wanted as JSON.
    pub json: bool,
    pub colour: Colour,
    /// How large a document may be.
    pub limits: Limits,
}

impl Settings {
    /// The settings that the command line and the environment ask for.
    pub fn new(args: &Args) -> Settings {
        let (json, colour) = args.command.wishes();
        Settings {
            lang: args.lang.unwrap_or_else(lang_of_locale),
            asked: args.lang,
            json,
            colour,
            limits: args.command.limits(),
        }
    }

    /// The settings with which to speak of a command line that cannot be read.
    pub fn before_reading(lang: Lang) -> Settings {
        Settings { lang, asked: None, json: false, colour: Colour::Auto, limits: Limits::default() }
    }
}

impl Day {
    /// The day that was named, else today.
    pub fn or_today(self, lang: Lang) -> Result<Date, Stop> {
        let unknown = || Stop::Usage(lang.pick(NO_CLOCK.0, NO_CLOCK.1).to_owned());
        self.as_of.or_else(today).ok_or_else(unknown)
    }
}

const NO_CLOCK: (&str, &str) = ("the clock tells no date: give --as-of", "读不到系统日期，请用 `--as-of` 指明");

/// The language of the locale, by the precedence of POSIX.
fn lang_of_locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let first = set.into_iter().find(|value| !value.is_empty());
    first.and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}

/// The language in which to speak of the command line itself, before it is read.
pub fn asked_lang(line: &[OsString]) -> Lang {
    let words = || line.iter().filter_map(|word| word.to_str());
    let joined = words().find_map(|word| word.strip_prefix("--lang="));
    let apart = || words().zip(words().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, value)| value);
    joined.or_else(apart).and_then(Lang::from_tag).unwrap_or_else(lang_of_locale)
}

/// Today where this machine stands; by UTC where its offset cannot be told.
fn today() -> Option<Date> {
    let now = time::OffsetDateTime::now_local().unwrap_or_else(|_| time::OffsetDateTime::now_utc());
    // Both count days by the Julian day number.
    Date::from_day_number(now.date().to_julian_day())
}
