"""Questions about claims: pages of them, one of them, counts by facet, and words searched for."""

from typing import Any

import msgspec

from reportedly.codec import encode_claim
from reportedly.model.claim import Claim
from reportedly.model.span import text_of
from reportedly.pipeline import sides_on
from reportedly.resolution.parties import NO_SIDES
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.api.problems import Problem
from reportedly.serve.desk import Desk
from reportedly.store.questions.apart import Sided
from reportedly.store.questions.best_matches import RANKED
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.search import match_expression


def claim_record(desk: Desk, claim: Claim) -> msgspec.Raw:
    """The line of a claim; with sides on the day of publication if there is a parties file."""
    sides = None
    if desk.parties is not None:
        sides = sides_on(desk.parties, [claim], claim.report.published)
    return msgspec.Raw(encode_claim(claim, sides))


def claim_item(desk: Desk, row: ClaimRow) -> Json:
    """A claim of a page with what the ledger knows of it."""
    return {
        "record": claim_record(desk, row.claim),
        "source": row.source,
        "cue": row.cue,
        "content": row.content,
        "standing": standing_of(superseded=row.superseded, withdrawn=row.withdrawn),
        "lineage": row.lineage,
        "incidents": row.incidents,
        "snippet": [{"text": words, "found": found} for words, found in row.snippet],
    }


def standing_of(*, superseded: bool, withdrawn: bool) -> str:
    """What has become of a report, in one word."""
    return "withdrawn" if withdrawn else "superseded" if superseded else "current"


def check_words(given: Any) -> None:
    """Raise a Problem for a text without a single word: it would find everything."""
    if "text" in given and match_expression(given["text"]) is None:
        raise Problem("bad-value", "“text” has no word to search for.", parameter="text")


def claims_asked(desk: Desk, asked: Asked, *others: str) -> dict[str, Any]:
    """What is asked of claims, without `others`; nobody is on a side without a parties file."""
    given = asked.without(*others)
    if side := given.pop("side", None):
        sides = desk.parties or NO_SIDES
        given["side"] = Sided(side, sides.version, sides)
    return given


def page_of_claims(desk: Desk, asked: Asked) -> Json:
    """One page of claims."""
    check_words(asked.given)
    default = Sort.RELEVANCE if "text" in asked.given else Sort.NEWEST
    query = ClaimQuery(
        **claims_asked(desk, asked, "sort"),
        **asked.limit,
        sort=Sort(asked.given.get("sort", default)),
        cursor=asked.place.after,
    )
    page = desk.ledger.claims(query)
    return asked.page(page, [claim_item(desk, row) for row in page.rows])


def facet_counts(desk: Desk, asked: Asked) -> Json:
    """The most frequent values of every facet."""
    check_words(asked.given)
    query = ClaimQuery(**claims_asked(desk, asked))
    counts = {**desk.ledger.facets(query), **desk.ledger.facets_apart(query, desk.parties)}
    facets = {
        name: [{"value": one.value, "label": one.label, "claims": one.count} for one in values]
        for name, values in counts.items()
    }
    return {"facets": facets}


def one_claim(desk: Desk, asked: Asked) -> Json:
    """One claim, at a revision if asked, with its words and what people made of it."""
    revision = revision_in(asked)
    ledger = desk.ledger
    claim = ledger.claim(asked.id, revision)
    report = ledger.report(claim.report.id, revision)
    items = {item.claim.id: item for item in ledger.reviewed(report.id, revision)}
    item = items.get(claim.id)
    standing = ledger.standing(report.id, revision)
    return {
        "at": revision or asked.revision,
        "record": claim_record(desk, claim),
        "corrected": claim_record(desk, item.corrected) if item and item.changed else None,
        "changed": item.changed if item else (),
        "rejected": item.rejected if item else (),
        "source": text_of(report.text, claim.source),
        "cue": text_of(report.text, claim.cue),
        "content": text_of(report.text, claim.content),
        "standing": standing_of(superseded=standing.superseded, withdrawn=standing.withdrawn),
    }


def revision_in(asked: Asked) -> int | None:
    """The revision asked for; None for the newest. Raises a Problem for one still to come."""
    given = asked.given.get(p.REVISION.name)
    if given is None:
        return None
    if int(given) > asked.revision:
        sentence = f"The ledger is at revision {asked.revision}."
        raise Problem("bad-value", sentence, parameter=p.REVISION.name)
    return int(given)


_ONE = {
    "at": s.whole("revision of the ledger at which the claim stood so"),
    "record": s.ref("ClaimLine"),
    "corrected": s.maybe(s.ref("ClaimLine")),
    "changed": s.listed(s.text(), "keys of the record whose value people replaced"),
    "rejected": s.listed(s.text(), "keys said to be wrong without a right value"),
    "source": s.text("the words of the source"),
    "cue": s.text("the words that attribute"),
    "content": s.text("the words of the content"),
    "standing": s.STANDING,
}
_FACETS = tuple(one.name for one in p.FACETS)
_NEEDED_TEXT = p.Parameter(name=p.TEXT.name, says=p.TEXT.says, needed=True)

OPERATIONS = (
    Operation(
        path="/claims",
        name="claims",
        summary="Claims that answer a question",
        says="The claims of the readings that count. Everything given must hold.",
        parameters=(*p.CLAIMS, p.CLAIM_SORT, *p.PAGED),
        schema=s.paged(s.CLAIM_ITEM),
        ask=page_of_claims,
    ),
    Operation(
        path="/claims/{id}",
        name="claim",
        summary="One claim",
        says="A claim as the machine left it, and as people corrected it, now or at a revision.",
        parameters=(p.REVISION,),
        schema=_ONE,
        ask=one_claim,
        id_says="id of a claim",
    ),
    Operation(
        path="/facets",
        name="facets",
        summary="Counts by facet",
        says="For every facet its most frequent values among the claims that answer a question.",
        parameters=p.CLAIMS,
        schema={
            "facets": s.closed(
                {name: s.listed(s.FACET_VALUE) for name in (*_FACETS, "day", "side", "origins")}
            ),
        },
        ask=facet_counts,
    ),
    Operation(
        path="/search",
        name="search",
        summary="Claims with these words",
        says="Claims whose content, source or title has the words, the best match first. Of more "
        f"than {RANKED:,} matches the last added are ranked; the others follow, last added first.",
        parameters=(
            _NEEDED_TEXT,
            *(one for one in p.CLAIMS if one.name != p.TEXT.name),
            p.CLAIM_SORT,
            *p.PAGED,
        ),
        schema=s.paged(s.CLAIM_ITEM),
        ask=page_of_claims,
    ),
)
