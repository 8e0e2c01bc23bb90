"""Every exception the package raises, and every code of an issue it records.

::

    ReportedlyError
    ├── InvalidRecord        a line is not a record of this format
    ├── InvalidNoun          a noun would break one of its own rules
    │   └── InvalidSpan      a span is empty, reversed, unsorted or overlapping
    ├── UnreadableInput      an input cannot become a report
    ├── LedgerError
    │   ├── LedgerMissing    there is no ledger at that path
    │   ├── LedgerCorrupt    the file is not a ledger, or is damaged
    │   ├── LedgerReadOnly   the ledger cannot be written
    │   ├── LedgerBusy       another process is writing
    │   └── LedgerVersion    the ledger was made by another schema
    ├── NotFound             no report, claim or incident has that id
    ├── Removed              it was removed from this ledger on purpose
    ├── StillBlind           what coders decide is not shown before all have finished
    ├── ReviewConflict       someone has decided on the same claim in the meantime
    │   └── FindingConflict  someone has written the same finding anew in the meantime
    ├── BadConfiguration     a setting, places file or parties file is wrong
    └── MissingExtra         what was asked for needs a package that is not installed

Three ways out and no fourth: raise one of these (our bug, or the whole run is wrong), record an
:class:`~reportedly.model.issue.Issue` with one of the codes below and go on, or return a value
that says "unresolved".
"""

from enum import StrEnum


class ReportedlyError(Exception):
    """Base of every exception raised on purpose by this package."""


class InvalidRecord(ReportedlyError):
    """A line is not a record of this format; the message names the line and the key."""


class InvalidNoun(ReportedlyError, ValueError):
    """A noun would break one of its own rules."""


class InvalidSpan(InvalidNoun):
    """A span is empty, reversed, unsorted or overlaps its neighbour."""


class UnreadableInput(ReportedlyError):
    """An input cannot become a report; ``code`` is the issue to record for it."""

    def __init__(self, code: "IssueCode", message: str) -> None:
        super().__init__(message)
        self.code = code


class LedgerError(ReportedlyError):
    """Base of everything that is wrong with a ledger."""


class LedgerMissing(LedgerError):
    """There is no ledger at that path."""


class LedgerCorrupt(LedgerError):
    """The file is not a ledger, or is damaged."""


class LedgerReadOnly(LedgerError):
    """The ledger cannot be written."""


class LedgerBusy(LedgerError):
    """Another process held the write lock for longer than the busy timeout."""


class LedgerOvertaken(LedgerError):
    """Something was removed while the ledger was being reconciled, and what was found tells it."""


class LedgerVersion(LedgerError):
    """The ledger was made by another schema version."""


class NotFound(ReportedlyError, LookupError):
    """No report, claim, lineage or incident has that id."""


class Removed(ReportedlyError):
    """It was removed from this ledger, or redacted in it, on purpose; nothing brings it back."""


class StillBlind(ReportedlyError):
    """What the coders of a round decide is shown to nobody before all of them have finished."""


class ReviewConflict(ReportedlyError):
    """Someone has decided on the same claim in the meantime: who, what and when."""


class FindingConflict(ReviewConflict):
    """Someone has written a new version of the same finding, or withdrawn it, in the meantime."""


class BadConfiguration(ReportedlyError):
    """A setting, places file or parties file is wrong; the message names file and place."""


class MissingExtra(ReportedlyError):
    """What was asked for needs a package that is not installed; the message names the extra."""


class IssueCode(StrEnum):
    """Stable codes of recorded issues; the text is :data:`ISSUE_TEXT`.

    ``I1xx`` bytes and files, ``I2xx`` text and metadata, ``R2xx`` reading, ``X3xx`` extraction.
    """

    EMPTY = "I101"
    BINARY = "I102"
    TOO_LARGE = "I103"
    MISSING = "I104"
    DIRECTORY = "I105"
    NOT_READABLE = "I106"
    BAD_JSON = "I107"
    NO_TEXT = "I108"
    BAD_RECORD = "I109"
    NOT_FETCHED = "I110"
    ENCODING_GUESSED = "I201"
    BYTES_REPLACED = "I202"
    MOJIBAKE = "I203"
    CONTROL_CHARACTERS = "I204"
    LONE_SURROGATE = "I205"
    NO_DATE = "I206"
    BAD_DATE = "I207"
    LANGUAGE_UNREAD = "I208"
    LONG_LINE = "I209"
    DATES_DISAGREE = "I210"
    DATE_ORDER_GUESSED = "I211"
    TEASER = "I212"
    PASSED_OVER = "I213"
    FUTURE_DATE = "I214"
    QUOTATION_NEVER_CLOSED = "R203"
    EXTRACTION_FAILED = "X301"


ISSUE_TEXT: dict[IssueCode, str] = {
    IssueCode.EMPTY: "the input is empty",
    IssueCode.BINARY: "the input is not text",
    IssueCode.TOO_LARGE: "the input is larger than the limit",
    IssueCode.MISSING: "there is no such file",
    IssueCode.DIRECTORY: "a directory was given where a file was expected",
    IssueCode.NOT_READABLE: "the file cannot be read",
    IssueCode.BAD_JSON: "a line is not a JSON object with a text",
    IssueCode.NO_TEXT: "no text was found in the page",
    IssueCode.BAD_RECORD: "a record of a feed, an archive or an export is broken",
    IssueCode.NOT_FETCHED: "a web address was not fetched",
    IssueCode.ENCODING_GUESSED: "the encoding is not stated and was guessed",
    IssueCode.BYTES_REPLACED: "some bytes are not text in this encoding and were replaced",
    IssueCode.MOJIBAKE: "the text looks decoded with the wrong encoding",
    IssueCode.CONTROL_CHARACTERS: "the text contains control characters",
    IssueCode.LONE_SURROGATE: "a lone surrogate was replaced by U+FFFD",
    IssueCode.NO_DATE: "no publication date was found",
    IssueCode.BAD_DATE: "the publication date given is not a date",
    IssueCode.LANGUAGE_UNREAD: "the report is in a language not yet read",
    IssueCode.LONG_LINE: "a line is very long",
    IssueCode.DATES_DISAGREE: "the publication date is not the one the text opens with",
    IssueCode.DATE_ORDER_GUESSED: "the order of day and month is ambiguous, month first taken",
    IssueCode.TEASER: "the feed gives only the beginning of the report",
    IssueCode.PASSED_OVER: "what is no report was passed over",
    IssueCode.FUTURE_DATE: "the publication date is in the future",
    IssueCode.QUOTATION_NEVER_CLOSED: "a quotation is never closed",
    IssueCode.EXTRACTION_FAILED: "extraction failed on this report",
}
