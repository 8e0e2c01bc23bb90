"""Codes of other schemes for an event mention, by table: CAMEO, ACLED sub-event, UCDP type."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from reportedly.extraction.events.trigger_tables import events_table
from reportedly.model.event import EventType
from reportedly.model.referent import SourceKind

_ARMED = frozenset({SourceKind.MILITARY, SourceKind.ARMED_GROUP, SourceKind.GOVERNMENT})
_STATE = frozenset({SourceKind.MILITARY, SourceKind.GOVERNMENT})
_UNARMED = frozenset(
    {SourceKind.CIVILIAN, SourceKind.WITNESS, SourceKind.MEDIC, SourceKind.AID, SourceKind.MEDIA}
)
STATE_BASED, NON_STATE, ONE_SIDED = "1", "2", "3"  # UCDP GED type_of_violence
_REASONS = {
    "armed": "both sides bear arms",
    "civilian": "who bore it bears no arms",
    "disarming": "weapons are taken or stopped",
    "forces": "who did it bears arms",
    "": "by type and mode",
}  # of ACLED's sub-event, by the condition of its row
_VIOLENCE = {
    STATE_BASED: "a state's forces and others who bear arms",
    NON_STATE: "both sides bear arms, neither is a state's",
    ONE_SIDED: "who did it bears arms, who bore it none",
}


class Codes(NamedTuple):
    """Codes of one event, None where a scheme has none, and the reason in a few words."""

    cameo: str | None
    acled: str | None
    ucdp: str | None
    why: str


class _Row(NamedTuple):
    when: str
    cameo: str
    acled: str | None


def code(
    type_: EventType,
    mode: str | None,
    agents: Iterable[SourceKind | None],
    recipients: Iterable[SourceKind | None],
    *,
    disarming: bool = False,
) -> Codes:
    """Codes of an event of that type and mode between actors of those kinds.

    `disarming` if weapons are what is taken, shot down or made harmless.
    """
    did, bore = frozenset(agents), frozenset(recipients)
    holds = _conditions(did, bore) | ({"disarming"} if disarming else set())
    rows = (*_rows().get((type_, mode), ()), *_rows().get((type_, None), ()))
    row = next((row for row in rows if not row.when or row.when in holds), None)
    ucdp = _ucdp(did, bore) if type_ is EventType.ASSAULT else None
    if row is None:
        return Codes(None, None, ucdp, "")
    condition = f" ({row.when})" if row.when else ""
    named = f"{type_.value}/{mode}" if mode else type_.value
    why = f"{named}{condition} by table"
    if row.acled:
        why += f"; ACLED: {_REASONS[row.when]}"
    if ucdp:
        why += f"; UCDP {ucdp}: {_VIOLENCE[ucdp]}"
    return Codes(row.cameo, row.acled, ucdp, why)


def _conditions(did: frozenset[SourceKind | None], bore: frozenset[SourceKind | None]) -> set[str]:
    """ "armed": both parties bear arms; "civilian": those who bore it do not; "forces": who did."""
    found = {"forces"} if did & _ARMED else set()
    if bore and bore <= _UNARMED:
        found.add("civilian")
    if (did & _ARMED and bore & _ARMED) or (len(did & _ARMED) > 1 and not bore):
        found.add("armed")
    return found


def _ucdp(did: frozenset[SourceKind | None], bore: frozenset[SourceKind | None]) -> str | None:
    """Type of violence where both parties' kinds are known."""
    if did & _ARMED and bore and bore <= _UNARMED:
        return ONE_SIDED
    if did & _ARMED and bore & _ARMED:
        return STATE_BASED if (did | bore) & _STATE else NON_STATE
    return None


@cache
def _rows() -> dict[tuple[EventType, str | None], tuple[_Row, ...]]:
    found: dict[tuple[EventType, str | None], tuple[_Row, ...]] = {}
    for row in events_table()["code"]:
        key = (EventType(row["type"]), row.get("mode"))
        item = _Row(row.get("when", ""), row["cameo"], row.get("acled"))
        found[key] = (*found.get(key, ()), item)
    return found
