"""The toll that each of two texts gives first, where the sentences that give it do not meet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lang import table, words
from reportedly.model.incident import MutationKind
from reportedly.reconcile.lineage.figures import Figure, figures_of
from reportedly.reconcile.lineage.passages import Passage

TABLE = "mutations"
BEHIND = 6  # words from a figure to what became of those counted
OF_ALL = ""  # a toll of nobody in particular
Sort = tuple[str, str]  # what became of them, and of whom it is: ("killed", "children")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure of a text for those killed, wounded …, and the passage that it stands in."""

    number: int
    figure: Figure


def tolls_changed(
    parent: Sequence[Passage], child: Sequence[Passage], matches: Iterable[tuple[int, int]]
) -> Iterator[tuple[MutationKind, Toll, Toll]]:
    """The tolls that differ where at least one of their sentences stands in one text only.

    It is an update if the child says that a toll rose, and this one did.
    """
    met = list(matches)
    there, here = _tolls(parent), _tolls(child)
    rose = any(_rises(one) for one in child)
    for sort in sorted(there.keys() & here.keys()):
        (old, *_), (new, *_) = there[sort], here[sort]
        values = {one.figure.value for one in there[sort]}
        if (old.number, new.number) in met or new.figure.value in values:
            continue
        higher = float(new.figure.value) > float(old.figure.value)
        kind = MutationKind.UPDATE if rose and higher else MutationKind.NUMBER
        yield kind, old, new


def _rises(passage: Passage) -> bool:
    """True for a sentence with a toll that says that something rose."""
    told = set(passage.words)
    return not told.isdisjoint(words("en", TABLE, "rising")) and bool(_tolls([passage]))


def _tolls(passages: Sequence[Passage]) -> Mapping[Sort, list[Toll]]:
    """The tolls of a text by their sort, in order."""
    found: dict[Sort, list[Toll]] = {}
    for number, passage in enumerate(passages):
        figures = figures_of(passage.words)
        for place, one in enumerate(figures):
            first = figures[place - 1].past if place else 0
            last = figures[place + 1].start if place + 1 < len(figures) else len(passage.words)
            if sort := _sort(passage.words, one, first, last):
                found.setdefault(sort, []).append(Toll(number=number, figure=one))
    return found


def _sort(told: tuple[str, ...], one: Figure, first: int, last: int) -> Sort | None:
    """What a figure counts: by the word right before it, one soon behind it, or the last before.

    "The toll rose to eight after more of the injured died" links eight to the toll.
    """
    before = told[one.start - 1] if one.start else ""
    behind = told[one.past : min(last, one.past + BEHIND)]
    soon = next(filter(None, map(_states().get, behind)), None)
    ahead = next(filter(None, map(_states().get, reversed(told[first : one.start]))), None)
    linked = ahead if before in words("en", TABLE, "toll_links") else None
    state = _states().get(before) or linked or soon or ahead
    if state is None or one.unit:
        return None
    of = next(filter(None, map(_populations().get, behind[:2])), OF_ALL)
    return state, of


@cache
def _states() -> dict[str, str]:
    return _by_word("tolls")


@cache
def _populations() -> dict[str, str]:
    return _by_word("counted")


def _by_word(section: str) -> dict[str, str]:
    listed: Mapping[str, str] = table("en", TABLE)[section]
    return {word: name for name, some in listed.items() for word in some.split()}
