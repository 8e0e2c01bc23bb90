"""The objects of report, issue and run lines; a report whose text is kept elsewhere."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Annotated

from msgspec import UNSET, UnsetType

from reportedly.codec.base import (
    Format,
    Moment,
    ReportRef,
    RunRef,
    Sha256,
    Wire,
    WorkRef,
    says,
    utc,
)
from reportedly.errors import InvalidRecord, IssueCode
from reportedly.model.ids import ReportId, WorkId
from reportedly.model.report import (
    Capture,
    DateSource,
    Furniture,
    FurnitureKind,
    Published,
    Report,
    Status,
)
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWithoutText:
    """A report as a line without its text says it; :meth:`with_text` makes it whole."""

    id: ReportId
    work: WorkId
    version: int
    publisher: str | None
    url: str | None
    title: str | None
    published: Published | None
    language: str | None
    original_language: str | None
    sha256_text: str
    furniture: tuple[Furniture, ...]
    status: Status
    supersedes: ReportId | None
    capture: Capture

    def with_text(self, text: str) -> Report:
        """The report with its text; raises InvalidRecord if `text` has another hash."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest != self.sha256_text:
            raise InvalidRecord(f"{self.id}: the text has sha256 {digest}, not {self.sha256_text}")
        return Report(text=text, **{f.name: getattr(self, f.name) for f in fields(self)})


class FurnitureItem(Wire):
    """A stretch of the text that states nothing."""

    span: Annotated[Span, says("the words")]
    kind: Annotated[FurnitureKind, says("what sort of furniture it is")]
    rule: Annotated[str, says("the rule that says so")]


class CaptureObject(Wire):
    """How the bytes came in."""

    size: Annotated[int, says("length in bytes")]
    media_type: Annotated[str, says("media type, such as text/html")]
    encoding: Annotated[str | None, says("how the bytes were decoded; null if not text")]
    origin: Annotated[str, says("file name, URL or -, as given")]
    captured_at: Annotated[Moment, says("when, UTC")]
    tool: Annotated[str, says("name and version of the ingester")]
    operator: Annotated[str | None, says("the person who captured it")]
    headers: Annotated[tuple[tuple[str, str], ...], says("[name, value] as received, in order")]

    def __post_init__(self) -> None:
        self.captured_at = utc(self.captured_at)


class ReportObject(Wire):
    """One version of one published document, as received."""

    id: Annotated[ReportRef, says("id: a hash of publisher, address and text")]
    version: Annotated[int, says("which version of the work it is, from 1", minimum=1)]
    work: Annotated[WorkRef, says("the work this is a version of")]
    publisher: Annotated[str | None, says("who published it")]
    url: Annotated[str | None, says("where it was published")]
    title: Annotated[str | None, says("its headline")]
    published: Annotated[str | None, says("ISO date, cut at the precision that is known")]
    published_found: Annotated[DateSource | None, says("how that date was found")]
    language: Annotated[str | None, says("ISO 639-1 code of the text; null if undecided")]
    original_language: Annotated[str | None, says("ISO 639-1 code, if the text is a translation")]
    sha256_bytes: Annotated[Sha256, says("sha256 of the bytes received, in hex")]
    sha256_text: Annotated[Sha256, says("sha256 of the stored text as UTF-8, in hex")]
    status: Annotated[Status, says("what this version says of itself")]
    supersedes: Annotated[ReportRef | None, says("the version of the work it takes the place of")]
    furniture: Annotated[tuple[FurnitureItem, ...], says("text that states nothing, in order")]
    capture: Annotated[CaptureObject, says("how the bytes came in")]
    text: Annotated[str | UnsetType, says("the stored text, printed with --with-text")] = UNSET


class ReportLine(Wire):
    """A report, without its text unless asked for."""

    format: Format
    report: ReportObject


class IssueObject(Wire):
    """An input that was not understood, recorded and passed over."""

    code: Annotated[IssueCode, says("stable code")]
    where: Annotated[str, says("file name, - for standard input, with :LINE for JSON Lines")]
    report: Annotated[ReportRef | None, says("the report it is about")]
    span: Annotated[Span | None, says("the place in that report")]
    detail: Annotated[str | None, says("what the code does not say")]

    def free_texts(self) -> Iterable[tuple[Wire, str]]:
        """The detail."""
        return [(self, "detail")]


class IssueLine(Wire):
    """An issue."""

    format: Format
    issue: IssueObject


class RunObject(Wire):
    """One pass of named components."""

    id: Annotated[RunRef, says("id: a hash of the components")]
    components: Annotated[
        tuple[tuple[str, str], ...], says("[name, version or hash] of everything results depend on")
    ]
    started: Annotated[Moment, says("when, UTC; not part of the id")]

    def __post_init__(self) -> None:
        self.started = utc(self.started)


class RunLine(Wire):
    """A run."""

    format: Format
    run: RunObject


def report_object(report: Report | ReportWithoutText, *, with_text: bool) -> ReportObject:
    """The report as its line writes it."""
    published, capture = report.published, report.capture
    text = report.text if with_text and isinstance(report, Report) else UNSET
    return ReportObject(
        id=report.id,
        version=report.version,
        work=report.work,
        publisher=report.publisher,
        url=report.url,
        title=report.title,
        published=published.value if published else None,
        published_found=published.found if published else None,
        language=report.language,
        original_language=report.original_language,
        sha256_bytes=capture.sha256,
        sha256_text=report.sha256_text,
        status=report.status,
        supersedes=report.supersedes,
        furniture=tuple(FurnitureItem(f.span, f.kind, f.rule) for f in report.furniture),
        capture=_capture_object(capture),
        text=text,
    )


def _capture_object(capture: Capture) -> CaptureObject:
    return CaptureObject(
        size=capture.size,
        media_type=capture.media_type,
        encoding=capture.encoding,
        origin=capture.origin,
        captured_at=capture.captured_at,
        tool=capture.tool,
        operator=capture.operator,
        headers=capture.headers,
    )


def report_noun(item: ReportObject) -> Report | ReportWithoutText:
    """The noun of a report line; raises InvalidRecord or InvalidNoun."""
    report = ReportWithoutText(
        id=ReportId(item.id),
        work=WorkId(item.work),
        version=item.version,
        publisher=item.publisher,
        url=item.url,
        title=item.title,
        published=_published(item),
        language=item.language,
        original_language=item.original_language,
        sha256_text=item.sha256_text,
        furniture=tuple(Furniture(span=f.span, kind=f.kind, rule=f.rule) for f in item.furniture),
        status=item.status,
        supersedes=None if item.supersedes is None else ReportId(item.supersedes),
        capture=_capture(item),
    )
    return report if isinstance(item.text, UnsetType) else report.with_text(item.text)


def _published(item: ReportObject) -> Published | None:
    if item.published is None and item.published_found is None:
        return None
    if item.published is None or item.published_found is None:
        raise InvalidRecord("published and published_found come together - at `$.report`")
    return Published(value=item.published, found=item.published_found)


def _capture(item: ReportObject) -> Capture:
    capture = item.capture
    return Capture(
        sha256=item.sha256_bytes,
        size=capture.size,
        media_type=capture.media_type,
        encoding=capture.encoding,
        origin=capture.origin,
        captured_at=capture.captured_at,
        tool=capture.tool,
        operator=capture.operator,
        headers=capture.headers,
    )
