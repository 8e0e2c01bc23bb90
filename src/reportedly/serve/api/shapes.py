"""JSON Schemas of what the API puts around records; the records are those of the record format."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def ref(name: str) -> Json:
    """A schema of the document's own, by name."""
    return {"$ref": f"#/components/schemas/{name}"}


def listed(item: Json, says: str = "") -> Json:
    """An array of such items."""
    told = {"description": says} if says else {}
    return {"type": "array", "items": item, **told}


def closed(properties: Mapping[str, Json], optional: tuple[str, ...] = ()) -> Json:
    """An object with these keys and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def whole(says: str) -> Json:
    """A whole number that is not negative."""
    return {"type": "integer", "minimum": 0, "description": says}


def text(says: str = "") -> Json:
    """A text."""
    return {"type": "string", "description": says} if says else {"type": "string"}


def maybe(schema: Json) -> Json:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


TRUTH: Json = {"type": "boolean"}
STANDING: Json = {
    "type": "string",
    "enum": ["current", "superseded", "withdrawn"],
    "description": "what has become of the report",
}
PIECE = closed({"text": text(), "found": TRUTH})
CLAIM_ITEM = closed(
    {
        "record": ref("ClaimLine"),
        "source": text("the words of the source"),
        "cue": text("the words that attribute"),
        "content": text("the words of the content"),
        "standing": STANDING,
        "lineage": maybe(text("id of a lineage of the report")),
        "incidents": listed(text(), "ids of incidents the claim is in"),
        "snippet": listed(PIECE, "the content around the words searched for"),
    }
)
REPORT_ITEM = closed(
    {
        "report": ref("Header"),
        "work": text("id of the work; its versions share it"),
        "standing": STANDING,
        "status": ref("Status"),
        "unread": {"type": "boolean", "description": "in a language that is not read yet"},
        "run": maybe(text("id of the run whose reading counts")),
        "claims": whole("claims of that reading"),
        "lineage": maybe(text("id of a lineage")),
    }
)
INCIDENT_ITEM = closed(
    {
        "record": ref("IncidentLine"),
        "summary": text("one sentence on its account; empty if there is none"),
        "disagreements": whole("pairs of versions that do not agree"),
        "reports": whole("reports that carry its claims"),
    }
)
JUDGED_ITEM = closed(
    {
        "record": ref("JudgementLine"),
        "act": whole("revision of the ledger that names it; taking it back asks for it"),
    }
)
ACT_ITEM = closed(
    {
        "record": ref("ReviewLine"),
        "act": whole("revision of the ledger that names the act; an undo asks for it"),
        "claim": maybe(text("the claim of the reading that counts which it is about")),
        "anchoring": {"type": "string", "enum": ["exact", "carried", "orphaned"]},
        "undone": TRUTH,
    }
)
FINDING_ITEM = closed(
    {
        "record": ref("FindingLine"),
        "revision": whole("revision of the ledger that names this version"),
        "author": text("who wrote the first version"),
        "begun": text("when, UTC"),
        "newest": whole("revision of the last version that may be seen"),
        "withheld": maybe(
            {"type": "string", "enum": ["sealed", "removed"], "description": "why it has no words"}
        ),
    }
)
FACET_VALUE = closed({"value": text(), "label": text(), "claims": whole("claims that have it")})
ISSUE_GROUP = closed({"code": ref("IssueCode"), "text": text(), "count": whole("issues")})
COUNTS: Json = {"type": "object", "additionalProperties": whole("rows")}


def paged(item: Json) -> dict[str, Json]:
    """The keys of one page of such items."""
    return {
        "begun": whole("revision at which the first page was made; later pages go on from there"),
        "total": whole("items of all pages, at this revision"),
        "items": listed(item),
        "next": maybe(text("address of the next page; null on the last")),
    }
