"""What lineage needs of reports: when each came, and its wording as hashed shingles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

import numpy as np

from reportedly.model.ids import ReportId
from reportedly.model.report import Report
from reportedly.reconcile.columns import Column, Hashes, Numbers
from reportedly.reconcile.shingles import body_words, hashes

UNDATED = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """A report's shingles, eight bytes each, and its place in time."""

    id: ReportId
    day: int | None  # proleptic Gregorian ordinal
    order: tuple[str, int, str]  # who came first: date, then more words, then id; undated last
    hashes: Hashes  # in order of their value, each once

    @property
    def shingles(self) -> frozenset[int]:
        """The hashes as a set."""
        return frozenset(self.hashes.tolist())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prints:
    """Many prints in order of time, as columns."""

    ids: Sequence[ReportId]
    days: Numbers  # UNDATED for none
    hashes: Column

    def only(self, places: Sequence[int]) -> "Prints":
        """Those at these places, which ascend."""
        return Prints(
            ids=[self.ids[place] for place in places],
            days=self.days[places],
            hashes=self.hashes.arranged(places),
        )


def fingerprint(report: Report) -> Print:
    """The report's shingles, day and place in time."""
    published = report.published
    day = published.day if published else None
    found = hashes(body_words(report))
    return Print(
        id=report.id,
        day=date.fromisoformat(day).toordinal() if day else None,
        order=(published.value if published else "9999", -len(found), report.id),
        hashes=found,
    )


def in_time(prints: Iterable[Print], file: IO[bytes]) -> Prints:
    """The prints in order of time, their hashes in the file; each is let go when taken up."""
    orders: list[tuple[str, int, str]] = []
    days: list[int] = []

    def taken() -> Iterator[Hashes]:
        for item in prints:
            orders.append(item.order)
            days.append(UNDATED if item.day is None else item.day)
            yield item.hashes

    column = Column(file, taken())
    places = sorted(range(len(orders)), key=orders.__getitem__)
    return Prints(
        ids=[ReportId(orders[place][-1]) for place in places],
        days=np.array(days, np.int64)[places],
        hashes=column.arranged(places),
    )
