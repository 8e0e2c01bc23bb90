"""Outlets that only their place tells: "told Dornews", "in an interview with the Lumen".

A capitalised name that is told something, and is no person, body, country or people, is an
outlet's. Anything the report says of that name elsewhere, but as one says it of an outlet, tells
against it: whoever is a person or a place is named so, or acts, somewhere in the report.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile

from reportedly.extraction.chain.outlets import TABLE, outlet_in
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.needed import starts_of, words_of
from reportedly.extraction.words.phrases import found_in, listed_words, pattern
from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import view_of
from reportedly.lang.nations import case_fits, nation_words
from reportedly.lang.remembered import once_a_reading
from reportedly.lang.roles import known_names, role_words, roles
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span

_CAPITAL = r"[A-Z][\w’'-]*?(?:\.[a-z]{2,4}\b)?(?=[\s,.;:”\"“)]|['’]s?\s|\Z)"
_NO_PERSON = (SourceKind.MEDIA, SourceKind.DOCUMENT)  # "the Tarn Dispatch"
_NAME = re.compile(
    rf"\s+(?P<article>the )?(?P<name>{_CAPITAL}(?: (?:(?:of|de|la|del|der|do|da) )?{_CAPITAL}|"
    r" \d+\b)*)"
)
_APPOSED = re.compile(
    r",\s(?:an?|the|his|her|its|their)\s(?![^,.]{0,60}\s(?:said|told)\b)[^,.]{2,60},"
)
_ARTICLE = " the"  # letters that may stand between "told" and a name
_DOES = re.compile(r"['’]?s?\s+(\w+)")
_NEXT = re.compile(r"[,.;:”\"“)(]|\s*$|\s+(?:[\"“\d]|(?P<word>[A-Za-z’'-]+))")


def addressed_outlet(reading: Reading, cue: Span, start: int) -> Span | None:
    """The name at `start` after `cue`, a way of telling an outlet, if nothing tells against it."""
    if not pattern(reading.language or "en", TABLE, "addressing").fullmatch(reading.text, *cue):
        return None
    return _outlet_at(reading, start, alone=True)


def written_in(reading: Reading, cue: Span) -> Span | None:
    """ "Writes in the Kest Observer": a name after "in" with no article may be a town's."""
    return _outlet_at(reading, cue.end, alone=False)


def seems_outlet(reading: Reading, name: Span, *, reports: bool = False) -> bool:
    """True if nothing tells against a name's being an outlet's, where it passes words on.

    Two bare words may be a person's name, unless what bears it `reports`.
    """
    words = name.of(reading.text).removeprefix("the ").removeprefix("The ")
    bare = Span(name.end - len(words), name.end)
    if not re.fullmatch(rf"{_CAPITAL}(?: (?:{_CAPITAL}|\d+))*", words):
        return False
    if words.split()[0].lower() in lexicon().closed:
        return False
    article = bare != name
    if not article and not reports and re.fullmatch(r"[^\W\d]+ [^\W\d]+", words):
        return False
    return not _is_other(reading, bare, article=article) and _only_told(reading, bare)


def _outlet_at(reading: Reading, start: int, *, alone: bool) -> Span | None:
    found = _NAME.match(reading.text, start)
    if found is None:
        return None
    name = _without_day(reading, Span(*found.span("name")))
    if name is None or not _goes_on(reading, name.end):
        return None
    if outlet_in(reading, name) is not None:
        return name
    if _APPOSED.match(reading.text, name.end):
        return None  # "told Vell, a neighbour, that"
    article = found["article"] is not None
    if (not alone and not article) or _is_other(reading, name, article=article):
        return None
    return name if _only_told(reading, name) else None


def _without_day(reading: Reading, name: Span) -> Span | None:
    """A name without the day after it: "told Dornews Monday"; None if it is a day alone."""
    dates = role_words("en", "function", "dates")
    end, words = name.end, name.of(reading.text).split()
    while words and words[-1].lower() in dates:
        end -= len(words.pop()) + 1
    return Span(name.start, end) if words else None


def _goes_on(reading: Reading, end: int) -> bool:
    """True if the sentence goes on after a name as after an addressee: no noun of its own."""
    found = _NEXT.match(reading.text, end)
    if found is None:
        return False
    following = listed_words(reading.language or "en", TABLE, "after_addressee")
    return found["word"] is None or found["word"].lower() in following | role_words(
        "en", "function", "dates"
    )


def _is_other(reading: Reading, name: Span, *, article: bool) -> bool:
    """True for a person, a body, a country or a people, as the words of the name tell."""
    language, view = reading.language or "en", view_of(reading)
    words = name.of(reading.text).lower().split()
    if pattern(language, TABLE, "not_outlets").search(reading.text, *name):
        return True
    if listed_words(language, TABLE, "other_addressees").intersection(words):
        return True
    if not article and len(words) > 1 and gender_of(words[0]):
        return True
    if words[-1].endswith(tuple(listed_words(language, TABLE, "people_endings"))):
        return True
    lands = tuple(listed_words(language, TABLE, "land_endings"))
    if not article and len(words) == 1 and words[0].endswith(lands):
        return True
    for index in view.range(name):
        role = roles(language).at(view, index)
        if role is not None and role.value.kind not in _NO_PERSON:
            return True
        nation = nation_words(language).at(view, index)
        if nation is not None and nation.span == name and case_fits(view, nation):
            return True
        if known_names(language).at(view, index) is not None:
            return True
    return False


def _only_told(reading: Reading, name: Span) -> bool:
    """True if the report has the name, and words made of it, only as it has an outlet's."""
    return _others_of(reading).get(name.of(reading.text)) <= {name.start}


class _Others:
    """Where a report has a name otherwise than as it has an outlet's; remembers each name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = sorted(words_of(reading))
        self._known: dict[str, set[int]] = {}

    def get(self, name: str) -> set[int]:
        """Where it stands so, and where words made of it stand: "Dornish" of "Dorn"."""
        if name not in self._known:
            self._known[name] = set(self._find(name))
        return self._known[name]

    def _find(self, name: str) -> Iterator[int]:
        text = self._reading.text
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        made_of = re.compile(rf"(?<!\w){re.escape(name)}(?:[a-z]+|['’]s)(?!\w)")
        for start in self._starts(name):
            found = whole.match(text, start)
            if found is not None and not _as_outlet(self._reading, Span(*found.span())):
                yield start
            if " " not in name and made_of.match(text, start) is not None:
                yield -1  # whoever asks: it tells against the name itself

    def _starts(self, name: str) -> list[int]:
        """Where words begin that begin with the first letters of a name."""
        letters = re.match(r"\w*", name.lower())
        first = letters[0] if letters else ""
        at = bisect_left(self._words, first)
        near = takewhile(lambda word: word.startswith(first), islice(self._words, at, None))
        return starts_of(self._reading, frozenset(near))


_others_of = once_a_reading(_Others)


def _as_outlet(reading: Reading, name: Span) -> bool:
    """True where a name is told or cited, or reports."""
    text, language = reading.text, reading.language or "en"
    start = name.start
    while start and text[start - 1] in _ARTICLE:
        start -= 1
    told = _told(reading)
    at = bisect_left(told, start)
    if at < len(told) and told[at] <= name.start:
        return True
    after = _DOES.match(text, name.end)
    reporting = listed_words(language, TABLE, "outlet_does")
    return after is not None and after[1].lower() in reporting


@once_a_reading
def _told(reading: Reading) -> tuple[int, ...]:
    """Where the words end that an addressee, or who is quoted, stands after, in order."""
    whole = (Span(0, len(reading.text)),)
    keys = ("addressing", "citing", "quoted", "writing_in")
    return tuple(sorted(cue.end for key in keys for cue in found_in(reading, TABLE, key, whole)))
