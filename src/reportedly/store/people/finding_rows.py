"""Findings as rows and back: words, what they speak of, evidence, and links to find them by."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from reportedly.model.finding import About, Conclusion, Excerpt, Finding, MethodKind, Outside
from reportedly.model.ids import ClaimId, FindingId, IncidentId, ReportId
from reportedly.model.span import Span
from reportedly.store import tables as t
from reportedly.store.report_rows import compact
from reportedly.store.transactions import Transaction

ABOUT, EVIDENCE = "about", "evidence"  # roles of a link
_DETAIL = [column for column in t.finding_detail.c if column.name != "revision"]
ROWS = select(t.finding, *_DETAIL).join(
    t.finding_detail, t.finding_detail.c.revision == t.finding.c.revision
)


def insert_finding(tx: Transaction, finding: Finding) -> int:
    """Append a row of a finding; returns its revision."""
    revision = tx.revision
    words = {
        "revision": revision,
        "text": finding.text,
        "evidence": compact(list(finding.evidence)),
        "method": finding.method,
        "by": finding.by,
        "at": finding.at.isoformat(),
        "final": finding.final,
    }
    tx.connection.execute(insert(t.finding), words)
    tx.connection.execute(insert(t.finding_detail), {"revision": revision, **_detail(finding)})
    for role, target in _links(finding):
        row = {"row": tx.next_row(t.finding_link), "target": target, "role": role}
        tx.connection.execute(insert(t.finding_link), {**row, "revision": revision})
    return revision


def _detail(finding: Finding) -> dict[str, Any]:
    about = finding.about
    told: dict[str, Any] = {
        "incident": about.incident,
        "slot": about.slot,
        "population": about.population,
        "value": about.value,
        "claims": list(about.claims),
    }
    return {
        "id": finding.id,
        "about": compact({key: value for key, value in told.items() if value}),
        "conclusion": finding.conclusion,
        "kinds": compact(list(finding.kinds)),
        "excerpts": compact(
            [[one.report, [list(span) for span in one.spans]] for one in finding.excerpts]
        ),
        "outside": compact([outside_values(one) for one in finding.outside]),
        "limits": finding.limits,
        "withdrawn": finding.withdrawn,
        "removed": finding.removed,
    }


def outside_values(one: Outside) -> dict[str, str]:
    """What is known of a piece of evidence outside the ledger, without what is not."""
    return {name: value for name in Outside.__slots__ if (value := getattr(one, name))}


def _links(finding: Finding) -> Iterator[tuple[str, str]]:
    """What the finding speaks of and rests on, each once in each role."""
    about = finding.about
    named = [*([about.incident] if about.incident else []), *about.claims]
    yield from ((ABOUT, one) for one in dict.fromkeys(map(str, named)))
    shown = [*finding.evidence, *(one.report for one in finding.excerpts)]
    yield from ((EVIDENCE, one) for one in dict.fromkeys(map(str, shown)))


def finding_of_row(row: Row[Any]) -> Finding:
    """The finding that a row of ROWS holds."""
    return Finding(
        text=row.text,
        evidence=tuple(ClaimId(claim) for claim in json.loads(row.evidence)),
        method=row.method,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        final=bool(row.final),
        id=FindingId(row.id),
        about=_about(json.loads(row.about)),
        conclusion=Conclusion(row.conclusion) if row.conclusion else None,
        kinds=tuple(map(MethodKind, json.loads(row.kinds))),
        excerpts=tuple(
            Excerpt(report=ReportId(report), spans=tuple(Span(*span) for span in spans))
            for report, spans in json.loads(row.excerpts)
        ),
        outside=tuple(Outside(**{"what": "", **one}) for one in json.loads(row.outside)),
        limits=row.limits,
        withdrawn=row.withdrawn,
        removed=row.removed,
    )


def _about(told: dict[str, Any]) -> About:
    incident = told.get("incident")
    return About(
        incident=IncidentId(incident) if incident else None,
        slot=told.get("slot", ""),
        population=told.get("population"),
        value=told.get("value", ""),
        claims=tuple(ClaimId(claim) for claim in told.get("claims", ())),
    )
