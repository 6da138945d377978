// What this package says itself, where there is no engine to ask.

import { OkrError } from "./error.js";
import { OWN_PROBLEMS } from "./own-problems.js";

/** What fills the slots of a message: a text, or one for each language. */
export type Slots = { [slot: string]: string | { en: string; zh: string } };

/** The error of a code from the engine's registry, in the language of a tag. */
export function own(
  code: keyof typeof OWN_PROBLEMS,
  slots: Slots,
  lang: string,
  options?: ErrorOptions & { path?: string },
): OkrError {
  const { number, en, zh } = OWN_PROBLEMS[code];
  const isChinese = /^zh(?![a-z])/i.test(lang);
  const said = isChinese ? zh : en;
  const message = said.message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const slot = slots[name] ?? "";
    return typeof slot === "string" ? slot : isChinese ? slot.zh : slot.en;
  });
  const path = options?.path ?? "";
  return new OkrError([{ code, number, severity: "error", path, message, help: said.help }], options);
}
