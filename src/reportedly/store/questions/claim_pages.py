"""Pages of claims with what the ledger knows of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.sql.elements import ColumnElement

from reportedly.codec import decode_claim
from reportedly.errors import NotFound
from reportedly.model.claim import Claim, ReviewMark, ReviewStatus
from reportedly.model.ids import IncidentId, LineageId
from reportedly.store import derived_tables as d
from reportedly.store.bodies import body_of, not_rejected
from reportedly.store.questions.best_matches import keys_of
from reportedly.store.questions.claim_query import ClaimQuery, find_claims, page_of
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.paging import Page, cursor_after
from reportedly.store.questions.search import Snippet, snippets

FACET_VALUES = 50  # values of one facet that are listed, most frequent first
_CHUNK = 10_000  # claims streamed at once


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim of an active reading, with its words and what has become of its report."""

    claim: Claim  # as people left it, with the standing of its review
    content: str
    source: str
    cue: str
    superseded: bool
    withdrawn: bool
    lineage: LineageId | None
    incidents: tuple[IncidentId, ...]
    snippet: Snippet  # () unless searched for a text


def claim_page(connection: Connection, query: ClaimQuery, sets: ClaimSets) -> Page[ClaimRow]:
    """One page of the claims that answer `query`."""
    found = find_claims(connection, query)
    many = sets.wide(connection, query, found)
    keys: Sequence[Any]
    if many is None:
        total = found.count(connection, query)
        keys = connection.execute(page_of(found, query)).all()
    else:
        total = len(many)
        keys = keys_of(connection, many, query, searched=found.search is not None)
    shown = keys[: query.limit]
    rows = claim_rows(connection, [row.row for row in shown], query.text)
    more = len(keys) > query.limit and bool(shown)
    return Page(
        rows=tuple(rows),
        total=total,
        next=cursor_after((shown[-1].key, shown[-1].row)) if more else None,
    )


def find_claim(connection: Connection, claim: str) -> ClaimRow:
    """The claim with that id in the active reading of its report; raises NotFound."""
    row = select(d.current_claim.c.row).where(d.current_claim.c.id == claim)
    found = claim_rows(connection, list(connection.execute(row).scalars()))
    if not found:
        raise NotFound(f"no claim {claim} in an active reading")
    return found[0]


def claim_rows(connection: Connection, rows: list[int], text: str | None = None) -> list[ClaimRow]:
    """The claims with those row numbers, in that order."""
    found = {row.row: row for row in connection.execute(_whole_rows(rows))}
    ids = [found[row].id for row in rows]
    incidents = _links(connection, ids)
    marked = snippets(connection, text, rows) if text else {}
    return [
        _claim_row(found[row], incidents.get(found[row].id, ()), marked.get(row, ()))
        for row in rows
    ]


def _whole_rows(rows: Sequence[int]) -> Any:
    claims, text, mark, report = d.current_claim, d.claim_text, d.claim_review, d.current_report
    lineage = (
        select(d.lineage_report.c.lineage)
        .where(d.lineage_report.c.report == report.c.id)
        .order_by(d.lineage_report.c.lineage)
        .limit(1)
        .scalar_subquery()
    )
    joined = (
        claims.join(text, text.c.row == claims.c.row)
        .join(report, report.c.row == claims.c.report)
        .outerjoin(mark, mark.c.row == claims.c.row)
    )
    columns = (
        claims.c.row,
        claims.c.id,
        body_of(claims.c.row).label("body"),
        text.c.content,
        text.c.source,
        text.c.cue,
        report.c.superseded,
        report.c.withdrawn,
        lineage.label("lineage"),
        mark.c.status,
        mark.c.by,
        mark.c.at,
    )
    return select(*columns).select_from(joined).where(claims.c.row.in_(rows))


def _claim_row(row: Row[Any], incidents: tuple[IncidentId, ...], snippet: Snippet) -> ClaimRow:
    return ClaimRow(
        claim=_marked(row),
        content=row.content,
        source=row.source,
        cue=row.cue,
        superseded=row.superseded,
        withdrawn=row.withdrawn,
        lineage=LineageId(row.lineage) if row.lineage else None,
        incidents=incidents,
        snippet=snippet,
    )


def _marked(row: Any) -> Claim:
    """The claim of a row with its record and its review."""
    claim = decode_claim(row.body)
    if not row.status:
        return claim
    at = datetime.fromisoformat(row.at)
    mark = ReviewMark(status=ReviewStatus(row.status), by=row.by, at=at)
    return replace(claim, review=mark)


def _links(connection: Connection, claims: Sequence[str]) -> dict[str, tuple[IncidentId, ...]]:
    """The incidents that each of `claims` is linked to now."""
    links = d.incident_claim.c
    query = select(links.claim, links.incident).where(
        links.claim.in_(claims), links.ended.is_(None)
    )
    found: dict[str, tuple[IncidentId, ...]] = {}
    for claim, incident in connection.execute(query.order_by(links.incident)):
        found[claim] = (*found.get(claim, ()), IncidentId(incident))
    return found


_NOW, _MARK = d.current_claim.c, d.claim_review.c
_EVERY_CLAIM = (
    select(body_of(_NOW.row).label("body"), _MARK.status, _MARK.by, _MARK.at)
    .select_from(d.current_claim)
    .join(d.current_report, d.current_report.c.row == _NOW.report)
    .outerjoin(d.claim_review, _MARK.row == _NOW.row)
    .order_by(_NOW.report, _NOW.row < 0, _NOW.row.desc())
)


def stream_claims(
    connection: Connection, *, superseded: bool, rejected: bool = True
) -> Iterator[Claim]:
    """Claims as people left them, in order of arrival of the reports, then of the text.

    Those that people added come last in their report. Those of superseded reports and rejected
    ones only if asked for; those of withdrawn reports always.
    """
    query = _EVERY_CLAIM if rejected else _EVERY_CLAIM.where(not_rejected(_NOW.row))
    if not superseded:
        query = query.where(d.current_report.c.superseded.is_(False))
    for row in connection.execution_options(yield_per=_CHUNK).execute(query):
        yield _marked(row)


def counted_claims(connection: Connection, where: ColumnElement[bool]) -> Iterator[Claim]:
    """The claims that are wanted, in the same order, without rejected ones."""
    query = _EVERY_CLAIM.where(not_rejected(_NOW.row), where)
    return map(_marked, connection.execute(query))
