"""Chooses the reports of a coding round: those that answer a question, or a random sample."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from sqlalchemy import Connection

from reportedly.errors import InvalidRecord
from reportedly.model.ids import ReportId
from reportedly.store.questions.claim_pages import claim_page
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.claim_sets import ClaimSets
from reportedly.store.questions.report_pages import ReportQuery, report_page

PAGE = 500  # rows asked for at once
_SAYS = (
    ("publisher", "of {}"),
    ("place", "that tell of {}"),
    ("event", "with {} events"),
    ("text", "with the words “{}”"),
    ("since", "published from {}"),
    ("until", "published until {}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Which current reports: of these filters, or all; `sample` of them, drawn with `seed`."""

    publisher: str | None = None
    place: str | None = None
    event: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None
    sample: int | None = None
    seed: int | None = None

    @property
    def words(self) -> str:
        """How the reports are chosen, in words that stay with the round."""
        asked = [says.format(value) for name, says in _SAYS if (value := getattr(self, name))]
        with_ = f" {', '.join(asked)}" if asked else ""
        if self.sample is None:
            return f"all current reports{with_}"
        return f"drawn at random from the current reports{with_}"


def draw(connection: Connection, pool: Pool) -> tuple[ReportId, ...]:
    """The reports of a pool, by id; the same for the same ledger, filters and seed."""
    found = sorted(set(_answering(connection, pool)))
    if pool.sample is None:
        return tuple(found)
    if pool.seed is None:
        raise InvalidRecord("a random sample needs a seed, so that it can be drawn again")
    if pool.sample > len(found):
        raise InvalidRecord(f"a sample of {pool.sample}, and {len(found)} reports answer")
    return tuple(Random(pool.seed).sample(found, pool.sample))  # noqa: S311 - no secret


def _answering(connection: Connection, pool: Pool) -> Iterable[ReportId]:
    if pool.place or pool.event or pool.text:
        return _of_claims(connection, pool)
    return _of_reports(connection, pool)


def _of_claims(connection: Connection, pool: Pool) -> Iterator[ReportId]:
    query = ClaimQuery(
        publisher=pool.publisher,
        place=pool.place,
        event=pool.event,
        text=pool.text,
        since=pool.since,
        until=pool.until,
        status="current",
        limit=PAGE,
    )
    sets = ClaimSets()
    while True:
        page = claim_page(connection, query, sets)
        yield from (row.claim.report.id for row in page.rows)
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _of_reports(connection: Connection, pool: Pool) -> Iterator[ReportId]:
    query = ReportQuery(
        publisher=pool.publisher,
        since=pool.since,
        until=pool.until,
        status="current",
        limit=PAGE,
    )
    while True:
        page = report_page(connection, query)
        yield from (row.header.id for row in page.rows if not row.unread)
        if page.next is None:
            return
        query = replace(query, cursor=page.next)
