"""What a count covers and how it is shown."""

import re
from dataclasses import replace
from functools import cache

from reportedly.model.claim import Claim
from reportedly.model.incident import FigureScope
from reportedly.model.mention import (
    Population,
    Quantity,
    QuantityScope,
    QuantityState,
    bounds_text,
)
from reportedly.reconcile.accounts.wider import is_here_of_wider, is_of_wider
from reportedly.reconcile.incidents.happenings import CASUALTY
from reportedly.reconcile.incidents.scene import Scene
from reportedly.reconcile.view import View
from reportedly.reconcile.words import WORD, any_of, listed

NEXT_WORD = 14  # characters that hold the next word of "additional"
NEXT_WORDS = 16  # characters that hold "of" and the next word
TREATED = 120  # characters after a count that hold "died in hospital"
KIN_WORDS = 30  # characters after a count that hold "young sons"
SIGHT = 60  # characters before a count that hold "saw"
SENTENCE_END = re.compile(r"[.!?;][”\"’']?\s")
SEEN = frozenset({QuantityState.KILLED, QuantityState.BODIES_FOUND})
RECEIVED = SEEN | {QuantityState.WOUNDED}
LINE = 120  # characters before a count that hold "our clinic admitted"
NOBODY = "nobody"
MOST_LIVES = 10_000  # no town loses more on a day; such a figure is of a war told in passing
SCOPES = {
    QuantityScope.INCIDENT: FigureScope.INCIDENT,
    QuantityScope.CUMULATIVE: FigureScope.CUMULATIVE,
    QuantityScope.PERIOD: FigureScope.PERIOD,
}


def scope_of(view: View, scene: Scene, quantity: Quantity) -> FigureScope:
    """What a figure of a scene covers, seen from its incident."""
    of_lives = quantity.state in CASUALTY and (quantity.low or quantity.high or 0) >= MOST_LIVES
    if scene.shared or of_lives or is_of_wider(view, scene, quantity):
        return FigureScope.CUMULATIVE
    if quantity.scope is not QuantityScope.INCIDENT:
        return SCOPES[quantity.scope]
    if any(is_part(view, scene.claim, quantity) for is_part in PARTS):
        return FigureScope.PART
    whole = quantity.subset_of is None or _of_other_people(scene.claim, quantity)
    whole = whole or is_here_of_wider(view, scene, quantity)
    more = quantity.state is not QuantityState.WOUNDED and is_additional(
        view, scene.claim, quantity
    )
    anybody = quantity.population is Population.UNSTATED  # children can be told alone
    some = anybody and _of_some(view, scene.claim, quantity)
    return FigureScope.INCIDENT if whole and not more and not some else FigureScope.PART


def _is_seen(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "(he) saw a woman and two men dead at a hospital": those are not all who died."""
    if quantity.state not in SEEN:
        return False
    text = view.reports[claim.report.id].text
    before = text[max(0, quantity.span.start - SIGHT) : quantity.span.start].lower()
    return not listed("seeing").isdisjoint(WORD.findall(SENTENCE_END.split(before)[-1]))


def _is_received(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "our clinic admitted 22 wounded": whoever takes some in counts those alone."""
    if quantity.state not in RECEIVED:
        return False
    text, start = view.reports[claim.report.id].text, quantity.span.start
    before = SENTENCE_END.split(text[max(0, start - LINE) : start])[-1]
    return _receiving().search(before) is not None


@cache
def _receiving() -> re.Pattern[str]:
    """With "and" between: "received 38 wounded and nine bodies"."""
    ward, took = any_of("wards", "treaters"), any_of("receiving")
    rest = r"(?:[\w-]+\s+(?:[\w-]+\s+){0,3}and\s+)?(?:[a-z]+\s+){0,2}"
    return re.compile(rf"\b{ward}\b[^.;,]*?\b{took}\s+{rest}$", re.IGNORECASE)


def _of_patients(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "seven patients died in our theatre", "two died of their wounds": others died there.

    "Seven died in the hospital strike" counts all of them.
    """
    if quantity.state is not QuantityState.KILLED:
        return False
    text, end = view.reports[claim.report.id].text, quantity.span.end
    told = SENTENCE_END.split(text[end : end + TREATED])[0]
    return _treated().search(told.lower()) is not None


@cache
def _treated() -> re.Pattern[str]:
    died, wards, deeds = any_of("dying"), any_of("wards"), any_of("deeds")
    ward = rf"(?:in|at|inside|on)\s+(?:[\w'’]+\s+){{0,3}}?{wards}\b(?!\s+{deeds}\b)"
    of_wounds = rf"(?:of|from)\s+(?:\w+\s+){{0,2}}{any_of('wounds')}\b"
    return re.compile(rf"^[^,.;]*?\b{died}\s+(?:\w+\s+)?(?:{ward}|{of_wounds})")


def _of_kin(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "(the owner and) her two sons were killed": those of one family among the dead."""
    text, (start, end) = view.reports[claim.report.id].text, quantity.span
    before = WORD.findall(text[max(0, start - NEXT_WORD) : start].lower())[-1:]
    after = WORD.findall(text[end : end + KIN_WORDS].lower())[:2]
    return before[:1] in [[one] for one in listed("whose")] and not listed("kin").isdisjoint(after)


PARTS = (_is_seen, _is_received, _of_patients, _of_kin)


def _of_some(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True for "two of the wounded (had died)": some of those whom another figure counts."""
    text = view.reports[claim.report.id].text
    after = WORD.findall(text[quantity.span.end : quantity.span.end + NEXT_WORDS].lower())
    return after[:1] == ["of"] and len(after) > 1 and after[1] in listed("partitive")


def _of_other_people(claim: Claim, quantity: Quantity) -> bool:
    """True if a part says of whom it is ("three children"), so that it can be told alone."""
    if quantity.population is Population.UNSTATED or quantity.subset_of is None:
        return False
    return claim.quantities[quantity.subset_of].population is not quantity.population


def shown_bounds(view: View, claim: Claim, quantity: Quantity) -> str:
    """Bounds as words; a word that is no figure ("dozens") as it stands."""
    written = " ".join(view.words(claim, quantity.span).lower().split())
    if not any(char.isdigit() for char in written):
        if quantity.high == 0:
            return NOBODY
        if is_loose(quantity.low, quantity.high) or is_vague(written):
            return written
    return bounds_text(quantity.low, quantity.high, quantity.low_open, quantity.high_open)


def is_vague(shown: str) -> bool:
    """True for "dozens", "hundreds of", "scores": words that only tell an order of size."""
    return not any(char.isdigit() for char in shown) and not listed("vague_figures").isdisjoint(
        shown.split()
    )


def bounds_of(view: View, claim: Claim, quantity: Quantity) -> Quantity:
    """The figure with its bounds as a toll; "killed a teacher" names one and counts nobody else."""
    article = view.words(claim, quantity.span).lower() in listed("articles")
    one = quantity.state in CASUALTY and quantity.low == quantity.high == 1
    return replace(quantity, high=None) if article and one else quantity


def is_loose(low: float | None, high: float | None) -> bool:
    """True for bounds that only stand for a word such as "several" or "dozens"."""
    if low is None or high is None:
        return low is high  # "several": neither
    return high > low and high >= 3 * low


def is_additional(view: View, claim: Claim, quantity: Quantity) -> bool:
    """True if a count comes on top of another: "five more bodies"."""
    text = view.reports[claim.report.id].text
    start, end = quantity.span
    before = WORD.findall(text[max(0, start - NEXT_WORD) : start])[-1:]
    after = WORD.findall(text[end : end + NEXT_WORD])[:1]
    within = [word.lower() for word in WORD.findall(text[start:end])]
    adding = within[:1] if within[1:2] != ["than"] else []  # "another 42", not "more than 42"
    added = within[-1:] if within[-2:-1] != ["or"] else []  # "two more", not "20 or more"
    beside = (word.lower() for word in (*before, *after))
    return any(word in listed("additional") for word in (*beside, *adding, *added))
