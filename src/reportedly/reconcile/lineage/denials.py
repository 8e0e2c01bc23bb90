"""Sentences in which somebody denies, and those of them that came or went."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from reportedly.lang import table
from reportedly.reconcile.lineage.passages import SENTENCES, Passage

TABLE = "mutations"


def denials_moved(
    parent: Sequence[Passage], child: Sequence[Passage], matches: Iterable[tuple[int, int]]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Denials of a parent that its child has left out, and those that it has added.

    Of those that stand in neither word for word as many are taken for one told anew.
    """
    known = list(matches)
    gone = _denials(parent, {there for there, _ in known})
    come = _denials(child, {here for _, here in known})
    anew = min(len(gone), len(come))
    yield from ((one, None) for one in gone[anew:])
    yield from ((None, one) for one in come[anew:])


def _denials(passages: Sequence[Passage], met: set[int]) -> list[Passage]:
    found = (one for at, one in enumerate(passages) if at not in met)
    return [one for one in found if denies(one.words)]


@lru_cache(SENTENCES)
def denies(sentence: tuple[str, ...]) -> bool:
    """True if the words of a sentence say that somebody denies."""
    told = " ".join(sentence)
    return any(pattern.search(told) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = table("en", TABLE)
    forces = "|".join(sorted(data["forces"].split()))
    return tuple(re.compile(one.replace("{forces}", forces)) for one in data["denials"])
