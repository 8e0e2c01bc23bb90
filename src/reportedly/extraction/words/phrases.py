"""Phrases of a language table as compiled patterns, and the stretches of text to look in.

A table phrase is plain words apart by blanks. ``{name}`` stands for any phrase of the table's list
`name`, ``{name?}`` the same but optional, ``a|b`` inside a word for either, and ``…`` for up to
four words within a clause, ``~ly`` for any word with that ending. ``{name:past}`` stands for the
verbs of a list in that form (`base`, `third`, `past`, `done`, `gerund`, `told` for third or past,
`any`), by the table's list `irregular` where their forms are not regular; ``{name:frame}`` for the
phrases of the list `frame`, with `name` for ``*``. White space in the text may be anything; an
apostrophe any mark.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from reportedly.extraction.words.needed import starts_of, words_of
from reportedly.extraction.words.phrase_patterns import Phrases
from reportedly.extraction.words.slots import items
from reportedly.lang import table
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, clipped, subtract


@cache
def pattern(language: str, name: str, key: str) -> Phrases:
    """What matches any phrase of the list at the dotted `key` of a table."""
    return Phrases(listed(language, name, key), table(language, name))


@cache
def listed(language: str, name: str, key: str) -> tuple[str, ...]:
    """The phrases at the dotted `key`: a list, or a string of words ("_" for a blank in one)."""
    value: Any = table(language, name)
    for part in key.split("."):
        value = value[part]
    return tuple(items(value))


@cache
def listed_words(language: str, name: str, key: str) -> frozenset[str]:
    """The phrases at the dotted `key`, to ask whether a word is one of them."""
    return frozenset(listed(language, name, key))


def found_in(reading: Reading, name: str, key: str, where: Iterable[Span]) -> list[Span]:
    """Where phrases at the dotted `key` of a table match inside each span of `where`, in order.

    They are tried only where a word stands that all of them need (see needed.py): most stand in no
    sentence of a report.
    """
    known = _starts_known(reading)
    starts = known[name, key] if (name, key) in known else _starts(reading, name, key)
    if starts is not None:
        if not starts:
            return []
        where = [span for span in where if _begins_in(starts, span)]
    return (
        matches(pattern(reading.language or "en", name, key), reading.text, where) if where else []
    )


def may_stand(reading: Reading, name: str, keys: tuple[str, ...], where: Iterable[Span]) -> bool:
    """False if no phrase of any of the `keys` can stand in `where`: a look before all are tried."""
    known = _keys_known(reading)
    if (name, keys) not in known:
        each = [_starts(reading, name, key) for key in keys]
        every = [start for starts in each for start in starts or ()]
        known[name, keys] = None if None in each else sorted(every)
    starts = known[name, keys]
    return starts is None or any(_begins_in(starts, span) for span in where)


def _begins_in(starts: Sequence[int], span: Span) -> bool:
    """True if one of `starts`, which are in order, lies in the span."""
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _starts(reading: Reading, name: str, key: str) -> Sequence[int] | None:
    """Where the words stand of which every phrase at `key` needs one, in order; None if none is.

    Of phrases that need another word that the report has not got, none is looked for.
    """
    phrases = pattern(reading.language or "en", name, key)
    able = None if phrases.needed is None else phrases.needed_in(words_of(reading))
    found = None if able is None else starts_of(reading, able)
    _starts_known(reading)[name, key] = found
    return found


@once_a_reading
def _keys_known(reading: Reading) -> dict[tuple[str, tuple[str, ...]], Sequence[int] | None]:
    """Table and keys -> where the words stand that phrases of any of them need, likewise."""
    return {}


@once_a_reading
def _starts_known(reading: Reading) -> dict[tuple[str, str], Sequence[int] | None]:
    """Table and key -> where the words stand that its phrases need, filled as they are asked."""
    return {}


def matches(phrases: Phrases | re.Pattern[str], text: str, where: Iterable[Span]) -> list[Span]:
    """Where `phrases` match inside each span of `where`, in order."""
    return [
        Span(found.start(), found.end())
        for span in where
        for found in phrases.finditer(text, span.start, span.end)
    ]


def words_in(reading: Reading, spans: Spans) -> list[Span]:
    """The words wholly inside `spans`, in order."""
    words = reading.words
    return [words[at] for at in numbers_in(reading, spans)]


def numbers_in(reading: Reading, spans: Spans) -> list[int]:
    """The numbers of the words wholly inside `spans`, in order."""
    view = view_of(reading)
    return [at for span in spans for at in view.range(span)]


def lowered_words(reading: Reading, spans: Spans) -> frozenset[str]:
    """The words wholly inside `spans` in small letters, with plain apostrophes."""
    view = view_of(reading)
    ranges = [view.range(span) for span in spans]
    return frozenset().union(*(view.lowers[near.start : near.stop] for near in ranges))


def sentences_of(reading: Reading, spans: Spans) -> range:
    """Indexes of the sentences from the first to the last character of `spans`."""
    if not spans:
        return range(0)
    first = reading.sentence_at(spans[0].start)
    return range(first, reading.sentence_at(spans[-1].end - 1) + 1)


def in_sentence(reading: Reading, attribution: Attribution, offset: int) -> Spans:
    """What the content holds of the sentence at `offset`, which stands whole if that is nothing."""
    sentence = reading.sentences[reading.sentence_at(offset)]
    return clipped(attribution.content, sentence) or (sentence,)


@once_a_reading
def frame_of(reading: Reading, attribution: Attribution) -> Spans:
    """The words around a content that say who said it and how; for narration its own words.

    They are what its source's and cue's sentences hold outside the content.
    """
    if attribution.quotation is Quotation.NARRATION:
        return attribution.content
    anchors = tuple(sorted((*attribution.source, *attribution.cue))) or attribution.content
    sentences = sentences_of(reading, anchors)
    if not sentences:
        return ()
    whole = Span(reading.sentences[sentences[0]].start, reading.sentences[sentences[-1]].end)
    return subtract(whole, attribution.content)
