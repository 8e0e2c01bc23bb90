"""Reads off a line of words who is blamed for a deed, owns up to it or denies it: frames by table.

The frames and their classes of words are those of `deeds.toml`, which says how they are written. A
frame holds only where nothing before it makes it open: "did not blame", "if X is behind it".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from reportedly.lang import table
from reportedly.lang.inflection import irregular, verb_forms
from reportedly.model.event import ResponsibilityRelation

_ORDER = (
    ResponsibilityRelation.UNATTRIBUTED,
    ResponsibilityRelation.DENIED,
    ResponsibilityRelation.CLAIMED,
    ResponsibilityRelation.ACCUSED,
)  # the first whose frame is met is what is said
_NAMES = r"(?P<x>(?:X\d+ (?:(?:and|or|,) )?)*(?:X\d+|[SP]) )"
_SIGNS = {
    "X": _NAMES,
    "A": "[DGV] ",
    "E": "[DG] ",
    "D": "D ",
    "G": "G ",
    "V": "V ",
    "P": "P ",
    "NOT": "NOT ",
    "MOD": "MOD ",
    "NOBODY": "NOBODY ",
    "BY": r"(?:by X\d+ )?",
    "BYX": r"by " + _NAMES,
    "~": r"(?:(?!NOT|NOBODY|MOD|[.;?!] )\S+ ){0,8}?",
    "-": r"(?:[a-z’'#0-9-]+ ){0,4}?",
    "!": r"(?!(?:is|are|was|were|had|has|have|be|NOT|MOD|V|W) )",
}
_OPEN = frozenset(("NOT", "MOD", "NOBODY", "if", "whether", "unless", "nothing", "who", "?"))
_OPEN_REACH = 4  # items before a frame in which it is made open


class Blame(NamedTuple):
    """What is said of the doers: indexes of actors, None for the source; () where none is known."""

    relation: ResponsibilityRelation
    actors: tuple[int | None, ...]


def read_frames(line: str) -> Blame | None:
    """What the first frame that fits `line` says; None if none does."""
    words = frozenset(line.split())
    for relation in _ORDER:
        for frame in _frames()[relation]:
            if any(need.isdisjoint(words) for need in frame.needs):
                continue
            for match in frame.expression.finditer(line):
                if relation is ResponsibilityRelation.UNATTRIBUTED:
                    return Blame(relation, ())
                if _is_said(line, match, relation):
                    return Blame(relation, _doers(match))
    return None


@cache
def blaming_words() -> frozenset[str]:
    """Words that no noun phrase swallows, since frames ask for them."""
    single = (*_classes()["suspected"], *_classes()["accusing"], *_classes()["doers"])
    return frozenset((*single, *_classes()["blame"], *_classes()["pinned"], *_classes()["guilt"]))


@cache
def prosecuting() -> frozenset[str]:
    """Words for those whose telling of a deed is a charge: "prosecutors", "the indictment"."""
    return _classes()["prosecuting"]


def _is_said(line: str, match: re.Match[str], relation: ResponsibilityRelation) -> bool:
    """False for what is open or denied by the words before the frame."""
    before = line[: match.start()].split()[-_OPEN_REACH:]
    if relation is ResponsibilityRelation.DENIED:
        return not {"NOT", "NOBODY"} & set(before)
    return _OPEN.isdisjoint(before)


def _doers(match: re.Match[str]) -> tuple[int | None, ...]:
    named = match.groupdict().get("x") or ""
    return tuple(int(item[1:]) for item in named.split() if item[1:].isdigit()) or (None,)


class _Compiled(NamedTuple):
    """A frame with the sets of words of each of which a line must hold one."""

    expression: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


@cache
def _frames() -> dict[ResponsibilityRelation, tuple[_Compiled, ...]]:
    return {
        relation: tuple(_compiled(frame) for frame in _table()[relation.value]["frames"])
        for relation in _ORDER
    }


def _compiled(frame: str) -> _Compiled:
    items = frame.split()
    body = "".join(_item(item) for item in items)
    return _Compiled(re.compile(rf"(?:^|(?<= )){body}"), tuple(_needs(items)))


def _needs(items: list[str]) -> Iterator[frozenset[str]]:
    """The words of every item that must be there."""
    for item in items:
        if item in _SIGNS or item == "DOES" or item[-1] == "?" or item.endswith(">*"):
            continue
        yield frozenset(word.split("_")[0] for word in _words(item))


def _item(item: str) -> str:
    if item == "DOES":
        return f"(?:V |{_any(_classes()['do'])}+D )"
    if item in _SIGNS:
        return _SIGNS[item]
    often = item[-1] if item[-1] == "?" or item.endswith(">*") else ""
    return _any(_words(item.removesuffix(often))) + often


def _words(item: str) -> frozenset[str]:
    """The words of "<class>|for|call*": classes, words, and verbs in every form."""
    parts = [part for part in item.removesuffix("?").split("|") if part]
    listed = " ".join(part for part in parts if not part.startswith("<"))
    classes = [_classes()[part.strip("<>")] for part in parts if part.startswith("<")]
    return _inflected(listed).union(*classes)


def _any(words: frozenset[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word.replace("_", " ")) + " " for word in listed) + ")"


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: _inflected(words) for name, words in _table()["classes"].items()}


def _inflected(words: str) -> frozenset[str]:
    odd = irregular(_table()["irregular"]["forms"])
    found: set[str] = set()
    for word in words.split():
        bare = word[:-1]
        found.update(verb_forms(odd.get(bare, bare)) if word.endswith("*") else (word,))
    return frozenset(found)


def _table() -> Any:
    return table("en", "deeds")
