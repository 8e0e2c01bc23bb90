"""Which texts a change of wording reaches, and the links that hold from them now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.model.ids import ReportId
from reportedly.model.incident import LineageLink
from reportedly.model.kept import UNDATED, Kept
from reportedly.reconcile.lineage.background import BACKGROUND_DAYS, WINDOW_DAYS
from reportedly.reconcile.lineage.lineage import twin_of
from reportedly.reconcile.part.contributions import ALWAYS, shingles_of, wording_of
from reportedly.reconcile.part.desk import Kind
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.wordings import BLOCK, Wordings, is_background

Links = dict[ReportId, list[LineageLink]]


def relinked(
    shelf: Shelf, changed: Mapping[ReportId, Kept | None], gone: Iterable[ReportId]
) -> Links:
    """Keep the changed reports and drop those that are gone; links of every text these reach.

    A text is reached if its wording changed, came or went, if a run of its words is background now
    and was not, or the other way round, if it is the first of its wording now and was not; and if
    it comes later than such a text that it shares wording with, or did.
    """
    old = shelf.of([*changed, *gone])
    new = {id_: one for id_, one in changed.items() if one is not None}
    before = Wordings(shelf)
    flipped = _flipped(shelf, before, old.values(), new.values())
    wordings = {one.hashes for one in (*old.values(), *new.values())}
    firsts = {one.id: one for wording in wordings for one in _carrying(shelf, wording)}
    reached = {one.id for one in flipped if one.first} | set(firsts) | set(old)
    known = {id_: one for id_, one in shelf.of(reached).items() if one.first}
    links = {other for one in known.values() for other in _later(before, one)}
    for id_ in gone:
        shelf.drop(id_)
    for one in new.values():
        shelf.save(one)
    twins = _order_twins(shelf, wordings)
    return _linked(shelf, reached | set(new), links, twins)


def _linked(
    shelf: Shelf, reached: set[ReportId], links: set[ReportId], twins: Mapping[ReportId, ReportId]
) -> Links:
    after = Wordings(shelf)
    for one in shelf.of(reached).values():
        if one.first and one.fresh != (fresh := len(after.fresh(one))):
            shelf.save(replace(one, fresh=fresh))
    firsts = [one for one in shelf.of(reached).values() if one.first]
    links |= {one.id for one in firsts}
    links |= {other for one in firsts for other in _later(after, one)}
    children = shelf.of(links)
    found = {id_: after.links(one) if one.first else [] for id_, one in children.items()}
    return found | {twin: [twin_of(first, twin)] for twin, first in twins.items()}


def _later(wordings: Wordings, one: Kept) -> Iterator[ReportId]:
    """Itself, and the later texts that share wording with it."""
    yield one.id
    for other, _ in wordings.matches(one):
        if other.order > one.order:
            yield other.id


def _carrying(shelf: Shelf, wording: bytes) -> list[Kept]:
    """The texts of one wording."""
    if not wording:
        return []
    found = shelf.desk.at(Kind.WORDING, wording_of(wording), ALWAYS, ALWAYS)
    kept = shelf.numbered(number for _, number in found)
    return [one for one in kept if one.hashes == wording]


def _order_twins(shelf: Shelf, wordings: Iterable[bytes]) -> dict[ReportId, ReportId]:
    """Say of each text whether it is the first of its wording; the others, each with the first."""
    twins: dict[ReportId, ReportId] = {}
    for wording in wordings:
        ordered = sorted(_carrying(shelf, wording), key=lambda one: one.order)
        for place, one in enumerate(ordered):
            if one.first != (place == 0):
                shelf.save(replace(one, first=place == 0))
            if place:
                twins[one.id] = ordered[0].id
    return twins


def _flipped(
    shelf: Shelf, before: Wordings, old: Iterable[Kept], new: Iterable[Kept]
) -> list[Kept]:
    """Texts that stay as they are, of which a shingle becomes background or ceases to be."""
    olds, news = list(old), list(new)
    gone, come = _by_shingle(olds), _by_shingle(news)
    own = {one.number for one in (*olds, *news)}
    found: set[int] = set()
    for shingle in gone.keys() | come.keys():
        left, entered = gone.get(shingle, set()), come.get(shingle, set())
        moved = left ^ entered
        for day in {day // BLOCK * BLOCK for day in moved if day != UNDATED}:
            found.update(_flips(before, shingle, day, moved, entered, own))
        if moved - {UNDATED} and (undated := before.undated(shingle)):
            days = set(before.seen(shingle, UNDATED).days)
            after = _days_after(before, shingle, UNDATED, moved, entered, own)
            if (len(days) >= BACKGROUND_DAYS) != (len(after) >= BACKGROUND_DAYS):
                found.update(undated)
    return shelf.numbered(found - own)


def _by_shingle(texts: Iterable[Kept]) -> dict[int, set[int]]:
    """The days on which the texts tell each of their shingles."""
    found: dict[int, set[int]] = {}
    for one in texts:
        for shingle in shingles_of(one.hashes):
            found.setdefault(shingle, set()).add(one.day)
    return found


def _flips(
    before: Wordings, shingle: int, day: int, moved: set[int], entered: set[int], own: set[int]
) -> Iterator[int]:
    """The texts of the window of a block of days for which the shingle flips."""
    seen = before.seen(shingle, day)
    after = _days_after(before, shingle, day, moved, entered, own)
    if after == seen.days:
        return
    near = [d for d in moved if d // BLOCK * BLOCK == day]
    for told in seen.days:
        if any(abs(told - d) <= WINDOW_DAYS for d in near) and (
            is_background(seen.days, told) != is_background(after, told)
        ):
            yield from before.texts(shingle, told, seen)


def _days_after(
    before: Wordings, shingle: int, day: int, moved: set[int], entered: set[int], own: set[int]
) -> list[int]:
    """The days on which the shingle is told when the change is made."""
    seen = before.seen(shingle, day)
    days = set(seen.days)
    for told in moved - {UNDATED}:
        others = set(before.texts(shingle, told, seen)) - own if told in days else set()
        if told in entered or others:
            days.add(told)
        else:
            days.discard(told)
    return sorted(days)
