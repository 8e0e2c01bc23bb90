"""What a frame of a remark on checking asks of the sentence that it stands in."""

import re
from collections.abc import Callable, Iterable, Mapping

from reportedly.extraction.verification.frames import TABLE, Frame
from reportedly.extraction.verification.parts import (
    Remark,
    checker_of,
    is_office,
    phrases_of,
    told_of,
)
from reportedly.extraction.verification.words import has_outlet, is_ours, opens, says, words
from reportedly.extraction.words.phrases import listed
from reportedly.model.factuality import VerificationStatus
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_WHOLE = re.compile(r"[\s“\"(\[—–-]*")
# "Confirmed a report by the agency": an object follows, so that it is no passive.
_TAKES = re.compile(r"[a-z]+ed (?:an?|the|this|that|these|its|their|his|her) ")
_SHORT = re.compile(r"\W*[^,;]{0,34}")  # a subject and its auxiliaries, as "it was"


def has_grounds(reading: Reading, remark: Remark, frame: Frame) -> bool:
    """True if one of the frame's alternatives holds, and no party is the one who checks."""
    if _is_quoted(reading, remark) or _is_party(reading, remark):
        return False
    if remark.voice == "passive" and _TAKES.match(_phrase(reading, remark)):
        return False
    if _is_supposed(reading, remark) or _is_idle(reading, remark):
        return False
    return any(
        all(CONDITIONS[name](reading, remark) for name in alternative)
        for alternative in frame.needs
    )


def is_seen(reading: Reading, remark: Remark) -> bool:
    """What the encoder alone takes for a remark: told as so by who publishes, and no heading."""
    if _is_quoted(reading, remark) or _is_idle(reading, remark) or _is_heading(reading, remark):
        return False
    supposed = _is_supposed(reading, remark, _upto(reading, remark))
    return not supposed and not _is_promise(reading, remark)


def _is_promise(reading: Reading, remark: Remark) -> bool:
    """It needs one who checks: "vouch for its safety", "the owners confirmed that Kest fell"."""
    if "vouch" in _phrase(reading, remark):
        return not _is_thing(reading, remark)
    if remark.status is VerificationStatus.DISPUTED:
        return not _is_by(reading, remark, (*_CHECKING, "evidence-any"))
    if remark.status is VerificationStatus.NOT_VERIFIED:
        return False
    if remark.by is None and remark.checked is None:
        return True
    return _after(reading, remark).startswith("that") and not _is_by(reading, remark, _CHECKING)


_CHECKING = ("press", "checkers-any", "ours", "outlet")


def _is_by(reading: Reading, remark: Remark, conditions: Iterable[str]) -> bool:
    return any(CONDITIONS[name](reading, remark) for name in conditions)


def _is_quoted(reading: Reading, remark: Remark) -> bool:
    """In somebody's own words: they do not speak for who publishes."""
    return any(p.contains(remark.phrase) for item in reading.quoted for p in item.pieces)


def _is_supposed(reading: Reading, remark: Remark, words_ahead: str = "") -> bool:
    """ "If confirmed by records, …": said in the same clause of what may be."""
    supposed = words(reading.language or "en", "supposed", r"\b[^,;]*$", re.IGNORECASE)
    return supposed.search(words_ahead or _left(reading, remark)) is not None


def _is_idle(reading: Reading, remark: Remark) -> bool:
    """ "What we can and can't confirm", a heading; "I can't confirm dinner"."""
    if remark.voice != "active":
        return False
    if remark.checked is None:
        return _is_heading(reading, remark)
    alone = checker_of(reading, remark).lower() in listed(
        reading.language or "en", TABLE, "words.alone"
    )
    return alone and not _is_about(reading, remark)


def _is_heading(reading: Reading, remark: Remark) -> bool:
    return not _whole(reading, remark).rstrip('\n ”")]').endswith((".", "!", ";"))


def _is_party(reading: Reading, remark: Remark) -> bool:
    by = checker_of(reading, remark)
    return is_office(reading, by) and not has_outlet(reading, by)


def _sentence(reading: Reading, remark: Remark) -> Span:
    return reading.sentences[reading.sentence_at(remark.phrase.start)]


def _ahead(reading: Reading, remark: Remark) -> str:
    """The sentence before, where there is one."""
    here = reading.sentence_at(remark.phrase.start)
    return reading.sentences[max(0, here - 1)].of(reading.text)


def _left(reading: Reading, remark: Remark) -> str:
    return reading.text[_sentence(reading, remark).start : remark.phrase.start]


def _upto(reading: Reading, remark: Remark) -> str:
    return reading.text[_sentence(reading, remark).start : remark.phrase.end]


def _whole(reading: Reading, remark: Remark) -> str:
    return _sentence(reading, remark).of(reading.text)


def _phrase(reading: Reading, remark: Remark) -> str:
    return remark.phrase.of(reading.text)


def _after(reading: Reading, remark: Remark) -> str:
    return reading.text[remark.phrase.end : remark.phrase.end + 8].strip()


_Part = Callable[[Reading, Remark], str]
_Condition = Callable[[Reading, Remark], bool]


def _has(key: str, where: _Part) -> _Condition:
    """A condition: a phrase of the verification table's list `key` stands there."""
    return lambda reading, remark: (
        phrases_of(reading, key).search(where(reading, remark)) is not None
    )


def _has_word(key: str, where: _Part) -> _Condition:
    """A condition: a word of this table's list `key` stands there."""
    return lambda reading, remark: says(reading, key, where(reading, remark))


def _begins(key: str, where: _Part) -> _Condition:
    return lambda reading, remark: opens(reading, key, where(reading, remark))


def _ends(key: str, where: _Part) -> _Condition:
    return lambda reading, remark: (
        words(reading.language or "en", key, r"$", re.I).search(where(reading, remark)) is not None
    )


def _is_by_press(reading: Reading, remark: Remark) -> bool:
    """Who publishes, or checks by trade, before it: also "it", for one in the sentence before."""
    words = _upto(reading, remark)
    press = phrases_of(reading, "press")
    if press.search(words) or is_ours(reading, words):
        return True
    by = checker_of(reading, remark).lower()
    back = not by or by in listed(reading.language or "en", TABLE, "words.backward")
    return back and press.search(_ahead(reading, remark)) is not None


def _is_by_neutral(reading: Reading, by: str) -> bool:
    """Who publishes, or is neither side, and has looked at something."""
    ours = is_ours(reading, by) or has_outlet(reading, by)
    return ours or says(reading, "neutral", by)


def _is_about(reading: Reading, remark: Remark) -> bool:
    checked = told_of(reading, remark)
    if opens(reading, "pronoun", checked) or opens(reading, "asking", checked):
        return True
    if phrases_of(reading, "claimed_things").search(checked):
        return True
    return opens(reading, "asking", _after(reading, remark))


def _is_thing(reading: Reading, remark: Remark) -> bool:
    """Something told or shown is its object, or a number of anything."""
    checked = told_of(reading, remark)
    told = phrases_of(reading, "told_things").search(checked) is not None
    return told or opens(reading, "again", checked)


def _is_shown_thing(reading: Reading, remark: Remark) -> bool:
    """ "The clip", or "it" after a sentence that names one."""
    things, left = phrases_of(reading, "shown_things"), _left(reading, remark)
    if things.search(left):
        return True
    return _SHORT.fullmatch(left) is not None and things.search(_ahead(reading, remark)) is not None


CONDITIONS: Mapping[str, _Condition] = {
    "free": lambda reading, remark: True,
    "label": lambda reading, remark: (
        _WHOLE.fullmatch(_left(reading, remark)) is not None
        and re.match(r"\s*[.:!—–]|\s-\s", reading.text[remark.phrase.end :][:3]) is not None
    ),
    "opens": lambda reading, remark: _WHOLE.fullmatch(_left(reading, remark)) is not None,
    "by-press": lambda reading, remark: (
        phrases_of(reading, "press").search(checker_of(reading, remark)) is not None
        or is_ours(reading, checker_of(reading, remark))
    ),
    "by-noun": lambda reading, remark: (
        phrases_of(reading, "press_nouns").search(checker_of(reading, remark)) is not None
        or has_outlet(reading, checker_of(reading, remark))
    ),
    "by-neutral": lambda reading, remark: _is_by_neutral(reading, checker_of(reading, remark)),
    "by-trade": lambda reading, remark: (
        says(reading, "by_trade", checker_of(reading, remark))
        or has_outlet(reading, checker_of(reading, remark))
    ),
    "object": lambda reading, remark: not opens(reading, "asking", told_of(reading, remark)),
    "checkers-any": _has("checkers", _whole),
    "relative": _begins("relative", checker_of),
    "desk": _has_word("desk", _left),
    "out": _ends("out", _phrase),
    "real": _ends("real", _phrase),
    "shown-subject": _has("shown_things", told_of),
    "sure-said": lambda reading, remark: not says(reading, "unsure", _left(reading, remark)),
    "strong": _has_word("strong", _upto),
    "aspect-right": _has_word("aspect", told_of),
    "evidence-any": _has("evidence", _whole),
    "press": _is_by_press,
    "ours": lambda reading, remark: is_ours(reading, _whole(reading, remark)),
    "outlet": lambda reading, remark: has_outlet(reading, _whole(reading, remark)),
    "checker": lambda reading, remark: (
        _is_by_press(reading, remark)
        or phrases_of(reading, "checkers").search(_upto(reading, remark)) is not None
        or has_outlet(reading, _upto(reading, remark))
    ),
    "sentence-press": _has("press", _whole),
    "about": _is_about,
    "about-thing": _is_thing,
    "wh": _has_word("asked", _whole),
    "what": _begins("what", _after),
    "asked": _has_word("asked", _left),
    "wh-left": _has_word("asked", _left),
    "named": _has("claimed_things", _whole),
    "telling": _has("told_things", _phrase),
    "told-left": _has("told_things", _left),
    "shown": _has("shown_things", _whole),
    "shown-left": _is_shown_thing,
    "aspect-left": _has_word("aspect", _left),
    "evidence": _has("evidence", _upto),
    "sure": lambda reading, remark: (
        words(reading.language or "en", "sure", "", re.I).search(_phrase(reading, remark))
        is not None
    ),
}
