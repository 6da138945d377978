// What the tests share.
import { readFileSync } from "node:fs";

/** A document that holds: one objective, half done on 2026-02-15. */
export function sample() {
  return {
    okr: 1,
    people: [{ id: "lin", name: "Lin" }],
    cycles: [{ id: "2026Q1", kind: "quarter", start: "2026-01-01", end: "2026-03-31" }],
    objectives: [
      {
        id: "o",
        title: "Answer every customer the same day",
        owner: { person: "lin" },
        cycle: "2026Q1",
        keyResults: [
          {
            id: "k",
            title: "Median answer time from 20 to 4 hours",
            measure: { kind: "metric", baseline: 20, target: 4 },
          },
        ],
      },
    ],
    checkIns: [{ keyResult: "k", on: "2026-02-13", value: 12 }],
  };
}

/** The same document with this many key results; each weighs some 100 bytes. */
export function large(count) {
  const document = sample();
  const title = "Median answer time from 20 to 4 hours, measured every week in every region";
  document.objectives[0].keyResults = Array.from({ length: count }, (_, at) => ({
    id: `k${at}`,
    title,
    measure: { kind: "metric", baseline: 20, target: 4 },
  }));
  document.checkIns = [];
  return document;
}

/** The module as it is published. */
export function moduleBytes() {
  return new Uint8Array(readFileSync(new URL(import.meta.resolve("okr-wasm/okr.wasm"))));
}

/** The module with a memory that cannot grow beyond so many pages of 64 KiB. */
export function withMemoryLimit(bytes, pages) {
  const MEMORY = 5;
  let at = 8;
  while (at < bytes.length) {
    const [size, start] = unsigned(bytes, at + 1);
    if (bytes[at] === MEMORY) {
      const [count, flags] = unsigned(bytes, start);
      if (count !== 1 || bytes[flags] !== 0) {
        throw new Error("the module's memory is not as expected");
      }
      const [least] = unsigned(bytes, flags + 1);
      const section = [1, 1, ...leb(least), ...leb(pages)];
      const before = bytes.subarray(0, at);
      return Uint8Array.from([...before, MEMORY, ...leb(section.length), ...section, ...bytes.subarray(start + size)]);
    }
    at = start + size;
  }
  throw new Error("the module has no memory");
}

function unsigned(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] < 0x80) {
      return [value, at + 1];
    }
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}
