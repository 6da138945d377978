"""P2 in rustworkx: the graph from the list of edges, then whether it has a circle."""

import rustworkx

from common import measure_graph


def build(edges):
    graph = rustworkx.PyDiGraph()
    graph.extend_from_edge_list(edges)
    return graph


measure_graph("P2/rustworkx", rustworkx.__version__, 7, build, rustworkx.is_directed_acyclic_graph)
