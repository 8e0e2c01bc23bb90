"""A published document as received: one version of a work, its bytes, text and furniture."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.errors import InvalidNoun
from reportedly.model.ids import ReportId, WorkId
from reportedly.model.span import Span, check_span


class DateSource(StrEnum):
    """How a publication date was found; ordered from the most to the least trustworthy."""

    GIVEN = "given"  # by the user, on the command line or in the JSON Lines record
    JSON_LD = "json_ld"
    META = "meta"  # an HTML meta element
    TIME_ELEMENT = "time_element"
    HEADER = "header"
    URL = "url"
    DATELINE = "dateline"  # a date that opens the text


class FurnitureKind(StrEnum):
    """Kinds of text that is on the page but states nothing."""

    SLUG = "slug"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    HEADLINE = "headline"
    CAPTION = "caption"
    LINK = "link"
    SHARE = "share"
    NOTICE = "notice"  # "This report has been corrected …", "Copyright …"


class Status(StrEnum):
    """What a version says of itself."""

    ORIGINAL = "original"
    UPDATED = "updated"
    EDITED = "edited"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date: an ISO prefix cut at its own precision, and how it was found."""

    value: str  # "2023", "2023-02", "2023-02-15", "2023-02-15T08:30" or with offset
    found: DateSource

    @property
    def day(self) -> str | None:
        """The calendar day (YYYY-MM-DD), or None if the date is less precise than that."""
        return self.value[:10] if len(self.value) >= 10 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the stored text that is furniture, and the rule that says so."""

    span: Span
    kind: FurnitureKind
    rule: str

    def __post_init__(self) -> None:
        check_span(self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """How the bytes came in; the bytes themselves are kept beside it in the ledger."""

    sha256: str  # of the bytes
    size: int  # bytes
    media_type: str
    encoding: str | None
    origin: str  # file name, URL or "-", as given
    captured_at: datetime  # aware, UTC
    tool: str  # name and version of the ingester
    operator: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One version of one published document; `text` never changes after ingest."""

    id: ReportId
    work: WorkId
    version: int
    publisher: str | None
    url: str | None
    title: str | None
    text: str
    published: Published | None
    language: str | None  # ISO 639-1, None if undecided
    original_language: str | None
    sha256_text: str
    furniture: tuple[Furniture, ...]
    status: Status
    supersedes: ReportId | None
    capture: Capture

    def __post_init__(self) -> None:
        if self.version < 1:
            raise InvalidNoun(f"version {self.version} of {self.id} is less than 1")
        for item in self.furniture:
            if item.span.end > len(self.text):
                raise InvalidNoun(f"furniture {item.span} ends after the text of {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A report with the bytes it came from."""

    report: Report
    raw: bytes
