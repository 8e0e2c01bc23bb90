"""The figures of a sentence with their bounds and units, and what became of them in another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reportedly.lang import table
from reportedly.model.incident import MutationKind
from reportedly.reconcile.lineage.passages import SENTENCES

TABLE = "mutations"
LONGEST_BOUND = 3  # words
TENS = 20  # from which a figure in words may have ones behind it
STANDS = 3  # words on either side that are shown whole, where a figure has none in its place
ROUNDED = 0.1  # a rounded conversion is at most a tenth off
Words = tuple[str, ...]
Opcode = tuple[str, int, int, int, int]  # as SequenceMatcher has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as places of words: its bound from `start`, itself at [at, past), its unit."""

    start: int
    at: int
    past: int
    end: int
    value: str  # "12" of "twelve"
    bound: str  # "at least"; "" of one that is told without
    unit: str  # symbol; "" of a count

    def shown(self, other: "Figure | None") -> tuple[int, int]:
        """The words that are shown beside another: with the bound and unit if these differ."""
        bare = other is None or (self.bound, self.unit) == (other.bound, other.unit)
        return (self.at, self.past) if bare else (self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """What became of a figure; one side is None if it came or went."""

    kind: MutationKind
    before: Figure | None
    after: Figure | None
    among: Opcode | None = None  # the words that differ, of one with nothing in its place

    def spans(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """The words to show of each side: "two boats" and the "a boat" in their place."""
        if self.among:
            _, a, b, c, d = self.among
            if min(b - a, d - c) > 0 and max(b - a, d - c) <= STANDS:
                return (a, b), (c, d)
        old = self.before.shown(self.after) if self.before else None
        new = self.after.shown(self.before) if self.after else None
        return old, new


@lru_cache(SENTENCES)
def figures_of(sentence: Words) -> tuple[Figure, ...]:
    """The figures of a sentence, whether in digits or in words."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        value, past = _value(sentence, at)
        if value:
            found.append(_figure(sentence, at, past, value))
        at = past
    return tuple(found)


def figures_in(sentence: Words) -> frozenset[str]:
    """The values of its figures in one form."""
    return frozenset(one.value for one in figures_of(sentence))


def _value(sentence: Words, at: int) -> tuple[str, int]:
    """The figure that begins at a word, "" if none does, and the word after it."""
    word = sentence[at]
    if word[0].isdigit():
        return word.replace(",", ""), at + 1
    value = _plain().get(word, "")
    if value and int(value) >= TENS and at + 1 < len(sentence):
        ones = _plain().get(sentence[at + 1], "")
        if len(ones) == 1:
            return str(int(value) + int(ones)), at + 2
    return value, at + 1


def _figure(sentence: Words, at: int, past: int, value: str) -> Figure:
    start, bound = at, ""
    for size in range(LONGEST_BOUND, 0, -1):
        if at >= size and (found := _bounds().get(sentence[at - size : at])):
            start, bound = at - size, found
            break
    unit, end = _unit(sentence, past)
    if not bound and (found := _bounds_after().get(sentence[past : past + 2])):
        bound, end = found, past + 2
    return Figure(start=start, at=at, past=past, end=end, value=value, bound=bound, unit=unit)


def _unit(sentence: Words, at: int) -> tuple[str, int]:
    for size in (2, 1):
        if unit := _units().get(sentence[at : at + size]):
            return unit, at + size
    return "", at


def figure_changes(left: Words, right: Words, opcodes: Sequence[Opcode]) -> list[FigureChange]:
    """Figures that changed, came or went, and those whose bound or unit did."""
    old, new = figures_in(left), figures_in(right)
    found: list[FigureChange] = []
    for opcode in opcodes:
        tag, a, b, c, d = opcode
        if tag != "equal":
            gone = [one for one in figures_of(left) if a <= one.at < b and one.value not in new]
            come = [one for one in figures_of(right) if c <= one.at < d and one.value not in old]
            among = None if gone and come else opcode
            found += [replace(one, among=among) for one in _paired(gone, come)]
    return [*found, *_same_value(left, right)]


def _paired(gone: Sequence[Figure], come: Sequence[Figure]) -> Iterator[FigureChange]:
    for place in range(max(len(gone), len(come))):
        before = gone[place] if place < len(gone) else None
        after = come[place] if place < len(come) else None
        kind = MutationKind.NUMBER
        if before and after and _one_amount(before, after):
            kind = MutationKind.UNIT
        yield FigureChange(kind=kind, before=before, after=after)


def _same_value(left: Words, right: Words) -> Iterator[FigureChange]:
    """Figures of one value whose bound is another, or whose unit is: then it is another amount."""
    there, here = _by_value(left), _by_value(right)
    for value in there.keys() & here.keys():
        if len(there[value]) != len(here[value]):
            continue
        for before, after in zip(there[value], here[value], strict=True):
            if before.unit and after.unit and before.unit != after.unit:
                yield FigureChange(kind=MutationKind.NUMBER, before=before, after=after)
            elif before.bound != after.bound:
                yield FigureChange(kind=MutationKind.BOUND, before=before, after=after)


def _by_value(sentence: Words) -> Mapping[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for one in figures_of(sentence):
        found[one.value].append(one)
    return found


def _one_amount(one: Figure, two: Figure) -> bool:
    """True for one amount in two units: "12 km" and "7 miles"."""
    factors = table("en", "quantities")["factors"]
    if one.unit == two.unit or one.unit not in factors or two.unit not in factors:
        return False
    (base, factor), (other, divisor) = factors[one.unit], factors[two.unit]
    amount, told = float(one.value) * float(factor), float(two.value) * float(divisor)
    return bool(base == other) and abs(amount - told) <= ROUNDED * max(amount, told)


@cache
def _plain() -> dict[str, str]:
    return dict(table("en", TABLE)["figures"])


@cache
def _bounds() -> dict[Words, str]:
    return _phrases(table("en", TABLE)["bounds"])


@cache
def _bounds_after() -> dict[Words, str]:
    return _phrases(table("en", TABLE)["bounds_after"])


@cache
def _units() -> dict[Words, str]:
    return _phrases(table("en", "quantities")["units"])


def _phrases(listed: Mapping[str, str]) -> dict[Words, str]:
    """Words of a phrase -> what it is short for."""
    return {
        tuple(phrase.split("_")): name for name, some in listed.items() for phrase in some.split()
    }
