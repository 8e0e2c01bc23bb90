"""The tables whose rows are incidents and the versions told of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.export.answers import REVIEWED, Answers, Choices, Leave, Told
from reportedly.export.table import Table, boolean, claims_behind, integer, real, text, texts
from reportedly.model.claim import ReviewStatus
from reportedly.model.incident import Account, Origin, Proposition
from reportedly.model.review import Judgement
from reportedly.wording import coverage_words, plain

NO_INCIDENT = "is in no incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The account of an incident with its claims."""

    account: Account
    told: tuple[Told, ...]
    judged: tuple[Judgement, ...]  # by people, of it and another; the last of each pair


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTold:
    """One version of one slot of an incident, with the claims behind it."""

    account: Account
    index: int
    proposition: Proposition
    told: tuple[Told, ...]


def incidents(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Gathered]:
    """Every incident; claims of none are left out."""
    used: set[str] = set()
    last = {
        frozenset((one.left, one.right)): one for one in answers.judgements if one.undoes is None
    }
    judged: dict[str, list[Judgement]] = defaultdict(list)
    for one in last.values():
        judged[one.left].append(one)
        judged[one.right].append(one)
    for account in answers.accounts():
        id_ = account.incident.id
        told = answers.members(id_)
        used.update(item.claim.id for item in told)
        yield Gathered(account=account, told=told, judged=tuple(judged.get(id_, ())))
    _leave_others(answers, used, NO_INCIDENT, leave)


def versions(answers: Answers, choices: Choices, leave: Leave) -> Iterator[VersionTold]:
    """Every version of every slot; claims that stand behind none are left out."""
    used: set[str] = set()
    for account in answers.accounts():
        members = answers.members(account.incident.id)
        for index, item in enumerate(account.propositions):
            ids = {claim for origin in item.origins for claim in origin.claims}
            told = tuple(member for member in members if member.claim.id in ids)
            used.update(member.claim.id for member in told)
            yield VersionTold(account=account, index=index, proposition=item, told=told)
    _leave_others(answers, used, "stands behind no version told of an incident", leave)


def _leave_others(answers: Answers, used: set[str], why: str, leave: Leave) -> None:
    for told in answers.claims():
        if told.claim.id not in used:
            leave(told.claim.id, why)


def review_words(told: tuple[Told, ...]) -> str:
    """How far people have looked at the claims: "reviewed", "partly reviewed", "unreviewed".

    Claims that were rejected do not count.
    """
    marks = [item.claim.review.status if item.claim.review else None for item in told]
    kept = [mark for mark in marks if mark is not ReviewStatus.REJECTED]
    seen = sum(mark in REVIEWED for mark in kept)
    if not seen:
        return "unreviewed"
    return "reviewed" if seen == len(kept) else "partly reviewed"


def origin_words(origin: Origin) -> str:
    """Who stands behind a version, and how: "Ilse Maren asserts (known dependence)"."""
    side = f" [{origin.side}]" if origin.side else ""
    return f"{origin.speaker}{side} {origin.stance.value} ({origin.dependence.value} dependence)"


def _judged(gathered: Gathered) -> list[str]:
    """What people said of it: "same as i_…, by Ada Brandt, 2031-01-01: One night."."""
    mine, found = gathered.account.incident.id, list[str]()
    for one in gathered.judged:
        other = one.right if one.left == mine else one.left
        note = f": {one.note}" if one.note else ""
        found.append(f"{one.verdict.value} as {other}, by {one.by}, {one.at:%Y-%m-%d}{note}")
    return found


def _disagreements(gathered: Gathered) -> list[str]:
    told = gathered.account.propositions
    return [
        f"{plain(told[d.left].slot)}: {told[d.left].value} / {told[d.right].value}: "
        f"{plain(d.relation.value)}"
        for d in gathered.account.disagreements
    ]


INCIDENTS: Table[Gathered] = Table(
    name="incidents",
    row="an incident, as claimed",
    key=("incident_id",),
    things=incidents,
    columns=(
        text("incident_id", lambda g: g.account.incident.id),
        *claims_behind(lambda g: g.told),
        text("title", lambda g: g.account.incident.title),
        text("kind", lambda g: g.account.incident.event.value),
        text("day", lambda g: g.account.incident.day),
        text("place_id", lambda g: p.id if (p := g.account.incident.place) else None),
        text("place", lambda g: p.name if (p := g.account.incident.place) else None),
        real("latitude", lambda g: p.lat if (p := g.account.incident.place) else None),
        real("longitude", lambda g: p.lon if (p := g.account.incident.place) else None),
        real("radius_km", lambda g: p.radius_km if (p := g.account.incident.place) else None),
        text("country", lambda g: p.country if (p := g.account.incident.place) else None),
        text("admin1", lambda g: p.admin1 if (p := g.account.incident.place) else None),
        text("summary", lambda g: g.account.summary),
        texts("disagreements", _disagreements),
        texts("silences", lambda g: [f"{s.who}: {plain(s.kind)}" for s in g.account.silences]),
        texts("judged", _judged),
        text("covered", lambda g: coverage_words(g.account.coverage)),
        text("review", lambda g: review_words(g.told)),
        boolean("masked", lambda g: any(t.masked for t in g.told)),
    ),
)

ACCOUNTS: Table[VersionTold] = Table(
    name="accounts",
    row="one version of one slot of an incident",
    key=("incident_id", "version_index"),
    things=versions,
    columns=(
        text("incident_id", lambda v: v.account.incident.id),
        integer("version_index", lambda v: v.index),
        *claims_behind(lambda v: v.told),
        text("incident", lambda v: v.account.incident.title),
        text("slot", lambda v: v.proposition.slot),
        text("population", lambda v: v.proposition.population),
        text("value", lambda v: v.proposition.value),
        real("low", lambda v: v.proposition.low),
        real("high", lambda v: v.proposition.high),
        boolean("low_open", lambda v: v.proposition.low_open),
        boolean("high_open", lambda v: v.proposition.high_open),
        text("scope", lambda v: v.proposition.scope),
        text("as_of", lambda v: v.proposition.as_of),
        texts("origins", lambda v: map(origin_words, v.proposition.origins)),
        boolean("taken_back", lambda v: all(o.withdrawn for o in v.proposition.origins)),
        integer("reports", lambda v: len({t.claim.report.id for t in v.told})),
        text("review", lambda v: review_words(v.told)),
        boolean("masked", lambda v: any(t.masked for t in v.told)),
    ),
)
