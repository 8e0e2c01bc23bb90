"""What is sealed now: reports nobody is shown, and stretches of a text that are shown as blocks."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, Select, bindparam, select

from reportedly.blocks import blocked
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans, union
from reportedly.store.tables import claim, seal, tombstone

_TAKEN_BACK = select(tombstone.c.undoes).where(tombstone.c.undoes.is_not(None))
_HOLDING = seal.c.tombstone.not_in(_TAKEN_BACK)

# Reports that are sealed as a whole: `column.not_in(SEALED_REPORTS)` in every question.
SEALED_REPORTS: Select[tuple[str]] = select(seal.c.report).where(seal.c.spans.is_(None), _HOLDING)
SEALED_CLAIMS: Select[tuple[str]] = select(claim.c.id).where(claim.c.report.in_(SEALED_REPORTS))
_PIECES = select(seal.c.report, seal.c.spans).where(seal.c.spans.is_not(None), _HOLDING)
_PIECES_OF = _PIECES.where(seal.c.report == bindparam("report"))
_WHOLE = SEALED_REPORTS.where(seal.c.report == bindparam("report"))


def is_sealed(connection: Connection, report: str) -> bool:
    """True if the whole report is sealed."""
    return connection.execute(_WHOLE, {"report": report}).first() is not None


def sealed_pieces(connection: Connection) -> Mapping[str, Spans]:
    """Sealed stretches of reports that are not sealed as a whole, by report."""
    found: dict[str, list[Span]] = defaultdict(list)
    for row in connection.execute(_PIECES):
        found[row.report] += [Span(*pair) for pair in json.loads(row.spans)]
    return {report: union(spans) for report, spans in found.items()}


def pieces_of(connection: Connection, report: str) -> Spans:
    """Sealed stretches of one report."""
    rows = connection.execute(_PIECES_OF, {"report": report})
    return union(Span(*pair) for row in rows for pair in json.loads(row.spans))


def as_shown(report: Report, pieces: Spans) -> Report:
    """The report with blocks where it is sealed."""
    if not pieces:
        return report
    text = blocked(report.text, pieces)
    return replace(report, text=text, sha256_text=hashlib.sha256(text.encode()).hexdigest())
