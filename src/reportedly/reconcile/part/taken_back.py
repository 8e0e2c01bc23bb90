"""Which reports have been corrected or withdrawn since, where versions or lineages changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.ids import LineageId, ReportId, WorkId
from reportedly.model.incident import Lineage
from reportedly.model.kept import Kept
from reportedly.model.report import DateSource, Published, Status
from reportedly.reconcile.lineage.corrections import echoes_of, taken_back
from reportedly.reconcile.part.desk import Kind
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    id: ReportId
    work: WorkId
    status: Status
    supersedes: ReportId | None
    published: Published | None


def mark_retracted(shelf: Shelf, wanted: Iterable[Kept]) -> None:
    """Keep of these reports, and of all versions of them, whether they were taken back.

    They may be reports that are gone.
    """
    versions = _versions(shelf, wanted)
    plain = {id_: _version(one) for id_, one in versions.items()}
    found = taken_back(plain, {id_: one.found["lineage"] for id_, one in versions.items()})
    for id_, one in versions.items():
        shelf.find(one, retracted=found.get(id_))


def mark_echoes(shelf: Shelf, reports: Reports, made: Mapping[LineageId, Lineage]) -> None:
    """Keep of the reports of lineages what stands in them of reports that were taken back.

    These are the lineages `made` anew, and those with a report that was taken back just now.
    """
    moved = [one.id for one in shelf.changed("retracted")]
    stored = (one for one in shelf.desk.lineages_of(moved) if one.id not in made)
    for lineage in (*made.values(), *stored):
        kept = shelf.of(lineage.reports)
        back = {
            id_: tuple(righted)
            for id_, one in kept.items()
            if (righted := one.found["retracted"]) is not None
        }
        found = echoes_of(reports, lineage, back)
        for id_, one in kept.items():
            shelf.find(one, echoes=found.get(id_, ()))


def _versions(shelf: Shelf, wanted: Iterable[Kept]) -> dict[ReportId, Kept]:
    """The reports with all that are versions of one work or take one another's place."""
    known: dict[ReportId, Kept] = {}
    queue, asked = list(wanted), set[ReportId]()
    while queue:
        one = queue.pop()
        if one.id in asked:
            continue
        asked.add(one.id)
        known.update(shelf.of([one.id]))
        queue += shelf.under(Kind.WORK, one.own["work"])
        queue += shelf.under(Kind.LATER, one.id)
        queue += shelf.of([one.own["supersedes"]] if one.own["supersedes"] else []).values()
    return known


def _version(one: Kept) -> _Version:
    day = Published(value=one.published, found=DateSource.GIVEN) if one.published else None
    return _Version(
        id=one.id,
        work=WorkId(one.own["work"]),
        status=Status(one.own["status"]),
        supersedes=one.own["supersedes"],
        published=day,
    )
