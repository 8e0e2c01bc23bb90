"""Takes words out of findings under a tombstone: what rests on what is gone says so, and no more.

A finding whose evidence is removed keeps its author, its day and its state. Its words go with the
evidence, as they may repeat it; where the removed words themselves are known, only they do.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from reportedly.blocks import Blanking
from reportedly.store import tables as t
from reportedly.store.report_rows import compact

BARE = {"text": "", "method": ""}
BARE_DETAIL = {"outside": "[]", "limits": ""}


def findings_on(connection: Connection, ids: Iterable[str]) -> list[int]:
    """Revisions of the rows of findings that speak of or rest on one of the ids."""
    wanted = set(ids)
    links = connection.execute(select(t.finding_link.c.revision, t.finding_link.c.target))
    return sorted({row.revision for row in links if row.target in wanted})


def drop_evidence(
    connection: Connection, ids: set[str], pattern: re.Pattern[str] | None = None
) -> None:
    """Take claims and reports out of the findings that name them, and those findings' words.

    With the `pattern` of what is removed, only those words of them.
    """
    for revision in findings_on(connection, ids):
        _strip(connection, revision, ids)
        if pattern is None:
            _write(connection, t.finding, revision, BARE)
            _write(connection, t.finding_detail, revision, BARE_DETAIL)
        else:
            blank_finding(connection, revision, Blanking(pattern=pattern))


def _strip(connection: Connection, revision: int, ids: set[str]) -> None:
    evidence = select(t.finding.c.evidence).where(t.finding.c.revision == revision)
    detail = select(t.finding_detail).where(t.finding_detail.c.revision == revision)
    row = connection.execute(detail).one()
    before, excerpts = json.loads(connection.execute(evidence).scalar_one()), _json(row.excerpts)
    about = _json(row.about)
    kept = [one for one in before if one not in ids]
    kept_excerpts = [one for one in excerpts if one[0] not in ids]
    spoken = [one for one in about.get("claims", ()) if one not in ids]
    gone = len({*before, *about.get("claims", ())} & ids) + len(excerpts) - len(kept_excerpts)
    told = {key: value for key, value in about.items() if key not in ("claims", "value")}
    _write(connection, t.finding, revision, {"evidence": compact(kept)})
    _write(
        connection,
        t.finding_detail,
        revision,
        {
            "excerpts": compact(kept_excerpts),
            "about": compact({**told, **({"claims": spoken} if spoken else {})}),
            "removed": row.removed + gone,
        },
    )
    link = t.finding_link.c
    connection.execute(
        delete(t.finding_link).where(link.revision == revision, link.target.in_(sorted(ids)))
    )


def blank_finding(connection: Connection, revision: int, blanking: Blanking) -> None:
    """Block words wherever they stand in one row of a finding."""
    for table, columns, nested in (
        (t.finding, ("text", "method"), ()),
        (t.finding_detail, ("limits", "withdrawn"), ("outside", "about")),
    ):
        row = connection.execute(select(table).where(table.c.revision == revision)).one()
        told = row._mapping
        fresh: dict[str, Any] = {name: blanking.text(told[name]) for name in columns}
        fresh |= {name: compact(_blank(_json(told[name]), blanking)) for name in nested}
        changed = {name: value for name, value in fresh.items() if value != told[name]}
        if changed:
            _write(connection, table, revision, changed)


def blank_findings(connection: Connection, blanking: Blanking, ids: set[str] | None = None) -> None:
    """Block words in every finding, or in those that name one of the ids."""
    every = select(t.finding_detail.c.revision).order_by(t.finding_detail.c.revision)
    some = (
        connection.execute(every).scalars().all() if ids is None else findings_on(connection, ids)
    )
    for revision in some:
        blank_finding(connection, revision, blanking)


_CODES = frozenset({"incident", "claims", "sha256", "day"})  # keys that hold no words


def _blank(value: Any, blanking: Blanking) -> Any:
    if isinstance(value, str):
        return blanking.text(value)
    if isinstance(value, list):
        return [_blank(item, blanking) for item in value]
    if isinstance(value, dict):
        return {
            key: item if key in _CODES else _blank(item, blanking) for key, item in value.items()
        }
    return value


def _write(connection: Connection, table: Table, revision: int, values: dict[str, Any]) -> None:
    connection.execute(update(table).where(table.c.revision == revision).values(**values))


def _json(text: str) -> Any:
    return json.loads(text)
