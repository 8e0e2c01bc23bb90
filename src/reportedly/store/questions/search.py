"""Full text over what claims say, who says it and under which title (SQLite FTS5)."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    Connection,
    Select,
    TableClause,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql import text as sql
from sqlalchemy.sql.elements import ColumnElement

from reportedly.store.questions.claim_blocks import in_order

_SEARCH = table("claim_search", column("rowid"), column("rank"))
_OPEN, _CLOSE = "\x02", "\x03"  # marks around a found word; no report has them in its words
_SNIPPET_WORDS = 40
TOKENS = "tokenize='unicode61 remove_diacritics 2'"
_PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')

Snippet = tuple[tuple[str, bool], ...]  # pieces of text; True: this piece was searched for


def create_search(connection: Connection) -> None:
    """Make the index. It keeps no copy of the words: those are in `claim_text`."""
    connection.execute(
        sql(
            "CREATE VIRTUAL TABLE claim_search USING fts5(content, speaker, title, "
            f"content='claim_text', content_rowid='row', {TOKENS})"
        )
    )


def index_claims(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Add claims (rows of `claim_text`) to the index."""
    insert = sql(
        "INSERT INTO claim_search(rowid, content, speaker, title) "
        "VALUES (:row, :content, :speaker, :title)"
    )
    connection.execute(insert, rows)


def unindex_claims(connection: Connection, first: int, last: int) -> None:
    """Take claims with `first` <= row <= `last` out; call it while their text is still there."""
    delete = sql(
        "INSERT INTO claim_search(claim_search, rowid, content, speaker, title) "
        "SELECT 'delete', row, content, speaker, title FROM claim_text "
        "WHERE row BETWEEN :first AND :last"
    )
    connection.execute(delete, {"first": first, "last": last})


def reindex_claims(connection: Connection) -> None:
    """Build the index anew from `claim_text`."""
    connection.execute(sql("INSERT INTO claim_search(claim_search) VALUES ('rebuild')"))


def index_problem(connection: Connection) -> str | None:
    """What is wrong between index and text, or None."""
    # The check is written as an insert, but changes nothing; rank 1 compares with `claim_text`.
    check = "INSERT INTO claim_search(claim_search, rank) VALUES ('integrity-check', 1)"
    try:
        connection.execute(sql(check))
    except DatabaseError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            return None  # cannot be asked in a ledger that may only be read
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        return f"the full-text index does not fit the claims: {error.orig}"
    return None


def matching(words: str) -> Select[tuple[int, float]] | None:
    """Rows of claims with all the `words`, and their rank (lower is better); None: no words.

    Words match whole words, without case and diacritics; ``word*`` a beginning, ``"two words"`` a
    phrase, ``-word`` what must not be there. No text is an error.
    """
    expression = match_expression(words)
    if expression is None:
        return None
    found = literal_column("claim_search").op("MATCH")(expression)
    return select(_SEARCH.c.rowid.label("row"), _SEARCH.c.rank).where(found)


def match_expression(words: str) -> str | None:
    """`words` in the language of the index, every term quoted so that none is an operator."""
    wanted: list[str] = []
    refused: list[str] = []
    for minus, phrase, word in _PART.findall(words.replace("\0", " ")):
        prefix = "*" if word.endswith("*") else ""
        term = (phrase or word).replace('"', " ").rstrip("*").strip()
        if any(character.isalnum() for character in term):
            (refused if minus else wanted).append(f'"{term}"{prefix}')
    if not wanted:
        return None
    every = " AND ".join(wanted)
    return f"({every}) NOT ({' OR '.join(refused)})" if refused else every


def matches(words: str) -> Select[tuple[int]]:
    """The numbers of all claims with all the `words`."""
    found = literal_column("claim_search").op("MATCH")(match_expression(words))
    return select(_SEARCH.c.rowid.label("row")).where(found)


def matched_rows(connection: Connection, words: str) -> NDArray[np.int64]:
    """The numbers of all claims with all the `words`, in ascending order."""
    found = literal_column("claim_search").op("MATCH")(match_expression(words))
    # As one text: a row object for each match would cost more than finding it.
    listed = connection.execute(select(func.group_concat(_SEARCH.c.rowid)).where(found)).scalar()
    return in_order(np.fromstring(listed or "", dtype=np.int64, sep=","))


def any_expression(words: Sequence[str]) -> str | None:
    """Any of `words` in what is said, in the language of the index; None: no words."""
    terms = [word.replace('"', " ").replace("\0", " ").strip() for word in words]
    quoted = [f'"{term}"' for term in terms if any(character.isalnum() for character in term)]
    return f"{{content}} : ({' OR '.join(quoted)})" if quoted else None


def ranked(expression: str) -> Select[tuple[int, float]]:
    """Rows of the claims that an expression of the index finds, the best match first."""
    found = literal_column("claim_search").op("MATCH")(expression)
    query = select(_SEARCH.c.rowid.label("row"), _SEARCH.c.rank).where(found)
    return query.order_by(_SEARCH.c.rank)


@contextmanager
def small_index(connection: Connection, rows: Sequence[int]) -> Iterator[TableClause]:
    """An index of some claims alone, for as long as it is used: ranks cost by these, not by all."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.few_claims "
        f"USING fts5(content, speaker, title, content='', {TOKENS})"
    )
    try:
        filling = (
            "INSERT INTO temp.few_claims(rowid, content, speaker, title) "
            "SELECT row, content, speaker, title FROM claim_text "
            "WHERE row IN (SELECT value FROM json_each(:rows))"
        )
        connection.execute(sql(filling), {"rows": str([*rows])})
        yield table("few_claims", column("rowid"), column("rank"), schema="temp")
    finally:
        connection.exec_driver_sql("DROP TABLE temp.few_claims")


def best_of(connection: Connection, words: str, rows: Sequence[int]) -> list[tuple[float, int]]:
    """Ranks (lower is better) and numbers of some claims that have all the `words`, best first."""
    with small_index(connection, rows) as few:
        found = literal_column("few_claims").op("MATCH")(match_expression(words))
        query = select(few.c.rank, few.c.rowid).where(found)
        return sorted((rank, row) for rank, row in connection.execute(query))


def snippets(connection: Connection, words: str, rows: Sequence[int]) -> dict[int, Snippet]:
    """The part of each claim's content where `words` stand, by row."""
    expression = match_expression(words)
    if expression is None or not rows:
        return {}
    index: ColumnElement[str] = literal_column("claim_search")
    made = func.snippet(index, 0, _OPEN, _CLOSE, "…", _SNIPPET_WORDS)
    found = index.op("MATCH")(expression)
    query = select(_SEARCH.c.rowid, made).where(found, _SEARCH.c.rowid.in_(rows))
    return {row: split_marks(marked) for row, marked in connection.execute(query)}


def split_marks(marked: str) -> Snippet:
    """Text with marks around found words, cut at the marks."""
    pieces: list[tuple[str, bool]] = []
    for index, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", marked)):
        if part:
            pieces.append((part, index % 2 == 1))
    return tuple(pieces)
