"""The OpenAPI 3.1 document of the API, made from the same table of operations as its routes."""

from collections.abc import Sequence
from typing import Any

import msgspec

from reportedly import __version__
from reportedly.codec import schema as record_schema
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import PREFIX, Operation
from reportedly.serve.api.checking import ANSWER, CheckText
from reportedly.serve.api.finding_writing import FindingBody, FindingVersion, Withdrawal
from reportedly.serve.api.judging import JudgementBody, JudgementUndo
from reportedly.serve.api.parameters import Parameter
from reportedly.serve.api.problems import KINDS, MEDIA_TYPE, problem_schema
from reportedly.serve.api.writing import Decision, Undo

Json = dict[str, Any]
_DEFS = "#/$defs/"
_SCHEMAS = "#/components/schemas/"
_READ = ("unknown-parameter", "bad-value", "not-signed-in", "not-allowed", "too-many-requests",
         "busy")  # fmt: skip
_WRITE = (*_READ, "not-found", "decided-meanwhile", "too-large", "not-json", "cannot-be-kept")
_REVISION: Json = {
    "description": "revision of the ledger that the answer was made from",
    "schema": {"type": "integer", "minimum": 0},
    "required": True,
}
_HEADERS: Json = {
    "Reportedly-Revision": _REVISION,
    "ETag": {
        "description": "send it as If-None-Match; 304 says that nothing has changed",
        "schema": {"type": "string"},
        "required": True,
    },
}
_INFO: Json = {
    "title": "reportedly",
    "version": __version__,
    "summary": "A ledger of who says what in reports of armed conflict.",
    "description": "The queries of the pages, answered as JSON. Every answer names the revision "
    "of the ledger it was made from. `record` is always one line of the record format. Every "
    "statement is a claim by its source; what this ledger lacks may still exist.",
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}


def document(operations: Sequence[Operation]) -> Json:
    """The whole document."""
    paths = {one.path: {"get": _reading(one)} for one in operations}
    paths["/check"] = {"post": _checking()}
    for path, name, summary, body in WRITES:
        paths.setdefault(path, {})["post"] = _writing(path, name, summary, body)
    return {
        "openapi": "3.1.0",
        "info": _INFO,
        "servers": [{"url": PREFIX}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "needed where the ledger has accounts",
                }
            },
        },
    }


WRITES = (
    ("/reports/{id}/reviews", "decide", "Decide on a claim or a report", "Decision"),
    ("/reviews/{act}/undo", "undo", "Take a decision back", "Undo"),
    ("/incidents/{incident}/judgements", "judge", "Judge a pair", "JudgementBody"),
    ("/judgements/{act}/undo", "unjudge", "Take a judgement back", "JudgementUndo"),
    ("/findings", "find", "Write a finding", "FindingBody"),
    (
        "/findings/{finding}/versions",
        "revise_finding",
        "Write a new version of a finding",
        "FindingVersion",
    ),
    ("/findings/{finding}/withdraw", "withdraw_finding", "Withdraw a finding", "Withdrawal"),
)
_ACT: Json = {"type": "integer", "minimum": 1, "maximum": 10**15 - 1}
_IN_PATH: dict[str, tuple[str, Json]] = {
    "id": ("id of a report", {"type": "string"}),
    "act": ("revision that names the act", _ACT),
    "finding": ("id of a finding", {"type": "string"}),
    "incident": ("id of an incident", {"type": "string"}),
}
_ACTED: Json = {"act": s.whole("revision that names the act"), "record": s.ref("ReviewLine")}
_JUDGED: Json = {**_ACTED, "record": s.ref("JudgementLine")}
_FOUND: Json = {"finding": s.text("id of the finding"), "record": s.ref("FindingLine")}


def _reading(one: Operation) -> Json:
    """An operation that asks something."""
    parameters = [_parameter(item) for item in one.parameters]
    kinds: tuple[str, ...] = _READ
    if "{id}" in one.path:
        parameters.insert(0, _in_path("id", one.id_says, {"type": "string"}))
        kinds = (*_READ, "not-found")
    schema = s.closed({"revision": s.whole("revision of the ledger"), **one.schema})
    answer = {
        "description": one.summary,
        "headers": _HEADERS,
        "content": {"application/json": {"schema": schema}},
    }
    same = {"description": "Nothing has changed since the answer with that ETag."}
    return {
        "operationId": one.name,
        "summary": one.summary,
        "description": one.says,
        "parameters": parameters,
        "responses": {"200": answer, "304": same, **_problems(kinds)},
    }


def _writing(path: str, name: str, summary: str, body: str) -> Json:
    """An operation that writes a decision."""
    variable = path.partition("{")[2].partition("}")[0]
    made = _FOUND if path.startswith("/findings") else _ACTED
    made = _JUDGED if "/judgements" in path else made
    act = s.closed({"revision": s.whole("revision of the ledger"), **made})
    answer = {
        "description": "It was written.",
        "headers": {"Reportedly-Revision": _REVISION},
        "content": {"application/json": {"schema": act}},
    }
    return {
        "operationId": name,
        "summary": summary,
        "description": "Needs a token with the scope review where the ledger has accounts; "
        "without them the body says `by` whom.",
        "parameters": [_in_path(variable, *_IN_PATH[variable])] if variable else [],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": s.ref(body)}},
        },
        "responses": {"201": answer, **_problems(_WRITE)},
    }


def _checking() -> Json:
    """The operation that holds a text against the ledger."""
    answer = {
        "description": "What the ledger holds on the text.",
        "headers": {"Reportedly-Revision": _REVISION},
        "content": {
            "application/json": {
                "schema": s.closed({"revision": s.whole("revision of the ledger"), **ANSWER})
            }
        },
    }
    return {
        "operationId": "check",
        "summary": "Hold a text against the ledger",
        "description": "Earlier tellings, denials, origins and other versions of each claim of a "
        "text. Nothing of it is stored. A token of any scope will do.",
        "parameters": [],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": s.ref("CheckText")}},
        },
        "responses": {"200": answer, **_problems((*_READ, "too-large", "not-json"))},
    }


def _in_path(name: str, says: str, schema: Json) -> Json:
    return {"name": name, "in": "path", "required": True, "description": says, "schema": schema}


def _parameter(one: Parameter) -> Json:
    return {
        "name": one.name,
        "in": "query",
        "required": one.needed,
        "description": one.says,
        "schema": one.schema,
    }


def _problems(kinds: Sequence[str]) -> Json:
    """The answers for what can go wrong, by status."""
    found: dict[str, list[str]] = {}
    for name in kinds:
        found.setdefault(str(KINDS[name].status), []).append(KINDS[name].title)
    content = {MEDIA_TYPE: {"schema": s.ref("Problem")}}
    return {
        status: {"description": "; ".join(titles) + ".", "content": content}
        for status, titles in sorted(found.items())
    }


def _schemas() -> Json:
    """The record format, what decisions look like, and problems; under one roof."""
    records: Any = record_schema()["$defs"]
    shapes, parts = msgspec.json.schema_components(
        [
            Decision,
            Undo,
            CheckText,
            FindingBody,
            FindingVersion,
            Withdrawal,
            JudgementBody,
            JudgementUndo,
        ],
        ref_template=_SCHEMAS + "{name}",
    )
    return {
        **{name: _rooted(part) for name, part in records.items()},
        **parts,
        "Decision": shapes[0],
        "Problem": problem_schema(),
    }


def _rooted(part: Any) -> Any:
    """The same schema with references into this document."""
    if isinstance(part, dict):
        return {
            key: _SCHEMAS + value.removeprefix(_DEFS)
            if key == "$ref" and isinstance(value, str)
            else _rooted(value)
            for key, value in part.items()
        }
    return [_rooted(item) for item in part] if isinstance(part, list) else part
