"""Questions that a desk asks first: by day, at a glance, and what was taken out."""

from dataclasses import asdict
from typing import Any

import msgspec

from reportedly.codec import encode_account
from reportedly.errors import ISSUE_TEXT, IssueCode
from reportedly.model.removal import Removal, Scope, Tombstone
from reportedly.model.report import Status
from reportedly.serve.api import parameters as p
from reportedly.serve.api import shapes as s
from reportedly.serve.api.asked import Asked, Json, Operation
from reportedly.serve.api.claims import check_words, claims_asked
from reportedly.serve.desk import Desk
from reportedly.serve.routes.overview import HEADINGS, since_revision
from reportedly.serve.routes.timeline import days_of
from reportedly.store.questions.claim_query import ClaimQuery
from reportedly.store.questions.timeline import TimelineQuery

SHOWN = 50  # ids of each list of the overview unless asked otherwise
_TIME = ("since", "until", "sort")


def timeline(desk: Desk, asked: Asked) -> Json:
    """One page of incidents by day, with what is told of stretches of these days."""
    check_words(asked.given)
    given = asked.given
    query = TimelineQuery(
        claims=ClaimQuery(**claims_asked(desk, asked, *_TIME)),
        since=given.get("since"),
        until=given.get("until"),
        oldest=given.get("sort") == "oldest",
        cursor=asked.place.after,
        **asked.limit,
    )
    page = desk.ledger.timeline(query)
    accounts = desk.ledger.accounts(one.incident for one in page.rows)
    items = [
        {
            "day": one.day,
            "incident": one.incident,
            "record": msgspec.Raw(encode_account(accounts[one.incident]))
            if one.incident in accounts
            else None,
        }
        for one in page.rows
    ]
    told = desk.ledger.stretches(query.wanted, *days_of(page, query))
    return {**asked.page(page, items), "stretches": [asdict(one) for one in told]}


def overview(desk: Desk, asked: Asked) -> Json:
    """What is new, marked and not understood, as counts and the latest ids."""
    ledger, limit = desk.ledger, asked.limit.get("limit", SHOWN)
    revision, _ = since_revision(desk, asked.given.get("since", ""))
    marks: dict[str, Any] = {mark: ledger.marked(mark, limit=limit) for mark in HEADINGS}
    taken = ledger.marked(Status.WITHDRAWN, Status.CORRECTED, limit=limit)
    gaps = ledger.gaps()
    return {
        "news": asdict(ledger.news(revision, limit)),
        "incidents": {
            mark: {"total": page.total, "ids": page.rows} for mark, page in marks.items()
        },
        "reports": {"total": taken.total, "ids": taken.rows},
        "review": {one.value: one.count for one in ledger.facets()["review"]},
        "unread": dict(gaps.unread),
        "issues": [
            {"code": code, "text": ISSUE_TEXT[IssueCode(code)], "count": count}
            for code, count in gaps.issues
        ],
    }


def removals(desk: Desk, asked: Asked) -> Json:
    """Every tombstone, the latest first."""
    return {"removals": [removal_item(one) for one in desk.ledger.tombstones()[::-1]]}


def removal_item(one: Tombstone) -> Json:
    """What stays of a removal."""
    return {**asdict(one), "at": one.at.isoformat()}


_IDS = s.closed(
    {"total": s.whole("all of them"), "ids": s.listed(s.text(), "the latest day first")}
)
_CHANGE = s.closed({"incident": s.text(), "new": {"type": "boolean", "description": "it began"}})
_NEWS = s.closed(
    {
        "revision": s.whole("what came after it is new"),
        "reports": s.whole("new reports"),
        "publishers": s.whole("publishers of them"),
        "claims": s.whole("their claims"),
        "incidents": s.whole("incidents that began or changed"),
        "changes": s.listed(_CHANGE, "the last of these"),
    }
)
_REMOVAL = s.closed(
    {
        "id": s.text("random; made of nothing that was taken out"),
        "kind": {"type": "string", "enum": list(Removal)},
        "scope": {"type": "string", "enum": list(Scope)},
        "reason": s.text(),
        "by": s.text(),
        "at": s.text("time, ISO"),
        "reports": s.whole("reports it touched"),
        "claims": s.whole("claims it touched, of every reading"),
        "undoes": s.maybe(s.text("id of the seal it takes back")),
        "undone": s.TRUTH,
    }
)
_STRETCH = s.closed(
    {"claim": s.text(), "first": s.text("ISO day"), "last": s.text("ISO day"), "event": s.text()}
)
_DAY = s.closed(
    {
        "day": s.text("ISO day of the happening"),
        "incident": s.text("id of the incident"),
        "record": s.maybe(s.ref("AccountLine")),
    }
)
_SINCE = p.Parameter(
    name="since",
    says="what came after this revision, or since this day, is new; the last day of adding "
    "unless asked",
    pattern=r"^([0-9]{1,9}|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$",
    takes="a day like 2025-03-11 or a revision",
)
_CLAIMS = tuple(one for one in p.CLAIMS if one.name not in _TIME)

OPERATIONS = (
    Operation(
        path="/timeline",
        name="timeline",
        summary="Incidents by day",
        says="Incidents with a claim that answers, by the day of their happening. `stretches` are "
        "claims of happenings somewhere in several of the days of this page.",
        parameters=(
            *_CLAIMS,
            *(one for one in p.INCIDENTS if one.name in _TIME),
            p.Parameter(name="sort", says="newest unless asked", choices=("newest", "oldest")),
            *p.PAGED,
        ),
        schema={**s.paged(_DAY), "stretches": s.listed(_STRETCH)},
        ask=timeline,
    ),
    Operation(
        path="/overview",
        name="overview",
        summary="What a desk looks at first",
        says="What is new, disputed, denied and put forward by nobody else, told by one origin or "
        "taken back, and what was not read.",
        parameters=(_SINCE, p.LIMIT),
        schema={
            "news": _NEWS,
            "incidents": s.closed(dict.fromkeys(HEADINGS, _IDS)),
            "reports": _IDS | {"description": "corrected or withdrawn by their publisher"},
            "review": s.COUNTS | {"description": "claims by what people decided"},
            "unread": s.COUNTS | {"description": "reports by language that is not read"},
            "issues": s.listed(s.ISSUE_GROUP),
        },
        ask=overview,
    ),
    Operation(
        path="/removals",
        name="removals",
        summary="What was taken out on purpose",
        says="The tombstones of what was sealed, redacted or removed, without a word of it.",
        schema={"removals": s.listed(_REMOVAL)},
        ask=removals,
    ),
)
