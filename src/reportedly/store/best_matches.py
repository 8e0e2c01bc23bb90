"""Pages of the best matches of a text: a bounded number is ranked, however many there are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, literal_column, select

from reportedly.store.claim_query import ClaimQuery, Found, Sort, page_of
from reportedly.store.paging import key_of

RANKED = 2_000  # matches that are ranked, the last added; the others follow, the last added first
UNRANKED = 1.0  # the key of those others: after every rank, as ranks are below zero


def ranked_of(query: ClaimQuery, total: int) -> int:
    """How many of `total` matches are ranked where that is not all of them; else 0."""
    return RANKED if query.text and query.sort is Sort.RELEVANCE and total > RANKED else 0


def keys_of(connection: Connection, found: Found, query: ClaimQuery, total: int) -> Sequence[Any]:
    """The rows of one page, one more than asked for, each with the key it is sorted by."""
    if found.search is None or not ranked_of(query, total):
        return connection.execute(page_of(found, query)).all()
    floor = connection.execute(floor_statement(found)).scalar_one()
    keys: list[Any] = []
    if query.cursor is None or key_of(query.cursor)[0] != UNRANKED:
        keys += connection.execute(ranked_statement(found, query, floor)).all()
    room = query.limit + 1 - len(keys)
    if room > 0:
        keys += connection.execute(unranked_statement(found, query, floor).limit(room)).all()
    return keys


def floor_statement(found: Found) -> Select[Any]:
    """The number of the claim that was added first of those that are ranked."""
    rows = select(found.row).where(*found.where).order_by(_row(found).desc())
    return rows.limit(1).offset(RANKED - 1)


def ranked_statement(found: Found, query: ClaimQuery, floor: int) -> Select[Any]:
    """A page of the ranked matches, the best first."""
    page: Select[Any] = page_of(replace(found, where=(*found.where, _row(found) >= floor)), query)
    return page


def unranked_statement(found: Found, query: ClaimQuery, floor: int) -> Select[Any]:
    """The matches that are not ranked, the last added first."""
    columns: list[Any] = [found.row, literal_column(str(UNRANKED)).label("key")]
    rows: Select[Any] = select(*columns).where(*found.where)
    before = floor
    if query.cursor is not None and (after := key_of(query.cursor))[0] == UNRANKED:
        before = min(floor, int(after[1]))
    passed = max(0, query.offset - RANKED)
    return rows.where(_row(found) < before).order_by(_row(found).desc()).offset(passed)


def _row(found: Found) -> Any:
    """The number of a claim in the index of words, which is walked along it."""
    return found.row if found.search is None else found.search.c.row
