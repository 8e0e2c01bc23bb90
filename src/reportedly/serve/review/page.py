"""Makes the page on which the claims of a report are reviewed, one of them in focus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.model.ids import ClaimId
from reportedly.model.span import text_of
from reportedly.serve.access.csrf import Csrf
from reportedly.serve.access.reviewer import Reviewer, reviewer_of
from reportedly.serve.access.visitor import Role, visitor
from reportedly.serve.desk import Desk
from reportedly.serve.review.bench import Bench, LedgerBench
from reportedly.serve.review.form import CHOICES, Form, rows_of
from reportedly.serve.review.shown import ActLine, Shown
from reportedly.serve.review.walk import Queues, Step, Walk, filters_in, step_address, walk_report
from reportedly.store.people.corrected import Reviewed
from reportedly.store.people.review_acts import act_words
from reportedly.wording import excerpt

KEYS = (
    ("j", "go to the next claim; nothing is decided"),
    ("k", "go to the claim before; nothing is decided"),
    ("n", "go to the next undecided claim"),
    ("a", "accept the claim as it stands"),
    ("r", "reject the claim, or take an added one back"),
    ("e", "correct the claim"),
    ("1 2 3 4", "while correcting: take the selected words as source, cue, content, remark"),
    ("Esc", "leave a correction without saving it"),
    ("u", "take your last decision back"),
    ("m", "add a claim the program has missed; words selected before are its content"),
    ("f", "mark the report as read in full"),
    ("?", "show or hide this list"),
)
EXCERPT = 60  # characters of a claim that say which one is meant
SAID = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "replace": "Corrected.",
    "add": "Added.",
    "read": "Marked as read in full.",
    "undo": "Taken back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reviewer must be told; `kind` names its look."""

    heading: str
    sentence: str
    status: int = 200
    kind: str = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """What every form of the page sends back, and what it offers."""

    token: str
    seen: int
    filters: Mapping[str, str]
    reviewer: Reviewer
    writable: bool
    base: str = "/review"

    @property
    def choices(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """What each list of the form offers."""
        return CHOICES

    def rows_of(self, form: Form, prefix: str) -> list[int]:
        """The numbers of the rows of one kind in a form."""
        return rows_of(form, prefix)


class ReviewRoom:
    """What the pages of review share."""

    def __init__(self, desk: Desk, bench: Bench | None = None, csrf: Csrf | None = None) -> None:
        """Decisions go to `bench`, the ledger's own unless another is given."""
        self.desk = desk
        self.bench = bench or LedgerBench(desk.ledger)
        self.csrf = csrf or Csrf()
        self.queues = Queues(desk)

    def step(self, step: Step, filters: Mapping[str, str], **more: str | None) -> str:
        """Where a claim is decided on."""
        return step_address(step, filters, self.bench.base, **more)

    def state(self, request: Request, key: str, filters: Mapping[str, str]) -> PageState:
        """The state of a page for that browser."""
        one = visitor()
        return PageState(
            token=self.csrf.token(key),
            seen=self.desk.ledger.revision,
            filters=filters,
            reviewer=reviewer_of(request),
            writable=not self.desk.ledger.read_only and (one is None or one.may(Role.REVIEWER)),
            base=self.bench.base,
        )

    def walk(
        self, items: Sequence[Reviewed], here: ClaimId | None, filters: Mapping[str, str]
    ) -> Walk:
        """What comes before and after a claim on this way of reviewing."""
        if "way" in filters and isinstance(self.bench, LedgerBench):
            return self.queues.walk(filters, here)
        return walk_report(items, here)

    def page(
        self,
        request: Request,
        report: str,
        asked: Mapping[str, str],
        notice: Notice | None = None,
        form: Form | None = None,
    ) -> HTMLResponse:
        """The page of a report as `asked`; `form` is what was sent and could not be kept."""
        key = self.csrf.key_of(request)
        filters = filters_in(asked)
        page = self.state(request, key, filters)  # first: what is written after it is a conflict
        shown = Shown(self, self.desk.ledger.report(report), asked, filters)
        last = self._last(page.reviewer.name, report)
        bar = self.bench.bar(report)
        finished = bar is not None and (bar.over or bar.done is not None)
        answer = self.desk.page(
            "review.html",
            status=notice.status if notice else 200,
            page=page,
            notice=notice,
            said=said_words(asked.get("said", ""), last),
            deciding=page.writable and bool(page.reviewer.name) and not finished,
            last=last,
            coding=bar,
            keys=[(key, self.bench.finishing if key == "f" else words) for key, words in KEYS],
            form=(shown.form() or {}) | (form or {}),
            **shown.context(),
        )
        self.csrf.keep(answer, key)
        return answer

    def _last(self, name: str, report: str) -> ActLine | None:
        found = self.bench.last(name, report) if name else None
        if found is None:
            return None
        revision, act = found
        words = text_of(self.desk.ledger.report(act.report).text, act.content)
        return ActLine(
            revision=revision,
            words=act_words(act),
            note=act.note,
            undone=False,
            anchoring="",
            about=f"“{excerpt(words, EXCERPT)}”" if words else "",
        )


def said_words(said: str, last: ActLine | None) -> str:
    """What has just been done, for the page after it; "" for nothing."""
    words = SAID.get(said, "")
    if words and last and last.about and said != "undo":
        return f"{words.rstrip('.')}: {last.about}"
    return words
