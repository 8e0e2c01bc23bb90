"""Where the words of an attested silence stand in a text, by kind of silence.

Two sorts of words are looked for, where a word stands that they need: phrases that are a silence
wherever they stand ("declined to comment"), and such as are one only before a mark ("…, he did not
say.") or between two ("no reply").
What is only supposed, or asked of somebody, is none: "if the army does not comment by noon".
"""

import re
from collections.abc import Sequence

from reportedly.extraction.noticed_frames import SILENCE, doubted, noticed_silences
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.words.phrases import found_in, listed_words, matches, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.factuality import SilenceKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

TABLE = "silence"
# A matter ends where the clause does: strong marks, quotation marks, or a comma that opens another.
_END = re.compile(
    r"[.;:!?\n](?=\s|$|[\"”’'])|[\"“”]|\s[–—-]\s|,\s+(?:and|but|or|while|which|who|as|saying|adding|though)\b"
    r"|\s(?:but|although|while|when|after|despite|said|says)\s|,\s+(?:he|she|it|they|we)\s"
)
_AFTER = re.compile(r"\s*(?:$|[.,;:!?)\"”’—–\n])")
_BEFORE = re.compile(r"(?:^|[.,;:!?(\"“‘—–\n]|\s-|\b(?:but|and|yet))\s*$")
_CLAUSE = re.compile(r"[.,;:!?(\"“—–\n]")
# "If it does not comment", "were told to say nothing": not what happened.
_SUPPOSED = re.compile(
    r"\b(?:if|unless|lest|in case|should|must"
    r"|(?:told|ordered|instructed|urged|warned|advised|vowed|agreed)(?:\s+\w+){0,3}\s+to)\b"
    r"(?<!asked if)(?<!know if)(?<!say if)",
    re.IGNORECASE,
)
# "Cannot remain | silent", "must not keep | quiet": a call on somebody.
_CALLED_FOR = re.compile(
    r"\b(?:cannot|can['’]t|must|should|shall|ought)\s+(?:\w+\s+){0,3}(?:silent|silence|quiet)$",
    re.I,
)
# "Mira Holt | has more details": the other way round.
_TOLD = re.compile(
    r"\b(?:has|have|had|with)\s+(?:the\s+)?(?:more|full|further|all|latest)\s+(?:on\b|details?|information|story)"
)
# "Declined to be named", "would not give their names": who speaks is unnamed, and tells the rest.
_UNNAMED = re.compile(
    r"\bbe\s+(?:named|identified|quoted)\b"
    r"|\bgiv(?:e|ing)\s+their\s+(?:names|identities)\b",
    re.IGNORECASE,
)
# "The guns fell | silent": things say nothing anyway.
_THINGS = re.compile(
    r"\b(?:guns?|artillery|batter(?:y|ies)|cannons?|mortars?|weapons?|rockets?|sirens?|bells?|radios?"
    r"|phones?|telephones?|loudspeakers?|engines?|generators?|front|frontline|streets?|skies|sky)"
    r"\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_QUIET = re.compile(r"\b(?:silent|silence|quiet|mute|dead)\b", re.IGNORECASE)
# "Did not return | home"; a call or a message is what is not returned.
_CAME_BACK = re.compile(r"\s+(?:home|to|from|fire|alive|safely|there|with|until|for|in|on|after)\b")
_BACK = re.compile(r"\breturn(?:ed|s)?$", re.IGNORECASE)
_NAME = 16  # characters after a phrase in which the name stands
_UNANSWERED = (SilenceKind.DECLINED, SilenceKind.NO_RESPONSE)
BEFORE = 24  # characters before a cue in which its silence may begin: "neither confirmed nor"
_LOOK = 120  # characters before a silence in which its clause may begin


def attested(reading: Reading, kind: SilenceKind, where: Spans) -> list[Span]:
    """Where words of a kind of silence match inside each span of `where`, in order.

    The phrases are many and the spans overlap: they are tried only in spans that share a character
    with a match in the whole text, since whatever matches in a span is or overlaps one of those.
    """
    known, marked = _everywhere(reading)[kind]
    if not (known or marked):
        return []
    near = [span for span in where if any(span.overlaps(match) for match in known)]
    found = _matched(reading, kind, near) if near else []
    found += [
        span
        for piece in where
        for span in marked
        if piece.contains(span) and not any(span.overlaps(other) for other in found)
    ]
    kept = (span for span in found if not doubted(reading, span, SILENCE))
    return sorted(
        span
        for span in kept
        if not _is_supposed(reading.text, span)
        and not _is_no_silence(reading.text, span)
        and not _UNNAMED.search(reading.text, span.start, span.end + _NAME)
    )


def _is_no_silence(text: str, span: Span) -> bool:
    """True of guns that fell silent, and of who did not come back."""
    clause = text[max(0, span.start - _LOOK) : span.start]
    thing = _QUIET.search(span.of(text)) and _THINGS.search(clause[clause.rfind(".") + 1 :])
    gone = _BACK.search(span.of(text)) and _CAME_BACK.match(text, span.end)
    return bool(thing or gone)


def is_silence(reading: Reading, cue: Span, has_source: bool) -> bool:
    """True of a cue that says what was not said: "declined to say", "did not respond to".

    So is what was asked before nothing was answered: "Asked for comment, he did not reply".
    """
    sentence = reading.sentences[reading.sentence_at(cue.start)]
    start = max(sentence.start, cue.start - BEFORE)
    where = (Span(start, max(cue.end, sentence.end)),)
    if any(found.overlaps(cue) for kind in SilenceKind for found in attested(reading, kind, where)):
        return True
    if has_source or reading.text[sentence.start : cue.start].strip(' “"'):
        return False
    asked = listed_words(reading.language or "en", TABLE, "asked_first")
    opens = cue.of(reading.text).split()[0].lower() in asked
    return opens and any(attested(reading, kind, (sentence,)) for kind in _UNANSWERED)


@once_a_reading
def _everywhere(reading: Reading) -> dict[SilenceKind, tuple[list[Span], list[Span]]]:
    """Kind of silence -> matches of its phrases in the whole text, and of those that need marks.

    What the encoder sees stands as it is, like those.
    """
    every = reading.sentences
    told = {kind: _matched(reading, kind, every) for kind in SilenceKind}
    marked = {kind: _marked(reading, kind, every) for kind in SilenceKind}
    known = [span for found in (*told.values(), *marked.values()) for span in found]
    return {
        kind: (told[kind], [*marked[kind], *_noticed(reading, kind, known)]) for kind in SilenceKind
    }


def _noticed(reading: Reading, kind: SilenceKind, known: Sequence[Span]) -> list[Span]:
    """What the encoder sees and no table does, unless it is a call or the other way round.

    "We cannot remain silent" is a call, "has more details" tells of who tells; that something could
    not be checked is a remark on checking.
    """
    checks = {reading.sentence_at(remark.phrase.start) for remark in find_all(reading)}
    return [
        span
        for span in noticed_silences(reading, kind)
        if not any(map(span.overlaps, known))
        and reading.sentence_at(span.start) not in checks
        and not _CALLED_FOR.search(reading.text, max(0, span.start - BEFORE), span.end)
        and not _TOLD.search(reading.text, max(0, span.start - BEFORE), span.end)
    ]


def _marked(reading: Reading, kind: SilenceKind, where: Spans) -> list[Span]:
    """Words that are a silence before a mark, and those that are one between two."""
    text = reading.text
    ending = found_in(reading, TABLE, f"ending_{kind}", where)
    alone = found_in(reading, TABLE, f"alone_{kind}", where)
    between = [span for span in alone if _BEFORE.search(text, max(0, span.start - 8), span.start)]
    return [span for span in (*ending, *between) if _AFTER.match(text, span.end)]


def _matched(reading: Reading, kind: SilenceKind, where: Sequence[Span]) -> list[Span]:
    """Where phrases that are a silence anywhere match; what is not answered has two lists."""
    keys = (kind, "unasked") if kind is SilenceKind.NO_RESPONSE else (kind,)
    return [span for key in keys for span in found_in(reading, TABLE, key, where)]


def _is_supposed(text: str, span: Span) -> bool:
    """True if the clause says so of what is only supposed, or asked of somebody."""
    before = text[max(0, span.start - _LOOK) : span.start]
    clause = _CLAUSE.split(before)[-1]
    return _SUPPOSED.search(clause) is not None


def is_about_request(reading: Reading, span: Span) -> bool:
    """True if a request is named in the phrase, right after it or, for what is unanswered, before.

    "Has not commented" names it itself.
    """
    words, language = span.of(reading.text).lower(), reading.language or "en"
    if span in noticed_silences(reading, SilenceKind.NO_RESPONSE):
        return True
    if any(pattern(language, TABLE, key).fullmatch(words) for key in _ASKED_FOR):
        return True
    passive = words.endswith("answered")
    sentence = reading.sentences[reading.sentence_at(span.start)]
    start = sentence.start if passive else span.start
    around = Span(start, clause_end(reading.text, span.end)).of(reading.text)
    named = pattern(language, TABLE, "request").search(around) is not None
    return named or _was_asked(reading, span, language)


_ASKED_FOR = ("unasked", "ending_no_response", "alone_no_response")


def _was_asked(reading: Reading, span: Span, language: str) -> bool:
    """ "We have asked the embassy. *It has not responded*.": the sentence before tells the asking.

    Only where the phrase ends its sentence: what else it could be about is not said.
    """
    here = reading.sentence_at(span.start)
    if reading.text[span.end : reading.sentences[here].end].strip(" .\n"):
        return False
    before = Span(reading.sentences[max(0, here - 1)].start, span.start)
    return bool(matches(pattern(language, TABLE, "asked"), reading.text, (before,)))


def clause_end(text: str, start: int) -> int:
    """Where the clause that goes on at `start` ends, as far as marks and words tell."""
    found = _END.search(text, start)
    return found.start() if found else len(text)
