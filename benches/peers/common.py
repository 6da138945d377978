"""What the peers in Python share: the data, the clock, the line that is printed."""

import array
import gc
import json
import pathlib
import statistics
import sys
import time

FOLDER = pathlib.Path(sys.argv[1])
META = json.loads((FOLDER / "meta.json").read_text())
FEW = 3


def numbers(name):
    """One column of the company: unsigned 32 bits or IEEE doubles, little-endian."""
    kind = "I" if name.endswith(".u32") else "d"
    column = array.array(kind, (FOLDER / name).read_bytes())
    if sys.byteorder == "big":
        column.byteswap()
    return column


def edges():
    """The alignments as pairs, lower end first."""
    flat = numbers("edges.u32").tolist()
    return list(zip(flat[0::2], flat[1::2]))


def with_circle(pairs):
    """The same with one alignment more, from the top to the last objective that is below it."""
    return pairs + [(0, META["objectives"] - 1)]


def measure(name, version, rounds, work, answer, prepare=gc.collect):
    """Prints the median of some rounds, and what the last one answered. Where the rounds
    are many, one more comes first to warm up; where they are few, each takes seconds.

    `prepare` runs before each round, off the clock."""
    times = []
    result = None
    for at in range(0 if rounds > FEW else 1, rounds + 1):
        result = None
        prepare()
        start = time.perf_counter()
        result = work()
        if at > 0:
            times.append((time.perf_counter() - start) * 1e3)
    line = {"name": name, "version": version, "rounds": rounds, "ms": statistics.median(times)}
    print(json.dumps(line | {"answer": answer(result)}), flush=True)


def measure_graph(name, version, rounds, build, is_acyclic):
    """Measures building and checking a graph; the same check must notice a circle.
    Taking the graph down is off the clock."""
    pairs = edges()
    notices = not is_acyclic(build(with_circle(pairs)))

    def work():
        graph = build(pairs)
        return graph, is_acyclic(graph)

    measure(name, version, rounds, work, lambda done: {"acyclic": done[1], "noticesCircle": notices})
