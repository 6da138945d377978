import { Workspace } from "okr-wasm";

const workspace = Workspace.open({
  okr: 1,
  people: [{ id: "lin", name: "Lin" }],
  cycles: [{ id: "2026Q1", kind: "quarter", start: "2026-01-01", end: "2026-03-31" }],
  objectives: [{ id: "o", title: "Answer every customer the same day", owner: { person: "lin" }, cycle: "2026Q1",
    keyResults: [{ id: "k", title: "Median answer time from 20 to 4 hours", measure: { kind: "metric", baseline: 20, target: 4 } }] }],
  checkIns: [{ keyResult: "k", on: "2026-02-13", value: 12 }],
});
console.log(workspace.score({ asOf: "2026-02-15" }).objectives[0].progress); // 0.5
workspace.dispose(); // or, where the syntax is there: using workspace = Workspace.open(...)
