"""The page on which differences between coders are settled, one of them in focus."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse

from reportedly.codec import field_values
from reportedly.field_wording import HEADINGS, field_words
from reportedly.model.coding import Round, Ruling
from reportedly.model.report import Report
from reportedly.model.span import Spans, text_of
from reportedly.serve.access.reviewer import reviewer_of
from reportedly.serve.access.visitor import Role, visitor
from reportedly.serve.claims.view import ClaimView, view_in_text
from reportedly.serve.coding.room import CodingRoom
from reportedly.serve.desk import address
from reportedly.serve.reports.passages import Passage, passages_with
from reportedly.serve.reports.segments import Mark, claim_marks, furniture_marks
from reportedly.serve.reports.utf16 import Utf16
from reportedly.serve.review.form import CHOICES, Form, form_of, rows_of
from reportedly.serve.review.page import Notice
from reportedly.store.coding.rulings import last_ruling
from reportedly.store.coding.units import Answer, Difference, Unit
from reportedly.wording import excerpt

KEYS = (
    ("j", "go to the next difference; nothing is settled"),
    ("k", "go to the difference before; nothing is settled"),
    ("n", "go to the next open difference"),
    ("1 2 3", "take the answer of the first, second, third coder; then give the reason"),
    ("e", "give another value; then the reason"),
    ("Enter", "in the reason: settle it and go on"),
    ("Esc", "leave a field"),
    ("g", "write what all coders agree on into the ledger"),
    ("u", "take your last decision back"),
    ("?", "show or hide this list"),
)
SPANS = ("source", "cue", "content")
IN_FORM = (*SPANS, "quotation", "factuality", "mood", "speakers", "verification")
EXCERPT = 48  # characters of a claim that say which one is meant
PRESENCE = "Is this a claim?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One coder's answer in words."""

    number: int
    coder: str
    lines: tuple[tuple[str, str], ...]  # heading and words; the heading "" for a single field
    notes: tuple[str, ...]
    takeable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A difference as listed; `ruling` is None while it is open."""

    number: int
    found: Difference
    heading: str
    words: str  # the first of the claim
    ruling: Ruling | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleState:
    """What the macros of review's form need."""

    @property
    def choices(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """What each list offers."""
        return CHOICES

    def rows_of(self, form: Form, prefix: str) -> list[int]:
        """The numbers of the rows of one kind in a form."""
        return rows_of(form, prefix)


def heading_of(found: Difference) -> str:
    """What is asked."""
    return ", ".join(HEADINGS[name] for name in found.fields) if found.fields else PRESENCE


class SettlePage:
    """One report of a round with its differences. Raises StillBlind before they may be seen."""

    def __init__(self, room: CodingRoom, one: Round, report: str, asked: Mapping[str, str]) -> None:
        self.room, self.one = room, one
        self.report: Report = room.desk.ledger.report(report)
        self.own = asked.get("own") == "1"
        self.units = room.units(one, report)
        self.held = room.book.rulings(one, report)
        self.base = f"/coding/{one.id}/settle/{report}"
        found = room.differences(one, report)
        self.lines = [self._line(number, item) for number, item in enumerate(found, 1)]
        self.focus = self._focus(asked.get("difference", ""))

    def _line(self, number: int, found: Difference) -> Line:
        return Line(
            number=number,
            found=found,
            heading=heading_of(found),
            words=excerpt(text_of(self.report.text, found.unit.content), EXCERPT),
            ruling=self.held.get((found.unit.key, found.field)),
            href=self.at(found.key),
        )

    def at(self, key: str, **more: str) -> str:
        """The address of a difference."""
        return address(self.base, {"difference": key, "own": "1" if self.own else "", **more})

    def _focus(self, wanted: str) -> Line | None:
        asked = [line for line in self.lines if line.found.key == wanted]
        left = [line for line in self.lines if line.ruling is None]
        return next(iter([*asked, *left, *self.lines]), None)

    def after(self, key: str) -> str | None:
        """The next open difference, going round; None if there is none but `key`."""
        at = next((i for i, line in enumerate(self.lines) if line.found.key == key), -1)
        round_ = [*self.lines[at + 1 :], *self.lines[: max(at, 0)]]
        return next((line.found.key for line in round_ if line.ruling is None), None)

    def agreed_left(self) -> int:
        """Claims on which all agree and that are not yet written into the ledger."""
        return sum(1 for unit in self.units if unit.agreed and (unit.key, None) not in self.held)

    def response(
        self,
        request: Request,
        said: str = "",
        notice: Notice | None = None,
        form: Form | None = None,
    ) -> HTMLResponse:
        """The page."""
        one = visitor()
        coder = one is not None and one.name in self.one.coders
        can = one is not None and one.may(Role.REVIEWER) and not self.room.desk.ledger.read_only
        return self.room.page(
            request,
            "settle.html",
            status=notice.status if notice else 200,
            round=self.one,
            report=self.report,
            standing=self.room.desk.ledger.standing(self.report.id),
            lines=self.lines,
            line=self.focus,
            base=self.base,
            own=self.own,
            must_say=coder and not self.own,
            deciding=can and (self.own or not coder),
            agreed=sum(1 for unit in self.units if unit.agreed),
            agreed_left=self.agreed_left(),
            left=sum(1 for line in self.lines if line.ruling is None),
            said=said,
            notice=notice,
            keys=KEYS,
            page=SettleState(),
            reviewer=reviewer_of(request),
            last=last_ruling(list(self.held.values()), one.name) if one else None,
            units=Utf16(self.report.text),
            **self._of_focus(form or {}),
        )

    def _of_focus(self, form: Form) -> dict[str, object]:
        """What the template shows of the difference in focus."""
        line = self.focus
        found = line.found if line else None
        at = line.number - 1 if line else -1
        after = self.after(found.key) if found else None
        return {
            "before": self.lines[at - 1].href if at > 0 else "",
            "next": self.lines[at + 1].href if line and at + 1 < len(self.lines) else "",
            "open": self.at(after) if after else "",
            "sides": self._sides(found) if found else [],
            "machine": self._machine(found) if found else (),
            "view": self._view(found.unit) if found else None,
            "form": ({**_first_form(found, self.report.text), **form}) if found else {},
            "third": [name for name in found.fields if name in IN_FORM] if found else [],
            "as_json": [name for name in found.fields if name not in IN_FORM] if found else [],
            "passages": self._passages(found),
        }

    def _sides(self, found: Difference) -> list[Side]:
        return [self._side(number, found, answer)
                for number, answer in enumerate(found.unit.answers, 1)]  # fmt: skip

    def _side(self, number: int, found: Difference, answer: Answer) -> Side:
        if found.fields and not answer.there:
            lines: tuple[tuple[str, str], ...] = (("", "to this coder there is no such claim"),)
        elif not found.fields:
            lines = (("", _presence(answer, found.unit)),)
        else:
            lines = tuple(self._words(name, answer, found) for name in found.fields)
        notes = [act.review.note for act in (answer.item.acts if answer.item else ())
                 if act.review.note and not act.undone]  # fmt: skip
        return Side(
            number=number,
            coder=answer.coder,
            lines=lines,
            notes=tuple(notes),
            takeable=answer.there or not found.fields,
        )

    def _words(self, name: str, answer: Answer, found: Difference) -> tuple[str, str]:
        heading = HEADINGS[name] if len(found.fields) > 1 else ""
        if answer.item is None or name in answer.item.rejected:
            return heading, "said to be wrong, no other value given"
        return heading, field_words(name, answer.item.corrected, self.report.text)

    def _machine(self, found: Difference) -> tuple[tuple[str, str], ...]:
        """What the machine had there, where the coders were shown it."""
        if not found.unit.machine:
            return ()
        names = found.fields
        return tuple(
            (HEADINGS[name] if len(names) > 1 else "",
             field_words(name, found.unit.claim, self.report.text))
            for name in names
        )  # fmt: skip

    def _view(self, unit: Unit) -> ClaimView:
        held = [answer.item for answer in unit.holders if answer.item is not None]
        claim = held[0].corrected if held else unit.claim
        return view_in_text(claim, self.report.text, self.room.desk.parties)

    def _passages(self, found: Difference | None) -> tuple[Passage, ...]:
        """The text; of the difference in focus what each coder marked, else its claim."""
        marks = furniture_marks(self.report.furniture)
        claims = []
        if found is not None:
            item = found.unit.holders[0].item if found.unit.holders else None
            claim = item.corrected if item is not None else found.unit.claim
            claims = [claim]
            marks += claim_marks(claim, 1, focus=True)
            marks += _marks_of_coders(found)
        text = self.report.text.replace("\0", "\ufffd")  # browsers would leave it out
        return passages_with(replace(self.report, text=text), claims, marks)


def _presence(answer: Answer, unit: Unit) -> str:
    if answer.there:
        return "a claim, as it stands above"
    return "no claim: rejected" if unit.machine else "did not mark a claim here"


def _marks_of_coders(found: Difference) -> list[Mark]:
    """Where the words differ: what each coder marked, under a line of their own."""
    names = [name for name in found.fields if name in SPANS]
    marks = []
    for number, answer in enumerate(found.unit.answers, 1):
        if answer.item is None or not answer.there:
            continue
        for name in names:
            spans: Spans = getattr(answer.item.corrected, name)
            marks += [Mark(span=span, name=f"by-{min(number, 3)}") for span in spans]
    return marks


def _first_form(found: Difference, text: str) -> Form:
    """The form of another value, filled with the first coder's who has one."""
    item = found.unit.holders[0].item
    if item is None:
        return {}
    values = field_values(item.corrected, tuple(n for n in found.fields if n not in IN_FORM))
    as_json = {f"json_{name}": json.dumps(value, ensure_ascii=False, indent=1)
               for name, value in values.items()}  # fmt: skip
    return form_of(item.corrected, text) | as_json
