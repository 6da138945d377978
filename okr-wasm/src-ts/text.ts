// What goes into the engine as text, so that nothing is changed on the way.

/** The JSON text of a value. Numbers that JSON cannot say are left for the engine to refuse. */
export function toText(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  // `JSON.stringify` turns NaN and the infinities into `null`, which a document
  // may hold. Only where there is a `null` is the slower look worth its time.
  return text.includes("null") ? JSON.stringify(value, spoken) : text;
}

function spoken(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
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
