"""Whether a change of words puts somebody to a deed: "a drone" became "an Orlandic drone"."""

import re

from reportedly.lang import words
from reportedly.reconcile.lineage.passages import Passage

TABLE = "mutations"
REACH = 2  # words from a name to what it is told of: "Orlandic army drone"
STEM = 4  # letters that two forms of one name share: "Orland", "Orlandic"
Texts = tuple[str, str]  # of the parent, of the child
Stretch = tuple[Passage, int, int]  # words [from, to) of a passage


def doer_changed(texts: Texts, before: Stretch, after: Stretch) -> tuple[Stretch, Stretch] | None:
    """What is told of whom on both sides, if another name stands before it, or one came or went."""
    old, new = (
        _named(texts, side, text) for side, text in zip((before, after), texts, strict=True)
    )
    if not old and not new:
        return None
    if {name[:STEM] for name in old} == {name[:STEM] for name in new}:
        return None
    return _with_deed(before), _with_deed(after)


def _named(texts: Texts, stretch: Stretch, text: str) -> list[str]:
    """Names among these words that stand before what is done with, or behind "by"."""
    passage, start, end = stretch
    return [
        passage.words[at]
        for at in range(start, end)
        if (_before_deed(passage, at) or _behind_by(passage, start, at))
        and _is_name(texts, passage, at, text)
    ]


def _before_deed(passage: Passage, at: int) -> bool:
    return _deed(passage, at + 1) is not None


def _deed(passage: Passage, at: int) -> int | None:
    """The place of a word for forces, arms or an attack, at most REACH words on."""
    near = range(at, min(at + REACH, len(passage.words)))
    return next((one for one in near if passage.words[one] in words("en", TABLE, "forces")), None)


def _behind_by(passage: Passage, start: int, at: int) -> bool:
    """True behind a "by" that came along, but not behind that of who told or when."""
    told = passage.words[max(start, at - REACH) : at]
    if "by" not in told:
        return False
    place = at - 1 - told[::-1].index("by")
    verb = passage.words[place - 1] if place else ""
    return verb.endswith(("ed", "en")) and verb not in words("en", TABLE, "attribution")


def _is_name(texts: Texts, passage: Passage, at: int, text: str) -> bool:
    """True for a word with a capital; at the head of a sentence if it has one within others."""
    written = passage.stretch(at, at + 1).of(text)
    if not written[0].isupper() or passage.words[at] in words("en", TABLE, "no_doers"):
        return False
    within = re.compile(rf"[\w,;:’'] {re.escape(written)}\b")
    return at > 0 or any(within.search(one) for one in texts)


def _with_deed(stretch: Stretch) -> Stretch:
    passage, start, end = stretch
    deed = _deed(passage, end)
    return passage, start, end if deed is None else deed + 1
