"""Who passed a claim on, and through what channel.

Only the frame is read: the words of the source's and cue's sentences outside the content.
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.extraction.phrases import compile_phrases, frame_of, listed, matches, pattern
from reportedly.lang import table
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import ChainLink, Channel, LinkRelation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

VERSION = "1"
TABLE = "chain"
CREDIT_REACH = 160  # characters: a dateline's credit stands in the first line
_KIND = r"(?:news agency|news agencies|agency|newspaper|television|TV|radio|channel|broadcaster|"
_KIND += r"magazine|network|website|daily|wire|media)"
_CAPITAL = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'&/-]*)"
_NAME = re.compile(
    rf"(?:the |an? )?(?P<name>(?:[\w’'.-]+ ){{0,4}}?{_CAPITAL}"
    rf"(?: (?:{_CAPITAL}|&|\d+|of|al-\w+))*(?: {_KIND})?)"
)
_GENERIC = re.compile(rf"(?:the |an? )?(?:[\w-]+ ){{0,3}}{_KIND}\b")
_TAIL = re.compile(r"(?:’s|'s|\.|,|-)+$|\s(?:on|in|at|of|as)$")
_BACKED = r"(?P<who>(?:[A-Z][\w.]*[- ]?){1,3}?)-(?:%s)\b"
_CREDIT_OPENING = re.compile(r"\((?P<name>[A-Z][\w .&’'/-]{1,40})\)\s*(?:[-–—:]|$)")
_CREDIT_CLOSING = re.compile(
    r"(?:\((?P<a>[A-Z][\w .&’'/-]{1,40})\)|[.”\"]\s*[-–—]{1,2}\s*(?P<b>[A-Z][\w .&’'/]{1,40}))"
    r"\s*\.?\s*\Z"
)
_ISSUER = re.compile(
    r"\s+(?:the |an? )?[^,.;:()“”\"]{2,60}?"
    r"(?=\s(?:on|in|that|which|said|says|and)\s|[,.;:()“”\"]|$)"
)
_ADDRESSEE = (LinkRelation.TOLD,)


def find_chain(
    reading: Reading, attribution: Attribution, publisher: str | None = None
) -> tuple[ChainLink, ...]:
    """Those between publisher and speaker, outermost first; the publisher is left out.

    The report's own credit line comes first, then who carried or quoted the words, then who was
    told them, then who issued or backed the document that speaks.
    """
    links: list[ChainLink] = []
    for link in (
        *_credits(reading),
        *_passed_on(reading, attribution),
        *_issued(reading, attribution),
        *_backed(reading, attribution),
    ):
        own = publisher is not None and _bare_name(link.name) == _bare_name(publisher)
        if not own and all(link.name.casefold() != known.name.casefold() for known in links):
            links.append(link)
    return tuple(links)


def _bare_name(name: str) -> str:
    """A publisher's name for comparison: "The Kest Herald" and "kestherald.example" are one."""
    words = re.findall(r"[^\W_]+", name.casefold().removeprefix("www."))
    if "." in name and " " not in name.strip():
        words = words[:-1]
    return "".join(words).removeprefix("the")


def find_channel(reading: Reading, attribution: Attribution) -> Channel | None:
    """Where it was said, as the frame names it: a platform if there is one, else a genre."""
    if attribution.quotation is Quotation.NARRATION:
        return None
    frame = _own_frame(reading, attribution)
    named = matches(_channels(reading.language or "en"), reading.text, frame)
    for name in table(reading.language or "en", TABLE)["channels"] if named else ():
        phrases = pattern(reading.language or "en", TABLE, f"channels.{name}")
        found = matches(phrases, reading.text, frame)
        if found:
            return Channel(name=name, span=_nearest(found, attribution))
    platform_x = matches(_ON_X, reading.text, frame)
    return Channel(name="X", span=platform_x[0]) if platform_x else None


@cache
def _channels(language: str) -> re.Pattern[str]:
    """Any phrase of any channel: most frames have none, and are read once instead of 24 times."""
    names = table(language, TABLE)["channels"]
    every = [phrase for name in names for phrase in listed(language, TABLE, f"channels.{name}")]
    return compile_phrases(every, table(language, TABLE))


_ON_X = re.compile(r"(?<=\bon )X(?=[\s,.]|$)|\bX, formerly (?:known as )?Twitter")


@once_a_reading
def _own_frame(reading: Reading, attribution: Attribution) -> Spans:
    """The frame without what stands beyond another clause of the publisher's ("…, and the …")."""
    pieces = []
    for piece in frame_of(reading, attribution):
        anchors = [s for s in (*attribution.source, *attribution.cue) if piece.overlaps(s)]
        start = anchors[-1].end if anchors else piece.start
        border = _OTHER_CLAUSE.search(reading.text, start, piece.end)
        pieces.append(Span(piece.start, border.start()) if border else piece)
    return tuple(piece for piece in pieces if piece.start < piece.end)


_OTHER_CLAUSE = re.compile(
    r",\s+(?:and|but|while|as)\s+(?:the|a|an|its|his|her|their|we|it|[A-Z])|;\s"
)


def _nearest(found: list[Span], attribution: Attribution) -> Span:
    """The match nearest to the cue."""
    cue = (attribution.cue or attribution.source or attribution.content)[0]
    return min(found, key=lambda span: (abs(span.start - cue.end), span))


def _passed_on(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """Links the frame's own words give: carried and quoted (outer), then told."""
    if attribution.quotation is Quotation.NARRATION:
        return
    frame = _own_frame(reading, attribution)
    yield from _citing(reading, attribution, frame)
    for key, relation in (
        ("carried", LinkRelation.CARRIED),
        ("quoted_as_by", LinkRelation.QUOTED),
        ("quoted", LinkRelation.QUOTED),
        ("told", LinkRelation.TOLD),
    ):
        for cue in matches(pattern(reading.language or "en", TABLE, key), reading.text, frame):
            span = _outlet_after(reading, cue.end, must_be_media=relation in _ADDRESSEE)
            if span is not None and not any(span.overlaps(c) for c in attribution.content):
                yield _link(reading, span, relation, key)


def _citing(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[ChainLink]:
    """ "Interfax reported, citing the ministry": the outlet before the word carried the words."""
    phrases = pattern(reading.language or "en", TABLE, "citing")
    for cue in matches(phrases, reading.text, frame):
        first = max(piece.start for piece in frame if piece.contains(cue))
        verbs = [own.start for own in attribution.cue if first < own.start < cue.start]
        before = Span(first, min(verbs, default=cue.start))
        outlet = _outlet_before(reading, before)
        verb = cue.of(reading.text).lower()
        relation = LinkRelation.QUOTED if "quot" in verb else LinkRelation.CARRIED
        if outlet is not None:
            yield _link(reading, outlet, relation, "citing")


def _outlet_before(reading: Reading, span: Span) -> Span | None:
    """The last outlet named in `span`."""
    last = None
    for found in _NAME.finditer(reading.text, span.start, span.end):
        named = _outlet(reading, Span(*found.span("name")))
        last = named or last
    for found in _GENERIC.finditer(reading.text, span.start, span.end):
        last = last or Span(*found.span())
    return last


def _outlet_after(reading: Reading, start: int, *, must_be_media: bool) -> Span | None:
    """The name right after `start`, if it is an outlet's (or a body's, unless media is asked)."""
    text = reading.text
    generic = _GENERIC.match(text, start + 1)
    found = _NAME.match(text, start + 1)
    if generic is not None and (found is None or generic.end() > found.end()):
        return trim(text, Span(*generic.span()))
    if found is None:
        return None
    name = Span(*found.span("name"))
    return _outlet(reading, name) or (None if must_be_media else _tidy(text, name))


def _outlet(reading: Reading, name: Span) -> Span | None:
    """`name` if it is an outlet's: listed, with an outlet's word, or all capitals."""
    language, text = reading.language or "en", reading.text
    tidy = _tidy(text, name)
    if tidy is None:
        return None
    words = tidy.of(text)
    if pattern(language, TABLE, "not_outlets").search(words):
        return None
    for outlet in _outlets(language):
        at = outlet in words and re.search(rf"(?<![\w-]){re.escape(outlet)}(?![\w-])", words)
        if at:
            media = pattern(language, TABLE, "outlet_words").search(words, at.end())
            end = tidy.end if media else tidy.start + at.end()
            return Span(tidy.start + at.start(), end)
    if words.startswith("The ") and name.start > 0 and text[name.start - 1] == " ":
        return tidy  # newspapers write their article with a capital inside a sentence
    last = words.rsplit(maxsplit=1)[-1]
    if pattern(language, TABLE, "outlet_words").search(words):
        return tidy
    return tidy if re.fullmatch(r"[A-Z]{3,5}", last) and " " not in words else None


@cache
def _outlets(language: str) -> tuple[str, ...]:
    """The listed outlets, longest first."""
    return tuple(sorted(listed(language, TABLE, "outlets"), key=len, reverse=True))


def _tidy(text: str, name: Span) -> Span | None:
    """A name without a trailing preposition, possessive or mark."""
    words = name.of(text)
    while _TAIL.search(words):
        words = _TAIL.sub("", words)
    return trim(text, Span(name.start, name.start + len(words))) if words else None


def _issued(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """ "a statement issued by the council", "a report by the mission": a document's issuer."""
    language, text = reading.language or "en", reading.text
    documents = pattern(language, TABLE, "documents")
    for source in attribution.source:
        window = Span(source.start, min(len(text), source.end + 60))
        for cue in matches(pattern(language, TABLE, "issued"), text, (window,)):
            yield from _issuer(reading, attribution, cue.end)
        found = documents.search(text, source.start, source.end)
        if found and text.startswith((" by ", " from "), found.end()):
            yield from _issuer(reading, attribution, text.index(" ", found.end() + 1))


def _issuer(reading: Reading, attribution: Attribution, start: int) -> Iterator[ChainLink]:
    found = _ISSUER.match(reading.text, start)
    span = trim(reading.text, Span(*found.span())) if found else None
    if span is not None and not any(span.overlaps(c) for c in attribution.content):
        yield _link(reading, span, LinkRelation.ISSUED, "issued")


def _backed(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """ "a U.S.-backed assessment": who stands behind the source."""
    verbs = "|".join(listed(reading.language or "en", TABLE, "backed"))
    for source in attribution.source:
        for found in re.finditer(_BACKED % verbs, source.of(reading.text)):
            who = Span(source.start + found.start("who"), source.start + found.end("who"))
            yield _link(reading, who, LinkRelation.BACKED, "backed")


@once_a_reading
def _credits(reading: Reading) -> tuple[ChainLink, ...]:
    return tuple(_credit(reading))


def _credit(reading: Reading) -> Iterator[ChainLink]:
    """The agency a report credits at its head, "BRENN (Meridian Wire) -", or at its foot."""
    text = reading.text
    opening = _CREDIT_OPENING.search(text[:CREDIT_REACH])
    closing = _CREDIT_CLOSING.search(text[-CREDIT_REACH:])
    base = max(0, len(text) - CREDIT_REACH)
    for found, offset in ((opening, 0), (closing, base)):
        if found is None:
            continue
        group = next(name for name, value in found.groupdict().items() if value)
        span = Span(offset + found.start(group), offset + found.end(group))
        if _outlet(reading, span) is not None or span.of(text).isupper():
            yield _link(reading, trim(text, span) or span, LinkRelation.CARRIED, "credit")


def _link(reading: Reading, span: Span, relation: LinkRelation, rule: str) -> ChainLink:
    made = Made(by="rules.chain", version=VERSION, rule=rule.replace("_", "-"))
    return ChainLink(span=span, name=span.of(reading.text), relation=relation, made=made)
