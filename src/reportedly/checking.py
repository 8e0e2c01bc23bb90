"""Holds a text against a ledger, claim by claim: what is told of it already. Stores nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.comparison import compare, standing_findings
from reportedly.errors import BadConfiguration
from reportedly.ingest import Format, IngestOptions, receive_bytes
from reportedly.lang import is_unread
from reportedly.model.check import Check, CheckedClaim, Kin
from reportedly.model.claim import header_of
from reportedly.model.ids import ReportId, WorkId, hashed
from reportedly.model.report import DateSource, Published, Received, Report
from reportedly.neighbourhood import Neighbourhood, neighbourhood_of, small_places
from reportedly.pipeline import Engine, bundled_engine, extract
from reportedly.reconcile.lineage.lineage import Print, find_lineages, fingerprint
from reportedly.store.ledger import Ledger

THIS_TEXT = "this text"  # who publishes a text that names no publisher
TEXT_LIMIT = 50_000  # characters; a long report has 10,000
NEWEST = "~"  # sorts a date after every longer one that it begins


def check_text(
    ledger: Ledger,
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    engine: Engine | None = None,
) -> Check:
    """What the ledger holds on `text`; see :func:`check_report`.

    Raises BadConfiguration if `published` is no date, or if the text is empty, no text at all or
    longer than TEXT_LIMIT.
    """
    options = IngestOptions(
        format=Format.TEXT,
        published=published,
        publisher=publisher,
        language=language,
        encoding="utf-8",
        now=datetime.now(UTC),
    )
    outcomes = receive_bytes(text.encode("utf-8", "replace"), "text", options)
    found = [outcome.report for outcome in outcomes if isinstance(outcome, Received)]
    if not found:
        raise BadConfiguration("there is no text to check")
    return check_report(ledger, found[0], engine or bundled_engine())


def check_report(ledger: Ledger, report: Report, engine: Engine) -> Check:
    """What the ledger holds on a report that need not be in it, claim by claim.

    Its claims are reconciled with those of the reports nearest to it, by the functions that made
    the ledger's incidents. A text without a date is read as if published on the day of the
    nearest telling, and the result says so. Raises BadConfiguration if it is too long.
    """
    if len(report.text) > TEXT_LIMIT:
        raise BadConfiguration(
            f"the text has {len(report.text):,} characters; at most {TEXT_LIMIT:,} are checked"
        )
    found, near = _check(ledger, report, engine, None)
    day = None if report.published else _likely_day(found, near)
    return _check(ledger, report, engine, day)[0] if day else found


def _likely_day(check: Check, near: Neighbourhood) -> str | None:
    """The day of the nearest telling, else of the nearest report of a place of the text."""
    tellings = [item.nearest for item in check.claims if item.nearest]
    tellings.sort(key=lambda one: (-one.shared, one.claim.report.published or "~", one.claim.id))
    places = {place.id for place in check.searched.places}
    named = {
        claim.report.id
        for claim in near.claims
        if places & {place.id for place in small_places([claim])}
    }
    days = [telling.claim.report.published for telling in tellings]
    days += [
        report.published.value for report in near.reports if report.published and report.id in named
    ]
    return next((day[:10] for day in days if day and len(day) >= len("2025-03-11")), None)


def _check(
    ledger: Ledger, report: Report, engine: Engine, supposed: str | None
) -> tuple[Check, Neighbourhood]:
    """One comparison; `supposed` is the day a text without a date is read as if published on."""
    own = _as_checked(report, supposed)
    claims = extract(own, engine).claims
    near = neighbourhood_of(ledger, own, claims)
    compared = compare(own, claims, near, engine.parties)
    check = Check(
        report=report,
        supposed=supposed,
        unread=is_unread(report.language),
        claims=_with_findings(ledger, [compared.claim(claim) for claim in claims]),
        incidents=tuple(compared.met(ledger)),
        nearby=compared.nearby(near.searched),
        kin=_kin(replace(own, published=report.published), near.reports),
        searched=near.searched,
        coverage=ledger.coverage(),
        revision=ledger.revision,
    )
    return check, near


def _with_findings(ledger: Ledger, items: Sequence[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """The claims with what the desk has found on their tellings."""
    told = {one.claim.id for item in items for one in item.tellings}
    found = standing_findings(ledger.findings_on(told, about=True))
    return tuple(
        replace(
            item,
            findings=tuple(
                kept
                for kept in found
                if {*kept.finding.claims} & {one.claim.id for one in item.tellings}
            ),
        )
        for item in items
    )


def _as_checked(report: Report, supposed: str | None) -> Report:
    """The text under an id of its own: the ledger may hold the same words already."""
    published = Published(value=supposed, found=DateSource.GIVEN) if supposed else report.published
    return replace(
        report,
        id=ReportId(hashed("r", ["checked", report.id])),
        work=WorkId(hashed("w", ["checked", report.id])),
        publisher=report.publisher or THIS_TEXT,
        published=published,
    )


def _kin(own: Report, reports: Sequence[Report]) -> tuple[Kin, ...]:
    """Reports that carry the text's wording, or whose wording it carries; the closest first."""
    prints = {report.id: fingerprint(report) for report in reports}
    mine = _last_of_its_day(fingerprint(own))
    lineages = find_lineages([*prints.values(), mine])
    here = next(one for one in lineages if own.id in one.reports)
    headers = {report.id: report for report in reports}
    found = []
    for link in here.links:
        if own.id in (link.child, link.parent):
            other = link.parent if link.child == own.id else link.child
            common = len(mine.shingles & prints[other].shingles)
            found.append(
                Kin(
                    report=header_of(headers[other]),
                    kind=link.kind,
                    earlier=link.parent == other,
                    shared=link.shared,
                    of_text=round(common / max(1, len(mine.shingles)), 4),
                    others=len(here.reports) - 2,
                )
            )
    return tuple(sorted(found, key=lambda one: (-one.shared, -one.of_text, one.report.id)))


def _last_of_its_day(found: Print) -> Print:
    """As if published after everything of its day: a text that is checked comes later."""
    day, size, report = found.order
    return replace(found, order=(day + NEWEST, size, report))
