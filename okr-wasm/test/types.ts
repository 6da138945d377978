// What the types promise; compiled, never run.
import {
  type AlignmentAnswer,
  type Code,
  type FindingCode,
  type OkrDocument,
  OkrError,
  OPERATIONS,
  type ProblemCode,
  type ScoreAnswer,
  type Status,
  validate,
  version,
  Workspace,
} from "okr-wasm";
import { init, Workspace as SlimWorkspace } from "okr-wasm/slim";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function sure<T extends true>(): T | void {}

const document: OkrDocument = {
  okr: 1,
  people: [{ id: "lin", name: "Lin", extra: { badge: [1, null] } }],
  objectives: [],
};

{
  using workspace = Workspace.open(document, { lang: "zh-CN", limits: { objectives: 10 } });
  const board = workspace.score({ asOf: "2026-02-15" });
  sure<Equal<typeof board, ScoreAnswer>>();
  sure<Equal<(typeof board.objectives)[number]["status"], Status>>();
  const alignment = workspace.alignment({ query: "ancestors", of: { objective: "o" } });
  sure<Equal<typeof alignment, AlignmentAnswer>>();
  const json: OkrDocument = workspace.toJson();
  const text: string = workspace.callText("score", { asOf: "2026-02-15" });
  const called = workspace.call("score", { asOf: "2026-02-15" });
  sure<Equal<typeof called, ScoreAnswer>>();
  void [json, text];

  // @ts-expect-error the day is required
  workspace.score({});
  // @ts-expect-error there is no such field
  workspace.score({ asOf: "2026-02-15", asof: "2026-02-15" });
  // @ts-expect-error there is no such question
  workspace.alignment({ query: "cousins" });
  // @ts-expect-error there is no such operation
  workspace.call("nothing", {});
  // @ts-expect-error a workspace is opened, not made
  new Workspace();
}

// @ts-expect-error a document says its version
Workspace.open({});
Workspace.open("{}").dispose();
Workspace.open(new Uint8Array()).dispose();

try {
  validate({ document: "{}" });
} catch (error) {
  if (error instanceof OkrError) {
    sure<Equal<typeof error.code, Code>>();
    sure<Equal<Extract<Code, "workspace.disposed" | "engine.not-initialized">, "workspace.disposed" | "engine.not-initialized">>();
    for (const problem of error.problems) {
      const code: ProblemCode | FindingCode = problem.code;
      const path: string = problem.path;
      void [code, path];
    }
    // @ts-expect-error there is no such code
    void (error.code === "json.emtpy");
  }
}

sure<Equal<(typeof OPERATIONS)[0]["name"], "open">>();
const current: string = version().version;
void current;

declare const compiled: WebAssembly.Module;
init(compiled);
init(new Uint8Array());
// @ts-expect-error an address is not a module
init("https://example.com/okr.wasm");
SlimWorkspace.open("{}").dispose();
