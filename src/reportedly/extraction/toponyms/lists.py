"""The word lists that decide whether a capitalised name is read as a place, ready for look-up."""

from dataclasses import dataclass, fields
from functools import cache

from reportedly.extraction.words.lexicon import lexicon
from reportedly.lang import table
from reportedly.lang.demonyms import demonyms


@dataclass(frozen=True, slots=True)
class PlaceLists:
    """Lower-case words unless said otherwise; see lang/en/places.toml for what each is."""

    kinds: frozenset[str]
    locative: frozenset[str]
    weak: frozenset[str]
    near_to: frozenset[str]
    direction: frozenset[str]
    part_of: frozenset[str]
    whose: frozenset[str]
    generic: frozenset[str]
    facility: frozenset[str]
    facility_ends: frozenset[str]  # the last of a facility's words: "nuclear power plant"
    features: frozenset[str]  # capitalised, part of the name itself: "Brenn County"
    body: frozenset[str]
    titles: frozenset[str]
    band_opening: frozenset[str]  # first in names of armed groups: "Liwa al-Kest"
    suffix: frozenset[str]
    oceans: frozenset[str]  # second in names of regions: "Indo-Pacific"
    stop: frozenset[str]  # no places; with every form of a verb, which opens headlines
    phrases: frozenset[str]  # … of several words: "white house"
    dealing: frozenset[str]  # lemmas of verbs whose object, a country, is no place
    dealing_to: frozenset[str]  # … and of those that are said with "to"
    dealing_on: frozenset[str]  # … and with "on"
    making: frozenset[str]  # lemmas of what a state is wanted "to" do something by
    giving: frozenset[str]  # … and of what somebody gives "to" it
    gifts: frozenset[str]  # what goes "to" a state: "aid worth $60bn to Veskara"
    ways: frozenset[str]  # what may be given "to" a place as one: "access"
    charging: frozenset[str]  # … and of what is done to states alone: "Veskara is accused"
    attacks: frozenset[str]  # "the attack of Veskara on Brenn"
    states: frozenset[str]  # "countries including Veskara"
    forces: frozenset[str]  # what of a state shells: "in Veskara army shelling"
    deeds: frozenset[str]  # … and what it does
    own_deeds: frozenset[str]  # "in Veskara's shelling of Kest"
    sitting: frozenset[str]  # those who are said to be "in the Kremlin"
    viewing: frozenset[str]  # lemmas of how a state is seen "as" something
    fought: frozenset[str]  # what is done "for" a place: "fighting"
    arms: frozenset[str]  # what of a country acts where it is said to: "aircraft of"
    beside: frozenset[str]  # what a country is that acts for another: "ally"
    sanctions: frozenset[str]  # what is laid "on" a country as one that is dealt with
    bodies_of: frozenset[str]  # capitalised before "of": "the Bank of Veskara"
    treaties: frozenset[str]  # what is called after a town: "agreements"
    governing: frozenset[str]  # lemmas of what only states and their seats do
    sayings: frozenset[str]  # nouns for what a state says
    initials: frozenset[str]
    adjectives: frozenset[str]  # of nationality
    seats: frozenset[str]  # of governments, and unions of states, which act and speak
    opening: frozenset[str]  # words that open a sentence with a capital and are no name
    particles: frozenset[str]
    fallen: frozenset[str]  # "Kest fell"
    remaining: frozenset[str]  # "Kest remains under siege", with `state` after it
    state: frozenset[str]
    falls_on: frozenset[str]  # what falls on places, or advances on them
    undergone: frozenset[str]  # what is done to places: "was shelled"
    seeming: frozenset[str]  # "appears to have", "is still": what may stand before it
    held_in: frozenset[str]  # "in rebel hands"
    held_under: frozenset[str]  # "under rebel control"
    dates: frozenset[str]  # names of days and months
    land: frozenset[str]  # what a country has that is a place
    unknown_kinds: frozenset[str]  # "the village of": enough to make any name a place
    called: frozenset[str]  # plurals that open a list: "the towns of"
    name_opening: frozenset[str]  # first in names of several words: "Tel"
    town_opening: frozenset[str]  # those of them that open names of places alone
    name_closing: frozenset[str]  # last in them: "(al-)Kabir"
    small_parts: frozenset[str]  # … in small letters with its article: "Deir ezzor"
    arabic: frozenset[str]  # the article in Latin letters


@cache
def lists() -> PlaceLists:
    """The lists of English, built once: those of section "context" by their names, and others."""
    places = table("en", "places")
    listed = {key: frozenset(value.split()) for key, value in _texts(places["context"])}
    kinds, closed = frozenset(places["kinds"]), frozenset(lexicon().closed)
    unions = frozenset(places["powers"]) | frozenset(places["context"]["unions"])
    made = {
        "kinds": kinds,
        "part_of": listed["part_of"] | kinds,
        "stop": frozenset(places["stop"]["words"].split()) | closed | frozenset(lexicon().verbs),
        "phrases": frozenset(places["stop"]["phrases"]),
        "initials": frozenset(places["stop"]["initials_allowed"].split()),
        "adjectives": _national("adjectives") | demonyms("en"),
        "seats": _national("seats") | unions,
        "opening": closed | listed["locative"] | listed["direction"],
    }
    plain = {one.name: listed[one.name] for one in fields(PlaceLists) if one.name not in made}
    return PlaceLists(**plain, **made)


def _texts(section: dict[str, object]) -> list[tuple[str, str]]:
    return [(key, value) for key, value in section.items() if isinstance(value, str)]


def _national(column: str) -> frozenset[str]:
    rows = table("en", "nations").values()
    return frozenset(word.lower() for row in rows for word in row.get(column, ()))
