"""The parameters of addresses: what each is called, takes and means; the same for the reference."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model.finding import Conclusion, FindingStatus
from reportedly.model.incident import IncidentKind
from reportedly.serve.api.problems import Problem
from reportedly.store.found.incidents import IncidentSort
from reportedly.store.questions.claim_query import PAGE, Sort
from reportedly.store.questions.closed_values import CLOSED

LONGEST = 500  # characters of one value
MOST = 500  # items of one page
DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
STANDINGS = CLOSED["status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter. `choices` are all of its values, `pattern` is what they look like."""

    name: str
    says: str
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    takes: str = ""  # what a value must be, in words
    most: int | None = None  # set: a whole number from 1 to this
    needed: bool = False

    def check(self, value: str) -> None:
        """Raise a Problem that names the parameter unless `value` is one of its values."""
        if self.most is not None:
            plain = value.isascii() and value.isdigit() and len(value) <= len(str(self.most))
            if not plain or not 1 <= int(value) <= self.most:
                self._refuse(f"must be a whole number from 1 to {self.most}")
        elif self.choices and value not in self.choices:
            self._refuse(f"must be one of {', '.join(self.choices)}")
        elif not value or len(value) > LONGEST:
            self._refuse(f"must have from 1 to {LONGEST} characters")
        elif self.pattern and not re.fullmatch(self.pattern.rstrip("$"), value):
            self._refuse(f"must be {self.takes}")

    def _refuse(self, why: str) -> None:
        raise Problem("bad-value", f"“{self.name}” {why}.", parameter=self.name)

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a value."""
        if self.most is not None:
            return {"type": "integer", "minimum": 1, "maximum": self.most}
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        plain: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        return plain | ({"pattern": self.pattern} if self.pattern else {})


def given_in(parameters: Sequence[Parameter], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values of an address by name. Raises a Problem for what is unknown, twice or wrong."""
    known = {one.name: one for one in parameters}
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in known:
            sentence = f"“{name[:LONGEST]}” is no parameter of this address."
            raise Problem("unknown-parameter", sentence, parameter=name[:LONGEST])
        if name in given:
            raise Problem("bad-value", f"“{name}” is given twice.", parameter=name)
        known[name].check(value)
        given[name] = value
    for one in parameters:
        if one.needed and one.name not in given:
            raise Problem("bad-value", f"“{one.name}” is missing.", parameter=one.name)
    return given


def _day(name: str, says: str) -> Parameter:
    takes = "a day like 2025-03-11, a month or a year"
    return Parameter(name=name, says=f"{says}: {takes}", pattern=DAY, takes=takes)


TEXT = Parameter(
    name="text",
    says='words that must all occur; "two words" is a phrase, evacuat* a beginning, -word must not',
)
LIMIT = Parameter(name="limit", says=f"items of one page; {PAGE} unless asked", most=MOST)
CURSOR = Parameter(
    name="cursor",
    says="where the page begins, as `next` of the page before gives it",
    pattern=r"^[A-Za-z0-9_-]+$",
    takes="the cursor of a page before",
)
PAGED = (LIMIT, CURSOR)
REVISION = Parameter(
    name="revision", says="as it stood at this revision of the ledger", most=2**53 - 1
)
WITH_TEXT = Parameter(
    name="with_text", says="yes: with the stored text; no unless asked", choices=("yes", "no")
)

FACETS = (
    Parameter(name="publisher", says="who published the report"),
    Parameter(name="speaker", says="who speaks: a name"),
    Parameter(name="kind", says="kind of source", choices=CLOSED["kind"]),
    Parameter(name="quotation", says="how it is put", choices=CLOSED["quotation"]),
    Parameter(name="event", says="type of an event", choices=CLOSED["event"]),
    Parameter(name="place", says="a place: its id or its name"),
    Parameter(name="country", says="country code of a place"),
    Parameter(
        name="factuality",
        says="the source’s commitment, for narration the publisher’s",
        choices=CLOSED["factuality"],
    ),
    Parameter(
        name="publisher_factuality", says="the publisher’s commitment", choices=CLOSED["factuality"]
    ),
    Parameter(name="hedged", says="whether words carry the commitment", choices=("yes", "no")),
    Parameter(
        name="verification",
        says="what a report says of checking",
        choices=CLOSED["verification"],
    ),
    Parameter(name="language", says="ISO 639-1 code of the report"),
    Parameter(name="status", says="what has become of the report", choices=STANDINGS),
    Parameter(name="review", says="what people decided", choices=CLOSED["review"]),
    Parameter(name="actor", says="organisation of the parties file that speaks: its id"),
)
APART = (
    Parameter(name="side", says="the side of who speaks, as the parties file calls it"),
    Parameter(
        name="origins",
        says="origins behind an incident of the claim; none: it is of no incident",
        choices=CLOSED["origins"],
    ),
)
CLAIMS = (
    TEXT,
    *FACETS,
    *APART,
    _day("since", "first day of publication"),
    _day("until", "last day of publication"),
    Parameter(name="report", says="id of a report"),
    Parameter(name="incident", says="id of an incident"),
)
CLAIM_SORT = Parameter(
    name="sort", says="relevance if a text is searched for, else newest", choices=tuple(Sort)
)
REPORTS = (
    Parameter(name="publisher", says="who published it"),
    Parameter(name="language", says="ISO 639-1 code"),
    Parameter(name="status", says="what has become of it", choices=STANDINGS),
    _day("since", "first day of publication"),
    _day("until", "last day of publication"),
    Parameter(name="lineage", says="id of a lineage"),
    Parameter(name="work", says="id of a work: all its versions"),
)
INCIDENTS = (
    TEXT,
    Parameter(name="place", says="a place: its id or its name"),
    Parameter(name="event", says="kind of happening", choices=tuple(IncidentKind)),
    Parameter(name="country", says="country code of the place"),
    _day("since", "first day of the incident"),
    _day("until", "last day of the incident"),
    Parameter(name="report", says="id of a report"),
    Parameter(name="claim", says="id of a claim"),
)
INCIDENT_SORT = Parameter(name="sort", says="newest unless asked", choices=tuple(IncidentSort))
UNJUDGED = Parameter(
    name="unjudged",
    says="yes: as the program has it, whatever people judged; no unless asked",
    choices=("yes", "no"),
)
DAYS = (_day("since", "first day of publication"), _day("until", "last day of publication"))
FINDINGS = (
    TEXT,
    Parameter(name="status", says="whether it stands", choices=tuple(FindingStatus)),
    Parameter(name="conclusion", says="what it says", choices=tuple(Conclusion)),
    Parameter(name="by", says="who wrote it: the name"),
    Parameter(name="on", says="id of a claim, report or incident that it speaks of or rests on"),
)
