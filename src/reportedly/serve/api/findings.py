"""Questions about findings of the desk: pages of them, and one with its versions."""

from dataclasses import replace

import msgspec

from reportedly.codec import encode_finding
from reportedly.model.finding import KeptFinding
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.api.claims import check_words
from reportedly.serve.desk import Desk
from reportedly.serve.findings.view import query_of, sees_drafts


def finding_item(kept: KeptFinding) -> Json:
    """A version of a finding, with what the others say of it."""
    return {
        "record": msgspec.Raw(encode_finding(kept.finding)),
        "revision": kept.revision,
        "author": kept.author,
        "begun": kept.begun.isoformat(),
        "newest": kept.newest,
        "withheld": kept.withheld,
    }


def page_of_findings(desk: Desk, asked: Asked) -> Json:
    """One page of findings as they stand, the last written first."""
    given = asked.given
    check_words(given)
    targets = (given["on"],) if "on" in given else ()
    query = replace(query_of(given, asked.place.after), targets=targets, **asked.limit)
    page = desk.ledger.finding_page(query)
    return asked.page(page, map(finding_item, page.rows))


def one_finding(desk: Desk, asked: Asked) -> Json:
    """A finding as it stands, or stood at a revision, with every version of it."""
    drafts, ledger = sees_drafts(), desk.ledger
    revision = int(asked.given["revision"]) if "revision" in asked.given else None
    history = ledger.finding_history(asked.id, drafts=drafts)
    return {
        **finding_item(ledger.finding(asked.id, revision, drafts=drafts)) | {"named": asked.id},
        "history": [finding_item(one) for one in history],
    }


_ONE = {
    **{name: part for name, part in s.FINDING_ITEM["properties"].items() if name != "revision"},
    "named": s.text("id of the finding"),
    "history": s.listed(s.FINDING_ITEM, "every version, oldest first"),
}
OPERATIONS = (
    Operation(
        path="/findings",
        name="findings",
        summary="What the desk itself has found",
        says="Findings as they stand, final or withdrawn; drafts too for reviewers and admins. "
        "They are the desk\u2019s claims, and counted as no origin. `text` is sought in what "
        "they say, of which version, how it was found, on what outside the ledger, and in their "
        "limits.",
        parameters=(*p.FINDINGS, *p.PAGED),
        schema=s.paged(s.FINDING_ITEM),
        ask=page_of_findings,
    ),
    Operation(
        path="/findings/{id}",
        name="finding",
        summary="One finding with its versions",
        says="The version that was last made final, for reviewers else the last draft; "
        "`revision` gives what stood then, or the draft that it names.",
        parameters=(p.REVISION,),
        schema=_ONE,
        ask=one_finding,
        id_says="id of a finding",
    ),
)
