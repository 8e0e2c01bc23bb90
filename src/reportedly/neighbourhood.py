"""The reports of a ledger that may speak of what a text speaks of, found by words and places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.model.check import Searched
from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import LineageKind, LineageLink
from reportedly.model.mention import PlaceRole, TimeRole
from reportedly.model.referent import Place
from reportedly.model.report import Report
from reportedly.model.span import text_of
from reportedly.reconcile.incidents.incidents import LATE_DAYS
from reportedly.reconcile.incidents.times import is_day
from reportedly.reconcile.incidents.where import FINE
from reportedly.reconcile.words import content_words
from reportedly.store.ledger import Ledger

MOST_REPORTS = 150  # whose claims are compared; as many again that carry or replace their text
QUERY_WORDS = 12  # of one claim; the longest, as they are the rarest
HITS = 25  # claims of the ledger looked at for one claim of the text
AT_PLACE = 60  # reports looked at for one place
PIECE = 30  # words of a text without claims that are looked for together
MOST_QUERIES = 100  # claims, or pieces, of one text that are looked for
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """Reports with the claims of their active readings, the nearest to the text first."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    respins: tuple[LineageLink, ...]  # the ledger's: how rare a fact is, only all reports tell
    searched: Searched


def neighbourhood_of(ledger: Ledger, report: Report, claims: Sequence[Claim]) -> Neighbourhood:
    """What is compared with a text: `claims` are the text's own.

    A report counts more the better its words match, for each claim that it matches, and for each
    place of the text it tells of.
    """
    queries = [words for text in _pieces(report, claims) if (words := query_words(text))]
    places = small_places(claims)
    since, until = _days(report, claims)
    scores: dict[ReportId, float] = defaultdict(float)
    for words in queries[:MOST_QUERIES]:
        for rank, found in enumerate(ledger.reports_with_words(words, HITS)):
            scores[found] += 1 / (1 + rank)
    for place in places:
        for found in ledger.reports_at(place.id, since, until, AT_PLACE):
            scores[found] += 1
    chosen = sorted(scores, key=lambda one: (-scores[one], one))[:MOST_REPORTS]
    around = sorted(ledger.reports_around(chosen) - set(chosen))[:MOST_REPORTS]
    nearest = [*chosen, *around]
    return Neighbourhood(
        reports=tuple(ledger.report(one) for one in nearest),
        claims=tuple(claim for one in nearest for claim in ledger.counted_claims_of(one)),
        respins=tuple(_respins(ledger, nearest)),
        searched=Searched(
            words=tuple(dict.fromkeys(word for words in queries for word in words)),
            places=places,
            since=since,
            until=until,
            found=len(scores),
            compared=len(nearest),
        ),
    )


def _respins(ledger: Ledger, nearest: Sequence[ReportId]) -> Iterator[LineageLink]:
    """Which of the reports retells another of them, by the ledger's last reconciling."""
    among = set(nearest)
    for report in nearest:
        for lineage in ledger.lineages_of(report):
            for link in lineage.links:
                kin = (link.child, link.parent)
                if (
                    link.kind is LineageKind.RESPIN
                    and link.child == report
                    and among.issuperset(kin)
                ):
                    yield link


def _pieces(report: Report, claims: Sequence[Claim]) -> Iterator[str]:
    """What the claims say; of a text without claims, its words a few at a time."""
    for claim in claims:
        yield text_of(report.text, claim.content)
    if not claims:
        words = WORD.findall(report.text)
        for start in range(0, len(words), PIECE):
            yield " ".join(words[start : start + PIECE])


def query_words(text: str) -> tuple[str, ...]:
    """The words of a content worth looking for, the longest first."""
    words = (word for word in content_words(text) if len(word) > 2 and not word.isdigit())
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:QUERY_WORDS])


def small_places(claims: Iterable[Claim]) -> tuple[Place, ...]:
    """The places small enough for one incident where claims say that something happened."""
    found = {
        t.place.id: t.place
        for claim in claims
        for t in claim.places
        if t.place and t.role is PlaceRole.EVENT and t.place.kind in FINE
    }
    return tuple(found[key] for key in sorted(found))


def _days(report: Report, claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """The days that the text may speak of: those it names, and the last before publication."""
    published = report.published.day if report.published else None
    if published is None:
        return None, None
    told = {
        (time.value or "")[:10]
        for claim in claims
        for time in claim.times
        if time.role is TimeRole.EVENT
    }
    news = (date.fromisoformat(published) - timedelta(days=LATE_DAYS)).isoformat()
    days = sorted({published, news} | {day for day in told if is_day(day)})
    return days[0], days[-1]
