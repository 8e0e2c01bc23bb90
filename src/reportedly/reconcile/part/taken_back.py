"""Which reports have been corrected or withdrawn since, where versions or lineages changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.ids import ReportId, WorkId
from reportedly.model.kept import Kept
from reportedly.model.report import DateSource, Published, Status
from reportedly.reconcile.part.desk import Kind
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.view import retracted


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
    found = set(retracted(plain, {id_: one.found["lineage"] for id_, one in versions.items()}))
    for id_, one in versions.items():
        shelf.find(one, retracted=id_ in found)


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
