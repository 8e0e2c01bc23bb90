"""The words that say what a place is there for, ready for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists of lang/en/places.toml, section "roles", as sets of lower-case words."""

    reference: frozenset[tuple[str, ...]]
    origin: frozenset[tuple[str, ...]]
    beside: frozenset[tuple[str, ...]]  # "near", "on the outskirts of", right behind another place
    direction: frozenset[str]
    distance: frozenset[str]
    leaving: frozenset[str]
    not_leaving: frozenset[str]
    bound: frozenset[str]
    linking: frozenset[str]
    roads: frozenset[str]
    naming: frozenset[str]
    taking: frozenset[str]
    posted: frozenset[str]
    lying: frozenset[str]
    stretching: frozenset[str]
    questions: frozenset[str]
    deeds: frozenset[str]
    suffering: frozenset[str]
    suburbs: frozenset[str]
    tracts: frozenset[str]
    behind: Mapping[str, frozenset[str]]  # small word before a place -> words before that one
    kinds: frozenset[str]  # "the city of Kest" is Kest
    ranks: frozenset[str]  # "the second city Kest"
    seats: frozenset[str]
    numbers: frozenset[str]  # "the two towns of Kest and Brenn"


@cache
def role_words() -> RoleWords:
    """The lists of English, built once."""
    places = table("en", "places")
    context, described = places["context"], places["described"]
    words = {key: frozenset(value.split()) for key, value in places["roles"].items()}
    lines = frozenset(described["lines"].split()) | words["lines"]
    nouns = frozenset((described["anywhere"] + described["populated"]).split())
    return RoleWords(
        reference=_phrases(context["reference_before"]),
        origin=_phrases(context["origin_before"]),
        beside=_phrases(places["roles"]["beside"]),
        direction=frozenset(context["direction"].split()),
        behind={
            "of": frozenset(context["whose"].split()) | words["whose"],
            "to": lines,
            "into": lines,
            "between": lines | words["between"],
            "in": words["seated"],
            "on": words["topics"],
            "near": nouns,
            "outside": nouns,
        },
        kinds=frozenset((context["of_kinds"] + context["of_kinds_plural"]).split()),
        ranks=words["ranks"],
        seats=words["seats"],
        numbers=frozenset(described["numbers"]),
        distance=words["distance"],
        leaving=words["leaving"],
        not_leaving=words["not_leaving"],
        bound=words["bound"],
        linking=words["linking"],
        roads=words["roads"],
        naming=words["naming"],
        taking=words["taking"],
        posted=words["posted"],
        lying=words["lying"],
        stretching=words["stretching"],
        questions=words["questions"],
        deeds=words["deeds"],
        suffering=words["suffering"],
        suburbs=words["suburbs"],
        tracts=words["tracts"],
    )


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split("_")) for phrase in text.split())
