"""Reads off a line of words who is blamed for a deed, owns up to it or denies it: frames by table.

The frames and their classes of words are those of `deeds.toml`, which says how they are written. A
frame holds only where nothing before it makes it open: "did not blame", "if X is behind it".
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.word_frames import FramesBy, WordFrames
from reportedly.lang import table
from reportedly.model.event import ResponsibilityRelation

_ORDER = (
    ResponsibilityRelation.UNATTRIBUTED,
    ResponsibilityRelation.DENIED,
    ResponsibilityRelation.CLAIMED,
    ResponsibilityRelation.ACCUSED,
)  # the first whose frame is met is what is said
_OWN = r"(?:(?:its|their|our|his|her|my) )?"
_NAMES = _OWN + r"(?P<x>(?:X\d+ (?:and|or) )*(?:X\d+|[SP]) )"
_THING = r"(?:[a-z’'#-]+ ){1,7}?(?:, )?(?:that|which|who) (?:<aux>)*"  # "the rocket that | hit"
_NAMELY = r"(?:[a-z’'-]+ ){1,5}, (?:including )?"  # "this crime, | the bombing of …"
_SIGNS = {
    "X": _NAMES,
    "XX": _OWN + r"X\d+ ",
    "OWN": r"(?:its|their|our|his|my) (?:[a-z’'#0-9-]+ ){0,4}?(?:X\d+ )?",
    "A": r"(?:(?:" + _THING + r")?[DKGVW] |" + _NAMELY + "D )",
    "E": "[DKG] ",
    "D": "[DK] ",
    "K": "K ",
    "G": "G ",
    "V": "V ",
    "W": "W ",
    "P": "P ",
    "NOT": "NOT ",
    "NUM": r"[0-9][0-9,.]* ",
    "MOD": "MOD ",
    "NOBODY": "NOBODY ",
    "DOES": "(?:V |<do>+[DK] )",
    "BY": r"(?:by X\d+ )?",
    "REL": r"(?:(?:who|which|that|,) |, (?:who |which )|, (?:[a-z’'0-9-]+ ){1,6}, )?",
    "BYX": r"by " + _NAMES,
    "~": r"(?:(?!NOT|NOBODY|MOD|[.;?!] )\S+ ){0,8}?",
    "-": r"(?:[a-z’'#0-9-]+ ){0,4}?",
    "!": r"(?!(?:V|W) |[a-z]+ed (?:an?|the|its|their|his|our|X\d+|[a-z]+s) "
    r"|(?:(?!that |which |who )[A-Za-z0-9’'-]+ ){0,6}"
    r"(?:is|are|was|were|had|has|have|be|NOT|MOD) )",
}
_STANDING_ALONE = (
    *("accusing", "blame", "credit", "culprit", "guilt", "guilty"),
    *("hallmark", "part", "pinned", "suspected", "work"),
)
_OPEN = frozenset(("NOT", "MOD", "NOBODY", "if", "whether", "unless", "nothing", "who", "?"))
_POINTING = frozenset(("the", "a", "an", "any", "all", "these", "those", "such", "its", "their"))
_OPEN_REACH = 4  # items before a frame in which it is made open


class Blame(NamedTuple):
    """What is said of the doers: indexes of actors, None for the source; () where none is known."""

    relation: ResponsibilityRelation
    actors: tuple[int | None, ...]


def read_frames(line: str) -> Blame | None:
    """What the first frame that fits `line` says; None if none does."""
    for relation, match in _frames().met(line):
        if relation is ResponsibilityRelation.UNATTRIBUTED:
            return Blame(relation, ())
        if _is_said(line, match, relation):
            return Blame(relation, _doers(match))
    return None


def may_blame(words: frozenset[str]) -> bool:
    """True if a frame can be met in a line laid out of these words."""
    return _frames().may_be_met(words | _signs_of(words))


def _signs_of(words: frozenset[str]) -> set[str]:
    """The signs that may stand in a line for some of these words."""
    signs = {"NOT", "MOD"}
    if not words.isdisjoint(lexicon().nobody) or not words.isdisjoint(_negations()):
        signs.add("NOBODY")
    if not words.isdisjoint(prosecuting()):
        signs.add("P")
    return signs


@cache
def _negations() -> frozenset[str]:
    return frozenset(word for word, tag in lexicon().closed.items() if tag == "X")


def read_telling(line: str) -> tuple[int | None, ...]:
    """Whose deed it is as a source says it of another, by the first frame that fits; else ()."""
    for relation, match in _telling().met(line):
        if _is_said(line, match, relation):
            return _doers(match)
    return ()


@cache
def _telling() -> FramesBy[ResponsibilityRelation]:
    frames = table("en", "deeds")["told"]["frames"]
    return FramesBy((ResponsibilityRelation.ACCUSED, _words().compiled(one)) for one in frames)


@cache
def blaming_words() -> frozenset[str]:
    """Words that no noun phrase swallows, since frames ask for them."""
    return frozenset[str]().union(*(_words().classes[name] for name in _STANDING_ALONE))


def classes_of(name: str) -> frozenset[str]:
    """The words of one class of the table."""
    return _words().classes[name]


@cache
def prosecuting() -> frozenset[str]:
    """Words for those whose telling of a deed is a charge: "prosecutors", "the indictment"."""
    return _words().classes["prosecuting"]


def _is_said(line: str, match: re.Match[str], relation: ResponsibilityRelation) -> bool:
    """False for what is open or denied by the words before the frame."""
    clause = re.split("[:;] ", line[: match.start()])[-1]
    before = clause.split()[-_OPEN_REACH:]
    if relation is ResponsibilityRelation.ACCUSED and _is_refused(before):
        return False
    if relation is ResponsibilityRelation.CLAIMED and _of_another().search(match.group()):
        return False
    if relation is ResponsibilityRelation.DENIED:
        return not {"NOT", "NOBODY"} & set(before)
    return _OPEN.isdisjoint(before)


@cache
def _of_another() -> re.Pattern[str]:
    """ "Orland's | claim that every shell came from Veskara": what is claimed is no own deed."""
    own = "|".join(sorted(classes_of("self") | {"its", "their", "our", "his", "my"}))
    return re.compile(rf"(?:'s|’s|s') (?:claim|claims|boast|boasts|admission) that (?!(?:{own}) )")


def _is_refused(before: Sequence[str]) -> bool:
    """ "Denied | charges that X fired": who turns an accusation down makes none."""
    plain = [word for word in before if word not in _POINTING]
    refusing = classes_of("deny") | classes_of("denyall")
    return bool(plain) and plain[-1] in refusing


def _doers(match: re.Match[str]) -> tuple[int | None, ...]:
    named = match.groupdict().get("x") or ""
    return tuple(int(item[1:]) for item in named.split() if item[1:].isdigit()) or (None,)


@cache
def _frames() -> FramesBy[ResponsibilityRelation]:
    table_of = table("en", "deeds")
    return FramesBy(
        (relation, _words().compiled(frame))
        for relation in _ORDER
        for frame in table_of[relation.value]["frames"]
    )


@cache
def _words() -> WordFrames:
    return WordFrames("deeds", _SIGNS)
