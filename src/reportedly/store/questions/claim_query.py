"""Turns a question about claims into SQL that walks along an index."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnCollection,
    Connection,
    Select,
    Subquery,
    bindparam,
    exists,
    false,
    func,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.questions.apart import Apart, Sided, apart_of
from reportedly.store.questions.facets import FACETS
from reportedly.store.questions.paging import AFTER_ALL, key_of
from reportedly.store.questions.search import matching
from reportedly.store.summary_tables import told_claim

PAGE = 50  # rows of a page unless asked otherwise


class Sort(StrEnum):
    """Order of claims. Reports without a date come last when newest, first when oldest."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"  # last into the ledger first
    RELEVANCE = "relevance"  # with a text only; newest without


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims of the active readings. Everything given must hold; values are exact.

    A facet value that no claim has is looked up as a label without case ("brenn" for the id of
    Brenn). `since` and `until` are ISO prefixes of the day of publication, both inclusive.
    """

    text: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    kind: str | None = None
    quotation: str | None = None
    event: str | None = None
    place: str | None = None
    country: str | None = None
    factuality: str | None = None
    publisher_factuality: str | None = None
    hedged: str | None = None
    verification: str | None = None
    language: str | None = None
    status: str | None = None  # current, superseded, withdrawn; None: all
    review: str | None = None  # accepted, corrected, rejected, none
    actor: str | None = None  # organisation of the parties file that speaks
    side: Sided | None = None
    origins: str | None = None  # of an incident: one, several; none: of no incident
    since: str | None = None
    until: str | None = None
    report: str | None = None
    incident: str | None = None
    sort: Sort = Sort.NEWEST
    cursor: str | None = None
    offset: int = 0
    limit: int = PAGE

    @property
    def whole(self) -> "ClaimQuery":
        """The question without its page: what total and facets depend on."""
        return replace(self, sort=Sort.NEWEST, cursor=None, offset=0, limit=PAGE)


WHOLE_LEDGER = ClaimQuery()


PAIR = select(d.facet_pair.c.claims).where(
    d.facet_pair.c.value == bindparam("one"), d.facet_pair.c.other == bindparam("two")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A facet filter: numbers of the values that will do, and how many claims they have."""

    values: tuple[int, ...]
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Claims that answer a question, not yet ordered: the columns of each, and the conditions."""

    row: ColumnElement[int]
    published: ColumnElement[str]
    search: Subquery | None
    where: tuple[ColumnElement[bool], ...]
    wanted: tuple[Wanted, ...]
    narrow: tuple[
        ColumnElement[bool], ...
    ] = ()  # those of `where` that ask for one report, incident
    apart: tuple[Apart, ...] = ()  # parts that no value answers; they are in `where` too

    def count(self, connection: Connection, query: ClaimQuery) -> int:
        """How many claims there are; known without looking for a single facet value."""
        if query.whole == WHOLE_LEDGER:
            return claims_of_ledger(connection)
        known = self._known_count(connection)
        if known is not None:
            return known
        counted = select(func.count(self.row)).where(*self.where)
        if self.search is not None and len(self.where) == 1:
            counted = select(func.count(self.search.c.row))
        return int(connection.execute(counted).scalar_one())

    @property
    def by_values(self) -> tuple[int, ...]:
        """The numbers of the facet values, if each is one value and nothing else is asked for."""
        alone = self.search is None and len(self.where) == len(self.wanted)
        single = all(len(item.values) == 1 for item in self.wanted)
        return tuple(item.values[0] for item in self.wanted) if alone and single else ()

    def _known_count(self, connection: Connection) -> int | None:
        """The count if it is kept: that of one facet value, or of two."""
        match self.by_values:
            case (_,):
                return self.wanted[0].claims
            case (one, two):
                return int(connection.execute(PAIR, {"one": one, "two": two}).scalar() or 0)
        return None

    def packed_facets(self) -> Select[tuple[bytes]]:
        """The facet values of every claim found."""
        claims = d.current_claim.c
        if self.row is claims.row:
            return select(claims.facets).where(*self.where)
        return select(claims.facets).where(claims.row == self.row, *self.where)


def claims_of_ledger(connection: Connection) -> int:
    """How many current claims there are."""
    every = d.facet_value.c.facet == "quotation"  # each claim has exactly one
    total = select(func.coalesce(func.sum(d.facet_value.c.claims), 0)).where(every)
    return int(connection.execute(total).scalar_one())


def find_claims(connection: Connection, query: ClaimQuery) -> Found:
    """The claims that answer `query`, driven by its rarest condition.

    The planner of the database guesses how common a value is; the ledger knows. The driving
    table alone is in FROM, every other condition is a look-up per row.
    """
    wanted = tuple(
        _values(connection, facet, value)
        for facet in FACETS
        if (value := getattr(query, facet)) is not None
    )
    if not all(item.values for item in wanted):
        return _nothing(wanted)
    found = _driven(query, wanted)
    apart = apart_of(connection, query.side, query.origins)
    held = (one.holds(found.row, found.published) for one in apart)
    return replace(found, where=(*found.where, *held), apart=apart)


def _driven(query: ClaimQuery, wanted: tuple[Wanted, ...]) -> Found:
    """The claims that answer but for what no value answers."""
    search = matching(query.text) if query.text else None
    if search is not None:
        return _by_text(query, search.subquery("found"), wanted)
    single = [item for item in wanted if len(item.values) == 1]
    if single and query.report is None and query.incident is None:
        return _by_facet(query, min(single, key=lambda item: item.claims), wanted)
    claims = d.current_claim.c
    narrow = tuple(_narrow(query))
    where = (*narrow, *dates_within(query, claims.published), *_facets(wanted, claims))
    return Found(
        row=claims.row,
        published=claims.published,
        search=None,
        where=where,
        wanted=wanted,
        narrow=narrow,
    )


def _values(connection: Connection, facet: str, value: str) -> Wanted:
    table = d.facet_value.c
    query = select(table.id, table.claims).where(table.facet == facet)
    rows = connection.execute(query.where(table.value == value)).all()
    if not rows:
        label = func.lower(table.label) == value.lower()
        rows = connection.execute(query.where(label)).all()
    return Wanted(values=tuple(row.id for row in rows), claims=sum(row.claims for row in rows))


def _nothing(wanted: tuple[Wanted, ...]) -> Found:
    """What is found where a value is asked for that no claim has: no table is looked at."""
    claims = d.current_claim.c
    none = (false(),)
    return Found(row=claims.row, published=claims.published, search=None, where=none, wanted=wanted)


def _by_text(query: ClaimQuery, found: Subquery, wanted: tuple[Wanted, ...]) -> Found:
    claims = d.current_claim.c
    narrow = tuple(_narrow(query))
    where = (
        claims.row == found.c.row,
        *narrow,
        *dates_within(query, claims.published),
        *_facets(wanted, claims),
    )
    return Found(
        row=claims.row,
        published=claims.published,
        search=found,
        where=where,
        wanted=wanted,
        narrow=narrow,
    )


def _by_facet(query: ClaimQuery, driver: Wanted, wanted: tuple[Wanted, ...]) -> Found:
    driving = d.claim_facet.alias("driving").c
    others = tuple(item for item in wanted if item is not driver)
    where = (
        driving.value == driver.values[0],
        *dates_within(query, driving.published),
        *_facets(others, driving),
    )
    return Found(
        row=driving.row, published=driving.published, search=None, where=where, wanted=wanted
    )


def _narrow(query: ClaimQuery) -> list[ColumnElement[bool]]:
    """Conditions that leave few claims: one report, one incident."""
    claims = d.current_claim.c
    where: list[ColumnElement[bool]] = []
    if query.report is not None:
        number = select(t.report.c.row).where(t.report.c.id == query.report).scalar_subquery()
        where.append(claims.report == number)
    if query.incident is not None:
        members = select(told_claim.c.row).where(told_claim.c.incident == query.incident)
        where.append(claims.row.in_(members))
    return where


def dates_within(query: ClaimQuery, published: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """That a day of publication lies where the question wants it; [] for any day."""
    where: list[ColumnElement[bool]] = []
    if query.since:
        where.append(published >= query.since)
    if query.until:
        where.append(published <= query.until + AFTER_ALL)
    if query.until and not query.since:
        where.append(published > "")
    return where


def _facets(
    wanted: tuple[Wanted, ...], claim: ColumnCollection[str, Any]
) -> list[ColumnElement[bool]]:
    """For each filter, that the claim has one of its values: one look-up in the key."""
    where: list[ColumnElement[bool]] = []
    for item in sorted(wanted, key=lambda item: item.claims):
        link = d.claim_facet.alias().c
        where.append(
            exists().where(
                link.value.in_(item.values),
                link.published == claim.published,
                link.row == claim.row,
            )
        )
    return where


def page_of(found: Found, query: ClaimQuery) -> Select[tuple[int, str | float]]:
    """The rows of one page, one more than asked for, each with the key it is sorted by."""
    key, descending = _sort_key(found, query.sort)
    rows = select(found.row, key.label("key")).where(*found.where)
    if query.cursor is not None:
        after = key_of(query.cursor)
        here = tuple_(key, found.row)
        rows = rows.where(here < after if descending else here > after)
    order = (key.desc(), found.row.desc()) if descending else (key, found.row)
    return rows.order_by(*order).limit(query.limit + 1).offset(query.offset)


def _sort_key(found: Found, sort: Sort) -> tuple[ColumnElement[Any], bool]:
    """What to sort by, and whether the largest comes first."""
    if sort is Sort.RELEVANCE and found.search is not None:
        return found.search.c.rank, False
    if sort is Sort.ADDED:
        return found.row, True
    return found.published, sort is not Sort.OLDEST
