import type { Code, Problem } from "./generated.js";

/** A code of the engine, or one of the two that only this package knows. */
export type OkrErrorCode = Code | "workspace.disposed" | "engine.not-initialized";

const BRAND: unique symbol = Symbol.for("okr-wasm.OkrError") as never;

/** What a refused call throws: every problem at once. */
export class OkrError extends Error {
  /** The code of the first problem. */
  readonly code: OkrErrorCode;
  /** The JSON pointer of the first problem; empty for the whole document or request. */
  readonly path: string;
  /**
   * Every problem, in the order in which the engine found them. Empty for
   * `workspace.disposed` and `engine.not-initialized`.
   */
  readonly problems: readonly Problem[];

  constructor(code: OkrErrorCode, message: string, problems: readonly Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.path = problems[0]?.path ?? "";
    this.problems = problems;
  }

  /** The error that the engine's problems JSON stands for. */
  static fromJson(json: string, options?: ErrorOptions): OkrError {
    const { problems } = JSON.parse(json) as { problems: Problem[] };
    const first = problems[0];
    if (first === undefined) {
      return new OkrError("internal.panic", json, problems, options);
    }
    const place = first.path === "" ? "" : ` (at ${first.path})`;
    const more = problems.length === 1 ? "" : ` (+${problems.length - 1})`;
    return new OkrError(first.code, `${first.code}: ${first.message}${place}${more}`, problems, options);
  }

  /** `{"problems": [...]}`, as every other face of the engine writes it. */
  toJSON(): { problems: readonly Problem[] } {
    return { problems: this.problems };
  }

  // An application may hold this package twice, as ESM and as CJS or as `.` and
  // `./slim`; an error of one is an error of the other.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== OkrError) {
      return Function.prototype[Symbol.hasInstance].call(this, value);
    }
    return typeof value === "object" && value !== null && BRAND in value;
  }

  static {
    Object.defineProperty(this.prototype, "name", { value: "OkrError", configurable: true, writable: true });
    Object.defineProperty(this.prototype, BRAND, { value: true });
  }
}
