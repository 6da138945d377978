import type { Code, Problem } from "./generated.js";

const BRAND: unique symbol = Symbol.for("okr-wasm.OkrError") as never;

/** What a refused call throws: every problem at once. */
export class OkrError extends Error {
  /** The code of the first problem. */
  readonly code: Code;
  /** The JSON pointer of the first problem; empty for the whole document or request. */
  readonly path: string;
  /** Every problem, in the order in which the engine found them; at least one. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    const [first, ...more] = problems;
    const place = first.path === "" ? "" : ` (at ${first.path})`;
    const rest = more.length === 0 ? "" : ` (+${more.length})`;
    super(`${first.code}: ${first.message}${place}${rest}`, options);
    this.code = first.code;
    this.path = first.path;
    this.problems = problems;
  }

  /** The error that the engine's problems JSON stands for. */
  static fromJson(json: string, options?: ErrorOptions): OkrError {
    const { problems } = JSON.parse(json) as { problems: [Problem, ...Problem[]] };
    // Not by its name: the bundler would call the class `_OkrError` then.
    return new this(problems, options);
  }

  /** `{"problems": [...]}`, as every other face of the engine writes it. */
  toJSON(): { problems: readonly Problem[] } {
    return { problems: this.problems };
  }

  // An application may hold this package twice, as ESM and as CJS or as `.` and
  // `./slim`; an error of one is an error of the other.
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!Object.hasOwn(this, BRAND)) {
      return Function.prototype[Symbol.hasInstance].call(this, value);
    }
    return typeof value === "object" && value !== null && BRAND in value;
  }

  static {
    Object.defineProperty(this.prototype, "name", { value: "OkrError", configurable: true, writable: true });
    Object.defineProperty(this.prototype, BRAND, { value: true });
    Object.defineProperty(this, BRAND, { value: true });
  }
}
