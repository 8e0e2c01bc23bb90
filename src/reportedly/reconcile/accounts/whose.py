"""Whose dead, wounded or captured a figure counts: a side's own, or those of its enemy."""

import re
from collections.abc import Sequence
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.mention import Population, Quantity, QuantityState
from reportedly.reconcile.accounts.deeds import PARTY, Doer, doer_of, speaker_as_doer
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import Allegiance, View
from reportedly.reconcile.words import any_of, listed

COUNTED = frozenset(
    {
        QuantityState.KILLED,
        QuantityState.WOUNDED,
        QuantityState.CAPTURED,
        QuantityState.MISSING,
    }
)
SOLDIERS = frozenset({Population.COMBATANT, Population.UNSTATED})
NEAR = 12  # characters between a count and whom it counts, or a subject and its verb
LINE = 160  # characters before a count that hold its verb
OWN_ONES = re.compile(r"\s+(?:of|from)\s+(?:its|our|their)\s+own\b", re.IGNORECASE)
CARRIED_ON = re.compile(
    r"(?:\b(?:and|but|while)|,)\s+(?:(?:had|has|have|also|it)\s+)*$", re.IGNORECASE
)


def whose(view: View, scene: Scene, quantity: Quantity, allegiance: Allegiance) -> Doer | None:
    """The listed side whose people are counted; None if the words do not say."""
    if quantity.state not in COUNTED or quantity.population not in SOLDIERS:
        return None
    found = _owner(view, scene, quantity, allegiance)
    return found if found and found.key.startswith(PARTY) else None


def _owner(view: View, scene: Scene, quantity: Quantity, allegiance: Allegiance) -> Doer | None:
    text, claim = view.reports[scene.claim.report.id].text, scene.claim
    if OWN_ONES.match(text, quantity.span.end):
        return speaker_as_doer(scene, allegiance)
    counted = next((i for i, _ in enumerate(claim.actors) if _is_counted(claim, i, quantity)), None)
    named = doer_of(view, scene, counted, allegiance) if counted is not None else None
    if named and named.key.startswith(PARTY):
        return named
    piece = next((one for one in claim.content if one.contains(quantity.span)), quantity.span)
    first = max(piece.start, quantity.span.start - LINE)
    lost = _lost().search(text, first, quantity.span.start)
    return _loser(view, scene, first, lost.start(), allegiance) if lost else None


def _is_counted(claim: Claim, actor: int, quantity: Quantity) -> bool:
    span = claim.actors[actor].span
    return span.overlaps(quantity.span) or 0 <= span.start - quantity.span.end <= NEAR


def _loser(view: View, scene: Scene, first: int, verb: int, allegiance: Allegiance) -> Doer | None:
    """Who lost them: the subject right before the verb, or that of the verbs before it."""
    text, claim = view.reports[scene.claim.report.id].text, scene.claim
    before = [i for i, one in enumerate(claim.actors) if first <= one.span.start < verb]
    on = CARRIED_ON.search(text, first, verb) is not None
    subject = _subject(claim, before, verb, carried_on=on)
    if subject is None or claim.actors[subject].as_written.lower() in listed("doing_subjects"):
        return speaker_as_doer(scene, allegiance)
    return doer_of(view, scene, subject, allegiance)


def _subject(claim: Claim, before: Sequence[int], verb: int, *, carried_on: bool) -> int | None:
    if not before:
        return None
    if carried_on:
        return min(before, key=lambda index: claim.actors[index].span.start)
    last = max(before, key=lambda index: claim.actors[index].span.end)
    return last if verb - claim.actors[last].span.end <= NEAR else None


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('lost')}\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)
