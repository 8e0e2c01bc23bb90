"""Respins among the first reports of lineages, where some came, went or are others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.model.ids import ReportId
from reportedly.model.incident import LineageLink
from reportedly.model.kept import Kept
from reportedly.model.report import Report
from reportedly.reconcile.lineage.facts import FactKind, facts_of
from reportedly.reconcile.lineage.respins import (
    LEAST_SEEDS,
    NEAR_DAYS,
    SEEDS,
    WINDOW_DAYS,
    Rarity,
    Telling,
    best_of,
    is_telling,
    telling_of,
)
from reportedly.reconcile.part.contributions import key_of
from reportedly.reconcile.part.desk import Desk, Kind
from reportedly.reconcile.part.shelf import Shelf

EARLIEST = WINDOW_DAYS + NEAR_DAYS  # days before a text over which the facts of its parents count


def told_of(one: Kept, reports: Mapping[ReportId, Report]) -> dict[str, Any]:
    """What is kept of the first report of a lineage: its facts, if it is compared at all."""
    report = reports[one.id]
    if not is_telling(report):
        return {"telling": False, "respin": None}
    if one.found.get("hard") is not None:
        return {"telling": True}
    return {"telling": True} | facts_told(report)


def facts_told(report: Report) -> dict[str, list[str]]:
    """Names, figures and times of a report, and its rare words, by their keys."""
    facts = facts_of(report).values()
    return {
        "hard": [fact.key for fact in facts if fact.kind is not FactKind.WORD],
        "words": [fact.key for fact in facts if fact.kind is FactKind.WORD],
    }


class _Days(Mapping[str, Sequence[int]]):
    """Fact -> the days of the tellings that have it, from `first` to `last`."""

    def __init__(self, desk: Desk, first: int, last: int) -> None:
        self._desk = desk
        self._ends = first, last
        self._known: dict[str, Sequence[int]] = {}

    def __getitem__(self, key: str) -> Sequence[int]:
        if key not in self._known:
            found = self._desk.at(Kind.FACT, key_of(key), *self._ends)
            self._known[key] = [day for day, _ in found]
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def respun(shelf: Shelf, reports: Mapping[ReportId, Report], heads: set[ReportId]) -> set[ReportId]:
    """Find anew what is retold on the days that a change of tellings reaches; who retells another.

    `heads` are the first reports of the lineages that changed. A telling counts for the days
    after it, so that one of the last day of a ledger reaches no day but that.
    """
    spans: list[tuple[int, int]] = []
    for day in sorted({day for id_ in heads for day in _moved(shelf, id_)}):
        first = spans.pop()[0] if spans and day <= spans[-1][1] else day
        spans.append((first, day + WINDOW_DAYS))
    for one in shelf.of(heads).values():
        if not one.found.get("telling"):
            shelf.find(one, respin=None)
    return {one for span in spans for one in respun_between(shelf, reports, *span)}


def _moved(shelf: Shelf, id_: ReportId) -> Iterator[int]:
    """The days on which a report was a telling with other facts than it is now, or is one now."""
    now, before = shelf.of([id_]).get(id_), shelf.before.get(id_)
    if id_ in shelf.before and _told(now) != _told(before):
        yield from (one.day for one in (now, before) if one and one.found.get("telling"))


def _told(one: Kept | None) -> tuple[Any, ...] | None:
    if one is None or not one.found.get("telling"):
        return None
    return one.day, one.found["hard"], one.found["words"]


def respun_between(
    shelf: Shelf, reports: Mapping[ReportId, Report], first: int, last: int
) -> set[ReportId]:
    """Find and keep what the tellings of these days retell; those that now retell another."""
    desk = shelf.desk
    days = _Days(desk, first - EARLIEST, last)
    every = [day for day, _ in desk.at(Kind.TELLING, 0, first - EARLIEST, last)]
    rarity = Rarity(days, every)
    children = shelf.numbered(number for _, number in desk.at(Kind.TELLING, 0, first, last))
    moved, told = set(), _Tellings(reports)
    for child in children:
        link = _best(shelf, told, child, rarity)
        respin = [link.parent, link.shared, link.why] if link else None
        if child.found.get("respin") != respin:
            shelf.find(child, respin=respin)
            moved.add(child.id)
    return moved


def _best(shelf: Shelf, told: "_Tellings", child: Kept, rarity: Rarity) -> LineageLink | None:
    met: Counter[int] = Counter()
    for key in child.found["hard"]:
        if rarity.near(key, child.day) <= SEEDS:
            near = shelf.desk.at(Kind.HARD, key_of(key), child.day - NEAR_DAYS, child.day)
            met.update(number for day, number in near if rarity.near(key, day) <= SEEDS)
    del met[child.number]
    enough = [number for number, count in met.items() if count >= LEAST_SEEDS]
    earlier = [one for one in shelf.numbered(enough) if _order(one) < _order(child)]
    return best_of(told[child.id], [told[one.id] for one in earlier], rarity) if earlier else None


class _Tellings(dict[ReportId, Telling]):
    """What is compared of reports, each read once."""

    def __init__(self, reports: Mapping[ReportId, Report]) -> None:
        super().__init__()
        self._reports = reports

    def __missing__(self, id_: ReportId) -> Telling:
        found = telling_of(self._reports[id_])
        assert found is not None
        self[id_] = found
        return found


def _order(one: Kept) -> tuple[str, int, str]:
    return one.published, -len(one.found["hard"]) - len(one.found["words"]), one.id
