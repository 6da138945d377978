//! Files, folders and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use okr_core::{Code, Lang, Limits, Problem, Problems, Slot, Workspace};

use crate::words;

/// A text that was read, with the name by which people know it.
#[derive(Debug)]
pub struct Input {
    /// The path as it was given; `-` for standard input.
    pub name: String,
    /// The text.
    pub text: String,
}

/// An input that cannot be used.
#[derive(Debug)]
pub struct Refused {
    /// What was asked for, as far as it could be read.
    pub input: Input,
    /// Why it cannot be used.
    pub problems: Problems,
    /// True where the file cannot be read, false where what stands in it is at fault.
    pub file_at_fault: bool,
}

/// A document that holds, with the text that it came from.
#[derive(Debug)]
pub struct Opened {
    pub input: Input,
    pub workspace: Workspace,
}

/// Opens a document that may be so large.
pub fn open(path: &Path, limits: &Limits) -> Result<Opened, Box<Refused>> {
    let input = read(path, limits)?;
    match Workspace::from_json_with(&input.text, limits) {
        Ok(workspace) => Ok(Opened { input, workspace }),
        Err(problems) => Err(Box::new(Refused { input, problems, file_at_fault: false })),
    }
}

/// Reads a text in one go.
pub fn read(path: &Path, limits: &Limits) -> Result<Input, Box<Refused>> {
    let bytes = bytes(path, limits.bytes).map_err(|problem| refused(path, problem))?;
    let name = path.to_string_lossy().into_owned();
    String::from_utf8(bytes).map(|text| Input { name, text }).map_err(|error| not_utf8(path, error.as_bytes()))
}

/// Opens a file, or standard input, to be read bit by bit.
pub fn source(path: &Path) -> Result<Box<dyn Read>, Box<Refused>> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin()));
    }
    match file(path) {
        Ok((file, _)) => Ok(Box::new(file)),
        Err(problem) => Err(refused(path, problem)),
    }
}

/// What to say where reading breaks off.
pub fn unreadable(path: &Path, error: &io::Error) -> Box<Refused> {
    refused(path, refusal(path, error))
}

/// True for `-`, the name of standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The files that paths stand for: a folder for its `*.json`, sorted by name.
pub fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths
        .iter()
        .flat_map(|path| if !is_stdin(path) && path.is_dir() { folder(path) } else { vec![path.clone()] })
        .collect()
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> =
        entries.filter(|file| file.extension().is_some_and(|ext| ext == "json") && file.is_file()).collect();
    found.sort();
    // A folder that holds none, or cannot be listed, is named as what is missing.
    if found.is_empty() { vec![path.join("*.json")] } else { found }
}

fn file(path: &Path) -> Result<(fs::File, u64), Problem> {
    let file = fs::File::open(path).map_err(|error| refusal(path, &error))?;
    let about = file.metadata().map_err(|error| refusal(path, &error))?;
    if about.is_dir() {
        return Err(Problem::new(Code::FileIsFolder, "").with("path", &*path.to_string_lossy()));
    }
    Ok((file, about.len()))
}

fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    if is_stdin(path) {
        // One byte more than may be, so that the engine sees that it is too much.
        let mut stdin = io::stdin().lock().take(limit.saturating_add(1));
        stdin.read_to_end(&mut bytes).map_err(|error| refusal(path, &error))?;
        return Ok(bytes);
    }
    let (mut file, size) = file(path)?;
    if size > limit {
        let problem = Problem::new(Code::JsonTooLarge, "").with("size", size.to_string());
        return Err(problem.with("limit", limit.to_string()));
    }
    bytes.reserve(usize::try_from(size).unwrap_or(0));
    file.read_to_end(&mut bytes).map_err(|error| refusal(path, &error))?;
    Ok(bytes)
}

fn refused(path: &Path, problem: Problem) -> Box<Refused> {
    let input = Input { name: path.to_string_lossy().into_owned(), text: String::new() };
    // A text that is too large is not read, but it is the text that is at fault.
    let file_at_fault = problem.code() != Code::JsonTooLarge;
    Box::new(Refused { input, problems: problem.into(), file_at_fault })
}

/// Bytes that are no text: shown as far as they can be, so that people see where.
fn not_utf8(path: &Path, bytes: &[u8]) -> Box<Refused> {
    let input = Input { name: path.to_string_lossy().into_owned(), text: String::from_utf8_lossy(bytes).into_owned() };
    let problems = okr_core::utf8(bytes).err().map(Problems::from);
    let problems = problems.unwrap_or_else(|| Problem::new(Code::JsonNotUtf8, "").into());
    Box::new(Refused { input, problems, file_at_fault: false })
}

fn refusal(path: &Path, error: &io::Error) -> Problem {
    let name = &*path.to_string_lossy();
    let said = |en: &str, zh: &str| Slot::Said { en: en.to_owned(), zh: zh.to_owned() };
    let reason = match error.kind() {
        // A folder without documents stands for a pattern that no file has.
        io::ErrorKind::NotFound if path.ends_with("*.json") => {
            let folder = path.parent().unwrap_or(path).to_string_lossy();
            return Problem::new(Code::FileNoDocuments, "").with("path", &*folder);
        }
        io::ErrorKind::NotFound => return Problem::new(Code::FileMissing, "").with("path", name),
        io::ErrorKind::IsADirectory => return Problem::new(Code::FileIsFolder, "").with("path", name),
        io::ErrorKind::PermissionDenied => said("permission denied", "没有权限"),
        io::ErrorKind::NotADirectory => said("part of the path is a file", "路径中间是一个文件而不是目录"),
        _ => said(&words::reason(error, Lang::En), &words::reason(error, Lang::ZhCn)),
    };
    Problem::new(Code::FileUnreadable, "").with("path", name).with("reason", reason)
}
