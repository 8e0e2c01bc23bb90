"""Names the kinds of line, and reads or writes any of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from msgspec import ValidationError, convert

from reportedly.codec import desk, incident, report
from reportedly.codec.base import Wire
from reportedly.codec.claim import ClaimLine
from reportedly.codec.decode import Line, decode_claim, keys_of, noun_of, reader
from reportedly.codec.encode import encode_claim, write
from reportedly.codec.report import ReportWithoutText, report_noun, report_object
from reportedly.errors import InvalidNoun, InvalidRecord
from reportedly.model.claim import FORMAT, Claim
from reportedly.model.incident import Account, Incident, Lineage, Statement
from reportedly.model.issue import Issue
from reportedly.model.report import Report
from reportedly.model.review import Finding, Judgement, Review
from reportedly.model.run import Run

Noun = (
    Claim
    | Report
    | ReportWithoutText
    | Issue
    | Run
    | Lineage
    | Statement
    | Incident
    | Account
    | Judgement
    | Review
    | Finding
)
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Kind(Generic[N]):
    """A kind of line: its key, its noun, the line and the object under the key."""

    key: str
    noun: type[N]
    line: type[Wire]
    body: type[Wire]

    def encoder(self) -> Callable[[N], bytes]:
        """A function that writes the line of a noun; it raises InvalidNoun."""

        def encode(noun: N) -> bytes:
            try:
                body = convert(noun, self.body, from_attributes=True)
            except ValidationError as error:
                raise InvalidNoun(f"{self.key}: {error}") from error
            body.empty_to_null()
            return write(self.line(FORMAT, body))

        return encode

    def decoder(self) -> Callable[[Line], N]:
        """A function that reads the noun of a line; it raises InvalidRecord."""
        read = reader(self.line)

        def decode(line: Line) -> N:
            body = getattr(read(line), self.key)
            body.null_to_empty()
            return noun_of(self.noun, body, f"$.{self.key}")

        return decode


def _pair(kind: Kind[N]) -> tuple[Callable[[N], bytes], Callable[[Line], N]]:
    return kind.encoder(), kind.decoder()


encode_issue, decode_issue = _pair(Kind("issue", Issue, report.IssueLine, report.IssueObject))
encode_run, decode_run = _pair(Kind("run", Run, report.RunLine, report.RunObject))
encode_lineage, decode_lineage = _pair(
    Kind("lineage", Lineage, incident.LineageLine, incident.LineageObject)
)
encode_statement, decode_statement = _pair(
    Kind("statement", Statement, incident.StatementLine, incident.StatementObject)
)
encode_incident, decode_incident = _pair(
    Kind("incident", Incident, incident.IncidentLine, incident.IncidentObject)
)
encode_account, decode_account = _pair(
    Kind("account", Account, incident.AccountLine, incident.AccountObject)
)
encode_judgement, decode_judgement = _pair(
    Kind("judgement", Judgement, desk.JudgementLine, desk.JudgementObject)
)
encode_review, decode_review = _pair(Kind("review", Review, desk.ReviewLine, desk.ReviewObject))
encode_finding, decode_finding = _pair(
    Kind("finding", Finding, desk.FindingLine, desk.FindingObject)
)

_read_report = reader(report.ReportLine)


def encode_report(item: Report | ReportWithoutText, *, with_text: bool = False) -> bytes:
    """The line of a report; `with_text` adds the stored text. Raises InvalidNoun."""
    return write(report.ReportLine(FORMAT, report_object(item, with_text=with_text)))


def decode_report(line: Line) -> Report | ReportWithoutText:
    """The report of a line, a Report if the line carries its text. Raises InvalidRecord."""
    try:
        return report_noun(_read_report(line).report)
    except InvalidNoun as error:
        raise InvalidRecord(f"{error} - at `$.report`") from error


KINDS: Mapping[str, type[Wire]] = {
    "claim": ClaimLine,
    "report": report.ReportLine,
    "issue": report.IssueLine,
    "run": report.RunLine,
    "lineage": incident.LineageLine,
    "statement": incident.StatementLine,
    "incident": incident.IncidentLine,
    "account": incident.AccountLine,
    "judgement": desk.JudgementLine,
    "review": desk.ReviewLine,
    "finding": desk.FindingLine,
}

_ENCODE: Mapping[type, Callable[[Any], bytes]] = {
    Claim: encode_claim,
    Report: encode_report,
    ReportWithoutText: encode_report,
    Issue: encode_issue,
    Run: encode_run,
    Lineage: encode_lineage,
    Statement: encode_statement,
    Incident: encode_incident,
    Account: encode_account,
    Judgement: encode_judgement,
    Review: encode_review,
    Finding: encode_finding,
}

_DECODE: Mapping[str, Callable[[Line], Noun]] = {
    "report": decode_report,
    "issue": decode_issue,
    "run": decode_run,
    "lineage": decode_lineage,
    "statement": decode_statement,
    "incident": decode_incident,
    "account": decode_account,
    "judgement": decode_judgement,
    "review": decode_review,
    "finding": decode_finding,
}


def encode_line(noun: Noun) -> bytes:
    """The line of any noun that has one; a report's is written without its text."""
    return _ENCODE[type(noun)](noun)


def decode_line(line: Line) -> Noun:
    """The noun of a line of any kind. Raises InvalidRecord.

    A claim is the line with an "id"; every other line has "format" and the key of its kind.
    """
    keys = keys_of(line)
    if "id" in keys:
        return decode_claim(line)
    for key in keys:
        if key in _DECODE:
            return _DECODE[key](line)
    raise InvalidRecord(f"no kind of record among the keys {keys} - at `$`")


def read_jsonl(lines: Iterable[Line]) -> Iterator[Noun]:
    """The nouns of `lines` in order; blank lines are passed over.

    Raises InvalidRecord with the line number, from 1, and the path of the key.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decode_line(line)
        except InvalidRecord as error:
            raise InvalidRecord(f"line {number}: {error}") from error
