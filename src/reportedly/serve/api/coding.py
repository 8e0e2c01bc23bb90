"""Questions about coding rounds: nothing that a coder decides is told before its time."""

from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.desk import Desk
from reportedly.store.coding.records import agreement_record, report_record, round_record


def all_rounds(desk: Desk, asked: Asked) -> Json:
    """Every round, the newest first."""
    book = desk.ledger.coding
    return {"rounds": [round_record(one, book.progress(one)) for one in book.rounds()]}


def one_round(desk: Desk, asked: Asked) -> Json:
    """One round."""
    book = desk.ledger.coding
    one = book.find(asked.id)
    return {"round": round_record(one, book.progress(one))}


def agreement_of(desk: Desk, asked: Asked) -> Json:
    """How far the coders of a round agree; no pair before a report can be compared."""
    book = desk.ledger.coding
    one = book.find(asked.id)
    ready = book.compared(one)
    pairs = book.agreement(one) if ready else ()
    return {"compared": list(ready), "pairs": [agreement_record(pair) for pair in pairs]}


def answers_of(desk: Desk, asked: Asked) -> Json:
    """What every coder made of each claim of the compared reports."""
    book = desk.ledger.coding
    one = book.find(asked.id)
    ready = book.compared(one)
    return {
        "blind": [report for report in one.reports if report not in ready],
        "reports": [report_record(desk.ledger, one, report) for report in ready],
    }


_WHO = s.text("name of an account")
_CLOSED = s.closed({"by": _WHO, "at": s.text(), "note": s.text()})
_REPORT = s.closed(
    {
        "report": s.text("id of a report"),
        "done": s.listed(_WHO, "the coders who have finished it"),
        "revealed": {**s.TRUTH, "description": "decisions may be seen, and no more are made"},
        "compared": {**s.TRUTH, "description": "revealed, and all coders have finished it"},
    }
)
ROUND = s.closed(
    {
        "id": s.text("id of the round"),
        "name": s.text(),
        "coders": s.listed(_WHO),
        "shows_machine": {**s.TRUTH, "description": "coders begin with the machine’s claims"},
        "reveals": {"type": "string", "enum": ["round", "report"]},
        "drawn": s.text("how the reports were chosen"),
        "seed": s.maybe({"type": "integer"}),
        "size": s.whole("reports when it was opened"),
        "by": _WHO,
        "at": s.text(),
        "note": s.text(),
        "opened": s.whole("revision of the ledger"),
        "closed": s.maybe(_CLOSED),
        "reports": s.listed(_REPORT),
    }
)
_LINE = s.closed(
    {
        "layer": s.text(),
        "measure": {"type": "string", "enum": ["label", "found", "value"]},
        "first": s.whole("claims, or items of the first coder"),
        "second": s.whole("claims, or items of the second coder"),
        "same": s.whole("that are the same"),
        "share": {"type": "number", "description": "of equal ones; for “found” the F1"},
        "kappa": s.maybe({"type": "number"}),
    }
)
_PAIR = s.closed(
    {
        "first": _WHO,
        "second": _WHO,
        "reports": s.whole("compared"),
        "claims": s.whole("that one of them or both have"),
        "layers": s.listed(_LINE),
    }
)
_CLAIM = s.maybe(s.ref("ClaimLine"))
_ANSWER = s.closed(
    {
        "coder": _WHO,
        "there": s.TRUTH,
        "claim": _CLAIM,
        "wrong": s.listed(s.text(), "fields said to be wrong without another value"),
    }
)
_RULING = s.closed(
    {
        "field": s.maybe(s.text()),
        "kind": {"type": "string", "enum": ["take", "third", "agreed", "undo"]},
        "taken": s.maybe(_WHO),
        "review": s.maybe(s.whole("act of review that it became")),
        "by": _WHO,
        "at": s.text(),
        "is_coder": {**s.TRUTH, "description": "the adjudicator is one of the coders"},
        "reason": s.text(),
        "revision": s.whole("of the ledger; names the decision"),
        "undoes": s.maybe(s.whole("decision taken back")),
    }
)
_UNIT = s.closed(
    {
        "unit": s.text("id of the machine’s claim, or a name for one that coders added"),
        "shown_by": {"type": "string", "enum": ["machine", "coder"]},
        "content": s.listed(s.listed({"type": "integer"})),
        "machine": _CLAIM,
        "answers": s.listed(_ANSWER),
        "differ": s.listed(s.listed(s.text()), "fields on which the coders differ; “there”"),
        "rulings": s.listed(_RULING),
    }
)
_ID = "id of a round"
OPERATIONS = (
    Operation(
        path="/coding",
        name="codingRounds",
        summary="Coding rounds",
        says="Every round, the newest first, with how far its coders are.",
        schema={"rounds": s.listed(ROUND)},
        ask=all_rounds,
    ),
    Operation(
        path="/coding/{id}",
        name="codingRound",
        summary="One coding round",
        says="Its settings, and who has finished which report; nothing of what was decided.",
        schema={"round": ROUND},
        ask=one_round,
        id_says=_ID,
    ),
    Operation(
        path="/coding/{id}/agreement",
        name="codingAgreement",
        summary="How far coders agree",
        says="For each two coders, layer by layer, over the reports that all have finished.",
        schema={"compared": s.listed(s.text("id of a report")), "pairs": s.listed(_PAIR)},
        ask=agreement_of,
        id_says=_ID,
    ),
    Operation(
        path="/coding/{id}/answers",
        name="codingAnswers",
        summary="What coders decided, side by side",
        says="Of the reports that all coders have finished. Others are `blind`: only their ids.",
        schema={
            "blind": s.listed(s.text("id of a report")),
            "reports": s.listed(
                s.closed({"report": s.text("id of a report"), "units": s.listed(_UNIT)})
            ),
        },
        ask=answers_of,
        id_says=_ID,
    ),
)
