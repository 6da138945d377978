//! `fuzz`: any bytes into the engine, on a nightly toolchain, from the kept inputs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use okr_core::api::{OPERATIONS, schemas};
use okr_tests::fuzz::{GOOD_REQUESTS, Plant, TARGETS, Target, dictionary};
use okr_tests::vectors::load_all;

use crate::quality;
use crate::shell::{self, step};

/// What `fuzz` is asked.
#[derive(Debug)]
pub struct Wish<'a> {
    /// How long each target runs.
    pub seconds: u32,
    /// One target; absent: all.
    pub target: Option<&'a str>,
    /// What is to be done.
    pub mode: Mode,
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Look for faults.
    Search,
    /// Look for the planted fault, which must be found in time.
    Planted,
    /// Look for faults, then keep the few inputs that reach most.
    Keep,
}

/// A planted fault is to be found within so many seconds.
const PLANTED_SECONDS: u32 = 60;

/// Inputs over this size are not kept: they reach little that smaller ones do not.
const KEPT_BYTES: u64 = 1_024;

/// What the kept inputs of a target may weigh together, in bytes. Beyond that a part of
/// them is kept: they are named by their hash, so that the first are any of them.
const KEPT_WEIGHT: usize = 200 << 10;

impl<'a> Wish<'a> {
    /// Reads what stands behind the verb.
    ///
    /// # Errors
    /// The word that is not understood.
    pub fn read(words: &[&'a str]) -> Result<Wish<'a>, String> {
        let mut wish = Wish { seconds: 60, target: None, mode: Mode::Search };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--seconds" => {
                    let seconds = words.next().and_then(|seconds| seconds.parse().ok());
                    wish.seconds = seconds.ok_or("`--seconds` needs a whole number")?;
                }
                "--planted" => wish.mode = Mode::Planted,
                "--keep" => wish.mode = Mode::Keep,
                name if Target::named(name).is_some() => wish.target = Some(name),
                other => {
                    let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
                    return Err(format!("`{other}` is no target; they are {}", known.join(", ")));
                }
            }
        }
        Ok(wish)
    }
}

/// Runs the targets, one after the other.
///
/// # Errors
/// What was found, or the planted fault that was not.
pub fn run(root: &Path, wish: &Wish) -> Result<(), String> {
    step("tools", prepare)?;
    let place = Place { root: root.to_path_buf(), work: shell::target(root).join("fuzz") };
    let mut lines = Vec::new();
    for target in TARGETS.into_iter().filter(|target| wish.target.is_none_or(|name| name == target.name)) {
        step(target.name, || {
            place.cargo_fuzz("build", &target).status().map_err(|error| error.to_string()).and_then(|status| {
                if status.success() { Ok(()) } else { Err(format!("the build ended with {status}")) }
            })?;
            place.seed(&target)?;
            let line = match wish.mode {
                Mode::Planted => place.find_planted(&target)?,
                Mode::Search | Mode::Keep => place.search(&target, wish.seconds)?,
            };
            if wish.mode == Mode::Keep {
                place.keep(&target)?;
            }
            println!("    {line}");
            lines.push(format!("| `{}` | {line} |", target.name));
            Ok(())
        })?;
    }
    let rows = lines.join("\n");
    println!("\n{rows}");
    if wish.target.is_some() {
        return Ok(());
    }
    let part = if wish.mode == Mode::Planted { "planted" } else { "fuzz" };
    quality::record(root, part, &format!("| target | |\n|---|---|\n{rows}"))
}

/// Gets the nightly toolchain and cargo-fuzz where they are missing.
fn prepare() -> Result<(), String> {
    shell::nightly(&[])?;
    let mut version = Command::new("cargo");
    version.args(["fuzz", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
    if !version.status().is_ok_and(|status| status.success()) {
        shell::run(Command::new("cargo").args(["install", "--locked", "cargo-fuzz", "--version", "0.13.2"]))?;
    }
    Ok(())
}

/// Where things stand.
struct Place {
    root: PathBuf,
    work: PathBuf,
}

impl Place {
    /// Inputs that are kept in the repository.
    fn kept(&self, target: &Target) -> PathBuf {
        self.root.join("tests/fuzz/corpus").join(target.name)
    }

    /// Inputs that this machine has found.
    fn found(&self, target: &Target) -> PathBuf {
        self.work.join("corpus").join(target.name)
    }

    fn artifacts(&self, target: &Target) -> PathBuf {
        self.work.join("artifacts").join(target.name)
    }

    fn cargo_fuzz(&self, verb: &str, target: &Target) -> Command {
        let mut command = Command::new("rustup");
        command.current_dir(&self.root).args(["run", "nightly", "cargo", "fuzz", verb, "--fuzz-dir", "tests/fuzz"]);
        command.arg("--target-dir").arg(&self.work).arg(target.name);
        command
    }

    /// The program of a target, with libFuzzer's own arguments.
    fn program(&self, target: &Target, arguments: &[&str]) -> Result<Command, String> {
        let host = shell::output(Command::new("rustc").arg("-vV"))?;
        let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        let mut command = Command::new(self.work.join(host).join("release").join(target.name));
        command.args(arguments).arg(format!("-artifact_prefix={}/", self.artifacts(target).display()));
        Ok(command)
    }

    /// Writes what vectors hold as seeds, and the dictionary.
    fn seed(&self, target: &Target) -> Result<(), String> {
        for folder in [self.kept(target), self.found(target), self.artifacts(target), self.seeds(target)] {
            fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let values: Vec<_> = schemas().into_values().filter_map(|schema| serde_json::to_value(schema).ok()).collect();
        let mut words = dictionary(values.iter());
        for operation in OPERATIONS {
            words += &format!("\"{}\\x0a\"\n", operation.name);
        }
        write(&self.work.join("words.dict"), words.as_bytes())?;
        if !target.is_text {
            for number in 1..=SEEDS {
                write(&self.seeds(target).join(format!("any-{number}")), &any_bytes(number))?;
            }
        }
        for (number, request) in GOOD_REQUESTS.iter().enumerate().filter(|_| target.name == "request") {
            write(&self.seeds(target).join(format!("good-{number}")), request.as_bytes())?;
        }
        for vector in load_all(&self.root)? {
            let seed = match target.name {
                "open" => vector.document_bytes(&self.root)?.unwrap_or_default(),
                "compare" => [b"\x01".to_vec(), vector.document_bytes(&self.root)?.unwrap_or_default()].concat(),
                "request" => format!("{}\n{}", vector.operation, vector.request).into_bytes(),
                _ => continue,
            };
            if !seed.is_empty() && seed.len() < 4_096 {
                write(&self.seeds(target).join(vector.name.replace('/', "-")), &seed)?;
            }
        }
        Ok(())
    }

    fn seeds(&self, target: &Target) -> PathBuf {
        self.work.join("seeds").join(target.name)
    }

    fn words(&self, target: &Target) -> Option<String> {
        target.is_text.then(|| format!("-dict={}", self.work.join("words.dict").display()))
    }

    fn search(&self, target: &Target, seconds: u32) -> Result<String, String> {
        let before = entries(&self.artifacts(target));
        let time = format!("-max_total_time={seconds}");
        let mut command = self.program(target, &[&time, "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"])?;
        command.args(self.words(target)).args([self.found(target), self.kept(target), self.seeds(target)]);
        command.arg("-print_final_stats=1").env_remove("OKR_FUZZ_PLANT");
        let (is_clean, log) = logged(&mut command)?;
        let new: Vec<String> = entries(&self.artifacts(target)).difference(&before).cloned().collect();
        if !is_clean || !new.is_empty() {
            return Err(format!("a finding: {}\n{}", new.join(" "), last_lines(&log, 40)));
        }
        let figure = |name: &str| log.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("?").trim().to_owned();
        let runs = figure("stat::number_of_executed_units:");
        let coverage = log
            .lines()
            .rev()
            .find_map(|line| line.split_once(" cov: "))
            .map_or("?", |(_, rest)| rest.split_whitespace().next().unwrap_or("?"));
        Ok(format!("{seconds} s, {runs} runs, {coverage} edges, 0 findings"))
    }

    /// A run with the planted fault must end with it, in time, and from inputs that
    /// do not show it yet.
    fn find_planted(&self, target: &Target) -> Result<String, String> {
        let start = self.work.join("planted").join(target.name);
        let _ = fs::remove_dir_all(&start);
        fs::create_dir_all(&start).map_err(|error| format!("{}: {error}", start.display()))?;
        let mut shown = 0;
        for folder in [self.kept(target), self.seeds(target)] {
            for name in entries(&folder) {
                let input = fs::read(folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
                match target.run(&input, Plant::Fault) {
                    Ok(()) => write(&start.join(&name), &input)?,
                    Err(_) => shown += 1,
                }
            }
        }
        let time = format!("-max_total_time={PLANTED_SECONDS}");
        let mut command = self.program(target, &[&time, "-max_len=4096"])?;
        command.args(self.words(target)).arg(&start).env("OKR_FUZZ_PLANT", "1");
        let clock = Instant::now();
        let (is_clean, log) = logged(&mut command)?;
        if !is_clean && !log.contains("the planted fault") {
            return Err(format!("a finding, and not the planted one\n{}", last_lines(&log, 40)));
        }
        if is_clean {
            return Err(format!("the planted fault is not found in {PLANTED_SECONDS} s\n{}", last_lines(&log, 20)));
        }
        let seconds = clock.elapsed().as_secs_f64();
        Ok(format!("the planted fault is found after {seconds:.1} s ({shown} inputs that showed it left out)"))
    }

    /// Of all inputs the few small ones that reach everything that any of them reaches.
    fn keep(&self, target: &Target) -> Result<(), String> {
        let few = self.work.join("few").join(target.name);
        let _ = fs::remove_dir_all(&few);
        fs::create_dir_all(&few).map_err(|error| format!("{}: {error}", few.display()))?;
        let mut command = self.program(target, &["-set_cover_merge=1", "-max_len=4096"])?;
        command.arg(&few).args([self.kept(target), self.found(target), self.seeds(target)]);
        let (is_clean, log) = logged(command.env_remove("OKR_FUZZ_PLANT"))?;
        if !is_clean {
            return Err(format!("the inputs cannot be merged\n{}", last_lines(&log, 20)));
        }
        let kept = self.kept(target);
        fs::remove_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
        let mut bytes = 0;
        for name in entries(&few) {
            let input = fs::read(few.join(&name)).map_err(|error| format!("{name}: {error}"))?;
            if input.len() as u64 > KEPT_BYTES {
                continue;
            }
            if bytes + input.len() > KEPT_WEIGHT {
                break;
            }
            bytes += input.len();
            fs::create_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
            write(&kept.join(&name), &input)?;
        }
        println!("    kept {} inputs, {bytes} bytes", entries(&kept).len());
        Ok(())
    }
}

/// Seeds of bytes for each target that makes its own documents of them.
const SEEDS: u64 = 100;

/// Bytes without a pattern, more of them the higher the number: every document has
/// to be found otherwise, choice by choice.
fn any_bytes(number: u64) -> Vec<u8> {
    let mut state = number;
    let next = |_| {
        // Spread by the golden ratio, then mixed (S. Vigna, splitmix64).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 56) as u8
    };
    (0..number * 8).map(next).collect()
}

/// Runs a program and gives what it said, and whether it ended well.
fn logged(command: &mut Command) -> Result<(bool, String), String> {
    let output = command.output().map_err(|error| format!("cannot run {command:?}: {error}"))?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

/// What a panic said, which the list of calls after it is longer than, and the last
/// lines.
fn last_lines(text: &str, count: usize) -> String {
    let said = text.lines().skip_while(|line| !line.contains("panicked at")).take(2);
    let skipped = text.lines().count().saturating_sub(count);
    said.chain(text.lines().skip(skipped)).collect::<Vec<_>>().join("\n")
}

/// The names of the files of a folder.
fn entries(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
