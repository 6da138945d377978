import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { OkrError, OPERATIONS, Workspace, callText, schema, validate, version } from "okr-wasm";

import { sample } from "./support.mjs";

const asOf = "2026-02-15";

/** The error that a call throws. */
function thrown(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof OkrError, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

test("a document is opened from an object, a text or bytes", () => {
  const text = JSON.stringify(sample());
  for (const document of [sample(), text, new TextEncoder().encode(text), Buffer.from(text)]) {
    const workspace = Workspace.open(document);
    assert.equal(workspace.score({ asOf }).objectives[0].progress, 0.5);
    workspace.dispose();
  }
});

test("every operation of the table is there", () => {
  const workspace = Workspace.open(sample());
  for (const { name, access } of OPERATIONS) {
    if (access === "reads" || access === "changes") {
      assert.equal(typeof workspace[name], "function", name);
    }
  }
  assert.deepEqual(workspace.toJson().objectives[0].owner, { person: "lin" });
  assert.deepEqual(workspace.alignment({ query: "layers" }).nodes, [{ node: { objective: "o" }, steps: 0 }]);
  assert.match(workspace.map({ format: "mermaid" }).text, /flowchart/);
  assert.equal(workspace.map({ format: "json" }).nodes.length, 1);
  workspace.dispose();
});

test("stateless functions", () => {
  assert.equal(validate({ document: sample() }).counts.keyResults, 1);
  assert.equal(validate({ document: JSON.stringify(sample()) }).valid, true);
  assert.match(version().version, /^0\./);
  assert.equal(typeof schema, "function");
  assert.equal(thrown(() => schema({ name: "nothing" })).code, "request.schema");
});

test("answers are to be had as canonical text", () => {
  const workspace = Workspace.open(sample());
  const text = workspace.callText("score", { asOf });
  assert.deepEqual(JSON.parse(text), workspace.score({ asOf }));
  assert.equal(workspace.callText("score", `{"asOf": "${asOf}"}`), text);
  assert.equal(callText("version"), JSON.stringify(version()));
  workspace.dispose();
});

test("all problems come at once, in the language asked for", () => {
  const error = thrown(() => Workspace.open({ okr: 2, colour: "red", objectives: [{}] }));
  assert.ok(error.problems.length > 2);
  assert.equal(error.code, error.problems[0].code);
  assert.equal(error.path, error.problems[0].path);
  assert.equal(error.name, "OkrError");
  assert.ok(error instanceof Error);
  assert.deepEqual(JSON.parse(JSON.stringify(error)), { problems: error.problems });
  const chinese = thrown(() => Workspace.open("", { lang: "zh-CN" }));
  assert.equal(chinese.code, "json.empty");
  assert.match(chinese.message, /文档/);
  const request = thrown(() => Workspace.open(sample()).score({ asOf: "2026-02-30" }));
  assert.deepEqual([request.code, request.path], ["date.invalid", "/asOf"]);
  const option = thrown(() => Workspace.open(sample(), { limit: {} }));
  assert.equal(option.code, "document.unknown-field");
  const limit = thrown(() => Workspace.open(sample(), { limits: { objectives: 0 } }));
  assert.equal(limit.code, "document.too-many");
  assert.equal(thrown(() => callText("nothing")).code, "request.operation");
});

test("a subclass of OkrError is told from OkrError", () => {
  class Mine extends OkrError {}
  const mine = new Mine("json.empty", "mine");
  assert.ok(mine instanceof Mine && mine instanceof OkrError);
  assert.ok(!(new OkrError("json.empty", "theirs") instanceof Mine));
  assert.ok(!(new Error("other") instanceof OkrError) && !(null instanceof OkrError));
});

test("text is never changed on the way in", () => {
  const half = "\ud83d";
  const document = sample();
  document.objectives[0].title = `cut ${half}`;
  const place = "/objectives/0/title";
  const object = thrown(() => Workspace.open(document));
  assert.deepEqual([object.code, object.path], ["json.lone-surrogate", place]);
  const raw = JSON.stringify(sample()).replace("Answer every", `cut ${half}`);
  const text = thrown(() => Workspace.open(raw));
  assert.deepEqual([text.code, text.path], ["json.lone-surrogate", place]);
  // Half as a character and half as an escape: what JSON.parse reads as one character.
  const mixed = JSON.stringify(sample()).replace("Answer every", `${half}\\ude00`);
  const workspace = Workspace.open(mixed);
  assert.ok(workspace.toJson().objectives[0].title.startsWith("😀"));
  workspace.dispose();
  // After a backslash it would be read as an escaped backslash and harmless letters.
  const escaped = JSON.stringify(sample()).replace("Answer every", `\\${half}`);
  assert.equal(thrown(() => Workspace.open(escaped)).code, "json.syntax");
  const request = thrown(() => Workspace.open(sample()).callText("score", { asOf: half }));
  assert.equal(request.code, "json.lone-surrogate");
});

test("numbers that JSON cannot say are refused, not dropped", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const document = sample();
    document.checkIns[0].value = value;
    const error = thrown(() => Workspace.open(document));
    assert.deepEqual([error.code, error.path], ["number.not-finite", "/checkIns/0/value"]);
  }
  const document = sample();
  document.checkIns[0].confidence = null;
  Workspace.open(document).dispose();
});

test("what is no JSON at all is refused with its place", () => {
  const circle = { okr: 1, extra: { "a/b": [] } };
  circle.extra["a/b"].push(circle.extra);
  for (const [document, path, found] of [
    [{ okr: 1, people: [{ id: 1n, name: "Lin" }] }, "/people/0/id", "a bigint"],
    [{ okr: 1, extra: { later: () => 1 } }, "/extra/later", "a function"],
    [{ okr: 1, extra: [Symbol("s")] }, "/extra/0", "a symbol"],
    [{ okr: 1, extra: [1, undefined] }, "/extra/1", "undefined in a list"],
    [circle, "/extra/a~1b/0", "an object inside itself"],
    [1n, "", "a bigint"],
  ]) {
    const error = thrown(() => Workspace.open(document));
    assert.deepEqual([error.code, error.path], ["value.not-json", path]);
    assert.equal(error.problems[0].message, `${found} cannot be written as JSON`);
  }
  const error = thrown(() => validate({ document: { okr: 1n }, lang: "zh-CN" }));
  assert.equal(error.path, "/document/okr");
  assert.equal(error.problems[0].message, "不能写成 JSON：bigint");
  // What is absent, and what says itself how it is written, is fine.
  const day = { toJSON: () => "2026-02-15", later: () => 1 };
  Workspace.open({ okr: 1, people: undefined, extra: { day } }).dispose();
  const own = { okr: 1, extra: { get day() { throw new RangeError("mine"); } } };
  assert.throws(() => Workspace.open(own), { name: "RangeError", message: "mine" });
});

test("classes are called by their names", () => {
  const error = thrown(() => Workspace.open("{"));
  assert.match(inspect(error), /^OkrError: json\.syntax/);
  assert.doesNotMatch(inspect(error), /_OkrError|_Workspace/);
  assert.deepEqual([OkrError.name, Workspace.name], ["OkrError", "Workspace"]);
});

test("bytes that are not UTF-8 are refused", () => {
  assert.equal(thrown(() => Workspace.open(Uint8Array.of(0x7b, 0xff, 0x7d))).code, "json.not-utf8");
});

test("a closed workspace says so", () => {
  const workspace = Workspace.open(sample());
  assert.equal(workspace.disposed, false);
  workspace.dispose();
  workspace.dispose();
  assert.equal(workspace.disposed, true);
  const error = thrown(() => workspace.score({ asOf }));
  assert.equal(error.code, "workspace.disposed");
  assert.equal(error.message, "workspace.disposed: `score` on a workspace that is closed");
  const help = "open the document again; close a workspace after its last use";
  const message = "`score` on a workspace that is closed";
  const problem = { code: "workspace.disposed", number: 800, severity: "error", path: "", message, help };
  assert.deepEqual(error.problems, [problem]);
  const chinese = thrown(() => workspace.lint({ lang: "zh-CN" }));
  assert.equal(chinese.problems[0].message, "工作区已关闭，不能执行 `lint`");
});

test("Symbol.dispose closes", () => {
  const workspace = Workspace.open(sample());
  workspace[Symbol.dispose]();
  assert.ok(workspace.disposed);
});

test("disposing gives memory back", () => {
  const { heapUsed } = process.memoryUsage();
  for (let round = 0; round < 20_000; round += 1) {
    Workspace.open('{"okr": 1}').dispose();
  }
  // Far below 20,000 documents; the module's own memory would show as a trap in the end.
  assert.ok(process.memoryUsage().heapUsed - heapUsed < 100_000_000);
});
