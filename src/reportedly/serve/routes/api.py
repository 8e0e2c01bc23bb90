"""`/api`: the reference of the HTTP API, made from its own OpenAPI document."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from reportedly.serve.api.app import DOCUMENT
from reportedly.serve.api.asked import PREFIX
from reportedly.serve.api.problems import KINDS
from reportedly.serve.desk import Desk

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A parameter or a key: its name, what it takes, what it means."""

    name: str
    takes: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One operation as the page shows it."""

    anchor: str
    method: str
    path: str
    summary: str
    says: str
    takes: tuple[Row, ...]
    sends: str  # name of the schema of the body; "" without
    gives: tuple[Row, ...]
    statuses: tuple[str, ...]


def routes(desk: Desk) -> APIRouter:
    """The route of the reference."""
    router = APIRouter()
    entries = entries_of(DOCUMENT)
    decisions = [
        (name, rows_of(DOCUMENT["components"]["schemas"][name]))
        for name in ("Accept", "Reject", "Replace", "Add", "Read", "Undo", "CheckText")
    ]

    @router.api_route("/api", methods=["GET", "HEAD"])
    def reference() -> HTMLResponse:
        return desk.page(
            "api.html", entries=entries, decisions=decisions, kinds=KINDS, prefix=PREFIX
        )

    return router


def entries_of(document: Json) -> list[Entry]:
    """Every operation of an OpenAPI document, in its order."""
    found = []
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            good = next(
                answer for status, answer in one["responses"].items() if status in ("200", "201")
            )
            body = one.get("requestBody", {}).get("content", {}).get("application/json", {})
            found.append(
                Entry(
                    anchor=one["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=one["summary"],
                    says=one["description"],
                    takes=tuple(map(_parameter, one["parameters"])),
                    sends=_words(body["schema"]) if body else "",
                    gives=rows_of(good["content"]["application/json"]["schema"]),
                    statuses=tuple(one["responses"]),
                )
            )
    return found


def rows_of(schema: Json) -> tuple[Row, ...]:
    """The keys of an object."""
    needed = schema.get("required", ())
    return tuple(
        Row(
            name=name if name in needed else f"{name} (may be left out)",
            takes=_words(part),
            says=part.get("description", ""),
        )
        for name, part in schema["properties"].items()
    )


def _parameter(one: Json) -> Row:
    needed = " (needed)" if one["required"] and one["in"] == "query" else ""
    return Row(name=one["name"] + needed, takes=_words(one["schema"]), says=one["description"])


def _words(schema: Json) -> str:
    """What a schema takes, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_words(one) for one in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_words(schema['items'])}"
    if schema.get("type") == "object" and schema.get("properties"):
        return "object: " + ", ".join(schema["properties"])
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']} to {schema['maximum']:,}"
    return str(schema.get("type", schema.get("const", "anything")))
