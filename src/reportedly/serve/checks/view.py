"""What the page of a check shows: the text's claims with what the ledger holds on each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly import check_words as words
from reportedly.model.check import Check, CheckedClaim, Kin, Met, Rival, Telling, Version
from reportedly.model.factuality import SilenceKind
from reportedly.model.ids import IncidentId
from reportedly.model.incident import Origin
from reportedly.reconcile.accounts.saying import OCCURRED
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.view import Badge, ClaimView, side_name, view_in_text
from reportedly.wording import SILENCE, origin_counts, slot_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """One origin in a line."""

    origin: Origin
    side: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalRow:
    """Another version, how it stands to the text's, and who gives it."""

    value: str
    standing: str
    against: bool
    why: str
    origins: tuple[OriginLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """The text's version of one slot; of a bare happening the origins are only counted."""

    heading: str
    value: str
    summary: str
    origins: tuple[OriginLine, ...]
    rivals: tuple[RivalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedView:
    """One claim of the text."""

    item: CheckedClaim
    view: ClaimView
    told: str
    alike: bool  # what was found shares words with it, and no more ties them
    first: tuple[tuple[str, Telling], ...]  # the oldest, the newest, the nearest: label, telling
    rest: tuple[Telling, ...]
    changes: tuple[str, ...]
    remarks: tuple[str, ...]
    versions: tuple[VersionView, ...]
    incidents: tuple[tuple[str, str, str], ...]  # id, title, why


@dataclass(frozen=True, slots=True, kw_only=True)
class MetView:
    """An incident the text speaks of."""

    met: Met
    denials: tuple[tuple[str, OriginLine], ...]
    silences: tuple[tuple[str, str, str], ...]  # who, how, claim
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """Everything a checked text's page shows."""

    check: Check
    short: str
    day: str
    searched: str
    kin: tuple[tuple[str, Kin, str], ...]
    claims: tuple[CheckedView, ...]
    incidents: tuple[MetView, ...]
    tie: object


def page_of(check: Check, parties: Parties | None) -> CheckPage:
    """The check in words and rows; sides by the parties file."""
    titles = {one.account.incident.id: one.account.incident.title for one in check.incidents}
    return CheckPage(
        check=check,
        short=words.in_short(check),
        day=words.day_words(check),
        searched=words.searched_words(check),
        kin=tuple((words.kin_words(one), one, words.kin_share(one)) for one in check.kin),
        claims=tuple(_claim(check, item, titles, parties) for item in check.claims),
        incidents=tuple(_met(one, parties) for one in check.incidents),
        tie=words.TIE,
    )


def _claim(
    check: Check, item: CheckedClaim, titles: Mapping[IncidentId, str], parties: Parties | None
) -> CheckedView:
    first = tuple((label.capitalize(), one) for label, one in words.ends_of(item))
    shown = {one.claim.id for _, one in first}
    return CheckedView(
        item=item,
        view=_in_its_own_words(view_in_text(item.claim, check.report.text, parties)),
        told=words.told_words(item),
        alike=words.is_only_alike(item),
        first=first,
        rest=tuple(one for one in item.tellings if one.claim.id not in shown),
        changes=tuple(map(words.change_words, item.changes)),
        remarks=tuple(dict.fromkeys(words.VERIFIED[r.status].format(r.by) for r in item.remarks)),
        versions=tuple(
            _version(version, parties) for one in item.meetings for version in one.versions
        ),
        incidents=tuple((one.incident, titles[one.incident], one.why) for one in item.meetings),
    )


def _in_its_own_words(view: ClaimView) -> ClaimView:
    """What a text under check says of checking is its own word: it gets no tick for that."""
    return replace(view, badges=tuple(map(_unticked, view.badges)))


def _unticked(badge: Badge) -> Badge:
    if badge.kind != "checked":
        return badge
    return Badge(kind="mood", text=f"in this text {badge.text}")


def _version(version: Version, parties: Parties | None) -> VersionView:
    told = version.told
    lines = () if told.slot == OCCURRED else version.origins
    return VersionView(
        heading=slot_words(told.slot, told.population),
        value=told.value,
        summary=words.origins_words(version),
        origins=tuple(_origin(origin, parties) for origin in lines),
        rivals=tuple(_rival(rival, parties) for rival in version.rivals),
    )


def _rival(rival: Rival, parties: Parties | None) -> RivalRow:
    return RivalRow(
        value=rival.proposition.value,
        standing=words.rival_words(rival),
        against=words.is_against(rival),
        why=rival.why,
        origins=tuple(_origin(origin, parties) for origin in rival.proposition.origins),
    )


def _origin(origin: Origin, parties: Parties | None) -> OriginLine:
    side = "" if origin.side in (None, "none") else side_name(parties, origin.side)
    return OriginLine(origin=origin, side=side, counts=origin_counts(origin))


def _met(one: Met, parties: Parties | None) -> MetView:
    remarks = dict.fromkeys((item.by, item.status) for item in one.remarks)
    return MetView(
        met=one,
        denials=tuple(
            (words.version_words(item.proposition), _origin(item.origin, parties))
            for item in one.denials
        ),
        silences=tuple(
            (item.who, SILENCE[SilenceKind(item.kind)], item.claim) for item in one.account.silences
        ),
        remarks=tuple(words.some_words(by, status) for by, status in remarks),
    )
