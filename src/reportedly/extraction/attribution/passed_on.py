"""Gives what an outlet passes on to the one whose words it is: "the Herald quoted X as saying".

The outlet is a link of the chain (see chain.py), not the one who speaks: "the Herald reported,
citing an officer" is what the officer says, and "X said, according to the Herald" what X does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.chain.addressed import seems_outlet
from reportedly.extraction.chain.outlets import TABLE, is_outlet
from reportedly.extraction.words.phrases import found_in, pattern
from reportedly.lang.lexicon import lowered
from reportedly.model.attribution import Attribution, Quotation, quotation_of
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, around, subtract, text_of, trim

_AS_SAYING = re.compile(r"\bas\s+(?:also\s+)?(\w+ing)\b")
_WHO = re.compile(
    r"\s+(?P<who>(?:(?!\bas\b)[^,.;:“”\"()])+?)(?=,|\.|;|\s+(?:that|as|said|reported|and)\b|\s*$)"
)
_QUOTING = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had|also) )*(?:quot|cit)(?:ed|es|e|ing))\s+(?:the |an? )?$"
)
_OPENING = re.compile(r"[\s,]*(?:that\s+)?")
REST = 60  # characters of a frame's adjuncts: "on Tuesday in a video message"
_GATE = ("quot", "cit", "as say", "according to", "attributing", "report")


def hand_over(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, where what was passed on has for its source the one who said it."""
    low = lowered(reading.text)
    if not any(word in low for word in _GATE):
        return list(found)
    kept = [_with_quoting(reading.text, _without_source(reading.text, item)) for item in found]
    for step in (_join_quoting, _fold_accord, _name_cited):
        kept = step(reading, kept)
    return kept


def _join_quoting(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "The Herald quoted | X as saying …": one attribution, X's."""
    dropped: set[int] = set()
    changed: dict[int, Attribution] = {}
    for index, item in enumerate(found):
        if not _quotes(reading, item):
            continue
        inner = next((n for n in _inside(found, index) if _is_saying(reading, found[n])), None)
        if inner is not None:
            cue = tuple(sorted({*item.cue, *_with_as(reading, found[inner].cue)}))
            changed[inner] = replace(found[inner], cue=cue)
            dropped.add(index)
        elif (turned := _turned(reading, item)) is not None:
            changed[index] = turned
    return [changed.get(n, item) for n, item in enumerate(found) if n not in dropped]


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
    if not item.cue or item.quotation is Quotation.NARRATION:
        return False
    return pattern(reading.language or "en", TABLE, "quoting").search(
        text_of(reading.text, item.cue)
    ) is not None and any(_AS_SAYING.search(piece.of(reading.text)) for piece in item.content)


def _inside(found: Sequence[Attribution], index: int) -> Iterator[int]:
    """Attributions whose cue stands in the content of the one at `index`."""
    pieces = found[index].content
    for n, other in enumerate(found):
        if n != index and other.cue and any(piece.contains(other.cue[0]) for piece in pieces):
            yield n


def _is_saying(reading: Reading, item: Attribution) -> bool:
    before = reading.text[max(0, item.cue[0].start - 3) : item.cue[0].start]
    return before == "as " or item.cue[0].of(reading.text).startswith("as ")


def _with_as(reading: Reading, cue: Spans) -> Spans:
    """The cue with the "as" before it."""
    first = cue[0]
    if reading.text[max(0, first.start - 3) : first.start] == "as ":
        return (Span(first.start - 3, first.end), *cue[1:])
    return cue


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
        return _sourced(reading, item, (who,), cue, rest)
    return None


def _sourced(
    reading: Reading, item: Attribution, source: Spans, cue: Spans, content: Spans
) -> Attribution:
    quotation = quotation_of(reading.outer_quotations(), content)
    return replace(item, source=source, cue=cue, content=content, quotation=quotation)


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
        return records is not None or _passes_on(reading, source)
    behind = item.content[0].start < source.start
    relays = behind and pattern(language, TABLE, "relayed").search(reading.text, *cue)
    return bool(relays) and _passes_on(reading, source, reports=True)


def _passes_on(reading: Reading, source: Span, *, reports: bool = False) -> bool:
    """True of an outlet, or of a name that may be one's where it passes on another's words."""
    return is_outlet(reading, source) or seems_outlet(reading, source, reports=reports)


def _is_all_of(item: Attribution, inner: Attribution) -> bool:
    """True if hardly anything but the words and the frame of `inner` is said by `item`."""
    if not inner.source or inner.quotation is Quotation.NARRATION:
        return False
    parts = [*inner.source, *inner.cue, *inner.content]
    whole = around(parts)
    left = [x for piece in item.content for x in subtract(piece, [whole, *item.source, *item.cue])]
    return sum(span.end - span.start for span in left) <= REST


def _name_cited(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """ "The Herald reported, citing an officer, that …": the officer is the source."""
    return [
        _by_cited(reading, _by_named(reading, item))
        if item.source and item.cue and item.quotation is not Quotation.NARRATION
        else item
        for item in found
    ]


def _by_named(reading: Reading, item: Attribution) -> Attribution:
    """ "The Herald citing an officer | said": the officer, whom the source itself names."""
    source = item.source[0]
    for citing in found_in(reading, TABLE, "citing", (source,)):
        outlet = trim(reading.text, Span(source.start, citing.start))
        who = trim(reading.text, Span(citing.end, source.end))
        if outlet and who and _passes_on(reading, outlet):
            return _sourced(reading, item, (who,), item.cue, item.content)
    return item


def _by_cited(reading: Reading, item: Attribution) -> Attribution:
    text = reading.text
    sentence = reading.sentences[reading.sentence_at(item.cue[0].start)]
    start = min(item.source[0].end, item.cue[-1].end)
    for citing in found_in(reading, TABLE, "citing", (Span(start, sentence.end),)):
        match = _WHO.match(text, citing.end, sentence.end)
        if match is None or _parted(text, item, citing.start):
            break
        if match["who"].startswith(("by ", "in ")) or not _passes_on(reading, item.source[0]):
            break
        who = trim(text, Span(*match.span("who")))
        if who is None:
            break
        aside = text.rfind(",", start, citing.start)
        words = Span(citing.start if aside < 0 else aside, who.end)
        left = [x for piece in item.content for x in subtract(piece, [words])]
        bare = tuple(filter(None, (_bare(text, piece) for piece in left)))
        if bare and not any(who.overlaps(piece) for piece in bare):
            return _sourced(reading, item, (who,), item.cue, bare)
    return item


def _parted(text: str, item: Attribution, at: int) -> bool:
    """True if another sentence part stands between the frame or content and the citing words."""
    ends = [piece.end for piece in (*item.cue, *item.content) if piece.end <= at + 1]
    return bool(re.search(r"[;.]", text[max(ends, default=at) : at]))


def _bare(text: str, piece: Span) -> Span | None:
    match = _OPENING.match(text, piece.start, piece.end)
    start = match.end() if match else piece.start
    end = piece.end
    while end > start and text[end - 1] in ", ":
        end -= 1
    return Span(start, end) if end - start > 1 else None
