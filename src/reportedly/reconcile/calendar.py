"""What a ledger holds day by day, so that any stretch of days is summed up without its reports."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate
from operator import or_

from reportedly.model.report import Report

BLOCK = 64  # days whose publishers and languages are summed up together


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What was published in a stretch of days."""

    reports: int
    unread: int  # in languages that are not read
    publishers: int
    languages: tuple[str, ...]


@dataclass(slots=True)
class _Day:
    reports: int = 0
    unread: int = 0
    publishers: int = 0  # a bit for each
    languages: int = 0


@dataclass(slots=True)
class _Bits:
    """Gives every name a bit."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, name: str | None) -> int:
        return 1 << self.numbers.setdefault(name, len(self.numbers)) if name else 0

    def names(self, bits: int) -> list[str]:
        return sorted(name for name, number in self.numbers.items() if bits >> number & 1)


class Calendar:
    """Counts of reports by the day of publication."""

    def __init__(self, reports: Iterable[Report], read: frozenset[str]) -> None:
        self.undated = 0  # reports of which no date is known
        self._publishers, self._languages = _Bits(), _Bits()
        days: dict[str, _Day] = defaultdict(_Day)
        for report in reports:
            self.undated += report.published is None
            day = report.published.day if report.published else None
            if day is not None:
                self._add(days[day], report, unread=report.id not in read)
        self._days = sorted(days)
        told = [days[day] for day in self._days]
        self._reports = [0, *accumulate(day.reports for day in told)]
        self._unread = [0, *accumulate(day.unread for day in told)]
        self._masks = (_Unions([d.publishers for d in told]), _Unions([d.languages for d in told]))

    def _add(self, day: _Day, report: Report, *, unread: bool) -> None:
        day.reports += 1
        day.unread += unread
        day.publishers |= self._publishers.of(report.publisher)
        day.languages |= self._languages.of(report.language)

    def between(self, first: str, last: str) -> Stretch:
        """What was published from one ISO day to another, both included."""
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        high = max(low, high)
        publishers, languages = (union.of(low, high) for union in self._masks)
        return Stretch(
            reports=self._reports[high] - self._reports[low],
            unread=self._unread[high] - self._unread[low],
            publishers=publishers.bit_count(),
            languages=tuple(self._languages.names(languages)),
        )


class _Unions:
    """The union of any run of sets of bits, by blocks."""

    def __init__(self, masks: list[int]) -> None:
        self._masks = masks
        self._blocks = [
            reduce(or_, masks[start : start + BLOCK], 0) for start in range(0, len(masks), BLOCK)
        ]

    def of(self, low: int, high: int) -> int:
        first, last = -(-low // BLOCK), high // BLOCK
        if first >= last:
            return reduce(or_, self._masks[low:high], 0)
        whole = reduce(or_, self._blocks[first:last], 0)
        ends = (*self._masks[low : first * BLOCK], *self._masks[last * BLOCK : high])
        return reduce(or_, ends, whole)
