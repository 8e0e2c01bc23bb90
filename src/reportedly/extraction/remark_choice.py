"""Of the claims that a remark on checking may be about, those that it is about.

By the words that they share with what was checked, by figures, or by the two sides.
"""

import re
from bisect import bisect_right

from reportedly.extraction.phrases import listed, pattern, sentences_of
from reportedly.extraction.remark_parts import TABLE, Remark
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

PLURAL_WINDOW = 3  # sentences of claims that "the reports" may gather

NAMED = 4  # words that tell one claim from all others
_NAMING = frozenset(("passive", "measured", "told", "active"))
_PASSIVE = frozenset(("passive", "none", "measured"))
_CHARGE = re.compile(
    r"(?:the|this|that|these) (?:claim|charge|report|account|allegation|accusation)s?", re.I
)
_STOP = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "and", "or", "its", "it")
)


def two_sides(
    reading: Reading, attributions: tuple[Attribution, ...], recent: tuple[int, ...]
) -> tuple[int, ...]:
    """Of recent claims those from the paragraph on in which the last two sources are met."""
    sources: set[str] = set()
    kept: list[int] = []
    paragraph = -1
    for index in reversed(recent):
        item = attributions[index]
        at = bisect_right(reading.paragraphs, item.content[0].start, key=lambda span: span.start)
        if at != paragraph and len(sources) > 1:
            break
        paragraph = at
        sources.update({text_of(reading.text, item.source).lower()} - {""})
        kept.append(index)
    return tuple(reversed(kept))


def chosen(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    recent: tuple[int, ...],
    remark: Remark,
) -> tuple[int, ...]:
    """Of recent claims: those sharing most words with what was checked, else the last."""
    recent = counted(reading, attributions, recent, remark)
    common = {index: shared(reading, attributions[index], remark) for index in recent}
    most = max(common.values())
    best = [index for index in recent if common[index] == most]
    last = max(best, key=lambda index: attributions[index].content[-1].end)
    if not gathers(reading, remark, "plural_things"):
        return (last,)
    newest = sentences_of(reading, attributions[last].content)[-1]
    return tuple(
        index
        for index in best
        if newest - sentences_of(reading, attributions[index].content)[-1] < PLURAL_WINDOW
    )


def counted(
    reading: Reading, attributions: tuple[Attribution, ...], told: tuple[int, ...], remark: Remark
) -> tuple[int, ...]:
    """Of claims those with a figure, if figures were checked and any has one."""
    if not gathers(reading, remark, "counts"):
        return told
    return tuple(i for i in told if _has_digit(reading, attributions[i])) or told


def _has_digit(reading: Reading, attribution: Attribution) -> bool:
    return any(map(str.isdigit, text_of(reading.text, attribution.content)))


def gathers(reading: Reading, remark: Remark, key: str) -> bool:
    checked = remark.checked.of(reading.text) if remark.checked else ""
    return pattern(reading.language or "en", TABLE, key).search(checked) is not None


def shared(reading: Reading, attribution: Attribution, remark: Remark) -> int:
    """How many words (by their first five letters) the object shares with source and content."""
    if remark.checked is None:
        return 0
    spans = (*attribution.source, *attribution.content)
    told = words_of(text_of(reading.text, tuple(sorted(spans))))
    mine = specific(reading, remark)
    return len({word[:5] for word in mine} & {word[:5] for word in told})


def specific(reading: Reading, remark: Remark) -> frozenset[str]:
    """Words of what was checked that not every claim has."""
    generic = frozenset(listed(reading.language or "en", TABLE, "plural_things"))
    told = remark.checked.of(reading.text) if remark.checked else ""
    return words_of(told) - generic


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]{2,}", text.lower())) - _STOP


def is_another(reading: Reading, remark: Remark) -> bool:
    """ "The toll of 19 given by the local governor": named at length, so not just any claim."""
    words = specific(reading, remark)
    number = any(word.isdigit() for word in words)
    return remark.voice in _PASSIVE and (number or len(words) >= NAMED)


def is_sources(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """ "The number given by the mayor", "the brigade's claim": is it the source that is named?"""
    if remark.checked is None or not attribution.source or remark.voice not in _NAMING:
        return False
    source = {word[:5] for word in words_of(text_of(reading.text, attribution.source))}
    return not source.isdisjoint(word[:5] for word in specific(reading, remark))


def is_bare(reading: Reading, attribution: Attribution) -> bool:
    """ "The charge", "that claim": a content that is told elsewhere."""
    return _CHARGE.fullmatch(text_of(reading.text, attribution.content)) is not None
