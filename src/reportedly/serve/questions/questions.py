"""Questions that can be saved: an address of the ledger, the timeline or the map, checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException

from reportedly.errors import BadConfiguration
from reportedly.resolution.parties import Parties
from reportedly.serve.dates import checked_day
from reportedly.serve.desk import address
from reportedly.serve.incidents.timeline import TimelineForm
from reportedly.serve.questions.ledger_form import LedgerForm
from reportedly.store.ledger import Ledger
from reportedly.store.questions.arrivals import ArrivalQuery

LONGEST = 2_000  # characters of an address
MOST = 40  # parameters of an address
_UNSAVED = ("after", "claims_after", "sort", "view")  # of one look, not of the question
_DAYS = ("since", "until")
HEADING = {"/": "Claims", "/timeline": "Incidents by day", "/map": "Incidents at places"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A page and what is asked of it."""

    path: str
    given: Mapping[str, str]

    @property
    def address(self) -> str:
        """The address of the page that answers it."""
        return address(self.path, dict(sorted(self.given.items())))

    def arrivals(self, after: int, limit: int, parties: Parties | None = None) -> ArrivalQuery:
        """The claims that answer it and came after a revision; sides are those of `parties`."""
        days = {name: self.given.get(name) for name in _DAYS}
        if self.path == "/map":
            query = ArrivalQuery(told=True, placed=True, since=days["since"], until=days["until"])
        elif self.path == "/timeline":
            claims = replace(TimelineForm(self.given, parties).query, since=None, until=None)
            query = ArrivalQuery(claims=claims, told=True, since=days["since"], until=days["until"])
        else:
            query = ArrivalQuery(claims=LedgerForm(self.given, parties).query)
        return replace(query, after=after, limit=limit)


def question_of(given: str) -> Question:
    """The question of an address such as "/?place=Brenn". Raises BadConfiguration."""
    if len(given) > LONGEST:
        raise BadConfiguration(f"a question has at most {LONGEST:,} characters")
    parts = urlsplit(given)
    if parts.scheme or parts.netloc or parts.path not in HEADING:
        raise BadConfiguration("a question is an address of /, /timeline or /map with its filters")
    try:
        pairs = dict(parse_qsl(parts.query, max_num_fields=MOST, errors="strict"))
        asked = {name: value for name, value in pairs.items() if name not in _UNSAVED}
        kept = _CHECKS[parts.path](asked)
    except HTTPException as error:
        raise BadConfiguration(f"this question is not understood: {error.detail}") from error
    except ValueError as error:
        raise BadConfiguration("this question is not understood") from error
    unknown = sorted(set(asked) - set(kept))
    if unknown:
        raise BadConfiguration(f"{parts.path} knows no filter “{unknown[0][:80]}”")
    return Question(path=parts.path, given=kept)


def _asked_of_map(asked: Mapping[str, str]) -> dict[str, str]:
    kept = {name: asked[name].strip() for name in _DAYS if name in asked}
    for name, value in kept.items():
        checked_day(name, value)
    return kept


_CHECKS: Mapping[str, Callable[[Mapping[str, str]], dict[str, str]]] = {
    "/": lambda asked: LedgerForm(asked).given,
    "/timeline": lambda asked: TimelineForm(asked).given,
    "/map": _asked_of_map,
}


def words_of(ledger: Ledger, question: Question, parties: Parties | None = None) -> str:
    """What a question asks, as the page puts it: "Claims: Brenn; assault"."""
    if question.path == "/map":
        found = [f"{one} {question.given[one]}" for one in _DAYS if one in question.given]
    else:
        made = TimelineForm if question.path == "/timeline" else LedgerForm
        form = made(question.given, parties)
        asked = replace(question.arrivals(0, 1, parties).claims, cursor=None)
        found = [link.words for link in form.active(form.facets(ledger.facets(asked)))]
    return f"{HEADING[question.path]}: {'; '.join(found) or 'all of them'}"
