"""The claims that wait for a person, the least confident first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, exists, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.model.claim import ReviewStatus
from reportedly.model.ids import ClaimId, ReportId
from reportedly.store import derived_tables as d
from reportedly.store.questions.claim_pages import ClaimRow, claim_rows
from reportedly.store.questions.claim_query import (
    WHOLE_LEDGER,
    ClaimQuery,
    Found,
    dates_within,
    find_claims,
)
from reportedly.store.questions.facets import NONE

AT_ONCE = 500  # claims that are asked for together


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Some of the claims that wait, and how many there are in all."""

    rows: tuple[ClaimRow, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Some of the claims that wait, each with its report, and how many there are in all."""

    steps: tuple[tuple[ReportId, ClaimId], ...]
    total: int


def least_confident(connection: Connection, query: ClaimQuery, offset: int, limit: int) -> Queue:
    """The claims that answer `query`, by confidence, then by arrival."""
    total = count_waiting(connection, query)
    rows = _page(connection, query, total, offset, limit)
    return Queue(rows=tuple(claim_rows(connection, rows)), total=total)


def waiting(connection: Connection, query: ClaimQuery, limit: int) -> Waiting:
    """The same from the beginning, by their ids alone: no record is read."""
    total = count_waiting(connection, query)
    rows = _page(connection, query, total, 0, limit)
    known = {row.row: (row.report, row.claim) for row in connection.execute(steps_of(rows))}
    steps = ((ReportId(report), ClaimId(claim)) for report, claim in map(known.__getitem__, rows))
    return Waiting(steps=tuple(steps), total=total)


def steps_of(rows: Sequence[int]) -> Select[Any]:
    """The ids of claims and of their reports, by the numbers of the claims."""
    claim, report = d.current_claim.c, d.current_report.c
    columns = (claim.row, claim.id.label("claim"), report.id.label("report"))
    query = select(*columns).join(d.current_report, report.row == claim.report)
    return query.where(claim.row.in_(rows))


def _page(
    connection: Connection, query: ClaimQuery, total: int, offset: int, limit: int
) -> list[int]:
    """The numbers of some of the claims.

    Where many answer, the claims are walked through by confidence until enough do; where few do,
    these are sorted.
    """
    rows = page_statement(connection, query, total)
    return list(connection.execute(rows.limit(limit).offset(offset)).scalars())


def page_statement(connection: Connection, query: ClaimQuery, total: int) -> Select[Any]:
    """The numbers of the claims in their order, of which there are `total`."""
    waits = query.review == NONE  # few are reviewed: to look among those costs less
    query = replace(query, review=None) if waits else query
    found = find_claims(connection, query)
    # Of N claims T answer: AT_ONCE of them are met among AT_ONCE * N / T, each of which is asked
    # for everything; or all T are sorted, each looked up once.
    asked = len(found.where) + waits
    few = total * total <= asked * AT_ONCE * _count(connection, WHOLE_LEDGER)
    rows = sorted_claims(found) if few else walked_claims(query, found)
    number = found.row if few else d.claim_confidence.c.row
    return rows.where(~exists().where(d.claim_review.c.row == number)) if waits else rows


def count_waiting(connection: Connection, query: ClaimQuery) -> int:
    """How many claims answer. Few are reviewed: those that are not are all without those."""
    if query.review != NONE:
        return find_claims(connection, query).count(connection, query)
    counts = [_count(connection, replace(query, review=one)) for one in (None, *ReviewStatus)]
    return counts[0] - sum(counts[1:])


def _count(connection: Connection, query: ClaimQuery) -> int:
    return find_claims(connection, query).count(connection, query)


def sorted_claims(found: Found) -> Select[Any]:
    """The numbers of the claims found, the least confident first, each looked up."""
    sure = d.claim_confidence.c
    of_claim = select(sure.confidence).where(sure.row == found.row).scalar_subquery()
    return select(found.row).where(*found.where).order_by(of_claim, found.row)


def walked_claims(query: ClaimQuery, found: Found) -> Select[Any]:
    """The same along the key of confidences, each claim asked whether it answers."""
    sure = d.claim_confidence.c
    where = [*_answers(query, found, sure.row)]
    return select(sure.row).where(*where).order_by(sure.confidence, sure.row)


def _answers(
    query: ClaimQuery, found: Found, row: ColumnElement[int]
) -> Iterator[ColumnElement[bool]]:
    for item in found.wanted:
        link = d.claim_facet.alias().c
        yield exists().where(link.row == row, link.value.in_(item.values))
    claim = d.current_claim.alias().c
    dates = dates_within(query, claim.published)
    if dates:
        yield exists().where(claim.row == row, *dates)
    if found.search is not None or query.report is not None or query.incident is not None:
        yield row.in_(select(found.row).where(*found.where))
