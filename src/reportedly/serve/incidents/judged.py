"""What a page shows of what people said of an incident, and of what can be said of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import NotFound
from reportedly.serve.desk import Desk
from reportedly.store.found.incidents import IncidentQuery
from reportedly.store.found.judged import Judged
from reportedly.store.people.judgement_making import CLAIM, INCIDENT

OFFERED = 12  # incidents that answer words
LONGEST = 200  # characters of the words that are searched for
SAYS: Mapping[str, str] = {
    "same": "the same happening",
    "different": "different happenings",
    "unsure": "not sure",
}
CLAIM_SAYS: Mapping[str, str] = {
    "same": "of this happening",
    "different": "of another happening",
    "unsure": "not sure",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One of the two that somebody judged, or may judge: an incident or a claim."""

    id: str
    words: str  # its title, or the words of a claim; the id if it is there no more
    link: str  # "" if it is there no more
    more: str = ""  # "12 claims"

    @property
    def is_claim(self) -> bool:
        return self.id.startswith(CLAIM)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView:
    """What somebody said of a pair: the other one, and the one if that is not the page's."""

    revision: int
    verdict: str
    says: str
    one: Pair | None
    other: Pair
    by: str
    at: datetime
    note: str


def acts_of(desk: Desk, judged: Judged) -> tuple[ActView, ...]:
    """What people said of an incident and of those it is the same as, oldest first."""
    if not judged.acts:
        return ()
    named = {id_ for kept in judged.acts for id_ in (kept.judgement.left, kept.judgement.right)}
    living = {one: _living(desk, one) for one in named}
    return tuple(_acts(judged, living, _pairs(desk, set(living.values()))))


def _living(desk: Desk, id_: str) -> str:
    """The id, or that of the incident it went up in since."""
    try:
        return str(desk.ledger.incident(id_).id) if id_.startswith(INCIDENT) else id_
    except NotFound:
        return id_


def _acts(
    judged: Judged, living: Mapping[str, str], pairs: Mapping[str, Pair]
) -> Iterator[ActView]:
    mine, known = str(judged.incidents[0].id), {str(one.id) for one in judged.incidents}
    for kept in judged.acts:
        one = kept.judgement
        left, right = living[one.left], living[one.right]
        if right == mine or (left != mine and left not in known):
            left, right = right, left
        other = pairs[right]
        says = CLAIM_SAYS if other.is_claim else SAYS
        yield ActView(
            revision=kept.revision,
            verdict=one.verdict.value,
            says=says[one.verdict.value],
            one=pairs[left] if left != mine else None,
            other=other,
            by=one.by,
            at=one.at,
            note=one.note,
        )


def _pairs(desk: Desk, ids: set[str]) -> dict[str, Pair]:
    """Incidents by title and claims by their words."""
    titles = desk.ledger.titles(one for one in ids if one.startswith(INCIDENT))
    rows = desk.ledger.claim_rows(one for one in ids if one.startswith(CLAIM))
    found = {one: Pair(id=one, words=one, link="") for one in ids}
    found |= {
        one: Pair(id=one, words=title, link=f"/incident/{one}") for one, title in titles.items()
    }
    claims = ((str(one), row.content) for one, row in rows.items())
    return found | {one: Pair(id=one, words=words, link=f"/claim/{one}") for one, words in claims}


def offers_of(desk: Desk, judged: Judged, asked: str) -> tuple[Pair, ...]:
    """What `asked` may mean: the incident or claim of that id, or incidents with those words."""
    if asked.startswith((CLAIM, INCIDENT)):
        return _named(desk, judged, asked)
    page = desk.ledger.incidents(IncidentQuery(text=asked, limit=OFFERED), brief=True)
    mine = judged.incidents[0].id
    return tuple(
        Pair(
            id=row.incident.id,
            words=row.incident.title,
            link=f"/incident/{row.incident.id}",
            more="1 claim" if row.claims == 1 else f"{row.claims:,} claims",
        )
        for row in page.rows
        if row.incident.id != mine
    )


def _named(desk: Desk, judged: Judged, asked: str) -> tuple[Pair, ...]:
    try:
        id_ = str(desk.ledger.incident(asked).id) if asked.startswith(INCIDENT) else asked
    except NotFound:
        return ()
    if id_ == judged.incidents[0].id:
        return ()
    return tuple(pair for pair in _pairs(desk, {id_}).values() if pair.link)
