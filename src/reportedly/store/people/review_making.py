"""Makes acts of review of what a person was shown and decided, and refuses what cannot be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from reportedly.codec import FIELDS, encode_claim, field_values, with_values
from reportedly.errors import InvalidNoun, InvalidRecord
from reportedly.model.attribution import Made, Quotation
from reportedly.model.claim import Claim, header_of
from reportedly.model.factuality import Factuality, FactValue
from reportedly.model.ids import claim_id
from reportedly.model.report import Report
from reportedly.model.review import Review, ReviewAction
from reportedly.model.run import run_id
from reportedly.model.span import Span, Spans, trim
from reportedly.store.people.corrected import Reviewed
from reportedly.store.report_rows import compact

PERSON = Made(by="review", version="1", rule="added")  # who made a claim that a person added
_PLACED = ("source", "cue", "content", "quotation")
_SPAN_KEYS = ("span", "trigger", "part", "of", "reason", "about")  # keys of items that are spans


def decision(
    item: Reviewed,
    action: ReviewAction,
    *,
    by: str,
    at: datetime,
    field: str | None = None,
    note: str = "",
) -> Review:
    """An act that accepts or rejects a claim, or a field, as it is shown. Raises InvalidRecord."""
    if item.added is not None:
        raise InvalidRecord("an added claim is taken back, or added again in better words")
    if field is not None and field not in FIELDS:
        raise InvalidRecord(f"“{field}” cannot be reviewed; these can: {', '.join(FIELDS)}")
    return Review(
        report=item.claim.report.id,
        content=item.claim.content,
        field=field,
        action=action,
        value=None,
        seen=encode_claim(item.corrected).decode(),
        claim=item.claim.id,
        by=by,
        at=at,
        note=note,
    )


def replacement(
    item: Reviewed,
    values: Mapping[str, Any],
    text: str,
    *,
    by: str,
    at: datetime,
    note: str = "",
) -> Review:
    """An act that puts `values` in the place of fields. Raises InvalidRecord, also if none differs.

    `text` is that of the report; spans must lie in it, without outer white space.
    """
    before = field_values(item.corrected)
    after = with_values(item.corrected, values)
    check_in_text(after, values, text)
    told = field_values(after, tuple(values))
    differs = {name: value for name, value in told.items() if value != before[name]}
    if not differs:
        raise InvalidRecord("nothing was changed")
    one = next(iter(differs)) if len(differs) == 1 else None
    act = decision(item, ReviewAction.REPLACE, by=by, at=at, note=note)
    return replace(act, field=one, value=compact(differs[one] if one else differs))


def missed(
    report: Report,
    *,
    source: Spans,
    cue: Spans,
    content: Spans,
    quotation: Quotation,
    by: str,
    at: datetime,
    values: Mapping[str, Any] | None = None,
    note: str = "",
    instead_of: int | None = None,
) -> Review:
    """An act that adds a claim which the reading lacks. Raises InvalidRecord.

    `values` are further keys of its record; `instead_of` the act of an addition it replaces.
    """
    narrated = quotation is Quotation.NARRATION
    try:
        claim = Claim(
            id=claim_id(report.id, source, cue, content, quotation, None),
            run=run_id((("review", by),)),
            report=header_of(report),
            source=source,
            cue=cue,
            content=content,
            quotation=quotation,
            within=None,
            made=PERSON,
            confidence=1.0,
            factuality=Factuality(
                source=None if narrated else FactValue.CERTAIN,
                publisher=FactValue.CERTAIN if narrated else FactValue.UNKNOWN,
            ),
        )
    except InvalidNoun as error:
        raise InvalidRecord(str(error)) from error
    claim = with_values(claim, values or {})
    check_in_text(claim, FIELDS, report.text)
    return Review(
        report=report.id,
        content=content,
        field=None,
        action=ReviewAction.ADD,
        value=encode_claim(claim).decode(),
        seen="null",
        claim=None,
        by=by,
        at=at,
        note=note,
        undoes=instead_of,
    )


def missed_in_record(
    report: Report,
    record: Any,
    *,
    by: str,
    at: datetime,
    note: str = "",
    instead_of: int | None = None,
) -> Review:
    """An act that adds the claim of a record: content, and whatever else is known of it."""
    if not isinstance(record, dict):
        raise InvalidRecord("a claim is a JSON object")
    values = {key: value for key, value in record.items() if key not in _PLACED}
    return missed(
        report,
        source=_spans("source", record.get("source", [])),
        cue=_spans("cue", record.get("cue", [])),
        content=_spans("content", record.get("content", [])),
        quotation=_quotation(record),
        by=by,
        at=at,
        values=values,
        note=note,
        instead_of=instead_of,
    )


def _spans(name: str, value: Any) -> Spans:
    try:
        return tuple(Span(int(start), int(end)) for start, end in value)
    except (TypeError, ValueError) as error:
        raise InvalidRecord(f"“{name}” is no list of [start, end]") from error


def _quotation(record: Mapping[str, Any]) -> Quotation:
    given = record.get("quotation", "indirect" if record.get("cue") else "narration")
    try:
        return Quotation(given)
    except ValueError as error:
        raise InvalidRecord(f"“{given}” is no form of quotation") from error


def read_in_full(report: Report, *, by: str, at: datetime, note: str = "") -> Review:
    """An act that says a person has read the whole report."""
    return Review(
        report=report.id,
        content=(),
        field=None,
        action=ReviewAction.READ,
        value=None,
        seen="null",
        claim=None,
        by=by,
        at=at,
        note=note,
    )


def check_in_text(claim: Claim, names: Iterable[str], text: str) -> None:
    """Raise InvalidRecord unless the spans of those fields lie in `text`, without outer space."""
    asked = frozenset(names)
    for name, (start, end) in _spans_of(claim):
        if name not in asked:
            continue
        if end > len(text):
            raise InvalidRecord(f"“{name}” ends at {end}, and the text has {len(text)} characters")
        if trim(text, Span(start, end)) != (start, end):
            raise InvalidRecord(f"“{name}” begins or ends with white space, at {start}–{end}")


def _spans_of(claim: Claim) -> Iterator[tuple[str, list[int]]]:
    """Every span of the record of `claim`, each with its field."""
    record = field_values(claim)
    for name in ("source", "cue", "content"):
        yield from ((name, span) for span in record[name])
    yield from (("factuality", span) for span in record["factuality"]["words"])
    for name, value in record.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from ((name, item[key]) for key in _SPAN_KEYS if item.get(key))
