"""What is annotated of a claim: the items, their keys, and what kind of value each key has.

Names and values are those of the record format (docs/reference/record.md); what is left out here
(ids of places and parties, confidence, who made it) is not annotated.
"""

from typing import NamedTuple


class Item(NamedTuple):
    """One kind of line in a claim's block: the array it goes to and the keys it may have."""

    array: str
    span: str | None  # key of the words the line begins with; None if it has none
    keys: dict[str, str]  # key -> "text", "number", "flag", "span", "ref ARRAY" or "refs ARRAY"
    defaults: dict[str, object]


ITEMS = {
    "speaker": Item(
        "speakers",
        "span",
        {"name": "text", "kind": "text", "role": "text", "anonymous": "text", "reason": "span"},
        {"kind": "unstated"},
    ),
    "chain": Item("chain", "span", {"name": "text", "relation": "text"}, {"relation": "carried"}),
    "verification": Item(
        "verification",
        "span",
        {"status": "text", "by": "text", "part": "span", "method": "text"},
        {"status": "not_verified"},
    ),
    "place": Item(
        "places",
        "span",
        {"role": "text", "basis": "text", "kind": "text"},
        {"role": "event", "basis": "stated"},
    ),
    "time": Item(
        "times",
        "span",
        {"role": "text", "type": "text", "value": "text", "mod": "text"},
        {"role": "event", "type": "DATE"},
    ),
    "actor": Item("actors", "span", {"name": "text", "kind": "text", "role": "text"}, {}),
    "quantity": Item(
        "quantities",
        "span",
        {
            "low": "number",
            "high": "number",
            "low_open": "flag",
            "high_open": "flag",
            "approximate": "flag",
            "unit": "text",
            "of": "span",
            "state": "text",
            "population": "text",
            "subset_of": "ref quantities",
            "scope": "text",
            "counted": "text",
            "conversion": "text",
        },
        {
            "low_open": False,
            "high_open": False,
            "approximate": False,
            "state": "other",
            "population": "unstated",
            "scope": "incident",
            "counted": "unstated",
        },
    ),
    "event": Item(
        "events",
        "trigger",
        {
            "type": "text",
            "mode": "text",
            "factuality": "text",
            "mood": "text",
            "agents": "refs actors",
            "recipients": "refs actors",
            "places": "refs places",
            "times": "refs times",
            "quantities": "refs quantities",
            "responsibility": "responsibility",
            "part_of": "ref events",
        },
        {"factuality": "CT+", "mood": "actual"},
    ),
    "control": Item(
        "controls",
        "span",
        {
            "place": "ref places",
            "holder": "ref actors",
            "extent": "text",
            "status": "text",
            "as_of": "ref times",
        },
        {"status": "holds"},
    ),
}

ONCE = {
    "channel": Item("channel", "span", {"name": "text"}, {}),
    "silence": Item("silence", None, {"kind": "text", "about": "span"}, {}),
    "factuality": Item(
        "factuality", None, {"source": "text", "publisher": "text", "words": "spans"}, {}
    ),
    "responds_to": Item("responds_to", None, {"claim": "claim", "basis": "text"}, {}),
}  # lines that stand once in a block

WORDS = {"quotation": "narration", "basis": "unstated", "mood": "actual"}  # key -> its default
SPANS = ("source", "cue", "content")

VALUES = {
    "quotation": ("direct", "indirect", "mixed", "narration"),
    "mood": ("actual", "conditional", "intended", "predicted", "scheduled", "asked"),
    "basis": (
        "eyewitness", "footage", "document", "register", "satellite", "own_forces", "hearsay",
        "unstated",
    ),
    "factuality": ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"),
    "source": ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"),
    "publisher": ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"),
    "speaker kind": (
        "government", "military", "armed_group", "official", "politician", "company", "aid",
        "medic", "witness", "analyst", "media", "document", "organisation", "unnamed", "unstated",
    ),
    "speaker anonymous": ("unnamed", "withheld"),
    "chain relation": ("carried", "told", "issued", "backed", "quoted"),
    "verification status": ("verified", "partly", "not_verified", "not_attempted", "disputed"),
    "silence kind": ("not_mentioned", "declined", "no_response", "no_details"),
    "responds_to basis": ("stated", "inferred"),
    "place role": ("event", "origin", "reference"),
    "place basis": ("stated", "inherited"),
    "time role": ("event", "utterance", "publication", "as_of", "period", "reference"),
    "time type": ("DATE", "TIME", "DURATION", "SET"),
    "quantity state": (
        "killed", "bodies_found", "wounded", "captured", "missing", "displaced", "launched",
        "shot_down", "destroyed", "other",
    ),
    "quantity scope": ("incident", "cumulative", "period"),
    "quantity counted": ("counted", "estimated", "unstated"),
    "quantity conversion": ("agrees", "rounded", "differs"),
    "event type": (
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ),
    "control extent": ("all", "most", "part", "contested"),
    "control status": ("holds", "captured", "lost", "encircled", "retreated", "annexed"),
    "responsibility": ("accused", "claimed", "denied", "unattributed"),
}  # fmt: skip
# "KEY" alone for every line that has the key, "LINE KEY" for one kind of line


def allowed(line: str, key: str) -> tuple[str, ...] | None:
    """The values that `key` of a kind of line may have; None if any."""
    if line == "event" and key == "mood":
        return VALUES["mood"]
    return VALUES.get(f"{line} {key}") or (
        VALUES.get(key) if line in ("", "event", "factuality") else None
    )
