// What the types promise; compiled, never run.
import {
  type AlignmentAnswer,
  type Code,
  type FindingCode,
  type Measure,
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

// One of each measure, as a program writes them down; lists may be null.
const measured: OkrDocument = {
  okr: 1,
  profile: { extends: "okr", cadenceDays: 7, rules: [{ rule: "align.orphan", severity: "off" }] },
  levels: ["company"],
  units: [{ id: "hq", name: "Foundry", level: "company", leader: "lin" }],
  people: [{ id: "lin", name: "Lin", unit: "hq" }],
  cycles: [{ id: "2026Q1", kind: "quarter", start: "2026-01-01", end: "2026-03-31" }],
  objectives: [
    {
      id: "o",
      title: "Cast bells that ring for a hundred years",
      owner: { person: "lin" },
      cycle: "2026Q1",
      ambition: "aspirational",
      keyResults: [
        { id: "k1", title: "Tin", measure: { kind: "metric", baseline: 4, target: 20, unit: { kind: "count" } } },
        { id: "k2", title: "Cracks", measure: { kind: "control", atMost: 8, tolerance: 4, unit: { kind: "percent" } } },
        { id: "k3", title: "Tone", measure: { kind: "ladder", points: [{ value: 0, score: 0 }, { value: 9, score: 1 }] } },
        { id: "k4", title: "Mould", measure: { kind: "milestones", items: [{ title: "drawn", doneOn: "2026-01-20" }] } },
        { id: "k5", title: "Hung", measure: { kind: "done", due: "2026-03-15" } },
        { id: "k6", title: "Loved", measure: { kind: "judged", extra: null }, plan: [{ on: "2026-02-01", value: 30 }] },
        { id: "k7", title: "All", measure: { kind: "rollup", combine: "mean" }, guards: null },
      ],
    },
  ],
  alignments: [{ from: { objective: "o" }, to: { keyResult: "k7" }, kind: "dependsOn", state: "proposed" }],
  checkIns: [{ keyResult: "k1", on: "2026-02-09", by: "lin", value: 6, confidence: 6, risks: ["frost"] }],
  assessments: null,
  healthMetrics: [{ id: "h", name: "Noise", atMost: 60, values: [{ on: "2026-02-01", value: 50 }] }],
};
Workspace.open(measured).dispose();
// @ts-expect-error a metric has a target
void ({ kind: "metric" } satisfies Measure);

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
