// What the build puts beside the facade; see `cargo xtask npm`.

/** The glue that wasm-bindgen makes for the crate `okr-wasm`. */
declare module "okr-glue" {
  /** An open document inside the instance. */
  export class Handle {
    static open(bytes: Uint8Array, request: string): Handle;
    call(operation: string, request: string): string;
    free(): void;
  }
  export function call(operation: string, request: string): string;
  export function schema(schemas: string, request: string): string;
  export function panicked(operation: string, lang: string): string;
  export function initSync(source: { module: WebAssembly.Module | BufferSource }): unknown;
  /** Replaces the instance by a fresh one of the same module. */
  export function __wbg_reset_state(): void;
}

/** The module as text; see `inline.ts`. */
declare module "okr-inline" {
  export const LENGTH: number;
  export const ORDER: string;
  export const TEXT: string;
}
