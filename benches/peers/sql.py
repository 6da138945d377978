"""The roll-up in SQL, which DuckDB and SQLite both understand: the key results in
one statement, then the objectives level by level from the deepest up."""

from common import META

STATUSES = 7

_CLAMPED = "case when attainment < 0 then 0.0 when attainment > 1 then 1.0 else attainment end"

KEY_RESULTS = f"""
insert into key_result_scores
select objective, place, weight, attainment, {META["elapsed"]!r} as expected,
  case when attainment is null then 2 when attainment >= 1 then 6
       when {META["elapsed"]!r} - ({_CLAMPED}) <= 0.10 then 5
       when {META["elapsed"]!r} - ({_CLAMPED}) <= 0.25 then 3 else 0 end as status
from (select objective, place, weight, (current - baseline) / (target - baseline) as attainment from key_results)
"""

OWN = f"""
insert into own
select objective, sum(coalesce({_CLAMPED}, 0.0) * weight), sum(weight),
  sum(case when attainment is null then 0.0 else weight end), min(status)
from key_result_scores group by objective
"""

LEVEL = """
insert into objective_scores
select o.id, o.parent, o.level,
  (own.weighted + coalesce(below.progress, 0.0)) / (own.weights + coalesce(below.members, 0)),
  (own.covered + coalesce(below.coverage, 0.0)) / (own.weights + coalesce(below.members, 0)),
  case when below.status < own.status then below.status else own.status end
from objectives o join own on own.objective = o.id
left join (select parent, sum(progress) as progress, sum(coverage) as coverage, count(*) as members, min(status) as status
           from objective_scores where level = {below} group by parent) below on below.parent = o.id
where o.level = {level}
"""

TABLES = {
    "key_result_scores": "objective integer, place integer, weight double, attainment double, expected double, status integer",
    "own": "objective integer, weighted double, weights double, covered double, status integer",
    "objective_scores": "id integer, parent integer, level integer, progress double, coverage double, status integer",
}


def statements():
    """Everything that is timed, in order."""
    levels = range(META["levels"] - 1, -1, -1)
    return [KEY_RESULTS, OWN] + [LEVEL.format(level=level, below=level + 1) for level in levels]


def answer(query):
    """What the tables say; `query` gives the rows of a statement."""

    def counts(table):
        found = dict(query(f"select status, count(*) from {table} group by status"))
        return [found.get(at, 0) for at in range(STATUSES)]

    [(attainment,)] = query("select sum(attainment) from key_result_scores")
    [(progress, coverage)] = query("select sum(progress), sum(coverage) from objective_scores")
    return {
        "attainment": attainment,
        "progress": progress,
        "coverage": coverage,
        "statuses": counts("objective_scores"),
        "keyResultStatuses": counts("key_result_scores"),
    }
