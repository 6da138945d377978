// The package as a user meets it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

import * as esm from "okr-wasm";
import * as slim from "okr-wasm/slim";

import { moduleBytes, sample } from "./support.mjs";

const require = createRequire(import.meta.url);
const home = fileURLToPath(new URL("..", import.meta.url));

// First, as the module is compiled at the first call.
test("the module travels unchanged inside the entry", () => {
  const { Module } = WebAssembly;
  const compiled = [];
  WebAssembly.Module = class extends Module {
    constructor(bytes) {
      super(bytes);
      compiled.push(bytes);
    }
  };
  try {
    esm.version();
    slim.init(moduleBytes());
  } finally {
    WebAssembly.Module = Module;
  }
  assert.equal(compiled.length, 2);
  assert.ok(Buffer.from(compiled[0]).equals(moduleBytes()));
  assert.deepEqual(slim.version(), esm.version());
});

test("require and import give the same names", () => {
  const cjs = require("okr-wasm");
  assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).sort());
  assert.deepEqual(Object.keys(require("okr-wasm/slim")).sort(), [...Object.keys(esm), "init"].sort());
  const workspace = cjs.Workspace.open(sample());
  assert.equal(workspace.score({ asOf: "2026-02-15" }).objectives[0].progress, 0.5);
  workspace.dispose();
});

test("an error of one copy of the package is an error of the other", () => {
  assert.throws(() => require("okr-wasm").Workspace.open(""), esm.OkrError);
});

/** A script without the text of the schemas, which is no code. */
function withoutSchemas(script) {
  const start = script.search(/\{"[A-Za-z]+":\{"\$schema"/);
  assert.ok(start > 0, "the schemas are in the entry");
  const quote = script[start - 1];
  let end = start;
  while (script[end] !== quote) {
    end += script[end] === "\\" ? 2 : 1;
  }
  return script.slice(0, start) + script.slice(end);
}

test("nothing but plain ASCII, and nothing of Node, is in the entries", () => {
  for (const entry of ["index.js", "index.cjs", "slim.js", "slim.cjs"]) {
    const text = readFileSync(new URL(`../pkg/${entry}`, import.meta.url), "latin1");
    assert.ok(!/[^\n\x20-\x7e]/.test(text), entry);
    const code = withoutSchemas(text).replace(/"[^"]{10000,}"/, "");
    assert.ok(code.length < 40_000, `${entry}: ${code.length} characters of code`);
    assert.ok(!/\b(Buffer|process|require|import\.meta)\b/.test(code), entry);
  }
});

test("the package lists what is meant", () => {
  const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: home,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const parsed = JSON.parse(listed);
  const [pack] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  const names = pack.files.map(({ path }) => path);
  const modules = ["api", "engine", "error", "generated", "index", "slim", "workspace"];
  const expected = [
    "README.md",
    "package.json",
    "pkg/okr.wasm",
    ...["index", "slim"].flatMap((entry) => [`pkg/${entry}.js`, `pkg/${entry}.cjs`]),
    ...modules.flatMap((module) => [`pkg/${module}.d.ts`, `pkg/${module}.d.cts`]),
  ];
  const isLicense = (name) => /^pkg\/LICENSE-(APACHE|MIT)$/.test(name);
  assert.deepEqual(names.filter((name) => !isLicense(name)).sort(), expected.sort());
});

test("the quick start runs", () => {
  const said = execFileSync("node", ["examples/quickstart.mjs"], { cwd: home, encoding: "utf8" });
  assert.equal(said, "0.5\n");
});
