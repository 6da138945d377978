"""P3 in DuckDB on two threads, in memory."""

import duckdb
import numpy

import sql
from common import META, measure, numbers

database = duckdb.connect(":memory:", config={"threads": 2})
columns = {name: numpy.array(numbers(f"{name}.f64")) for name in ("baseline", "target", "current", "weight")}
key_results = {"id": numpy.arange(len(columns["baseline"]))} | columns
objectives = {name: numpy.array(numbers(f"{name}.u32")) for name in ("parent", "level")}
objectives = {"id": numpy.arange(len(objectives["parent"]))} | objectives
database.execute(f"""
create table key_results as
select (id // {META["perObjective"]})::integer as objective, (id % {META["perObjective"]})::integer as place,
  baseline, target, case when isnan(current) then null else current end as current, weight from key_results
""")
database.execute(f"""
create table objectives as
select id::integer as id, nullif(parent, {META["noParent"]})::integer as parent, level::integer as level from objectives
""")


def score():
    for statement in sql.statements():
        database.execute(statement)


def fresh():
    for name, fields in sql.TABLES.items():
        database.execute(f"create or replace table {name} ({fields})")


measure("P3/duckdb", duckdb.__version__, 9, score, lambda _: sql.answer(lambda text: database.execute(text).fetchall()), fresh)
