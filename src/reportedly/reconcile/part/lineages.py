"""Lineages of the texts that were linked anew, with newsrooms, descents and respins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reportedly.model.ids import LineageId, ReportId
from reportedly.model.incident import Lineage, LineageKind, LineageLink, Newsroom, NewsroomFound
from reportedly.model.kept import Kept
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.reconcile.lineage.descents import descents_of
from reportedly.reconcile.lineage.lineage import grouped
from reportedly.reconcile.lineage.newsrooms import (
    first_publisher,
    most_used,
    rooms_of,
    with_newsrooms,
)
from reportedly.reconcile.part.desk import Desk, Kind, Tally
from reportedly.reconcile.part.relinking import Links
from reportedly.reconcile.part.respinning import respun, told_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.words import name_key


class Reports(Mapping[ReportId, Report]):
    """Reports of a ledger, read when they are asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read: dict[ReportId, Report] = {}

    def __getitem__(self, report: ReportId) -> Report:
        if report not in self._read:
            self.read([report])
        return self._read[report]

    def read(self, wanted: Iterable[str]) -> None:
        """Read many at once."""
        missing = [one for one in dict.fromkeys(wanted) if ReportId(one) not in self._read]
        self._read.update(self._desk.reports(missing) if missing else {})

    def __iter__(self) -> Iterator[ReportId]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """Lineages that were, and those that are in their place, by id."""

    old: Mapping[LineageId, Lineage] = field(default_factory=dict)
    new: Mapping[LineageId, Lineage] = field(default_factory=dict)


def regrouped(shelf: Shelf, reports: Reports, links: Links, gone: set[ReportId]) -> Regrouped:
    """The lineages of the texts linked anew and of those whose newsroom is spelled otherwise."""
    parents = {link.parent for some in links.values() for link in some}
    renamed = {one.id for one in _respelled(shelf)}
    found = shelf.desk.lineages_of({*links, *gone, *parents, *renamed})
    old = {one.id: one for one in found}
    members = ({one for lineage in found for one in lineage.reports} | links.keys()) - gone
    kept = shelf.of(members)
    every = [link for some in links.values() for link in some]
    every += [
        link
        for lineage in found
        for link in lineage.links
        if link.kind is not LineageKind.RESPIN and link.child not in {*links, *gone}
    ]
    order = sorted(members, key=lambda one: kept[one].order)
    known = {d.child: d for one in found for d in one.descents if d.child not in links}
    new = []
    for lineage in grouped(order, every):
        placed = _with_rooms(shelf, lineage, kept)
        if len(placed.reports) > 1:
            placed = replace(placed, descents=descents_of(reports, placed, known))
        new.append(placed)
    return _with_respins(shelf, reports, Regrouped(old=old, new={one.id: one for one in new}))


def _respelled(shelf: Shelf) -> list[Kept]:
    """Reports of a newsroom of which another spelling is used most now."""
    return [
        one
        for key, before, after in shelf.recounted(Tally.ROOM)
        if _spelling(before) != _spelling(after)
        for one in shelf.under(Kind.ROOM, key)
    ]


def _spelling(counted: Mapping[str, int]) -> str | None:
    return most_used(counted) if counted else None


def _with_rooms(shelf: Shelf, lineage: Lineage, kept: Mapping[ReportId, Kept]) -> Lineage:
    """The lineage with its newsrooms; which they are is kept of each report."""
    credited = {one: credit(kept[one]) for one in lineage.reports}
    publisher = first_publisher(kept[one].own["publisher"] for one in lineage.reports)
    raw = [name_key(room.name) for room in rooms_of(lineage.reports, publisher, credited)]
    counted = ((key, shelf.desk.counted(Tally.ROOM, key)) for key in set(raw))
    spelled = {key: most_used(some) for key, some in counted if some}
    placed = with_newsrooms(lineage, publisher, credited, spelled)
    for room, key in zip(placed.newsrooms, raw, strict=True):
        one = shelf.of([room.report])[room.report]
        shelf.find(one, lineage=lineage.id, head=lineage.reports[0], raw=key, room=room.name)
    return placed


def credit(one: Kept) -> Newsroom | None:
    """The newsroom that the report itself credits."""
    if not one.own["credit"]:
        return None
    name, found, span = one.own["credit"]
    where = Span(*span) if span else None
    return Newsroom(report=one.id, name=name, found=NewsroomFound(found), at=one.id, span=where)


def _with_respins(shelf: Shelf, reports: Reports, made: Regrouped) -> Regrouped:
    """The lineages with what their first reports retell, and others where that has changed."""
    heads = {one.reports[0] for one in made.new.values()}
    were = {one.reports[0] for one in made.old.values()}
    for one in shelf.of(heads | were).values():
        told = told_of(one, reports) if one.id in heads else {"telling": False}
        shelf.find(one, **{"respin": _respin_so_far(shelf, one)} | told)
    moved = respun(shelf, reports, heads | were)
    found = shelf.desk.lineages_of(moved - heads)
    old = {**{one.id: one for one in found}, **made.old}
    new = {**{one.id: one for one in found if one.id not in made.old}, **made.new}
    kept = shelf.of(one.reports[0] for one in new.values())
    with_links = {id_: linked(one, kept[one.reports[0]]) for id_, one in new.items()}
    return Regrouped(old=old, new=with_links)


def _respin_so_far(shelf: Shelf, one: Kept) -> Any:
    """What a report was found to retell: a report that changed is kept anew, without it."""
    before = shelf.before.get(one.id)
    known = one if "respin" in one.found or before is None else before
    return known.found.get("respin")


def linked(lineage: Lineage, head: Kept) -> Lineage:
    """The lineage with the link that its first report has to the one it retells, if it does."""
    links = tuple(link for link in lineage.links if link.kind is not LineageKind.RESPIN)
    respin = respin_of(head)
    return replace(lineage, links=(*links, respin) if respin else links)


def respin_of(head: Kept) -> LineageLink | None:
    """The link from the first report of a lineage to the one it retells."""
    if not head.found.get("respin"):
        return None
    parent, shared, why = head.found["respin"]
    return LineageLink(
        child=head.id, parent=parent, kind=LineageKind.RESPIN, shared=shared, why=why
    )
