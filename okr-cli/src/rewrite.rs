//! A file's new contents in the place of the old, whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file is not rewritten.
#[derive(Debug)]
pub enum Refusal {
    /// It may not be written to.
    ReadOnly,
    /// It is not what was read any more.
    Changed,
    /// Somebody else is writing it, or broke off while doing so.
    Taken(PathBuf),
    /// The system says no.
    System(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::System(error)
    }
}

/// Puts a text in the place of what was read from a file: a reader sees the old or
/// the new one, the file keeps its rights, and a link still leads to it.
pub fn rewrite(file: &Path, read: &str, text: &str) -> Result<(), Refusal> {
    let file = fs::canonicalize(file)?;
    let rights = fs::metadata(&file)?.permissions();
    if rights.readonly() {
        return Err(Refusal::ReadOnly);
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    // Only one can make it: two changes at once do not lose each other.
    let new = match OpenOptions::new().write(true).create_new(true).open(&beside) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(Refusal::Taken(beside)),
        new => new?,
    };
    let written = fill(new, &file, rights, read, text).and_then(|()| Ok(fs::rename(&beside, &file)?));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(mut new: File, file: &Path, rights: fs::Permissions, read: &str, text: &str) -> Result<(), Refusal> {
    if fs::read(file)? != read.as_bytes() {
        return Err(Refusal::Changed);
    }
    // Before the first byte: what few may read is never open to more.
    new.set_permissions(rights)?;
    new.write_all(text.as_bytes())?;
    Ok(new.sync_all()?)
}
