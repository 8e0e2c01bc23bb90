"""Actors that are one: a name, and the words between commas that say what it is."""

import re
from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.reconcile.view import View

APPOSED = re.compile(r"[”\"’]?,?\s+(?:an?|the)\s+", re.IGNORECASE)


def bearer(view: View, claim: Claim, actor: int) -> int:
    """The Red Sails for "a rebel alliance" in "the Red Sails, a rebel alliance, attacked"."""
    text, (start, end) = view.reports[claim.report.id].text, claim.actors[actor].span
    if not claim.actors[actor].as_written.islower() or text[end : end + 1] != ",":
        return actor
    before = (
        index
        for index, one in enumerate(claim.actors)
        if one.span.end <= start and text[one.span.end : one.span.end + 1] == ","
        if APPOSED.fullmatch(text, one.span.end, start)
    )
    return next(before, actor)


def is_apposed(view: View, claim: Claim, actor: int, agents: Sequence[int]) -> bool:
    """True for "a rebel alliance" in "the Red Sails, a rebel alliance, attacked": they are one."""
    text, span = view.reports[claim.report.id].text, claim.actors[actor].span
    before = (claim.actors[one].span for one in agents if one != actor)
    return any(
        one.end <= span.start and APPOSED.fullmatch(text, one.end, span.start) for one in before
    )
