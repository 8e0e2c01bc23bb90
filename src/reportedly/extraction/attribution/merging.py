"""Chooses among the rules' and the encoder's candidates: one attribution for one cue."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.extraction.attribution.candidates import (
    Candidate,
    common,
    holds,
    judge,
    share,
    size_of,
)
from reportedly.extraction.attribution.verdicts import without_verdicts
from reportedly.extraction.attribution.whole_pieces import with_whole_clause
from reportedly.lang import table, words
from reportedly.model.heard import Heard
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Spans, around, extent, subtract

LEAST = (
    0.44  # probability of a candidate to be kept; F1 on PolNeAR dev and the gold is flat around it
)
NESTED = 0.005  # probability of a cue inside a content below which the rules are not believed
LEAST_TOLD = 6  # characters of what is said: "that" is none
SURE = 0.5  # probability of a cue inside a content at which the encoder alone is believed
SHARED = 0.5  # share of the shorter content that two kept candidates may have in common
_SOURCELESS = 0.51  # probability of "reportedly" to attribute its clause (14 of 37 read, drawn)
_QUOTING = frozenset(("trailing-quotation", "inverted-quotation"))
_OWNERS = frozenset(("his", "its", "their", "my", "our", "your"))
_BESIDE = frozenset(("bare-clause", "quotation-after", "question"))


Refusing = Callable[[Candidate], bool]


class Chosen(NamedTuple):
    """The outermost attributions, and those of the rules that stand inside one's content.

    Nested speech the encoder only doubts: what it proposes itself there was right 4 times of 9,
    and what it doubts 2 of 17 (decision 28).
    """

    outer: list[Candidate]
    inner: list[Candidate]


def _none(_: Candidate) -> bool:
    """Refuses nothing."""
    return False


def choose(ruled: Sequence[Candidate], reading: Reading, is_reserved: Refusing = _none) -> Chosen:
    """What is kept of the rules' candidates and the encoder's; without it, all of the rules'.

    What `is_reserved` stands in no other's way: "sought | to clarify his words, who said that …".
    """
    heard = reading.heard
    if heard is None:
        return Chosen(list(ruled), [])
    cued = gather(ruled, heard, reading.text)
    judge(cued, heard)
    _trust(cued)
    _unsay(cued)
    _disown(cued, reading.text)
    refused = _Cues([])
    outer = _outermost(cued, is_reserved, refused)
    kept = _Shelves(outer)
    free = [item for item in ruled if not refused.sharing(item.cue)]
    outer += (item for item in _doubted(free, kept) if not is_reserved(item))
    # A rule's attribution without a cue goes on from the one before; the encoder knows no such.
    carried = [item for item in ruled if not item.cue]
    beside = [item for item in carried if not any(_clash(item, o) for o in kept.near(item))]
    chosen = {id(item) for item in outer}
    inner = [
        item
        for item in ruled
        if item.cue
        and id(item) not in chosen
        and any(_within(item, o) or _fills(item, o) for o in kept.near(item))
        and heard.likely_nested(item.cue) >= NESTED
    ]
    heard_inside = _heard_within(heard, [*outer, *inner], kept)
    inner += [with_whole_clause(reading.text, item, outer) for item in heard_inside]
    for item in inner:
        item.likely = 0.0  # the judge was asked whether it is outermost
    return Chosen([*outer, *beside], inner)


def _heard_within(
    heard: Heard, chosen: Sequence[Candidate], kept: "_Shelves"
) -> Iterator[Candidate]:
    """What the encoder hears inside a content, at cues where nothing is chosen yet."""
    cues = _Cues(chosen)
    for found in heard.nested:
        item = Candidate(
            source=found.source, cue=(found.cue,), content=found.content, maker=found.decoder
        )
        if heard.likely_nested(item.cue) < SURE or cues.sharing(item.cue):
            continue
        told = size_of(item.content) >= LEAST_TOLD
        if item.source and told and any(_within(item, o) for o in kept.near(item)):
            yield item


def _trust(candidates: Sequence[Candidate]) -> None:
    """The encoder has hardly seen some frames that their words alone make sure."""
    sure = table("en", "confidence")["sure"]
    for item in candidates:
        if item.rule in sure:
            item.likely = max(item.likely, float(sure[item.rule]))


def _unsay(candidates: Sequence[Candidate]) -> None:
    """ "Raiders have reportedly begun": nobody is named who says so, and no raider does.

    Where "reportedly" stands in the encoder's cue and that holds no cue of the rules', the source
    is who acts: the clause without it is what somebody unnamed says.
    """
    ruled = _Cues(item for item in candidates if item.frame is not None)
    for item in candidates:
        if item.frame is not None or not item.source:
            continue
        shared = ruled.sharing(item.cue)
        if shared and all(other.rule == "adverb" for other in shared):
            item.likely = 0.0
            for other in shared:
                other.likely = max(other.likely, _SOURCELESS)


def _disown(candidates: Sequence[Candidate], text: str) -> None:
    """ "His | brother, who said", "their | reported involvement": what is theirs says nothing."""
    for item in candidates:
        owner = item.source[0].of(text).lower() if len(item.source) == 1 else ""
        if item.frame is None and owner in _OWNERS:
            item.likely = 0.0


def _doubted(ruled: Sequence[Candidate], kept: "_Shelves") -> list[Candidate]:
    """The rules' candidates that the judge doubts, of rules that are worth it, and kept anyway."""
    alone = table("en", "confidence")["alone"]
    found: list[Candidate] = []
    for item in ruled:
        worth = item.rule in alone["rules"] or _tells_beside(item)
        doubted = item.cue and item.likely < LEAST and worth
        if doubted and not any(_clash(item, other) for other in kept.near(item)):
            item.likely = float(alone["share"])
            kept.add(item)
            found.append(item)
    return found


def _tells_beside(item: Candidate) -> bool:
    """ "They cleared up his words, | who also told | the Herald it was over": a relative clause."""
    if item.frame is None or item.segment is None or item.frame.source is None:
        return False
    if item.frame.borrowed is not None:
        return False
    who = item.segment.tag[item.frame.source.start] == "W"
    return who and item.rule in _BESIDE and item.segment.level == 0


def only_cites(text: str, item: Candidate) -> bool:
    """ "Premier Vell told the house, citing a miner": the miner is where he has it from."""
    if not item.cue or not item.source or item.source[0].end > item.cue[0].start:
        return False
    return item.cue[0].of(text).lower() in words("en", "cues", "citing")


def gather(ruled: Sequence[Candidate], heard: Heard, text: str) -> list[Candidate]:
    """All candidates with a cue, the rules' and the encoder's, in order of the cues."""
    every = (
        Candidate(source=item.source, cue=(item.cue,), content=item.content, maker=item.decoder)
        for item in heard.candidates
    )
    proposed = [item for item in every if not only_cites(text, item)]
    quoting = _Shelves(item for item in ruled if item.rule in _QUOTING and item.cue)
    for item in proposed:
        if len(item.content) > 1:
            item.content = _without_others(item, quoting.near(item))
    cued = [*(item for item in ruled if item.cue), *proposed]
    without_verdicts(text, cued, ruled)
    return sorted(cued, key=lambda item: item.cue)


def _without_others(item: Candidate, quoting: Iterable[Candidate]) -> Spans:
    """Its content without later pieces that are in a quotation a rule gives to another cue.

    "“We hold,” Vell said. “They left. | The hill is ours |,” Holt added": the hill is Holt's.
    """
    others = [other.content for other in quoting if not share(other.cue, item.cue)]
    first, *later = item.content
    return (first, *(piece for piece in later if not any(holds(one, piece) for one in others)))


def _outermost(
    candidates: Sequence[Candidate], is_reserved: Refusing, refused: "_Cues"
) -> list[Candidate]:
    """The likeliest candidates, none of which is in the way of a likelier one.

    What is reserved takes its cue away, which is added to `refused`, and no words.
    """
    kept = _Shelves([])
    found: list[Candidate] = []
    for item in sorted(candidates, key=lambda item: (-item.likely, item.cue)):
        if item.likely < LEAST:
            break
        if refused.sharing(item.cue):
            continue
        near = kept.near(item)
        if any(_clash(item, other) for other in near) and not _has_own(item, near):
            continue
        if is_reserved(item):
            refused.add(item)
            continue
        left = _left(item.content, near)
        if left:
            item.content = left
            kept.add(item)
            found.append(item)
    return found


def _has_own(item: Candidate, near: Sequence[Candidate]) -> bool:
    """ "Vell disputed | that account: one | of the men |, she said, was a farmer": the first piece.

    True if a piece right behind the cue is nobody else's, though others are.
    """
    if len(item.content) < 2 or item.frame is not None:
        return False
    if any(share(item.cue, other.cue) or _within(other, item) for other in near):
        return False
    first = item.content[0]
    taken = [span for other in near for span in (*other.content, *other.source, *other.cue)]
    beside = 0 <= first.start - item.cue[-1].end <= 1
    return beside and not any(first.overlaps(span) for span in taken)


def _left(content: Spans, kept: Sequence[Candidate]) -> Spans:
    """`content` without what likelier attributions have already."""
    taken = [span for other in kept for span in other.content]
    return tuple(piece for span in content for piece in subtract(span, taken))


class _Shelves:
    """Candidates by where they stand in the text, so that only near ones are compared."""

    def __init__(self, items: Iterable[Candidate]) -> None:
        self._held = Shelves((item.extent, item) for item in items)

    def add(self, item: Candidate) -> None:
        self._held.add(item.extent, item)

    def near(self, item: Candidate) -> list[Candidate]:
        """Those that stand where `item` does."""
        return self._held.near(item.extent)


class _Cues:
    """Candidates by where their cues stand; those without a cue are none of them."""

    def __init__(self, items: Iterable[Candidate]) -> None:
        self._held = Shelves((around(item.cue), item) for item in items if item.cue)

    def add(self, item: Candidate) -> None:
        self._held.add(around(item.cue), item)

    def sharing(self, cue: Spans) -> list[Candidate]:
        """Those that have a character of their cue in common with `cue`."""
        near = self._held.near(around(cue)) if cue else ()
        return [item for item in near if share(item.cue, cue)]


def _clash(item: Candidate, other: Candidate) -> bool:
    """True if the two have a cue or most of a content in common, or one is inside the other."""
    if share(item.cue, other.cue) or _within(item, other) or _within(other, item):
        return True
    least = min(size_of(item.content), size_of(other.content))
    return common(item.content, other.content) > SHARED * least


def _fills(item: Candidate, other: Candidate) -> bool:
    """True if `item` is all that `other` says: "It fell, X said | , according to the Herald"."""
    if item.frame is None or not item.frame.trailing or share(item.cue, other.cue):
        return False
    return any(piece.contains(item.extent) for piece in other.content)


def _within(item: Candidate, other: Candidate) -> bool:
    """True if all of `item` but its source is inside the content of `other`."""
    said = extent(tuple(sorted((*item.cue, *item.content))))
    return said is not None and not share(item.cue, other.cue) and holds(other.content, said)
