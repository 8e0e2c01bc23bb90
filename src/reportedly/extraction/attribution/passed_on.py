"""Gives what an outlet passes on to the one whose words it is: "the Herald quoted X as saying".

The outlet is a link of the chain (see chain.py), not the one who speaks: "the Herald reported,
citing an officer" is what the officer says, and "X said, according to the Herald" what X does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.attribution.citing import (
    name_cited,
    passes_on,
    sourced,
    without_citing,
)
from reportedly.extraction.chain.outlets import TABLE
from reportedly.extraction.words.phrases import pattern
from reportedly.lang.lexicon import lowered
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, around, subtract, text_of, trim

_AS_SAYING = re.compile(r"\bas\s+(?:also\s+)?(\w+ing)\b")
_QUOTING = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|also) )*(?:quot|cit)(?:ed|es|e|ing))\s+(?:the |an? )?$"
)
REST = 60  # characters of a frame's adjuncts: "on Tuesday in a video message"
_GATE = ("quot", "cit", "as say", "according to", "attributing", "report")


def hand_over(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, where what was passed on has for its source the one who said it."""
    low = lowered(reading.text)
    if not any(word in low for word in _GATE):
        return list(found)
    kept = [_with_quoting(reading.text, _without_source(reading.text, item)) for item in found]
    for step in (_join_quoting, _fold_accord, name_cited, without_citing):
        kept = step(reading, kept)
    return kept


def _join_quoting(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "The Herald quoted | X as saying …": one attribution, X's."""
    dropped: set[int] = set()
    changed: dict[int, Attribution] = {}
    for index, item in enumerate(found):
        if (beside := _said_by_whom(reading, found, item)) is not None:
            changed[beside] = _with_cue(reading, found[beside], item)
            dropped.add(index)
            continue
        if not _quotes(reading, item):
            continue
        inner = next((n for n in _inside(found, index) if _is_saying(reading, found[n])), None)
        if inner is not None:
            changed[inner] = _with_cue(reading, found[inner], item)
            dropped.add(index)
        elif (turned := _turned(reading, item)) is not None:
            changed[index] = turned
    return [changed.get(n, item) for n, item in enumerate(found) if n not in dropped]


def _said_by_whom(reading: Reading, found: list[Attribution], item: Attribution) -> int | None:
    """The attribution "X, …, as saying that …" of whom `item` has for all that is quoted."""
    if len(item.content) != 1 or not _is_quoting(reading, item):
        return None
    (piece,) = item.content
    for n, other in enumerate(found):
        speaks = other is not item and other.cue and other.source
        if speaks and piece.contains(other.source[0]) and _is_saying(reading, other):
            return n
    return None


def _with_cue(reading: Reading, item: Attribution, quoting: Attribution) -> Attribution:
    """ "Quoted … as saying": the cue of the outlet's verb and of the source's.

    Of "quoted the governor, Oleksa | Vell, as saying" the source is the governor.
    """
    cue = tuple(sorted({*quoting.cue, *_with_as(reading, item.cue)}))
    quoted, own = quoting.content[0], item.source
    comma = reading.text.find(",", *quoted)
    if own and quoted.contains(own[0]) and comma > 0:
        return replace(item, source=(Span(quoted.start, comma),), cue=cue)
    return replace(item, cue=cue)


def _without_source(text: str, item: Attribution) -> Attribution:
    """ "…, the Herald quoted | Vell | as saying": the cue is what stands around the source."""
    if item.made.rule != "quoted-as" or not any(
        cue.contains(source) for cue in item.cue for source in item.source
    ):
        return item
    pieces = (x for cue in item.cue for x in subtract(cue, item.source))
    return replace(item, cue=tuple(filter(None, (trim(text, piece) for piece in pieces))))


def _with_quoting(text: str, item: Attribution) -> Attribution:
    """ "The Herald quoted | X as saying": the cue begins before the source."""
    if not item.cue or not item.source or not item.cue[0].of(text).startswith("as "):
        return item
    verb = _QUOTING.search(text, max(0, item.source[0].start - REST), item.source[0].start)
    if verb is None or any(verb.start("cue") < cue.start < verb.end() for cue in item.cue):
        return item
    return replace(item, cue=tuple(sorted((Span(*verb.span("cue")), *item.cue))))


def _quotes(reading: Reading, item: Attribution) -> bool:
    """True if the cue is "quoted" or "reported", and "as saying" follows in its sentence."""
    return _is_quoting(reading, item) and any(
        _AS_SAYING.search(piece.of(reading.text)) for piece in item.content
    )


def _is_quoting(reading: Reading, item: Attribution) -> bool:
    if not item.cue or item.quotation is Quotation.NARRATION:
        return False
    said = text_of(reading.text, item.cue)
    return pattern(reading.language or "en", TABLE, "quoting").search(said) is not None


def _inside(found: Sequence[Attribution], index: int) -> Iterator[int]:
    """Attributions whose cue stands in the content of the one at `index`."""
    pieces = found[index].content
    for n, other in enumerate(found):
        if n != index and other.cue and any(piece.contains(other.cue[0]) for piece in pieces):
            yield n


def _is_saying(reading: Reading, item: Attribution) -> bool:
    text = reading.text
    return any(
        text[max(0, cue.start - 3) : cue.start] == "as " or cue.of(text).startswith("as ")
        for cue in item.cue
    )


def _with_as(reading: Reading, cue: Spans) -> Spans:
    """The cue with the "as" before it."""
    return tuple(
        Span(piece.start - 3, piece.end)
        if reading.text[max(0, piece.start - 3) : piece.start] == "as "
        else piece
        for piece in cue
    )


def _turned(reading: Reading, item: Attribution) -> Attribution | None:
    """ "“It fell,” the Herald quoted *X as saying*": who spoke stands in the content's own end."""
    for n, piece in enumerate(item.content):
        match = _AS_SAYING.search(reading.text, piece.start, piece.end)
        if match is None:
            continue
        who = trim(reading.text, Span(piece.start, match.start()))
        after = trim(reading.text, Span(match.end(), piece.end))
        rest = tuple(x for m, x in enumerate(item.content) if m != n)
        if after is not None and any(map(str.isalnum, after.of(reading.text))):
            rest = tuple(sorted((*rest, after)))
        if who is None or not rest or '"' in who.of(reading.text):
            return None
        cue = tuple(sorted((*item.cue, Span(*match.span()))))
        return sourced(reading, item, (who,), cue, rest)
    return None


def _fold_accord(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "X said it fell, according to the Herald": what X said, and no claim of the Herald's."""
    dropped: set[int] = set()
    changed: dict[int, Attribution] = {}
    for index, item in enumerate(found):
        if not _accords(reading, item):
            continue
        inner = next((n for n in _inside(found, index) if _is_all_of(item, found[n])), None)
        if inner is None:
            continue
        dropped.add(index)
        taken = [*item.source, *item.cue]
        pieces = (x for piece in found[inner].content for x in subtract(piece, taken))
        left = tuple(filter(None, (trim(reading.text, piece) for piece in pieces)))
        changed[inner] = replace(found[inner], content=left or found[inner].content)
    return [changed.get(n, item) for n, item in enumerate(found) if n not in dropped]


def _accords(reading: Reading, item: Attribution) -> bool:
    """True of "according to" an outlet, or to what keeps a speech word by word, and of "…, the
    Herald reported"."""
    if not item.cue or not item.source or item.quotation is Quotation.NARRATION:
        return False
    language, cue, source = reading.language or "en", item.cue[0], item.source[0]
    said = text_of(reading.text, item.cue)
    if "ccording to" in said:
        records = pattern(language, TABLE, "records").search(source.of(reading.text))
        return records is not None or passes_on(reading, source)
    behind = item.content[0].start < source.start
    relays = behind and pattern(language, TABLE, "relayed").search(reading.text, *cue)
    return bool(relays) and passes_on(reading, source, reports=True)


def _is_all_of(item: Attribution, inner: Attribution) -> bool:
    """True if hardly anything but the words and the frame of `inner` is said by `item`."""
    if not inner.source or inner.quotation is Quotation.NARRATION:
        return False
    parts = [*inner.source, *inner.cue, *inner.content]
    whole = around(parts)
    left = [x for piece in item.content for x in subtract(piece, [whole, *item.source, *item.cue])]
    return sum(span.end - span.start for span in left) <= REST
