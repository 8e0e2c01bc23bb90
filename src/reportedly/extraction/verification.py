"""Remarks on whether a claim was checked, and which claims they are about.

"We could not independently verify the report" is said of a claim told before, not of its own
sentence. A remark binds to the claim its object shares most words with, else to the last attributed
claim before it; plural objects ("the claims", "either side's accounts") bind to several. A plain
"the ministry confirmed" is a cue, not a remark: who may check is in the table.
"""

import re
from bisect import bisect_left, bisect_right

from reportedly.extraction.phrases import (
    frame_of,
    listed,
    matches,
    pattern,
    sentences_of,
)
from reportedly.extraction.remarks import TABLE, Remark, find_all, is_some
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.factuality import Verification
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

VERSION = "1"
WINDOW = 4  # sentences a remark looks back: agencies put it right after the claim or its quotation
PLURAL_WINDOW = 3  # sentences of claims that "the reports" may gather
OPENING = 2  # words before the footage that a narrated claim begins with
LONGEST = 20_000  # characters; no quotation runs on for longer
SIDES_WINDOW = 7  # "either side" looks back over both sides' paragraphs

_RELATIVE = re.compile(r"\b(?:which|that)\s*$", re.IGNORECASE)
_ASPECT = re.compile(
    r"(?:the |its |their )?(?:exact )?(?:location|date|time|place|authenticity|identity|"
    r"origin|source|cause|number|circumstance)s?\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "and", "or", "its", "it")
)


def find_remarks(
    reading: Reading, attributions: tuple[Attribution, ...]
) -> dict[int, tuple[Verification, ...]]:
    """Index of an attribution -> the remarks about it, in text order. Unbound remarks are left."""
    found: dict[int, tuple[Verification, ...]] = {}
    for remark in find_all(reading):
        for index in _bind(reading, attributions, remark):
            said = _verification(reading, attributions, remark)
            found[index] = (*found.get(index, ()), said)
    return found


def _bind(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark
) -> tuple[int, ...]:
    """Indexes of the attributions the remark is about; () if none can be told."""
    near = _near(reading, attributions, remark)
    own = [i for i in near if _frames(reading, attributions[i], remark)]
    if remark.voice == "adjective" and not own:
        own = [i for i in near if _shows(reading, attributions[i], remark)]
    if remark.voice == "adjective" or own:
        return tuple(own[:1])
    before = [
        index
        for index, attribution in ((i, attributions[i]) for i in near)
        if attribution.content[-1].end <= remark.phrase.start
        and _may_be_checked(reading, attribution, remark)
        and not any(c.contains(remark.phrase) for c in attribution.content)
    ]
    if _gathers(reading, remark, "both_sides"):
        sides = _recent(reading, attributions, before, remark, SIDES_WINDOW)
        return _two_sides(reading, attributions, sides)
    recent = _recent(reading, attributions, before, remark, WINDOW)
    if not recent:
        return ()
    return _chosen(reading, attributions, recent, remark)


def _near(reading: Reading, attributions: tuple[Attribution, ...], remark: Remark) -> list[int]:
    """Indexes of the attributions that any rule of binding could look at."""
    here = reading.sentence_at(remark.phrase.start)
    start = reading.sentences[max(0, here - SIDES_WINDOW)].start
    end = reading.sentences[here].end
    first = bisect_left(attributions, start - LONGEST, key=_opens_at)
    last = bisect_left(attributions, end, key=_opens_at)
    return [i for i in range(first, last) if attributions[i].content[-1].end > start]


def _opens_at(attribution: Attribution) -> int:
    return min(
        spans[0].start
        for spans in (attribution.source, attribution.cue, attribution.content)
        if spans
    )


def _frames(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """True if the remark stands in the attribution's own frame: "in a claim that could not …"."""
    if attribution.quotation is Quotation.NARRATION:
        return False
    if not any(piece.contains(remark.phrase) for piece in frame_of(reading, attribution)):
        return False
    if remark.voice == "adjective":
        anchors = (*attribution.source, *attribution.cue)
        return any(span.overlaps(_noun_phrase(remark)) for span in anchors)
    if remark.voice == "passive" and remark.checked is not None:
        named = any(remark.checked.contains(cue) for cue in attribution.cue)
        if named and attribution.content[-1].end <= remark.phrase.start:
            return True  # "claims by the army that Kest has fallen are not supported by imagery"
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    before = reading.text[sentence.start : remark.phrase.start]
    fronted = remark.phrase.end <= attribution.content[0].start
    return fronted and _RELATIVE.search(before) is not None


def _shows(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """ "Unverified footage showed tanks": narration that opens with what was not checked."""
    if attribution.quotation is not Quotation.NARRATION or remark.checked is None:
        return False
    start = attribution.content[0].start
    opening = reading.text[start : remark.phrase.start].split()
    things = pattern(reading.language or "en", TABLE, "shown_things")
    inside = start <= remark.phrase.start < attribution.content[-1].end
    return (
        inside and len(opening) <= OPENING and bool(things.match(remark.checked.of(reading.text)))
    )


def _noun_phrase(remark: Remark) -> Span:
    return Span(remark.phrase.start, remark.phrase.end + 1)


def _may_be_checked(reading: Reading, attribution: Attribution, remark: Remark) -> bool:
    """An attributed claim; or narration that names the very thing checked ("the footage")."""
    if attribution.quotation is not Quotation.NARRATION or remark.voice == "caution":
        return True
    if remark.checked is None:
        return False
    thing = pattern(reading.language or "en", TABLE, "shown_things")
    named = {found.group().lower() for found in thing.finditer(remark.checked.of(reading.text))}
    return bool(named & _words(text_of(reading.text, attribution.content)))


def _recent(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    indexes: list[int],
    remark: Remark,
    window: int,
) -> tuple[int, ...]:
    """Those that end within `window` sentences of the remark and are not inside another."""
    here = reading.sentence_at(remark.phrase.start)
    near = [
        index
        for index in indexes
        if here - sentences_of(reading, attributions[index].content)[-1] <= window
    ]
    return tuple(index for index in near if attributions[index].within not in near)


def _two_sides(
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
        sources.add(text_of(reading.text, item.source).lower())
        kept.append(index)
    return tuple(reversed(kept))


def _chosen(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    recent: tuple[int, ...],
    remark: Remark,
) -> tuple[int, ...]:
    """Of recent claims: those sharing most words with what was checked, else the last."""
    if _gathers(reading, remark, "counts"):
        counted = [i for i in recent if _has_digit(reading, attributions[i])]
        recent = tuple(counted) or recent
    shared = {index: _shared(reading, attributions[index], remark) for index in recent}
    most = max(shared.values())
    best = [index for index in recent if shared[index] == most]
    last = max(best, key=lambda index: attributions[index].content[-1].end)
    if not _gathers(reading, remark, "plural_things"):
        return (last,)
    newest = sentences_of(reading, attributions[last].content)[-1]
    return tuple(
        index
        for index in best
        if newest - sentences_of(reading, attributions[index].content)[-1] < PLURAL_WINDOW
    )


def _has_digit(reading: Reading, attribution: Attribution) -> bool:
    return any(map(str.isdigit, text_of(reading.text, attribution.content)))


def _gathers(reading: Reading, remark: Remark, key: str) -> bool:
    checked = remark.checked.of(reading.text) if remark.checked else ""
    return pattern(reading.language or "en", TABLE, key).search(checked) is not None


def _shared(reading: Reading, attribution: Attribution, remark: Remark) -> int:
    """How many words (by their first five letters) the object shares with source and content."""
    if remark.checked is None:
        return 0
    spans = (*attribution.source, *attribution.content)
    words = _words(text_of(reading.text, tuple(sorted(spans))))
    generic = frozenset(listed(reading.language or "en", TABLE, "plural_things"))
    mine = _words(remark.checked.of(reading.text)) - generic
    return len({word[:5] for word in mine} & {word[:5] for word in words})


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]{2,}", text.lower())) - _STOP


def _verification(
    reading: Reading, attributions: tuple[Attribution, ...], remark: Remark
) -> Verification:
    whole = remark.whole
    return Verification(
        status=remark.status,
        by=_checker(reading, attributions, remark),
        span=whole,
        part=_part(reading, remark),
        method=_method(reading, whole),
        made=Made(by="rules.verification", version=VERSION, rule=remark.key.replace("_", "-")),
    )


def _checker(reading: Reading, attributions: tuple[Attribution, ...], remark: Remark) -> str | None:
    """Who checked, as written; for "it said it could not …" the source of those words."""
    if remark.by is None:
        return None
    written = remark.by.of(reading.text)
    if written.lower() not in ("it", "he", "she", "they", "which", "who", "that"):
        return written
    holders = [a for a in attributions if any(c.contains(remark.phrase) for c in a.content)]
    sources = [a.source for a in holders if a.source]
    return text_of(reading.text, sources[-1]) if sources else written


def _part(reading: Reading, remark: Remark) -> Span | None:
    """What alone was checked: "the location of the footage", "some of the figures"."""
    if remark.checked is None:
        return None
    aspect = _ASPECT.match(reading.text, remark.checked.start, remark.checked.end)
    return remark.checked if aspect or is_some(reading, remark.checked) else None


def _method(reading: Reading, whole: Span) -> str | None:
    """How it was checked: the table's name for the words found from the remark to its stop."""
    language = reading.language or "en"
    sentence = reading.sentences[reading.sentence_at(whole.start)]
    rest = Span(whole.start, sentence.end)
    for method in (
        "geolocation",
        "satellite",
        "metadata",
        "interviews",
        "visit",
        "documents",
        "footage",
    ):
        if matches(pattern(language, TABLE, f"method.{method}"), reading.text, (rest,)):
            return method
    return None
