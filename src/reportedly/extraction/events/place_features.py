"""What speaks for a place of a sentence being where an event happens: features, each yes or no.

Their weights are a table's (`lang/en/event_place_weights.toml`), fitted by
training/event_places.py. The encoder sees who does what where; the clause says what belongs
together; neither is enough alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.extraction.events.placed_actors import PHRASE
from reportedly.extraction.events.triggers import Trigger
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.mention import PlaceBasis, PlaceRole, Toponym

_SHARES = (0.05, 0.15, 0.4, 0.7)  # steps of how likely the encoder takes it
_HALF = 0.5  # … and of how far it falls behind the likeliest
_BESIDE, _FAR = 2, 12  # tokens between trigger and place
_LEADING = frozenset(
    ("in", "at", "on", "near", "of", "from", "to", "into", "against", "across", "over", "around",
     "between", "outside", "towards", "through", "for", "inside", "by", "with")
)  # fmt: skip
_WITHIN = frozenset(("in", "of", ",", "near", "at", "'s", "’s", "on", "the", "northern", "southern",
                     "eastern", "western", "(", "outside"))  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """An event of a sentence and the places beside it, of which some are where it happens."""

    tokens: Clauses
    trigger: Trigger
    deeds: Sequence[Trigger]
    places: Sequence[Toponym]
    near: Sequence[int]  # of the trigger's clause, or of the nearest that it hangs on
    shares: Mapping[int, float]  # how likely the encoder takes each place of the sentence

    @cached_property
    def here(self) -> Mapping[int, int]:
        """Index of each place that stands in the tokens -> its first token."""
        starts = self.tokens.starting
        firsts = ((n, place.span.start) for n, place in enumerate(self.places))
        return {n: starts[first] for n, first in firsts if first in starts}

    @cached_property
    def best(self) -> float:
        """The share of the likeliest place."""
        return max(self.shares.values(), default=0.0)


def features_of(asked: Asked, index: int) -> Iterator[str]:
    """The features of the place `index` of an event."""
    yield "always"
    yield from _by_encoder(asked, index)
    yield from _by_clause(asked, index)
    yield from _by_words(asked, index)
    yield from _by_company(asked, index)
    place = asked.places[index]
    yield f"role {place.role.value}"
    if place.role is not PlaceRole.EVENT and asked.shares.get(index, 0.0) >= _SHARES[2]:
        yield f"seen {place.role.value}"
    if place.described:
        yield "described"
        yield "inherited" if place.basis is PlaceBasis.INHERITED else "described anew"
    yield f"kind {place.place.kind.value}" if place.place else "kind unknown"
    yield f"of {asked.trigger.type.value}"


def _by_encoder(asked: Asked, index: int) -> Iterator[str]:
    share = asked.shares.get(index, 0.0)
    yield from (f"seen {step}" for step in _SHARES if share >= step)
    if share >= _SHARES[0]:
        yield "likeliest" if share == asked.best else "less likely"
        if share < _HALF * asked.best:
            yield "much less likely"
    elif asked.best >= _SHARES[2]:
        yield "another is seen"


def _by_clause(asked: Asked, index: int) -> Iterator[str]:
    tokens = asked.tokens
    theirs, own = tokens.clause[asked.here[index]], tokens.clause[asked.trigger.first]
    if index in asked.near:
        yield "near"
    if theirs == own:
        yield "own clause"
    elif _hangs_on(tokens, own, theirs):
        yield "clause above"
    elif _hangs_on(tokens, theirs, own):
        yield "clause below"
    else:
        yield "clause beside" if tokens.joined_to(theirs) == own else "clause apart"


def _hangs_on(tokens: Clauses, lower: int, upper: int) -> bool:
    at: int | None = lower
    while at is not None and at != upper:
        at = tokens.clauses[at].parent
    return at is not None


def _by_words(asked: Asked, index: int) -> Iterator[str]:
    tokens, trigger, at = asked.tokens, asked.trigger, asked.here[index]
    opening = _opening(tokens, at)
    opening = at if opening <= trigger.last < at else opening
    before = at < trigger.first
    gap = _gap_behind(tokens, at, trigger) if before else opening - trigger.last - 1
    side = "before" if before else "behind"
    yield side
    yield f"beside {side}" if gap <= _BESIDE else f"far {side}" if gap > _FAR else f"close {side}"
    led = tokens.low[opening - 1] if opening else ""
    word = led if led in _LEADING else "opening" if not opening else "nothing"
    noun = "verb" if trigger.sense.verbal else "noun"
    yield f"{word} {side}"
    if gap <= _BESIDE:
        yield f"{noun} {word} {side}"
    inside = range(min(at, trigger.last + 1), max(at, trigger.first))
    if any(deed.first in inside for deed in asked.deeds):
        yield f"another deed between {side}"


def _opening(tokens: Clauses, at: int) -> int:
    """The first token of the phrase that names a place: "in | the village of Kest"."""
    first = tokens.run_before(at, PHRASE)
    if first > 1 and tokens.low[first - 1] == "of" and tokens.low[first - 2] in lists().kinds:
        return tokens.run_before(first - 2, PHRASE)
    return first


def _gap_behind(tokens: Clauses, at: int, trigger: Trigger) -> int:
    """The tokens from a place to the trigger behind it, without what a clause between them says.

    "Kest, *which lies on the river that divides the land*, was shelled": the verb is the subject's.
    """
    own = tokens.clause[at]
    if tokens.clause[trigger.first] != own:
        return trigger.first - at
    return sum(tokens.clause[i] == own for i in range(at, trigger.first))


def _by_company(asked: Asked, index: int) -> Iterator[str]:
    others = len(asked.here)
    yield "only one" if others == 1 else "of two" if others == 2 else "of many"
    if len(asked.deeds) == 1:
        yield "one deed"
    if [other for other in asked.near if other != index] and index in asked.near:
        yield "near with others"
    yield from _by_address(asked, index)


def _by_address(asked: Asked, index: int) -> Iterator[str]:
    """Whether another place right before or behind it says with it where one thing is."""
    place = asked.places[index]
    for other, first in asked.here.items():
        span = asked.places[other].span
        if other == index:
            continue
        if span != place.span and place.span.contains(span):
            yield "holds another"
        elif span != place.span and span.contains(place.span):
            yield "held by another"
        elif span.start > place.span.end and _are_close(asked, index, other):
            yield "inside the next"
        elif first < asked.here[index] and _are_close(asked, other, index):
            yield "holds the last"


def _are_close(asked: Asked, left: int, right: int) -> bool:
    """ "A market | in | Kest": nothing between but what says that one is in the other."""
    tokens = asked.tokens
    end, start = asked.places[left].span.end, asked.here[right]
    first = tokens.ending.get(end)
    if first is None or first >= start:
        return False
    between = tokens.low[first + 1 : start]
    return not between or (between[0] in _WITHIN and "and" not in between and len(between) <= 5)
