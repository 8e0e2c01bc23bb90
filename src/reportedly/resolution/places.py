"""Decides which place each place name of a report means, or says that it cannot."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.lang import table
from reportedly.model.attribution import Made
from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.names import normalise
from reportedly.resolution.place_evidence import Cues, place_words, read_cues
from reportedly.resolution.place_scores import Surroundings, contains, same_division, score
from reportedly.resolution.places_file import PREFIX

VERSION = "1"
MADE_BY = "rules.places"
CANDIDATES = 5  # ids kept beside the decision
LEAST = 0.2  # share of the best candidate below which the place stays undecided: one of many
SURE = 0.8  # share from which a place helps to decide the others
LONE = 300_000  # people; see _believed
LOOKED_AT = 40  # most populous candidates of a name that are weighed
# Votes for a country: its name, an adjective of it, its places, the publisher's home.
NAMED, ADJECTIVE, PLACED, HOME = 2.0, 1.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class _Mention:
    toponym: Toponym
    name: str  # normalised
    found: tuple[Place, ...]
    cues: Cues


def resolve_places(
    reading: Reading,
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    publisher_country: str | None = None,
) -> tuple[Toponym, ...]:
    """The toponyms of a whole report, same order and length, each with its place if decided.

    Kind words, containers ("in Halvik province"), the countries and places of the whole report,
    nearness and size are weighed. Where no candidate stands out `place` is None and `candidates`
    says what it could be (ids, best first). `publisher_country` is an ISO 3166-1 alpha-2 code.
    """
    cues = read_cues(reading, toponyms)
    mentions = [
        _Mention(
            toponym, normalise(toponym.as_written), look_up(gazetteer, toponym.as_written), cue
        )
        for toponym, cue in zip(toponyms, cues, strict=True)
    ]
    votes = _votes(reading, gazetteer, mentions, publisher_country)
    seats = _seats(gazetteer)
    seen = Surroundings(countries=_shares(votes), regions={}, seats=seats)
    first = _ranked(mentions, seen)
    seen = replace(_surroundings(mentions, first, votes), seats=seats)
    second = _ranked(mentions, seen)
    backing = _backing(reading, gazetteer, mentions, second)
    return tuple(
        _resolved(mention, _believed(mention, ranking, backing, mentions), ranking)
        for mention, ranking in zip(mentions, second, strict=True)
    )


_Ranking = list[tuple[float, Place]]  # best first; shares that add up to 1


def look_up(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """Places of that name; without its directions ("South Brenn" → "Brenn") if it has none.

    An adjective of nationality, should one be given as a toponym, means its country.
    """
    nation = _nations(gazetteer).get(name.lower())
    if nation and nation.adjective:
        return (nation.country,)
    found = gazetteer.find(name)
    words = name.split()
    while not found and len(words) > 1 and words[0].lower() in place_words().direction:
        words = words[1:]
        found = gazetteer.find(" ".join(words))
    return found[:LOOKED_AT]


def _votes(
    reading: Reading, gazetteer: Gazetteer, mentions: Sequence[_Mention], home: str | None
) -> dict[str, float]:
    """Votes for countries from their names and adjectives, by country code."""
    votes: dict[str, float] = defaultdict(float)
    nations = _nations(gazetteer)
    for start, end in reading.words:
        word = reading.text[start:end]
        nation = nations.get(word.lower()) if word[0].isupper() else None
        if nation and nation.country.country:
            votes[nation.country.country] += ADJECTIVE
    for mention in mentions:
        countries = [place for place in mention.found[:3] if place.kind is PlaceKind.COUNTRY]
        if countries:
            votes[countries[0].country or ""] += NAMED
    if home:
        votes[home] += HOME
    return votes


@dataclass(frozen=True, slots=True)
class _Nation:
    country: Place
    adjective: bool


def _seats(gazetteer: Gazetteer) -> Mapping[str, str]:
    return _nations_of(_ByIdentity(gazetteer))[1]


def _nations(gazetteer: Gazetteer) -> Mapping[str, _Nation]:
    """Names and adjectives of nations in lower case -> the country the gazetteer has for it."""
    return _nations_of(_ByIdentity(gazetteer))[0]


@dataclass(frozen=True, slots=True, eq=False)
class _ByIdentity:
    """A gazetteer as a cache key: two are the same only if they are one object."""

    gazetteer: Gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.gazetteer is self.gazetteer


@lru_cache(maxsize=8)
def _nations_of(key: _ByIdentity) -> tuple[Mapping[str, _Nation], Mapping[str, str]]:
    nations: dict[str, _Nation] = {}
    seats: dict[str, str] = {}
    for row in table("en", "nations").values():
        found = key.gazetteer.find(row["names"][0]) if row["names"] else ()
        country = next((place for place in found if place.kind is PlaceKind.COUNTRY), None)
        if country is None:
            continue
        for word in row["adjectives"]:
            nations |= {form: _Nation(country, True) for form in (word.lower(), f"{word}s".lower())}
        nations |= {word.lower(): _Nation(country, False) for word in row["names"]}
        seats |= {normalise(word): country.country or "" for word in row["seats"]}
    return nations, seats


def _shares(votes: Mapping[str, float]) -> dict[str, float]:
    """Votes as shares; the first vote counts most, so that one word does not decide a report."""
    total = sum(votes.values()) + 1.0
    return {code: count / total for code, count in votes.items()}


def _ranked(mentions: Sequence[_Mention], seen: Surroundings) -> list[_Ranking]:
    known: dict[tuple[str, Cues, str | None], _Ranking] = {}
    rankings = []
    for mention in mentions:
        outer = mentions[mention.cues.within] if mention.cues.within is not None else None
        key = (mention.name, replace(mention.cues, within=None), outer.name if outer else None)
        if key not in known:
            known[key] = _ranking(mention, outer.found if outer else (), seen)
        rankings.append(known[key])
    return rankings


def _ranking(mention: _Mention, within: Sequence[Place], seen: Surroundings) -> _Ranking:
    scored = [
        (score(place, mention.name, mention.cues, within, seen), place) for place in mention.found
    ]
    if not scored:
        return []
    best = max(points for points, _ in scored)
    weights = [(math.exp(points - best), place) for points, place in scored]
    total = sum(weight for weight, _ in weights)
    ranked = sorted(weights, key=lambda pair: (-pair[0], pair[1].id))
    return [(weight / total, place) for weight, place in ranked]


def _surroundings(
    mentions: Sequence[_Mention], rankings: Sequence[_Ranking], votes: Mapping[str, float]
) -> Surroundings:
    """What the first round decided, as context for the second."""
    voted = defaultdict(float, votes)
    regions: dict[tuple[str, str], float] = defaultdict(float)
    points: dict[str, tuple[str, float, float]] = {}
    senses: dict[str, str] = {}
    for mention, ranking in zip(mentions, rankings, strict=True):
        if not ranking:
            continue
        share, place = ranking[0]
        if place.kind is not PlaceKind.COUNTRY:
            voted[place.country or ""] += PLACED * share
        regions[place.country or "", place.admin1 or ""] += share if place.admin1 else 0.0
        if share >= SURE and place.kind not in (PlaceKind.COUNTRY, PlaceKind.AREA):
            points[place.id] = (mention.name, place.lat, place.lon)
        if mention.cues.kind or mention.cues.within is not None:
            senses.setdefault(mention.name, place.id)
    total = sum(regions.values()) + 1.0
    return Surroundings(
        countries=_shares(voted),
        regions={key: count / total for key, count in regions.items()},
        points=tuple(points.values()),
        senses=senses,
    )


def _backing(
    reading: Reading,
    gazetteer: Gazetteer,
    mentions: Sequence[_Mention],
    rankings: Sequence[_Ranking],
) -> Mapping[str, set[str]]:
    """The different words of the report that speak for each country."""
    backing: dict[str, set[str]] = defaultdict(set)
    nations = _nations(gazetteer)
    for start, end in reading.words:
        word = reading.text[start:end]
        nation = nations.get(word.lower()) if word[0].isupper() else None
        if nation and nation.country.country:
            backing[nation.country.country].add(normalise(word))
    for mention, ranking in zip(mentions, rankings, strict=True):
        if ranking and ranking[0][1].country:
            backing[ranking[0][1].country].add(mention.name)
    return backing


def _believed(
    mention: _Mention,
    ranking: _Ranking,
    backing: Mapping[str, set[str]],
    mentions: Sequence[_Mention],
) -> tuple[float, Place] | None:
    """The best candidate, unless it is too weak, or small and against what the report says.

    A report on one country that names a road after a town of another would else put a dot there;
    so would a quarter of a city, if a village of its name lies elsewhere.
    """
    if not ranking or ranking[0][0] < LEAST:
        return None
    place = ranking[0][1]
    large = place.population >= LONE or place.kind in (PlaceKind.COUNTRY, PlaceKind.AREA)
    if large or place.id.startswith(PREFIX):
        return ranking[0]
    if mention.cues.within is not None:
        outer = mentions[mention.cues.within].found
        fits = any(contains(o, place) or same_division(o, place) for o in outer)
        return ranking[0] if fits or not outer else None
    own = backing.get(place.country or "", {mention.name}) <= {mention.name}
    others = any(len(words) > 1 for words in backing.values())
    return None if own and others else ranking[0]


def _resolved(mention: _Mention, best: tuple[float, Place] | None, ranking: _Ranking) -> Toponym:
    toponym, cues = mention.toponym, mention.cues
    share, decided = best if best else (0.0, None)
    others = [other.id for _, other in ranking if decided is None or other.id != decided.id]
    rule = toponym.made.rule if toponym.made else "given"
    found = 1.0 if toponym.confidence is None else toponym.confidence
    return replace(
        toponym,
        role=cues.role,
        place=decided,
        mismatch=mismatch(cues.kind, decided),
        candidates=tuple(others[:CANDIDATES]),
        confidence=round(found * share, 4) if decided else None,
        made=Made(by=MADE_BY, version=VERSION, rule=f"{rule}/{_why(cues, ranking)}"),
    )


def _why(cues: Cues, ranking: _Ranking) -> str:
    """The weightiest thing that was known, for people."""
    if not ranking:
        return "not-in-gazetteer"
    if len(ranking) == 1:
        return "only-candidate"
    return "container" if cues.within is not None else "kind" if cues.kind else "context"


# "Kest bridge", "Kest river": another thing named after the place, not what the place is.
_NOT_COMPARED = frozenset((PlaceKind.FACILITY, PlaceKind.WATER))


def mismatch(word: str | None, place: Place | None) -> str | None:
    """ "village, known as city" if what the report calls the place is not what it is known as.

    Populated places are compared by their number of people, generously: a newsroom's town is a
    register's city. None if there is nothing to compare.
    """
    if word is None or place is None or not _NOT_COMPARED.isdisjoint(place_words().kinds[word]):
        return None
    bounds = place_words().people.get(_singular(word))
    populated = place.kind in (PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE)
    if bounds and populated:
        fits = not place.population or bounds[0] <= place.population <= bounds[1]
    elif place.kind in (PlaceKind.AREA, PlaceKind.SETTLEMENT):
        return None
    else:
        fits = place.kind.value in place_words().kinds[word]
    return None if fits else f"{_singular(word)}, known as {place.kind.value}"


def _singular(word: str) -> str:
    if word in ("cities", "territories"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and word[:-1] in place_words().kinds else word
