"""Replaces keys of a claim's record by other values, as strictly as a line is read."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import msgspec

from reportedly.codec import claim as wire
from reportedly.codec import mentions
from reportedly.codec.base import Wire
from reportedly.codec.decode import decode_claim
from reportedly.codec.encode import encode_claim
from reportedly.errors import InvalidRecord
from reportedly.model.claim import ChainLink, Claim, Speaker
from reportedly.model.event import Control, EventMention
from reportedly.model.factuality import Verification
from reportedly.model.mention import ActorMention, Quantity, TimeExpression, Toponym

# What the machine says of itself, and what names the claim, is not for people to correct.
_FIXED = ("format", "id", "run", "report", "confidence", "made", "review")
FIELDS = tuple(key for key in wire.ClaimLine.__struct_fields__ if key not in _FIXED)

_OWN = ("confidence", "made", "side")  # may be missing in an item of the record itself
_ITEMS: Mapping[str, tuple[type[Wire], type]] = {
    "speakers": (wire.SpeakerItem, Speaker),
    "chain": (wire.Link, ChainLink),
    "verification": (wire.VerificationItem, Verification),
    "events": (mentions.EventItem, EventMention),
    "controls": (mentions.ControlItem, Control),
    "places": (mentions.PlaceItem, Toponym),
    "times": (mentions.TimeItem, TimeExpression),
    "quantities": (mentions.QuantityItem, Quantity),
    "actors": (mentions.ActorItem, ActorMention),
}


def with_values(claim: Claim, values: Mapping[str, Any]) -> Claim:
    """`claim` with those keys of its record replaced; it keeps its id. Raises InvalidRecord.

    Keys of an item that are left out are filled as if nothing were known of them, keys of
    "factuality" keep their value.
    """
    record = json.loads(encode_claim(claim))
    for field, value in values.items():
        if field not in FIELDS:
            raise InvalidRecord(f"“{field}” cannot be corrected; these can: {', '.join(FIELDS)}")
        record[field] = _whole(field, value, record[field])
    return decode_claim(json.dumps(record))


def field_values(claim: Claim, names: tuple[str, ...] = FIELDS) -> dict[str, Any]:
    """Those keys of the record of `claim`, as JSON has them."""
    record = json.loads(encode_claim(claim))
    return {name: record[name] for name in names}


def _whole(field: str, value: Any, before: Any) -> Any:
    if field == "factuality" and isinstance(value, dict):
        return {**before, **value}
    if field in _ITEMS and isinstance(value, list):
        return [_filled(field, item) if isinstance(item, dict) else item for item in value]
    return value


def _filled(field: str, item: dict[str, Any]) -> dict[str, Any]:
    """An item with every key the record wants; keys it does not know are left to be refused."""
    target, noun = _ITEMS[field]
    known = {part.name: part.default for part in fields(noun) if part.default is not MISSING}
    wanted = [key for key in target.__struct_fields__ if key not in _OWN]
    blank = {key: msgspec.to_builtins(known.get(key)) for key in wanted}
    return {**blank, **item}
