"""The layers in which claims are compared: labels, items and arrays of the record."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Record = Mapping[str, Any]
HAPPENED = "events: happened"  # actual and CT+; the rest is planned, conditional, denied, unsure
LABELS: Mapping[str, Callable[[Record], str]] = {
    "quotation": lambda claim: str(claim["quotation"]),
    "by source": lambda claim: str(claim["factuality"]["source"]),
    "by publisher": lambda claim: str(claim["factuality"]["publisher"]),
    "mood": lambda claim: str(claim["mood"]),
    "basis": lambda claim: str(claim["basis"]),
    "speakers": lambda claim: "+".join(sorted(item["kind"] for item in claim["speakers"])),
    "speakers: name": lambda claim: "+".join(sorted(map(_name, claim["speakers"]))),
}  # of a claim with a partner
ITEMS: Mapping[str, Callable[[Record], list[str]]] = {
    "verification": lambda claim: [item["status"] for item in claim["verification"]],
    "silence": lambda claim: [claim["silence"]["kind"]] if claim["silence"] else [],
    "chain": lambda claim: [item["relation"] for item in claim["chain"]],
    "nesting": lambda claim: ["within"] if claim["within"] else [],
    "responses": lambda claim: [claim["responds_to"]["claim"]] if claim["responds_to"] else [],
    "responsibility": lambda claim: [
        item["relation"] for event in claim["events"] for item in event["responsibility"] or ()
    ],
}  # of which a claim has any number; the same item of the partner is right


def _name(speaker: Record) -> str:
    """The name of a speaker as it compares: case, articles and kinds of apostrophes do not."""
    written = (speaker["name"] or "").replace("’", "'").lower()
    return written.removeprefix("the ")


NAMED = ("speakers: name",)  # compared where the first set has a name; stand-off sets have none


class Layer(NamedTuple):
    """An array of a claim: the key of an item's words, what must agree for it to be right, and
    which of its keys are compared as labels once its words agree."""

    words: str
    right: tuple[str, ...]
    labels: tuple[str, ...]


ARRAYS: Mapping[str, Layer] = {
    "places": Layer("span", (), ("role",)),
    "times": Layer("span", (), ("role", "value")),
    "quantities": Layer("span", ("low", "high", "low_open", "high_open"), ("state", "scope")),
    "events": Layer("trigger", ("type",), ("factuality", "mood")),
    "controls": Layer("span", ("status",), ("extent",)),
}
ROLES: Mapping[str, tuple[str, ...]] = {
    "events": ("agents", "recipients"),
    "controls": ("holder",),
}  # of items whose words agree: the actors named there, each a tally of its own
