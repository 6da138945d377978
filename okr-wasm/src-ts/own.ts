// What this package says itself, where there is no engine to ask.

import { OkrError } from "./error.js";
import { OWN_PROBLEMS } from "./own-problems.js";

/** The error of a code from the engine's registry, in the language of a tag. */
export function own(
  code: keyof typeof OWN_PROBLEMS,
  operation: string,
  lang: string,
  options?: ErrorOptions,
): OkrError {
  const { number, en, zh } = OWN_PROBLEMS[code];
  const said = /^zh(?![a-z])/i.test(lang) ? zh : en;
  const message = said.message.replace("{operation}", () => operation);
  return new OkrError([{ code, number, severity: "error", path: "", message, help: said.help }], options);
}
