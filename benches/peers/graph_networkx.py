"""P2 in networkx: the graph from the list of edges, then whether it has a circle."""

import networkx

from common import measure_graph

measure_graph("P2/networkx", networkx.__version__, 3, networkx.DiGraph, networkx.is_directed_acyclic_graph)
