"""Figures of a whole region, told beside the one place of it that part of them are of."""

import re
from functools import cache

from reportedly.model.mention import Quantity
from reportedly.model.referent import PlaceKind
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

WIDE = frozenset(
    {PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT, PlaceKind.AREA, PlaceKind.CITY}
)
SENTENCE_END = re.compile(r"[.!?;][”\"’']?\s")
LINE = 300  # characters on either side of a figure that hold its sentence


def is_of_wider(view: View, scene: Scene, quantity: Quantity) -> bool:
    """True for "21" in "21 died across Darrow province, most of them in a strike on Velmora".

    So it is with "30" in "30 died in the province, including 12 in Velmora".
    """
    text, (start, end) = view.reports[scene.claim.report.id].text, quantity.span
    first = start - len(SENTENCE_END.split(text[max(0, start - LINE) : start])[-1])
    last = end + len(SENTENCE_END.split(text[end : end + LINE])[0])
    narrowed = _narrowing().search(text, end, last)
    here = [at for at, place in _named(scene) if place == scene.place.id and first <= at < last]
    if narrowed is None or not here or min(here) < narrowed.start():
        return False
    wide = (
        toponym.span.start
        for toponym in scene.claim.places
        if toponym.place and toponym.place.kind in WIDE and toponym.place.id != scene.place.id
    )
    return any(first <= one < narrowed.start() for one in wide)


def is_here_of_wider(view: View, scene: Scene, quantity: Quantity) -> bool:
    """True for "12" in "30 died in the province, including 12 in Velmora": all who died there."""
    claim = scene.claim
    whole = claim.quantities[quantity.subset_of] if quantity.subset_of is not None else None
    if whole is None or not is_of_wider(view, scene, whole):
        return False
    here = (at for at, place in _named(scene) if place == scene.place.id)
    after = [at for at in here if at >= quantity.span.end]
    between = (one.span.start for one in claim.quantities if one.state is quantity.state)
    return bool(after) and not any(quantity.span.end <= one < min(after) for one in between)


def _named(scene: Scene) -> list[tuple[int, str]]:
    """Where the claim names places, and which."""
    return [(one.span.start, one.place.id) for one in scene.claim.places if one.place]


@cache
def _narrowing() -> re.Pattern[str]:
    """What leads from all to some of them."""
    return re.compile(
        rf"\b(?:{any_of('shares')}\s+of\s+(?:{any_of('partitive')})|{any_of('among_all')})\b",
        re.IGNORECASE,
    )
