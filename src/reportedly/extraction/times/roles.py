"""What a time is there for, by the words round it: when it happened, over which time, or another.

A time that only locates another ("the first swap since *February*", "images taken on *3 March*",
"*a day* after the raid") is a reference; one that a count or a state goes over is a period.
"""

from functools import cache

from reportedly.extraction.times.matches import Found
from reportedly.extraction.words.lexemes import PARAGRAPH, Lexemes
from reportedly.lang import section_words
from reportedly.model.mention import TimeRole, TimeType

_AS_OF = (("as", "of"), ("as", "at"))
_NOW = "PRESENT_REF"
_SPANS = frozenset({"vague-units"})  # "in recent weeks"
_SHIFTED = "direction-unit"  # "this year"
_BETWEEN = 5  # words from "images" to their date: "images | of the barracks taken on"
_CLAUSE = 14  # words from "since" to the time in its clause: "since the war broke out in | 2031"
_RANKED = 7  # words from "first" to "since": "the first exchange of prisoners | since"
_STOPS = frozenset((",", ".", ";", ":", "!", "?", PARAGRAPH, "and", "but", "”", '"'))


def role_by_words(lexemes: Lexemes, found: Found, rule: str) -> TimeRole:
    """The role of a time that is no date of publication."""
    before = _clause_before(lexemes, found.first)
    if tuple(before[-2:]) in _AS_OF:
        return TimeRole.AS_OF
    if _only_locates(lexemes, found, before):
        return TimeRole.REFERENCE
    if _is_to_come(lexemes, found):
        return TimeRole.EVENT
    if found.type is TimeType.DURATION or rule in _SPANS or _is_gone_over(lexemes, found, before):
        return TimeRole.PERIOD
    if rule == _SHIFTED and lexemes.word(found.first) == "this" and _is_perfect(before):
        return TimeRole.PERIOD  # "61 have been killed this year"
    if found.value == _NOW and _words("perfect").isdisjoint(before[-1:]):
        return TimeRole.AS_OF  # "now held by", but "have now set up"
    return TimeRole.EVENT


def _is_to_come(lexemes: Lexemes, found: Found) -> bool:
    """ "An attack in | the next 72 hours", "in | the coming weeks": when it will be."""
    return not _words("coming").isdisjoint(lexemes.words[found.first : found.last])


@cache
def _words(key: str) -> frozenset[str]:
    return section_words("en", "times", "roles", key)


def _clause_before(lexemes: Lexemes, first: int) -> list[str]:
    """The words before a time, back to what parts it from another clause."""
    words: list[str] = []
    for at in range(first - 1, max(-1, first - 1 - _CLAUSE - _RANKED), -1):
        if lexemes.words[at] in _STOPS:
            break
        words.insert(0, lexemes.words[at])
    return words


def _only_locates(lexemes: Lexemes, found: Found, before: list[str]) -> bool:
    if found.type is TimeType.DURATION:
        return _is_distance(lexemes, found, before)
    since = _since(before, found, lexemes)
    if since is not None:
        return not _words("ranks").isdisjoint(before[max(0, since - _RANKED) : since])
    return _dates_a_picture(before)


def _is_distance(lexemes: Lexemes, found: Found, before: list[str]) -> bool:
    """ "A day | after the raid", "ten minutes | apart"; not "lasted a day before it broke"."""
    after = lexemes.word(found.last)
    if after == "apart":
        return True
    lasting = not _words("lasting").isdisjoint(before[-2:])
    return after in _words("counted_from") and not lasting


def _dates_a_picture(before: list[str]) -> bool:
    """ "Satellite images taken on | 3 March", "footage from | 2031", "his remarks of | 5 May"."""
    if not before or before[-1] not in _words("dating"):
        return False
    near = before[-2 - _BETWEEN : -1]
    shown = [at for at, word in enumerate(near) if word in _words("pictures")]
    if not shown:
        return False
    between = near[shown[-1] + 1 :]
    return not between or not _words("taken").isdisjoint(between)


def _since(before: list[str], found: Found, lexemes: Lexemes) -> int | None:
    """Where "since" stands that the time ends: right before it or at the head of its clause."""
    if lexemes.words[found.first] == "since":
        return len(before)
    if "since" not in before:
        return None
    at = len(before) - 1 - before[::-1].index("since")
    return at if len(before) - at <= _CLAUSE else None


def _is_gone_over(lexemes: Lexemes, found: Found, before: list[str]) -> bool:
    """ "Held since | Monday", "killed since the war began in | 2031", "throughout | May"."""
    if _since(before, found, lexemes) is not None:
        return True
    if found.value == _NOW and lexemes.words[found.first] in _words("up_to"):
        return True  # "until now"
    return not _words("over").isdisjoint((*before[-1:], lexemes.words[found.first]))


def _is_perfect(before: list[str]) -> bool:
    return not _words("perfect").isdisjoint(before)
