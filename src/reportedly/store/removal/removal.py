"""Takes things out on purpose: seal, unseal, redact, remove; a tombstone stays of each."""

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from reportedly.blocks import Blanking, pattern_of, spans_found
from reportedly.codec import decode_claim
from reportedly.errors import InvalidNoun, NotFound
from reportedly.model.claim import Claim
from reportedly.model.ids import ReportId
from reportedly.model.removal import Extent, Removal, Scope, Target, Tombstone, Why
from reportedly.model.report import Report
from reportedly.model.span import Span, Spans, text_of, touches, union
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.derive import derive_all, derive_reports
from reportedly.store.found import keeping
from reportedly.store.found.found import Found
from reportedly.store.found.indexed_tables import INDEXED
from reportedly.store.found.reconciled import store_reconciliation
from reportedly.store.people.finding_removal import findings_on
from reportedly.store.questions import told
from reportedly.store.questions.claim_pages import stream_claims
from reportedly.store.questions.report_pages import stream_reports
from reportedly.store.removal import removal_rows as rows
from reportedly.store.removal.erasure import begin_erasing
from reportedly.store.removal.refusals import refuse
from reportedly.store.removal.seals import is_sealed, pieces_of
from reportedly.store.report_rows import compact, text_of_row
from reportedly.store.transactions import Transaction
from reportedly.store.triggers import lifted

Again = Callable[[Iterable[Report], Iterable[Claim]], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A target found in the ledger: the stretches of each report that it is about."""

    target: Target
    pieces: dict[str, Spans]  # () for a report as a whole
    pattern: Any = None  # of the words of a target that is words

    @property
    def whole(self) -> bool:
        """True if the reports go as a whole."""
        return self.target.scope is Scope.REPORT and not self.target.spans


def reach_of(connection: Connection, target: Target) -> Reach:
    """Where a target stands, in every version of its report; raises NotFound."""
    if target.scope is Scope.WORDS:
        pattern = pattern_of(target.words)
        assert pattern is not None
        texts = _texts(connection, None)
        pieces = {report: spans for report, text in texts if (spans := spans_found(pattern, text))}
        return Reach(target=target, pieces=pieces, pattern=pattern)
    report, spans = _place_of(connection, target)
    work = select(t.report.c.work).where(t.report.c.id == report).scalar_subquery()
    versions = dict(_texts(connection, work))
    if report not in versions:
        raise NotFound(f"no report {report}")
    if not spans:
        return Reach(target=target, pieces=dict.fromkeys(versions, ()))
    if spans[-1].end > len(versions[report]):
        raise InvalidNoun(f"the spans end after the text of {report}")
    same = pattern_of(text_of(versions[report], [span]) for span in spans)
    pieces = {
        one: spans if one == report else spans_found(same, text) if same else ()
        for one, text in versions.items()
    }
    return Reach(target=target, pieces={one: found for one, found in pieces.items() if found})


def _texts(connection: Connection, work: Any) -> list[tuple[str, str]]:
    query = select(t.report.c.id, t.report.c.packed).order_by(t.report.c.row)
    if work is not None:
        query = query.where(t.report.c.work == work)
    return [(row.id, text_of_row(row.packed)) for row in connection.execute(query)]


def _place_of(connection: Connection, target: Target) -> tuple[str, Spans]:
    """The report of a target that is no words, and the spans; () for all of it."""
    if target.report is not None:
        return target.report, target.spans
    query = select(t.claim.c.report, t.claim.c.body).where(t.claim.c.id == target.claim)
    row = connection.execute(query.limit(1)).first()
    if row is None:
        raise NotFound(f"no claim {target.claim}")
    return row.report, decode_claim(row.body).content


def extent_of(connection: Connection, target: Target) -> Extent:
    """What an act on the target would touch; raises NotFound."""
    reach = reach_of(connection, target)
    claims, reviews = _touched(connection, reach)
    links = d.lineage_report.c
    own = select(links.lineage).where(links.report.in_(list(reach.pieces)))
    copies = select(links.report).where(links.lineage.in_(own)).order_by(links.report)
    others = connection.execute(copies).scalars() if target.scope is not Scope.WORDS else ()
    return Extent(
        reports=tuple(map(ReportId, reach.pieces)),
        claims=len(claims),
        reviews=reviews,
        findings=_findings(connection, claims | set(reach.pieces)),
        copies=tuple(ReportId(one) for one in others if one not in reach.pieces),
    )


def _findings(connection: Connection, ids: set[str]) -> int:
    """How many findings speak of or rest on one of the ids."""
    detail = t.finding_detail.c
    revisions = findings_on(connection, ids)
    found = select(detail.id).where(detail.revision.in_(revisions)).distinct()
    return len(connection.execute(found).all())


def _touched(connection: Connection, reach: Reach) -> tuple[set[str], int]:
    """Ids of the claims of every reading whose contents are touched, and how many reviews are."""
    claims, reviews = set[str](), 0
    for report, spans in reach.pieces.items():
        here = select(t.claim.c.id, t.claim.c.body).where(t.claim.c.report == report)
        for row in connection.execute(here):
            if not spans or touches(decode_claim(row.body).content, spans):
                claims.add(row.id)
        for table in (t.review, t.coding_act):
            acts = select(table.c.content).where(table.c.report == report)
            for content in connection.execute(acts).scalars():
                at = tuple(Span(*pair) for pair in json.loads(content))
                reviews += not spans or touches(at, spans)
    return claims, reviews


def take_out(
    tx: Transaction,
    kind: Removal,
    target: Target,
    why: Why,
    *,
    key: bytes | None = None,
    again: Again | None = None,
) -> Tombstone:
    """Seal, redact or remove; all of it, or nothing. Raises NotFound or InvalidNoun.

    With a key, what is removed is known again if it comes back. `again` brings together what is
    left; without it, what was brought together is dropped until somebody reconciles.
    """
    reach = reach_of(tx.connection, target)
    if not reach.pieces and kind is not Removal.REDACT:
        raise NotFound("nothing in this ledger has these words")
    _check_reason(reach, why)
    claims, _ = _touched(tx.connection, reach)
    stone = _bury(tx, kind, target.scope, why, len(reach.pieces), len(claims))
    if kind is Removal.SEAL:
        _seal(tx, reach, stone)
        changed = [*reach.pieces]
        derive_reports(tx.connection, changed)
    else:
        with lifted(tx.connection, rows.CHANGED, tx.revision):
            begin_erasing(tx.connection)
            _change(tx, kind, reach, claims, key)
        derive_all(tx.connection)
    _reconcile(tx, again)
    return stone


def _check_reason(reach: Reach, why: Why) -> None:
    if reach.pattern is not None and reach.pattern.search(f"{why.reason} {why.by}"):
        raise InvalidNoun("the reason stays in the ledger: it must not hold what is taken out")


def _bury(
    tx: Transaction,
    kind: Removal,
    scope: Scope,
    why: Why,
    reports: int,
    claims: int,
    undoes: str | None = None,
) -> Tombstone:
    stone = Tombstone(
        id="t_" + secrets.token_hex(16),
        kind=kind,
        scope=scope,
        reason=why.reason,
        by=why.by,
        at=why.at,
        reports=reports,
        claims=claims,
        undoes=undoes,
    )
    row = {name: getattr(stone, name) for name in t.tombstone.c.keys() if name != "revision"}  # noqa: SIM118
    row |= {"revision": tx.revision, "at": why.at.isoformat()}
    tx.connection.execute(insert(t.tombstone), row)
    return stone


def _seal(tx: Transaction, reach: Reach, stone: Tombstone) -> None:
    whole = reach.whole or reach.target.scope is Scope.WORDS
    for report, spans in reach.pieces.items():
        row = {"row": tx.next_row(t.seal), "tombstone": stone.id, "report": report}
        row["spans"] = None if whole else compact([list(span) for span in spans])
        tx.connection.execute(insert(t.seal), {**row, "revision": tx.revision})


def _change(
    tx: Transaction, kind: Removal, reach: Reach, claims: set[str], key: bytes | None
) -> None:
    connection = tx.connection
    if kind is Removal.REMOVE and reach.whole:
        if key is not None:
            texts = select(t.report.c.id, t.report.c.sha256_text)
            found = connection.execute(texts.where(t.report.c.id.in_(list(reach.pieces)))).all()
            refuse(tx, key, (*claims, *(name for row in found for name in row)))
        rows.remove_reports(connection, reach.pieces)
        return
    for report, spans in reach.pieces.items():
        text = _text(connection, report)
        spans = spans or (Span(0, len(text)),)
        if kind is Removal.REMOVE:
            dropped = rows.drop_claims(connection, report, spans, reach.pattern)
            if key is not None:
                refuse(tx, key, dropped)
        blanking = Blanking(spans=spans, pattern=reach.pattern or _gone(text, spans))
        rows.blank_report(connection, report, blanking)
        rows.blank_words(connection, blanking, report)
    if reach.pattern is not None:
        rows.blank_words(connection, Blanking(pattern=reach.pattern))


def _text(connection: Connection, report: str) -> str:
    query = select(t.report.c.packed).where(t.report.c.id == report)
    return text_of_row(connection.execute(query).scalar_one())


def _gone(text: str, spans: Spans) -> Any:
    """Finds the words under `spans`, of those that stand nowhere else in the text."""
    rest = Blanking(spans=spans)
    left = "".join(text[a:b] + " " for a, b in _outside(len(text), rest.spans))
    words = [text[start:end] for start, end in spans]
    return pattern_of(
        one for one in words if (found := pattern_of([one])) and not found.search(left)
    )


def _outside(length: int, spans: Spans) -> list[Span]:
    edges = [0, *(edge for span in union(spans) for edge in span), length]
    return [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]


def unseal(tx: Transaction, stone: str, why: Why, again: Again | None = None) -> Tombstone:
    """Take a seal back. Raises NotFound if there is no such seal, or none that holds."""
    found = {one.id: one for one in tombstones(tx.connection)}.get(stone)
    if found is None or found.kind is not Removal.SEAL or found.undone:
        raise NotFound(f"no seal {stone} that holds")
    made = _bury(tx, Removal.UNSEAL, found.scope, why, found.reports, found.claims, stone)
    reports = select(t.seal.c.report).where(t.seal.c.tombstone == stone)
    derive_reports(tx.connection, tx.connection.execute(reports).scalars().all())
    _reconcile(tx, again)
    return made


def _reconcile(tx: Transaction, again: Again | None) -> None:
    """Bring together what is left, and let nothing of what is gone stay in what was."""
    connection = tx.connection
    keeping.drop(connection)
    if again is None:
        for table in (d.lineage, d.lineage_report, d.statement, d.statement_claim, d.incident,
                      d.account):  # fmt: skip
            connection.execute(delete(table))
        told.rebuild(connection)
        INDEXED.drop_all(connection)  # names of sources are in them; reconciling makes them anew
    else:
        reports = [*stream_reports(connection)]
        claims = [*stream_claims(connection, superseded=True, rejected=False)]
        found = again(reports, claims)
        store_reconciliation(tx, found.lineages, found.statements, found.incidents, found.accounts)
    known = select(d.current_claim.c.id)
    connection.execute(delete(d.incident_claim).where(d.incident_claim.c.claim.not_in(known)))


def tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """Every tombstone, oldest first."""
    found = connection.execute(select(t.tombstone).order_by(t.tombstone.c.revision)).all()
    undone = {row.undoes for row in found}
    return tuple(replace(_stone(row), undone=row.id in undone) for row in found)


def _stone(row: Row[Any]) -> Tombstone:
    return Tombstone(
        id=row.id,
        kind=Removal(row.kind),
        scope=Scope(row.scope),
        reason=row.reason,
        by=row.by,
        at=datetime.fromisoformat(row.at),
        reports=row.reports,
        claims=row.claims,
        undoes=row.undoes,
    )


def is_hidden(connection: Connection, name: str) -> bool:
    """True if a report, or the report or the words of a claim, with that id is sealed."""
    if is_sealed(connection, name):
        return True
    query = select(t.claim.c.report, t.claim.c.body).where(t.claim.c.id == name)
    row = connection.execute(query.limit(1)).first()
    if row is None:
        return False
    pieces = pieces_of(connection, row.report)
    return is_sealed(connection, row.report) or touches(decode_claim(row.body).content, pieces)
