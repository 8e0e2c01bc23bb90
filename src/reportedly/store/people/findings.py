"""Answers about findings: what stands, drafts apart; their revisions; pages of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Subquery,
    case,
    func,
    select,
    true,
)

from reportedly.errors import FindingConflict, InvalidRecord, NotFound
from reportedly.model.finding import Finding, FindingStatus, KeptFinding, Withheld
from reportedly.model.ids import ClaimId
from reportedly.model.span import touches
from reportedly.store import derived_tables as d
from reportedly.store import tables as t
from reportedly.store.people.finding_rows import ABOUT, ROWS, finding_of_row, insert_finding
from reportedly.store.questions.among import is_among
from reportedly.store.questions.claim_query import PAGE
from reportedly.store.questions.paging import Page, cursor_after, key_of
from reportedly.store.removal.removal import is_hidden
from reportedly.store.removal.seals import is_sealed, pieces_of
from reportedly.store.report_rows import AT, at
from reportedly.store.transactions import Transaction

MOST = 500  # ids asked for at once; a database takes so many parameters
_WORDS = t.finding.c
_DETAIL = t.finding_detail.c
_STATUS: dict[FindingStatus, ColumnElement[bool]] = {
    FindingStatus.WITHDRAWN: _DETAIL.withdrawn != "",
    FindingStatus.FINAL: (_DETAIL.withdrawn == "") & _WORDS.final,
    FindingStatus.DRAFT: (_DETAIL.withdrawn == "") & ~_WORDS.final,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Which findings, and whether those that were never final are among them."""

    drafts: bool = False
    text: str | None = None  # words that the version which stands shows, as of claims
    status: FindingStatus | None = None
    conclusion: str | None = None
    by: str | None = None
    targets: tuple[str, ...] = ()  # it speaks of or rests on one of these; () for any
    cursor: str | None = None
    limit: int = PAGE


# writing


def add(tx: Transaction, finding: Finding, since: int | None) -> int:
    """Append a finding, or a revision of one; returns the revision that names it.

    Raises FindingConflict if a revision was written after `since`, or it has been withdrawn, and
    InvalidRecord if it is another's: only its author writes a new version.
    """
    before = _rows_of(tx.connection, finding.id)
    if before:
        _check_open(before, since)
        author = before[0].by
        if author != finding.by:
            raise InvalidRecord(f"this finding is {author}’s: only its author writes it anew")
    return insert_finding(tx, finding)


def withdraw(
    tx: Transaction,
    named: str,
    *,
    by: str,
    at: datetime,
    reason: str,
    since: int | None,
) -> int:
    """Append a row that withdraws a finding; raises NotFound and FindingConflict.

    It repeats what stood, so that what was only a draft stays one that few may see.
    """
    rows = _rows_of(tx.connection, named)
    if not rows:
        raise NotFound(f"no finding {named}")
    if not reason.strip():
        raise InvalidRecord("a withdrawal needs its reason")
    _check_open(rows, since)
    stood = next((row for row in reversed(rows) if row.final), rows[-1])
    return insert_finding(
        tx, replace(finding_of_row(stood), by=by, at=at, withdrawn=reason.strip())
    )


def _rows_of(connection: Connection, named: str) -> Sequence[Row[Any]]:
    return connection.execute(ROWS.where(_DETAIL.id == named).order_by(_WORDS.revision)).all()


def _check_open(rows: Sequence[Row[Any]], since: int | None) -> None:
    last = finding_of_row(rows[-1])
    if last.withdrawn:
        raise FindingConflict(finding_act_words(last))
    if since is not None and rows[-1].revision > since:
        raise FindingConflict(finding_act_words(last))


def finding_act_words(finding: Finding) -> str:
    """Who did what, when: "Ada withdrew it on 2031-03-05 at 08:30 UTC"."""
    did = {
        FindingStatus.DRAFT: "wrote a draft of it",
        FindingStatus.FINAL: "made it final",
        FindingStatus.WITHDRAWN: "withdrew it",
    }[finding.status]
    return f"{finding.by} {did} on {finding.at:%Y-%m-%d} at {finding.at:%H:%M} UTC"


# asking


def every_row(connection: Connection, revision: int | None = None) -> tuple[KeptFinding, ...]:
    """Every row of every finding at `revision`, oldest first; drafts and what was replaced too."""
    query = ROWS.where(_WORDS.revision <= AT).order_by(_WORDS.revision)
    return _kept_rows(connection, connection.execute(query, at(revision)).all())


def history(
    connection: Connection,
    named: str,
    drafts: bool,
    revision: int | None = None,
) -> tuple[KeptFinding, ...]:
    """Every revision of a finding at `revision`, oldest first; raises NotFound."""
    query = ROWS.where(_DETAIL.id == named, _WORDS.revision <= AT).order_by(_WORDS.revision)
    rows = connection.execute(query, at(revision)).all()
    kept = _kept_rows(connection, rows)
    found = kept if drafts else tuple(one for one in kept if one.finding.final)
    if not found:
        raise NotFound(f"no finding {named}")
    return tuple(replace(one, newest=found[-1].revision) for one in found)


def find(
    connection: Connection,
    named: str,
    drafts: bool,
    revision: int | None = None,
) -> KeptFinding:
    """A finding as it stood at `revision`: what was last made final, else its last draft.

    The revision of a draft itself gives that draft. Raises NotFound.
    """
    rows = history(connection, named, drafts, revision)
    if rows[-1].revision == revision:
        return rows[-1]
    return next((one for one in reversed(rows) if one.finding.final), rows[-1])


def versions_after(connection: Connection, revision: int) -> tuple[KeptFinding, ...]:
    """Every version that was written after a revision, drafts too, as they are shown now."""
    rows = connection.execute(ROWS.where(_WORDS.revision > revision).order_by(_WORDS.revision))
    return _kept_rows(connection, rows.all())


def page(
    connection: Connection, query: FindingQuery, among: Sequence[int] | None = None
) -> Page[KeptFinding]:
    """A page of findings as they stand, the last written first; of these versions, if given."""
    chains = _chains(drafts=query.drafts)
    found = _standing(chains).where(*_conditions(query))
    if among is not None:
        found = found.where(is_among(_WORDS.revision, among))
    total = connection.execute(select(func.count()).select_from(found.subquery())).scalar_one()
    if query.cursor is not None:
        found = found.where(_WORDS.revision < key_of(query.cursor)[0])
    order = found.order_by(_WORDS.revision.desc()).limit(query.limit + 1)
    rows = connection.execute(order).all()
    shown = rows[: query.limit]
    more = len(rows) > query.limit
    after = cursor_after((shown[-1].revision, 0)) if more else None
    return Page(rows=_kept(connection, shown), total=total, next=after)


def _conditions(query: FindingQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.status is not None:
        found.append(_STATUS[query.status])
    if query.conclusion is not None:
        found.append(_DETAIL.conclusion == query.conclusion)
    if query.by is not None:
        found.append(_WORDS.by == query.by)
    if query.targets:
        links = select(t.finding_link.c.revision)
        found.append(_WORDS.revision.in_(links.where(t.finding_link.c.target.in_(query.targets))))
    return found


def on_targets(
    connection: Connection,
    targets: Iterable[str],
    drafts: bool,
    about: bool = False,
) -> tuple[KeptFinding, ...]:
    """Findings that stand and speak of or rest on one of these ids, the first written first.

    With `about`, only those that speak of one of them, or speak of nothing and rest on it.
    """
    links = t.finding_link.c
    wanted = _linked(connection, [*dict.fromkeys(targets)])
    revisions: set[int] = set()
    for start in range(0, len(wanted), MOST):
        linked = select(links.revision).where(links.target.in_(wanted[start : start + MOST]))
        if about:
            others = select(links.revision).where(links.role == ABOUT)
            linked = linked.where((links.role == ABOUT) | links.revision.not_in(others))
        revisions.update(connection.execute(linked).scalars())
    found: list[Row[Any]] = []
    numbers = sorted(revisions)
    for start in range(0, len(numbers), MOST):
        here = _WORDS.revision.in_(some := numbers[start : start + MOST])
        named = select(_DETAIL.id).where(_DETAIL.revision.in_(some))
        standing = _standing(_chains(drafts=drafts, only=named)).where(here)
        found += connection.execute(standing).all()
    return _kept(connection, sorted(found, key=lambda row: row.revision))


def _linked(connection: Connection, wanted: list[str]) -> list[str]:
    """Those of many ids that a finding is linked to, if links are fewer; else all of them."""
    target = t.finding_link.c.target
    known = connection.execute(select(target).distinct().limit(len(wanted))).scalars().all()
    return wanted if len(known) == len(wanted) else [*set(known).intersection(wanted)]


def on_incident(
    connection: Connection,
    incident: str,
    claims: Sequence[str],
    drafts: bool,
) -> tuple[KeptFinding, ...]:
    """Findings that speak of an incident, of one that went up in it, or of one of its claims."""
    ids, redirect = [incident], d.incident_redirect.c
    for one in ids:
        older = connection.execute(select(redirect.old).where(redirect.new == one)).scalars()
        ids += [old for old in older if old not in ids]
    return on_targets(connection, [*ids, *claims], drafts, True)


def _chains(*, drafts: bool, only: Select[tuple[str]] | None = None) -> Subquery:
    """For each finding, or only some, the revision that stands, its first and its newest one."""
    public = func.max(case((_WORDS.final, _WORDS.revision)))
    newest = func.max(_WORDS.revision)
    return (
        select(
            (func.coalesce(public, newest) if drafts else public).label("stands"),
            func.min(_WORDS.revision).label("first"),
            (newest if drafts else public).label("newest"),
        )
        .join(t.finding_detail, _DETAIL.revision == _WORDS.revision)
        .where(_DETAIL.id.in_(only) if only is not None else true())
        .group_by(_DETAIL.id)
        .subquery()
    )


def _standing(chains: Subquery) -> Select[Any]:
    first = t.finding.alias("first_row")
    return (
        ROWS.join(chains, chains.c.stands == _WORDS.revision)
        .join(first, first.c.revision == chains.c.first)
        .add_columns(first.c.by.label("author"), first.c.at.label("begun"), chains.c.newest)
    )


def _kept(connection: Connection, rows: Iterable[Row[Any]]) -> tuple[KeptFinding, ...]:
    return tuple(_kept_row(connection, row, row.author, row.begun, row.newest) for row in rows)


def _kept_row(
    connection: Connection, row: Row[Any], author: str, begun: str, newest: int
) -> KeptFinding:
    kept = KeptFinding(
        finding=finding_of_row(row),
        revision=row.revision,
        author=author,
        begun=datetime.fromisoformat(begun),
        newest=newest,
    )
    return _shown(connection, kept)


def _kept_rows(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[KeptFinding, ...]:
    """Rows in order, each with what the others of its finding say of it."""
    first: dict[str, Row[Any]] = {}
    last: dict[str, int] = {}
    for row in rows:
        first.setdefault(row.id, row)
        last[row.id] = row.revision
    return tuple(
        _kept_row(connection, row, first[row.id].by, first[row.id].at, last[row.id]) for row in rows
    )


def known_claims(connection: Connection, wanted: Sequence[str]) -> frozenset[ClaimId]:
    """Those of these ids that are claims of some reading, or that a person added, unsealed."""
    found: set[ClaimId] = set()
    for start in range(0, len(wanted), MOST):
        some = wanted[start : start + MOST]
        for column in (t.claim.c.id, t.review.c.claim):
            query = select(column).where(column.in_(some)).distinct()
            found.update(map(ClaimId, connection.execute(query).scalars()))
    return frozenset(one for one in found if not is_hidden(connection, one))


# what is not shown


def _shown(connection: Connection, kept: KeptFinding) -> KeptFinding:
    """The finding without its words if it rests on what is sealed, or if they were removed."""
    found = kept.finding
    if found.removed and not found.text:
        return replace(kept, withheld=Withheld.REMOVED)
    if connection.execute(select(t.seal.c.row).limit(1)).first() is None:
        return kept
    hidden = {one for one in found.claims if is_hidden(connection, one)}
    sealed = {
        one.report
        for one in found.excerpts
        if is_sealed(connection, one.report)
        or touches(one.spans, pieces_of(connection, one.report))
    }
    if not hidden and not sealed:
        return kept
    bare = replace(
        found,
        text="",
        method="",
        limits="",
        outside=(),
        evidence=tuple(one for one in found.evidence if one not in hidden),
        excerpts=tuple(one for one in found.excerpts if one.report not in sealed),
        about=replace(
            found.about,
            value="",
            claims=tuple(one for one in found.about.claims if one not in hidden),
        ),
    )
    return replace(kept, finding=bare, withheld=Withheld.SEALED)
