"""Parses remarks on checking: who checked, with what outcome, what was checked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.extraction.noticed_frames import CHECK, doubted, noticed_checks
from reportedly.extraction.verification.frames import find_frames
from reportedly.extraction.verification.grounds import NOTICED, is_remark
from reportedly.extraction.verification.outcome import outcome_of
from reportedly.extraction.verification.parts import (
    ASPECT,
    AUXILIARY,
    TABLE,
    Remark,
    is_participle,
    is_reduced,
    phrases_of,
    told_of,
)
from reportedly.extraction.verification.subject import subject_of
from reportedly.extraction.words.phrases import found_in, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

# (table key, voice, status) in order of preference: a negation is tried before what it negates.
_KINDS = (
    ("fragment_not", "fragment", VerificationStatus.NOT_VERIFIED),
    ("press_not_attempted", "press", VerificationStatus.NOT_ATTEMPTED),
    ("press_disputed", "press", VerificationStatus.DISPUTED),
    ("active_not_attempted", "active", VerificationStatus.NOT_ATTEMPTED),
    ("passive_not_attempted", "passive", VerificationStatus.NOT_ATTEMPTED),
    ("active_not", "active", VerificationStatus.NOT_VERIFIED),
    ("passive_not", "passive", VerificationStatus.NOT_VERIFIED),
    ("passive_any", "none", VerificationStatus.NOT_VERIFIED),
    ("press_not", "press", VerificationStatus.NOT_VERIFIED),
    ("nominal_not", "nominal", VerificationStatus.NOT_VERIFIED),
    ("adjective_not", "adjective", VerificationStatus.NOT_VERIFIED),
    ("passive_partly", "passive", VerificationStatus.PARTLY),
    ("active_partly", "active", VerificationStatus.PARTLY),
    ("measured_disputed", "measured", VerificationStatus.DISPUTED),
    ("measured_partly", "measured", VerificationStatus.PARTLY),
    ("shown_disputed", "shown", VerificationStatus.DISPUTED),
    ("borne_disputed", "borne", VerificationStatus.DISPUTED),
    ("borne_verified", "borne", VerificationStatus.VERIFIED),
    ("told_disputed", "told", VerificationStatus.DISPUTED),
    ("measured_verified", "measured", VerificationStatus.VERIFIED),
    ("told_verified", "told", VerificationStatus.VERIFIED),
    ("press_partly", "press", VerificationStatus.PARTLY),
    ("passive_verified", "passive", VerificationStatus.VERIFIED),
    ("passive_disputed", "passive", VerificationStatus.DISPUTED),
    ("press_verified", "press", VerificationStatus.VERIFIED),
    ("active_verified", "active", VerificationStatus.VERIFIED),
    ("active_disputed", "active", VerificationStatus.DISPUTED),
    ("adjective_partly", "adjective", VerificationStatus.PARTLY),
    ("caution", "caution", VerificationStatus.NOT_VERIFIED),
    ("adjective_verified", "adjective", VerificationStatus.VERIFIED),
    ("adjective_disputed", "adjective", VerificationStatus.DISPUTED),
)
# What one sentence says of both kinds of is that a part was checked.
_PARTED = (
    {VerificationStatus.VERIFIED, VerificationStatus.NOT_VERIFIED},
    {VerificationStatus.PARTLY, VerificationStatus.NOT_VERIFIED},
    {VerificationStatus.PARTLY, VerificationStatus.VERIFIED},
)
APPOSED = 3  # words: "a claim Reuters"
_FIRST = frozenset((VerificationStatus.PARTLY, VerificationStatus.NOT_ATTEMPTED))  # of frames
_ASIDE = re.compile(r"([^,;:“”()\n]+),\s[^,;:“”()\n]+,\s*$")
_PASSIVE = frozenset(("passive", "none", "measured", "shown", "told"))
_BEEN = re.compile(r"\bbe(?:en)?\b(?!\s+able\b)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|neither)\b|n['’]t\b", re.IGNORECASE)
_BORDER = (
    r"(?:[,:](?!\d)|[;(\n“”\"—–]|\s-\s|\b(?:and|but|that|which|although|though|while|as|because|whether|if|once|until|unless|said|"
    r"says|added|adding)\s)"
)
_LEFT = re.compile(rf"{_BORDER}(?!.*{_BORDER})", re.IGNORECASE | re.DOTALL)  # the last one
_RIGHT = re.compile(
    r"[;:!?\n“”\")—]|\.(?=\s|$)|,\s|\s-\s|\s(?:but|although|though|while|because|as)\s"
    r"|\sand (?:the|it|we|he|she|they)\s"
)


@once_a_reading
def find_all(reading: Reading) -> list[Remark]:
    """Every remark of the report in text order; no two share a character of their phrase."""
    taken: set[int] = set()  # characters
    remarks = []
    for remark in _candidates(reading):
        if not taken.isdisjoint(range(*remark.phrase)) or not is_remark(reading, remark):
            continue
        if not _is_certain(remark) and doubted(reading, remark.phrase, CHECK):
            continue
        taken.update(range(*remark.phrase))
        remarks.append(remark)
    remarks += [remark for remark in _noticed(reading, remarks) if is_remark(reading, remark)]
    return _together(reading, sorted(remarks, key=lambda remark: remark.phrase))


def _is_certain(remark: Remark) -> bool:
    """A caution, or "geolocated footage": whatever the encoder makes of such words."""
    placed = remark.voice == "adjective" and remark.status is VerificationStatus.PARTLY
    return placed or remark.voice == "caution"


def _together(reading: Reading, remarks: list[Remark]) -> list[Remark]:
    """What is verified and what is not in one sentence are one remark: a part was checked."""
    kept: list[Remark] = []
    for remark in remarks:
        last = kept[-1] if kept else None
        here = reading.sentence_at(remark.phrase.start)
        if last and reading.sentence_at(last.phrase.start) == here:
            if last.status is VerificationStatus.NOT_VERIFIED and last.whole.contains(
                remark.phrase
            ):
                continue  # "has seen no images that would confirm the claim"
            pair = {last.status, remark.status}
            if pair in _PARTED:
                kept[-1] = replace(last, status=VerificationStatus.PARTLY)
                continue
            aside = last.voice == "adjective" or is_participle(reading, last)
            if aside and remark.voice == "borne":
                kept.pop()  # "geolocated footage confirms the advance"
        elif last and _goes_on(reading, last, remark):
            kept[-1] = replace(last, status=VerificationStatus.PARTLY)
            continue
        kept.append(remark)
    return kept


def _goes_on(reading: Reading, last: Remark, remark: Remark) -> bool:
    """ "They verified the place of the clip. They could not verify the date.": a part was."""
    near = reading.sentence_at(remark.phrase.start) - reading.sentence_at(last.phrase.start) == 1
    pair = (last.status, remark.status)
    aspects = all(ASPECT.match(told_of(reading, item)) for item in (last, remark))
    return (
        near and aspects and pair == (VerificationStatus.VERIFIED, VerificationStatus.NOT_VERIFIED)
    )


def _candidates(reading: Reading) -> Iterator[Remark]:
    where = tuple(s for s in reading.sentences if not reading.is_furniture(s))
    found = [
        (frame.name, frame.voice, frame.status, phrase)
        for frame, phrase in find_frames(reading)
        if not reading.is_furniture(reading.sentences[reading.sentence_at(phrase.start)])
    ]
    yield from (_parsed(reading, *item) for item in found if item[2] in _FIRST)
    for key, voice, status in _KINDS:
        for phrase in found_in(reading, TABLE, key, where):
            yield _parsed(reading, key, voice, status, phrase)
    yield from (_parsed(reading, *item) for item in found if item[2] not in _FIRST)


def _noticed(reading: Reading, taken: Sequence[Remark]) -> Iterator[Remark]:
    """Remarks that the encoder is sure of, in sentences where no table finds one.

    "Has neither confirmed nor denied it" is no check: nobody looked.
    """
    unsaid = pattern(reading.language or "en", TABLE, "left_open")
    told = {reading.sentence_at(remark.phrase.start) for remark in taken}
    for status, voice, phrase in noticed_checks(reading):
        sentence = reading.sentences[reading.sentence_at(phrase.start)]
        left = (Span(*found.span()) for found in unsaid.finditer(reading.text, *sentence))
        if any(map(phrase.overlaps, left)):
            continue
        if reading.sentence_at(phrase.start) not in told:
            passive = _BEEN.search(phrase.of(reading.text)) or reading.text.startswith(
                " by ", phrase.end
            )
            if status is VerificationStatus.VERIFIED and _DENIED.search(phrase.of(reading.text)):
                status = (
                    VerificationStatus.NOT_VERIFIED
                )  # "credible, although not yet corroborated"
            yield _parsed(reading, NOTICED, "passive" if passive else voice, status, phrase)


def _parsed(
    reading: Reading, key: str, voice: str, status: VerificationStatus, phrase: Span
) -> Remark:
    sentence = reading.sentences[reading.sentence_at(phrase.start)]
    left = _around_aside(reading.text, sentence, phrase) or _left(
        reading.text, Span(sentence.start, phrase.start)
    )
    right = _right(reading.text, Span(phrase.end, sentence.end))
    if left and phrases_of(reading, "joining").fullmatch(left.of(reading.text)):
        left = _left(reading.text, Span(sentence.start, left.start)) or left  # "saw and verified"
    by, checked = left, right
    if voice in _PASSIVE:
        by = right if voice == "measured" else _agent(reading.text, phrase, right)
        checked = _claim_named(reading, Span(sentence.start, phrase.start)) or left
    elif voice in ("nominal", "adjective", "fragment"):
        by = None
    elif voice == "caution":
        by, checked = None, None
    else:
        by = subject_of(reading.text, sentence, by, phrase)
        if checked is None and by is not None:
            by, checked = _parted(reading, by)
    found = Remark(status, voice, key, phrase, by, checked)
    found = replace(found, status=outcome_of(reading, found, sentence))
    return replace(found, status=VerificationStatus.PARTLY) if is_reduced(reading, found) else found


def _parted(reading: Reading, by: Span) -> tuple[Span | None, Span | None]:
    """ "…, a claim Meridian Wire could not verify": who checked, and what is in apposition."""
    things = pattern(reading.language or "en", TABLE, "claimed_things")
    noun = things.search(reading.text, by.start, by.end)
    if noun is None or noun.end() == by.end or len(by.of(reading.text).split()) < APPOSED:
        return by, None
    return trim(reading.text, Span(noun.end(), by.end)), Span(by.start, noun.end())


def _claim_named(reading: Reading, span: Span) -> Span | None:
    """ "Claims by the army that Kest has fallen": a subject that names a claim and tells it."""
    whole = trim(reading.text, span)
    things = pattern(reading.language or "en", TABLE, "claimed_things")
    words = whole.of(reading.text) if whole else ""
    opens = words.split(maxsplit=2)[:2]
    names = any(things.fullmatch(word) for word in opens)
    return whole if names and " that " in words and "," not in words else None


def _around_aside(text: str, sentence: Span, phrase: Span) -> Span | None:
    """ "The figure of 33, released by an office, has not been …": the subject before an aside."""
    aside = _ASIDE.search(text, sentence.start, phrase.start)
    if aside is None or aside.end() != phrase.start or not AUXILIARY.match(text, phrase.start):
        return None
    return trim(text, Span(*aside.span(1)))


def _left(text: str, span: Span) -> Span | None:
    """The noun phrase before the phrase, back to the last mark or joining word."""
    border = _LEFT.search(text[span.start : span.end])
    if border is None:
        return trim(text, span)
    start = span.start + border.end()
    if border.group().strip() == "that" and AUXILIARY.match(text, start):
        ahead = _left(text, Span(span.start, span.start + border.start()))
        return trim(text, Span(ahead.start, span.end)) if ahead else None  # "the total that was …"
    relative = Span(span.start + border.start(), start)  # "…, which": the pronoun is the subject
    return trim(text, Span(start, span.end)) or trim(text, relative)


def _right(text: str, span: Span) -> Span | None:
    border = _RIGHT.search(text, span.start, span.end)
    return trim(text, Span(span.start, border.start() if border else span.end))


def _agent(text: str, phrase: Span, right: Span | None) -> Span | None:
    """The words after "by", inside or behind a passive phrase."""
    if right is None:
        return None
    if phrase.of(text).lower().endswith(" by"):
        return right
    return Span(right.start + 3, right.end) if right.of(text).startswith("by ") else None
