"""Makes the page on which the claims of a report are reviewed, one of them in focus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.field_wording import HEADINGS, field_words
from reportedly.model.ids import ClaimId
from reportedly.model.report import Report
from reportedly.model.review import Anchoring
from reportedly.model.span import text_of
from reportedly.serve.access.csrf import Csrf
from reportedly.serve.access.reviewer import Reviewer, reviewer_of
from reportedly.serve.access.visitor import Role, visitor
from reportedly.serve.claims.view import ClaimView, view_in_text
from reportedly.serve.desk import Desk, address
from reportedly.serve.reports.passages import Passage, passages_with
from reportedly.serve.reports.segments import Mark, claim_marks, furniture_marks, whole
from reportedly.serve.reports.utf16 import Utf16
from reportedly.serve.review.bench import Bench, LedgerBench
from reportedly.serve.review.form import CHOICES, Form, form_of, rows_of
from reportedly.serve.review.state import ReviewState, state_of
from reportedly.serve.review.walk import Queues, Step, Walk, filters_in, step_address, walk_report
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed, readers_of
from reportedly.store.people.review_acts import act_words

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
BLANK: Form = {
    "quotation": "indirect",
    "by_source": "CT+",
    "by_publisher": "Uu",
    "mood": "actual",
    "name_0": "",
    "kind_0": "",
    "status_0": "",
    "remark_0": "",
    "remark_0_at": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reviewer must be told; `kind` names its look."""

    heading: str
    sentence: str
    status: int = 200
    kind: str = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim of the report as people have left it."""

    number: int
    item: Reviewed
    view: ClaimView
    state: ReviewState
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act in words, for a history."""

    revision: int
    words: str
    note: str
    undone: bool
    anchoring: str
    about: str = ""  # the first words of the claim


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
        shown = _Shown(self, self.desk.ledger.report(report), asked, filters)
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
            about=f"“{shorten(words, EXCERPT, placeholder=' …')}”" if words else "",
        )


def said_words(said: str, last: ActLine | None) -> str:
    """What has just been done, for the page after it; "" for nothing."""
    words = SAID.get(said, "")
    if words and last and last.about and said != "undo":
        return f"{words.rstrip('.')}: {last.about}"
    return words


class _Shown:
    """One report with one of its claims in focus."""

    def __init__(
        self, room: ReviewRoom, report: Report, asked: Mapping[str, str], filters: Mapping[str, str]
    ) -> None:
        self.room, self.report, self.filters = room, report, filters
        self.items = room.bench.reviewed(report.id)
        self.acts = room.bench.acts(report.id)
        self.rows = [self._row(number, item) for number, item in enumerate(self.items, 1)]
        self.adding = asked.get("add") == "1"
        self.focus = None if self.adding and not asked.get("claim") else self._focus(asked)
        self.editing = asked.get("edit") == "1" and self.focus is not None
        if self.editing and self.focus and self.focus.item.added is not None:
            self.adding = True
        here = self.focus.item.claim.id if self.focus else None
        self.walk = room.walk(self.items, here, filters)

    def _row(self, number: int, item: Reviewed) -> Row:
        return Row(
            number=number,
            item=item,
            view=view_in_text(item.corrected, self.report.text, self.room.desk.parties),
            state=state_of(item, self.report.text),
            href=self.room.step((self.report.id, item.claim.id), self.filters),
        )

    def _focus(self, asked: Mapping[str, str]) -> Row | None:
        """The claim asked for; else the first undecided one; else the first."""
        wanted = asked.get("claim")
        ordered = sorted(self.rows, key=lambda row: whole(row.item.claim).start)
        open_ones = [row for row in ordered if row.item.status is None]
        found = [row for row in ordered if row.item.claim.id == wanted]
        return next(iter([*found, *open_ones, *ordered]), None)

    def form(self) -> Form | None:
        """What the form shows before anything is changed in it."""
        if self.editing and self.focus:
            return form_of(self.focus.item.corrected, self.report.text)
        return BLANK if self.adding else None

    def context(self) -> dict[str, object]:
        """The names of the template."""
        report, focus = self.report, self.focus
        own: Step | None = (report.id, focus.item.claim.id) if focus else None
        here = f"{self.room.bench.base}/{report.id}"
        leave = self.room.step(own, self.filters) if own else here
        return {
            "report": report,
            "standing": self.room.desk.ledger.standing(report.id),
            "rows": self.rows,
            "row": focus,
            "adding": self.adding,
            "editing": self.editing,
            "instead_of": focus.item.added if focus and self.adding else None,
            "waiting": sum(1 for item in self.items if item.status is None),
            "before": self._step(self.walk.before),
            "after": self._step(self.walk.after),
            "undecided": self._step(self.walk.waiting),
            "edit": self.room.step(own, self.filters, edit="1") if own else "",
            "missed": address(here, {**self.filters, "add": "1"}),
            "leave": leave,
            "back": leave,
            "fields": self._fields(),
            "history": [_line(act) for act in focus.item.acts] if focus else [],
            "orphans": [_line(act) for act in self.acts if _waits(act)],
            "readers": readers_of(self.acts),
            "passages": self._passages(),
            "units": Utf16(report.text),
        }

    def _step(self, step: Step | None) -> str:
        return self.room.step(step, self.filters) if step else ""

    def _fields(self) -> list[tuple[str, str, str]]:
        """Every field of the claim in focus, in words."""
        if self.focus is None:
            return []
        claim, text = self.focus.item.corrected, self.report.text
        return [(name, words, field_words(name, claim, text)) for name, words in HEADINGS.items()]

    def _passages(self) -> tuple[Passage, ...]:
        """The text, the claim in focus marked in its parts and the others faintly."""
        marks = furniture_marks(self.report.furniture)
        for row in self.rows:
            claim = row.item.corrected
            if self.focus and row.number == self.focus.number:
                marks += claim_marks(claim, row.number, focus=True)
                continue
            faint = claim_marks(claim, row.number)
            marks += [Mark(span=m.span, name="other") for m in faint if m.name in _CONTENTS]
            marks += [mark for mark in faint if mark.number is not None]
        text = self.report.text.replace("\0", "\ufffd")  # browsers would leave it out
        shown = [row.item.corrected for row in self.rows]
        return passages_with(replace(self.report, text=text), shown, marks)


_CONTENTS = ("content", "narration")


def _waits(act: PlacedReview) -> bool:
    return act.anchoring is Anchoring.ORPHANED and not act.undone


def _line(act: PlacedReview) -> ActLine:
    heading = HEADINGS.get(act.review.field or "", "")
    field = f", {heading.lower()}" if heading else ""
    return ActLine(
        revision=act.revision,
        words=act_words(act.review) + field,
        note=act.review.note,
        undone=act.undone,
        anchoring="" if act.anchoring is Anchoring.EXACT else act.anchoring.value,
    )
