"""What a desk asks a ledger: who has spoken, what is new, what stands near."""

from collections.abc import Iterable, Sequence

from reportedly.model.ids import ReportId
from reportedly.store.found import sources
from reportedly.store.found.sources import (
    EVERY_SOURCE,
    SAID,
    Carrier,
    NameSeen,
    Said,
    SourceQuery,
    SourceRow,
)
from reportedly.store.opened import OpenedLedger
from reportedly.store.people.decisions import KeptJudgement
from reportedly.store.questions import arrivals, confirming, nearby, overview, timeline
from reportedly.store.questions.arrivals import ArrivalQuery, Arrivals
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.overview import Gaps, News
from reportedly.store.questions.paging import Page
from reportedly.store.questions.timeline import Dated, Stretch, TimelineQuery


class DeskView(OpenedLedger):
    """Answers about sources, news, days and neighbours."""

    def sources(self, query: SourceQuery = EVERY_SOURCE) -> Page[SourceRow]:
        """A page of those who have spoken, by name."""
        return self._read(sources.source_page, query)

    def source_kinds(self) -> tuple[tuple[str, int], ...]:
        """The kinds of those who have spoken, with how many there are of each."""
        return self._read(sources.source_kinds)

    def source(self, source: str) -> tuple[SourceRow, tuple[NameSeen, ...]]:
        """Someone who has spoken, with every name, role and wording seen; raises NotFound."""
        return self._read(sources.find_source, source)

    def said(
        self, source: str, *, cursor: str | None = None, limit: int = SAID, oldest: bool = False
    ) -> Page[Said]:
        """A page of the statements of a source, by day of their first report; raises NotFound."""
        return self._read(sources.said_page, source, cursor, limit, oldest)

    def judged(self, ids: Sequence[str]) -> tuple[KeptJudgement, ...]:
        """What people have decided about any of these ids, what was taken back left out."""
        return self._read(sources.judged_about, ids)

    # what a desk looks at first

    def news(self, since: int, limit: int = 10) -> News:
        """What came after that revision, with the `limit` incidents that changed last."""
        return self._read(overview.news_since, since, limit)

    def revision_before(self, day: str) -> int:
        """The last revision committed before that day (ISO, UTC); 0 if there is none."""
        return self._read(overview.revision_before, day)

    def last_day(self) -> str | None:
        """The ISO day on which reports were last added; None if there are none."""
        return self._read(overview.last_day)

    def marked(self, *marks: str, cursor: str | None = None, limit: int = 50) -> Page[str]:
        """Ids of incidents or reports that have one of the marks of `store.questions.marks`."""
        return self._read(overview.marked_page, marks, cursor, limit)

    def confirmed(self, among: Iterable[str] | None = None) -> confirming.Confirmed:
        """Claims that are said to be confirmed or unverified; of `among` only, if that is given."""
        return self._read(confirming.confirmed, None if among is None else tuple(among))

    def reports_by_id(self, wanted: Iterable[str]) -> dict[ReportId, Carrier]:
        """These reports with what has become of them, by id."""
        return self._read(sources.carriers_of, tuple(wanted))

    def timeline(self, query: TimelineQuery) -> Page[Dated]:
        """A page of incidents by the day of their happening."""
        key = (self.revision, query)
        return self._timelines.of(
            key, lambda: self._read(timeline.timeline_page, query, self._sets)
        )

    def stretches(self, wanted: ClaimQuery, first: str, last: str) -> tuple[Stretch, ...]:
        """Happenings told of more than one day that end from `first` to `last` (ISO days)."""
        return self._read(timeline.stretches, wanted, first, last, self._sets)

    def arrivals(self, query: ArrivalQuery) -> Arrivals:
        """The claims that answer `query`, the last to come into the ledger first."""
        key = (self.revision, query)
        return self._arrivals.of(key, lambda: self._read(arrivals.arrivals, query, self._sets))

    def gaps(self) -> Gaps:
        """Languages that are not read and issues by code, the most frequent first."""
        return self._read(overview.measure_gaps)

    # what may speak of a text that is not in the ledger

    def reports_with_words(self, words: Sequence[str], limit: int) -> tuple[ReportId, ...]:
        """Reports of the claims whose contents share most with `words`, the best first."""
        return self._read(nearby.reports_with_words, words, limit)

    def reports_at(
        self, place: str, since: str | None, until: str | None, limit: int
    ) -> tuple[ReportId, ...]:
        """Reports of incidents at a place (its id) on those days, then others that name it."""
        return self._read(nearby.reports_at, place, since, until, limit)

    def reports_around(self, reports: Iterable[str]) -> frozenset[ReportId]:
        """The reports with their copies, their versions and what takes their place."""
        return self._read(nearby.reports_around, reports)
