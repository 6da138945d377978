//! Which part of an answer is wanted.

use okr_core::api::{Part, Selection};
use okr_core::{List, Title};

/// Which objectives, with their key results.
#[derive(Clone, Debug, clap::Args)]
struct Which {
    /// Only this objective; may be given several times
    #[arg(id = "only_objective", long = "objective", value_name = "ID")]
    objectives: Vec<String>,
    /// Only objectives of this unit or of units below it; may be given several times
    #[arg(id = "only_unit", long = "unit", value_name = "ID")]
    units: Vec<String>,
    /// Only objectives of this cycle or of cycles that are part of it; may be given several times
    #[arg(id = "only_cycle", long = "cycle", value_name = "ID")]
    cycles: Vec<String>,
}

/// From where, and how many.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Page {
    /// How many objectives to pass over
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::whole)]
    offset: Option<u32>,
    /// How many objectives to show at most
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::whole)]
    limit: Option<u32>,
}

/// Which objectives, and what of them.
#[derive(Clone, Debug, clap::Args)]
pub struct Chosen {
    #[command(flatten)]
    which: Which,
    /// Only this field of the answer, such as progress; may be given several times
    #[arg(id = "field", long = "field", value_name = "NAME")]
    fields: Vec<String>,
    #[command(flatten)]
    page: Page,
}

impl Chosen {
    /// The part as the engine is asked for it.
    pub fn part(&self) -> Part {
        part(&self.which, &self.fields, self.page)
    }

    /// The names of the fields that are wanted; none stands for all.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }
}

/// Which objectives, of what is told whole.
#[derive(Clone, Debug, clap::Args)]
pub struct Picked {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    page: Page,
}

impl Picked {
    /// The part as the engine is asked for it.
    pub fn part(&self) -> Part {
        part(&self.which, &[], self.page)
    }
}

fn part(which: &Which, fields: &[String], page: Page) -> Part {
    let select = Selection {
        objectives: ids(&which.objectives),
        units: ids(&which.units),
        cycles: ids(&which.cycles),
        fields: ids::<Title>(fields),
    };
    let is_asked = select != Selection::default();
    Part { select: is_asked.then_some(select), offset: page.offset, limit: page.limit }
}

fn ids<'a, T: From<&'a str>>(named: &'a [String]) -> Option<List<T>> {
    (!named.is_empty()).then(|| named.iter().map(|id| T::from(id.as_str())).collect::<Vec<_>>().into())
}
