"""Whose weapon is said to have come down on a place, as the cause that another side gives."""

import re
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.reconcile.view import View
from reportedly.reconcile.words import any_of

BEFORE = 60  # characters before whose weapon it is that hold "was hit by falling debris from"


def weapon_owner(view: View, claim: Claim) -> int | None:
    """The actor in "(hit by debris from) a Veskaran interceptor", "launched by Veskara".

    None if anything was shot down there: the debris is then of what others had launched.
    """
    text = view.reports[claim.report.id].text
    for index, actor in enumerate(claim.actors):
        piece = next((one for one in claim.content if one.contains(actor.span)), None)
        if piece is None or _downed().search(text, piece.start, piece.end):
            continue
        if _is_owner(text, actor.span, piece):
            return index
    return None


def _is_owner(text: str, span: Span, piece: Span) -> bool:
    first = max(piece.start, span.start - BEFORE)
    weapon = _weapon().match(text, span.end, piece.end)
    if weapon is not None:
        by = _hit_by().search(text, first, span.start) is not None
        return by or _came_down().match(text, weapon.end(), piece.end) is not None
    launched = _launched_by().search(text, first, span.start)
    return launched is not None and _came_down().match(text, span.end, piece.end) is not None


@cache
def _weapon() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[\w-]+\s+){{0,3}}?{any_of('fallen_weapons')}\b", re.IGNORECASE)


@cache
def _hit_by() -> re.Pattern[str]:
    rest = rf"(?:\w+\s+)?(?:{any_of('remains')}\s+(?:of|from)\s+)?(?:an?\s+|the\s+)?(?:\w+\s+)?$"
    return re.compile(rf"\b{any_of('hit_by')}\s+by\s+{rest}", re.IGNORECASE)


@cache
def _came_down() -> re.Pattern[str]:
    return re.compile(
        rf"(?:['’]s\s+[\w' ]+?)?\s+(?:that\s+)?(?:(?:had|has|have)\s+)?{any_of('came_down')}\b",
        re.IGNORECASE,
    )


@cache
def _launched_by() -> re.Pattern[str]:
    weapon = rf"\b{any_of('fallen_weapons')}\s+(?:that\s+(?:was|were|had\s+been)\s+)?"
    return re.compile(rf"{weapon}(?:launched|fired)\s+by\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _downed() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('downed')}\b", re.IGNORECASE)
