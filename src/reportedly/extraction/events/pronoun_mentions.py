"""Mentions made of pronouns beside the verb of a deed, which the encoder is seldom sure of."""

from collections.abc import Iterable, Sequence

from reportedly.extraction.actors.mentions import Maker
from reportedly.lang.lexicon import WordView, view_of
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.shelves import Shelves

TABLE = "noticed"  # of words, that lists the pronouns and what may stand beside them
BY = "rules.actors"
VERSION = "1"


def with_pronouns(
    reading: Reading, known: Sequence[ActorMention], indexes: Iterable[int], rule: str
) -> tuple[ActorMention, ...]:
    """`known` mentions and those that `rule` makes of words that are in none of them, in order."""
    view = view_of(reading)
    maker = Maker(view.text, BY, VERSION)
    taken = Shelves((mention.span, mention.span) for mention in known)
    spans = (view.span(index, index + 1) for index in indexes)
    made = [
        maker.mention(span, rule)
        for span in spans
        if not any(span.overlaps(other) for other in taken.near(span))
    ]
    every = (*known, *made)
    return tuple(sorted(every, key=lambda mention: mention.span)) if made else tuple(known)


def tells(reading: Reading, view: WordView, index: int, least: float) -> bool:
    """True of a word in which the encoder hears a deed that is at least as likely."""
    told = None if reading.noticed is None else reading.noticed.telling(view.starts[index])
    return told is not None and told.likely >= least


def is_made_by(actor: ActorMention, rule: str) -> bool:
    """True of a mention that `rule` has made."""
    return actor.made is not None and actor.made.rule == rule
