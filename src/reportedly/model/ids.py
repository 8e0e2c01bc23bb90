"""Identifiers: content-derived hashes with a prefix, so that runs are idempotent and files diff."""

import hashlib
import json
from collections.abc import Sequence
from typing import NewType

from reportedly.model.span import Spans

ReportId = NewType("ReportId", str)
WorkId = NewType("WorkId", str)
ClaimId = NewType("ClaimId", str)
RunId = NewType("RunId", str)
IncidentId = NewType("IncidentId", str)
LineageId = NewType("LineageId", str)
StatementId = NewType("StatementId", str)
FindingId = NewType("FindingId", str)

ID_BITS = 128  # long enough that two of 10^12 ids collide with probability < 10^-14


def canonical_json(value: object) -> str:
    """UTF-8 JSON with sorted keys and no spaces; floats are refused (their text is not stable)."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("canonical JSON has no floats")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def hashed(prefix: str, key: Sequence[object]) -> str:
    """`prefix` + the first 128 bits, in hex, of the sha256 of `key` as canonical JSON."""
    digest = hashlib.sha256(canonical_json(key).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[: ID_BITS // 4]}"


def report_id(publisher: str | None, url: str | None, text: str) -> ReportId:
    """Id of a report version: the same words from the same place are the same report."""
    return ReportId(hashed("r", [publisher, url, text]))


def work_id(publisher: str | None, url: str | None, text: str) -> WorkId:
    """Id of the work a report is a version of: its address, else its own words."""
    return WorkId(hashed("w", [publisher, url] if url else [publisher, None, text]))


def claim_id(
    report: ReportId,
    source: Spans,
    cue: Spans,
    content: Spans,
    quotation: str,
    within: ClaimId | None,
) -> ClaimId:
    """Id of a claim: where it stands and how it is put; nothing a model says about it."""
    spans = [[list(span) for span in spans] for spans in (source, cue, content)]
    return ClaimId(hashed("c", [report, *spans, quotation, within]))
