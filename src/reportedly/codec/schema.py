"""Describes every kind of line as JSON Schema 2020-12."""

from typing import Any

import msgspec

from reportedly.codec.lines import KINDS
from reportedly.errors import ISSUE_TEXT
from reportedly.model.claim import FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """One JSON Schema for a line of any kind; ``$defs`` holds each kind and its objects."""
    refs, parts = msgspec.json.schema_components(KINDS.values(), ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": f"A line of the record format of reportedly, version {FORMAT}",
        "description": "One record: a claim, or an object under the key that names its kind.",
        "oneOf": list(refs),
        "$defs": {name: _told(name, part) for name, part in sorted(parts.items())},
    }


def _told(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """`part` with what msgspec leaves out: closed pairs, and the texts of issue codes."""
    if name == "Span":
        whole = {"type": "integer", "minimum": 0}
        told = "characters [start, end) of the report's stored text, in Unicode code points"
        return part | {"description": told, "prefixItems": [whole, whole], "items": False}
    if name == "IssueCode":
        codes = "; ".join(f"{code.value}: {text}" for code, text in ISSUE_TEXT.items())
        return part | {"description": codes}
    return part
