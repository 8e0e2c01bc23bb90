"""Reports, readings and claims for tests of the store, in our own words about invented places."""

import hashlib
import sqlite3
from datetime import UTC, datetime
from typing import Any

from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import Claim, ReportHeader, Speaker
from reportedly.model.event import EventMention, EventType
from reportedly.model.factuality import Factuality, FactValue, Verification, VerificationStatus
from reportedly.model.ids import ReportId, RunId, claim_id, report_id, work_id
from reportedly.model.mention import Toponym
from reportedly.model.referent import Place, PlaceKind, SourceKind
from reportedly.model.report import Capture, DateSource, Published, Report, Status
from reportedly.model.run import Extracted, Run, run_id
from reportedly.model.span import Span
from reportedly.store import derived_tables, summary_tables, tables

MADE = Made(by="rules.attribution", version="1", rule="said")
WHEN = datetime(2031, 3, 5, 8, 30, tzinfo=UTC)
BRENN = Place(
    id="places:brenn",
    name="Brenn",
    lat=10.0,
    lon=-30.0,
    kind=PlaceKind.TOWN,
    country="VK",
    admin1="North",
    radius_km=3.0,
)
KEST = Place(
    id="places:kest",
    name="Kest",
    lat=10.5,
    lon=-30.5,
    kind=PlaceKind.TOWN,
    country="OR",
    admin1=None,
    radius_km=2.0,
)
PLACES = {place.name: place for place in (BRENN, KEST)}
TEXT = (
    "The Veskaran ministry said its troops had left Brenn. "
    "“We hold Kest,” the Orland staff said. It could not be verified. "
    "Shells fell on Brenn overnight."
)


def run(name: str = "1") -> Run:
    components = (("rules", name),)
    return Run(id=run_id(components), components=components, started=WHEN)


def report(text: str = TEXT, **changes: Any) -> Report:
    publisher = changes.pop("publisher", "Meridian Wire")
    url = changes.pop("url", None)
    published = changes.pop("published", "2031-03-04")
    supersedes = changes.pop("supersedes", None)
    raw = changes.pop("raw", text.encode())
    values: dict[str, Any] = {
        "id": report_id(publisher, url, text),
        "work": work_id(publisher, url, text),
        "version": 1,
        "publisher": publisher,
        "url": url,
        "title": "Troops leave Brenn",
        "text": text,
        "published": Published(value=published, found=DateSource.GIVEN) if published else None,
        "language": "en",
        "original_language": None,
        "sha256_text": hashlib.sha256(text.encode()).hexdigest(),
        "furniture": (),
        "status": Status.ORIGINAL,
        "supersedes": ReportId(supersedes) if supersedes else None,
        "capture": Capture(
            sha256=hashlib.sha256(raw).hexdigest(),
            size=len(raw),
            media_type="text/plain",
            encoding="utf-8",
            origin="brenn.txt",
            captured_at=WHEN,
            tool="ingest.text 1",
            headers=(("Server", "example"),),
        ),
    }
    return Report(**(values | changes))


def header(of: Report) -> ReportHeader:
    return ReportHeader(
        id=of.id,
        version=of.version,
        publisher=of.publisher,
        url=of.url,
        title=of.title,
        published=of.published.value if of.published else None,
        language=of.language,
        original_language=of.original_language,
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _found(text: str, words: str | None) -> tuple[Span, ...]:
    return (span(text, words),) if words else ()


def claim(of: Report, content: str, by: Run | RunId, **changes: Any) -> Claim:
    """A claim with that content; `source` and `cue` are words of the text, `place` a name."""
    found = (span(of.text, content),)
    source = _found(of.text, changes.pop("source", None))
    cue = _found(of.text, changes.pop("cue", None))
    speaker = changes.pop("speaker", None)
    place = changes.pop("place", None)
    event = changes.pop("event", None)
    unverified = changes.pop("unverified", None)
    quotation = Quotation.INDIRECT if source else Quotation.NARRATION
    values: dict[str, Any] = {
        "id": claim_id(of.id, source, cue, found, quotation, None),
        "run": by.id if isinstance(by, Run) else by,
        "report": header(of),
        "source": source,
        "cue": cue,
        "content": found,
        "quotation": quotation,
        "within": None,
        "made": MADE,
        "confidence": 0.9,
        "factuality": Factuality(
            source=FactValue.CERTAIN if source else None,
            publisher=FactValue.UNKNOWN if source else FactValue.CERTAIN,
        ),
        "speakers": _speakers(source, speaker),
        "places": _places(of.text, place),
        "events": (EventMention(trigger=found[0], type=EventType(event)),) if event else (),
        "verification": _remarks(of.text, unverified),
    }
    return Claim(**(values | changes))


def _speakers(source: tuple[Span, ...], name: str | None) -> tuple[Speaker, ...]:
    if not source or name is None:
        return ()
    return (Speaker(span=source[0], name=name, kind=SourceKind.GOVERNMENT),)


def _places(text: str, name: str | None) -> tuple[Toponym, ...]:
    if name is None:
        return ()
    return (Toponym(span=span(text, name), as_written=name, place=PLACES[name]),)


def _remarks(text: str, words: str | None) -> tuple[Verification, ...]:
    if words is None:
        return ()
    status = VerificationStatus.NOT_VERIFIED
    return (Verification(status=status, by=None, span=span(text, words)),)


def reading(of: Report, by: Run | None = None, *contents: str) -> Extracted:
    """A reading with a narrated claim for each of `contents`."""
    used = by or run()
    return Extracted(
        report=of, run=used, claims=tuple(claim(of, content, used) for content in contents)
    )


def full(of: Report | None = None, by: Run | None = None) -> Extracted:
    """The reading of TEXT: two attributed claims and one narrated."""
    told, used = of or report(), by or run()
    claims = (
        claim(
            told,
            "its troops had left Brenn",
            used,
            source="The Veskaran ministry",
            cue="said",
            speaker="Veskaran ministry",
            place="Brenn",
            event="RETREAT",
        ),
        claim(
            told,
            "“We hold Kest,”",
            used,
            source="the Orland staff",
            cue="said.",
            speaker="Orland staff",
            place="Kest",
            unverified="could not be verified",
        ),
        claim(told, "Shells fell on Brenn overnight", used, place="Brenn", event="ASSAULT"),
    )
    return Extracted(report=told, run=used, claims=claims)


def raw(of: Extracted | Report) -> bytes:
    return (of.report if isinstance(of, Extracted) else of).text.encode()


def as_schema_4(file: sqlite3.Connection) -> None:
    """Take from a ledger what those of schema 4 lack, and give it back what they have."""
    for table in summary_tables.BLOCKS:
        file.execute(f"DROP TABLE {table.name}")
    file.execute("CREATE TABLE facet_block (published TEXT, block BIGINT, facets BLOB)")
    file.execute("PRAGMA user_version = 4")


def as_schema_3(file: sqlite3.Connection, version: int = 3) -> None:
    """Take from a ledger what those of schema 3 lack, and say that it is of `version`."""
    derived = (*derived_tables.SINCE_4, *summary_tables.SUMMARIES)
    for table in (*reversed(tables.SINCE_4), *derived):
        file.execute(f"DROP TABLE {table.name}")
    for index in derived_tables.INDEXES_SINCE_4:
        file.execute(f"DROP INDEX {index.name}")
    file.execute(f"PRAGMA user_version = {version}")
