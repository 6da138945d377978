//! The npm package: the wasm module, its glue, the bundles and their types, all
//! under `okr-wasm/pkg/`. The same sources always give the same bytes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, step};

/// What Rust's `wasm32-unknown-unknown` uses and every supported runtime has.
/// Never `--all-features`: Node refuses the result.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How much a user may have to fetch, in bytes.
const LIMITS: Sizes = Sizes { raw: 450_000, brotli: 150_000, served: 215_000 };

/// Where the sizes are recorded.
const RECORD: &str = "okr-wasm/sizes.json";

/// How many bytes the package weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The wasm module.
    pub raw: u64,
    /// The wasm module in brotli, quality 11.
    pub brotli: u64,
    /// The synchronous entry, module inside, in brotli, quality 11.
    pub served: u64,
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kilobytes = |bytes: u64| bytes as f64 / 1000.0;
        let (raw, brotli, served) = (kilobytes(self.raw), kilobytes(self.brotli), kilobytes(self.served));
        write!(f, "wasm {raw:.1} KB, {brotli:.1} KB in brotli; the entry as served {served:.1} KB")
    }
}

impl Sizes {
    /// Holds the sizes against those recorded in `okr-wasm/sizes.json`: none may
    /// grow by more than 2% unnoticed. `cargo xtask size --record` records anew,
    /// and the changelog says why.
    ///
    /// # Errors
    /// A line for everything that has grown.
    pub fn ratchet(&self, root: &Path) -> Result<(), String> {
        let file = root.join(RECORD);
        let text = fs::read_to_string(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        let recorded: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let rows = [("raw", self.raw), ("brotli", self.brotli), ("served", self.served)];
        let mut grown = Vec::new();
        for (name, size) in rows {
            let before = recorded
                .get(name)
                .and_then(serde_json::Value::as_u64)
                .ok_or_else(|| format!("{RECORD} has no `{name}`"))?;
            if size * 100 > before * 102 {
                grown.push(format!("{name} has grown from {before} to {size} bytes"));
            }
        }
        if grown.is_empty() { Ok(()) } else { Err(grown.join("\n")) }
    }

    /// Records the sizes for [`Sizes::ratchet`].
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn record(&self, root: &Path) -> Result<(), String> {
        let Sizes { raw, brotli, served } = self;
        let text = format!("{{\"raw\": {raw}, \"brotli\": {brotli}, \"served\": {served}}}\n");
        fs::write(root.join(RECORD), text).map_err(|error| format!("cannot write {RECORD}: {error}"))
    }

    /// Holds the sizes against their limits.
    ///
    /// # Errors
    /// A line for everything that is too large.
    pub fn gate(&self) -> Result<(), String> {
        let rows = [
            ("the wasm module", self.raw, LIMITS.raw),
            ("the wasm module in brotli", self.brotli, LIMITS.brotli),
            ("the entry as served", self.served, LIMITS.served),
        ];
        let over = rows.into_iter().filter(|(_, size, limit)| size > limit);
        let lines: Vec<_> =
            over.map(|(what, size, limit)| format!("{what} is {size} bytes; the limit is {limit}")).collect();
        if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
    }
}

/// Builds `okr-wasm/pkg/` and measures it. [`Sizes::gate`] is for the caller to
/// ask, so that what is too large can still be tried.
///
/// # Errors
/// A line that names the step that failed and says why.
pub fn build(root: &Path) -> Result<Sizes, String> {
    let package = Package::of(root);
    step("npm package: build tools", || package.install())?;
    step("npm package: crate", || package.compile())?;
    step("npm package: glue", || package.bind())?;
    step("npm package: smaller module", || package.optimize())?;
    step("npm package: bundles", || package.bundle())?;
    step("npm package: declarations", || package.declare())?;
    package.copy_licenses()?;
    package.measure()
}

/// Runs the package's own tests on the package as it was last built: the types,
/// then everything under `okr-wasm/test/`.
///
/// # Errors
/// Where one fails.
pub fn test(root: &Path) -> Result<(), String> {
    let package = Package::of(root);
    package.install()?;
    let compiler = package.tool("typescript/bin/tsc");
    step("npm package: types", || {
        package.run("node", &[compiler.as_ref(), Path::new("--project"), Path::new("test")])
    })?;
    let mut tests = vec![PathBuf::from("--test"), PathBuf::from("--test-reporter=dot")];
    tests.extend(files(&package.home.join("test"), ".test.mjs")?);
    step("npm package: tests", || package.run("node", &tests))
}

/// Where things are and go.
struct Package {
    root: PathBuf,
    /// The folder with `package.json`.
    home: PathBuf,
    /// What is published.
    out: PathBuf,
    /// What the steps hand to each other.
    work: PathBuf,
    target: PathBuf,
}

impl Package {
    fn of(root: &Path) -> Package {
        let home = root.join("okr-wasm");
        let target = root.join("target");
        Package { root: root.to_owned(), out: home.join("pkg"), work: target.join("okr-wasm"), home, target }
    }

    fn tool(&self, path: &str) -> PathBuf {
        self.home.join("node_modules").join(path)
    }

    /// Runs a program in the package's folder.
    fn run<A: AsRef<OsStr>>(&self, program: &str, arguments: &[A]) -> Result<(), String> {
        shell::run(Command::new(program).args(arguments).current_dir(&self.home))
    }

    /// The build tools, at the versions of the lock file.
    fn install(&self) -> Result<(), String> {
        let lock = read(&self.home.join("package-lock.json"))?;
        let foreign = lock.lines().find(|line| {
            let resolved = line.trim_start().strip_prefix("\"resolved\": \"");
            resolved.is_some_and(|address| !address.starts_with("https://registry.npmjs.org/"))
        });
        if let Some(line) = foreign {
            return Err(format!("package-lock.json names another registry: {}", line.trim()));
        }
        // npm copies the lock file there as its last step.
        let installed = self.tool(".package-lock.json");
        let modified = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).ok();
        if modified(&installed) < modified(&self.home.join("package-lock.json")) {
            self.run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
        }
        Ok(())
    }

    /// The crate as wasm.
    fn compile(&self) -> Result<(), String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["rustc", "--quiet", "--package", "okr-wasm", "--profile", "wasm"]);
        command.args(["--target", "wasm32-unknown-unknown", "--crate-type", "cdylib", "--target-dir"]);
        command.arg(&self.target).current_dir(&self.root);
        // Panic messages name source files; nobody's folders belong into the package.
        let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let cargo_home = cargo_home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let mut flags = format!("--remap-path-prefix={}=okr", self.root.display());
        if let Some(registry) = cargo_home.map(|home| home.join("registry/src")) {
            for folder in fs::read_dir(registry).into_iter().flatten().flatten() {
                let _ = write!(flags, "\u{1f}--remap-path-prefix={}=crates", folder.path().display());
            }
        }
        shell::run(command.env("CARGO_ENCODED_RUSTFLAGS", flags))
    }

    /// The glue between the module and JavaScript.
    fn bind(&self) -> Result<(), String> {
        let failed = |error: &dyn fmt::Display| format!("wasm-bindgen: {error}");
        let input = self.target.join("wasm32-unknown-unknown/wasm/okr_wasm.wasm");
        let mut bindgen = Bindgen::new();
        bindgen.web(true).map_err(|error| failed(&error))?;
        bindgen
            .input_path(input)
            .out_name("okr")
            .typescript(false)
            .reset_state_function(true)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true);
        bindgen.generate(&self.work).map_err(|error| failed(&error))
    }

    /// The smaller module. `-Oz` is 1 to 2% under `-Os` and `-O3` and as fast:
    /// what counts for speed, rustc has done.
    fn optimize(&self) -> Result<(), String> {
        create(&self.out)?;
        let tool = self.tool("binaryen/bin/wasm-opt");
        let (input, output) = (self.work.join("okr_bg.wasm"), self.out.join("okr.wasm"));
        let mut arguments = vec![tool.as_os_str(), input.as_os_str(), "-o".as_ref(), output.as_os_str()];
        arguments.extend(["-Oz", "--strip-debug", "--strip-producers"].map(OsStr::new));
        arguments.extend(FEATURES.iter().map(OsStr::new));
        self.run("node", &arguments)
    }

    /// The entries, each a file that needs no other.
    fn bundle(&self) -> Result<(), String> {
        let module = self.out.join("okr.wasm");
        let module = fs::read(&module).map_err(|error| format!("{}: {error}", module.display()))?;
        write(&self.work.join("inline.ts"), &inline(&module))?;
        // A script or a program, depending on whether npm ran its install script.
        let tool = self.tool(if cfg!(windows) { ".bin/esbuild.cmd" } else { ".bin/esbuild" });
        let alias = |name: &str, file: &str| format!("--alias:okr-{name}={}", self.work.join(file).display());
        for entry in ["index", "slim"] {
            for (format, platform, extension) in [("esm", "neutral", "js"), ("cjs", "node", "cjs")] {
                let arguments = [
                    format!("src-ts/{entry}.ts"),
                    format!("--outfile={}", self.out.join(format!("{entry}.{extension}")).display()),
                    format!("--format={format}"),
                    format!("--platform={platform}"),
                    alias("glue", "okr.js"),
                    alias("inline", "inline.ts"),
                    "--bundle".to_owned(),
                    "--target=es2022".to_owned(),
                    "--charset=ascii".to_owned(),
                    "--log-level=warning".to_owned(),
                ];
                self.run(&tool.to_string_lossy(), &arguments)?;
            }
        }
        Ok(())
    }

    /// The declarations, once for ESM and once for CJS.
    fn declare(&self) -> Result<(), String> {
        let types = self.work.join("types");
        let tool = self.tool("typescript/bin/tsc");
        self.run("node", &[tool.as_os_str(), "--outDir".as_ref(), types.as_os_str()])?;
        // Only what the entries lead to.
        let mut open = vec!["index".to_owned(), "slim".to_owned()];
        let mut done = BTreeSet::new();
        while let Some(name) = open.pop() {
            if !done.insert(name.clone()) {
                continue;
            }
            let text = read(&types.join(format!("{name}.d.ts")))?;
            let mut common = text.clone();
            for import in imports(&text) {
                common = common.replace(&format!("\"./{import}.js\""), &format!("\"./{import}.cjs\""));
                open.push(import);
            }
            write(&self.out.join(format!("{name}.d.ts")), &text)?;
            write(&self.out.join(format!("{name}.d.cts")), &common)?;
        }
        Ok(())
    }

    fn copy_licenses(&self) -> Result<(), String> {
        for license in files(&self.root, "")?.iter().filter(|path| named(path).starts_with("LICENSE-")) {
            write(&self.out.join(named(license)), &read(license)?)?;
        }
        Ok(())
    }

    fn measure(&self) -> Result<Sizes, String> {
        let module = self.out.join("okr.wasm");
        let raw = fs::metadata(&module).map_err(|error| format!("{}: {error}", module.display()))?.len();
        Ok(Sizes { raw, brotli: self.brotli(&module)?, served: self.brotli(&self.out.join("index.js"))? })
    }

    /// The bytes of a file in brotli, as a careful server sends it.
    fn brotli(&self, file: &Path) -> Result<u64, String> {
        const SCRIPT: &str = "const { brotliCompressSync, constants } = require('node:zlib');
            const bytes = require('node:fs').readFileSync(process.argv[1]);
            const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
            console.log(brotliCompressSync(bytes, { params }).length);";
        let output = Command::new("node").args(["--eval", SCRIPT, "--"]).arg(file).output();
        let output = output.map_err(|error| format!("node: {error}"))?;
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim().parse().map_err(|_| format!("{}: {}", file.display(), String::from_utf8_lossy(&output.stderr)))
    }
}

/// The module as a source file; `inline.ts` reads it back and says why it is so.
fn inline(module: &[u8]) -> String {
    const SINGLES: usize = 87;
    let alphabet: Vec<char> = (' '..='~').filter(|letter| !"\"$'<\\`".contains(*letter)).collect();
    let letter = |place: usize| alphabet.get(place).copied().unwrap_or_default();
    let mut counts = [0_usize; 256];
    for byte in module {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let mut order: Vec<(usize, usize)> = counts.into_iter().enumerate().collect();
    order.sort_by_key(|(byte, count)| (usize::MAX - count, *byte));
    let mut codes = vec![String::new(); 256];
    let mut ranks = String::new();
    for (rank, (byte, _)) in order.into_iter().enumerate() {
        let _ = write!(ranks, "{byte:02x}");
        if let Some(code) = codes.get_mut(byte) {
            if rank >= SINGLES {
                code.push(letter(SINGLES - 1 + rank / SINGLES));
            }
            code.push(letter(rank % SINGLES));
        }
    }
    let text: String = module.iter().filter_map(|byte| codes.get(usize::from(*byte))).map(String::as_str).collect();
    let length = module.len();
    format!("export const LENGTH = {length};\nexport const ORDER = \"{ranks}\";\nexport const TEXT = \"{text}\";\n")
}

/// The neighbours that a declaration file names: `./x.js` gives `x`.
fn imports(text: &str) -> Vec<String> {
    let names = text.split("\"./").skip(1).filter_map(|rest| rest.split_once(".js\"").map(|(name, _)| name.to_owned()));
    names.collect()
}

/// The files of a folder whose names end so, by name.
fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && named(&path).ends_with(end) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
