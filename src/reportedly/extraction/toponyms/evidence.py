"""What makes a capitalised name a place, by the words around it, and how sure that is."""

from typing import NamedTuple

from reportedly.extraction.toponyms.acting import acts, speaks
from reportedly.extraction.toponyms.context import HYPHENS, LARGE, Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.standing import called_a_division, may_stand, opens_dateline
from reportedly.model.referent import PlaceKind

KNOWN = 15_000  # … and so known needs only a weak one ("to", "of")


class Evidence(NamedTuple):
    """The rule that makes a name a place, and the share of names it keeps that are one."""

    rule: str
    confidence: float


Pair = tuple[Name, Evidence]  # a name, and what makes it a place

# Share of names with the exact span among LGL's and GeoVirus's toponyms, pooled (2026-11). Where
# those corpora are far from war reporting (US local news), the shares are low rather than high.
_SHARES = {
    "dateline": 0.99,
    "address": 0.98,
    "part-of": 0.93,
    "locative": 0.92,
    "noticed": 0.9,
    "kind-after": 0.91,
    "whose": 0.90,
    "suffix": 0.90,
    "noticed-unknown": 0.88,  # by reading some 80 in 200 reports
    "undergoes": 0.90,  # set by reading
    "facility": 0.90,  # set by reading
    "kind-of": 0.90,
    "well-known": 0.87,
    "own": 0.8,  # set by reading
    "kind-before": 0.67,
    "listed": 0.63,
    "direction": 0.58,
    "repeated": 0.55,
}
_HELPING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "been", "being", "be", "not", "also", "now")
)
_FELL_OTHERWISE = frozenset(("ill", "silent", "short", "apart", "asleep", "behind", "out", "in"))
_HELD_REACH = 4  # words from "in" to "hands": "in the hands", "in firm rebel hands"
SURE = 0.9  # from this share on, the same name is a place wherever it stands alone


def evidence(rule: str) -> Evidence:
    """The evidence of `rule`, with the share measured for it."""
    return Evidence(rule, _SHARES[rule])


def weigh(context: Context, name: Name, people: frozenset[str]) -> Evidence | None:
    """Why `name` is a place here, or None. `people` are surnames of persons in the report."""
    if not may_stand(context, name):
        return None
    if name.governs and not name.aside and acts(context, name):
        return None
    cued = _cued(context, name, name.surface.lower() in people)
    return cued or _whole_facility(context, name) or _uncued(context, name, people)


def name_is_free(context: Context, name: Name) -> bool:
    """Would the name be kept if its context were neutral? No actor, no part of a longer name."""
    if name.governs:
        return may_stand(context, name) and not acts(context, name)
    return may_stand(context, name)


def _whole_facility(context: Context, name: Name) -> Evidence | None:
    """ "They closed the Kest border crossing": a facility's name with its word is nothing else."""
    named = name.last - name.first > 1 and context.at(name.last - 1) in lists().facility_ends
    if not named or any(place.kind is not PlaceKind.FACILITY for place in name.places):
        return None
    return None if speaks(context, name) else evidence("facility")


def _cued(context: Context, name: Name, person: bool) -> Evidence | None:
    """A word beside the name that says it is a place."""
    listed = lists()
    after = context.at(name.last)
    if after in listed.suffix or (after in HYPHENS and context.at(name.last + 1) in listed.suffix):
        return evidence("suffix")
    if after in listed.kinds and not context.glued(name.last) and after not in ("station", "base"):
        return evidence("kind-after")
    if called_a_division(context, name):
        return evidence("kind-after")
    at = name.first - 1
    while (
        context.at(at) in listed.direction
        or context.at(at) in ("the", "of", "-")
        or (context.at(at) in listed.adjectives)
    ):
        if context.at(at) == "of":
            return _of(context, at)
        at -= 1
    found = _led(context, at, person)
    if found is None and at < name.first - 1 and context.at(name.first - 1) in listed.direction:
        found = evidence("direction")
    return found if found or person else _undergoes(context, name)


def _led(context: Context, at: int, person: bool) -> Evidence | None:
    """The word at `at`, before the name, that leads to places: "in", "near", "close to"."""
    listed, word = lists(), context.at(at)
    generic = word in listed.generic and word not in listed.direction
    if word in listed.kinds or generic:
        return evidence("kind-before")
    if word == "to" and context.at(at - 1) in listed.near_to:
        return evidence("locative")
    if word == "on" and context.at(at - 1) in listed.falls_on and not person:
        return evidence("undergoes")  # "shells fell on Kest", "an air strike on Kest"
    if word in listed.locative and not (person and word in ("from", "by")):
        return evidence("locative")
    return None


def _undergoes(context: Context, name: Name) -> Evidence | None:
    """ "Kest was shelled", "Kest fell", "Kest remains under siege": what happens to places."""
    at = name.last
    if context.at(at) in lists().fallen and context.at(at + 1) not in _FELL_OTHERWISE:
        return evidence("undergoes")
    if context.at(at) in lists().remaining:
        found = context.at(at + 1) in lists().state or _is_held(context, at + 1)
        return evidence("undergoes") if found else None
    seen = False
    while context.at(at) in _HELPING | lists().seeming:
        seen, at = True, at + 1
    if not seen:
        return None
    fell = context.at(at) in lists().fallen and context.at(at - 1) in ("have", "has", "had")
    found = fell or context.at(at) in lists().undergone or _is_held(context, at)
    return evidence("undergoes") if found else None


def _is_held(context: Context, at: int) -> bool:
    """ "(Kest is) in rebel hands", "under the control of the rebels", "under siege"."""
    ends = {"in": lists().held_in, "under": lists().held_under}.get(context.at(at), frozenset())
    return any(context.at(at + reach) in ends for reach in range(1, 1 + _HELD_REACH))


def _of(context: Context, at: int) -> Evidence | None:
    """ "X of NAME": a part of it, a kind of place, or something that is its own."""
    listed, word = lists(), context.at(at - 1)
    if word in listed.part_of or word in listed.direction:
        return evidence("part-of")
    return evidence("whose") if word in listed.whose else None


def _uncued(context: Context, name: Name, people: frozenset[str]) -> Evidence | None:
    """No word says so: the comma of an address, a dateline, or a name everybody knows."""
    if name.surface.lower() in people:
        return None
    if opens_dateline(context, name):
        return evidence("dateline")
    if name.address:
        return evidence("address")
    needed = LARGE
    if context.at(name.first - 1) in lists().weak:
        needed = KNOWN
    if name.first in context.opens:
        needed = 3 * LARGE
    return evidence("well-known") if name.people >= needed else None
