// What the peers in JavaScript share: the data, the clock, the line that is printed.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
export const meta = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8"));

const FEW = 3;

/** One column of the company: unsigned 32 bits or IEEE doubles, little-endian. */
export function numbers(name) {
  const bytes = readFileSync(join(folder, name));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return name.endsWith(".u32") ? new Uint32Array(buffer) : new Float64Array(buffer);
}

/**
 * Prints the median of some rounds, and what the last one answered. Where the rounds
 * are many, one more comes first to warm up; where they are few, each takes seconds.
 */
export function measure(name, version, rounds, work, answer) {
  const times = [];
  let result;
  for (let round = rounds > FEW ? 0 : 1; round <= rounds; round++) {
    result = undefined;
    globalThis.gc?.();
    const start = performance.now();
    result = work();
    if (round > 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const ms = times[Math.floor(rounds / 2)];
  console.log(JSON.stringify({ name, version, rounds, ms, answer: answer(result) }));
}
