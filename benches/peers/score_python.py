"""P3 in plain Python: one loop over lists, objectives from the last to the first,
since parents come before their children."""

import math
import platform

from common import META, measure, numbers

ELAPSED, PER_OBJECTIVE, NO_PARENT = META["elapsed"], META["perObjective"], META["noParent"]
BASELINE, TARGET, CURRENT, WEIGHT = (numbers(f"{name}.f64").tolist() for name in ("baseline", "target", "current", "weight"))
PARENT = numbers("parent.u32").tolist()
STATUSES = 7


def status_of(attainment):
    if attainment >= 1:
        return 6
    if attainment != attainment:
        return 2
    behind = ELAPSED - (attainment if attainment > 0 else 0.0)
    return 5 if behind <= 0.10 else 3 if behind <= 0.25 else 0


def score():
    attainment = [(now - start) / (end - start) for start, end, now in zip(BASELINE, TARGET, CURRENT)]
    expected = [ELAPSED] * len(attainment)
    status = [status_of(reached) for reached in attainment]
    objectives = len(PARENT)
    progress, coverage, worst = [0.0] * objectives, [0.0] * objectives, [STATUSES] * objectives
    weighted_of, weights_of, covered_of = [0.0] * objectives, [0.0] * objectives, [0.0] * objectives
    for at in range(objectives - 1, -1, -1):
        weighted, weights, covered, lowest = weighted_of[at], weights_of[at], covered_of[at], worst[at]
        for own in range(at * PER_OBJECTIVE, (at + 1) * PER_OBJECTIVE):
            weight, reached = WEIGHT[own], attainment[own]
            weights += weight
            if status[own] < lowest:
                lowest = status[own]
            if reached == reached:
                weighted += (0.0 if reached < 0 else 1.0 if reached > 1 else reached) * weight
                covered += weight
        progress[at], coverage[at], worst[at] = weighted / weights, covered / weights, lowest
        above = PARENT[at]
        if above != NO_PARENT:
            weighted_of[above] += progress[at]
            weights_of[above] += 1
            covered_of[above] += coverage[at]
            if lowest < worst[above]:
                worst[above] = lowest
    return attainment, expected, status, progress, coverage, worst


def answer(board):
    attainment, _, status, progress, coverage, worst = board
    return {
        "attainment": math.fsum(reached for reached in attainment if reached == reached),
        "progress": math.fsum(progress),
        "coverage": math.fsum(coverage),
        "statuses": [worst.count(at) for at in range(STATUSES)],
        "keyResultStatuses": [status.count(at) for at in range(STATUSES)],
    }


measure("P3/python", platform.python_version(), 3, score, answer)
