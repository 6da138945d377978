// P2 in graphology: the graph from the list of edges, then whether it has a circle.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { measure, meta, numbers } from "./common.mjs";

// Where `setup` has put the libraries.
const libraries = new URL("../../target/peers/", import.meta.url);
const require = createRequire(libraries);
const { DirectedGraph } = require("graphology");
const { hasCycle } = require("graphology-dag");
const { version } = JSON.parse(readFileSync(new URL("node_modules/graphology/package.json", libraries), "utf8"));

const flat = numbers("edges.u32");

function isAcyclic(extra = []) {
  const graph = new DirectedGraph();
  for (let node = 0; node < meta.objectives; node++) graph.addNode(node);
  for (let at = 0; at < flat.length; at += 2) graph.addDirectedEdge(flat[at], flat[at + 1]);
  for (const [from, to] of extra) graph.addDirectedEdge(from, to);
  return !hasCycle(graph);
}

const noticesCircle = !isAcyclic([[0, meta.objectives - 1]]);
measure("P2/graphology", version, 3, () => isAcyclic(), (acyclic) => ({ acyclic, noticesCircle }));
