/// <reference lib="esnext.disposable" preserve="true" />
import { Handle } from "okr-glue";

import { current, guarded, requestText } from "./engine.js";
import { OPERATIONS, type OkrDocument, type OpenRequest, Operations, type WorkspaceOperations } from "./generated.js";
import { own } from "./own.js";
import { langOf, toText, wellFormed } from "./text.js";

const encoder = new TextEncoder();

/** The operations that change a workspace. */
const CHANGES = new Set(OPERATIONS.filter(({ access }) => access === "changes").map(({ name }) => name as string));

/**
 * An open document: every reference leads somewhere, no alignment runs in a
 * circle, every number and date makes sense.
 *
 * Its memory is outside the reach of the garbage collector: say `using
 * workspace = ...`, or call `dispose()`. Workspaces that are forgotten are freed
 * some time after they are collected.
 */
export class Workspace extends Operations {
  /** What it was opened from, to open it again after a trap. */
  #source: string | Uint8Array | undefined;
  readonly #request: string;
  /** The changes that succeeded since, to be made again after a trap. */
  readonly #changes: [operation: string, request: string][] = [];
  #handle: Handle | undefined;
  #generation = -1;

  private constructor(source: string | Uint8Array, request: string) {
    super();
    this.#source = source;
    this.#request = request;
  }

  /**
   * Opens a document: an object, its JSON text, or the bytes of that text in UTF-8.
   *
   * @throws {OkrError} with every problem of the document at once.
   */
  static open(document: OkrDocument | string | Uint8Array, options: OpenRequest = {}): Workspace {
    const request = requestText(options);
    // Not by its name: the bundler would call the class `_Workspace` then.
    const workspace = new this(sourceOf(document, langOf(request)), request);
    workspace.#live("open", workspace.#request);
    return workspace;
  }

  /** Runs an operation by its name. */
  override call<Name extends keyof WorkspaceOperations>(
    operation: Name,
    request: WorkspaceOperations[Name]["request"],
  ): WorkspaceOperations[Name]["answer"] {
    return JSON.parse(this.callText(operation, request)) as WorkspaceOperations[Name]["answer"];
  }

  /**
   * Runs an operation by its name and gives the answer as canonical JSON: the
   * same bytes as in every other language. The request may be JSON text too.
   *
   * @throws {OkrError} with every problem of the request at once.
   */
  callText(operation: string, request: object | string = {}): string {
    const text = requestText(request);
    const handle = this.#live(operation, text);
    const answer = guarded(operation, text, () => handle.call(operation, text));
    if (CHANGES.has(operation)) {
      this.#changes.push([operation, text]);
    }
    return answer;
  }

  /** True once the workspace is closed. */
  get disposed(): boolean {
    return this.#source === undefined;
  }

  /** Closes the workspace and frees its memory. Closing it twice is fine. */
  dispose(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    this.#source = undefined;
    // The memory of a lost instance is gone already.
    if (handle !== undefined && this.#generation === current()) {
      guarded("dispose", "", () => handle.free());
    }
  }

  /** Closes the workspace at the end of a `using` block; see {@link dispose}. */
  declare [Symbol.dispose]: () => void;

  static {
    // Older browsers have no such symbol; `dispose()` is there everywhere.
    if (Symbol.dispose !== undefined) {
      const value = this.prototype.dispose;
      Object.defineProperty(this.prototype, Symbol.dispose, { value, configurable: true, writable: true });
    }
  }

  /** The handle inside the instance, opened anew where the instance was replaced. */
  #live(operation: string, request: string): Handle {
    const source = this.#source;
    if (source === undefined) {
      throw own("workspace.disposed", { operation }, langOf(request));
    }
    if (this.#handle === undefined || this.#generation !== current()) {
      this.#handle = guarded(operation, this.#request, () => {
        const handle = Handle.open(typeof source === "string" ? encoder.encode(source) : source, this.#request);
        for (const [change, asked] of this.#changes) {
          handle.call(change, asked);
        }
        return handle;
      });
      this.#generation = current();
    }
    return this.#handle;
  }
}

function sourceOf(document: OkrDocument | string | Uint8Array, lang: string): string | Uint8Array {
  if (typeof document === "string") {
    return wellFormed(document);
  }
  // Not `instanceof`: the array may come from another realm. It is copied, so
  // that what the caller does to it later does not reach a later opening.
  return ArrayBuffer.isView(document)
    ? new Uint8Array(document.buffer, document.byteOffset, document.byteLength).slice()
    : toText(document, lang);
}
