"""The form that corrects a claim: what it shows of one, and which values a sent one means."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportedly import wording
from reportedly.codec import FIELDS, field_values
from reportedly.errors import InvalidRecord
from reportedly.field_wording import HEADINGS
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.factuality import FactValue, Mood, VerificationStatus
from reportedly.model.referent import SourceKind
from reportedly.model.span import Span, Spans, text_of, trim, union
from reportedly.serve.reports.utf16 import Utf16

Form = dict[str, str]
ROLES = ("source", "cue", "content")
APART = "…"  # between the pieces of a span in several
NARRATED = "narration"
CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "quotation": [(key.value, wording.QUOTATION[key]) for key in Quotation],
    "commitment": [(key.value, wording.COMMITMENT[key]) for key in FactValue],
    "mood": [(key.value, wording.MOOD[key]) for key in Mood],
    "verification": [(key.value, wording.VERIFICATION[key]) for key in VerificationStatus],
    "kind": [(key.value, wording.plain(key)) for key in SourceKind],
    "field": [(field, HEADINGS[field]) for field in FIELDS],
}


def form_of(claim: Claim, text: str) -> Form:
    """What the form shows of a claim."""
    units = Utf16(text)
    form: Form = {}
    for role in ROLES:
        form |= _span_fields(role, getattr(claim, role), text, units)
    form["quotation"] = claim.quotation.value
    form["by_source"] = claim.factuality.source.value if claim.factuality.source else ""
    form["by_publisher"] = claim.factuality.publisher.value
    form["mood"] = claim.mood.value
    for row, speaker in enumerate((*claim.speakers, None)):
        form[f"name_{row}"] = (speaker.name if speaker else None) or ""
        form[f"kind_{row}"] = speaker.kind.value if speaker else ""
    for row, remark in enumerate((*claim.verification, None)):
        form[f"status_{row}"] = remark.status.value if remark else ""
        form |= _span_fields(f"remark_{row}", (remark.span,) if remark else (), text, units)
    return form


def _span_fields(name: str, spans: Spans, text: str, units: Utf16) -> Form:
    return {name: text_of(text, spans), f"{name}_at": units.written(spans)}


def rows_of(form: Mapping[str, str], prefix: str) -> list[int]:
    """The numbers of the rows of one kind ("name_0", "name_1" …) in a form."""
    rows = (re.fullmatch(rf"{prefix}_(\d)", name) for name in form)
    return sorted(int(found[1]) for found in rows if found)


def values_in(form: Mapping[str, str], claim: Claim, text: str) -> dict[str, Any]:
    """The value of every field that the form shows. Raises InvalidRecord naming the field."""
    near = (*claim.source, *claim.cue, *claim.content)[0].start
    units = Utf16(text)
    values: dict[str, Any] = {
        role: [list(span) for span in spans_in(form, role, text, units, near)] for role in ROLES
    }
    before = field_values(claim)
    values["quotation"] = form.get("quotation", before["quotation"])
    values["mood"] = form.get("mood", before["mood"])
    values["factuality"] = {
        "source": form.get("by_source") or None,
        "publisher": form.get("by_publisher", before["factuality"]["publisher"]),
    }
    values["speakers"] = _speakers_in(form, before["speakers"])
    values["verification"] = _remarks_in(form, before["verification"], text, units, near)
    if values["quotation"] == NARRATED:  # the publisher speaks, and nobody else
        values |= {"source": [], "cue": [], "speakers": []}
        values["factuality"]["source"] = None
    elif values["factuality"]["source"] is None and before["quotation"] == NARRATED:
        raise InvalidRecord("Say how the source puts it: it is not the publisher who speaks")
    if form.get("field") and form.get("value"):
        values[form["field"]] = _json_in(form["value"])
    return values


def spans_in(
    form: Mapping[str, str], name: str, text: str, units: Utf16, near: int | None
) -> Spans:
    """The spans of one field: those selected, if the words are those; else the words, looked for.

    Words that stand several times are taken nearest to `near`; without it they are refused.
    """
    words, selected = form.get(name, ""), form.get(f"{name}_at", "")
    if not words:
        return ()
    try:
        spans = tuple(filter(None, (trim(text, span) for span in units.read(selected))))
    except ValueError:
        spans = ()
    if spans and spans[-1].end <= len(text) and _ink(text_of(text, spans)) == _ink(words):
        return union(spans)
    pieces = [piece for piece in words.split(APART) if piece.strip()]
    return union(_found(HEADINGS.get(name, "Remark"), piece, text, near) for piece in pieces)


def _found(heading: str, words: str, text: str, near: int | None) -> Span:
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [Span(*hit.span()) for hit in re.finditer(pattern, text)]
    if not places:
        raise InvalidRecord(f"{heading}: “{words.strip()}” does not stand in the report")
    if near is None and len(places) > 1:
        times = f"stands {len(places)} times in the report; take more words, or select them there"
        raise InvalidRecord(f"{heading}: “{words.strip()}” {times}")
    return min(places, key=lambda span: abs(span.start - (near or 0)))


def _ink(words: str) -> str:
    """Words without white space and marks between pieces, to compare."""
    return "".join(words.replace(APART, "").split())


def _speakers_in(form: Mapping[str, str], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Speakers row by row; one that is renamed is no longer whom the parties file named."""
    found = []
    for row in rows_of(form, "name"):
        name, kind = form[f"name_{row}"] or None, form.get(f"kind_{row}", "")
        old = before[row] if row < len(before) else None
        if not kind:
            if name:
                raise InvalidRecord(f"Say what kind of speaker {name} is")
            continue
        if old is None:
            found.append({"name": name, "kind": kind})
        elif name == old["name"]:
            found.append({**old, "kind": kind})
        else:
            renamed: dict[str, Any] = {"name": name, "kind": kind, "actor": None, "candidates": []}
            found.append({**old, **renamed, "role": None, "anonymous": None})
    return found


def _remarks_in(
    form: Mapping[str, str],
    before: list[dict[str, Any]],
    text: str,
    units: Utf16,
    near: int | None,
) -> list[dict[str, Any]]:
    """Remarks on checking row by row; a row without a status is taken out."""
    found = []
    for row in rows_of(form, "status"):
        status = form[f"status_{row}"]
        if not status:
            continue
        spans = spans_in(form, f"remark_{row}", text, units, near)
        if not spans:
            raise InvalidRecord("Verification: give the words that say whether it was checked")
        old = before[row] if row < len(before) else {"by": None}
        found.append({**old, "status": status, "span": [spans[0].start, spans[-1].end]})
    return found


def _json_in(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise InvalidRecord(f"The value is not JSON: {error}") from error
