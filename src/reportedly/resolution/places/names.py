"""The places that a name as written could mean: short forms, counties and directions included."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from reportedly.lang import table
from reportedly.lang.folding import normalise
from reportedly.lang.lexicon import view_of
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.kind_words import place_words

CITY_KM = 30.0  # radius up to which a division is a city alone
LOOKED_AT = 300  # most populous candidates of a name that are weighed


def look_up(
    gazetteer: Gazetteer, name: str, nations: Mapping[str, Place], kind: str | None = None
) -> tuple[tuple[Place, ...], frozenset[str]]:
    """Places that `name` could mean, and the ids of those of which it is a usual short form.

    An adjective of nationality, should one be given as a toponym, means its country. Directions
    are left out where no place has them ("South Brenn" → "Brenn"); the kind word beside a name
    counts as part of it ("Brenn and Kest counties").
    """
    nation = nations.get(name.lower())
    if nation:
        return (nation,), frozenset()
    town = table("en", "places")["powers"].get(name.lower())
    if town:  # "the Kremlin" is in Moscow
        return tuple(p for p in gazetteer.find(town) if p.kind is PlaceKind.CITY)[:1], frozenset()
    short = _shortened(gazetteer, name)
    named = _without_city(gazetteer, name, kind, _found(gazetteer, name, kind))
    found = {place.id: place for place in (*short, *named)}
    return tuple(found.values())[:LOOKED_AT], frozenset(place.id for place in short)


def _found(gazetteer: Gazetteer, name: str, kind: str | None) -> tuple[Place, ...]:
    places = table("en", "places")
    word = places["singular"].get(kind, kind)
    whole = _spelt_out(name)
    found = gazetteer.find(whole)
    if word in places["full_names"] and not whole.lower().endswith(f" {word}"):
        found = (*gazetteer.find(f"{whole} {word}"), *found)
    elif word is None:
        found = (*found, *_counties(gazetteer, whole))
    words = whole.split()
    while not found and len(words) > 1 and words[0].lower() in place_words().direction:
        words = words[1:]
        found = gazetteer.find(" ".join(words))
    return found


def _without_city(
    gazetteer: Gazetteer, name: str, kind: str | None, found: tuple[Place, ...]
) -> tuple[Place, ...]:
    """ "Brenn province" where the city of Brenn is a division itself: the land around it."""
    stem, _, last = name.rpartition(" ")
    own = not kind and last.lower() in table("en", "places")["around"]
    stem, word = (stem, last.lower()) if own else (name, kind)
    if word not in table("en", "places")["around"]:
        return found
    for city in gazetteer.find(stem):
        if city.kind is PlaceKind.REGION and city.radius_km <= CITY_KM:
            around = tuple(_filed_around(gazetteer, stem, city))
            if around:
                return around
    return found


def _filed_around(gazetteer: Gazetteer, name: str, city: Place) -> Iterator[Place]:
    for word in table("en", "places")["filed_around"]:
        for place in gazetteer.find(f"{name} {word}"):
            land = place.kind is PlaceKind.REGION and place.country == city.country
            if land and place.radius_km > CITY_KM:
                yield place


def _counties(gazetteer: Gazetteer, name: str) -> Iterator[Place]:
    """ "Brenn" for Brenn County, which the gazetteer has under its full name alone."""
    for word in table("en", "places")["full_names"]:
        found = gazetteer.find(f"{name} {word}")
        yield from (place for place in found if without_word(place, name, None))


def without_word(place: Place, name: str, kind: str | None) -> bool:
    """True for a division that is called in full, and is not here: "Brenn", of Brenn County.

    `kind` is the kind word beside the name, if there is one.
    """
    if kind is not None or place.kind is not PlaceKind.DISTRICT:
        return False
    full = place.country in table("en", "places")["full_names_only"]
    return full and normalise(place.name) != normalise(name)


def _spelt_out(name: str) -> str:
    """The name with the short form of its kind word written out: "Brenn Co." is a county."""
    stem, _, last = name.rpartition(" ")
    word = table("en", "places")["short_kinds"].get(last)
    return f"{stem} {word}" if stem and word else name


def _shortened(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """The divisions of which `name` is the usual short form: "Tex.", "W. Va.", "NSW"."""
    meant = _short_forms().get(_bare(name), ())
    dotted = "." in name or name.isupper()
    return tuple(
        place
        for country, whole in (meant if dotted else ())
        for place in gazetteer.find(whole)
        if place.country == country and place.kind in _MEANT
    )


def divisions_named(
    reading: Reading, gazetteer: Gazetteer, covered: Collection[int]
) -> tuple[tuple[str, str], ...]:
    """Divisions named inside other names ("University of Brennia"): country code and name, once.

    Only those of the table of short forms are looked for, whole or short with a stop; words that
    a toponym covers are left out.
    """
    found: dict[tuple[str, str], None] = {}
    after = 0  # the first word that is not part of a name already
    view = view_of(reading)
    for index in view.capitalised:
        if index >= after and index not in covered and _bare(view.written[index]) in _beginnings():
            meant, after = _division_at(reading, index)
            found |= dict.fromkeys(_divisions(gazetteer, meant))
    return tuple(found)


_Meant = tuple[tuple[str, str], ...]
LONGEST = 4  # words of a division's name, stops counted: "W", ".", "Va", "."


def _division_at(reading: Reading, index: int) -> tuple[_Meant, int]:
    """The divisions whose name starts at a capital, and the word after it; the longest first."""
    start = reading.words[index].start
    for last in range(min(index + LONGEST, len(reading.words)), index, -1):
        form = reading.text[start : reading.words[last - 1].end]
        meant = _short_forms().get(_bare(form)) if form.endswith(".") else _whole_forms().get(form)
        if meant:
            return meant, last
    return (), 0


def _divisions(gazetteer: Gazetteer, meant: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for country, whole in meant:
        for place in gazetteer.find(whole):
            if place.kind is PlaceKind.REGION and place.country == country and place.admin1:
                yield country, place.admin1


@cache
def _beginnings() -> frozenset[str]:
    """Everything that the name of a division can begin with, without its stops and blanks."""
    forms = [*map(_bare, _whole_forms()), *_short_forms()]
    return frozenset(form[:end] for form in forms for end in range(1, len(form) + 1))


@cache
def _whole_forms() -> Mapping[str, _Meant]:
    listed = table("en", "places")["short"].items()
    return {whole: ((country, whole),) for country, forms in listed for whole in forms}


_MEANT = frozenset({PlaceKind.REGION, PlaceKind.CITY})


def _bare(name: str) -> str:
    return name.replace(".", "").replace(" ", "")


@cache
def _short_forms() -> Mapping[str, _Meant]:
    """Short form without its stops -> country and whole name."""
    found: dict[str, _Meant] = {}
    for country, forms in table("en", "places")["short"].items():
        for whole, text in forms.items():
            for form in text.split():
                found[_bare(form)] = (*found.get(_bare(form), ()), (country, whole))
    return found
