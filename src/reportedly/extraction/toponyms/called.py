"""Lists of places that a plural opens: "the towns of Tel Zarbeth, Dorn and Kest".

Whoever is named there is a place, known or not. Some sources publish texts without marks: in a
report without a comma the capitals are cut where the gazetteer has a name, behind words that open
names ("Tel | Zarbeth") and before those that close them ("Dorn | al-Kabir").
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.extraction.toponyms.context import HYPHENS, Context, Name, surface_of
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.runs import is_article
from reportedly.plugins import Gazetteer

LONGEST = 4  # parts of the longest name looked up
_JOINS = ("and", "or")
_FEMININE = ("h", "a")  # endings behind which no noun follows in the construct state


class _Part(NamedTuple):
    """Words ``[first, last)`` written as one: "Dorn", "al-Kabir", "Khirbat-Olm"."""

    first: int
    last: int
    article: bool


def called_places(context: Context, gazetteer: Gazetteer) -> Iterator[Name]:
    """The names of every list that a plural opens and "and" closes, in order."""
    for index, word in enumerate(context.lower):
        if word in lists().called and not context.capital(index) and context.at(index + 1) == "of":
            spans = _members(context, index + 2, gazetteer)
            if len(spans) > 1:
                yield from (_name(context, span, gazetteer) for span in spans)


def _members(context: Context, at: int, gazetteer: Gazetteer) -> list[range]:
    """The words of each member of a list from word `at`; none if no "and" closes it."""
    unmarked, found = not context.has(","), list[range]()
    closing = False
    while True:
        parts = _parts(context, at)
        names = _cut(context, parts, gazetteer) if unmarked else [range(at, _end(parts, at))]
        names = names[:1] if closing else names
        if not names or not all(_may_be_place(context, name) for name in names):
            return []
        found += names
        at = names[-1].stop
        if closing:
            return found
        at += context.at(at) == ","
        closing = context.at(at) in _JOINS
        if not closing and context.at(at - 1) != ",":
            return []
        at += closing
        at += closing and context.at(at) == "the"


def _end(parts: list[_Part], at: int) -> int:
    return parts[-1].last if parts else at


def _may_be_place(context: Context, name: range) -> bool:
    """Not "and | Orlandic troops", "and | April", "and | the Council"."""
    listed = lists()
    words = set(context.lower[name.start : name.stop])
    common = len(name) == 1 and not words.isdisjoint(listed.stop)
    return bool(words) and not common and words.isdisjoint(listed.adjectives | listed.body)


def _parts(context: Context, at: int) -> list[_Part]:
    """The parts of the run of capitals from word `at`."""
    found: list[_Part] = []
    while at < context.size and (not found or at not in context.opens):
        article = is_article(context, at)
        if not (article or context.capital(at)):
            break
        last = at + (3 if article else 1)
        while context.at(last) in HYPHENS and context.glued(last) and context.capital(last + 1):
            last += 2
        fused = context.lower[at] in lists().arabic and last > at + 1
        found.append(_Part(at, last, article or fused))
        at = last
    return found


def _cut(context: Context, parts: list[_Part], gazetteer: Gazetteer) -> list[range]:
    """The names in a run of capitals whose commas are lost."""
    found: list[range] = []
    at = 0
    while at < len(parts):
        size = _size(context, parts[at:], gazetteer)
        found.append(range(parts[at].first, parts[at + size - 1].last))
        at += size
    return found


def _size(context: Context, parts: list[_Part], gazetteer: Gazetteer) -> int:
    """How many parts the first name of a run has."""
    known = _known(context, parts, gazetteer)
    size = max(known, 1)
    while size < len(parts) and _opens_name(context, parts[size - 1], first=size == 1):
        size += 1
    if size == 1 and not known and len(parts) > 1 and parts[1].article:
        first = parts[0]
        owned = first.article or context.at(first.last - 1).endswith(_FEMININE)
        size += not owned
    while size < len(parts) and _closes_name(context, parts[size]):
        size += 1
    return size


def _known(context: Context, parts: list[_Part], gazetteer: Gazetteer) -> int:
    """How many parts the longest name of the gazetteer has; 0 if it has none."""
    for size in range(min(LONGEST, len(parts)), 0, -1):
        if gazetteer.has(surface_of(context, range(parts[0].first, parts[size - 1].last))):
            return size
    return 0


def _opens_name(context: Context, part: _Part, *, first: bool) -> bool:
    """ "Tel | Zarbeth", "al-Sheikh | Olin", "New | Kest"; not "Tariq al-Bab | Olin"."""
    word, listed = context.at(part.last - 1), lists()
    return (first or not part.article) and (word in listed.name_opening or word in listed.generic)


def _closes_name(context: Context, part: _Part) -> bool:
    """ "Dorn | al-Kabir", "Nile | Street"."""
    word, listed = context.at(part.last - 1), lists()
    return word in listed.name_closing or (word in listed.facility and not part.article)


def _name(context: Context, words: range, gazetteer: Gazetteer) -> Name:
    surface, first, last = surface_of(context, words), words.start, words.stop
    return Name(first, last, first, last, surface, gazetteer.find(surface), listed=True)
