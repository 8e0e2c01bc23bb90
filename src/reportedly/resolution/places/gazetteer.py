"""Name lists of places: the bundled one, and several asked as one, the user's own first."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from reportedly.lang import words
from reportedly.lang.folding import ARTICLES, normalise, without_article
from reportedly.model.referent import Place, PlaceKind
from reportedly.plugins import Gazetteer
from reportedly.resolution.places.compiled import CompiledFile
from reportedly.resolution.places.former_names import FormerNames, bundled_former_names
from reportedly.resolution.places.geonames import SCRIPTS
from reportedly.resolution.places.two_countries import bundled_borders

NAMES_KEPT = 8_192  # names whose places are remembered
BUNDLED = "data/gazetteer.bin"  # beside this module
DIVISIONS = frozenset({PlaceKind.REGION, PlaceKind.DISTRICT})
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.TOWN})


class CompiledGazetteer:
    """A gazetteer in a compiled file. Read-only; safe to use from several threads."""

    def __init__(self, path: Path, language: str = "en", former: FormerNames | None = None) -> None:
        """Open `path`; `language` says which words stand for a division ("province").

        Places are also found by their `former` names, and come with these.
        """
        self._file = CompiledFile(path)
        self._former = former
        self._division_words = words(language, "places", "division_words")
        self._found = lru_cache(maxsize=NAMES_KEPT)(self._find)
        self._had = lru_cache(maxsize=NAMES_KEPT)(self._has)

    @property
    def version(self) -> str:
        """Names and dates of the data, and the first eight digits of its content's sha256."""
        header = self._file.header
        former = f" with former names {self._former.version}" if self._former else ""
        borders = f", borders {bundled_borders().version}" if self._former else ""
        return f"{header['version']} {header['content'][:8]}{former}{borders}"

    @property
    def sources(self) -> tuple[str, ...]:
        """One attribution line for each source of the data."""
        return tuple(self._file.header["sources"])

    def find(self, name: str) -> tuple[Place, ...]:
        """All places with that name, most populous first; () if there is none.

        The Arabic article is optional where Arabic is written, and so is the very word for a
        division: "Halvik region", "Halvik oblast" and "Halvik province" all find the division
        filed as "Halvik".
        """
        return self._found(name)

    def _find(self, name: str) -> tuple[Place, ...]:
        key = normalise(name)
        stem = self._division_stem(key)
        found = {place.id: place for place in self._filed(key)}
        found |= {place.id: place for place in self._filed(stem) if place.kind in DIVISIONS}
        return tuple(sorted(found.values(), key=_by_size))

    def _filed(self, key: str) -> Iterator[Place]:
        """Places of the key, and those that had it as a name once."""
        places = (self._shared(number) for number in self._numbers(key))
        if self._former is None:
            yield from places
            return
        yield from map(self._former.dated, places)
        for wanted, now in self._former.filed.get(key, ()):
            for number in self._numbers(normalise(now)):
                place = self._shared(number)
                if place.id == wanted:
                    yield self._former.dated(place)

    def _shared(self, number: int) -> Place:
        """The place of a number, with the other countries it lies in."""
        return bundled_borders().shared(self._file.place(number))

    def has(self, name: str) -> bool:
        """True if some place has that name; cheaper than :meth:`find`."""
        return self._had(name)

    def _has(self, name: str) -> bool:
        key = normalise(name)
        if self._numbers(key) or (self._former and key in self._former.filed):
            return True
        stem = self._division_stem(key)
        return any(self._file.place(number).kind in DIVISIONS for number in self._numbers(stem))

    def _numbers(self, key: str) -> tuple[int, ...]:
        if not key:
            return ()
        numbers = self._file.numbers(key)
        bare = without_article(key)
        if numbers or bare is None:
            return numbers
        places = ((number, self._file.place(number)) for number in self._file.numbers(bare))
        return tuple(number for number, place in places if _may_have_article(place))

    def _division_stem(self, key: str) -> str:
        stem, _, last = key.rpartition(" ")
        return stem if last in self._division_words and stem not in ARTICLES else ""


class LayeredGazetteer:
    """Several gazetteers asked as one; what an earlier one finds comes before the later ones'."""

    def __init__(self, layers: Sequence[Gazetteer]) -> None:
        """Ask `layers` in this order, so that the user's own file comes first."""
        self._layers = tuple(layers)

    @property
    def version(self) -> str:
        """The layers' versions, joined by " + "."""
        return " + ".join(layer.version for layer in self._layers)

    def find(self, name: str) -> tuple[Place, ...]:
        """All places with that name, layer by layer, each most populous first."""
        return tuple(self._found(name))

    def has(self, name: str) -> bool:
        """True if any layer has that name."""
        return any(layer.has(name) for layer in self._layers)

    def _found(self, name: str) -> Iterator[Place]:
        seen: set[str] = set()
        for layer in self._layers:
            for place in layer.find(name):
                if place.id not in seen:
                    seen.add(place.id)
                    yield place


@cache
def open_gazetteer(path: Path | None = None) -> CompiledGazetteer:
    """The gazetteer in `path`, or the bundled one; raises BadConfiguration if unreadable.

    The same path gives the same object: it is mapped once a process.
    """
    path = path or Path(str(files("reportedly.resolution") / BUNDLED))
    return CompiledGazetteer(path, former=bundled_former_names())


def _may_have_article(place: Place) -> bool:
    """True where Arabic is written, or for a name that has the article: no "al-Tiba" in Japan."""
    written = place.country in SCRIPTS["ARABIC"]
    return written or without_article(normalise(place.name)) is not None


def _by_size(place: Place) -> tuple[int, str]:
    return (-place.population, place.id)
