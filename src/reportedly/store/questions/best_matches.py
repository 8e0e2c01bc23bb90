"""Pages of a set of claims in any order; of more matches than a few, a bounded number is ranked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from reportedly.store.questions import claim_sets
from reportedly.store.questions.claim_blocks import Rows
from reportedly.store.questions.claim_columns import days_of
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.day_codes import code_of, day_of
from reportedly.store.questions.paging import key_of
from reportedly.store.questions.search import best_of

RANKED = claim_sets.FEW  # matches that are ranked, the last added; the others follow
UNRANKED = 1.0  # the key of those others: after every rank, as ranks are below zero
_ROOM = 2**36  # for numbers of claims, half of it for those below zero, beside the code of a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A claim with what it is sorted by."""

    row: int
    key: str | float


def ranked_of(query: ClaimQuery, total: int) -> int:
    """How many of `total` matches are ranked where that is not all of them; else 0."""
    return RANKED if query.text and query.sort is Sort.RELEVANCE and total > RANKED else 0


def keys_of(
    connection: Connection, rows: Rows, query: ClaimQuery, *, searched: bool
) -> Sequence[Keyed]:
    """The claims of one page of a set, one more than asked for, each with its key."""
    if query.sort is Sort.ADDED:
        return _by_number(rows, query)
    if query.sort is Sort.RELEVANCE and searched:
        return _by_rank(connection, rows, query)
    return _by_day(connection, rows, query)


def _by_number(rows: Rows, query: ClaimQuery) -> list[Keyed]:
    after = _cursor(query)
    if after is not None and isinstance(after[0], int | float):
        rows = rows[rows < int(after[1])]
    return [Keyed(row=row, key=row) for row in _first(rows[::-1], query)]


def _first(rows: Rows, query: ClaimQuery) -> list[int]:
    found: list[int] = rows[query.offset : query.offset + query.limit + 1].tolist()
    return found


def _by_day(connection: Connection, rows: Rows, query: ClaimQuery) -> list[Keyed]:
    """In order of the days of publication, then of the numbers, in one number for both."""
    codes = days_of(connection, rows).astype(np.int64)
    keys = codes * _ROOM + rows + _ROOM // 2
    oldest, after = query.sort is Sort.OLDEST, _cursor(query)
    if after is not None and isinstance(after[0], str):
        here = code_of(after[0]) * _ROOM + int(after[1]) + _ROOM // 2
        keys = keys[keys > here] if oldest else keys[keys < here]
    most = query.offset + query.limit + 1
    if len(keys) > most:
        at = most - 1 if oldest else len(keys) - most
        parted = np.partition(keys, at)
        keys = parted[:most] if oldest else parted[at:]
    keys = np.sort(keys) if oldest else np.sort(keys)[::-1]
    shown = keys[query.offset : most]
    return [Keyed(row=key % _ROOM - _ROOM // 2, key=day_of(key // _ROOM)) for key in shown.tolist()]


def _by_rank(connection: Connection, rows: Rows, query: ClaimQuery) -> list[Keyed]:
    """The last added by their ranks, the best first, then the others, the last added first."""
    after, most = _cursor(query), query.offset + query.limit + 1
    keys: list[Keyed] = []
    if after is None or after[0] != UNRANKED:
        best = best_of(connection, query.text or "", rows[-RANKED:].tolist())
        begun = [one for one in best if after is None or one > (after[0], after[1])]
        keys = [Keyed(row=row, key=rank) for rank, row in begun[:most]]
    others = rows[:-RANKED][::-1]
    if after is not None and after[0] == UNRANKED:
        others = others[others < int(after[1])]
    keys += [Keyed(row=row, key=UNRANKED) for row in others[: most - len(keys)].tolist()]
    return keys[query.offset :]


def _cursor(query: ClaimQuery) -> tuple[str | float, str | int] | None:
    """Where the page begins, if the cursor can be one of claims."""
    after = None if query.cursor is None else key_of(query.cursor)
    return after if after is not None and isinstance(after[1], int) else None
