// The one instance of the module, and its replacement after a trap.

import * as glue from "okr-glue";

import { OkrError } from "./error.js";
import type { StatelessOperations } from "./generated.js";
import { own } from "./own.js";
import { SCHEMAS } from "./schemas.js";
import { langIn, langOf, toText, wellFormed } from "./text.js";

/** A compiled module, or `object` where the program knows no WebAssembly types. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module & object
  : object;

/** Where the engine comes from: a compiled `WebAssembly.Module`, or the bytes of `okr-wasm/okr.wasm`. */
export type WasmSource = WasmModule | ArrayBuffer | Uint8Array;

let source: (() => WasmSource) | undefined;
let state: "cold" | "ready" | "lost" = "cold";
let generation = 0;

/** Says where the module comes from; it is compiled at the first call. */
export function provide(from: () => WasmSource): void {
  source ??= from;
}

/** Compiles and starts the module unless that is done; `request` names the language of refusals. */
export function start(request = ""): void {
  if (state === "ready") {
    return;
  }
  if (state === "lost") {
    glue.__wbg_reset_state();
  } else if (source === undefined) {
    throw own("engine.not-initialized", {}, langOf(request));
  } else {
    glue.initSync({ module: source() as BufferSource });
    // The bytes are compiled; nobody needs them any more.
    source = undefined;
  }
  state = "ready";
}

/** The number of the instance; a handle of another number is gone. */
export function current(): number {
  return generation;
}

/** Runs something inside the instance; refusals and traps come out as `OkrError`. */
export function guarded<T>(operation: string, request: string, run: () => T): T {
  start(request);
  try {
    return run();
  } catch (thrown) {
    if (typeof thrown === "string") {
      throw OkrError.fromJson(thrown);
    }
    throw lost(operation, langOf(request), thrown);
  }
}

/** Puts a fresh instance in the place of one that trapped, whose memory nobody can trust. */
function lost(operation: string, lang: string, cause: unknown): OkrError {
  state = "lost";
  generation += 1;
  try {
    start();
    return OkrError.fromJson(glue.panicked(operation, lang), { cause });
  } catch {
    // Not even a fresh one starts, for want of memory; the next call tries again.
    return own("internal.panic", { operation }, lang, { cause });
  }
}

/** Runs an operation that needs no workspace; gives its answer as canonical JSON. */
export function callText(operation: string, request: object | string = {}): string {
  const text = requestText(request);
  return guarded(operation, text, () =>
    operation === "schema" ? glue.schema(SCHEMAS, text) : glue.call(operation, text),
  );
}

/** Runs an operation that needs no workspace. */
export function call<Name extends keyof StatelessOperations>(
  operation: Name,
  request: StatelessOperations[Name]["request"],
): StatelessOperations[Name]["answer"] {
  return JSON.parse(callText(operation, request)) as StatelessOperations[Name]["answer"];
}

/** The text of a request, given as an object or as its JSON text. */
export function requestText(request: object | string): string {
  return typeof request === "string" ? wellFormed(request) : toText(request, langIn(request));
}
