"""The facets of a claim: what its values are, how they are numbered, packed and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from struct import pack, unpack

from sqlalchemy import Connection, bindparam, select

from reportedly.model.claim import Claim
from reportedly.store.derived_tables import facet_pair, facet_value
from reportedly.store.versions import Standing

# The place in this list is part of the number of a value: append, never insert.
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
    "actor",
)
SLOTS = 32  # numbers are multiples of this, plus the place of the facet
NONE = "none"  # value of a facet for claims that have nothing there

BEST = (
    select(facet_value.c.value, facet_value.c.label, facet_value.c.claims)
    .where(facet_value.c.facet == bindparam("facet"))
    .order_by(facet_value.c.claims.desc(), facet_value.c.value)
    .limit(bindparam("most"))
)


BESIDE = select(facet_pair.c.other, facet_pair.c.claims).where(
    facet_pair.c.value == bindparam("value")
)


@dataclass(frozen=True, slots=True)
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


def facets_of(claim: Claim, standing: Standing) -> tuple[FacetValue, ...]:
    """Every value of every facet that `claim` has, each once.

    `actor` is the organisation of the parties file that a speaker is or speaks for; `factuality`
    is the source's commitment, for narration the publisher's; `hedged` says whether the text has
    words that carry it.
    """
    mark = claim.review
    plain: dict[str, Sequence[str | None]] = {
        "publisher": [claim.report.publisher],
        "speaker": [speaker.name for speaker in claim.speakers],
        "kind": [speaker.kind for speaker in claim.speakers],
        "actor": [speaker.actor for speaker in claim.speakers],
        "quotation": [claim.quotation],
        "event": [event.type for event in claim.events],
        "country": [
            code
            for item in claim.places
            if item.place
            for code in (item.place.country, *item.also_in)
        ],
        "factuality": [claim.factuality.told],
        "publisher_factuality": [claim.factuality.publisher],
        "hedged": ["yes" if claim.factuality.words else "no"],
        "verification": [remark.status for remark in claim.verification] or [NONE],
        "language": [claim.report.language],
        "status": list(statuses_of(standing)),
        "review": [mark.status if mark else NONE],
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
    """What a claim's report has become: current; or superseded, withdrawn, or both."""
    if standing.superseded:
        yield "superseded"
    if standing.withdrawn:
        yield "withdrawn"
    if not standing.superseded and not standing.withdrawn:
        yield "current"


def facet_of(number: int) -> str:
    """The facet that a numbered value belongs to."""
    return FACETS[number % SLOTS]


def pack_values(numbers: Iterable[int]) -> bytes:
    """Numbers of facet values as the bytes of `current_claim.facets`."""
    ordered = sorted(numbers)
    return pack(f"<{len(ordered)}I", *ordered)


def unpack_values(packed: bytes) -> tuple[int, ...]:
    """Numbers of facet values from one or more packed claims."""
    return unpack(f"<{len(packed) // 4}I", packed)


def best_values(connection: Connection, most: int) -> dict[str, tuple[FacetCount, ...]]:
    """The most frequent values of each facet in the whole ledger."""
    return {
        facet: tuple(
            FacetCount(value=row.value, label=row.label, count=row.claims)
            for row in connection.execute(BEST, {"facet": facet, "most": most})
        )
        for facet in FACETS
    }


def counts_beside(connection: Connection, value: int, claims: int) -> Counter[int]:
    """How many of the `claims` that have the value with that number have each value."""
    counts = Counter({value: claims})
    found = connection.execute(BESIDE, {"value": value})
    counts.update({row.other: row.claims for row in found})
    return counts


def best_counts(
    connection: Connection, counts: Counter[int], most: int
) -> dict[str, tuple[FacetCount, ...]]:
    """The most frequent values of each facet among `counts`, with their names."""
    shortlist: dict[str, list[int]] = {facet: [] for facet in FACETS}
    for number, _ in counts.most_common():
        listed = shortlist[facet_of(number)]
        # Equals of the last one are listed too, and cut off when they have names to sort by.
        if len(listed) < most or counts[number] == counts[listed[-1]]:
            listed.append(number)
    wanted = [number for listed in shortlist.values() for number in listed]
    query = select(facet_value).where(facet_value.c.id.in_(wanted))
    found: dict[str, list[FacetCount]] = {facet: [] for facet in FACETS}
    for row in connection.execute(query):
        one = FacetCount(value=row.value, label=row.label, count=counts[row.id])
        found[row.facet].append(one)
    return {
        facet: tuple(sorted(counted, key=lambda one: (-one.count, one.value))[:most])
        for facet, counted in found.items()
    }
