"""Places that are said by their nation or by their town: "the Orlandic capital", "Kest airport"."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from reportedly.lang import table
from reportedly.lang.folding import normalise
from reportedly.lang.lexicon import Lexicon, view_of
from reportedly.lang.nations import Nation, NationUse, NationWord
from reportedly.model.attribution import Made
from reportedly.model.mention import SEATED_BY, Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Span
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.division_capitals import capital_of_division
from reportedly.resolution.places.gazetteer import TOWNS
from reportedly.resolution.places.kind_words import ARTICLES
from reportedly.resolution.places.two_countries import countries_of

VERSION = "1"
CAPITAL = "capital"
_LAND = ("territory", "soil")
TRUST = 0.8  # of a place that no name says; set by reading, not yet measured
OFTEN, SHARE = 3, 2 / 3  # places of one country that make a report one of it; its share of all
LARGE = 100_000  # people of a town whose facility needs no other place of its country beside it


def with_seats(
    reading: Reading,
    places: Sequence[Toponym],
    gazetteer: Gazetteer,
    nations: Lexicon[NationWord],
    publisher_country: str | None = None,
    listed: Iterable[Nation] = (),
) -> tuple[Toponym, ...]:
    """`places` with capitals that are told by their nation and facilities by their town decided.

    "The capital" alone is the seat of a government that the report has named last before it, or
    that of the country that most of its places lie in, or of the publisher's, one of the nations
    `listed`, in a report that names no other.
    """
    open_ = [item for item in places if item.place is None and item.described]
    if not open_:
        return tuple(places)
    meant = _countries(places)
    found: dict[Span, Place | None] = {}
    for item in open_:
        found[item.span] = _decided(item, gazetteer, nations, meant)
        if found[item.span] is None:
            found[item.span] = capital_of_division(reading, item, places, gazetteer)
        if found[item.span] is None and _is_lone(item):
            told = [replace(p, place=p.place or found.get(p.span)) for p in places]
            found[item.span] = _last_seat(item, told)
    lone = [
        item.span
        for item in open_
        if _is_lone(item) and found[item.span] is None and not _of_another(reading, item)
    ]
    nation_of = partial(_nation_of, gazetteer=gazetteer, listed=tuple(listed))
    nation = _told_of(reading, meant, publisher_country, nations, nation_of) if lone else None
    if nation:
        found |= dict.fromkeys(lone, _seat(nation, gazetteer))
    return tuple(
        _as_place(item, place) if (place := found.get(item.span)) else item for item in places
    )


def _decided(
    item: Toponym,
    gazetteer: Gazetteer,
    nations: Lexicon[NationWord],
    home: Counter[str],
) -> Place | None:
    words = item.as_written.split()
    noun = words[-1].lower()
    if noun == CAPITAL:
        nation = _nation(words, nations)
        return _seat(nation, gazetteer) if nation else None
    if noun in _LAND:
        nation = _nation(words, nations)
        return _country(nation, gazetteer) if nation else None
    named = table("en", "places")["named_facilities"]["of_towns"].split()
    return _town(words, gazetteer, home) if noun in named else None


def _nation(words: Sequence[str], nations: Lexicon[NationWord]) -> Nation | None:
    """The nation whose adjective stands before the noun."""
    hits = (nations.exact(" ".join(words[first:-1])) for first in range(len(words) - 1))
    found = next((hit for hit in hits if hit), None)
    return found.nation if found and found.use is NationUse.ADJECTIVE else None


def _seat(nation: Nation, gazetteer: Gazetteer) -> Place | None:
    """The town of the nation's government, unless two are listed that differ."""
    found = {place.id: place for name in nation.seats for place in _largest(gazetteer.find(name))}
    return next(iter(found.values())) if len(found) == 1 else None


def _country(nation: Nation, gazetteer: Gazetteer) -> Place | None:
    """The country of a nation."""
    found = gazetteer.find(nation.name)
    return next((place for place in found if place.kind is PlaceKind.COUNTRY), None)


def _is_lone(item: Toponym) -> bool:
    """True for "the capital", which no word says of which country."""
    return item.as_written.lower() == f"the {CAPITAL}"


def _of_another(reading: Reading, item: Toponym) -> bool:
    """ "The capital of the province": of something that is told behind it."""
    return reading.text[item.span.end :].lstrip().startswith("of ")


def _nation_of(country: str, gazetteer: Gazetteer, listed: Iterable[Nation]) -> Nation | None:
    """The nation of a country, by the gazetteer's code for it."""
    for nation in listed:
        named = gazetteer.find(nation.name)
        if any(place.country == country and place.kind is PlaceKind.COUNTRY for place in named):
            return nation
    return None


def _told_of(
    reading: Reading,
    meant: Counter[str],
    home: str | None,
    nations: Lexicon[NationWord],
    nation_of: Callable[[str], Nation | None],
) -> Nation | None:
    """The nation that a report tells of: that of most of its places, or the publisher's alone."""
    country, often = max(meant.items(), key=lambda pair: pair[1], default=("", 0))
    if often >= OFTEN and often >= SHARE * meant.total():
        return nation_of(country)
    nation = nation_of(home) if home and meant.keys() <= {home} else None
    return nation if nation and _named(reading, nations) <= {nation.code} else None


def _named(reading: Reading, nations: Lexicon[NationWord]) -> set[str]:
    """The codes of the nations that the report has a word of."""
    view = view_of(reading)
    hits = (nations.at(view, index) for index in view.capitalised)
    return {hit.value.nation.code for hit in hits if hit}


def _largest(found: Iterable[Place]) -> list[Place]:
    towns = [place for place in found if place.kind in TOWNS]
    return sorted(towns, key=lambda place: -place.population)[:1]


def _last_seat(item: Toponym, places: Sequence[Toponym]) -> Place | None:
    """The seat of a government that is named last before "the capital"."""
    seats = seats_of_governments()
    for other in reversed(places):
        place = other.place
        if other.span.end > item.span.start or place is None or place.kind is not PlaceKind.CITY:
            continue
        if other.made is not None and (other.made.rule or "").startswith("suffix"):
            continue  # "a Kest-based monitor" is somewhere else
        if normalise(place.name) in seats or normalise(other.as_written) in seats:
            return place
    return None


@cache
def seats_of_governments() -> frozenset[str]:
    """The seats of all governments, as keys."""
    rows = table("en", "nations").values()
    return frozenset(normalise(seat) for row in rows for seat in row["seats"])


def _town(words: Sequence[str], gazetteer: Gazetteer, home: Counter[str]) -> Place | None:
    """The town whose name the facility's begins with: "Kest International Airport"."""
    start = 1 if words[0].lower() in ARTICLES else 0
    for end in range(len(words) - 1, start, -1):
        name = " ".join(words[start:end])
        towns = [p for p in gazetteer.find(name) if p.kind in TOWNS] if name[0].isupper() else []
        here = [place for place in towns if place.country in home]
        if here:
            return max(here, key=lambda place: (home[place.country or ""], place.population))
        if towns and not home:
            large = max(towns, key=lambda place: place.population)
            return large if large.population >= LARGE else None
    return None


def _countries(places: Sequence[Toponym]) -> Counter[str]:
    """How often places of each country are meant in the report."""
    meant = (item.place for item in places if item.place)
    return Counter(country for place in meant for country in countries_of(place))


def _as_place(item: Toponym, place: Place) -> Toponym:
    made = Made(by=SEATED_BY, version=VERSION, rule=_rule(item))
    return replace(item, place=place, confidence=TRUST, made=made)


def _rule(item: Toponym) -> str:
    noun = item.as_written.lower().split()[-1]
    return noun if noun in (CAPITAL, *_LAND) else "facility"
