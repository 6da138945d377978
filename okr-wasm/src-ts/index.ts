// `okr-wasm`: the engine with its module inside. Nothing to load, nothing to await.

import { LENGTH, ORDER, TEXT } from "okr-inline";

import { provide } from "./engine.js";
import { decode } from "./inline.js";

provide(() => decode(TEXT, ORDER, LENGTH));

export * from "./api.js";
