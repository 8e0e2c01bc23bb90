"""`/about`: what the ledger covers, what made it, what was not understood, whose data it shows."""

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from reportedly.errors import ISSUE_TEXT, BadConfiguration
from reportedly.model.issue import Issue
from reportedly.resolution.places.gazetteer import open_gazetteer
from reportedly.serve.desk import Desk

# Tables a reader has a word for, in the order in which they are shown.
KEPT = ("report", "claim", "review", "judgement", "finding", "issue", "tombstone")
EXAMPLES = 20  # issues of one code that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueGroup:
    """The issues with one code; the first of them as examples."""

    code: str
    text: str
    count: int
    examples: tuple[Issue, ...]


def routes(desk: Desk) -> APIRouter:
    """The route of the ledger's own page."""
    router = APIRouter()

    @router.api_route("/about", methods=["GET", "HEAD"])
    def about() -> HTMLResponse:
        ledger = desk.ledger
        counts = ledger.counts()
        return desk.page(
            "about.html",
            coverage=desk.coverage(),
            counts=counts,
            kept=[(name, counts[name]) for name in KEPT],
            runs=ledger.runs(),
            issues=issue_groups(desk),
            sources=place_sources(),
            examples=EXAMPLES,
        )

    return router


def issue_groups(desk: Desk) -> list[IssueGroup]:
    """Issues by code, the most frequent first."""
    counts: Counter[str] = Counter()
    examples: dict[str, list[Issue]] = {}
    for issue in desk.ledger.issues():
        counts[issue.code] += 1
        listed = examples.setdefault(issue.code, [])
        if len(listed) < EXAMPLES:
            listed.append(issue)
    return [
        IssueGroup(
            code=code,
            text=ISSUE_TEXT[examples[code][0].code],
            count=count,
            examples=tuple(examples[code]),
        )
        for code, count in counts.most_common()
    ]


def place_sources() -> tuple[str, ...]:
    """Attribution of the bundled place data; () if it is not installed."""
    try:
        return open_gazetteer().sources
    except BadConfiguration:
        return ()
