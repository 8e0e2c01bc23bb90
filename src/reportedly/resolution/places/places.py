"""Decides which place each place name of a report means, or says that it cannot."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.lang.folding import normalise
from reportedly.lang.lexicon import view_of
from reportedly.model.attribution import Made
from reportedly.model.geometry import same_division
from reportedly.model.mention import Toponym
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.belief import KNOWN, believed, strays
from reportedly.resolution.places.company import companies
from reportedly.resolution.places.context import (
    ADJECTIVE,
    HOME,
    NAMED,
    PLACED,
    Mention,
    Ranking,
    Region,
    Scene,
    Told,
)
from reportedly.resolution.places.evidence import Cues, read_cues, word_ranges
from reportedly.resolution.places.former_names import bearing, former_as
from reportedly.resolution.places.gazetteer import DIVISIONS
from reportedly.resolution.places.kind_words import place_words
from reportedly.resolution.places.names import divisions_named, look_up
from reportedly.resolution.places.nations import nations
from reportedly.resolution.places.nations import seats as seats_of
from reportedly.resolution.places.quarters import is_listed_quarter
from reportedly.resolution.places.respelt import with_respelt
from reportedly.resolution.places.roles_by_place import with_roles_by_place
from reportedly.resolution.places.scores import Values, fixed, moving, points, weights
from reportedly.resolution.places.two_countries import countries_of

VERSION = "1"
MADE_BY = "rules.places"
CANDIDATES = 5  # ids kept beside the decision
RESPELT = 0.8  # share of places right that are found under another spelling alone; set by reading
ROUNDS = 3  # of weighing: each takes what the one before made of the other names as context


def resolve_places(
    reading: Reading,
    toponyms: tuple[Toponym, ...],
    gazetteer: Gazetteer,
    publisher_country: str | None = None,
    table: Mapping[str, float] | None = None,
    day: str | None = None,
) -> tuple[Toponym, ...]:
    """The toponyms of a whole report, same order and length, each with its place if decided.

    Kind words, containers ("in Halvik province"), the countries and places of the whole report,
    nearness and size are weighed. Where no candidate stands out `place` is None and `candidates`
    says what it could be (ids, best first). `publisher_country` is an ISO 3166-1 alpha-2 code;
    `table` are weights of features other than the bundled ones; `day` is that of publication,
    an ISO prefix: names that places had then are theirs.
    """
    mentions = read_mentions(reading, toponyms, gazetteer)
    ranked = rank(reading, mentions, gazetteer, publisher_country, table, day)
    mentions = with_respelt(mentions, ranked, gazetteer)
    if any(mention.respelt and mention.found for mention in mentions):
        anew = rank(reading, mentions, gazetteer, publisher_country, table, day)
        ranked = [b if m.respelt else a for m, a, b in zip(mentions, ranked, anew, strict=True)]
    backing = _backing(reading, gazetteer, mentions, ranked, publisher_country)
    if astray := strays(mentions, ranked, backing):
        mentions = tuple(
            _as_stray(mention, ranking) if mention.name in astray else mention
            for mention, ranking in zip(mentions, ranked, strict=True)
        )
        ranked = rank(reading, mentions, gazetteer, publisher_country, table, day)
        backing = _backing(reading, gazetteer, mentions, ranked, publisher_country)
    company = list(zip(mentions, ranked, strict=True))
    seats = seats_of(gazetteer)
    ranked = [
        _seat_first(mention, ranking, ranked, seats)
        for mention, ranking in zip(mentions, ranked, strict=True)
    ]
    found = [
        _resolved(toponym, mention, believed(mention, ranking, backing, company), ranking)
        for toponym, mention, ranking in zip(toponyms, mentions, ranked, strict=True)
    ]
    return with_roles_by_place(found, mentions)


def read_mentions(
    reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Every toponym with the places that it could mean and what the words around it say."""
    cues = read_cues(reading, toponyms)
    ranges = word_ranges(reading, toponyms)
    adjectives = {
        word: nation.place for word, nation in nations(gazetteer).items() if nation.adjective
    }
    found = []
    for toponym, cue, covered in zip(toponyms, cues, ranges, strict=True):
        places, short = look_up(gazetteer, toponym.as_written, adjectives, cue.kind)
        called = is_listed_quarter(reading, toponym)
        name = normalise(toponym.as_written)
        found.append(Mention(name, places, short, cue, covered, quarter=called))
    return tuple(found)


def rank(
    reading: Reading,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    publisher_country: str | None = None,
    table: Mapping[str, float] | None = None,
    day: str | None = None,
) -> list[Ranking]:
    """The candidates of every mention, weighed in rounds; `table` are weights other than ours."""
    table = weights() if table is None else table
    told = told_by_words(reading, gazetteer, mentions, publisher_country)
    known = _fixed_points(fixed_values(mentions, gazetteer, day), table)
    ranked: list[Ranking] = [[] for _ in mentions]
    for _ in range(ROUNDS):
        scene = Scene(mentions, ranked, told)
        ranked = [
            _ranking(mention, known[index], scene, index, table)
            for index, mention in enumerate(mentions)
        ]
    return ranked


def _as_stray(mention: Mention, ranking: Ranking) -> Mention:
    """The mention with its large places alone: of these a report speaks without their country."""
    large = tuple(place for place in mention.found if place.population >= KNOWN)
    return replace(mention, found=large, stray=tuple(place.id for _, place in ranking))


def _seat_first(
    mention: Mention, ranking: Ranking, every: Sequence[Ranking], seats: Mapping[str, str]
) -> Ranking:
    """The ranking, with a seat of government before a division of its name elsewhere.

    "Washington" without another word, in a report that names no other place of the state.
    """
    cues = mention.cues
    said = cues.kind or cues.whole or cues.within is not None
    if mention.name not in seats or not ranking or said:
        return ranking
    share, best = ranking[0]
    if best.kind not in DIVISIONS or best.country != seats[mention.name]:
        return ranking
    cities = [p for _, p in ranking if p.kind is PlaceKind.CITY and p.country == best.country]
    city = max(cities, key=lambda place: place.population, default=best)
    others = (one[0][1] for one in every if one and one[0][1].id not in (best.id, city.id))
    if same_division(best, city) or any(same_division(best, other) for other in others):
        return ranking
    return [(share, city), *((part, place) for part, place in ranking if place.id != city.id)]


def fixed_values(
    mentions: Sequence[Mention], gazetteer: Gazetteer, day: str | None = None
) -> list[list[Values]]:
    """The features of every mention's candidates that no round changes."""
    seats = seats_of(gazetteer)
    company = companies(mentions)
    known: dict[tuple[str, Cues, frozenset[str]], list[Values]] = {}
    found = []
    for mention in mentions:
        key = mention.name, replace(mention.cues, within=None, listed=()), mention.short
        if key not in known:
            called = bearing(mention.found, mention.name, day)
            known[key] = [
                fixed(
                    place,
                    mention.name,
                    mention.cues,
                    seats,
                    short=place.id in mention.short,
                    called=place.id in called,
                    company=company[mention.name].get(place.id, 0.0),
                )
                for place in mention.found
            ]
        found.append(known[key])
    return found


def _fixed_points(known: Sequence[list[Values]], table: Mapping[str, float]) -> list[list[float]]:
    """The points of every mention's candidates that no round changes; alike mentions share them."""
    once = {id(values): [points(own, table) for own in values] for values in known}
    return [once[id(values)] for values in known]


def _ranking(
    mention: Mention, known: Sequence[float], scene: Scene, index: int, table: Mapping[str, float]
) -> Ranking:
    if len(mention.found) < 2:
        return [(1.0, place) for place in mention.found]
    around = scene.around(index)
    scored = [
        (own + points(moving(place, around), table), place)
        for own, place in zip(known, mention.found, strict=True)
    ]
    best = max(scored, key=lambda pair: pair[0])[0]
    weighed = [(math.exp(score - best), place) for score, place in scored]
    total = sum(weight for weight, _ in weighed)
    ranked = sorted(weighed, key=lambda pair: (-pair[0], pair[1].id))
    return [(weight / total, place) for weight, place in ranked]


def told_by_words(
    reading: Reading, gazetteer: Gazetteer, mentions: Sequence[Mention], home: str | None
) -> Told:
    """Votes from words that are no toponyms: nations, peoples, and divisions inside other names."""
    votes: dict[str, float] = defaultdict(float)
    peoples: dict[Region, float] = {}
    known = nations(gazetteer)
    covered = {word for mention in mentions for word in range(*mention.words)}
    view = view_of(reading)
    for index in view.capitalised:
        nation = known.get(view.small[index])
        if nation and nation.place.country and (nation.adjective or index not in covered):
            votes[nation.place.country] += ADJECTIVE if nation.adjective else NAMED / 2
            if nation.place.admin1:
                peoples[nation.place.country, nation.place.admin1] = PLACED
    regions = divisions_named(reading, gazetteer, covered)
    for country, _ in regions:
        votes[country] += PLACED
    if home:
        votes[home] += HOME
    return Told(countries=votes, regions=peoples | dict.fromkeys(regions, PLACED))


def _backing(
    reading: Reading,
    gazetteer: Gazetteer,
    mentions: Sequence[Mention],
    rankings: Sequence[Ranking],
    home: str | None,
) -> Mapping[str, set[str]]:
    """The different words that speak for each country: the report's, and where it comes from."""
    backing: dict[str, set[str]] = defaultdict(set)
    if home:
        backing[home].add("")
    known = nations(gazetteer)
    view = view_of(reading)
    for index in view.capitalised:
        nation = known.get(view.small[index])
        if nation and nation.place.country:
            backing[nation.place.country].add(normalise(view.written[index]))
    for mention, ranking in zip(mentions, rankings, strict=True):
        for country in countries_of(ranking[0][1]) if ranking else ():
            backing[country].add(mention.name)
    return backing


def _resolved(
    toponym: Toponym, mention: Mention, best: tuple[float, Place] | None, ranking: Ranking
) -> Toponym:
    cues = mention.cues
    share, decided = best if best else (0.0, None)
    others = [other.id for _, other in ranking if decided is None or other.id != decided.id]
    rule = toponym.made.rule if toponym.made else "given"
    found = 1.0 if toponym.confidence is None else toponym.confidence
    trust = RESPELT if mention.respelt else 1.0
    former = former_as(decided, mention.name) if decided else None
    return replace(
        toponym,
        role=cues.role,
        place=decided,
        mismatch=mismatch(cues.kind, decided),
        name_until=former.until if former else None,
        also_in=decided.also_in if decided else (),
        candidates=(tuple(others) or mention.stray)[:CANDIDATES],
        confidence=round(found * share * trust, 4) if decided else None,
        made=Made(by=MADE_BY, version=VERSION, rule=f"{rule}/{_why(mention, ranking)}"),
    )


def _why(mention: Mention, ranking: Ranking) -> str:
    """The weightiest thing that was known, for people."""
    cues = mention.cues
    if not ranking:
        return "stray" if mention.stray else "not-in-gazetteer"
    if mention.respelt:
        return "respelt"
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
        fits = _is_fair(word, place, bounds)
    elif place.kind in (PlaceKind.AREA, PlaceKind.SETTLEMENT):
        return None
    else:
        fits = place.kind.value in place_words().kinds[word]
    return None if fits else f"{_singular(word)}, known as {place.kind.value}"


def _is_fair(word: str, place: Place, bounds: Sequence[int]) -> bool:
    """True if a populated place may be called so: by its people or, unknown, by its kind.

    Of unknown size, only a city called a village is too far off; towns are called either.
    """
    if place.population:
        return bounds[0] <= place.population <= bounds[1]
    kinds = place_words().kinds[word]
    apart = {PlaceKind.CITY, PlaceKind.VILLAGE}
    return place.kind not in apart or apart.isdisjoint(kinds) or place.kind in kinds


def _singular(word: str) -> str:
    if word in ("cities", "territories"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and word[:-1] in place_words().kinds else word
