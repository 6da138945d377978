// `okr-wasm/slim`: the engine without its module, for libraries and edge runtimes.

import { provide, start, type WasmSource } from "./engine.js";

/**
 * Starts the engine with the module that the host brings; see `okr-wasm/okr.wasm`.
 * Only the first call counts.
 *
 * ```js
 * init(await WebAssembly.compileStreaming(fetch(url)));
 * ```
 */
export function init(source: WasmSource): void {
  provide(() => source);
  start();
}

export type { WasmModule, WasmSource } from "./engine.js";
export * from "./api.js";
