"""A coding round as records: its settings, every coder's answers, and what was made of them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from reportedly.codec import FIELDS, encode_claim, encode_review
from reportedly.evaluation import LABELS
from reportedly.field_wording import field_words
from reportedly.model.coding import Progress, Round, Ruling
from reportedly.model.report import Report
from reportedly.model.span import text_of
from reportedly.store.coding.agreement import PairAgreement
from reportedly.store.coding.units import Answer, Unit
from reportedly.store.ledger import Ledger
from reportedly.store.people.anchoring import PlacedReview

COLUMNS = ("round", "report", "publisher", "published", "unit", "shown_by", "start", "end",
           "words", "layer", "coder", "value", "settled_by", "settled_how", "taken",
           "reason")  # fmt: skip
THERE = "there"
_CODED = ("quotation", "by source", "by publisher", "mood", "basis")  # told by codes, not words
_IN_WORDS = tuple(
    name for name in FIELDS if name not in ("quotation", "factuality", "mood", "basis")
)
Json = dict[str, Any]


def round_record(one: Round, progress: Mapping[Any, Progress]) -> Json:
    """The settings of a round, and how far its coders are; nothing of what they decided."""
    closed = one.closed
    return {
        "id": one.id,
        "name": one.name,
        "coders": list(one.coders),
        "shows_machine": one.shows_machine,
        "reveals": one.reveals.value,
        "drawn": one.drawn,
        "seed": one.seed,
        "size": one.size,
        "by": one.by,
        "at": one.at.isoformat(),
        "note": one.note,
        "opened": one.revision,
        "closed": {"by": closed.by, "at": closed.at.isoformat(), "note": closed.note}
        if closed
        else None,
        "reports": [
            {"report": item.report, "done": list(item.done), "revealed": item.revealed,
             "compared": item.compared}
            for item in progress.values()
        ],
    }  # fmt: skip


def agreement_record(pair: PairAgreement) -> Json:
    """Two coders' agreement, a line a layer."""
    return {
        "first": pair.first,
        "second": pair.second,
        "reports": pair.reports,
        "claims": pair.claims,
        "layers": [{**asdict(line), "measure": line.measure.value} for line in pair.lines],
    }


def unit_record(unit: Unit, rulings: Sequence[Ruling]) -> Json:
    """One claim with every coder's answer and the decisions on it."""
    return {
        "unit": unit.key,
        "shown_by": _shown_by(unit),
        "content": [list(span) for span in unit.content],
        "machine": json.loads(encode_claim(unit.claim)) if unit.machine else None,
        "answers": [_answer(answer) for answer in unit.answers],
        "differ": [list(item.fields) or [THERE] for item in unit.differences()],
        "rulings": [_ruling(item) for item in rulings if item.unit == unit.key],
    }


def _shown_by(unit: Unit) -> str:
    return "machine" if unit.machine else "coder"


def _answer(answer: Answer) -> Json:
    item = answer.item
    claim = json.loads(encode_claim(item.corrected)) if item is not None and answer.there else None
    wrong = list(item.rejected) if item is not None else []
    return {"coder": answer.coder, "there": answer.there, "claim": claim, "wrong": wrong}


def _ruling(item: Ruling) -> Json:
    return {
        "field": item.field,
        "kind": item.kind.value,
        "taken": item.taken,
        "review": item.review,
        "by": item.by,
        "at": item.at.isoformat(),
        "is_coder": item.own,
        "reason": item.note,
        "revision": item.revision,
        "undoes": item.undoes,
    }


def _act(item: PlacedReview) -> Json:
    review = json.loads(encode_review(item.review))["review"]
    return {"revision": item.revision, "undone": item.undone, **review}


def report_record(ledger: Ledger, one: Round, report: str) -> Json:
    """What all coders made of a compared report, claim by claim. Raises StillBlind."""
    book = ledger.coding
    rulings = book.every_ruling(one, report)
    return {
        "report": report,
        "units": [unit_record(unit, rulings) for unit in book.units(one, report)],
    }


def lines_of(ledger: Ledger, wanted: str) -> Iterator[Json]:
    """A round as lines: the round, then of each report for all eyes its acts and its claims."""
    book = ledger.coding
    one = book.find(wanted)
    progress = book.progress(one)
    yield {"round": round_record(one, progress)}
    for report, item in progress.items():
        if not item.revealed:
            continue
        for coder in one.coders:
            acts = [_act(act) for act in book.revealed_acts(one, report, coder)]
            yield {"report": report, "coder": coder, "done": coder in item.done, "acts": acts}
        if item.compared:
            yield from ({"report": report, **unit}
                        for unit in report_record(ledger, one, report)["units"])  # fmt: skip


def rows_of(ledger: Ledger, wanted: str) -> Iterator[tuple[object, ...]]:
    """The compared reports under COLUMNS: a row for each claim, layer and coder."""
    book = ledger.coding
    one = book.find(wanted)
    for name in book.compared(one):
        report = ledger.report(name)
        rulings = book.rulings(one, name).values()
        for unit in book.units(one, name):
            yield from _rows(one, report, unit, rulings)


def _rows(
    one: Round, report: Report, unit: Unit, rulings: Collection[Ruling]
) -> Iterator[tuple[object, ...]]:
    holding = {item.field: item for item in rulings if item.unit == unit.key}
    head = (one.name, report.id, report.publisher, report.published and report.published.value)
    spot = (unit.content[0].start, unit.content[-1].end, text_of(report.text, unit.content))
    told = {answer.coder: _told(answer, report.text) for answer in unit.answers}
    for layer in dict.fromkeys(name for values in told.values() for name in values):
        ruling = holding.get(_field_of(layer), holding.get(None))
        settled = (ruling.by, ruling.kind.value, ruling.taken, ruling.note) if ruling else ("",) * 4
        for coder, values in told.items():
            where = (unit.key, _shown_by(unit), *spot)
            yield (*head, *where, layer, coder, values.get(layer, ""), *settled)


def _field_of(layer: str) -> str | None:
    if layer == THERE:
        return None
    return "factuality" if layer.startswith("by ") else layer


def _told(answer: Answer, text: str) -> dict[str, str]:
    """What a coder says of each layer: codes where there are few, words elsewhere."""
    if answer.item is None or not answer.there:
        return {THERE: "no"}
    item = answer.item
    record = json.loads(encode_claim(item.corrected))
    told = {THERE: "yes", **{name: LABELS[name](record) for name in _CODED}}
    told |= {name: field_words(name, item.corrected, text) for name in _IN_WORDS}
    wrong = {layer: "wrong" for layer in told if _field_of(layer) in item.rejected}
    return {**told, **wrong}
