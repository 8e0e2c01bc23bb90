"""Mentions of those whom a toll counts without a noun: "killed nine people and wounded 30".

A figure beside a verb of harm or of custody stands for people where it counts no noun: right behind
the verb ("injuring dozens more"), or right before a passive ("22 others were detained"). They bear
the deed as those do who are named.
"""

from collections.abc import Sequence

from reportedly.extraction.actors.mentions import Maker
from reportedly.lang import words as word_list
from reportedly.lang.lexicon import WordView, view_of
from reportedly.model.mention import ActorMention, Quantity, QuantityState
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves
from reportedly.model.span import Span

TABLE = "noticed"
BY = "rules.actors"
COUNT = "count"  # the rule that made such a mention
VERSION = "1"
_NEXT = 100  # characters behind a figure in which the next word begins
_BORNE = frozenset(
    (
        QuantityState.KILLED,
        QuantityState.WOUNDED,
        QuantityState.CAPTURED,
        QuantityState.MISSING,
        QuantityState.DISPLACED,
    )
)


def with_counted_actors(
    reading: Reading, known: Sequence[ActorMention], quantities: Sequence[Quantity]
) -> tuple[ActorMention, ...]:
    """`known` mentions with those that figures stand for, in order and disjoint."""
    view = view_of(reading)
    maker = Maker(view.text, BY, VERSION)
    language = reading.language or "en"
    harming, further, helping = (
        frozenset(word_list(language, TABLE, key)) for key in ("harming", "further", "helping")
    )
    found = {mention.span: mention for mention in known}
    shelved = Shelves((span, span) for span in found)
    for quantity in quantities:
        if quantity.state not in _BORNE or _is_named(quantity):
            continue
        span = _with_further(view, quantity.span, further)
        near = [other for other in shelved.near(span, reach=_NEXT) if other in found]
        met = [other for other in near if other.overlaps(span)]
        heads = any(view.first(other.start) == view.first(span.end) for other in near)
        if heads or not all(map(span.contains, met)):
            continue  # "killed 10 rebels": they are named
        first, last = view.first(span.start), view.first(span.end) - 1
        behind = view.lower(first - 1) in harming
        after = last + 1
        while view.lower(after) in helping:
            after += 1
        if behind or view.lower(after) in harming:
            for other in met:
                del found[other]
            found[span] = maker.mention(span, COUNT)
            shelved.add(span, span)
    return tuple(found[span] for span in sorted(found))


def _is_named(quantity: Quantity) -> bool:
    """True if it counts a noun of its own; "of 120 soldiers, | 12 | fell" has its whole's."""
    return quantity.of is not None and quantity.of.start >= quantity.span.start


def _with_further(view: WordView, figure: Span, further: frozenset[str]) -> Span:
    """The figure with "others" or "more" behind it, and "another" before: "22 others"."""
    first, last = view.first(figure.start), view.first(figure.end) - 1
    start = view.span(first - 1, first).start if view.lower(first - 1) == "another" else None
    end = view.span(last + 1, last + 2).end if view.lower(last + 1) in further else None
    return Span(figure.start if start is None else start, figure.end if end is None else end)


def is_counted(actor: ActorMention) -> bool:
    """True of a mention that is a figure beside a verb, which it bears."""
    return actor.made is not None and actor.made.rule == COUNT
