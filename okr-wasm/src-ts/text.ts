// What goes into the engine as text, so that nothing is changed on the way.

import { own } from "./own.js";

/**
 * The JSON text of a value. Numbers that JSON cannot say are left for the engine to refuse.
 *
 * @throws {OkrError} `value.not-json` with its place for what JSON has no word for at all, where `JSON.stringify`
 * drops functions and symbols, puts `null` in the place of holes in lists, and throws a bare TypeError at a bigint or
 * a circle.
 */
export function toText(value: unknown, lang: string): string {
  const text = attempt(value);
  if (text === undefined || !isData(value)) {
    const fault = faultIn(value);
    if (fault !== undefined) {
      throw own("value.not-json", { found: fault.found }, lang, { path: fault.path });
    }
  }
  // `JSON.stringify` turns NaN and the infinities into `null`, which a document
  // may hold. Only where there is a `null` is the slower look worth its time.
  return text === undefined || text.includes("null") ? outspoken(value, text ?? "") : text;
}

/**
 * As `JSON.stringify`, with the names of NaN and the infinities as they would stand
 * in a text: the engine refuses them with their place (`number.not-finite`).
 */
function outspoken(value: unknown, text: string): string {
  let mark = "not finite ";
  while (text.includes(mark)) {
    mark += "!";
  }
  const spoken = (_name: string, part: unknown) =>
    typeof part === "number" && !Number.isFinite(part) ? `${mark}${part}` : part;
  const marked = JSON.stringify(value, spoken) ?? "";
  return marked.replaceAll(new RegExp(`"${mark}(-?[A-Za-z]+)"`, "g"), "$1");
}

/** The text of a value; nothing where there is a bigint or a circle. */
function attempt(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return undefined;
  }
}

/** Whether a value without circles holds data alone. */
function isData(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "function" || typeof next === "symbol") {
      return false;
    }
    if (Array.isArray(next)) {
      if (next.includes(undefined)) {
        return false;
      }
      for (const item of next) {
        waiting.push(item);
      }
    } else if (typeof next === "object" && next !== null && !("toJSON" in next)) {
      for (const field of Object.values(next)) {
        waiting.push(field);
      }
    }
  }
  return true;
}

interface Fault {
  path: string;
  found: { en: string; zh: string };
}

/** The first place that JSON has no word for. */
function faultIn(value: unknown): Fault | undefined {
  const above: { value: unknown; step: string }[] = [];
  let fault: Fault | undefined;
  function look(this: unknown, name: string, value: unknown): unknown {
    while (above.length > 0 && above.at(-1)?.value !== this) {
      above.pop();
    }
    const step = above.length === 0 ? "" : `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const found = above.some((outer) => outer.value === value) ? CIRCLE : foreign(value, this);
    if (found !== undefined) {
      fault = { path: above.map((outer) => outer.step).join("") + step, found };
      throw fault;
    }
    if (typeof value === "object" && value !== null) {
      above.push({ value, step });
    }
    return value;
  }
  try {
    JSON.stringify(value, look);
  } catch (thrown) {
    // What else was thrown is a `toJSON` or a getter of the caller's own.
    if (fault === undefined) {
      throw thrown;
    }
  }
  return fault;
}

const CIRCLE = { en: "an object inside itself", zh: "包含自身的对象" };

function foreign(value: unknown, holder: unknown): { en: string; zh: string } | undefined {
  switch (typeof value) {
    case "bigint":
      return { en: "a bigint", zh: "bigint" };
    case "function":
      return { en: "a function", zh: "函数" };
    case "symbol":
      return { en: "a symbol", zh: "symbol" };
    case "undefined":
      return Array.isArray(holder) ? { en: "undefined in a list", zh: "列表中的 undefined" } : undefined;
    default:
      return undefined;
  }
}

/** The language that a request asks for, given as an object. */
export function langIn(request: object): string {
  const { lang } = request as { lang?: unknown };
  return typeof lang === "string" ? lang : "";
}

/**
 * A JSON text that UTF-8 can hold. Halves of surrogate pairs are written as
 * escapes, which the engine refuses with their place (`json.lone-surrogate`);
 * encoding them would silently put another character in their stead.
 */
export function wellFormed(text: string): string {
  if (text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text)) {
    return text;
  }
  return text.replace(/(\\*)(\p{Surrogate})/gu, (whole, slashes: string, half: string) => {
    // After an odd number of backslashes it is part of an escape that is wrong anyway.
    return slashes.length % 2 === 1 ? whole : `${slashes}\\u${half.charCodeAt(0).toString(16)}`;
  });
}

/** The language that a request asks for, as far as it can be told. */
export function langOf(request: string): string {
  try {
    const { lang } = JSON.parse(request) as { lang?: unknown };
    return typeof lang === "string" ? lang : "";
  } catch {
    return "";
  }
}
