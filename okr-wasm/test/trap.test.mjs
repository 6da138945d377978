// Real traps: the module gets so little memory that a large document exhausts
// it, which ends in an `unreachable` instruction, as on a machine without memory.
import assert from "node:assert/strict";
import { test } from "node:test";

import { OkrError, Workspace, callText, init, version } from "okr-wasm/slim";

import { large, moduleBytes, sample, withMemoryLimit } from "./support.mjs";

const PAGES = 40;
const ROUNDS = 1_000;
const tooLarge = JSON.stringify(large(8_000));

test("without its module the engine says what is missing", () => {
  assert.throws(() => version(), { name: "OkrError", code: "engine.not-initialized" });
  assert.throws(() => version({ lang: "zh-CN" }), (error) => {
    const [problem] = error.problems;
    assert.deepEqual([problem.number, problem.message], [801, "引擎还没有加载模块"]);
    return problem.help.includes("init()");
  });
});

test("a trapped instance is replaced, and its workspaces live on", () => {
  init(new WebAssembly.Module(withMemoryLimit(moduleBytes(), PAGES)));
  const workspace = Workspace.open(sample());
  const bytes = Workspace.open(new TextEncoder().encode(JSON.stringify(sample())));
  const forgotten = Workspace.open(sample());
  // What was changed since it was opened is there again after a trap.
  const change = { checkIn: { keyResult: "k", on: "2026-02-15", value: 7 }, asOf: "2026-02-15" };
  for (const one of [workspace, bytes]) {
    const untouched = one.toJson();
    assert.throws(() => one.checkIn({ ...change, checkIn: { ...change.checkIn, keyResult: "none" } }), { code: "reference.unknown" });
    assert.deepEqual(one.toJson(), untouched);
    assert.equal(one.checkIn(change).keyResults[0].current, 7);
  }
  const before = workspace.callText("score", { asOf: "2026-02-15" });
  let settled = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round === ROUNDS / 10) {
      settled = process.memoryUsage().rss;
    }
    try {
      Workspace.open(tooLarge, { lang: "zh-CN" });
      assert.fail("it was not too large");
    } catch (error) {
      assert.ok(error instanceof OkrError, String(error));
      assert.equal(error.code, "internal.panic");
      assert.match(error.problems[0].message, /`open`/);
      assert.match(error.message, /引擎/);
      assert.ok(error.cause instanceof WebAssembly.RuntimeError);
    }
    assert.equal(workspace.callText("score", { asOf: "2026-02-15" }), before);
  }
  const grown = process.memoryUsage().rss - settled;
  assert.ok(grown < 300_000_000, `${ROUNDS} traps took ${grown} bytes`);
  assert.equal(bytes.callText("score", { asOf: "2026-02-15" }), before);
  forgotten.dispose();
  workspace.dispose();
  bytes.dispose();
  assert.equal(callText("version"), JSON.stringify(version()));
});
