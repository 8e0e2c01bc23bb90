"""What is kept of reports while a part is reconciled, with what was counted before it changed."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.model.ids import LineageId, ReportId
from reportedly.model.kept import Kept
from reportedly.reconcile.part.contributions import (
    ALWAYS,
    counts_of,
    key_of,
    postings_of,
    shingles_of,
)
from reportedly.reconcile.part.desk import Count, Desk, Kind, Posting, Tally


class Shelf:
    """Reads and changes what is kept, and remembers what it was."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.before: dict[ReportId, Kept | None] = {}  # of each report that was changed
        self._now: dict[ReportId, Kept] = {}
        self._counted: dict[tuple[Tally, str], Mapping[str, int]] = {}

    def of(self, ids: Iterable[str]) -> dict[ReportId, Kept]:
        """What is kept now of those reports of which something is."""
        wanted = [ReportId(one) for one in dict.fromkeys(ids)]
        missing = [one for one in wanted if one not in self._now and one not in self.before]
        self._now.update(self.desk.kept(missing) if missing else {})
        return {one: self._now[one] for one in wanted if one in self._now}

    def numbered(self, numbers: Iterable[int]) -> list[Kept]:
        """The same by numbers."""
        known = {one.number: one for one in self._now.values()}
        wanted = list(dict.fromkeys(numbers))
        missing = [one for one in wanted if one not in known]
        for one in self.desk.numbered(missing) if missing else ():
            known[one.number] = self._now.setdefault(one.id, one)
        return [known[number] for number in wanted if number in known]

    def under(self, kind: Kind, key: str, first: int = ALWAYS, last: int = ALWAYS) -> list[Kept]:
        """The reports found under a key."""
        found = self.desk.at(kind, key_of(key), first, last)
        return self.numbered(number for _, number in found)

    def lineages_of(self, reports: Iterable[ReportId]) -> dict[ReportId, LineageId]:
        """The lineages of reports as they are now."""
        every = list(reports)
        changed = [one for one in every if one in self.before]
        found = dict(self.desk.lineage_ids(one for one in every if one not in self.before))
        found.update({id_: one.found["lineage"] for id_, one in self.of(changed).items()})
        return found

    def save(self, new: Kept) -> None:
        """Keep a new or changed state of a report."""
        old = self.of([new.id]).get(new.id)
        self.before.setdefault(new.id, old)
        self._move(old, new, new.number)
        self._now[new.id] = new
        self.desk.keep(new)

    def find(self, one: Kept, **changes: Any) -> Kept:
        """Keep something else that was found of a report."""
        same_as_read = json.loads(json.dumps(changes))  # tuples are read back as lists
        new = replace(one, found={**one.found, **same_as_read})
        if new.found != one.found:
            self.save(new)
        return new

    def drop(self, id_: ReportId) -> None:
        """Keep nothing of a report that is gone."""
        old = self.of([id_])[id_]
        self.before.setdefault(id_, old)
        self._move(old, None, old.number)
        del self._now[id_]
        self.desk.forget(old.number)

    def _move(self, old: Kept | None, new: Kept | None, number: int) -> None:
        gone, added = (postings_of(one) if one else set[Posting]() for one in (old, new))
        if old is None or new is None or (old.hashes, old.day) != (new.hashes, new.day):
            gone |= _wording(old)
            added |= _wording(new)
        self.desk.post(number, added - gone, gone - added)
        changes = Counter[Count](counts_of(new)) if new else Counter[Count]()
        changes.subtract(counts_of(old) if old else {})
        moved = [(count, size) for count, size in changes.items() if size]
        for (tally, key, _), _ in moved:
            if (Tally(tally), key) not in self._counted:
                self._counted[Tally(tally), key] = dict(self.desk.counted(tally, key))
        self.desk.count(moved)

    def recounted(self, tally: Tally) -> list[tuple[str, Mapping[str, int], Mapping[str, int]]]:
        """Keys under which something else is counted now, with the counts before and after."""
        return [
            (key, before, after)
            for (of, key), before in self._counted.items()
            if of is tally and (after := self.desk.counted(tally, key)) != before
        ]

    def changed(self, *parts: str) -> list[Kept]:
        """The reports as they are of which one of these parts is found to be another."""
        return [
            now
            for id_, before in self.before.items()
            if (now := self._now.get(id_))
            and (before is None or any(before.found.get(p) != now.found.get(p) for p in parts))
        ]

    def gone(self) -> list[Kept]:
        """What was kept of reports that are not there any more."""
        found: Sequence[Kept | None] = [
            before for id_, before in self.before.items() if id_ not in self._now
        ]
        return [one for one in found if one is not None]


def _wording(kept: Kept | None) -> set[Posting]:
    if kept is None:
        return set()
    return {(Kind.SHINGLE.value, key, kept.day) for key in shingles_of(kept.hashes)}
