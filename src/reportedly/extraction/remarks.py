"""Parses remarks on checking: who checked, with what outcome, what was checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.phrases import matches, pattern
from reportedly.lang.remembered import once_a_reading
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

TABLE = "verification"

# (table key, voice, status) in order of preference: a negation is tried before what it negates.
_KINDS = (
    ("active_not_attempted", "active", VerificationStatus.NOT_ATTEMPTED),
    ("passive_not_attempted", "passive", VerificationStatus.NOT_ATTEMPTED),
    ("active_not", "active", VerificationStatus.NOT_VERIFIED),
    ("passive_not", "passive", VerificationStatus.NOT_VERIFIED),
    ("nominal_not", "nominal", VerificationStatus.NOT_VERIFIED),
    ("adjective_not", "adjective", VerificationStatus.NOT_VERIFIED),
    ("passive_partly", "passive", VerificationStatus.PARTLY),
    ("active_partly", "active", VerificationStatus.PARTLY),
    ("passive_verified", "passive", VerificationStatus.VERIFIED),
    ("passive_disputed", "passive", VerificationStatus.DISPUTED),
    ("active_verified", "active", VerificationStatus.VERIFIED),
    ("active_disputed", "active", VerificationStatus.DISPUTED),
    ("adjective_partly", "adjective", VerificationStatus.PARTLY),
    ("caution", "caution", VerificationStatus.NOT_VERIFIED),
    ("adjective_verified", "adjective", VerificationStatus.VERIFIED),
    ("adjective_disputed", "adjective", VerificationStatus.DISPUTED),
)
_BORDER = (
    r"(?:[,;:(\n“”\"—–]|\s-\s|\b(?:and|but|that|which|although|though|while|as|because|whether|if|once|until|unless|said|"
    r"says|added|adding)\s)"
)
_LEFT = re.compile(rf"{_BORDER}(?!.*{_BORDER})", re.IGNORECASE | re.DOTALL)  # the last one
_RIGHT = re.compile(
    r"[;:!?\n“”\")—]|\.(?=\s|$)|,\s|\s-\s|\s(?:but|although|though|while|because|as)\s"
    r"|\sand (?:the|it|we|he|she|they)\s"
)
_HYPOTHETICAL = re.compile(r"\b(?:if|once|until|unless|whether)\s+$", re.IGNORECASE)
_REDUCED = re.compile(r"\w,\s*$|\bwhose \w+\s*$", re.IGNORECASE)
_NONE = re.compile(r"(?:neither|none of|no|few)\b", re.IGNORECASE)
_CERTAIN = re.compile(
    r"verif|authentic|corrobor|geoloc|independent|substanti|vouch|cross-?check|double|"
    r"image|footage|satellite|video|photograph|evidence"
)
_THAT = re.compile(r"(?:that|whether|if|how|who|what|where|when)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark before it is bound: who checked, with what outcome, what was checked."""

    status: VerificationStatus
    voice: str
    key: str
    phrase: Span
    by: Span | None
    checked: Span | None

    @property
    def whole(self) -> Span:
        """The remark with its checker and object."""
        parts = [span for span in (self.by, self.phrase, self.checked) if span]
        return Span(min(s.start for s in parts), max(s.end for s in parts))


@once_a_reading
def find_all(reading: Reading) -> list[Remark]:
    """Every remark of the report in text order; no two share a character of their phrase."""
    taken: set[int] = set()  # characters
    remarks = []
    for remark in _candidates(reading):
        if not taken.isdisjoint(range(*remark.phrase)) or not _is_remark(reading, remark):
            continue
        taken.update(range(*remark.phrase))
        remarks.append(remark)
    return sorted(remarks, key=lambda remark: remark.phrase)


def _candidates(reading: Reading) -> Iterator[Remark]:
    language = reading.language or "en"
    where = tuple(s for s in reading.sentences if not reading.is_furniture(s))
    for key, voice, status in _KINDS:
        for phrase in matches(pattern(language, TABLE, key), reading.text, where):
            yield _parsed(reading, key, voice, status, phrase)


def _parsed(
    reading: Reading, key: str, voice: str, status: VerificationStatus, phrase: Span
) -> Remark:
    sentence = reading.sentences[reading.sentence_at(phrase.start)]
    left = _left(reading.text, Span(sentence.start, phrase.start))
    right = _right(reading.text, Span(phrase.end, sentence.end))
    by, checked = left, right
    if voice == "passive":
        by = _agent(reading.text, phrase, right)
        checked = _claim_named(reading, Span(sentence.start, phrase.start)) or left
    elif voice in ("nominal", "adjective"):
        by = None
    elif voice == "caution":
        by, checked = None, None
    if checked and status is VerificationStatus.VERIFIED and is_some(reading, checked):
        status = VerificationStatus.PARTLY
    rest = Span(phrase.end, sentence.end)
    if status is VerificationStatus.VERIFIED and matches(
        pattern(reading.language or "en", TABLE, "but_not"), reading.text, (rest,)
    ):
        status = VerificationStatus.PARTLY
    if checked and voice == "passive" and _NONE.match(checked.of(reading.text)):
        status = VerificationStatus.NOT_VERIFIED
    return Remark(status, voice, key, phrase, by, checked)


def _claim_named(reading: Reading, span: Span) -> Span | None:
    """ "Claims by the army that Kest has fallen": a subject that names a claim and tells it."""
    whole = trim(reading.text, span)
    things = pattern(reading.language or "en", TABLE, "claimed_things")
    words = whole.of(reading.text) if whole else ""
    opens = words.split(maxsplit=2)[:2]
    names = any(things.fullmatch(word) for word in opens)
    return whole if names and " that " in words and "," not in words else None


def _left(text: str, span: Span) -> Span | None:
    """The noun phrase before the phrase, back to the last mark or joining word."""
    border = _LEFT.search(text[span.start : span.end])
    if border is None:
        return trim(text, span)
    start = span.start + border.end()
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


def is_some(reading: Reading, checked: Span) -> bool:
    found = pattern(reading.language or "en", TABLE, "some_of").match(reading.text, checked.start)
    return found is not None


def _is_remark(reading: Reading, remark: Remark) -> bool:
    """True if someone who checks, checks something that was claimed."""
    language, text = reading.language or "en", reading.text
    phrase = remark.phrase.of(text).lower()
    things = pattern(language, TABLE, "claimed_things")
    checked = remark.checked.of(text) if remark.checked else ""
    if _HYPOTHETICAL.search(reading.text[max(0, remark.whole.start - 12) : remark.whole.start]):
        return False
    if remark.voice == "adjective":
        return things.match(checked) is not None
    named = bool(things.search(checked) or _THAT.match(checked))
    about_claim = named or (_names(checked) and "vouch" not in phrase)  # "for its safety"
    pronoun = pattern(language, TABLE, "pronouns").match(checked) is not None
    by = remark.by.of(text) if remark.by else ""
    checker = pattern(language, TABLE, "checkers").search(by) is not None
    if remark.status is VerificationStatus.DISPUTED:
        return things.search(checked) is not None
    if remark.key == "active_verified" and "independent" not in phrase:
        return checker and about_claim
    if remark.voice in ("nominal", "caution") or (about_claim and _NONE.match(checked)):
        return True
    if hangs_on(reading, remark):
        return named or _CERTAIN.search(phrase) is not None
    return bool(about_claim or pronoun) and (checker or _CERTAIN.search(phrase) is not None)


def hangs_on(reading: Reading, remark: Remark) -> bool:
    """ "It is ours, confirmed by video"; "men whose affiliation could not be established": said of
    the claim it stands in."""
    if remark.voice != "passive":
        return False
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    before = reading.text[sentence.start : remark.phrase.start]
    return _REDUCED.search(before) is not None


def _names(checked: str) -> bool:
    """True for a full noun phrase ("the strike on Kest"): a word of a claim may be its object."""
    return len(checked.split()) > 1
