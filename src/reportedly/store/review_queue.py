"""The claims that wait for a person, the least confident first."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from sqlalchemy import Connection, select

from reportedly.codec import confidence_of
from reportedly.store.bodies import body_of
from reportedly.store.claim_pages import ClaimRow, claim_rows
from reportedly.store.claim_query import ClaimQuery, find_claims

_CHUNK = 1_000  # records read at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Some of the claims that wait, and how many there are in all."""

    rows: tuple[ClaimRow, ...]
    total: int


def least_confident(connection: Connection, query: ClaimQuery, offset: int, limit: int) -> Queue:
    """The claims that answer `query`, by confidence, then by arrival.

    Every record that answers is looked into: confidence is in no index.
    """
    found = find_claims(connection, query)
    bodies = select(found.row, body_of(found.row)).where(*found.where)
    rows = connection.execution_options(yield_per=_CHUNK).execute(bodies)
    total = 0

    def keys() -> Iterator[tuple[float, int]]:
        nonlocal total
        for number, body in rows:
            total += 1
            yield confidence_of(body), number

    first = nsmallest(offset + limit, keys())
    shown = claim_rows(connection, [number for _, number in first[offset:]])
    return Queue(rows=tuple(shown), total=total)
