"""Findings written through the API: checked by the same functions as those of the pages."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from starlette.responses import Response

from reportedly.codec import encode_finding
from reportedly.errors import FindingConflict, InvalidNoun, InvalidRecord, NotFound
from reportedly.model.finding import (
    About,
    Conclusion,
    Excerpt,
    Finding,
    KeptFinding,
    MethodKind,
    Outside,
)
from reportedly.model.ids import ClaimId, IncidentId
from reportedly.model.span import Span
from reportedly.serve.api.problems import Problem
from reportedly.serve.api.writing import ClaimRef, Endpoint, Name, Seen, created, endpoint_of, named
from reportedly.serve.desk import Desk
from reportedly.serve.findings.view import may_revise, may_withdraw
from reportedly.serve.refusals import not_written
from reportedly.store.ledger import Ledger
from reportedly.store.people.finding_making import (
    LONGEST,
    LONGEST_FIELD,
    LONGEST_TEXT,
    MOST,
    checked_finding,
    excerpt_of,
)

Words = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Short = Annotated[str, Meta(max_length=LONGEST_FIELD)]
Offset = Annotated[int, Meta(ge=0, le=2**31)]
IncidentRef = Annotated[str, Meta(pattern="^i_[0-9a-f]{32}$", description="id of an incident")]
ReportRef = Annotated[str, Meta(pattern="^r_[0-9a-f]{32}$", description="id of a report")]
Refs = Annotated[tuple[ClaimRef, ...], Meta(max_length=MOST)]
At = Annotated[
    tuple[tuple[Offset, Offset], ...], Meta(max_length=MOST, description="spans of its text")
]


class FindingAbout(Struct, kw_only=True, forbid_unknown_fields=True):
    """What the finding speaks of: a version must be one of the account."""

    incident: IncidentRef | None = None
    slot: Short = ""
    population: Short | None = None
    value: Short = ""
    claims: Refs = ()


class FindingExcerpt(Struct, kw_only=True, forbid_unknown_fields=True):
    """A report as evidence: where its words stand, or the words; all of it without either."""

    report: ReportRef
    spans: At = ()
    words: Words = ""


class FindingOutside(Struct, kw_only=True, forbid_unknown_fields=True):
    """Evidence outside the ledger, described in words; nothing of it is fetched."""

    what: Short
    file: Short = ""
    sha256: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""
    url: Short = ""
    day: Annotated[str, Meta(max_length=10, description="a day, month or year")] = ""
    obtained_by: Short = ""


class FindingBody(Struct, kw_only=True, forbid_unknown_fields=True):
    """A finding, or a new version of one: a version says all that it is to say."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    about: FindingAbout = msgspec.field(default_factory=FindingAbout)
    conclusion: Conclusion | None = None
    evidence: Refs = ()
    excerpts: Annotated[tuple[FindingExcerpt, ...], Meta(max_length=MOST)] = ()
    outside: Annotated[tuple[FindingOutside, ...], Meta(max_length=MOST)] = ()
    kinds: tuple[MethodKind, ...] = ()
    method: Words = ""
    limits: Words = ""
    final: Annotated[bool, Meta(description="false: a draft, for reviewers and admins")] = False
    by: Name | None = None


class FindingVersion(FindingBody, kw_only=True, forbid_unknown_fields=True):
    """A new version of a finding, and the revision of the ledger that it was written on."""

    seen: Seen


class Withdrawal(Struct, kw_only=True, forbid_unknown_fields=True):
    """Withdraws a finding; what it said stays, with the reason."""

    seen: Seen
    reason: Annotated[str, Meta(min_length=1, max_length=LONGEST_FIELD)]
    by: Name | None = None


def find(desk: Desk) -> Endpoint:
    """The endpoint that writes a finding."""
    return endpoint_of(
        FindingBody, lambda _: None, lambda _, sent, by: _written(desk, sent, by, None, None)
    )


def revise(desk: Desk) -> Endpoint:
    """The endpoint that writes a new version of one."""
    return endpoint_of(FindingVersion, named("finding"), partial(_revised, desk))


def withdraw(desk: Desk) -> Endpoint:
    """The endpoint that withdraws one."""
    return endpoint_of(Withdrawal, named("finding"), partial(_withdrawn, desk))


def _revised(desk: Desk, finding: str, sent: FindingVersion, by: str) -> Response:
    last = desk.ledger.finding_history(finding)[-1]
    if not may_revise(desk.ledger, last):
        raise Problem("not-allowed", "Only its author writes a finding anew.")
    return _written(desk, sent, by, last, sent.seen)


def _written(
    desk: Desk, sent: FindingBody, by: str, last: KeptFinding | None, seen: int | None
) -> Response:
    ledger, before = desk.ledger, last.finding if last else None
    try:
        finding = checked_finding(ledger, _finding(ledger, sent, by, before), before)
        number = ledger.add_finding(finding, since=seen)
    except FindingConflict as error:
        raise Problem("decided-meanwhile", not_written(error)) from error
    except (InvalidRecord, InvalidNoun) as error:
        raise Problem("cannot-be-kept", not_written(error)) from error
    return created(number, encode_finding(finding), finding=finding.id)


def _finding(ledger: Ledger, sent: FindingBody, by: str, before: Finding | None) -> Finding:
    about = sent.about
    found = Finding(
        text=sent.text,
        evidence=tuple(map(ClaimId, sent.evidence)),
        method=sent.method,
        by=by,
        at=datetime.now(UTC),
        final=sent.final,
        about=About(
            incident=IncidentId(about.incident) if about.incident else None,
            slot=about.slot,
            population=about.population,
            value=about.value,
            claims=tuple(map(ClaimId, about.claims)),
        ),
        conclusion=sent.conclusion,
        kinds=sent.kinds,
        excerpts=tuple(_excerpt(ledger, one) for one in sent.excerpts),
        outside=tuple(Outside(**msgspec.structs.asdict(one)) for one in sent.outside),
        limits=sent.limits,
    )
    return replace(found, id=before.id, removed=before.removed) if before else found


def _excerpt(ledger: Ledger, sent: FindingExcerpt) -> Excerpt:
    try:
        report = ledger.report(sent.report)
    except NotFound as error:
        raise InvalidRecord(f"the ledger has no report {sent.report}") from error
    if sent.spans:
        return Excerpt(report=report.id, spans=tuple(Span(*span) for span in sent.spans))
    return excerpt_of(report, sent.words)


def _withdrawn(desk: Desk, finding: str, sent: Withdrawal, by: str) -> Response:
    ledger = desk.ledger
    if not may_withdraw(ledger, ledger.finding(finding)):
        raise Problem("not-allowed", "Only its author or an admin withdraws a finding.")
    try:
        number = ledger.withdraw_finding(
            finding, by=by, at=datetime.now(UTC), reason=sent.reason, since=sent.seen
        )
    except FindingConflict as error:
        raise Problem("decided-meanwhile", not_written(error)) from error
    except InvalidRecord as error:
        raise Problem("cannot-be-kept", not_written(error)) from error
    kept = ledger.finding(finding).finding
    return created(number, encode_finding(kept), finding=kept.id)
