// The same from CommonJS; compiled, never run.
import okr = require("okr-wasm");
import slim = require("okr-wasm/slim");

const workspace: okr.Workspace = okr.Workspace.open({ okr: 1 });
const day: okr.CivilDate = workspace.score({ asOf: "2026-02-15" }).asOf;
slim.init(new Uint8Array());
void day;
