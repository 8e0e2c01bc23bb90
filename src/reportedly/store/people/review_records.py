"""Reviews as records that evaluation and training can read, and back into a ledger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportedly.codec import decode_review, encode_claim, encode_review
from reportedly.errors import InvalidRecord
from reportedly.model.claim import FORMAT, ReviewStatus
from reportedly.model.ids import ReportId
from reportedly.model.report import Report
from reportedly.model.review import Review, ReviewAction
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview, find_anchor
from reportedly.store.people.corrected import Reviewed, readers_of, values_of
from reportedly.store.report_rows import compact

_ROLES = ("source", "cue", "content")
_NOT_OURS = ("report", "content", "value")  # keys of a review that a correction has otherwise
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: acts added, and acts that were there already."""

    added: int
    known: int


def record_of(
    report: Report,
    reviewed: Sequence[Reviewed],
    placed: Sequence[PlacedReview],
    *,
    with_text: bool = True,
) -> dict[str, Any]:
    """All that people decided about a report, with its claims as they now stand.

    "claims" are those a person accepted, corrected or added, in the record format; "attributions"
    the same, source, cue and content only. The record is "complete" if somebody has read the whole
    report and nothing in it is undecided: only then is what is not listed not there.
    """
    settled = [item for item in reviewed if item.status and not item.rejected and _stands(item)]
    open_ones = sum(1 for item in reviewed if item.status is None or item.rejected)
    claims = [json.loads(encode_claim(item.corrected)) for item in settled]
    return {
        "id": report.id,
        "name": report.id,
        "sha256": report.sha256_text,
        "publisher": report.publisher,
        "url": report.url,
        "title": report.title,
        "published": report.published.value if report.published else None,
        "language": report.language,
        **({"text": report.text} if with_text else {}),
        "complete": bool(readers_of(placed)) and open_ones == 0,
        "undecided": open_ones,
        "claims": claims,
        "attributions": [
            {role: claim[role] for role in _ROLES} for claim in claims if claim["cue"]
        ],
        "corrections": [_correction(item) for item in placed],
    }


def _stands(item: Reviewed) -> bool:
    return item.status is not ReviewStatus.REJECTED


def _correction(item: PlacedReview) -> dict[str, Any]:
    """One act: where, what was before and after, who and when; whole enough to be made again."""
    act = item.review
    kept = json.loads(encode_review(act))["review"]
    seen = json.loads(act.seen)
    return {
        "revision": item.revision,
        "spans": [list(span) for span in act.content],
        "before": _before(act, seen),
        "after": json.loads(act.value) if act.value else None,
        **{key: value for key, value in kept.items() if key not in _NOT_OURS},
        "seen": seen,
        "undone": item.undone,
    }


def _before(act: Review, seen: Any) -> Any:
    """What the fields held that an act replaced; null where it replaced none."""
    if act.field is not None:
        return seen.get(act.field) if isinstance(seen, dict) else None
    if act.action is ReviewAction.REPLACE and isinstance(seen, dict):
        return {name: seen.get(name) for name in values_of(act)}
    return None


def acts_of(record: Record) -> list[tuple[int, Review]]:
    """The acts of a record, each with the revision that named it. Raises InvalidRecord."""
    found = []
    for index, item in enumerate(record.get("corrections", ())):
        try:
            review = {
                "report": record["id"],
                "content": item["spans"],
                "value": None if item["after"] is None else compact(item["after"]),
                "seen": compact(item["seen"]),
                **{key: item[key] for key in ("field", "action", "claim", "by", "at", "note")},
                "undoes": item["undoes"],
            }
            revision = int(item["revision"])
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidRecord(f"corrections[{index}] lacks or misuses {error}") from error
        line = compact({"format": FORMAT, "review": review})
        found.append((revision, decode_review(line)))
    return found


def import_record(ledger: Ledger, record: Record) -> Imported:
    """Append the acts of a record that the ledger lacks to the report with that text.

    Raises InvalidRecord if no report here has it, or an act takes back one that is nowhere.
    Importing the same record again adds nothing.
    """
    report = _report_of(ledger, record)
    claims = ledger.claims_of(report)
    known = {_key(item.review): item.revision for item in ledger.reviews(report)}
    numbers: dict[int, int] = {}
    added = 0
    for revision, act in acts_of(record):
        if act.undoes is not None and act.undoes not in numbers:
            raise InvalidRecord(f"revision {revision} takes back {act.undoes}, which is not there")
        undoes = None if act.undoes is None else numbers[act.undoes]
        here = replace(act, report=report, undoes=undoes)
        if report != record["id"] and act.claim is not None:
            here = replace(here, claim=find_anchor(here, claims)[1] or act.claim)
        number = known.get(_key(here))
        if number is None:
            number = ledger.add_review(here)
            added += 1
        numbers[revision] = number
    return Imported(added=added, known=len(numbers) - added)


def _report_of(ledger: Ledger, record: Record) -> ReportId:
    """The report of this ledger with the record's text: the same one, else one with that text."""
    try:
        wanted, digest = ReportId(record["id"]), record["sha256"]
    except KeyError as error:
        raise InvalidRecord(f"the record has no {error}") from error
    found = ledger.report_with_text(digest, prefer=wanted)
    if found is None:
        raise InvalidRecord(f"no report of this ledger has the text of {wanted}")
    return found


def _key(act: Review) -> tuple[object, ...]:
    """What tells an act from another, whatever ledger it is in."""
    place = (act.report, act.content, act.field, act.action, act.value)
    return (*place, act.by, act.at, act.note, act.undoes)
