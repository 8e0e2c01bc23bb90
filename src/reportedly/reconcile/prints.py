"""What lineage needs of a report: when it came, and its wording as hashed shingles in one array."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from reportedly.model.ids import ReportId
from reportedly.model.report import Report
from reportedly.reconcile.shingles import body_words, hashes

Hashes = NDArray[np.uint64]


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
