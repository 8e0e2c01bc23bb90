"""Named streets, bridges, crossroads, hospitals: "Mill Street", "the Tel Haroun crossroads".

A name that the gazetteer has may stand within ("the Kest bridge"): what is meant is the bridge.
"""

from collections.abc import Iterator
from functools import cache

from reportedly.extraction.toponyms.acting import acts
from reportedly.extraction.toponyms.context import HYPHENS, Context, Name, context_of
from reportedly.extraction.toponyms.lists import lists
from reportedly.lang import table
from reportedly.model.attribution import Made
from reportedly.model.mention import DESCRIBED_BY, PlaceBasis, Toponym
from reportedly.model.reading import Reading
from reportedly.model.span import Span

VERSION = "1"
RULE = "facility"
LONGEST = 4  # words of the name before the noun, hyphens counted
_ARTICLES = ("the", "a", "an")
_NAMED_ON = ("of", "for")  # "the Brenn School of Economics" is a body


def find_facilities(reading: Reading) -> tuple[Toponym, ...]:
    """Facilities with a name, in order of the text; `place` is not decided yet.

    One that acts or speaks ("Kest Hospital said") is no place, and one of a nation or of soldiers
    ("the Orlandic airfield") has no name.
    """
    context = context_of(reading)
    return tuple(_mention(context, first, last) for first, last in _found(context))


def _found(context: Context) -> Iterator[tuple[int, int]]:
    """First word and the one after the noun."""
    for index, word in enumerate(context.lower):
        if word not in nouns() or context.capital(index + 1) or context.at(index + 1) in _NAMED_ON:
            continue
        kind = _kind_before(context, index)
        first = _name_before(context, kind)
        if first < kind and _is_free(context, first, index):
            article = first > 0 and context.at(first - 1) in _ARTICLES
            yield first - article, index + 1


def _kind_before(context: Context, noun: int) -> int:
    """Where the words for its kind begin: "the Kest | nuclear power plant"."""
    first = noun
    while first > 0 and context.words[first - 1] in _kinds():
        first -= 1
    return first


def _name_before(context: Context, noun: int) -> int:
    """The first of the capitals, and hyphens between them, that end before the noun."""
    first = noun
    while first > max(0, noun - LONGEST) and _goes_on(context, first, noun):
        first -= 1
    opens = first < noun and context.at(first) in (*_ARTICLES, *lists().opening)
    return first + 1 if opens else first


def _goes_on(context: Context, first: int, noun: int) -> bool:
    if first in context.opens and first < noun:
        return False
    word = context.words[first - 1]
    return context.capital(first - 1) or (word in (*HYPHENS, "–") and first < noun)


def _is_free(context: Context, first: int, noun: int) -> bool:
    """True if the name is a name: no common word, nation, body or person's title alone."""
    words = context.lower[first:noun]
    small = not context.capital(noun)
    barred = _bodies() | lists().adjectives | (_common() if small else frozenset())
    if not barred.isdisjoint(words) or words[0] in HYPHENS or any(w.isdigit() for w in words):
        return False
    if small and context.at(first - 1) not in (*_ARTICLES, *lists().locative):
        return False
    begin, end = context.spans[first].start, context.spans[noun].end
    name = Name(first, noun + 1, first, noun + 1, context.text[begin:end], ())
    return not acts(context, name)


def _mention(context: Context, first: int, last: int) -> Toponym:
    span = Span(context.spans[first].start, context.spans[last - 1].end)
    return Toponym(
        span=span,
        as_written=span.of(context.text),
        basis=PlaceBasis.STATED,
        made=Made(by=DESCRIBED_BY, version=VERSION, rule=RULE),
    )


@cache
def nouns() -> frozenset[str]:
    """Nouns of facilities that are named."""
    return frozenset(table("en", "places")["named_facilities"]["nouns"].split())


@cache
def _kinds() -> frozenset[str]:
    """What stands between the name and the noun."""
    return frozenset(table("en", "places")["named_facilities"]["kinds"].split())


@cache
def _common() -> frozenset[str]:
    return lists().stop | lists().body | lists().titles


@cache
def _bodies() -> frozenset[str]:
    return frozenset(table("en", "places")["named_facilities"]["bodies"].split())
