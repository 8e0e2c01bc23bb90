"""The ids of a report's claims, from what each attribution is made of."""

from collections.abc import Collection, Sequence

from reportedly.model.attribution import Attribution
from reportedly.model.ids import ClaimId, claim_id
from reportedly.model.report import Report


def claim_ids(report: Report, attributions: Sequence[Attribution]) -> tuple[ClaimId, ...]:
    """Ids in order; a nested attribution's id depends on the id of the one it stands within."""
    known: dict[int, ClaimId] = {}
    for start in range(len(attributions)):
        for index in reversed(_outwards(attributions, start, known)):
            item = attributions[index]
            within = None if item.within is None else known[item.within]
            known[index] = claim_id(
                report.id, item.source, item.cue, item.content, item.quotation.value, within
            )
    return tuple(known[index] for index in range(len(attributions)))


def _outwards(attributions: Sequence[Attribution], start: int, known: Collection[int]) -> list[int]:
    """`start` and those around it, inner first, up to one that is `known`; nesting may be deep."""
    found: list[int] = []
    at: int | None = start
    while at is not None and at not in known:
        found.append(at)
        at = attributions[at].within
    return found
