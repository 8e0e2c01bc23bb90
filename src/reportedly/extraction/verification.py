"""Remarks on whether a claim was checked, and which claims they are about.

"We could not independently verify the report" is said of a claim told before, not of its own
sentence. A remark binds to the claim its object shares most words with, else to the last attributed
claim before it; plural objects ("the claims", "either side's accounts") bind to several. A plain
"the ministry confirmed" is a cue, not a remark: who may check is in the table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.phrases import (
    frame_of,
    listed,
    matches,
    pattern,
    sentence_at,
    sentences_of,
)
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.factuality import Verification, VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of, trim

VERSION = "1"
TABLE = "verification"
WINDOW = 4  # sentences a remark looks back: agencies put it right after the claim or its quotation
PLURAL_WINDOW = 3  # sentences of claims that "the reports" may gather
SIDES_WINDOW = 7  # "either side" looks back over both sides' paragraphs

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
    ("adjective_verified", "adjective", VerificationStatus.VERIFIED),
    ("adjective_disputed", "adjective", VerificationStatus.DISPUTED),
)
_BORDER = (
    r"(?:[,;:(\n“”\"—–]|\s-\s|\b(?:and|but|that|which|although|though|while|as|because|whether|said|"
    r"says|added|adding)\s)"
)
_LEFT = re.compile(rf"{_BORDER}(?!.*{_BORDER})", re.IGNORECASE | re.DOTALL)  # the last one
_RIGHT = re.compile(
    r"[;:!?\n“”\")—]|\.(?=\s|$)|,\s|\s-\s|\s(?:but|although|though|while|because|as)\s"
    r"|\sand (?:the|it|we|he|she)\s"
)
_NONE = re.compile(r"(?:neither|none of|no|few)\b", re.IGNORECASE)
_CERTAIN = re.compile(
    r"verif|authentic|corrobor|geoloc|independent|substanti|vouch|cross-?check|double"
)
_RELATIVE = re.compile(r"\b(?:which|that)\s*$", re.IGNORECASE)
_ASPECT = re.compile(
    r"(?:the |its |their )?(?:exact )?(?:location|date|time|place|authenticity|identity|"
    r"origin|source|cause|number|circumstance)s?\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:that|whether|if|how|who|what|where|when)\b", re.IGNORECASE)
_STOP = frozenset(
    ("the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "and", "or", "its", "it")
)


@dataclass(frozen=True, slots=True)
class _Remark:
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


def find_remarks(
    reading: Reading, attributions: tuple[Attribution, ...]
) -> dict[int, tuple[Verification, ...]]:
    """Index of an attribution -> the remarks about it, in text order. Unbound remarks are left."""
    found: dict[int, tuple[Verification, ...]] = {}
    for remark in _remarks(reading):
        for index in _bind(reading, attributions, remark):
            said = _verification(reading, attributions, remark)
            found[index] = (*found.get(index, ()), said)
    return found


def _remarks(reading: Reading) -> list[_Remark]:
    """Every remark of the report in text order; no two share a character of their phrase."""
    taken: list[Span] = []
    remarks = []
    for remark in _candidates(reading):
        if any(remark.phrase.overlaps(span) for span in taken) or not _is_remark(reading, remark):
            continue
        taken.append(remark.phrase)
        remarks.append(remark)
    return sorted(remarks, key=lambda remark: remark.phrase)


def _candidates(reading: Reading) -> Iterator[_Remark]:
    language = reading.language or "en"
    where = tuple(s for s in reading.sentences if not reading.is_furniture(s))
    for key, voice, status in _KINDS:
        for phrase in matches(pattern(language, TABLE, key), reading.text, where):
            yield _parsed(reading, key, voice, status, phrase)


def _parsed(
    reading: Reading, key: str, voice: str, status: VerificationStatus, phrase: Span
) -> _Remark:
    sentence = reading.sentences[sentence_at(reading, phrase.start)]
    left = _left(reading.text, Span(sentence.start, phrase.start))
    right = _right(reading.text, Span(phrase.end, sentence.end))
    by, checked = left, right
    if voice == "passive":
        by, checked = _agent(reading.text, phrase, right), left
    elif voice in ("nominal", "adjective"):
        by = None
    if checked and status is VerificationStatus.VERIFIED and _is_some(reading, checked):
        status = VerificationStatus.PARTLY
    if checked and voice == "passive" and _NONE.match(checked.of(reading.text)):
        status = VerificationStatus.NOT_VERIFIED
    return _Remark(status, voice, key, phrase, by, checked)


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


def _is_some(reading: Reading, checked: Span) -> bool:
    found = pattern(reading.language or "en", TABLE, "some_of").match(reading.text, checked.start)
    return found is not None


def _is_remark(reading: Reading, remark: _Remark) -> bool:
    """True if someone who checks, checks something that was claimed."""
    language, text = reading.language or "en", reading.text
    phrase = remark.phrase.of(text).lower()
    things = pattern(language, TABLE, "claimed_things")
    checked = remark.checked.of(text) if remark.checked else ""
    if remark.voice == "adjective":
        return things.match(checked) is not None
    about_claim = bool(things.search(checked) or _THAT.match(checked) or _names(checked))
    pronoun = pattern(language, TABLE, "pronouns").match(checked) is not None
    by = remark.by.of(text) if remark.by else ""
    checker = pattern(language, TABLE, "checkers").search(by) is not None
    if remark.status is VerificationStatus.DISPUTED:
        return things.search(checked) is not None
    if remark.key == "active_verified" and "independent" not in phrase:
        return checker and about_claim
    if remark.voice == "nominal":
        return True
    return bool(about_claim or pronoun) and (checker or _CERTAIN.search(phrase) is not None)


def _names(checked: str) -> bool:
    """True for a full noun phrase ("the strike on Kest"): a word of a claim may be its object."""
    return len(checked.split()) > 1


def _bind(
    reading: Reading, attributions: tuple[Attribution, ...], remark: _Remark
) -> tuple[int, ...]:
    """Indexes of the attributions the remark is about; () if none can be told."""
    own = [i for i, a in enumerate(attributions) if _frames(reading, a, remark)]
    if remark.voice == "adjective" or own:
        return tuple(own[:1])
    before = [
        index
        for index, attribution in enumerate(attributions)
        if attribution.content[-1].end <= remark.phrase.start
        and _may_be_checked(reading, attribution, remark)
        and not any(c.contains(remark.phrase) for c in attribution.content)
    ]
    if _gathers(reading, remark, "both_sides"):
        return _recent(reading, attributions, before, remark, SIDES_WINDOW)
    recent = _recent(reading, attributions, before, remark, WINDOW)
    if not recent:
        return ()
    return _chosen(reading, attributions, recent, remark)


def _frames(reading: Reading, attribution: Attribution, remark: _Remark) -> bool:
    """True if the remark stands in the attribution's own frame: "in a claim that could not …"."""
    if attribution.quotation is Quotation.NARRATION:
        return False
    if not any(piece.contains(remark.phrase) for piece in frame_of(reading, attribution)):
        return False
    if remark.voice == "adjective":
        anchors = (*attribution.source, *attribution.cue)
        return any(span.overlaps(_noun_phrase(remark)) for span in anchors)
    sentence = reading.sentences[sentence_at(reading, remark.phrase.start)]
    before = reading.text[sentence.start : remark.phrase.start]
    fronted = remark.phrase.end <= attribution.content[0].start
    return fronted and _RELATIVE.search(before) is not None


def _noun_phrase(remark: _Remark) -> Span:
    return Span(remark.phrase.start, remark.phrase.end + 1)


def _may_be_checked(reading: Reading, attribution: Attribution, remark: _Remark) -> bool:
    """An attributed claim; or narration that names the very thing checked ("the footage")."""
    if attribution.quotation is not Quotation.NARRATION:
        return True
    if remark.checked is None:
        return False
    thing = pattern(reading.language or "en", TABLE, "shown_things")
    named = {found.group().lower() for found in thing.finditer(remark.checked.of(reading.text))}
    return bool(named & _words(text_of(reading.text, attribution.content)))


def _recent(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    indexes: list[int],
    remark: _Remark,
    window: int,
) -> tuple[int, ...]:
    """Those that end within `window` sentences of the remark and are not inside another."""
    here = sentence_at(reading, remark.phrase.start)
    near = [
        index
        for index in indexes
        if here - sentences_of(reading, attributions[index].content)[-1] <= window
    ]
    return tuple(index for index in near if attributions[index].within not in near)


def _chosen(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    recent: tuple[int, ...],
    remark: _Remark,
) -> tuple[int, ...]:
    """Of recent claims: those sharing most words with what was checked, else the last."""
    if _gathers(reading, remark, "counts"):
        counted = [i for i in recent if _has_digit(reading, attributions[i])]
        recent = tuple(counted) or recent
    shared = {index: _shared(reading, attributions[index], remark) for index in recent}
    most = max(shared.values())
    best = [index for index in recent if shared[index] == most]
    last = max(best, key=lambda index: attributions[index].content[-1].end)
    if not _gathers(reading, remark, "plural_things"):
        return (last,)
    newest = sentences_of(reading, attributions[last].content)[-1]
    return tuple(
        index
        for index in best
        if newest - sentences_of(reading, attributions[index].content)[-1] < PLURAL_WINDOW
    )


def _has_digit(reading: Reading, attribution: Attribution) -> bool:
    return any(map(str.isdigit, text_of(reading.text, attribution.content)))


def _gathers(reading: Reading, remark: _Remark, key: str) -> bool:
    checked = remark.checked.of(reading.text) if remark.checked else ""
    return pattern(reading.language or "en", TABLE, key).search(checked) is not None


def _shared(reading: Reading, attribution: Attribution, remark: _Remark) -> int:
    """How many words (by their first five letters) the object shares with source and content."""
    if remark.checked is None:
        return 0
    spans = (*attribution.source, *attribution.content)
    words = _words(text_of(reading.text, tuple(sorted(spans))))
    generic = frozenset(listed(reading.language or "en", TABLE, "plural_things"))
    mine = _words(remark.checked.of(reading.text)) - generic
    return len({word[:5] for word in mine} & {word[:5] for word in words})


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]{2,}", text.lower())) - _STOP


def _verification(
    reading: Reading, attributions: tuple[Attribution, ...], remark: _Remark
) -> Verification:
    whole = remark.whole
    return Verification(
        status=remark.status,
        by=_checker(reading, attributions, remark),
        span=whole,
        part=_part(reading, remark),
        method=_method(reading, whole),
        made=Made(by="rules.verification", version=VERSION, rule=remark.key.replace("_", "-")),
    )


def _checker(
    reading: Reading, attributions: tuple[Attribution, ...], remark: _Remark
) -> str | None:
    """Who checked, as written; for "it said it could not …" the source of those words."""
    if remark.by is None:
        return None
    written = remark.by.of(reading.text)
    if written.lower() not in ("it", "he", "she", "they", "which", "who", "that"):
        return written
    holders = [a for a in attributions if any(c.contains(remark.phrase) for c in a.content)]
    sources = [a.source for a in holders if a.source]
    return text_of(reading.text, sources[-1]) if sources else written


def _part(reading: Reading, remark: _Remark) -> Span | None:
    """What alone was checked: "the location of the footage", "some of the figures"."""
    if remark.checked is None:
        return None
    aspect = _ASPECT.match(reading.text, remark.checked.start, remark.checked.end)
    return remark.checked if aspect or _is_some(reading, remark.checked) else None


def _method(reading: Reading, whole: Span) -> str | None:
    """How it was checked: the table's name for the words found from the remark to its stop."""
    language = reading.language or "en"
    sentence = reading.sentences[sentence_at(reading, whole.start)]
    rest = Span(whole.start, sentence.end)
    for method in (
        "geolocation",
        "satellite",
        "metadata",
        "interviews",
        "visit",
        "documents",
        "footage",
    ):
        if matches(pattern(language, TABLE, f"method.{method}"), reading.text, (rest,)):
            return method
    return None
