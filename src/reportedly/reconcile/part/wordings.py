"""Which texts share wording with one text, by the index of shingles: what `overlaps` counts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from reportedly.model.incident import LineageLink
from reportedly.model.kept import UNDATED, Kept
from reportedly.reconcile.lineage.background import BACKGROUND_DAYS, NEAR_DAYS, WINDOW_DAYS
from reportedly.reconcile.lineage.lineage import LEAST_SHARED, compared, holding
from reportedly.reconcile.lineage.overlaps import REACH_DAYS
from reportedly.reconcile.lineage.prints import days_apart
from reportedly.reconcile.lineage.templates import Told, of_two_stories
from reportedly.reconcile.part.contributions import shingles_of
from reportedly.reconcile.part.desk import Desk, Kind
from reportedly.reconcile.part.shelf import Shelf

BLOCK = 64  # days for which what an index says of a shingle is asked once
AROUND = REACH_DAYS + WINDOW_DAYS  # days that say whether a shingle is background within reach
FEW = 400  # texts with a shingle that are read at once; of more only days, then texts by the day
EVER = 1 << 22  # a day after every day


def is_background(days: Sequence[int], day: int) -> bool:
    """Whether a shingle that is told on these days, in order, is background on a day."""
    before = bisect_left(days, day - NEAR_DAYS) - bisect_left(days, day - WINDOW_DAYS)
    after = bisect_right(days, day + WINDOW_DAYS) - bisect_right(days, day + NEAR_DAYS)
    return before + after >= BACKGROUND_DAYS


@dataclass(slots=True)
class Seen:
    """On which days a shingle is told, each once, in order, and by which texts."""

    days: list[int]
    texts: dict[int, list[int]] = field(default_factory=dict)
    whole: bool = False  # the texts of all its days are there


class Wordings:
    """The index of shingles as it stands while nothing is written to it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._desk: Desk = shelf.desk
        self._seen: dict[tuple[int, int], Seen] = {}
        self._undated: dict[int, list[int]] = {}
        self._fresh: dict[int, list[int]] = {}
        self._any_undated = self._desk.any_undated()

    def seen(self, shingle: int, day: int) -> Seen:
        """What is told around a day; all that is, if there is none."""
        block = UNDATED if day == UNDATED else day // BLOCK
        if (shingle, block) not in self._seen:
            self._seen[shingle, block] = self._look(shingle, block)
        return self._seen[shingle, block]

    def _look(self, shingle: int, block: int) -> Seen:
        first, last = block * BLOCK - AROUND, (block + 1) * BLOCK + AROUND
        if block == UNDATED:
            first, last = 0, EVER
        first = max(0, first)
        found = self._desk.at(Kind.SHINGLE, shingle, first, last, FEW)
        if len(found) == FEW:
            return Seen([*self._desk.days(Kind.SHINGLE, shingle, first, last)])
        texts: dict[int, list[int]] = {}
        for day, number in found:
            texts.setdefault(day, []).append(number)
        return Seen(list(texts), texts, whole=True)

    def texts(self, shingle: int, day: int, seen: Seen) -> list[int]:
        """The texts of a day with a shingle."""
        if not seen.whole and day not in seen.texts:
            found = self._desk.at(Kind.SHINGLE, shingle, day, day)
            seen.texts[day] = [number for _, number in found]
        return seen.texts.get(day, [])

    def undated(self, shingle: int) -> list[int]:
        """The texts without a day that have a shingle."""
        if not self._any_undated:
            return []
        if shingle not in self._undated:
            found = self._desk.at(Kind.SHINGLE, shingle, UNDATED, UNDATED)
            self._undated[shingle] = [number for _, number in found]
        return self._undated[shingle]

    def _often(self, shingle: int) -> bool:
        """Whether a shingle is background for a text without a day."""
        return len(self.seen(shingle, UNDATED).days) >= BACKGROUND_DAYS

    def fresh(self, one: Kept) -> list[int]:
        """The shingles of a text that are not background on its day."""
        if one.number not in self._fresh:
            every = shingles_of(one.hashes)
            if one.day == UNDATED:
                found = [shingle for shingle in every if not self._often(shingle)]
            else:
                found = [s for s in every if not is_background(self.seen(s, one.day).days, one.day)]
            self._fresh[one.number] = found
        return self._fresh[one.number]

    def matches(self, one: Kept) -> list[tuple[Kept, int]]:
        """First texts within reach that share so many shingles which are background for neither."""
        met: Counter[int] = Counter()
        for shingle in self.fresh(one):
            met.update(self._holders(shingle, one))
        del met[one.number]
        enough = [number for number, shared in met.items() if shared >= LEAST_SHARED]
        return [(other, met[other.number]) for other in self._shelf.numbered(enough) if other.first]

    def _holders(self, shingle: int, one: Kept) -> Iterator[int]:
        seen = self.seen(shingle, one.day)
        low, high = 0, len(seen.days)
        if one.day != UNDATED:
            low = bisect_left(seen.days, one.day - REACH_DAYS)
            high = bisect_right(seen.days, one.day + REACH_DAYS)
        for day in seen.days[low:high]:
            if not is_background(seen.days, day):
                yield from self.texts(shingle, day, seen)
        if (undated := self.undated(shingle)) and not self._often(shingle):
            yield from undated

    def links(self, child: Kept) -> list[LineageLink]:
        """The links that hold from a text to earlier ones."""
        earlier = [(other, n) for other, n in self.matches(child) if other.order < child.order]
        earlier.sort(key=lambda item: item[0].order)
        found = [
            compared(child.id, other.id, shared, (child.fresh, other.fresh))
            for other, shared in earlier
            if not of_two_stories(
                _told(child), _told(other), days_apart(child.day, other.day), shared
            )
        ]
        matches = [match for match in found if match is not None]
        known = {child.id: child, **{other.id: other for other, _ in earlier}}
        return holding(matches, lambda report: self.fresh(known[report])) if matches else []


def _told(one: Kept) -> Told:
    """What tells texts of one template: what is left open, and the runs of words."""
    return one.own["slots"], np.frombuffer(one.hashes, np.uint64)
