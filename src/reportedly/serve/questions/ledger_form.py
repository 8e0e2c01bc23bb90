"""The question a reader asks of the ledger: from an address, and back into addresses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from reportedly import wording
from reportedly.resolution.parties import NO_SIDES, Parties
from reportedly.serve.claims.view import country_name, side_name
from reportedly.serve.dates import checked_day, date_words
from reportedly.serve.desk import Desk, address, checked_cursor
from reportedly.store.questions.apart import Sided
from reportedly.store.questions.claim_query import ClaimQuery, Sort
from reportedly.store.questions.closed_values import CLOSED
from reportedly.store.questions.facets import FacetCount

LONGEST = 500  # characters of one value in an address
SHOWN = 6  # values of a facet shown before "more"

# name in the address and in ClaimQuery, heading
FACETS: tuple[tuple[str, str], ...] = (
    ("speaker", "Source"),
    ("kind", "Kind of source"),
    ("side", "Side of who speaks"),
    ("publisher", "Publisher"),
    ("day", "Day of publication"),
    ("event", "Kind of event"),
    ("place", "Place"),
    ("quotation", "Quoted or not"),
    ("factuality", "How firmly it is put"),
    ("verification", "Remark on checking"),
    ("origins", "Origins behind its incident"),
    ("country", "Country"),
    ("language", "Language"),
    ("status", "State of the report"),
    ("review", "Reviewed"),
)
_FREE = ("text", "actor", "report", "incident")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "event": {str(key): words for key, words in wording.EVENT.items()},
    "quotation": {str(key): words for key, words in wording.QUOTATION.items()},
    "factuality": {str(key): words for key, words in wording.COMMITMENT.items()},
    "verification": {str(key): words for key, words in wording.VERIFICATION.items()}
    | {"none": "no remark"},
    "review": {"none": "not reviewed"},
    "status": {"superseded": "replaced by later words"},
    "origins": {"one": "one in this ledger", "several": "several", "none": "of no incident"},
}
_DAY = "day"  # a facet without a filter of its own: it sets `since` and `until`
NAMES: tuple[str, ...] = (
    *_FREE,
    *(name for name, _ in FACETS if name != _DAY),
    *("since", "until", "sort", "after"),
)
SORTS: tuple[tuple[Sort, str], ...] = (
    (Sort.NEWEST, "newest first"),
    (Sort.OLDEST, "oldest first"),
    (Sort.ADDED, "last added first"),
    (Sort.RELEVANCE, "best match first"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetLink:
    """One value of a facet: following it sets the filter, or takes it away."""

    words: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet with its values, the most frequent first."""

    name: str
    heading: str
    first: tuple[FacetLink, ...]
    more: tuple[FacetLink, ...]


class LedgerForm:
    """What is asked, as the parameters of the address.

    Unknown parameters are let pass unless a page asks to have them refused.
    """

    path = "/"

    def __init__(self, parameters: Mapping[str, str], parties: Parties | None = None) -> None:
        """Raises a 400 if a value cannot be one. Without `parties` nobody is on a side."""
        self.parties = parties
        self.given = {name: parameters[name].strip() for name in NAMES if parameters.get(name)}
        for name, value in self.given.items():
            if len(value) > LONGEST:
                raise HTTPException(400, f"“{name}” is longer than {LONGEST} characters.")
            if value not in CLOSED.get(name, {value}):
                raise HTTPException(400, f"“{value}” is no value of “{name}”.")
        checked_cursor(self.given.get("after"))
        for name in ("since", "until"):
            checked_day(name, self.given.get(name))
        if self.given.get("sort", Sort.NEWEST) not in set(Sort):
            raise HTTPException(400, "“sort” must be newest, oldest, added or relevance.")

    @property
    def query(self) -> ClaimQuery:
        """The question to the ledger."""
        asked: dict[str, Any] = {
            name: value
            for name, value in self.given.items()
            if name not in ("sort", "after", "side")
        }
        if side := self.given.get("side"):
            sides = self.parties or NO_SIDES
            asked["side"] = Sided(side, sides.version, sides)
        return ClaimQuery(**asked, sort=self.sort, cursor=self.given.get("after"))

    @property
    def sort(self) -> Sort:
        """The order asked for; the best match first if words are searched for."""
        default = Sort.RELEVANCE if "text" in self.given else Sort.NEWEST
        return Sort(self.given.get("sort", default))

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form does not show but must keep."""
        shown = ("text", "since", "until", "sort", "after")
        return [(name, value) for name, value in self.given.items() if name not in shown]

    def href(self, **changes: str | None) -> str:
        """The address of this question with `changes`, from its first page unless `after`."""
        return address(self.path, {**self.given, "after": None, **changes})

    def at(self, path: str, **more: str) -> str:
        """The address of another page that answers the same question, whatever its order."""
        return address(path, {**self.given, "after": None, "sort": None, **more})

    def facets(self, counts: Mapping[str, Sequence[FacetCount]]) -> list[Facet]:
        """The facets that divide the claims, each with its values as links."""
        made = (
            (self._days if name == _DAY else self._facet)(name, heading, counts.get(name, ()))
            for name, heading in FACETS
        )
        return [facet for facet in made if facet.first]

    def _days(self, name: str, heading: str, counts: Sequence[FacetCount]) -> Facet:
        """The days with most claims, each a link to that day; none once one day is asked for."""
        since, until = self.given.get("since"), self.given.get("until")
        one_day = since is not None and since == until
        links = tuple(
            FacetLink(
                words=date_words(item.value),
                count=item.count,
                href=self.href(since=item.value, until=item.value),
                chosen=False,
            )
            for item in counts
        )
        shown = () if one_day or len(links) < 2 else links
        return Facet(name=name, heading=heading, first=shown[:SHOWN], more=shown[SHOWN:])

    def _facet(self, name: str, heading: str, counts: Sequence[FacetCount]) -> Facet:
        chosen = self.given.get(name)
        names = Counter(item.label for item in counts)
        links = tuple(
            FacetLink(
                words=self._words(name, item.value, item.label)
                + (f" ({item.value})" if names[item.label] > 1 else ""),
                count=item.count,
                href=self.href(**{name: None if chosen else item.value}),
                chosen=chosen is not None,
            )
            for item in counts
            if chosen is None or chosen.lower() in (item.value.lower(), item.label.lower())
        )
        if chosen and not links:  # nothing has it any more: it must still be possible to drop it
            words = self._words(name, chosen, chosen)
            links = (FacetLink(words=words, count=0, href=self.href(**{name: None}), chosen=True),)
        if not chosen and len(links) < 2:
            links = ()  # what all claims share tells none apart
        return Facet(name=name, heading=heading, first=links[:SHOWN], more=links[SHOWN:])

    def _words(self, facet: str, value: str, label: str) -> str:
        if facet == "side":
            return side_name(self.parties, value)
        if facet == "country":
            return country_name(self.parties, value)
        return value_words(facet, value, label)

    def active(self, facets: Sequence[Facet]) -> list[FacetLink]:
        """The filters that hold, each a link that drops it."""
        found = [link for facet in facets for link in facet.first if link.chosen]
        for name, words in (("since", "from"), ("until", "until"), ("text", "words:")):
            if name in self.given:
                found.append(self._drop(name, f"{words} {self.given[name]}"))
        for name in ("actor", "report", "incident"):
            if name in self.given:
                found.append(self._drop(name, f"one {name}"))
        return found

    def _drop(self, name: str, words: str) -> FacetLink:
        return FacetLink(words=words, count=0, href=self.href(**{name: None}), chosen=True)


def facets_of(desk: Desk, form: LedgerForm, query: ClaimQuery, *, days: bool = True) -> list[Facet]:
    """The facets of the claims that answer a question, those that are no values of claims too."""
    counts = {**desk.ledger.facets(query), **desk.ledger.facets_apart(query, desk.parties)}
    if not days:  # the page has days of another kind
        del counts[_DAY]
    return form.facets(counts)


def value_words(facet: str, value: str, label: str) -> str:
    """What a value of a facet is called."""
    if facet in ("publisher", "speaker", "place", "language"):
        return label
    return _WORDS.get(facet, {}).get(value, wording.plain(label))
