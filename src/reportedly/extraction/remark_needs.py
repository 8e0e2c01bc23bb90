"""What a frame of a remark on checking asks of the sentence that it stands in."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from reportedly.extraction.remark_frames import TABLE, Frame
from reportedly.extraction.remark_parts import Remark, checker_of, phrases_of, told_of
from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_OURS = re.compile(
    r"\b(?:we|us|our|I|my|this (?:news)?(?:paper|agency|station|magazine|channel|outlet|bureau|"
    r"desk|report|study))\b"
)
_PARTS = ("last", "first", "whole", "deeds")
_PRONOUN = re.compile(r"(?:it|this|that|these|those|them|either|any|which)\b", re.IGNORECASE)
_THAT = re.compile(r"(?:that|whether|if|how|who|what|where|when|which|why)\b", re.IGNORECASE)
_WH = re.compile(r"\b(?:whether|who|whose|how|what|where|when|which|why)\b", re.IGNORECASE)
_ASPECT = re.compile(
    r"\b(?:authenticity|provenance|origin|identity|identities|veracity|verity|truth|date|location|affiliation|"
    r"accuracy)s?\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|until|would)\b[^,;]*$", re.IGNORECASE)
_WHOLE = re.compile(r"[\s“\"(\[—–-]*")


@cache
def _outlet(language: str) -> re.Pattern[str]:
    """Names of papers, agencies and bodies that watch: "Morrow Wire", "Radio Nettle", "the Ardent".

    The last only where it could or did something.
    """
    words = table(language, TABLE)["outlets"]
    last, first, whole, deeds = ("|".join(words[key].split()) for key in _PARTS)
    return re.compile(
        rf"\b(?:[A-Z][\w’'-]+ ){{1,3}}(?:{last})\b|\b(?:{first}) [A-Z]\w+|\b(?:{whole})\b"
        rf"|\bthe [A-Z][\w-]+(?:['’]s)?(?= (?:{deeds})\b)"
    )


def has_grounds(reading: Reading, remark: Remark, frame: Frame) -> bool:
    """True if one of the frame's alternatives holds, and no party is the one who checks."""
    if _is_quoted(reading, remark) or _is_party(reading, remark):
        return False
    if _IF.search(_left(reading, remark)) or _is_idle(reading, remark):
        return False
    return any(
        all(CONDITIONS[name](reading, remark) for name in alternative)
        for alternative in frame.needs
    )


def _is_quoted(reading: Reading, remark: Remark) -> bool:
    """In somebody's own words: they do not speak for who publishes."""
    return any(p.contains(remark.phrase) for item in reading.quoted for p in item.pieces)


def _is_idle(reading: Reading, remark: Remark) -> bool:
    """ "What we can and can't confirm", a heading; "I can't confirm dinner"."""
    if remark.voice != "active":
        return False
    if remark.checked is None:
        return not _whole(reading, remark).rstrip('\n ”")]').endswith((".", "!", ";"))
    return checker_of(reading, remark) == "I" and not _is_about(reading, remark)


def _is_party(reading: Reading, remark: Remark) -> bool:
    by = checker_of(reading, remark)
    return phrases_of(reading, "offices").search(by) is not None and not _outlet(
        reading.language or "en"
    ).search(by)


def _sentence(reading: Reading, remark: Remark) -> Span:
    return reading.sentences[reading.sentence_at(remark.phrase.start)]


def _left(reading: Reading, remark: Remark) -> str:
    return reading.text[_sentence(reading, remark).start : remark.phrase.start]


def _upto(reading: Reading, remark: Remark) -> str:
    return reading.text[_sentence(reading, remark).start : remark.phrase.end]


def _whole(reading: Reading, remark: Remark) -> str:
    return _sentence(reading, remark).of(reading.text)


def _has(key: str, where: Callable[[Reading, Remark], str]) -> Callable[[Reading, Remark], bool]:
    """A condition: a phrase of the table's list `key` stands there."""
    return lambda reading, remark: (
        phrases_of(reading, key).search(where(reading, remark)) is not None
    )


def _is_by_press(reading: Reading, remark: Remark) -> bool:
    """Who publishes, or checks by trade, before it: also "it", for one in the sentence before."""
    words = _upto(reading, remark)
    if phrases_of(reading, "press").search(words) or _OURS.search(words):
        return True
    by = checker_of(reading, remark)
    if not re.fullmatch(r"(?:it|they|which|who|and|but|has|have)?", by, re.IGNORECASE):
        return False
    here = reading.sentence_at(remark.phrase.start)
    ahead = reading.sentences[max(0, here - 1)].of(reading.text)
    return phrases_of(reading, "press").search(ahead) is not None


def _is_about(reading: Reading, remark: Remark) -> bool:
    checked = told_of(reading, remark)
    if _PRONOUN.match(checked) or _THAT.match(checked):
        return True
    if phrases_of(reading, "claimed_things").search(checked):
        return True
    after = reading.text[remark.phrase.end : remark.phrase.end + 8].strip()
    return _THAT.match(after) is not None


def _is_thing(reading: Reading, remark: Remark) -> bool:
    """Something told or shown is its object, or a number of anything."""
    checked = told_of(reading, remark)
    told = phrases_of(reading, "told_things").search(checked) is not None
    again = re.match(r"(?:it|this|these|them)\b", checked, re.IGNORECASE) is not None
    return told or again


def _is_shown_thing(reading: Reading, remark: Remark) -> bool:
    """ "The clip", or "it" after a sentence that names one."""
    things, left = phrases_of(reading, "shown_things"), _left(reading, remark)
    if things.search(left):
        return True
    here = reading.sentence_at(remark.phrase.start)
    ahead = reading.sentences[max(0, here - 1)].of(reading.text)
    back = re.match(r"\W*(?:it|this|they|these|that|and)?\b[^,;]{0,30}$", left, re.IGNORECASE)
    return back is not None and things.search(ahead) is not None


CONDITIONS: Mapping[str, Callable[[Reading, Remark], bool]] = {
    "free": lambda reading, remark: True,
    "label": lambda reading, remark: (
        _WHOLE.fullmatch(_left(reading, remark)) is not None
        and re.match(r"\s*[.:!—–]|\s-\s", reading.text[remark.phrase.end :][:3]) is not None
    ),
    "opens": lambda reading, remark: _WHOLE.fullmatch(_left(reading, remark)) is not None,
    "by-press": lambda reading, remark: (
        phrases_of(reading, "press").search(checker_of(reading, remark)) is not None
        or _OURS.search(checker_of(reading, remark)) is not None
    ),
    "by-noun": lambda reading, remark: (
        phrases_of(reading, "press_nouns").search(checker_of(reading, remark)) is not None
        or _outlet(reading.language or "en").search(checker_of(reading, remark)) is not None
    ),
    "checkers-any": _has("checkers", _whole),
    "relative": lambda reading, remark: (
        re.match(r"something|which", checker_of(reading, remark), re.IGNORECASE) is not None
    ),
    "desk": lambda reading, remark: (
        re.search(r"\b(?:desk|team|examiner|analysts?)\b", _left(reading, remark)) is not None
    ),
    "out": lambda reading, remark: remark.phrase.of(reading.text).lower().endswith(("out", "up")),
    "real": lambda reading, remark: (
        re.search(r"(?:real|genuine|authentic)$", remark.phrase.of(reading.text)) is not None
    ),
    "shown-subject": _has("shown_things", told_of),
    "evidence-any": _has("evidence", _whole),
    "press": _is_by_press,
    "ours": lambda reading, remark: _OURS.search(_whole(reading, remark)) is not None,
    "outlet": lambda reading, remark: (
        _outlet(reading.language or "en").search(_whole(reading, remark)) is not None
    ),
    "checker": lambda reading, remark: (
        _is_by_press(reading, remark)
        or phrases_of(reading, "checkers").search(_upto(reading, remark)) is not None
        or _outlet(reading.language or "en").search(_upto(reading, remark)) is not None
    ),
    "sentence-press": _has("press", _whole),
    "about": _is_about,
    "about-thing": _is_thing,
    "wh": lambda reading, remark: _WH.search(_whole(reading, remark)) is not None,
    "what": lambda reading, remark: (
        reading.text[remark.phrase.end :][:6].strip().startswith(("what", "that"))
    ),
    "asked": lambda reading, remark: _WH.search(_left(reading, remark)) is not None,
    "wh-left": lambda reading, remark: _WH.search(_left(reading, remark)) is not None,
    "named": _has("claimed_things", _whole),
    "telling": _has("told_things", lambda reading, remark: remark.phrase.of(reading.text)),
    "told-left": _has("told_things", _left),
    "shown": _has("shown_things", _whole),
    "shown-left": _is_shown_thing,
    "aspect-left": lambda reading, remark: _ASPECT.search(_left(reading, remark)) is not None,
    "evidence": _has("evidence", _upto),
    "sure": lambda reading, remark: (
        re.search(r"verif|corrobor|authentic|substanti|geolocat", remark.phrase.of(reading.text))
        is not None
    ),
}
