"""What lineage needs of reports: when each came, and its wording as hashed shingles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

import numpy as np

from reportedly.model.ids import ReportId
from reportedly.model.kept import UNDATED
from reportedly.model.report import Report
from reportedly.reconcile.lineage.columns import Column, Hashes, Numbers
from reportedly.reconcile.lineage.shingles import body_words, hashes
from reportedly.reconcile.lineage.templates import Slots, form_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """A report's shingles, eight bytes each, and its place in time."""

    id: ReportId
    day: int | None  # proleptic Gregorian ordinal
    order: tuple[str, int, str]  # who came first: date, then more words, then id; undated last
    hashes: Hashes  # in order of their value, each once
    slots: Slots = ""

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
    slots: Sequence[Slots]

    def only(self, places: Sequence[int]) -> "Prints":
        """Those at these places, which ascend."""
        return Prints(
            ids=[self.ids[place] for place in places],
            days=self.days[places],
            hashes=self.hashes.arranged(places),
            slots=[self.slots[place] for place in places],
        )


def days_apart(one: int, two: int) -> int | None:
    """How many days are between two of publication; None if one is UNDATED."""
    return None if UNDATED in (one, two) else abs(one - two)


def fingerprint(report: Report) -> Print:
    """The report's shingles, day and place in time."""
    published = report.published
    day = published.day if published else None
    told = body_words(report)
    found = hashes(told)
    return Print(
        id=report.id,
        day=date.fromisoformat(day).toordinal() if day else None,
        order=(published.value if published else "9999", -len(found), report.id),
        hashes=found,
        slots=form_of(report),
    )


def in_time(prints: Iterable[Print], file: IO[bytes]) -> Prints:
    """The prints in order of time, their hashes in the file; each is let go when taken up."""
    orders: list[tuple[str, int, str]] = []
    days: list[int] = []
    slots: list[Slots] = []

    def taken() -> Iterator[Hashes]:
        for item in prints:
            orders.append(item.order)
            days.append(UNDATED if item.day is None else item.day)
            slots.append(item.slots)
            yield item.hashes

    column = Column(file, taken())
    places = sorted(range(len(orders)), key=orders.__getitem__)
    return Prints(
        ids=[ReportId(orders[place][-1]) for place in places],
        days=np.array(days, np.int64)[places],
        slots=[slots[place] for place in places],
        hashes=column.arranged(places),
    )
