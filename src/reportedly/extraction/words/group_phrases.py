"""Some of a body or of people: "fighters of the Dawn Front", "two of our soldiers".

A noun for armed people or a part of a force says who of a body acts, a number how many; what comes
after says who they are. Both are one mention, with the name and kind of the latter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extraction.events.noticed_roles import alternatives
from reportedly.lang.lexicon import view_of
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span

_BODIES = frozenset(
    (
        SourceKind.MILITARY,
        SourceKind.ARMED_GROUP,
        SourceKind.ORGANISATION,
        SourceKind.GOVERNMENT,
    )
)
_FROM = (SourceKind.MILITARY, SourceKind.ARMED_GROUP, SourceKind.ORGANISATION)  # "gunmen from X"
_REACH = 60  # characters before a name in which "fighters of the" stands


def with_group_phrases(reading: Reading, known: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """`known` mentions, those of bodies and people with the noun or number before them."""
    text = view_of(reading).text
    wider = {mention.span: _wider(reading, text, mention) for mention in known}
    grown = {span: whole for span, whole in wider.items() if whole is not None}
    if not grown:
        return tuple(known)
    return tuple(
        replace(mention, span=whole, as_written=whole.of(text))
        if (whole := grown.get(mention.span))
        else mention
        for mention in known
        if mention.span in grown or not any(w.contains(mention.span) for w in grown.values())
    )


def _wider(reading: Reading, text: str, mention: ActorMention) -> Span | None:
    """The mention with "fighters of the" before it; None if nothing such stands there."""
    start, language = mention.span.start, reading.language or "en"
    sentence = reading.sentences[reading.sentence_at(start)]
    before = text[max(sentence.start, start - _REACH) : start]
    found = _shares(language).search(before)
    if found is None and mention.kind in _BODIES:
        found = _leading(language, "of|from" if mention.kind in _FROM else "of").search(before)
    return Span(start - len(before) + found.start(), mention.span.end) if found else None


@cache
def _leading(language: str, by: str) -> re.Pattern[str]:
    nouns = alternatives(language, "ranks")
    return re.compile(rf"\b(?:{nouns})\s+(?:{by})\s+(?:(?:the|so[- ]called|a)\s+)*\Z", re.I)


@cache
def _shares(language: str) -> re.Pattern[str]:
    numbers, whose = (alternatives(language, key) for key in ("shares", "whose"))
    return re.compile(rf"\b(?:{numbers})\s+of\s+(?:{whose})\s+\Z", re.I)
