"""Attested silences and the incidents they are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.model.claim import Claim
from reportedly.model.ids import IncidentId, ReportId
from reportedly.reconcile.incidents.incidents import Gathering
from reportedly.reconcile.view import View


def silences_of(
    view: View, gatherings: Iterable[Gathering]
) -> Mapping[IncidentId, Sequence[Claim]]:
    """Incident id -> claims that attest a silence about it.

    A silence that names a place is about the incidents its report tells of there; one that does
    not is about what the report told last before it.
    """
    told = _told(view, gatherings)
    found: dict[IncidentId, list[Claim]] = defaultdict(list)
    for claim in view.claims.values():
        here = told.get(claim.report.id, ())
        if claim.silence is not None and here:
            for gathering in _about(claim, here):
                found[gathering.incident.id].append(claim)
    return found


Told = tuple[int, Gathering]  # where a report's claim starts, and an incident it tells of


def _told(view: View, gatherings: Iterable[Gathering]) -> Mapping[ReportId, list[Told]]:
    found: dict[ReportId, list[Told]] = defaultdict(list)
    for gathering in gatherings:
        for item in gathering.incident.claims:
            claim = view.claims[item]
            found[claim.report.id].append((claim.content[0].start, gathering))
    return found


def _about(claim: Claim, told: Sequence[Told]) -> Iterable[Gathering]:
    named = {t.place.id for t in claim.places if t.place}
    there = [item for item in told if item[1].incident.place and item[1].incident.place.id in named]
    if named and not there:
        return ()
    start = claim.content[0].start
    before = [item for item in there or told if item[0] <= start] or list(there or told)
    last = max(where for where, _ in before)
    chosen = there if there else [item for item in before if item[0] == last]
    return {gathering.incident.id: gathering for _, gathering in chosen}.values()
