"""The bodies that pronouns stand for where they hold a place: "it has annexed", "in our hands".

Only what is settled is said: "we" is the one who speaks; "it" and "they" are the body named first
before them in their sentence, else the one who speaks, else the subject of the sentence before.
"""

from collections.abc import Callable, Iterator, Sequence

from reportedly.extraction.words.phrases import numbers_in
from reportedly.lang.lexicon import view_of
from reportedly.model.attribution import Attribution, Made, Quotation
from reportedly.model.claim import Speaker
from reportedly.model.mention import ActorMention
from reportedly.model.reading import Reading
from reportedly.model.referent import FORCES, SourceKind
from reportedly.model.span import Span, Spans

VERSION = "1"
_OURS = frozenset(("we", "us", "our", "ours"))
_THEIRS = frozenset(("it", "its", "they", "them", "their"))
_BODIES = FORCES | {SourceKind.GOVERNMENT, SourceKind.ORGANISATION}
_LEADING = frozenset(
    ("of", "in", "from", "with", "by", "against", "between", "near", "on", "at", "for", "to")
)
_LED_REACH = 4  # words before a name in which what leads to it stands: "from the Orlandic army"


def find_pronouns(
    reading: Reading,
    attribution: Attribution,
    speakers: Sequence[Speaker],
    inside: Callable[[Spans], tuple[ActorMention, ...]],
) -> tuple[ActorMention, ...]:
    """Mentions of bodies by a pronoun in the content, each with the name of the body."""
    return tuple(_found(reading, attribution, speakers, inside))


def _found(
    reading: Reading,
    attribution: Attribution,
    speakers: Sequence[Speaker],
    inside: Callable[[Spans], tuple[ActorMention, ...]],
) -> Iterator[ActorMention]:
    small = view_of(reading).small
    for number in numbers_in(reading, attribution.content):
        word, span = small[number], reading.words[number]
        if word in _OURS:
            body = _speaking(attribution, speakers, anyone=True)
        elif word in _THEIRS:
            body = _named(reading, attribution, span, inside)
            body = body or _speaking(attribution, speakers, anyone=False)
            body = body or _before(reading, span, inside)
        else:
            continue
        if body is not None:
            yield _standing_for(body, span, reading)


def _speaking(
    attribution: Attribution, speakers: Sequence[Speaker], *, anyone: bool
) -> ActorMention | None:
    """The one who speaks; of persons only for "we"."""
    if len(speakers) != 1 or attribution.quotation is Quotation.NARRATION:
        return None
    speaker = speakers[0]
    unnamed = speaker.name is None and not (anyone and speaker.kind in FORCES)
    if unnamed or not (anyone or speaker.kind in _BODIES):
        return None  # "a company commander" says "we", "a resident" does not for anybody
    return ActorMention(
        span=attribution.content[0],
        as_written=speaker.name or "",
        name=speaker.name,
        kind=speaker.kind,
        role=speaker.role,
        actor=speaker.actor,
    )


def _named(
    reading: Reading,
    attribution: Attribution,
    span: Span,
    inside: Callable[[Spans], tuple[ActorMention, ...]],
) -> ActorMention | None:
    """The body named first in the content's sentence before the pronoun, not led to by "of"."""
    sentence = reading.sentences[reading.sentence_at(span.start)]
    start = max(sentence.start, attribution.content[0].start)
    return None if start >= span.start else _subject(reading, inside((Span(start, span.start),)))


def _before(
    reading: Reading, span: Span, inside: Callable[[Spans], tuple[ActorMention, ...]]
) -> ActorMention | None:
    """The subject of the sentence before."""
    at = reading.sentence_at(span.start)
    return _subject(reading, inside((reading.sentences[at - 1],))) if at else None


def _subject(reading: Reading, actors: Sequence[ActorMention]) -> ActorMention | None:
    for actor in actors:
        before = reading.text[: actor.span.start].rsplit(maxsplit=_LED_REACH)[-_LED_REACH:]
        if actor.kind in _BODIES and _LEADING.isdisjoint(map(str.lower, before)):
            return actor
    return None


def _standing_for(body: ActorMention, span: Span, reading: Reading) -> ActorMention:
    return ActorMention(
        span=span,
        as_written=span.of(reading.text),
        name=body.name or body.as_written or None,
        kind=body.kind,
        role=body.role if body.name is None else None,
        actor=body.actor,
        made=Made(by="rules.control", version=VERSION, rule="pronoun"),
    )
