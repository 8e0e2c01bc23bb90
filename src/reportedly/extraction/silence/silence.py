"""Silence a report attests: "did not mention", "declined to comment", "gave no details".

Absence is never read as silence: only words that say so count. "Gave no evidence" is NO_DETAILS
about "evidence": what a source withheld is a fact about its statement, not a check by anyone.
"""

import re

from reportedly.extraction.silence.silent_one import silent_one
from reportedly.extraction.silence.words import TABLE, attested, clause_end, is_about_request
from reportedly.extraction.words.phrases import frame_of, pattern
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.factuality import Silence, SilenceKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans, trim

VERSION = "1"
# "… but gave no details", "… on Monday but gave no details", "said its head, Mira Holt, who gave …"
_JOINED = re.compile(
    r"(?:\s+(?:on|in|at|by|during|late|early|last|this)\s[^,;:.“”\"\n]{1,30}?)?"
    r"(?:,\s[^,;:.“”\"\n]{1,40},)?[,”\"]*\s*(?:and|but|yet|which|who)\s+",
    re.IGNORECASE,
)
_COMMENTED = (" on", " about", " over")  # "has not commented on", "kept silent about": what follows
# "Passed over the dam in silence", "left the letter unanswered": the matter stands within.
_FRAMED = re.compile(r"\b(?:over|left|leaves?|leaving)\s+(.+?)\s+(?:in silence|unanswered)$", re.I)
# "Referred questions on the dam to the council": the matter again, and not who was named.
_REFERRED = re.compile(
    r"\b(?:questions?|queries|(?:i|e)nquiries|requests?)\s+"
    r"(?:(?:about|on|over|regarding|for)\s+(.+?)\s+)?(?:to|on)$",
    re.IGNORECASE,
)
# "…, giving no details", "…, unable to say": any place
_DETACHED = re.compile(
    r"(?:without|unable|not able|(?:while\s+|not\s+)?(?!nothing)\w+ing)\b", re.IGNORECASE
)
_ADDED = re.compile(r"(,?\s+(?:and|but|yet|then))\s+$", re.IGNORECASE)  # "… but would not say how"
_UNABLE = re.compile(r"(?:could|can|cannot|was|were|is|are)\b", re.IGNORECASE)  # "could not tell"
_CANNOT = re.compile(r"(?:could|can|cannot)\b", re.IGNORECASE)  # not "are in no position to"
_ADVERSE = re.compile(r",?\s+(?:(?:and|but|however|yet|also|only)\s+)*$", re.IGNORECASE)
_SELF = re.compile(r"(?:he|she|it|they|we|i)\s+$", re.IGNORECASE)
_OWN = re.compile(r"(?:^|[“\",;:.—–]\s*|\b(?:but|and|that|know)\s+)(?:I|[Ww]e)\s+$")
_SPOKEN = re.compile(
    r"\b(?:comment|discuss|speak|say|answer|speculate|talk|confirm|elaborate|disclose|reveal)"
)
_HABIT = re.compile(r"(?:do|does)(?:\s+not|n['’]t)\b")  # "the army does not comment on …"
SUBJECT = 4  # words of who does not, where a body says so of itself
_LEFT_OUT = (SilenceKind.NO_DETAILS, SilenceKind.NOT_MENTIONED)  # by who speaks, while they do
_REFUSALS = (SilenceKind.DECLINED, SilenceKind.NO_DETAILS)


def find_silence(reading: Reading, attribution: Attribution) -> Silence | None:
    """What the words around the content (for narration: the words) say was left unsaid, if so."""
    found = _first(reading, attribution)
    if found is None:
        return None
    kind, span = found
    rule = str(kind).replace("_", "-")
    made = Made(by="rules.silence", version=VERSION, rule=rule)
    who = silent_one(reading, attribution, span)
    about = _before_cue(reading, attribution, span, _bare(reading, _about(reading, kind, span)))
    return Silence(kind=kind, about=about, made=made, who=who)


def silence_of(reading: Reading, attribution: Attribution) -> Span | None:
    """The words that say what it leaves unsaid, if any do."""
    found = _first(reading, attribution)
    return found[1] if found else None


def _before_cue(
    reading: Reading, attribution: Attribution, silence: Span, about: Span | None
) -> Span | None:
    """ "Did not say where | but said …": the matter ends where the source's own words are told."""
    cues = [cue.start for cue in attribution.cue if cue.start >= silence.end]
    if about is None or not cues or about.end <= cues[0]:
        return about
    kept = reading.text[about.start : cues[0]]
    return trim(reading.text, Span(about.start, about.start + len(_ADVERSE.sub("", kept))))


def without_withheld(reading: Reading, content: Spans) -> Spans:
    """A content without what its last piece ends with, if that says what was withheld.

    "…, without giving details", "… but did not elaborate" is said of who spoke, not by them; in
    quotation marks it is theirs.
    """
    last = content[-1]
    for kind in SilenceKind:
        for found in attested(reading, kind, (last,)):
            kept = trim(reading.text, Span(last.start, _tail(reading.text, kind, found, last)))
            quoted = any(p.overlaps(found) for item in reading.quoted for p in item.pieces)
            if kept and not quoted and clause_end(reading.text, found.end) >= last.end:
                bare = kept.of(reading.text).rstrip(" ,")
                return (*content[:-1], Span(kept.start, kept.start + len(bare)))
    return content


def _tail(text: str, kind: SilenceKind, found: Span, last: Span) -> int:
    """Where the tail begins that tells of the silence `found`; where `last` does, if none does."""
    if kind in _LEFT_OUT and _DETACHED.match(found.of(text)):
        return found.start
    added = _ADDED.search(text, last.start, found.start)
    return added.start() if added and kind is not SilenceKind.NO_RESPONSE else last.start


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
    found = [
        span
        for span in attested(reading, kind, where)
        if _belongs(reading, attribution, span, kind)
    ]
    if kind is SilenceKind.NO_RESPONSE:
        return [span for span in found if is_about_request(reading, span)]
    said = attribution.content if kind in _REFUSALS else ()
    return found + [
        span for span in attested(reading, kind, said) if _is_own(reading, attribution, span, kind)
    ]


def _where(reading: Reading, attribution: Attribution) -> Spans:
    """Frame stretches, each joined to the content that follows: a phrase may cross the border."""
    if attribution.quotation is Quotation.NARRATION:
        return attribution.content
    pieces = frame_of(reading, attribution)
    end = max((span.end for span in (*pieces, *attribution.content)), default=0)
    start = min((piece.start for piece in pieces), default=end)
    return (Span(start, end),) if start < end else ()


def _is_own(reading: Reading, attribution: Attribution, span: Span, kind: SilenceKind) -> bool:
    """True of what a source says that it will not say: "he said he would not comment"."""
    if not _inside(attribution, span):
        return False
    before = reading.text[max(0, span.start - 12) : span.start]
    if attribution.quotation is Quotation.DIRECT:
        words = span.of(reading.text)
        quoted = _SPOKEN.search(words) and (_OWN.search(before) or words.startswith(("No ", "no ")))
        return kind is SilenceKind.DECLINED and bool(quoted)
    first = attribution.content[0].start
    if kind is SilenceKind.DECLINED and _HABIT.match(reading.text, span.start):
        return len(reading.text[first : span.start].split()) <= SUBJECT
    return _SELF.fullmatch(reading.text, first, span.start) is not None


def _belongs(reading: Reading, attribution: Attribution, span: Span, kind: SilenceKind) -> bool:
    """In narration: not in quotation marks; else: the cue says it, or the source does beside it."""
    if attribution.quotation is Quotation.NARRATION:
        if kind is SilenceKind.NO_DETAILS and _is_unknown(reading, span):
            return False
        return not any(p.contains(span) for item in reading.quoted for p in item.pieces)
    if _inside(attribution, span):
        return kind in _LEFT_OUT and _closes(reading, attribution, span)
    if any(cue.overlaps(span) for cue in attribution.cue):
        return True
    if _is_outside(reading, attribution, span):
        return False
    ends = [
        s.end
        for s in (*attribution.source, *attribution.cue, *attribution.content)
        if s.end <= span.start
    ]
    between = reading.text[max(ends, default=0) : span.start]
    if _goes_on(reading, attribution, span):
        return True
    return bool(_DETACHED.match(span.of(reading.text)) or _JOINED.fullmatch(between))


def _is_unknown(reading: Reading, span: Span) -> bool:
    """ "We cannot say whether …": what who publishes does not know, and keeps from nobody."""
    before = reading.text[max(0, span.start - 12) : span.start]
    return _OWN.search(before) is not None and _CANNOT.match(span.of(reading.text)) is not None


def _goes_on(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """ "The army | did not say where but | said …": of the source's two predicates, the first."""
    if not (attribution.source and attribution.cue) or attribution.cue[0].start < span.end:
        return False
    between = reading.text[attribution.source[-1].end : span.start]
    return between.isspace() and _UNABLE.match(span.of(reading.text)) is None


def _is_outside(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """True of a cue in quotation marks that the silence stands outside of: another's is meant."""
    pieces = [piece for item in reading.quoted for piece in item.pieces]
    return any(
        piece.contains(cue) and not piece.contains(span)
        for piece in pieces
        for cue in attribution.cue
    )


def _inside(attribution: Attribution, span: Span) -> bool:
    attributed = attribution.quotation is not Quotation.NARRATION
    return attributed and any(piece.contains(span) for piece in attribution.content)


def _closes(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """True for "… without giving details" at the end of indirect words: said of who spoke them."""
    indirect = attribution.quotation is Quotation.INDIRECT
    detached = _DETACHED.match(span.of(reading.text)) is not None
    ends = clause_end(reading.text, span.end) + 1 >= attribution.content[-1].end
    return indirect and detached and ends


def _bare(reading: Reading, about: Span | None) -> Span | None:
    """The matter without where it was left out: "the dam | in its early statement"."""
    if about is None:
        return None
    tail = pattern(reading.language or "en", TABLE, "tail").search(reading.text, *about)
    return about if tail is None else trim(reading.text, Span(about.start, tail.start())) or about


def _about(reading: Reading, kind: SilenceKind, span: Span) -> Span | None:
    """The matter left unsaid: what follows the phrase, or what the phrase itself withholds."""
    text, language = reading.text, reading.language or "en"
    framed = _FRAMED.search(text, span.start, span.end)
    if framed is not None:
        return Span(*framed.span(1))
    referred = _REFERRED.search(text, span.start, span.end)
    if referred is not None:
        return Span(*referred.span(1)) if referred[1] else None
    end = clause_end(text, span.end)
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
    takes_object = preposition.fullmatch(last) or pattern(language, TABLE, "transitive").fullmatch(
        last
    )
    if rest is not None and (takes_object or kind is SilenceKind.NOT_MENTIONED):
        return rest
    withheld = pattern(language, TABLE, "itself").search(text, span.start, span.end)
    return Span(withheld.start(), withheld.end()) if withheld else None


_QUESTIONS = frozenset(("whether", "how", "who", "what", "where", "when", "why", "if", "which"))
