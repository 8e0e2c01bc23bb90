"""What is kept of statements: who made them, and under which names."""

from collections.abc import Iterable, Iterator, Set
from typing import Any

from sqlalchemy import Connection, insert

from reportedly.store.found import kept_tables as k
from reportedly.store.found.kept_values import packed
from reportedly.store.found.source_rows import Heard, folded, source_id

_DAY = len("2025-03-11")
Row = dict[str, Any]


def said_rows(heard: Iterable[Heard], named: Set[str]) -> Iterator[Row]:
    """What is kept of statements; `named` are the folded names of those who are named somewhere."""
    for one in heard:
        row = heard_row(one)
        yield {**row, "source": source_id(one.statement, row["speaker"] in named)}


def heard_row(one: Heard) -> Row:
    """What is kept of a statement but for whose it is, which depends on all others."""
    return {
        "statement": one.statement.id,
        "speaker": folded(one.statement.speaker),
        "by_name": int(one.by_name),
        "at": one.at,
        "names": packed(sorted([*key, count] for key, count in one.names.items())),
    }


def keep_said(connection: Connection, rows: Iterable[Row]) -> None:
    """Keep these in place of what was kept of the same statements."""
    every = list(rows)
    if every:
        connection.execute(insert(k.kept_said).prefix_with("OR REPLACE"), every)


def day_of(at: str) -> str:
    """The day of a place in a report's text, "" when unknown."""
    return at.split(" ")[0][:_DAY]
