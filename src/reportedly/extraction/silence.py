"""Silence a report attests: "did not mention", "declined to comment", "gave no details".

Absence is never read as silence: only words that say so count. "Gave no evidence" is NO_DETAILS
about "evidence": what a source withheld is a fact about its statement, not a check by anyone.
"""

import re

from reportedly.extraction.phrases import found_in, frame_of, listed, matches, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.factuality import Silence, SilenceKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

VERSION = "1"
TABLE = "silence"
# A matter ends where the clause does: strong marks, quotation marks, or a comma that opens another.
_END = re.compile(
    r"[.;:!?\n](?=\s|$|[\"”’'])|[\"“”]|\s[–—-]\s|,\s+(?:and|but|or|while|which|who|as|saying|adding|though)\b"
    r"|\s(?:but|although|while|when|after|despite|said|says)\s|,\s+(?:he|she|it|they|we)\s"
)
_UNMARKED = re.compile(r"[^.,;:!?]+")
_JOINED = re.compile(
    r"[,”\"]*\s*(?:and|but|which|who)\s+", re.IGNORECASE
)  # "… but gave no details"
_COMMENTED = ("commented on", "commented about")  # what was not commented on follows
# "Passed over the dam in silence", "left the letter unanswered": the matter stands within.
_FRAMED = re.compile(r"\b(?:over|left|leaves?|leaving)\s+(.+?)\s+(?:in silence|unanswered)$", re.I)
_DETACHED = re.compile(r"without\b|\w+ing\b", re.IGNORECASE)  # "…, giving no details": any place


def find_silence(reading: Reading, attribution: Attribution) -> Silence | None:
    """What the words around the content (for narration: the words) say was left unsaid, if so."""
    found = _first(reading, attribution)
    if found is None:
        return None
    kind, span = found
    rule = str(kind).replace("_", "-")
    made = Made(by="rules.silence", version=VERSION, rule=rule)
    return Silence(kind=kind, about=_about(reading, kind, span), made=made)


def attested(reading: Reading, kind: SilenceKind, where: Spans) -> list[Span]:
    """Where words of a kind of silence match inside each span of `where`, in order.

    The phrases are many and the spans overlap: they are tried only in spans that share a character
    with a match in the whole text, since whatever matches in a span is or overlaps one of those.
    """
    known = _everywhere(reading)[kind]
    near = [span for span in where if any(span.overlaps(match) for match in known)]
    return matches(_phrases(reading, kind), reading.text, near) if near else []


@once_a_reading
def _everywhere(reading: Reading) -> dict[SilenceKind, list[Span]]:
    """Kind of silence -> the matches of its words in the whole text; none goes over a mark."""
    parts = [Span(*part.span()) for part in _UNMARKED.finditer(reading.text)]
    return {kind: found_in(reading, TABLE, kind, parts) for kind in SilenceKind}


def _phrases(reading: Reading, kind: SilenceKind) -> re.Pattern[str]:
    return pattern(reading.language or "en", TABLE, kind)


def without_withheld(reading: Reading, content: Spans) -> Spans:
    """A content without the "…, without giving details" that its last piece ends with.

    It is said of who spoke, not by them; in quotation marks it is theirs.
    """
    last = content[-1]
    for found in attested(reading, SilenceKind.NO_DETAILS, (last,)):
        detached = _DETACHED.match(found.of(reading.text)) is not None
        quoted = any(p.overlaps(found) for item in reading.quoted for p in item.pieces)
        kept = trim(reading.text, Span(last.start, found.start))
        if detached and kept and not quoted and _clause_end(reading.text, found.end) >= last.end:
            bare = kept.of(reading.text).rstrip(" ,")
            return (*content[:-1], Span(kept.start, kept.start + len(bare)))
    return content


def _first(reading: Reading, attribution: Attribution) -> tuple[SilenceKind, Span] | None:
    """The earliest attested silence that belongs to the attribution; of several, the longest."""
    where = _where(reading, attribution)
    candidates = [
        (span.start, -span.end, kind)
        for kind in SilenceKind
        for span in _spans(reading, attribution, kind, where)
    ]
    if not candidates:
        return None
    start, minus_end, kind = min(candidates)
    return kind, Span(start, -minus_end)


def _spans(
    reading: Reading, attribution: Attribution, kind: SilenceKind, where: Spans
) -> list[Span]:
    return [
        span
        for span in attested(reading, kind, where)
        if _belongs(reading, attribution, span)
        and not (kind is not SilenceKind.NO_DETAILS and _inside(attribution, span))
        and not (kind is SilenceKind.NO_RESPONSE and not _is_about_request(reading, span))
    ]


def _where(reading: Reading, attribution: Attribution) -> Spans:
    """Frame stretches, each joined to the content that follows: a phrase may cross the border."""
    if attribution.quotation is Quotation.NARRATION:
        return attribution.content
    pieces = frame_of(reading, attribution)
    end = max((span.end for span in (*pieces, *attribution.content)), default=0)
    start = min((piece.start for piece in pieces), default=end)
    return (Span(start, end),) if start < end else ()


def _belongs(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """In narration: not in quotation marks; else: the cue says it, or the source does beside it."""
    if attribution.quotation is Quotation.NARRATION:
        return not any(p.contains(span) for item in reading.quoted for p in item.pieces)
    if _inside(attribution, span):
        return _closes(reading, attribution, span)
    if any(cue.overlaps(span) for cue in attribution.cue):
        return True
    ends = [
        s.end
        for s in (*attribution.source, *attribution.cue, *attribution.content)
        if s.end <= span.start
    ]
    between = reading.text[max(ends, default=0) : span.start]
    return bool(_DETACHED.match(span.of(reading.text)) or _JOINED.fullmatch(between))


def _inside(attribution: Attribution, span: Span) -> bool:
    attributed = attribution.quotation is not Quotation.NARRATION
    return attributed and any(piece.contains(span) for piece in attribution.content)


def _closes(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """True for "… without giving details" at the end of indirect words: said of who spoke them."""
    indirect = attribution.quotation is Quotation.INDIRECT
    detached = _DETACHED.match(span.of(reading.text)) is not None
    ends = _clause_end(reading.text, span.end) + 1 >= attribution.content[-1].end
    return indirect and detached and ends


def _is_about_request(reading: Reading, span: Span) -> bool:
    """True if a request is named in the phrase, right after it or, for what is unanswered, before.

    "Has not commented" names it itself.
    """
    words, language = span.of(reading.text).lower(), reading.language or "en"
    if pattern(language, TABLE, "unasked").fullmatch(words):
        return True
    passive = words.endswith("answered")
    sentence = reading.sentences[reading.sentence_at(span.start)]
    start = sentence.start if passive else span.start
    around = Span(start, _clause_end(reading.text, span.end)).of(reading.text)
    named = pattern(language, TABLE, "request").search(around) is not None
    return named or _was_asked(reading, span, language)


def _was_asked(reading: Reading, span: Span, language: str) -> bool:
    """ "We have asked the embassy. *It has not responded*.": the sentence before tells the asking.

    Only where the phrase ends its sentence: what else it could be about is not said.
    """
    here = reading.sentence_at(span.start)
    if reading.text[span.end : reading.sentences[here].end].strip(" .\n"):
        return False
    before = Span(reading.sentences[max(0, here - 1)].start, span.start)
    return bool(matches(pattern(language, TABLE, "asked"), reading.text, (before,)))


def _clause_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _about(reading: Reading, kind: SilenceKind, span: Span) -> Span | None:
    """The matter left unsaid: what follows the phrase, or what the phrase itself withholds."""
    text, language = reading.text, reading.language or "en"
    framed = _FRAMED.search(text, span.start, span.end)
    if framed is not None:
        return Span(*framed.span(1))
    end = _clause_end(text, span.end)
    rest = trim(text, Span(span.end, max(span.end, end - (text[end - 1 : end] == ","))))
    preposition = pattern(language, TABLE, "about")
    commented = span.of(text).lower().endswith(_COMMENTED)
    if rest is not None and kind is SilenceKind.NO_RESPONSE and not commented:
        request = list(re.finditer(r"\b(?:comment|questions?) (?:on|about) ", rest.of(text)))
        return trim(text, Span(rest.start + request[-1].end(), rest.end)) if request else None
    last = text[: span.end].rsplit(maxsplit=1)[-1].lower()
    if last in _QUESTIONS:
        return Span(span.end - len(last), rest.end if rest else span.end)
    opened = preposition.match(text, rest.start) if rest else None
    if rest is not None and opened is not None:
        start = opened.start() if opened.group().lower() in _QUESTIONS else opened.end()
        return trim(text, Span(start, rest.end))
    takes_object = preposition.fullmatch(last) or last in listed(language, TABLE, "transitive")
    if rest is not None and (takes_object or kind is SilenceKind.NOT_MENTIONED):
        return rest
    withheld = pattern(language, TABLE, "itself").search(text, span.start, span.end)
    return Span(withheld.start(), withheld.end()) if withheld else None


_QUESTIONS = frozenset(("whether", "how", "who", "what", "where", "when", "why", "if", "which"))
