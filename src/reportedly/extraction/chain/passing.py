"""Who passed words on, as the words around them tell: "told X", "carried by X", "X, citing Y"."""

import re
from collections.abc import Iterator

from reportedly.extraction.chain.addressed import addressed_outlet, seems_outlet, written_in
from reportedly.extraction.chain.credited import is_credited
from reportedly.extraction.chain.outlets import (
    OUTLET_NAME,
    TABLE,
    called,
    outlet_after,
    outlet_before,
    outlet_in,
    record_after,
)
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import found_in, listed_words, may_stand
from reportedly.model.attribution import Attribution
from reportedly.model.claim import LinkRelation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

Found = tuple[Span, LinkRelation, str]

_OF_MEDIA = ("told", "seen", "carried_on")  # who is told or shown something need not be an outlet
_NEXT_TO = 2  # characters from a content to "according to": a comma and a blank
_AND = re.compile(r"\s*,?\s(?:and|or)(?=\s(?:the\s|state\s|local\s)?(?:[a-z]+\s)?[A-Z])")
_ONE = r"(?:the|an?|his|her|its|their|another|one|two|three|both|several)\s"
_NOUNS = re.compile(
    rf"\s(?P<who>{_ONE}(?:(?!and\b|who\b|that\b|in\b)[\w’'-]+\s?){{1,5}}?)(?=[,.;:”\"]|$)"
)
_SUBJECT = re.compile(
    rf"(?:\b{_ONE}[\w’'-]+(?:\s[\w’'-]+){{0,4}}|\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s?\Z",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:[a-z][\w-]*\s)*[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|\d+))*")
_BY = re.compile(r"\s(?:as\s\w+\s)?(?:by|in|on)\b")  # "quoted in Bulletin 4": passive
_PASSIVE = ("was ", "were ", "is ", "are ", "been ", "has been ", "have been ", "had been ")
_MANNER = re.compile(r"\s(?:both|also|later|each|earlier|all)\Z")
_RUNS = (
    ("interviewed_on", LinkRelation.TOLD),
    ("carried", LinkRelation.CARRIED),
    ("carried_on", LinkRelation.CARRIED),
    ("quoted_as_by", LinkRelation.QUOTED),
    ("quoted", LinkRelation.QUOTED),
    ("seen", LinkRelation.QUOTED),
    ("told", LinkRelation.TOLD),
)
_HELD = (
    ("interviewing", LinkRelation.TOLD),
    ("reading_out", LinkRelation.QUOTED),
    ("carrying", LinkRelation.CARRIED),
    ("asking", LinkRelation.TOLD),
)
_PASSING = (
    *("writing_in", "citing", "relayed", "through"),
    *(key for key, _ in (*_RUNS, *_HELD)),
)  # all that says who passed words on


def passed_on(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """Links that the words around a content give, as the frame's own words: each place once."""
    used: list[Span] = []
    worded = may_stand(reading, TABLE, _PASSING, frame)
    ways = (_written, _citing, _carrying, _relayed, _named, _through) if worded else (_citing,)
    for way in ways:
        for span, relation, rule in way(reading, attribution, frame):
            name = called(reading.text, span)
            if any(name.overlaps(other) for other in (*used, *attribution.content)):
                continue
            if rule == "citing" or not any(name.overlaps(who) for who in attribution.source):
                used.append(name)
                yield name, relation, rule


def _named(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """The name right after words of telling, carrying, quoting or showing."""
    for key, relation in _RUNS:
        for cue in found_in(reading, TABLE, key, frame):
            if key == "seen" and any(cue.overlaps(own) for own in attribution.cue):
                continue
            span = _after(reading, cue, cue.end, key)
            if span and key == "seen" and not _beside(reading, attribution, cue):
                span = outlet_in(reading, span)
            while span is not None:
                yield span, relation, key
                joined = _AND.match(reading.text, span.end)
                span = _after(reading, cue, joined.end(), key) if joined else None


def _beside(reading: Reading, attribution: Attribution, cue: Span) -> bool:
    """True but for "according to" that stands apart from the content: it may be another's."""
    if "ccording" not in cue.of(reading.text):
        return True
    sentence = reading.sentences[reading.sentence_at(cue.start)]
    pieces = (*attribution.content, *attribution.source, *attribution.cue)
    ends = [piece.end for piece in pieces if piece.end <= cue.start]
    return cue.start == sentence.start or (bool(ends) and cue.start - max(ends) <= _NEXT_TO)


def _after(reading: Reading, cue: Span, start: int, key: str) -> Span | None:
    span = outlet_after(reading, start, must_be_media=key in _OF_MEDIA)
    if span is not None:
        return span
    if key == "told":
        return addressed_outlet(reading, cue, start)
    if key == "seen":
        return record_after(reading, start) or addressed_outlet(reading, cue, start)
    if key in ("quoted", "quoted_as_by"):
        found = _NOUNS.match(reading.text, start)
        return trim(reading.text, Span(*found.span("who"))) if found else None
    return None


def _written(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """ "Pell writes in the Kest Observer": the paper has carried it."""
    for cue in found_in(reading, TABLE, "writing_in", frame):
        span = written_in(reading, cue) or outlet_after(reading, cue.end, must_be_media=True)
        if span is not None:
            yield span, LinkRelation.CARRIED, "writing_in"


def _citing(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """ "Interfax reported, citing the ministry": the outlet before the word quotes them."""
    as_saying = attribution.cue[1:] and attribution.cue[-1].of(reading.text).startswith("as ")
    passive = attribution.cue and attribution.cue[0].of(reading.text).startswith(_PASSIVE)
    quoting = attribution.cue[:1] if as_saying and not passive else ()
    for cue in (*quoting, *found_in(reading, TABLE, "citing", frame)):
        if _BY.match(reading.text, cue.end):
            continue
        first = max((piece.start for piece in frame if piece.contains(cue)), default=cue.start)
        verbs = [own.start for own in attribution.cue if first < own.start < cue.start]
        before = Span(first, min(verbs, default=cue.start))
        outlet = outlet_before(reading, before) or _subject(reading, before, anyone=cue in quoting)
        while outlet is not None:
            yield outlet, LinkRelation.QUOTED, "citing"
            joined = reading.text.endswith(" and ", first, outlet.start)
            rest = Span(first, outlet.start - 5) if joined else None
            outlet = _subject(reading, rest, anyone=False) if rest else None


def _subject(reading: Reading, before: Span, *, anyone: bool) -> Span | None:
    """Who quotes, at the end of `before`: "his lawyer", or a name that is nobody else's."""
    text = reading.text
    end = before.end
    while end > before.start and text[end - 1] in " ,":
        end -= 1
    manner = _MANNER.search(text, before.start, end)
    end = manner.start() if manner else end
    names = list(_NAMES.finditer(text, before.start, end))
    if names and names[-1].end() == end:
        name = called(text, Span(*names[-1].span()))
        first = name.of(text).split(maxsplit=1)
        if len(first) > 1 and first[0].lower() in lexicon().closed:
            name = Span(name.end - len(first[1]), name.end)  # "When Tagwerk asked him"
        if seems_outlet(reading, name):
            return name
    start = max(before.start, text.rfind(",", 0, end) + 1, text.rfind("”", 0, end) + 1)
    found = _SUBJECT.search(text, start, end) if anyone else None
    pronouns = listed_words(reading.language or "en", TABLE, "pronouns")
    whole = trim(text, Span(*found.span())) if found else None
    alone = whole is not None and whole.of(text).lower() in (*pronouns, "as")
    return None if alone else whole


def _carrying(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """ "The agency carried a message in which the general said": who carried it, or read it out."""
    if not attribution.source:
        return
    for key, relation in _HELD:
        for cue in found_in(reading, TABLE, key, frame):
            sentence = reading.sentences[reading.sentence_at(cue.start)]
            ahead = cue.end <= attribution.source[0].start < sentence.end
            asked = key == "asking"
            if ahead and (asked or "," not in reading.text[cue.end : attribution.source[0].start]):
                before = Span(sentence.start, cue.start)
                span = _subject(reading, before, anyone=not asked)
                if span is not None:
                    yield span, relation, key


def _relayed(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """ "…, the ministry said, Meridian Wire reports": an outlet that is not the one who speaks."""
    spoken = (*attribution.source, *attribution.cue)
    for verb in found_in(reading, TABLE, "relayed", frame):
        if any(verb.overlaps(own) for own in spoken):
            continue
        end = len(reading.text[: verb.start].rstrip())
        first = max(reading.text.rfind(mark, 0, end) for mark in ",\n") + 1
        for found in OUTLET_NAME.finditer(reading.text, first, verb.start):
            name = Span(*found.span("name"))
            if name.end < end:
                continue
            named = outlet_in(reading, name) or (
                name if seems_outlet(reading, name, reports=True) else None
            )
            ends = named is not None and not reading.text[named.end : verb.start].strip()
            if named is not None and ends and not any(named.overlaps(own) for own in spoken):
                carried = is_credited(reading, named.of(reading.text))
                relation = LinkRelation.CARRIED if carried else LinkRelation.QUOTED
                yield named, relation, "relayed"


def _through(reading: Reading, attribution: Attribution, frame: Spans) -> Iterator[Found]:
    """ "Through his lawyer", "in a letter passed on by her cousin": a person is told."""
    for cue in found_in(reading, TABLE, "through", frame):
        last = reading.text.rfind(" ", 0, cue.end)
        first = reading.text.rfind(" ", 0, last)
        yield Span(first + 1, cue.end), LinkRelation.TOLD, "through"
