"""The facets of a claim, and how many current claims have each value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import pack, unpack

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from reportedly.model.claim import Claim
from reportedly.store.derived_tables import facet_value
from reportedly.store.versions import Standing

FACETS = (
    "publisher",
    "speaker",
    "kind",
    "quotation",
    "event",
    "place",
    "country",
    "factuality",
    "publisher_factuality",
    "hedged",
    "verification",
    "language",
    "status",
    "review",
)
NONE = "none"  # value of a facet for claims that have nothing there


@dataclass(frozen=True, slots=True, order=True)
class FacetValue:
    """A value of a facet: what is filtered by, and what is shown."""

    facet: str
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many claims have a value."""

    value: str
    label: str
    count: int


def facets_of(claim: Claim, standing: Standing, review: str | None) -> tuple[FacetValue, ...]:
    """Every value of every facet that `claim` has, each once.

    `factuality` is the source's commitment, for narration the publisher's; `hedged` says whether
    the text has words that carry it.
    """
    plain: dict[str, Sequence[str | None]] = {
        "publisher": [claim.report.publisher],
        "speaker": [speaker.name for speaker in claim.speakers],
        "kind": [speaker.kind for speaker in claim.speakers],
        "quotation": [claim.quotation],
        "event": [event.type for event in claim.events],
        "country": [item.place.country for item in claim.places if item.place],
        "factuality": [claim.factuality.source or claim.factuality.publisher],
        "publisher_factuality": [claim.factuality.publisher],
        "hedged": ["yes" if claim.factuality.words else "no"],
        "verification": [remark.status for remark in claim.verification] or [NONE],
        "language": [claim.report.language],
        "status": list(statuses_of(standing)),
        "review": [review or NONE],
    }
    values = [
        FacetValue(facet, str(value), str(value))
        for facet, found in plain.items()
        for value in dict.fromkeys(found)
        if value is not None
    ]
    places = {item.place.id: item.place.name for item in claim.places if item.place}
    values += [FacetValue("place", place, name) for place, name in places.items()]
    return tuple(values)


def statuses_of(standing: Standing) -> Iterator[str]:
    """What a claim's report has become: current, superseded, withdrawn (or both of these)."""
    if standing.superseded:
        yield "superseded"
    if standing.withdrawn:
        yield "withdrawn"
    if not standing.superseded and not standing.withdrawn:
        yield "current"


def pack_values(values: Iterable[int]) -> bytes:
    """Ids of facet values as the bytes of `current_claim.facets`."""
    ids = sorted(values)
    return pack(f"<{len(ids)}I", *ids)


def unpack_values(packed: bytes) -> tuple[int, ...]:
    """Ids of facet values from one or more packed claims."""
    return unpack(f"<{len(packed) // 4}I", packed)


class FacetCounter:
    """Gives facet values their numbers, and keeps their counts for one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[str, str], int] = {}
        self._change: Counter[int] = Counter()
        self._new: dict[int, FacetValue] = {}
        self._last: int | None = None

    def add(self, values: Iterable[FacetValue]) -> tuple[int, ...]:
        """Count one more claim with these values; returns their numbers."""
        ids = tuple(self._id(value) for value in values)
        self._change.update(ids)
        return ids

    def remove(self, ids: Iterable[int]) -> None:
        """Count one claim less for each number."""
        self._change.subtract(ids)

    def _id(self, value: FacetValue) -> int:
        key = (value.facet, value.value)
        if key not in self._ids:
            query = select(facet_value.c.id).where(
                facet_value.c.facet == value.facet, facet_value.c.value == value.value
            )
            found = self._connection.execute(query).scalar()
            self._ids[key] = self._make(value) if found is None else found
        return self._ids[key]

    def _make(self, value: FacetValue) -> int:
        if self._last is None:
            query = select(facet_value.c.id).order_by(facet_value.c.id.desc()).limit(1)
            self._last = self._connection.execute(query).scalar() or 0
        self._last += 1
        self._new[self._last] = value
        return self._last

    def flush(self) -> None:
        """Write the counts; values that no claim has any more are dropped."""
        self._insert_new()
        old = [{"b_id": i, "b_change": n} for i, n in self._change.items() if n]
        if old:
            change = (
                update(facet_value)
                .where(facet_value.c.id == bindparam("b_id"))
                .values(claims=facet_value.c.claims + bindparam("b_change"))
            )
            self._connection.execute(change, old)
            self._connection.execute(delete(facet_value).where(facet_value.c.claims == 0))
        self._ids.clear()
        self._change.clear()
        self._new.clear()
        self._last = None

    def _insert_new(self) -> None:
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
            self._connection.execute(insert(facet_value), rows)


def count_all(connection: Connection) -> dict[int, int]:
    """Current claims of each facet value."""
    query = select(facet_value.c.id, facet_value.c.claims)
    return {row.id: row.claims for row in connection.execute(query)}


def named_counts(
    connection: Connection, counts: Mapping[int, int], most: int
) -> dict[str, tuple[FacetCount, ...]]:
    """Counts by facet, largest first and then by value, at most `most` values each."""
    named: dict[str, list[FacetCount]] = {facet: [] for facet in FACETS}
    for row in connection.execute(select(facet_value)):
        count = counts.get(row.id, 0)
        if count:
            named[row.facet].append(FacetCount(value=row.value, label=row.label, count=count))
    return {
        facet: tuple(sorted(found, key=lambda one: (-one.count, one.value))[:most])
        for facet, found in named.items()
    }
