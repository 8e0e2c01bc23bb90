"""How two texts open: whether one formula, or one standing paragraph, tells two happenings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from reportedly.lang import table, words
from reportedly.model.report import Report
from reportedly.reconcile.lineage.columns import Hashes
from reportedly.reconcile.lineage.shingles import hashes, written_words

LEAD = 60  # words that tell what a report is about
COUNTED = 40  # words whose figures are those of what it is about
LEAST_WORDS = 6  # of a first sentence: "In brief:" is none
OPENING = 15  # words that the openings of two stories do not share
SENTENCE = 25  # words of a first sentence
RUN = 3  # words of a run, as in shingles
FEW = 20  # shared runs up to which one sentence that both have may be all
STANDING = 60  # shared runs up to which a paragraph of background may be all
OWN = 0.2  # share of a lead's runs below which it is its own
KEPT = 0.25  # most figures that are the same, in one formula told of another place
MOST = 0.8  # share of the runs of an excerpt that stand in the text it is from
HALF = 0.5  # the same, if two names are others
LEAST_FIGURES = 2
KNOWN = 1 << 12  # leads that are remembered
NAME, FIGURE, DAY = "^", "#", "@"  # how a word is marked in a lead
STOP = "|"  # after its first sentence

Lead = str  # the first words of a report, folded, with names, figures and days marked
Whole = tuple[Lead, Hashes]  # and the runs of words of the whole text, hashed
Frame = tuple[str, ...]  # the words around one that is filled in


@dataclass(frozen=True, slots=True)
class _Opening:
    """What is asked of a lead."""

    runs: frozenset[tuple[str, ...]]
    first: tuple[frozenset[tuple[str, ...]], frozenset[str]]  # runs and words of its opening
    filled: Mapping[str, Mapping[Frame, frozenset[str]]]  # mark -> frame -> what stands in it
    sentence: tuple[str, ...]  # the words of its first sentence, or so
    named: frozenset[str]  # last words of the names in it
    names: frozenset[str]  # words of all names
    rises: bool  # it tells of a toll that rose

    def values(self, mark: str) -> frozenset[str]:
        """All that is marked so."""
        return frozenset(one for found in self.filled[mark].values() for one in found)

    def changed(self, mark: str, other: "_Opening") -> int:
        """Frames that both have with other words in them, which the other does not tell at all."""
        mine, theirs = self.filled[mark], other.filled[mark]
        told = _parts(self.values(mark)), _parts(other.values(mark))  # words of all, either side
        pairs = {
            (tuple(sorted(mine[frame])), tuple(sorted(theirs[frame])))
            for frame in mine.keys() & theirs.keys()
        }
        return sum(
            _last(one).isdisjoint(told[1]) and _last(two).isdisjoint(told[0]) for one, two in pairs
        )

    def kept(self, other: "_Opening") -> float:
        """The share of the figures of the text with fewer that stand in both in one frame."""
        mine, theirs = self.filled[FIGURE], other.filled[FIGURE]
        same = {one for frame in mine.keys() & theirs.keys() for one in mine[frame] & theirs[frame]}
        least = min(len(self.values(FIGURE)), len(other.values(FIGURE)))
        return len(same) / least if least else 1.0


def lead_of(report: Report) -> Lead:
    """The first words of a report outside furniture and quotations: "of ^velmora on @tuesday"."""
    return " ".join(_marked(written_words(report, LEAD)))


def another_story(one: Lead, two: Lead, apart: int | None, shared: int) -> bool:
    """True if what two texts share does not make them one: each tells of its own happening.

    `apart` is in days, None if one has no date; `shared` are the runs of words that both have.
    """
    if not one or not two:
        return False
    left, right = _opening(one), _opening(two)
    if any(_is_excerpt(lead, _opening(lead), shared) for lead in (one, two)):
        return False
    if shared < FEW and _own_openings(left, right):
        return True
    figures = [len(side.values(FIGURE)) for side in (left, right)]
    if min(figures) < LEAST_FIGURES:
        return False
    names, numbers = left.changed(NAME, right), left.changed(FIGURE, right)
    if names > 1 and numbers and left.kept(right) <= HALF:
        return True
    return bool(apart) and _of_another_day(left, right, names, numbers, shared)


def tails_met(one: Whole, two: Whole) -> bool:
    """True if two texts tell of other places in other figures, and neither opening stands in the
    other: what they share is a paragraph further down.
    """
    left, right = _opening(one[0]), _opening(two[0])
    names = left.named, right.named
    if not all(names) or left.kept(right) > KEPT or min(map(_figures_of, (left, right))) < 1:
        return False
    if not (names[0].isdisjoint(right.names) and names[1].isdisjoint(left.names)):
        return False
    return not _stands(left, two[1]) and not _stands(right, one[1])


def _is_excerpt(lead: Lead, opening: _Opening, shared: int) -> bool:
    """True of a text that is all lead, and most of whose runs the other text has."""
    return len(lead.split()) < LEAD and shared >= MOST * len(opening.runs) > 0


def _figures_of(opening: _Opening) -> int:
    return len(opening.values(FIGURE))


def _stands(opening: _Opening, text: Hashes) -> bool:
    """True if a text has more than a phrase of an opening."""
    runs = hashes(opening.sentence)
    return int(np.isin(runs, text).sum()) >= OWN * len(runs)


def tells_of_rise(lead: Lead) -> bool:
    """True if a lead tells of a toll that rose: then it is a later version of a story."""
    return bool(lead) and _opening(lead).rises


def _of_another_day(left: _Opening, right: _Opening, names: int, numbers: int, shared: int) -> bool:
    """True for leads that name other days and other figures: of another place, or in one formula,
    or that share nothing but a paragraph of background.
    """
    days = left.values(DAY), right.values(DAY)
    if not all(days) or not days[0].isdisjoint(days[1]) or left.kept(right) > KEPT:
        return False
    if names and numbers:
        return True
    if numbers and left.changed(DAY, right) and not (left.rises or right.rises):
        return True
    least = min(len(left.runs), len(right.runs))
    return shared < STANDING and len(left.runs & right.runs) < OWN * least


def _own_openings(left: _Opening, right: _Opening) -> bool:
    (runs, told), (others, said) = left.first, right.first
    return runs.isdisjoint(others) and len(told & said) <= 1


def _marked(written: Sequence[tuple[str, bool, bool]]) -> Iterator[str]:
    """Words with their marks; names that stand side by side are one."""
    run: list[str] = []
    stopped = False
    for at, (word, is_name, opens) in enumerate(written):
        if at >= LEAST_WORDS and opens and not stopped:
            yield from _joined(run)
            run, stopped = [], True
            yield STOP
        day = word in words("en", "templates", "days")
        if is_name and not day:
            run.append(word)
            continue
        yield from _joined(run)
        run = []
        value = _figure(word)
        yield DAY + word if day else FIGURE + value if value else word
    yield from _joined(run)


def _joined(run: Sequence[str]) -> Iterator[str]:
    if run:
        yield NAME + "_".join(run)


def _figure(word: str) -> str:
    """A figure above one in digits or words, in one form; "" if it is none."""
    if word.isdecimal():
        return word.lstrip("0")
    value = _cardinals().get(word, 0.0)
    return f"{value:.12g}" if value > 1 else ""


@lru_cache(KNOWN)
def _opening(lead: Lead) -> _Opening:
    head, _, rest = lead.partition(f" {STOP} ")
    marked = [*head.split(), *rest.split()]
    plain = [one.lstrip(NAME + FIGURE + DAY) for one in marked]
    filled: dict[str, dict[Frame, set[str]]] = {
        mark: defaultdict(set) for mark in (NAME, FIGURE, DAY)
    }
    for at, one in enumerate(marked):
        if one[0] in filled and (one[0] != FIGURE or at < COUNTED):
            for frame in _frames(plain, at):
                filled[one[0]][frame].add(plain[at])
    first = plain[: min(OPENING, len(head.split()))]
    telling = frozenset(first) - _function_words()
    names = [one[1:] for one in marked if one[0] == NAME]
    return _Opening(
        sentence=tuple(part for one in plain[:SENTENCE] for part in one.split("_")),
        named=_last(one[1:] for one in marked[:SENTENCE] if one[0] == NAME),
        names=_parts(names),
        runs=_runs(plain),
        first=(_runs(first), telling),
        filled={
            mark: {frame: frozenset(told) for frame, told in found.items()}
            for mark, found in filled.items()
        },
        rises=not words("en", "templates", "rising").isdisjoint(plain)
        and not words("en", "templates", "tolls").isdisjoint(plain),
    )


def _frames(plain: Sequence[str], at: int) -> Iterator[Frame]:
    """The words on both sides of one, and the two before it."""
    if 0 < at < len(plain) - 1:
        yield plain[at - 1], "", plain[at + 1]
    if at > 1:
        yield plain[at - 2], plain[at - 1], ""


def _runs(plain: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(plain[at : at + RUN]) for at in range(len(plain) - RUN + 1))


def _parts(values: Iterable[str]) -> frozenset[str]:
    return frozenset(part for one in values for part in one.split("_"))


def _last(values: Iterable[str]) -> frozenset[str]:
    """The last words of names, by which two persons with one first name differ."""
    return frozenset(one.split("_")[-1] for one in values)


@cache
def _cardinals() -> dict[str, float]:
    return dict(table("en", "numbers")["cardinals"])


@cache
def _function_words() -> frozenset[str]:
    closed = table("en", "function_words").values()
    return frozenset(word for value in closed if isinstance(value, str) for word in value.split())
