"""What an editor must not overlook about an incident or a report, each under its name."""

from collections.abc import Iterator

from reportedly.model.incident import CONTRADICTIONS, Account, Proposition, Stance
from reportedly.model.report import Status

DISPUTED, DENIED, ONE_ORIGIN = "disputed", "denied", "one_origin"
TAKEN_BACK = "taken_back"  # an incident: some of its origins stand in withdrawn reports only
MARKS = (DISPUTED, DENIED, ONE_ORIGIN, TAKEN_BACK, Status.WITHDRAWN, Status.CORRECTED)


def marks_of_account(account: Account) -> Iterator[str]:
    """What an editor must not overlook about an incident."""
    origins = [origin for item in account.propositions for origin in item.origins]
    standing = [origin for origin in origins if not origin.withdrawn]
    if any(map(is_unasserted, account.propositions)):
        yield DENIED
    if is_disputed(account):
        yield DISPUTED
    if len({(origin.speaker, origin.kind) for origin in standing}) == 1:
        yield ONE_ORIGIN
    if len(standing) < len(origins):
        yield TAKEN_BACK


def is_disputed(account: Account) -> bool:
    """True if two versions cannot both hold, or somebody denies what somebody else puts forward."""
    rival = any(one.relation in CONTRADICTIONS for one in account.disagreements)
    return rival or any(map(is_opposed, account.propositions))


def is_opposed(item: Proposition) -> bool:
    """True if somebody denies it and somebody else puts it forward, firmly or not."""
    told, deny = _speakers(item)
    return bool(deny and told - deny)


def is_unasserted(item: Proposition) -> bool:
    """True if somebody denies it and nobody else in this ledger puts it forward."""
    told, deny = _speakers(item)
    return bool(deny) and not told - deny


def _speakers(item: Proposition) -> tuple[set[str], set[str]]:
    """Everybody behind a version in reports that stand, and those who deny it."""
    here = [origin for origin in item.origins if not origin.withdrawn]
    deny = {origin.speaker for origin in here if origin.stance is Stance.DENIES}
    return {origin.speaker for origin in here}, deny
