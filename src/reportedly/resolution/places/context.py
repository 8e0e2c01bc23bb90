"""What a report says, name by name, about where it plays: countries, divisions, points, senses."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from reportedly.model.referent import Place, PlaceKind
from reportedly.resolution.places.evidence import Cues
from reportedly.resolution.places.kind_words import LAND

# Votes for a country: its name, an adjective of it, its places, the publisher's home.
NAMED, ADJECTIVE, PLACED, HOME = 2.0, 1.0, 1.0, 1.5
SPEAKS = 0.05  # share from which a candidate is counted at all
POINTS = 0.3  # … and helps to place the others
ADJACENT = 12  # words between two names that still count as neighbours
POPULATED = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.SETTLEMENT})
TOWN_LEVEL = PlaceKind.TOWN.value
WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.AREA, PlaceKind.WATER})

Key = TypeVar("Key")
Region = tuple[str, str]  # country code, name of the first-level division
Point = tuple[float, float, float]  # share, latitude, longitude of a place
Ranking = list[tuple[float, Place]]  # best first; shares that add up to 1


@dataclass(frozen=True, slots=True)
class Mention:
    """One name of the report with what it could mean."""

    name: str  # normalised
    found: tuple[Place, ...]
    short: frozenset[str]  # ids of those it names by a usual short form
    cues: Cues
    words: tuple[int, int]  # the words it covers
    respelt: bool = False  # found under another spelling alone
    stray: tuple[str, ...] = ()  # ids it could mean, if nothing ties them to the report
    quarter: bool = False  # in a list of a city's quarters: "the neighbourhoods of Marl and Olm"


@dataclass(frozen=True, slots=True)
class Around:
    """What the report says around one name, its own occurrences left out."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]
    points: Sequence[Point] = ()  # of other names' places
    senses: Mapping[str, float] = field(default_factory=dict)  # id -> share, by kind or container
    outer: Ranking = field(default_factory=list)  # candidates of what contains it
    inner: Ranking = field(default_factory=list)  # … of what it contains
    next_regions: Mapping[Region, float] = field(default_factory=dict)
    next_countries: Mapping[str, float] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)  # of the names it is listed with


@dataclass(frozen=True, slots=True)
class Told:
    """Votes of words that are no names of places: countries by code, and divisions."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]


class Scene:
    """What all names of a report say together, and what is left of it without one of them."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        rankings: Sequence[Ranking],
        told: Told,
    ) -> None:
        """`rankings` are those of an earlier round, empty in the first."""
        self._mentions = mentions
        self._rankings = rankings
        self._countries: dict[str, dict[str, float]] = defaultdict(dict)
        self._regions: dict[str, dict[Region, float]] = defaultdict(dict)
        self._points: dict[str, dict[str, Point]] = defaultdict(dict)
        self._senses: dict[str, dict[str, float]] = defaultdict(dict)
        self._inner: dict[int, list[int]] = defaultdict(list)
        for index, mention in enumerate(mentions):
            if mention.cues.within is not None:
                self._inner[mention.cues.within].append(index)
        self._add_names()
        self._all_countries = _sum((*self._countries.values(), told.countries))
        self._all_regions = _sum((*self._regions.values(), told.regions))
        self._known: dict[str, tuple[dict[str, float], dict[Region, float]]] = {}
        self._elsewhere: dict[str, list[Point]] = {}

    def _add_names(self) -> None:
        """Each name speaks once for what it means, a little louder if it stands often."""
        often = Counter(mention.name for mention in self._mentions)
        for mention, ranking in zip(self._mentions, self._rankings, strict=True):
            loud = (1.0 + math.log(often[mention.name])) / often[mention.name]
            for share, place in ranking:
                if share < SPEAKS:
                    break
                self._add(mention, loud * share, share, place)

    def _add(self, mention: Mention, voice: float, share: float, place: Place) -> None:
        vote = NAMED if place.kind is PlaceKind.COUNTRY else PLACED
        for country in place.also_in:
            _count(self._countries[mention.name], country, vote * voice)
        if place.country:
            _count(self._countries[mention.name], place.country, vote * voice)
            if place.admin1:
                _count(self._regions[mention.name], (place.country, place.admin1), voice)
        if share >= POINTS and place.kind not in WIDE:
            known = self._points[mention.name].get(place.id, (0.0,))[0]
            self._points[mention.name][place.id] = (max(share, known), place.lat, place.lon)
        land = mention.cues.kind == LAND  # "rural Kest" is another than Kest
        if (mention.cues.kind and not land) or mention.cues.within is not None:
            senses = self._senses[mention.name]
            senses[place.id] = max(share, senses.get(place.id, 0.0))

    def around(self, index: int) -> Around:
        """What the report says around the name with that index."""
        mention = self._mentions[index]
        countries, regions = self._without(mention.name)
        near = self._neighbours(index) if self._rankings[index] else ()
        within = mention.cues.within
        return Around(
            countries=countries,
            regions=regions,
            points=self._points_without(mention.name),
            senses=self._senses.get(mention.name, {}),
            outer=self._candidates(within) if within is not None else [],
            inner=[pair for other in self._inner[index] for pair in self._candidates(other)],
            next_regions=_loudest(
                ((p.country, p.admin1), s) for s, p in near if p.country and p.admin1
            ),
            next_countries=_loudest((p.country, s) for s, p in near if p.country),
            levels=self._levels(mention.cues.listed),
        )

    def _points_without(self, name: str) -> list[Point]:
        """Where the places of all other names lie."""
        if name not in self._elsewhere:
            others = (points for other, points in self._points.items() if other != name)
            self._elsewhere[name] = [point for points in others for point in points.values()]
        return self._elsewhere[name]

    def _without(self, name: str) -> tuple[dict[str, float], dict[Region, float]]:
        """Shares of countries and divisions without the votes of one name.

        The first vote counts for most, so that one word does not decide a report.
        """
        if name not in self._known:
            self._known[name] = (
                _shares(self._all_countries, self._countries.get(name, {})),
                _shares(self._all_regions, self._regions.get(name, {})),
            )
        return self._known[name]

    def _candidates(self, index: int) -> Ranking:
        """A name's ranking so far; before there is one, all its candidates alike."""
        ranking = self._rankings[index]
        if ranking:
            return [pair for pair in ranking if pair[0] >= SPEAKS]
        found = self._mentions[index].found
        return [(1.0 / len(found), place) for place in found]

    def _levels(self, listed: Sequence[int]) -> dict[str, float]:
        """Which kinds of places the names of a list are, each name alike."""
        found: dict[str, float] = {}
        for other in listed:
            for share, place in self._rankings[other]:
                if share >= SPEAKS:
                    _count(found, level(place), share / len(listed))
        return found

    def _neighbours(self, index: int) -> Ranking:
        """Candidates of the names right before and after, other than the same name."""
        own = self._mentions[index]
        found: Ranking = []
        for other in (index - 1, index + 1):
            if 0 <= other < len(self._mentions) and self._mentions[other].name != own.name:
                first, second = sorted((own.words, self._mentions[other].words))
                if second[0] - first[1] <= ADJACENT:
                    found += [pair for pair in self._rankings[other] if pair[0] >= SPEAKS]
        return found


def level(place: Place) -> str:
    """What is listed together: countries, divisions of one level, or towns of any size."""
    return TOWN_LEVEL if place.kind in POPULATED else place.kind.value


def _count(votes: dict[Key, float], key: Key, vote: float) -> None:
    votes[key] = votes.get(key, 0.0) + vote


def _sum(counts: Iterable[Mapping[Key, float]]) -> dict[Key, float]:
    total: dict[Key, float] = {}
    for votes in counts:
        for key, vote in votes.items():
            _count(total, key, vote)
    return total


def _shares(everything: Mapping[Key, float], own: Mapping[Key, float]) -> dict[Key, float]:
    left = {key: votes - own.get(key, 0.0) for key, votes in everything.items()}
    total = sum(left.values()) + 1.0
    return {key: votes / total for key, votes in left.items() if votes > 1e-9}


def _loudest(pairs: Iterable[tuple[Key, float]]) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for key, share in pairs:
        found[key] = min(1.0, found.get(key, 0.0) + share)
    return found
