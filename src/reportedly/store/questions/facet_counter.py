"""Numbers the values of facets, and keeps count of the claims that have them, and pairs of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection, bindparam, delete, func, insert, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert

from reportedly.store.derived_tables import facet_pair, facet_value
from reportedly.store.questions.facets import FACETS, SLOTS, FacetValue

_KNOWN = select(facet_value.c.id, facet_value.c.facet, facet_value.c.value).where(
    tuple_(facet_value.c.facet, facet_value.c.value).in_(bindparam("keys", expanding=True))
)
_KEYS = 400  # values looked up in one statement; two variables each
_LAST = select(func.coalesce(func.max(facet_value.c.id), 0))
_INSERT = insert(facet_value)
_CHANGE = (
    update(facet_value)
    .where(facet_value.c.id == bindparam("number"))
    .values(claims=facet_value.c.claims + bindparam("change"))
)
_DROP = delete(facet_value).where(
    facet_value.c.id == bindparam("number"), facet_value.c.claims == 0
)
_PAIRS = upsert(facet_pair)
_TALLY = _PAIRS.on_conflict_do_update(
    index_elements=[facet_pair.c.value, facet_pair.c.other],
    set_={"claims": facet_pair.c.claims + _PAIRS.excluded.claims},
)
_PART = delete(facet_pair).where(
    facet_pair.c.value == bindparam("one"),
    facet_pair.c.other == bindparam("two"),
    facet_pair.c.claims == 0,
)
PAIRS_HELD = 200_000  # counts of pairs in memory; then they are written

Key = tuple[str, str]
Pair = tuple[int, int]


class FacetCounter:
    """The numbers and counts that one transaction uses and changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[Key, int] = {}
        self._change: Counter[int] = Counter()
        self._pairs: Counter[Pair] = Counter()
        self._new: dict[int, FacetValue] = {}
        self._last: int | None = None

    def add(self, claims: Sequence[tuple[FacetValue, ...]]) -> list[list[int]]:
        """Count claims with these values; returns the numbers of the values of each."""
        wanted = {(value.facet, value.value): value for values in claims for value in values}
        unknown = [key for key in wanted if key not in self._numbers]
        self._look_up(unknown)
        for key in unknown:
            if key not in self._numbers:
                self._numbers[key] = self._make(wanted[key])
        counted = [[self._numbers[value.facet, value.value] for value in one] for one in claims]
        for numbers in counted:
            self._change.update(numbers)
            self.add_pairs(numbers)
        return counted

    def add_pairs(self, numbers: Iterable[int]) -> None:
        """Count a claim for each two of its values."""
        self._pairs.update(combinations(sorted(numbers), 2))
        if len(self._pairs) > PAIRS_HELD:
            self.flush_pairs()

    def remove(self, numbers: Iterable[int]) -> None:
        """Count one claim less for each number of the values it had."""
        held = tuple(numbers)
        self._change.subtract(held)
        self._pairs.subtract(combinations(sorted(held), 2))

    def _look_up(self, keys: list[Key]) -> None:
        for start in range(0, len(keys), _KEYS):
            some = {"keys": keys[start : start + _KEYS]}
            for row in self._connection.execute(_KNOWN, some):
                self._numbers[row.facet, row.value] = row.id

    def _make(self, value: FacetValue) -> int:
        """A number for a new value: it ends in the place of its facet."""
        if self._last is None:
            self._last = int(self._connection.execute(_LAST).scalar_one()) // SLOTS
        self._last += 1
        number = self._last * SLOTS + FACETS.index(value.facet)
        self._new[number] = value
        return number

    def flush(self) -> None:
        """Write the counts; values that no claim has any more are dropped."""
        rows = [
            {
                "id": number,
                "facet": value.facet,
                "value": value.value,
                "label": value.label,
                "claims": self._change.pop(number),
            }
            for number, value in self._new.items()
        ]
        if rows:
            self._connection.execute(_INSERT, rows)
        changes = [{"number": number, "change": n} for number, n in self._change.items() if n]
        if changes:
            self._connection.execute(_CHANGE, changes)
        fewer = [{"number": one["number"]} for one in changes if one["change"] < 0]
        if fewer:
            self._connection.execute(_DROP, fewer)
        self.flush_pairs()

    def flush_pairs(self) -> None:
        """Write the counts of pairs, in order of their key; those of no claim are dropped."""
        counted = [(*pair, n) for pair, n in self._pairs.items() if n]
        both = sorted([*counted, *((other, value, n) for value, other, n in counted)])
        changes = [{"value": one, "other": other, "claims": n} for one, other, n in both]
        self._pairs.clear()
        if changes:
            self._connection.execute(_TALLY, changes)
        fewer = [{"one": one["value"], "two": one["other"]} for one in changes if one["claims"] < 0]
        if fewer:
            self._connection.execute(_PART, fewer)
