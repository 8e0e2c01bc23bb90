"""Who holds a place by a turn of several words: "calls the shots in Kest", "laid siege to it".

The frames and their classes of words are those of `holding.toml`, which says how they are written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.extraction.control.tables import all_units, extents, place_nouns, words_of
from reportedly.extraction.events.placed_actors import Placed
from reportedly.extraction.words.clauses import Clauses
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.word_frames import FramesBy, WordFrames
from reportedly.lang import table
from reportedly.model.event import ControlStatus

CONTESTED = "contested"
_SIGNS = {
    "X": r"X(?P<x>\d+)(?:L\d+)? ",
    "XX": r"X\d+(?:L\d+)? ",
    "L": r"(?:X\d+)?L(?P<l>\d+) ",
    "LL": r"(?:X\d+)?L\d+ ",
    "INL": r"(?:in|inside|at|on|over|within|across|throughout) (?:X\d+)?L(?P<l>\d+) ",
    "NOT": "NOT ",
    "NOBODY": "NOBODY ",
    "BY": r"(?:by X(?P<x>\d+)(?:L\d+)? )?",
    "REL": r"(?:(?:who|which|that|,) |, (?:who |which )|, (?:[a-z’'0-9-]+ ){1,6}, )?",
    "END": r"(?=[.,;:] |and |$)",
    "~": r"(?:(?!NOT|NOBODY|MOD|[.;?!] )\S+ ){0,6}?",
    "-": r"(?:[a-z’'#0-9-]+ ){0,4}?",
}
_RELATIVE = frozenset(("who", "which", "that"))
_SKIPPED = frozenset('R"()')
_NEGATED = {"X": "NOT", "M": "MOD"}
_OPEN = frozenset(("NOT", "MOD", "NOBODY", "if", "whether", "unless", "until", "to", "?"))
_FINDING = frozenset(("find", "see", "discover"))
_OPEN_REACH = 3  # items before a frame's own words in which it is made open


class Framed(NamedTuple):
    """What a frame says: tokens [first, last] that say it, and the tokens of place and holder."""

    first: int
    last: int
    status: str  # a status, or "contested"
    place: int
    holder: int | None


class _Line(NamedTuple):
    text: str
    starts: list[int]  # where each item of the line begins
    tokens: list[int]  # the token each item stands for


def find_framed(
    tokens: Clauses, places: Mapping[int, int], actors: Sequence[Placed]
) -> Iterator[Framed]:
    """What frames say of the places; `places` are tokens of toponyms, first with last.

    `holder` is the index of an actor, `place` a token.
    """
    line = _line(tokens, places, actors)
    for status, match in _frames().met(line.text):
        if _is_said(line.text, match) and not _of_things(match, status):
            yield _framed(line, match, status)


def _of_things(match: re.Match[str], status: str) -> bool:
    """ "Pulled its missiles out of Kest": what left is no force that held it."""
    said = match.group().split()
    moved = status == ControlStatus.RETREATED.value and not words_of("things").isdisjoint(said)
    return moved and all_units().isdisjoint(said)


def _framed(line: _Line, match: re.Match[str], status: str) -> Framed:
    """The words between and beside place and holder are what says it."""
    first, last = (bisect_right(line.starts, at) - 1 for at in (match.start(), match.end() - 1))
    own = [at for at in range(first, last + 1) if _is_word(line, at)]
    holder = match.groupdict().get("x") if status != CONTESTED else None
    return Framed(
        first=line.tokens[own[0]],
        last=line.tokens[own[-1]],
        status=status,
        place=int(match["l"]),
        holder=None if holder is None else int(holder),
    )


def _is_word(line: _Line, at: int) -> bool:
    item = line.text[line.starts[at] :].partition(" ")[0]
    return item.isalpha() and item not in _RELATIVE


def _is_said(text: str, match: re.Match[str]) -> bool:
    """False for what is open, wanted or denied by words in the frame or right before it."""
    inside = match.group().split()
    before = text[: match.start()].split()[-_OPEN_REACH:]
    if "to" in before and inside[0][0] in "LX" and inside[0][-1].isdigit():
        after = before[before.index("to") + 1 :]
        if not after or after[0] in _FINDING:
            before.remove("to")  # "was brought to Kest, | held by", "woke to find Kest in"
    if before[-1:] == ["from"] and inside[1:2] in (["which"], ["that"]):
        return False  # "vehicles from Kest | that rebels seized"
    return "MOD" not in inside and _OPEN.isdisjoint(before)


def _line(tokens: Clauses, places: Mapping[int, int], actors: Sequence[Placed]) -> _Line:
    """The sentence with signs for places and actors, each with the nouns before it."""
    items: list[tuple[str, int]] = []
    names = {actor.first: actor for actor in actors}
    at = 0
    while at < len(tokens.low):
        if at in places:
            _swallow(tokens, items, at)
            also = f"X{names[at].index}" if at in names else ""
            items.append((f"{also}L{at}", at))
            at = places[at] + 1
            at += tokens.low[at : at + 1] in _kinds()
        elif at in names:
            _swallow(tokens, items, at)
            items.append((f"X{names[at].index}", at))
            at = _behind(tokens, names[at].last + 1, places, names)
        else:
            items += [(word, at) for word in _plain(tokens, at)]
            at += 1
    starts, end = [], 0
    for item, _ in items:
        starts.append(end)
        end += len(item) + 1
    return _Line("".join(f"{item} " for item, _ in items), starts, [at for _, at in items])


def _plain(tokens: Clauses, at: int) -> list[str]:
    word, tag = tokens.low[at], tokens.tag[at]
    if tag in _NEGATED:
        return [_NEGATED[tag]]
    if tokens.low[at : at + 2] == ["no", "longer"]:
        return ["NOT"]
    if word in lexicon().nobody and word != "neither":
        return ["NOBODY"]
    return [] if tag in _SKIPPED else [word]


def _swallow(tokens: Clauses, items: list[tuple[str, int]], at: int) -> None:
    """Drops the start of the noun phrase that ends at token `at`: "the town of"."""
    while items and items[-1][1] < at:
        word, token = items[-1]
        parted = word == "of" and len(items) > 1 and items[-2][0] in _grounds()
        if word != tokens.low[token] or not (tokens.tag[token] in "DSN#L" or parted):
            return
        if word in _kept() or tokens.clause[token] != tokens.clause[at]:
            return
        items.pop()


def _behind(
    tokens: Clauses, at: int, places: Mapping[int, int], names: Mapping[int, Placed]
) -> int:
    """Behind the plain nouns that a name qualifies: "Orlandic | armour"."""
    while at < len(tokens.low) and tokens.tag[at] == "N" and at not in places and at not in names:
        if tokens.low[at] in _kept():
            break
        at += 1
    return at


@cache
def _grounds() -> frozenset[str]:
    """What a place may be a part of, or a kind of: "most of", "the town of"."""
    parts = extents("part") | extents("most") | extents("all")
    return parts | place_nouns() | words_of("facilities") | words_of("ground")


@cache
def _kinds() -> Sequence[list[str]]:
    """What may stand behind the name of a place: "Halvik | province"."""
    return [[noun] for noun in sorted(place_nouns() - _kept())]


@cache
def _kept() -> frozenset[str]:
    """Words that frames ask for, so that no name swallows them."""
    every = (need for _, frame in _frames().frames for need in frame.needs)
    return frozenset[str]().union(*every).difference(lexicon().closed)


@cache
def footholds() -> frozenset[str]:
    """ "Foothold", "bridgehead": what is held of a place is a part."""
    return _words().classes["foothold"]


@cache
def shared() -> frozenset[str]:
    """ "Divided between": each of those named holds a part."""
    return _words().classes["shared"]


@cache
def framing() -> frozenset[str]:
    """Words of which a sentence must hold one for any frame to be looked for."""
    return _frames().plain_words


@cache
def _frames() -> FramesBy[str]:
    rows = table("en", "holding")
    return FramesBy(
        (status, _words().compiled(frame))
        for status in (CONTESTED, *ControlStatus)
        for frame in rows[status]["frames"]
    )


@cache
def _words() -> WordFrames:
    return WordFrames("holding", _SIGNS)
