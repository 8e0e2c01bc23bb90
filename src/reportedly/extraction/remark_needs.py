"""What a frame of a remark on checking asks of the sentence that it stands in."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from reportedly.extraction.phrases import listed
from reportedly.extraction.remark_frames import TABLE, Frame
from reportedly.extraction.remark_parts import Remark, checker_of, is_office, phrases_of, told_of
from reportedly.lang import table
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_PARTS = ("last", "first", "whole", "deeds", "ends")
_WHOLE = re.compile(r"[\s“\"(\[—–-]*")
_SHORT = re.compile(r"\W*[^,;]{0,34}")  # a subject and its auxiliaries, as "it was"


@cache
def _outlet(language: str) -> re.Pattern[str]:
    """Names of papers, agencies and bodies that watch: "Morrow Wire", "Radio Nettle", "Eastwire".

    The last only where it could or did something.
    """
    words = table(language, TABLE)["outlets"]
    last, first, whole, deeds, ends = ("|".join(words[key].split()) for key in _PARTS)
    return re.compile(
        rf"\b(?:[A-Z][\w’'-]+ ){{1,3}}(?:{last})\b|\b(?:{first}) [A-Z]\w+|\b(?:{whole})\b"
        rf"|\b[A-Z][a-z]+(?:{ends})\b|\bthe [A-Z][\w-]+(?:['’]s)?(?= (?:{deeds})\b)"
    )


@cache
def _words(language: str, key: str, after: str = r"\b", flags: int = 0) -> re.Pattern[str]:
    """Any word of the table's list `key` before `after`; case counts unless a flag says else."""
    phrases = (item.replace(" ", r"\s+") for item in listed(language, TABLE, f"words.{key}"))
    return re.compile(rf"\b(?:{'|'.join(phrases)}){after}", flags)


def _says(reading: Reading, key: str, text: str) -> bool:
    """True if a word of the list `key` stands in `text`."""
    return _words(reading.language or "en", key, flags=re.I).search(text) is not None


def _opens(reading: Reading, key: str, text: str) -> bool:
    """True if `text` begins with a word of the list `key`."""
    return _words(reading.language or "en", key, flags=re.I).match(text) is not None


def _is_ours(reading: Reading, text: str) -> bool:
    """ "We", "our paper": in their own case, since the US is not us."""
    return _words(reading.language or "en", "ours").search(text) is not None


def has_grounds(reading: Reading, remark: Remark, frame: Frame) -> bool:
    """True if one of the frame's alternatives holds, and no party is the one who checks."""
    if _is_quoted(reading, remark) or _is_party(reading, remark):
        return False
    if _is_supposed(reading, remark) or _is_idle(reading, remark):
        return False
    return any(
        all(CONDITIONS[name](reading, remark) for name in alternative)
        for alternative in frame.needs
    )


def _is_quoted(reading: Reading, remark: Remark) -> bool:
    """In somebody's own words: they do not speak for who publishes."""
    return any(p.contains(remark.phrase) for item in reading.quoted for p in item.pieces)


def _is_supposed(reading: Reading, remark: Remark) -> bool:
    """ "If confirmed by records, …": said in the same clause of what may be."""
    supposed = _words(reading.language or "en", "supposed", r"\b[^,;]*$", re.IGNORECASE)
    return supposed.search(_left(reading, remark)) is not None


def _is_idle(reading: Reading, remark: Remark) -> bool:
    """ "What we can and can't confirm", a heading; "I can't confirm dinner"."""
    if remark.voice != "active":
        return False
    if remark.checked is None:
        return not _whole(reading, remark).rstrip('\n ”")]').endswith((".", "!", ";"))
    alone = checker_of(reading, remark).lower() in listed(
        reading.language or "en", TABLE, "words.alone"
    )
    return alone and not _is_about(reading, remark)


def _is_party(reading: Reading, remark: Remark) -> bool:
    by = checker_of(reading, remark)
    return is_office(reading, by) and not _has_outlet(reading, by)


def _has_outlet(reading: Reading, text: str) -> bool:
    return _outlet(reading.language or "en").search(text) is not None


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
    return lambda reading, remark: _says(reading, key, where(reading, remark))


def _begins(key: str, where: _Part) -> _Condition:
    return lambda reading, remark: _opens(reading, key, where(reading, remark))


def _ends(key: str, where: _Part) -> _Condition:
    return lambda reading, remark: (
        _words(reading.language or "en", key, r"$", re.I).search(where(reading, remark)) is not None
    )


def _is_by_press(reading: Reading, remark: Remark) -> bool:
    """Who publishes, or checks by trade, before it: also "it", for one in the sentence before."""
    words = _upto(reading, remark)
    press = phrases_of(reading, "press")
    if press.search(words) or _is_ours(reading, words):
        return True
    by = checker_of(reading, remark).lower()
    back = not by or by in listed(reading.language or "en", TABLE, "words.backward")
    return back and press.search(_ahead(reading, remark)) is not None


def _is_about(reading: Reading, remark: Remark) -> bool:
    checked = told_of(reading, remark)
    if _opens(reading, "pronoun", checked) or _opens(reading, "asking", checked):
        return True
    if phrases_of(reading, "claimed_things").search(checked):
        return True
    return _opens(reading, "asking", _after(reading, remark))


def _is_thing(reading: Reading, remark: Remark) -> bool:
    """Something told or shown is its object, or a number of anything."""
    checked = told_of(reading, remark)
    told = phrases_of(reading, "told_things").search(checked) is not None
    return told or _opens(reading, "again", checked)


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
        or _is_ours(reading, checker_of(reading, remark))
    ),
    "by-noun": lambda reading, remark: (
        phrases_of(reading, "press_nouns").search(checker_of(reading, remark)) is not None
        or _has_outlet(reading, checker_of(reading, remark))
    ),
    "by-trade": lambda reading, remark: (
        _says(reading, "by_trade", checker_of(reading, remark))
        or _has_outlet(reading, checker_of(reading, remark))
    ),
    "object": lambda reading, remark: not _opens(reading, "asking", told_of(reading, remark)),
    "checkers-any": _has("checkers", _whole),
    "relative": _begins("relative", checker_of),
    "desk": _has_word("desk", _left),
    "out": _ends("out", _phrase),
    "real": _ends("real", _phrase),
    "shown-subject": _has("shown_things", told_of),
    "sure-said": lambda reading, remark: not _says(reading, "unsure", _left(reading, remark)),
    "strong": _has_word("strong", _upto),
    "aspect-right": _has_word("aspect", told_of),
    "evidence-any": _has("evidence", _whole),
    "press": _is_by_press,
    "ours": lambda reading, remark: _is_ours(reading, _whole(reading, remark)),
    "outlet": lambda reading, remark: _has_outlet(reading, _whole(reading, remark)),
    "checker": lambda reading, remark: (
        _is_by_press(reading, remark)
        or phrases_of(reading, "checkers").search(_upto(reading, remark)) is not None
        or _has_outlet(reading, _upto(reading, remark))
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
        _words(reading.language or "en", "sure", "", re.I).search(_phrase(reading, remark))
        is not None
    ),
}
