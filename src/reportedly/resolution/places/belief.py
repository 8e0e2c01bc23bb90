"""Whether the best candidate for a place name is believed, or nothing is said instead."""

from collections.abc import Mapping, Sequence, Set

from reportedly.model.geometry import apart, holds, same_division
from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.context import Mention, Ranking
from reportedly.resolution.places.gazetteer import DIVISIONS, TOWNS
from reportedly.resolution.places.kind_words import place_words
from reportedly.resolution.places.names import without_word
from reportedly.resolution.places.places_file import PREFIX
from reportedly.resolution.places.scores import skeleton
from reportedly.resolution.places.two_countries import countries_of

LEAST = 0.2  # share of the best candidate below which the place stays undecided: one of many
LONE = 300_000  # people; see believed
KNOWN = 100_000  # … of a place under its main name
SURE, CERTAIN = 0.5, 0.8  # shares of its country that make it known, by its main name or another
SMALL = 20_000  # … of a place that is a stray if nothing ties it to its country; see strays
NEAR_KM = 150.0  # to a place of the report that ties it
_FEWEST = 2  # names of a report, fewer of which do not show what it speaks of
_LARGE = frozenset((*DIVISIONS, PlaceKind.COUNTRY))
QUARTER_KM = 25.0  # from its city's middle to a quarter at the most


def believed(
    mention: Mention,
    ranking: Ranking,
    backing: Mapping[str, set[str]],
    every: Sequence[tuple[Mention, Ranking]],
) -> tuple[float, Place] | None:
    """The best candidate, unless it is too weak, or small and against what the report says.

    A report on one country that names a road after a town of another would else put a dot there;
    so would a quarter of a city, if a village of its name lies elsewhere. `every` are all mentions
    of the report with their candidates.
    """
    if not ranking or ranking[0][0] < LEAST:
        return None
    place = ranking[0][1]
    large = _is_known(place, mention, ranking)
    large = large or place.kind in (PlaceKind.COUNTRY, PlaceKind.AREA)
    large = large or place.country is None  # a sea that several countries share
    if large or place.id.startswith(PREFIX):
        return ranking[0]
    if _is_quarter(mention, place) and not _has_city(place, mention, every):
        return None
    if mention.cues.within is not None:
        outer = every[mention.cues.within][0].found
        fits = any(holds(o, place) or same_division(o, place) for o in outer)
        return ranking[0] if fits or not outer else None
    own = all(
        backing.get(country, {mention.name}) <= {mention.name} for country in countries_of(place)
    )
    others = any(len(words) > 1 for words in backing.values())
    return None if own and others else ranking[0]


def strays(
    mentions: Sequence[Mention], rankings: Sequence[Ranking], backing: Mapping[str, set[str]]
) -> set[str]:
    """Names of small places that nothing ties to their country, in a report of unknown places.

    Neither the country nor a large place of it is named, nor any place near; and most names are in
    no list, or all others are such too: a name alone is no reason to put a dot in that country.
    """
    every = list(zip(mentions, rankings, strict=True))
    named = {mention.name for mention in mentions if not _is_road(mention.name)}
    unknown = len(named.difference(mention.name for mention in mentions if mention.found))
    if not unknown or len(named) < _FEWEST:
        return set()
    found = {
        mention.name: ranking[0][1]
        for mention, ranking in every
        if ranking and ranking[0][1].population < KNOWN and mention.name in named
        if not _is_tied(mention, ranking[0][1], named, backing, every)
    }
    if unknown + len(found) == len(named):
        return set(found)
    small = {name for name, place in found.items() if place.population < SMALL}
    return small if 2 * unknown >= len(named) else set()


def _is_road(name: str) -> bool:
    """ "South Street", "County Road 225"."""
    words = name.replace(".", "").split()
    return not place_words().roads.isdisjoint(words) or any(word.isdigit() for word in words)


def _is_tied(
    mention: Mention,
    place: Place,
    named: Set[str],
    backing: Mapping[str, set[str]],
    every: Sequence[tuple[Mention, Ranking]],
) -> bool:
    """True if the report names the country of `place`, a large place of it, or one nearby."""
    if place.id.startswith(PREFIX):
        return True
    own = set(countries_of(place))
    if any(word not in named for country in own for word in backing.get(country, ())):
        return True
    others = (r[0][1] for m, r in every if r and m.name != mention.name)
    return any(
        other.population >= KNOWN or other.kind in _LARGE or apart(place, other) <= NEAR_KM
        for other in others
        if own & set(countries_of(other))
    )


def _is_known(place: Place, mention: Mention, ranking: Ranking) -> bool:
    """ "Talks in Geneva": a large place that needs no other sign of its country.

    The candidates must be mostly of that country: one is a city and the other its district.
    """
    if without_word(place, mention.name, mention.cues.kind):
        return False
    called = skeleton(place.name).startswith(skeleton(mention.name)) or place.id in mention.short
    here = sum(share for share, other in ranking if other.country == place.country)
    size, needed = (KNOWN, SURE) if called else (LONE, CERTAIN)
    return place.population >= size and here >= needed


def _is_quarter(mention: Mention, place: Place) -> bool:
    """True of what is called one, and of what a list of them names, if it is no town."""
    return mention.cues.kind in place_words().quarters or (
        mention.quarter and place.kind not in TOWNS
    )


def _has_city(place: Place, mention: Mention, every: Sequence[tuple[Mention, Ranking]]) -> bool:
    """True if the report speaks of a town that the place, called a quarter, can be part of."""
    meant = (ranking[0][1] for one, ranking in every if ranking and one.name != mention.name)
    return any(apart(place, other) <= QUARTER_KM for other in meant if other.kind in TOWNS)
