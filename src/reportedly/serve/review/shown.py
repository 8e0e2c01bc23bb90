"""One report with one of its claims in focus, as the page of review shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.field_wording import HEADINGS, field_words
from reportedly.model.report import Report
from reportedly.model.review import Anchoring
from reportedly.serve.claims.view import ClaimView, view_in_text
from reportedly.serve.desk import address
from reportedly.serve.reports.passages import Passage, passages_with
from reportedly.serve.reports.segments import Mark, claim_marks, furniture_marks, whole
from reportedly.serve.reports.utf16 import Utf16
from reportedly.serve.review.form import Form, form_of
from reportedly.serve.review.state import ReviewState, state_of
from reportedly.serve.review.walk import Step
from reportedly.store.people.anchoring import PlacedReview
from reportedly.store.people.corrected import Reviewed, readers_of
from reportedly.store.people.review_acts import act_words

if TYPE_CHECKING:
    from reportedly.serve.review.page import ReviewRoom


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


class Shown:
    """One report with one of its claims in focus."""

    def __init__(
        self,
        room: "ReviewRoom",
        report: Report,
        asked: Mapping[str, str],
        filters: Mapping[str, str],
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
