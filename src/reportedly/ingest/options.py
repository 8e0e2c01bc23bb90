"""What the user says about an input, and the limits on it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from reportedly.errors import BadConfiguration
from reportedly.ingest.decode import is_text_codec
from reportedly.lang.dates import is_iso_prefix

VERSION = "1"  # of the ingester; written into every capture, bump when its output changes
TOOL = f"reportedly.ingest {VERSION}"

MAX_BYTES = 20_000_000  # of one document, feed, record or message; a long book is 2 MB


class Format(StrEnum):
    """How the bytes of an input are to be understood."""

    AUTO = "auto"  # by the file name's suffix, else by the first bytes
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    FEED = "feed"
    WARC = "warc"  # ARC too
    TELEGRAM = "telegram"


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What is said here wins over what an input says of itself.

    `url` is that of one document and is applied to no input of several records. `address` is where
    the bytes were fetched from: it wins over an address on another host that a page gives itself.
    Raises BadConfiguration if `published` is not an ISO date or a prefix of one, if `encoding` has
    no codec, if `max_bytes` is not positive or if `now` has no time zone.
    """

    format: Format = Format.AUTO
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # ISO prefix: "2023", "2023-02", "2023-02-15", "2023-02-15T08:30"
    language: str | None = None  # ISO 639-1
    encoding: str | None = None
    operator: str | None = None
    address: str | None = None
    headers: tuple[tuple[str, str], ...] = ()  # that came with the bytes, kept with each capture
    max_bytes: int = MAX_BYTES
    now: datetime  # the time of capture, aware

    def __post_init__(self) -> None:
        if self.published is not None and not is_iso_prefix(self.published):
            raise BadConfiguration(f"{self.published!r} is not a date such as 2023-02-15")
        if self.encoding is not None and not is_text_codec(self.encoding):
            raise BadConfiguration(f"{self.encoding!r} is not an encoding")
        if self.max_bytes < 1:
            raise BadConfiguration(f"max_bytes is {self.max_bytes}, not a positive number")
        if self.now.tzinfo is None:
            raise BadConfiguration("the time of capture has no time zone")

    @property
    def captured_at(self) -> datetime:
        """The time of capture in UTC."""
        return self.now.astimezone(UTC)
