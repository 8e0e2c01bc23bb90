"""Who passed a claim on, and through what channel.

Only the frame is read: the words of the source's and cue's sentences outside the content.
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.extraction.credits import find_credits
from reportedly.extraction.phrases import (
    compile_phrases,
    found_in,
    frame_of,
    listed,
    matches,
    pattern,
)
from reportedly.lang import table
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import ChainLink, Channel, LinkRelation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

VERSION = "1"
TABLE = "chain"
_KIND = r"(?:news agency|news agencies|agency|newspaper|television|TV|radio|channel|broadcaster|"
_KIND += r"magazine|network|website|daily|wire|media)"
_CAPITAL = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'&/-]*)"
_NAME = re.compile(
    rf"(?:the |an? )?(?P<name>(?:[\w’'.-]+ ){{0,4}}?{_CAPITAL}"
    rf"(?: (?:{_CAPITAL}|&|\d+|of|al-\w+))*(?: {_KIND})?)"
)
_GENERIC = re.compile(rf"(?:the |an? )?(?:[\w-]+ ){{0,3}}{_KIND}\b")
_TAIL = re.compile(
    r"(?:’s|'s|\.|,|-)+$|\s(?:on|in|at|of|as)$"
    r"|\s(?:(?:on|late|early) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
_BACKED = r"(?P<who>(?:[A-Z][\w.]*[- ]?){1,3}?)-(?:%s)\b"
_ISSUER = re.compile(
    r"\s+(?:the |an? )?[^,.;:()“”\"]{2,60}?"
    r"(?=\s(?:on|in|that|which|said|says|and)\s|[,.;:()“”\"]|$)"
)
BACKER_REACH = 90  # characters from the source to the words that say who pays for it
_BACKER = re.compile(
    r"\s+(?:the |an? )?(?P<who>(?:[A-Z][\w’'-]*\.?)(?: (?:of )?[A-Z][\w’'-]*)*"
    r"(?: (?:government|foundation|ministry|fund|donors))?)"
)
_LEAST_NAME = 3  # letters: a shorter publisher's name begins too many others
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
        *_credits(reading, attribution),
        *(() if attribution.within is not None else _own_links(reading, attribution)),
    ):
        own = publisher is not None and _names_publisher(link.name, publisher)
        if not own and not any(_same_link(link, known) for known in links):
            links.append(link)
    return tuple(links)


def _same_link(link: ChainLink, known: ChainLink) -> bool:
    """One body once, but for an agency that carried what it was told itself."""
    told = LinkRelation.TOLD in (link.relation, known.relation)
    apart = told and link.relation is not known.relation
    return not apart and link.name.casefold() == known.name.casefold()


def _own_links(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """What the words about an outer claim say of its way; the one within has come the same way."""
    yield from _passed_on(reading, attribution)
    yield from _issued(reading, attribution)
    yield from _backed(reading, attribution)


def _names_publisher(name: str, publisher: str) -> bool:
    """True for the publisher's name, or its end: "the Morning News" of "Kest Morning News"."""
    bare, whole = _bare_name(name), _bare_name(publisher)
    short = len(whole) >= _LEAST_NAME and bare.startswith(whole)  # "kest" of "KestWorld"
    return bare == whole or short or (" " in name.strip() and whole.endswith(bare))


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
    yield from _relayed(reading, attribution, frame)
    for key, relation in (
        ("carried", LinkRelation.CARRIED),
        ("quoted_as_by", LinkRelation.QUOTED),
        ("quoted", LinkRelation.QUOTED),
        ("told", LinkRelation.TOLD),
    ):
        for cue in found_in(reading, TABLE, key, frame):
            span = _outlet_after(reading, cue.end, must_be_media=relation in _ADDRESSEE)
            if span is not None and not any(span.overlaps(c) for c in attribution.content):
                yield _link(reading, span, relation, key)


def _citing(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[ChainLink]:
    """ "Interfax reported, citing the ministry": the outlet before the word carried the words."""
    for cue in found_in(reading, TABLE, "citing", frame):
        first = max(piece.start for piece in frame if piece.contains(cue))
        verbs = [own.start for own in attribution.cue if first < own.start < cue.start]
        before = Span(first, min(verbs, default=cue.start))
        outlet = _outlet_before(reading, before)
        verb = cue.of(reading.text).lower()
        relation = LinkRelation.QUOTED if "quot" in verb else LinkRelation.CARRIED
        if outlet is not None:
            yield _link(reading, outlet, relation, "citing")


def _relayed(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[ChainLink]:
    """ "…, the ministry said, Meridian Wire reports": an outlet that is not the one who speaks."""
    spoken = (*attribution.source, *attribution.cue)
    for verb in found_in(reading, TABLE, "relayed", frame):
        if any(verb.overlaps(own) for own in spoken):
            continue
        first = reading.text.rfind(",", 0, verb.start) + 1
        for found in _NAME.finditer(reading.text, first, verb.start):
            named = _outlet(reading, Span(*found.span("name")))
            ends = named is not None and not reading.text[named.end : verb.start].strip()
            if named is not None and ends and not any(named.overlaps(own) for own in spoken):
                yield _link(reading, named, LinkRelation.CARRIED, "relayed")


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
        own = pattern(reading.language or "en", TABLE, "not_outlets").search(generic[0])
        return None if own else trim(text, Span(*generic.span()))
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
        for cue in found_in(reading, TABLE, "issued", (window,)):
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
        yield from _paid_by(reading, attribution, source)


def _paid_by(reading: Reading, attribution: Attribution, source: Span) -> Iterator[ChainLink]:
    """ "a count by Open Hand, which is financed by the Orlandic government": who pays."""
    text = reading.text
    sentence = reading.sentences[reading.sentence_at(source.start)]
    reach = Span(source.start, min(sentence.end, source.end + BACKER_REACH))
    for cue in found_in(reading, TABLE, "paid_by", (reach,)):
        found = _BACKER.match(text, cue.end)
        who = trim(text, Span(*found.span("who"))) if found else None
        if who is not None and not any(who.overlaps(piece) for piece in attribution.content):
            yield _link(reading, who, LinkRelation.BACKED, "backed")


def _credits(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """Whoever carried the whole text; if the paper reports too, what it gives to the agency.

    Who is credited and speaks is no link of its own words.
    """
    if attribution.quotation is Quotation.NARRATION:
        return
    told = [source.of(reading.text) for source in attribution.source]
    for link in _credited(reading):
        if any(_same_body(link.name, source) for source in told):
            continue
        if not _reports_itself(reading) or _given_to(reading, attribution, link.name):
            yield link


@once_a_reading
def _credited(reading: Reading) -> tuple[ChainLink, ...]:
    """The links that the report's own lines of credit give."""
    text = reading.text
    return tuple(
        _link(reading, trim(text, credit.span) or credit.span, LinkRelation.CARRIED, "credit")
        for credit in find_credits(reading)
        if credit.labelled
        or _outlet(reading, credit.span) is not None
        or credit.span.of(text).isupper()
        or credit.span.of(text).casefold() in listed(reading.language or "en", TABLE, "agencies")
    )


@once_a_reading
def _reports_itself(reading: Reading) -> bool:
    """True if the paper's own reporting is told apart from the agency's: "told our paper"."""
    own = pattern(reading.language or "en", TABLE, "own_reporting")
    pieces = [piece for quoted in reading.quoted for piece in quoted.pieces]
    found = (Span(*match.span()) for match in own.finditer(reading.text))
    return any(not any(piece.contains(span) for piece in pieces) for span in found)


def _given_to(reading: Reading, attribution: Attribution, name: str) -> bool:
    """True if the frame names the agency: "BPB reported", "the agency also carried"."""
    words = " ".join(piece.of(reading.text) for piece in frame_of(reading, attribution))
    short = rf"|\b{_initials(name)}\b" if len(_initials(name)) > 1 else ""
    return bool(re.search(rf"\b{re.escape(name)}\b{short}|\b[Tt]he (?:same )?agency\b", words))


def _same_body(name: str, source: str) -> bool:
    return _bare_name(name) == _bare_name(source) or source == _initials(name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _link(reading: Reading, span: Span, relation: LinkRelation, rule: str) -> ChainLink:
    made = Made(by="rules.chain", version=VERSION, rule=rule.replace("_", "-"))
    return ChainLink(span=span, name=span.of(reading.text), relation=relation, made=made)
