"""What every page needs: the ledger, the parties, templates, and what stands at its foot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from reportedly import __version__, finding_words, wording
from reportedly.errors import InvalidRecord, NotFound
from reportedly.model.ids import IncidentId
from reportedly.model.incident import Account, Coverage
from reportedly.model.issue import shown_issue
from reportedly.model.origin import shown_origin
from reportedly.model.report import FurnitureKind, Report
from reportedly.reconciling import judging_by
from reportedly.resolution.parties import Parties
from reportedly.resolution.parties_file import load_parties
from reportedly.serve.access.visitor import visitor
from reportedly.serve.claims.called import who_words
from reportedly.serve.claims.view import country_name, leads, told_words
from reportedly.serve.dates import covered_words, date_words, day_words
from reportedly.serve.overrides import held_in
from reportedly.serve.static_version import static_version
from reportedly.store.ledger import Ledger
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.store.questions.paging import key_of
from reportedly.store.recent import Recent

UNTITLED = 256  # reports without a title whose first words are remembered
WORDS = 9  # of a text, for a title
JUDGED = 16  # accounts that people changed and that are remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """The state of the ledger a page was made from."""

    revision: int
    version: str
    coverage: str
    empty: bool  # no report has come in yet


class Desk:
    """The open ledger with the parties file it is read by. Safe to share between threads."""

    def __init__(self, ledger: Ledger, parties: Parties | None) -> None:
        self.ledger = ledger
        self.parties = parties
        self._feet: Recent[Foot] = Recent(1)
        self._coverage: Recent[Coverage] = Recent(1)
        self._judged: Recent[Account] = Recent(JUDGED)
        self._first: Recent[str] = Recent(UNTITLED)
        self._templates = _templates()
        self._templates.globals["first_words"] = self.first_words
        self._templates.filters["country"] = partial(country_name, parties)

    def page(self, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
        """A page made from `template`, with the state of the ledger at its foot."""
        shown = self.bare_page(template, foot=self.foot(), **context)
        return HTMLResponse(shown, status_code=status, headers={"Cache-Control": "no-cache"})

    def bare_page(self, template: str, **context: object) -> str:
        """A page that does not ask the ledger for anything."""
        return held_in(self._templates.get_template(template).render(**context))

    def foot(self) -> Foot:
        """What stands at the foot of every page."""
        revision = self.ledger.revision
        found = self._feet.get(revision)
        if found is None:
            seen = self.coverage()
            found = Foot(
                revision=revision,
                version=__version__,
                coverage=covered_words(seen),
                empty=not seen.reports + seen.unread,
            )
            self._feet.put(revision, found)
        return found

    def coverage(self) -> Coverage:
        """What the whole ledger covers, measured once a revision."""
        revision = self.ledger.revision
        found = self._coverage.get(revision)
        if found is None:
            found = self.ledger.coverage()
            self._coverage.put(revision, found)
        return found

    def judged_account(self, incident: IncidentId) -> Account:
        """The account of an incident as people left it, made once a revision."""
        key = (self.ledger.revision, incident)
        found = self._judged.get(key)
        if found is None:
            made = judging_by(self.parties or load_parties())
            found = self.ledger.judged_account(incident, made)
            self._judged.put(key, found)
        return found

    def first_words(self, report: str) -> str:
        """What a report without a title is called on pages: the first words of its text."""
        key = (self.ledger.revision, report)
        return self._first.of(key, lambda: first_words(self.ledger, report))

    def titles(self, rows: Iterable[ClaimRow]) -> Mapping[str, str]:
        """The titles of the incidents of some claims, by id."""
        return self.ledger.titles(one for row in rows for one in row.incidents)


def first_words(ledger: Ledger, report: str) -> str:
    """The first words of a report's text; "untitled report" if it has none, or is not kept."""
    try:
        words = opening_words(ledger.report(report)).split()
    except NotFound:
        words = []
    if not words:
        return "untitled report"
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def opening_words(report: Report) -> str:
    """The text from its headline or first sentence on: datelines of one town are all alike."""
    start = 0
    for piece in report.furniture:
        between = report.text[start : piece.span.start]
        if between.strip() or piece.kind is FurnitureKind.HEADLINE:
            break
        start = piece.span.end
    return report.text[start:].strip() or report.text


def _templates() -> Environment:
    """Every value is escaped; a name a page does not have is an error, not a gap."""
    environment = Environment(
        loader=PackageLoader("reportedly.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = date_words
    environment.filters["days"] = day_words
    environment.filters["told"] = told_words
    environment.filters["cue_leads"] = lambda row: leads(row.cue)
    environment.filters["covered"] = covered_words
    environment.filters["origin"] = shown_origin
    environment.filters["shown"] = shown_issue
    environment.filters["plain"] = wording.plain
    environment.filters["listed"] = lambda items: wording.listed([str(item) for item in items])
    environment.globals["counted"] = wording.counted
    environment.globals["visitor"] = visitor
    environment.globals["wording"] = wording
    environment.globals["who_words"] = who_words
    environment.globals["finding_words"] = finding_words
    environment.globals["style_version"] = static_version()
    return environment


def checked_cursor(given: str | None) -> str | None:
    """Where a page begins; None for the first; raises a 400 if it is no cursor."""
    if not given:
        return None
    try:
        key_of(given)
    except InvalidRecord as error:
        raise HTTPException(400, "“after” is not understood; go back to the first page.") from error
    return given


def only_known(asked: Iterable[str], known: Iterable[str]) -> None:
    """Raises a 400 if a page is asked for something it does not know: a slip would show all."""
    names = sorted(set(known))
    for name in asked:
        if name not in names:
            raise HTTPException(
                400, f"This page knows no “{name[:80]}”. It can be asked for {', '.join(names)}."
            )


def given_of(asked: Mapping[str, str], names: Iterable[str], *pages: str) -> dict[str, Any]:
    """What a page is asked for by these names; a 400 for what is none of them, nor of `pages`."""
    named = tuple(names)
    only_known(asked, (*named, *pages))
    return {name: value for name in named if (value := asked.get(name, "").strip())}


def address(path: str, parameters: dict[str, str | None]) -> str:
    """`path` with those parameters that have a value."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
