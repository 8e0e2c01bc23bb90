"""Lineages of all reports with newsrooms and descents; their texts are read slice by slice."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.model.ids import ReportId
from reportedly.model.incident import Lineage
from reportedly.model.kept import Kept
from reportedly.model.report import Status
from reportedly.reconcile.anew.bench import Bench, Found
from reportedly.reconcile.anew.filing import file_again, file_first
from reportedly.reconcile.anew.slices import Sizes, slices
from reportedly.reconcile.lineage.descents import descents_of
from reportedly.reconcile.lineage.lineage import Lineages, lineages_of
from reportedly.reconcile.lineage.newsrooms import (
    first_publisher,
    most_used,
    rooms_of,
    with_newsrooms,
)
from reportedly.reconcile.lineage.prints import Print, fingerprint
from reportedly.reconcile.part.desk import Kind, Tally
from reportedly.reconcile.part.lineages import Reports, credit, linked
from reportedly.reconcile.part.part import kept_of, own_of_reports
from reportedly.reconcile.part.respinning import respun_between, told_of
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.taken_back import mark_echoes, mark_retracted
from reportedly.reconcile.part.wordings import EVER
from reportedly.reconcile.words import name_key

NOTICES = frozenset({Status.CORRECTED.value, Status.WITHDRAWN.value})


def lineages_anew(bench: Bench, sizes: Sizes) -> Iterator[Found]:
    """Every lineage, twice where its first report retells another one: then with that link."""
    notices: list[ReportId] = []
    compared = lineages_of(_prints(bench, notices, sizes.reports))
    yield from _placed(bench, compared, sizes.reports)
    del compared
    yield from _respun(bench, sizes.tellings)
    for some in slices(notices, sizes.reports):
        shelf = Shelf(bench)
        mark_retracted(shelf, bench.kept(some).values())
        mark_echoes(shelf, Reports(bench), {})


def _prints(bench: Bench, notices: list[ReportId], most: int) -> Iterator[Print]:
    """The wording of each report; what follows from it and its claims alone is filed."""
    number = 0
    for some in slices(bench.every_report(), most):
        reports = [*bench.reports(some).values()]
        own = own_of_reports(reports, bench.claims_of(some))
        for one in reports:
            made, number = fingerprint(one), number + 1
            file_first(bench, kept_of(one, made, number, own[one.id]))
            if own[one.id]["status"] in NOTICES:
                notices.append(one.id)
            yield made


def _placed(bench: Bench, compared: Lineages, most: int) -> Iterator[Found]:
    spelled = _Spelled(bench)
    for some in slices(compared.lineages, most, lambda lineage: len(lineage.reports)):
        kept = {**bench.kept(one for lineage in some for one in lineage.reports)}
        reports, told = Reports(bench), list[Lineage]()
        for lineage in some:
            told.append(_with_rooms(lineage, kept, spelled))
            if len(lineage.reports) > 1:
                reports.read(lineage.reports)
                told[-1] = replace(told[-1], descents=descents_of(reports, told[-1]))
            _file(bench, told[-1], kept, compared.fresh, reports)
        yield Found(lineages=told)


class _Spelled(dict[str, str]):
    """Name key -> the spelling of a newsroom used most."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench

    def __missing__(self, key: str) -> str:
        counted = self._bench.counted(Tally.ROOM, key)
        self[key] = most_used(counted) if counted else ""
        return self[key]


def _with_rooms(lineage: Lineage, kept: dict[ReportId, Kept], spelled: _Spelled) -> Lineage:
    head = lineage.reports[0]
    publisher = first_publisher(kept[one].own["publisher"] for one in lineage.reports)
    credited = {one: credit(kept[one]) for one in lineage.reports}
    raw = [name_key(room.name) for room in rooms_of(lineage.reports, publisher, credited)]
    named = {key: spelled[key] for key in set(raw) if spelled[key]}
    placed = with_newsrooms(lineage, publisher, credited, named)
    for room, key in zip(placed.newsrooms, raw, strict=True):
        found = {"lineage": lineage.id, "head": head, "raw": key, "room": room.name}
        before = kept[room.report]
        kept[room.report] = replace(before, found={**found, "retracted": None, "echoes": ()})
    return placed


def _file(
    bench: Bench,
    lineage: Lineage,
    kept: dict[ReportId, Kept],
    fresh: Mapping[ReportId, int],
    reports: Reports,
) -> None:
    """Keep what the lineage makes of its reports."""
    for id_ in lineage.reports:
        one = kept[id_]
        more = {"respin": None} | told_of(one, reports) if id_ == lineage.reports[0] else {}
        now = replace(one, first=id_ in fresh, fresh=fresh.get(id_, 0), found={**one.found, **more})
        file_again(bench, replace(one, found={}), now)


def _respun(bench: Bench, most: int) -> Iterator[Found]:
    """Find what the first reports of lineages retell, some days together."""
    for first, last in _spans(bench, most):
        shelf = Shelf(bench)
        moved = respun_between(shelf, Reports(bench), first, last)
        lineages = bench.lineages_of(moved)
        heads = shelf.of(one.reports[0] for one in lineages)
        yield Found(lineages=[linked(one, heads[one.reports[0]]) for one in lineages])


def _spans(bench: Bench, most: int) -> Iterator[tuple[int, int]]:
    """First and last day of runs of days with about so many tellings."""
    days, size = list[int](), 0
    for day in bench.days(Kind.TELLING, 0, 0, EVER):
        days.append(day)
        size += len(bench.at(Kind.TELLING, 0, day, day))
        if size >= most:
            yield days[0], days[-1]
            days, size = [], 0
    if days:
        yield days[0], days[-1]
