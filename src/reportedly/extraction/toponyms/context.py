"""The words of a report as arrays, and a capitalised name among them."""

from dataclasses import dataclass

from reportedly.extraction.toponyms.lists import lists
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Spans

ARTICLES = frozenset(("the", "a", "an"))  # with a capital, in a title
HYPHENS = frozenset("-‐‑–")
APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
LARGE = 100_000  # people: a name so well known needs no word before it to be read as a place
_AREAS = (PlaceKind.REGION, PlaceKind.AREA, PlaceKind.WATER)


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a report as parallel arrays."""

    text: str
    spans: Spans
    words: list[str]
    lower: list[str]
    capitals: list[bool]  # whether each begins with a capital
    opens: frozenset[int]  # indexes of words that open a sentence or a paragraph
    size: int
    kinds: frozenset[str]  # every different word

    def has(self, word: str) -> bool:
        """Does the report have the word, as written?"""
        return word in self.kinds

    def at(self, index: int) -> str:
        """The lower-case word at `index`, or "" outside the text."""
        return self.lower[index] if 0 <= index < self.size else ""

    def capital(self, index: int) -> bool:
        """Does the word at `index` start with a capital?"""
        return 0 <= index < self.size and self.capitals[index]

    def glued(self, index: int) -> bool:
        """Is the word at `index` written against the one before it?"""
        return 0 < index < self.size and self.spans[index - 1].end == self.spans[index].start


@once_a_reading
def context_of(reading: Reading) -> Context:
    """The context of a whole reading."""
    view = view_of(reading)
    words, lower = view.written, view.small
    starts = {span.start for span in reading.sentences}
    opens, fresh = set(), True
    for index, (start, _) in enumerate(reading.words):
        fresh = fresh or start in starts
        if fresh and words[index][0].isalnum():
            opens.add(index)
            fresh = False
    return Context(
        reading.text,
        reading.words,
        words,
        lower,
        view.capitals,
        frozenset(opens),
        len(words),
        frozenset(words),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, last)`` that the gazetteer has, in the run of capitals ``[start, stop)``.

    Capitalised words that belong to a name but are not filed with it ("South" in "South Brenn",
    "County" in "Brenn County") are in the run and in the toponym, not in ``[first, last)``.
    """

    first: int
    last: int
    start: int
    stop: int
    surface: str
    places: tuple[Place, ...]
    joined_before: bool = False  # another name ends where this one begins, or a hyphen before it
    joined_after: bool = False
    cut: int = 0  # letters at the end that are no part of the name: the "s" of "Brenns bridge"
    listed: bool = False  # one of a bare list, "Brenn Kest Halvik", that fills its run
    address: bool = False  # "Kest, Veskara", "Kest in Veskara": a name beside it contains it
    aside: bool = False  # "Kest, in northern Veskara,": words between commas say where it lies
    power: bool = False  # a place of that name speaks in the report: "Kest denies it"

    @property
    def whole(self) -> bool:
        """Is it the whole run of capitals?"""
        return (self.first, self.last) == (self.start, self.stop)

    @property
    def country(self) -> bool:
        """Can it be a country?"""
        return any(place.kind is PlaceKind.COUNTRY for place in self.places[:3])

    @property
    def governs(self) -> bool:
        """Can it be a country or a seat of government, which act as often as they lie?"""
        return self.power or self.country or self.surface.lower() in lists().seats

    @property
    def division(self) -> bool:
        """Can it be a division, so that a kind word inside it says what it is ("Brenn County")?"""
        kinds = (PlaceKind.REGION, PlaceKind.DISTRICT)
        return any(place.kind in kinds for place in self.places)

    @property
    def people(self) -> int:
        """How well known the best-known place of that very name is, as a number of people."""
        return max(map(self._known, self.places), default=0)

    def _known(self, place: Place) -> int:
        if place.name[:1].lower() != self.surface[:1].lower():
            return place.population // 10  # an alternative name: less likely meant
        return max(place.population, LARGE if place.kind in _AREAS and place.radius_km > 30 else 0)


def surface_of(context: Context, words: range) -> str:
    """The text from the first of `words` to the last."""
    return context.text[context.spans[words.start].start : context.spans[words.stop - 1].end]


def nameless(context: Context, words: range) -> Name:
    """A name that the gazetteer lacks."""
    first, last = words.start, words.stop
    return Name(first, last, first, last, surface_of(context, words), ())
