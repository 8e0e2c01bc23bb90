"""Which versions of an incident a text's claim gives, and what the ledger has beside each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportedly.model.check import (
    Meeting,
    Rival,
    Version,
)
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.incident import Account, Proposition, Stance
from reportedly.reconcile.accounts.figures import size
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.accounts.saying import OCCURRED
from reportedly.reconcile.words import telling_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An incident as the ledger alone has it, and with what the text says of it."""

    ledger: Account
    whole: Account
    why: Mapping[ClaimId, str]  # of the text's claims


def versions_of(one: Joined, claim: Claim) -> Iterator[Version]:
    """What the claim puts into the slots of an incident, beside the ledger's versions."""
    kept = {_key(item, one): item for item in one.ledger.propositions}
    for index, told in enumerate(one.whole.propositions):
        if not any(claim.id in origin.claims for origin in told.origins):
            continue
        held = kept.get(_key(told, one))
        foreign = [item for item in told.origins if not set(item.claims) <= set(one.why)]
        yield Version(
            told=told,
            origins=held.origins if held else tuple(foreign),
            rivals=tuple(_rivals(one, index, held, kept)),
        )


def _key(item: Proposition, one: Joined) -> tuple[object, ...]:
    """The same for a version with the text and without it."""
    claims = {claim for origin in item.origins for claim in origin.claims} - set(one.why)
    named = frozenset(claims) if item.state is None else item.value
    bounds = item.low, item.high, item.low_open, item.high_open
    return item.slot, item.population, item.scope, *bounds, named


def _rivals(
    one: Joined,
    index: int,
    held: Proposition | None,
    kept: Mapping[tuple[object, ...], Proposition],
) -> Iterator[Rival]:
    """The ledger's other versions of the slot, those that stand against the text's first."""
    told = one.whole.propositions[index]
    related = {}
    for item in one.whole.disagreements:
        if index in (item.left, item.right) and item.left != item.right:
            other = one.whole.propositions[item.left + item.right - index]
            related[_key(other, one)] = item
    rivals = [
        (key, other)
        for key, other in kept.items()
        if other is not held and other.slot == told.slot
        and (other.population == told.population or key in related)
    ]  # fmt: skip
    for key, other in sorted(rivals, key=lambda pair: pair[0] not in related):
        found = related.get(key)
        yield Rival(
            proposition=other,
            relation=found.relation if found else None,
            why=found.why if found else "",
            earlier=size(other) < size(told),
        )


def same_version(sources: Sources, meetings: Iterable[Meeting], claim: Claim) -> frozenset[ClaimId]:
    """Claims of the ledger behind a version of `claim`, with its stance.

    That something happened is a version for those claims only that give no other, and then the
    words must share something more than the place.
    """
    versions = [version for meeting in meetings for version in meeting.versions]
    telling = [version for version in versions if version.told.slot != OCCURRED]
    found = {item for version in telling or versions for item in _agreeing(version, claim)}
    if telling:
        return frozenset(found)
    view = sources.view
    words = telling_words(view.text(claim)) - _place_words(claim)
    return frozenset(item for item in found if words & telling_words(view.text(view.claims[item])))


def _agreeing(version: Version, claim: Claim) -> Iterator[ClaimId]:
    """Claims of the ledger that assert the version if the text's claim does, else deny it."""
    denies = any(
        origin.stance is Stance.DENIES
        for origin in version.told.origins
        if claim.id in origin.claims
    )
    for origin in version.origins:
        if (origin.stance is Stance.DENIES) == denies:
            yield from (item for item in origin.claims if item != claim.id)


def _place_words(claim: Claim) -> frozenset[str]:
    names = [name for t in claim.places for name in (t.as_written, t.place.name if t.place else "")]
    return telling_words(" ".join(names))
