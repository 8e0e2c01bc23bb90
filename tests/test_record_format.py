"""The reference of the record format lists every key and value of the schema, and only those."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly import codec

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "record-format.md"
GOLDEN = Path(__file__).parent / "golden" / "record" / "every-field.jsonl"
SCHEMA: dict[str, Any] = codec.schema()
PARTS: dict[str, dict[str, Any]] = SCHEMA["$defs"]


def refs(part: Any) -> Iterator[str]:
    """Names that a schema refers to, in order."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].removeprefix("#/$defs/")
        for inner in part.values():
            yield from refs(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from refs(inner)


def in_order(name: str, seen: list[str]) -> list[str]:
    """`name` and what it refers to, each once, outer before inner."""
    if name not in seen:
        seen.append(name)
        for inner in refs(PARTS[name]):
            in_order(inner, seen)
    return seen


def shape(part: dict[str, Any]) -> str:
    """What a value looks like, in a few words."""
    if "anyOf" in part:
        return " or ".join(shape(option) for option in part["anyOf"])
    if "$ref" in part:
        name = part["$ref"].removeprefix("#/$defs/")
        return f"[{name}](#{name.lower()})"
    if part.get("type") == "array" and "prefixItems" in part:
        return f"[{', '.join(shape(item) for item in part['prefixItems'])}]"
    if part.get("type") == "array":
        return f"list of {shape(part['items'])}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    return str(part.get("const") or words.get(part["type"], part["type"]))


def section(name: str) -> Iterator[str]:
    """The heading, description and table of one object or closed list."""
    part = PARTS[name]
    yield f"### {name}\n\n{part['description']}\n"
    if "properties" in part:
        yield "| key | value | meaning |\n|---|---|---|"
        for key, inner in part["properties"].items():
            optional = "" if key in part["required"] else " (may be left out)"
            yield f"| `{key}` | {shape(inner)}{optional} | {inner.get('description', '')} |"
    elif "enum" in part:
        yield "One of " + ", ".join(f"`{value}`" for value in part["enum"]) + "."
    yield ""


def tables() -> str:
    """Every object and closed list of the schema as Markdown."""
    names: list[str] = []
    for name in refs(SCHEMA["oneOf"]):
        in_order(name, names)
    return "\n".join(line for name in names for line in section(name))


def example() -> str:
    """The third claim of the golden record, one key to a line."""
    claims = [line for line in GOLDEN.read_text("utf-8").splitlines() if '"id":"c_' in line[:24]]
    pairs = json.loads(claims[2]).items()
    keys = ",\n ".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in pairs)
    return f"```json\n{{{keys}}}\n```\n"


def made(page: str) -> str:
    """`page` with the example and the tables between their marks written anew."""
    for name, content in (("claim", example()), ("keys", tables())):
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"
        start, stop = page.index(begin) + len(begin), page.index(end)
        page = f"{page[:start]}\n{content}\n{page[stop:]}"
    return page


def test_the_reference_shows_every_key_and_value_of_the_schema() -> None:
    page = PAGE.read_text("utf-8")
    assert made(page) == page, "run: python tests/test_record_format.py"
    assert all(f"### {name}\n" in page for name in PARTS)


def test_every_kind_of_line_is_introduced() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"| `{kind}` |" in page for kind in codec.KINDS if kind != "claim")


def test_every_value_that_is_explained_exists() -> None:
    rows = re.findall(r"^\| (\w+) \| `(\w+)` \|", PAGE.read_text("utf-8"), flags=re.M)
    assert len(rows) > 30
    assert [row for row in rows if row[1] not in PARTS[row[0]]["enum"]] == []


if __name__ == "__main__":
    PAGE.write_text(made(PAGE.read_text("utf-8")), encoding="utf-8")
