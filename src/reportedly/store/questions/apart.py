"""Questions about claims that no value of a claim answers: whose side speaks, how many origins."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

import numpy as np
from sqlalchemy import Connection, Select, and_, exists, false, or_, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.store import derived_tables as d
from reportedly.store.found import indexed_tables as x
from reportedly.store.found.indexing import is_indexed
from reportedly.store.questions.claim_blocks import Hits, Rows
from reportedly.store.questions.claim_columns import rows_having
from reportedly.store.questions.day_codes import Days, code_of
from reportedly.store.questions.marks import ONE_ORIGIN
from reportedly.store.questions.told_blocks import parted
from reportedly.store.summary_tables import told_claim

ONE, SEVERAL, NO_INCIDENT = "one", "several", "none"
ORIGINS = (ONE, SEVERAL, NO_INCIDENT)
_VALUE, _TOLD, _MARK = d.facet_value.c, told_claim.c, x.marked.c


class Sides(Protocol):
    """Who is on which side when: the user's, joined when it is asked for and never kept."""

    @property
    def version(self) -> str:
        """Another one for other sides."""

    def side_of(self, actor: str, day: str | None) -> str | None:
        """The side of an organisation on a day; of one of no known day for None."""

    def ever(self, actor: str) -> frozenset[str | None]:
        """Every side that an organisation was on at some time."""


@dataclass(frozen=True, slots=True)
class Sided:
    """Claims of speakers who were on `side` on the day of publication."""

    side: str
    version: str
    sides: Sides = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Speaking:
    """An actor by the number of its value, on all days, or on those from `first` to `last`."""

    value: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class BySpeakers:
    """Claims in which one of some actors speaks, of some days or of all."""

    speaking: tuple[Speaking, ...]

    def holds(self, row: ColumnElement[int], published: ColumnElement[str]) -> ColumnElement[bool]:
        """That one of them speaks in the claim with that number and day."""
        link = d.claim_facet.alias().c
        same = and_(link.published == published, link.row == row)
        return exists().where(same, _speaks(self.speaking, link.value, link.published))

    def rows(self, connection: Connection) -> Rows:
        """All claims in which one of them speaks, in ascending order."""
        return _rows_speaking(connection, self.speaking)


@dataclass(frozen=True, slots=True)
class ByOrigins:
    """Claims of an incident behind which so many origins stand: one of ORIGINS."""

    origins: str
    indexed: bool  # False: how many origins there are is not known in this ledger

    def holds(self, row: ColumnElement[int], published: ColumnElement[str]) -> ColumnElement[bool]:
        """That the claim with that number has such an incident."""
        if not self.indexed:
            return false()
        told = exists().where(_TOLD.row == row)
        # Joined to nothing, it is out of the reach of its index: a claim has few incidents.
        incident = _TOLD.incident.concat("")
        alone = exists().where(_TOLD.row == row, incident.in_(_alone()))
        among = exists().where(_TOLD.row == row, incident.not_in(_alone()))
        return {ONE: alone, SEVERAL: among, NO_INCIDENT: ~told}.get(self.origins, false())


Apart = BySpeakers | ByOrigins  # a part of a question that no value of a claim answers


def rows_by_origins(connection: Connection) -> dict[str, Rows]:
    """All claims by how many origins stand behind an incident of theirs, in ascending order.

    Only of a ledger in which that is known.
    """
    alone = frozenset[str](row.id for row in connection.execute(_alone()))

    def wanted(ids: list[str]) -> Hits:
        return np.fromiter((one in alone for one in ids), np.bool_, len(ids))

    one, several = parted(connection, wanted)
    of_none = without(rows_having(connection, []), (one, several))
    return {ONE: one, SEVERAL: several, NO_INCIDENT: of_none}


def without(rows: Rows, sets: Iterable[Rows]) -> Rows:
    """The numbers that are in none of some sets; all in ascending order."""
    if not len(rows):
        return rows
    low, high = int(rows[0]), int(rows[-1])
    left = np.ones(high - low + 1, dtype=np.bool_)
    for some in sets:
        left[some[(some >= low) & (some <= high)] - low] = False
    return rows[left[rows - low]]


def apart_of(connection: Connection, side: Sided | None, origins: str | None) -> tuple[Apart, ...]:
    """The parts of a question that no value of a claim answers."""
    found: list[Apart] = []
    if side is not None:
        found.append(of_side(connection, side))
    if origins is not None:
        found.append(ByOrigins(origins, indexed=is_indexed(connection)))
    return tuple(found)


def of_side(connection: Connection, side: Sided) -> BySpeakers:
    """The claims of speakers who were on a side."""
    return BySpeakers(tuple(_speaking(connection, side)))


def sides_known(connection: Connection, sides: Sides) -> tuple[str, ...]:
    """The sides that speakers of this ledger were on at some time, in the order of their names."""
    query = select(_VALUE.value).where(_VALUE.facet == "actor")
    ever = (sides.ever(actor) for actor in connection.execute(query).scalars())
    return tuple(sorted({side for some in ever for side in some if side is not None}))


def _speaking(connection: Connection, wanted: Sided) -> Iterator[Speaking]:
    """The actors of a side, and when they were on it."""
    query = select(_VALUE.id, _VALUE.value).where(_VALUE.facet == "actor").order_by(_VALUE.id)
    for number, actor in connection.execute(query).all():
        ever = wanted.sides.ever(actor)
        if ever == {wanted.side}:
            yield Speaking(number)
        elif wanted.side in ever:
            yield from _at_times(connection, wanted, number, actor)


def _at_times(connection: Connection, wanted: Sided, number: int, actor: str) -> Iterator[Speaking]:
    """The stretches of the days of its claims on which an actor was on the side."""
    has = d.claim_facet.c
    days = select(has.published).where(has.value == number).distinct().order_by(has.published)
    published = connection.execute(days).scalars().all()
    for is_on, some in groupby(
        published, lambda day: wanted.sides.side_of(actor, day or None) == wanted.side
    ):
        if is_on:
            stretch = list(some)
            yield Speaking(number, stretch[0], stretch[-1])


def _speaks(
    speaking: Iterable[Speaking], value: ColumnElement[int], published: ColumnElement[str]
) -> ColumnElement[bool]:
    whole = [one.value for one in speaking if one.first is None]
    parts = [
        and_(value == one.value, published.between(one.first, one.last))
        for one in speaking
        if one.first is not None
    ]
    return or_(value.in_(whole), *parts)


def _rows_speaking(connection: Connection, speaking: Iterable[Speaking]) -> Rows:
    whole = [one.value for one in speaking if one.first is None]
    found = [rows_having(connection, [whole])] if whole else []
    for one in speaking:
        if one.first is not None and one.last is not None:
            days = Days(code_of(one.first), code_of(one.last))
            found.append(rows_having(connection, [[one.value]], days))
    return np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]))


def _alone() -> Select[tuple[str]]:
    """The incidents that one source alone stands behind in this ledger."""
    return select(_MARK.id).where(_MARK.mark == ONE_ORIGIN)
