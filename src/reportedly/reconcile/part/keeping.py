"""What is kept of every report when everything has been reconciled."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.incident import Lineage, LineageKind
from reportedly.model.kept import Kept
from reportedly.reconcile.lineage.facts import FactKind
from reportedly.reconcile.lineage.newsrooms import rooms_of
from reportedly.reconcile.lineage.respins import Telling
from reportedly.reconcile.part.contributions import counts_of, own_of, postings_of, shingles_of
from reportedly.reconcile.part.desk import Count, Kind, Posting
from reportedly.reconcile.part.lineages import credit
from reportedly.reconcile.part.part import kept_of
from reportedly.reconcile.part.restaging import scene_row
from reportedly.reconcile.part.voicing import row_of
from reportedly.reconcile.reconcile import Grounds
from reportedly.reconcile.words import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What is kept of a report, the keys it is found under, and what it adds to the counts."""

    kept: Kept
    postings: frozenset[Posting]
    counts: Counter[Count]


def filed(grounds: Grounds) -> Iterator[Filed]:
    """Every report of a ledger that was reconciled as a whole."""
    view = grounds.sources.view
    claims: dict[ReportId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        claims[claim.report.id].append(claim)
    scenes: dict[ReportId, set[Any]] = defaultdict(set)
    for scene in grounds.scenes:
        if (row := scene_row(view, scene)) is not None:
            scenes[scene.claim.report.id].add(row)
    numbers = {id_: number for number, id_ in enumerate(view.reports, 1)}
    for lineage in {one.id: one for one in view.lineage.values()}.values():
        kept = {
            id_: kept_of(
                view.reports[id_],
                grounds.prints[id_],
                numbers[id_],
                own_of(view, view.reports[id_], claims[id_]),
            )
            for id_ in lineage.reports
        }
        for one, found in _of_lineage(grounds, lineage, kept):
            voices = [row_of(claim, grounds.sources.voices[claim.id]) for claim in claims[one.id]]
            found |= {
                "voices": voices,
                "scenes": sorted(scenes[one.id]),
                "retracted": view.retracted.get(one.id),
                "echoes": view.echoes.get(one.id, ()),
            }
            first, fresh = one.id in grounds.fresh, grounds.fresh.get(one.id, 0)
            yield file(replace(one, first=first, fresh=fresh if first else 0, found=found))


def file(kept: Kept) -> Filed:
    """What is kept, with everything that follows from it."""
    shingles = {(Kind.SHINGLE.value, key, kept.day) for key in shingles_of(kept.hashes)}
    return Filed(
        kept=kept, postings=frozenset(postings_of(kept) | shingles), counts=counts_of(kept)
    )


def _of_lineage(
    grounds: Grounds, lineage: Lineage, kept: dict[ReportId, Kept]
) -> Iterator[tuple[Kept, dict[str, Any]]]:
    """Each report of a lineage with what its lineage makes of it."""
    head = lineage.reports[0]
    credited = {one: credit(kept[one]) for one in lineage.reports}
    rooms = rooms_of(lineage.reports, kept[head].own["publisher"], credited)
    for room, raw in zip(lineage.newsrooms, rooms, strict=True):
        found: dict[str, Any] = {
            "lineage": lineage.id,
            "head": head,
            "raw": name_key(raw.name),
            "room": room.name,
        }
        if room.report == head:
            found |= _told(grounds.tellings.get(head), lineage)
        yield kept[room.report], found


def _told(telling: Telling | None, lineage: Lineage) -> dict[str, Any]:
    """The facts of the first report of a lineage, and what it retells."""
    if telling is None:
        return {"telling": False, "respin": None}
    respin = [link for link in lineage.links if link.kind is LineageKind.RESPIN]
    facts = telling.facts.values()
    return {
        "telling": True,
        "hard": [fact.key for fact in facts if fact.kind is not FactKind.WORD],
        "words": [fact.key for fact in facts if fact.kind is FactKind.WORD],
        "respin": [respin[0].parent, respin[0].shared, respin[0].why] if respin else None,
    }
