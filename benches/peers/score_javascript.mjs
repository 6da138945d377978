// P3 in plain JavaScript: one loop over typed arrays, objectives from the last
// to the first, since parents come before their children.

import { measure, meta, numbers } from "./common.mjs";

const [baseline, target, current, weight] = ["baseline", "target", "current", "weight"].map((name) => numbers(`${name}.f64`));
const parent = numbers("parent.u32");
const { elapsed, perObjective, noParent } = meta;

const STATUSES = 7;
const clamp = (value) => Math.min(Math.max(value, 0), 1);

function statusOf(attainment) {
  if (attainment >= 1) return 6;
  if (Number.isNaN(attainment)) return 2;
  const behind = elapsed - clamp(attainment);
  return behind <= 0.1 ? 5 : behind <= 0.25 ? 3 : 0;
}

function score() {
  const objectives = parent.length;
  const attainment = new Float64Array(baseline.length);
  const expected = new Float64Array(baseline.length);
  const status = new Uint8Array(baseline.length);
  for (let at = 0; at < baseline.length; at++) {
    attainment[at] = (current[at] - baseline[at]) / (target[at] - baseline[at]);
    expected[at] = elapsed;
    status[at] = statusOf(attainment[at]);
  }
  const progress = new Float64Array(objectives);
  const coverage = new Float64Array(objectives);
  const worst = new Uint8Array(objectives).fill(STATUSES);
  const sums = new Float64Array(objectives * 3);
  for (let at = objectives - 1; at >= 0; at--) {
    let weighted = sums[at * 3];
    let weights = sums[at * 3 + 1];
    let covered = sums[at * 3 + 2];
    for (let own = at * perObjective; own < (at + 1) * perObjective; own++) {
      weights += weight[own];
      if (status[own] < worst[at]) worst[at] = status[own];
      if (!Number.isNaN(attainment[own])) {
        weighted += clamp(attainment[own]) * weight[own];
        covered += weight[own];
      }
    }
    progress[at] = weighted / weights;
    coverage[at] = covered / weights;
    const above = parent[at];
    if (above === noParent) continue;
    sums[above * 3] += progress[at];
    sums[above * 3 + 1] += 1;
    sums[above * 3 + 2] += coverage[at];
    if (worst[at] < worst[above]) worst[above] = worst[at];
  }
  return { attainment, expected, status, progress, coverage, worst };
}

const sum = (column) => column.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);

function counted(statuses) {
  const counts = new Array(STATUSES).fill(0);
  for (const status of statuses) counts[status]++;
  return counts;
}

measure("P3/javascript", process.versions.node, 15, score, (board) => ({
  attainment: sum(board.attainment),
  progress: sum(board.progress),
  coverage: sum(board.coverage),
  statuses: counted(board.worst),
  keyResultStatuses: counted(board.status),
}));
