"""Turns nouns into lines: one record, UTF-8 JSON, keys in the order of the format, no newline."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from reportedly.codec import claim as wire
from reportedly.codec import mentions
from reportedly.codec.base import Item, Wire
from reportedly.errors import InvalidNoun
from reportedly.model.claim import FORMAT, Claim
from reportedly.model.factuality import Silence
from reportedly.model.mention import Toponym

Sides = Mapping[str, str | None]
W = TypeVar("W", bound=Item)

_ENCODER = msgspec.json.Encoder()
_place_item: Callable[..., mentions.PlaceItem] = mentions.PlaceItem
_NO_PLACE = (None,) * 8


def write(record: Wire) -> bytes:
    """The bytes of a line; raises InvalidNoun for text that UTF-8 cannot write."""
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError as error:
        raise InvalidNoun("a text holds a lone surrogate") from error


def _copier(target: type[W]) -> Callable[[Any], W]:
    """A function that copies the keys of `target` from a noun with the same names.

    Nested nouns are left as they are: msgspec writes a dataclass as it writes an object of the
    same keys, and building both would cost a third of the time.
    """
    own = ("confidence", "made", "side")
    take = attrgetter(*(key for key in target.__struct_fields__ if key not in own))

    def copy(noun: Any) -> W:
        return target(*take(noun), confidence=noun.confidence, made=noun.made)

    return copy


_speaker = _copier(wire.SpeakerItem)
_link = _copier(wire.Link)
_verification = _copier(wire.VerificationItem)
_event = _copier(mentions.EventItem)
_control = _copier(mentions.ControlItem)
_time = _copier(mentions.TimeItem)
_quantity = _copier(mentions.QuantityItem)
_actor = _copier(mentions.ActorItem)
_located = attrgetter("id", "name", "lat", "lon", "kind", "country", "admin1", "radius_km")


def _place(toponym: Toponym) -> mentions.PlaceItem:
    return _place_item(
        toponym.span,
        toponym.role,
        toponym.basis,
        *(_NO_PLACE if toponym.place is None else _located(toponym.place)),
        toponym.as_written,
        toponym.mismatch,
        toponym.candidates,
        toponym.name_until,
        toponym.also_in,
        confidence=toponym.confidence,
        made=toponym.made,
    )


def _silence(silence: Silence | None) -> wire.SilenceObject | None:
    if silence is None:
        return None
    made: Any = silence.made
    return wire.SilenceObject(silence.kind, silence.about, made, silence.who)


def _items(build: Callable[[Any], W], nouns: tuple[Any, ...]) -> tuple[W, ...]:
    return tuple([build(noun) for noun in nouns]) if nouns else ()


def _side(sides: Sides, items: tuple[wire.SpeakerItem | mentions.ActorItem, ...]) -> None:
    """Add the user's side; null for someone the parties file does not know."""
    for item in items:
        item.side = None if item.actor is None else sides.get(item.actor)


def encode_claim(claim: Claim, sides: Sides | None = None) -> bytes:
    """The line of a claim; with `sides` (actor id to side) speakers and actors get a "side".

    Raises InvalidNoun for a number that is not finite, a probability outside [0, 1], a naive
    time or a lone surrogate.
    """
    line = _claim_line(claim)
    line.empty_to_null()
    if sides is not None:
        _side(sides, (*line.speakers, *line.actors))
    return write(line)


def _claim_line(claim: Claim) -> wire.ClaimLine:
    mark = claim.review
    plain: Any = claim  # nested nouns are written as they are, see _copier
    return wire.ClaimLine(
        format=FORMAT,
        id=claim.id,
        run=claim.run,
        report=plain.report,
        source=claim.source,
        cue=claim.cue,
        content=claim.content,
        quotation=claim.quotation,
        within=claim.within,
        responds_to=plain.responds_to,
        speakers=_items(_speaker, claim.speakers),
        chain=_items(_link, claim.chain),
        channel=plain.channel,
        basis=claim.basis,
        factuality=plain.factuality,
        mood=claim.mood,
        verification=_items(_verification, claim.verification),
        silence=_silence(claim.silence),
        events=_items(_event, claim.events),
        controls=_items(_control, claim.controls),
        places=_items(_place, claim.places),
        times=_items(_time, claim.times),
        quantities=_items(_quantity, claim.quantities),
        actors=_items(_actor, claim.actors),
        confidence=claim.confidence,
        made=plain.made,
        review=None if mark is None else wire.Mark(mark.status, mark.by, mark.at),
    )
