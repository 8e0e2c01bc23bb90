"""Who passed a claim on, and through what channel.

Only the frame is read: the words of the source's and cue's sentences outside the content.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extraction.chain.credited import credited, same_body
from reportedly.extraction.chain.outlets import OUTLET_NAME, TABLE, bare_name, outlet_in
from reportedly.extraction.chain.passing import passed_on
from reportedly.extraction.words.phrases import (
    found_in,
    frame_of,
    listed,
    matches,
    may_stand,
)
from reportedly.lang import table
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import ChainLink, Channel, LinkRelation, Speaker
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

VERSION = "1"
_BACKED = r"(?P<who>(?:[A-Z][\w.]*[- ]?){1,3}?)-(?:%s)\b"
_ISSUER = re.compile(
    r"\s+(?:the |an? )?[^,.;:()“”\"]{2,60}?"
    r"(?=\s(?:on|in|that|which|said|says|and)\s|[,.;:()“”\"]|$)"
)
BACKER_REACH = 90  # characters from the source to the words that say who pays for it
_BACKER = re.compile(
    r"\s+(?:the |an? )?(?P<who>(?:[A-Z][\w’'-]*\.?)(?: (?:of )?[A-Z][\w’'-]*)*"
    r"(?: (?:government|foundation|ministry|fund|donors|embassy|council|church|union|army|party))?"
    r"|(?:[a-z]+\s){0,2}(?:government|parliament|committee|council|ministry|court|foundation|mission)\b)"
)
# "A police report shown to the Herald by an official": who let it be read.
_HANDED = re.compile(
    r"\b(?:shown|leaked|given|passed|handed|provided|supplied|sent|disclosed|forwarded)"
    r"(?: on| over)? to [^,.;:“”\"]{1,60}? by (?P<who>(?:an?|the|one|two|several|its|his|her)\s"
    r"[\w’'-]+(?:\s(?!(?:who|that|and|on|in)\b)[\w’'-]+){0,4}?)"
    r"(?=\s(?:who|that|and|on|in|says?|said|shows?|showed)\b|[,.;:”\"]|$)"
)
HANDED_REACH = 120  # characters from a document to who let it be read
_POSSESSED = re.compile(r"\b(?:its|their|his|her)(?:\s[a-z]+)?\s+\Z")  # "its Dawn channel"

_LEAST_NAME = 3  # letters: a shorter publisher's name begins too many others


def find_chain(
    reading: Reading,
    attribution: Attribution,
    publisher: str | None = None,
    speakers: Sequence[Speaker] = (),
) -> tuple[ChainLink, ...]:
    """Those between publisher and speaker, outermost first; publisher and speakers are left out.

    The report's own credit line comes first, then who carried or quoted the words, then who was
    told them, then who issued or backed the document that speaks.
    """
    links: list[ChainLink] = []
    named = [speaker.name for speaker in speakers if speaker.name]
    for link in (
        *(
            _link(reading, span, LinkRelation.CARRIED, "credit")
            for span in credited(reading, attribution)
        ),
        *(() if attribution.within is not None else _own_links(reading, attribution)),
    ):
        own = publisher is not None and _names_publisher(link.name, publisher)
        own = own or _is_publisher_by_noun(reading, link, publisher)
        if link.relation is LinkRelation.CARRIED:  # nobody carries his own words
            own = own or any(same_body(link.name, name) for name in named)
            own = own or (link.span is not None and _is_possessed(reading, link.span))
        if link.made is not None and link.made.rule == "let-out":  # whose document is known
            own = own or (bool(named) and not any(same_body(link.name, n) for n in named))
        if not own and not any(_same_link(link, known) for known in links):
            links.append(link)
    return tuple(links)


def _same_link(link: ChainLink, known: ChainLink) -> bool:
    """One body once, but for an agency that carried what it was told itself."""
    told = LinkRelation.TOLD in (link.relation, known.relation)
    apart = told and link.relation is not known.relation
    return not apart and same_body(known.name, link.name)


def _is_possessed(reading: Reading, span: Span) -> bool:
    """ "Aired by its Dawn channel": nobody else's."""
    return _POSSESSED.search(reading.text, max(0, span.start - 30), span.start) is not None


def _is_publisher_by_noun(reading: Reading, link: ChainLink, publisher: str | None) -> bool:
    """ "Told the agency", where no outlet but the publisher was named before."""
    noun = link.name.lower().removeprefix("the ")
    if publisher is None or link.span is None or noun == link.name.lower():
        return False
    if noun not in listed(reading.language or "en", TABLE, "newsrooms"):
        return False
    before = (
        Span(*found.span("name"))
        for found in OUTLET_NAME.finditer(reading.text, 0, link.span.start)
    )
    outlets = (outlet_in(reading, name) for name in before)
    return all(o is None or _names_publisher(o.of(reading.text), publisher) for o in outlets)


def _own_links(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """What the words about an outer claim say of its way; the one within has come the same way."""
    if attribution.quotation is not Quotation.NARRATION:
        for span, relation, rule in passed_on(
            reading, attribution, _own_frame(reading, attribution)
        ):
            yield _link(reading, span, relation, rule)
    yield from _issued(reading, attribution)
    yield from _handed(reading, attribution)
    yield from _backed(reading, attribution)


def _names_publisher(name: str, publisher: str) -> bool:
    """True for the publisher's name, or its end: "the Morning News" of "Kest Morning News"."""
    bare, whole = bare_name(name), bare_name(publisher)
    short = len(whole) >= _LEAST_NAME and bare.startswith(whole)  # "kest" of "KestWorld"
    begun = len(bare) >= _LEAST_NAME and whole.startswith(bare)  # "Halvik" of "Halvik Newswire"
    last = publisher.split()[-1:] == [name]  # "the Lantern" of "Kest Lantern"
    ends = last or (" " in name.strip() and whole.endswith(bare))
    return bare == whole or short or begun or ends


def find_channel(reading: Reading, attribution: Attribution) -> Channel | None:
    """Where it was said, as the frame names it: a platform if there is one, else a genre."""
    if attribution.quotation is Quotation.NARRATION:
        return None
    language, frame = reading.language or "en", _own_frame(reading, attribution)
    found: list[tuple[Span, str]] = []
    platforms, keys = listed(language, TABLE, "platforms"), _channels(language)
    for name, key in keys.items() if may_stand(reading, TABLE, (*keys.values(),), frame) else ():
        if found and name not in platforms:
            break
        found += [(hit, name) for hit in found_in(reading, TABLE, key, frame)]
    if found:
        nearest = _nearest([hit for hit, _ in found], attribution)
        return Channel(name=dict(found)[nearest], span=nearest)
    platform_x = matches(_ON_X, reading.text, frame)
    return Channel(name="X", span=platform_x[0]) if platform_x else None


@cache
def _channels(language: str) -> dict[str, str]:
    """Every channel -> the key of its phrases."""
    return {name: f"channels.{name}" for name in table(language, TABLE)["channels"]}


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


def _issued(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """ "a statement issued by the council", "a report by the mission": a document's issuer."""
    text = reading.text
    for source in attribution.source:
        window = Span(source.start, min(len(text), source.end + 60))
        for key in ("issued", "let_out"):
            for cue in found_in(reading, TABLE, key, (window,)):
                yield from _issuer(reading, attribution, cue.end, key)


def _handed(reading: Reading, attribution: Attribution) -> Iterator[ChainLink]:
    """ "Documents leaked to us by a clerk": the clerk has let them be read."""
    for source in attribution.source:
        sentence = reading.sentences[reading.sentence_at(source.start)]
        last = min(sentence.end, source.end + HANDED_REACH)
        found = _HANDED.search(reading.text, source.start, last)
        span = trim(reading.text, Span(*found.span("who"))) if found else None
        if span is not None and not any(span.overlaps(c) for c in attribution.content):
            yield _link(reading, span, LinkRelation.QUOTED, "handed")


def _issuer(
    reading: Reading, attribution: Attribution, start: int, rule: str
) -> Iterator[ChainLink]:
    found = _ISSUER.match(reading.text, start)
    ends = [own.start for own in attribution.cue if found and own.start > found.start()]
    last = min([found.end(), *ends]) if found else start
    span = trim(reading.text, Span(start, last)) if last > start else None
    if span is not None and not any(span.overlaps(c) for c in attribution.content):
        yield _link(reading, span, LinkRelation.ISSUED, rule)


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


def _link(reading: Reading, span: Span, relation: LinkRelation, rule: str) -> ChainLink:
    made = Made(by="rules.chain", version=VERSION, rule=rule.replace("_", "-"))
    return ChainLink(span=span, name=span.of(reading.text), relation=relation, made=made)
