"""P3 in SQLite, in memory, through Python's own module; the rows of an objective
lie together, so that grouping by objective needs no sort."""

import math
import sqlite3

import sql
from common import META, measure, numbers

PER_OBJECTIVE, NO_PARENT = META["perObjective"], META["noParent"]
KEYS = {
    "key_results": "primary key (objective, place)",
    "key_result_scores": "primary key (objective, place)",
    "own": "primary key (objective)",
    "objective_scores": "primary key (level, id)",
}

database = sqlite3.connect(":memory:", isolation_level=None)
database.execute("pragma temp_store = memory")


def create(name, fields):
    database.execute(f"drop table if exists {name}")
    database.execute(f"create table {name} ({fields}, {KEYS[name]}) without rowid")


fields = "objective integer, place integer, baseline double, target double, current double, weight double"
create("key_results", fields)
database.execute("create table objectives (id integer primary key, parent integer, level integer)")
database.execute("begin")
rows = zip(*(numbers(f"{name}.f64") for name in ("baseline", "target", "current", "weight")))
database.executemany(
    "insert into key_results values (?, ?, ?, ?, ?, ?)",
    (
        (at // PER_OBJECTIVE, at % PER_OBJECTIVE, baseline, target, None if math.isnan(current) else current, weight)
        for at, (baseline, target, current, weight) in enumerate(rows)
    ),
)
rows = zip(numbers("parent.u32"), numbers("level.u32"))
database.executemany(
    "insert into objectives values (?, ?, ?)",
    ((at, None if parent == NO_PARENT else parent, level) for at, (parent, level) in enumerate(rows)),
)
database.execute("commit")
database.execute("create index by_level on objectives (level)")
database.execute("analyze")


def score():
    database.execute("begin")
    for statement in sql.statements():
        database.execute(statement)
    database.execute("commit")


def fresh():
    for name, fields in sql.TABLES.items():
        create(name, fields)


measure("P3/sqlite", sqlite3.sqlite_version, 3, score, lambda _: sql.answer(lambda text: database.execute(text).fetchall()), fresh)
