"""Who speaks in the claims of all reports, and what may have happened, slice by slice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportedly.model.ids import ClaimId, LineageId, ReportId
from reportedly.model.kept import UNDATED, Kept, Said
from reportedly.reconcile.anew.bench import Bench, Found, Key
from reportedly.reconcile.anew.filing import file_again
from reportedly.reconcile.anew.slices import Sizes, slices
from reportedly.reconcile.part.lineages import Reports
from reportedly.reconcile.part.restaging import (
    SceneRow,
    keys_of_scene,
    scene_row,
    staged,
)
from reportedly.reconcile.part.shelf import Shelf
from reportedly.reconcile.part.voicing import KeptNames, Row, row_of, view_of_part
from reportedly.reconcile.view import Allegiance, View
from reportedly.reconcile.voices.statements import day_of
from reportedly.reconcile.voices.voices import Voice, find_voices


def voices_anew(bench: Bench, allegiance: Allegiance, sizes: Sizes) -> Iterator[Found]:
    """The claims of every report, once it is kept who speaks in them and what they tell of."""
    for some in slices(bench.every_report(), sizes.reports):
        claims = bench.claims_of(some)
        shelf = Shelf(bench)
        view = view_of_part(shelf, Reports(bench), claims)
        kept = shelf.of(some)
        names = KeptNames(bench)
        voices = find_voices(view, allegiance, names, names.holder)
        told = _scenes(bench, view, kept.values())
        rows: dict[ReportId, list[Row]] = {id_: [] for id_ in kept}
        for claim in view.claims.values():
            rows[claim.report.id].append(row_of(claim, voices[claim.id]))
        for id_, one in kept.items():
            found = {**one.found, "voices": rows[id_], "scenes": sorted(told[id_])}
            file_again(bench, one, replace(one, found=found))
        bench.note_said(_said(view, voices, kept))
        bench.note_scenes(_keys(told.values()))
        yield Found(claims=claims)


def _scenes(bench: Bench, view: View, kept: Iterable[Kept]) -> dict[ReportId, set[SceneRow]]:
    some = list(kept)
    rows: dict[ReportId, set[SceneRow]] = {one.id: set() for one in some}
    for scene in staged(bench, view, some):
        if (row := scene_row(view, scene)) is not None:
            rows[scene.claim.report.id].add(row)
    return rows


def _keys(scenes: Iterable[Iterable[SceneRow]]) -> set[Key]:
    return {key for rows in scenes for row in rows for key in keys_of_scene(*row)}


def _said(
    view: View, voices: Mapping[ClaimId, Voice], kept: Mapping[ReportId, Kept]
) -> Iterator[Said]:
    for claim in view.claims.values():
        voice, day = voices[claim.id], day_of(claim)
        yield Said(
            speaker=voice.key,
            day=UNDATED if day is None else day,
            claim=claim.id,
            report=claim.report.id,
            lineage=LineageId(kept[claim.report.id].found["lineage"]),
            published=claim.report.published,
            content=view.text(claim),
            name=voice.name,
            kind=voice.kind.value,
            actor=voice.actor,
        )
