"""ACLED-shaped CSV: a row for every incident told as having happened, with ACLED's columns first.

Without `--unreviewed` only claims that a person accepted count, and incidents without one are left
out; with it the `review` column marks every row. `fatalities` stands only where all versions give
the same bounds, then their lowest number, as ACLED's own rule has it; every version stands beside
it. time_precision is 1 where a claim gives the day and 2 where it is inferred; geo_precision comes
from the place's kind and radius.

Loses: who holds a place; what was only planned or threatened, or denied by all; actor1 where it is
disputed (see actor1_versions); inter codes but state forces and civilians; iso, region, admin2,
admin3, source_scale, tags and timestamp, which are empty; `country` is a code. It is no ACLED data:
no coder of ACLED has seen it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.export.answers import Answers, Choices, Leave
from reportedly.export.counted import (
    Counted,
    counted_incidents,
    day_is_stated,
    doer,
    doers_told,
    kinds_of,
    sufferers,
    tellers,
)
from reportedly.export.csv import write_table
from reportedly.export.precision import acled_geo
from reportedly.export.table import Column, Table, claims_behind, integer, real, text, texts
from reportedly.export.toll import toll_of
from reportedly.model.referent import SourceKind

VIOLENCE, DEMONSTRATIONS, DEVELOPMENTS = (
    "Political violence",
    "Demonstrations",
    "Strategic developments",
)
BATTLES, REMOTE, CIVILIANS = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
)
EVENT_TYPES = {
    "Government regains territory": (BATTLES, VIOLENCE),
    "Non-state actor overtakes territory": (BATTLES, VIOLENCE),
    "Armed clash": (BATTLES, VIOLENCE),
    "Excessive force against protesters": ("Protests", f"{VIOLENCE}; {DEMONSTRATIONS}"),
    "Protest with intervention": ("Protests", DEMONSTRATIONS),
    "Peaceful protest": ("Protests", DEMONSTRATIONS),
    "Violent demonstration": ("Riots", DEMONSTRATIONS),
    "Mob violence": ("Riots", VIOLENCE),
    "Chemical weapon": (REMOTE, VIOLENCE),
    "Air/drone strike": (REMOTE, VIOLENCE),
    "Suicide bomb": (REMOTE, VIOLENCE),
    "Shelling/artillery/missile attack": (REMOTE, VIOLENCE),
    "Remote explosive/landmine/IED": (REMOTE, VIOLENCE),
    "Grenade": (REMOTE, VIOLENCE),
    "Sexual violence": (CIVILIANS, VIOLENCE),
    "Attack": (CIVILIANS, VIOLENCE),
    "Abduction/forced disappearance": (CIVILIANS, VIOLENCE),
}  # every other sub-event type is a strategic development
DESTRUCTION = "Looting/property destruction"
OF_ITSELF = frozenset({"destruction", "violence"})  # titles of what may be that and nothing more
STATE = frozenset({SourceKind.MILITARY, SourceKind.GOVERNMENT})
UNARMED = frozenset({SourceKind.CIVILIAN, SourceKind.MEDIC, SourceKind.MEDIA, SourceKind.AID})


def write(answers: Answers, choices: Choices, out: BinaryIO, leave: Leave) -> int:
    """Write the table; returns how many rows it has."""
    return write_table(TABLE, answers, choices, out, leave)


def _things(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Counted]:
    return counted_incidents(answers, choices, leave, lambda found: None)


def sub_events(found: Counted) -> list[str]:
    """The sub-event types told of the incident, most often told first.

    What a strike or a battle destroyed is no destruction of property by itself.
    """
    aside = {DESTRUCTION} if found.incident.told_as not in OF_ITSELF else set()
    told = (event.acled for _, event in found.events if event.acled)
    counts = Counter(name for name in told if name not in aside)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _types(found: Counted) -> tuple[str, str] | None:
    told = sub_events(found)
    return EVENT_TYPES.get(told[0], (DEVELOPMENTS, DEVELOPMENTS)) if told else None


def inter(found: Counted, name: str | None) -> str | None:
    """ACLED's kind of actor, where the kinds it goes by leave no doubt."""
    kinds = kinds_of(found, name) if name else frozenset()
    if kinds and kinds <= STATE:
        return "State forces"
    return "Civilians" if kinds and kinds <= UNARMED else None


def first_sufferer(found: Counted) -> str | None:
    """Whom it was done to, where one is told; several stand in `recipients_told`."""
    told = sufferers(found)
    return told[0] if len(told) == 1 else None


def _interaction(found: Counted) -> str | None:
    kinds = [inter(found, doer(found)), inter(found, first_sufferer(found))]
    return "-".join(sorted(filter(None, kinds), reverse=True)) if all(kinds) else None


def _against_civilians(found: Counted) -> str | None:
    types = _types(found)
    kinds = {inter(found, name) for name in sufferers(found)}
    at_civilians = kinds == {"Civilians"} or (types is not None and types[0] == CIVILIANS)
    return "Civilian targeting" if at_civilians else None


def _notes(found: Counted) -> str:
    denied = tellers(found, "occurred", denying=True)
    said = f"{found.incident.title}. Told by {', '.join(tellers(found, 'occurred'))}."
    said += f" Denied by {', '.join(denied)}." if denied else ""
    blamed = tellers(found, "responsible", denying=True)
    return said + (f" Who did it is denied by {', '.join(blamed)}." if blamed else "")


def _publishers(found: Counted) -> str:
    return "; ".join(dict.fromkeys(t.claim.report.publisher or "unknown" for t in found.told))


def _blank(name: str) -> Column[Counted]:
    return text(name, lambda found: None)


TABLE: Table[Counted] = Table(
    name="acled",
    row="an incident told as having happened",
    key=("event_id_cnty",),
    things=_things,
    columns=(
        text("event_id_cnty", lambda c: c.incident.id),
        text("event_date", lambda c: c.incident.day),
        text("year", lambda c: c.incident.day[:4] if c.incident.day else None),
        integer("time_precision", lambda c: 1 if day_is_stated(c) else 2),
        text("disorder_type", lambda c: t[1] if (t := _types(c)) else None),
        text("event_type", lambda c: t[0] if (t := _types(c)) else None),
        text("sub_event_type", lambda c: next(iter(sub_events(c)), None)),
        text("actor1", doer),
        _blank("assoc_actor_1"),
        text("inter1", lambda c: inter(c, doer(c))),
        text("actor2", first_sufferer),
        _blank("assoc_actor_2"),
        text("inter2", lambda c: inter(c, first_sufferer(c))),
        text("interaction", _interaction),
        text("civilian_targeting", _against_civilians),
        _blank("iso"),
        _blank("region"),
        text("country", lambda c: p.country if (p := c.incident.place) else None),
        text("admin1", lambda c: p.admin1 if (p := c.incident.place) else None),
        _blank("admin2"),
        _blank("admin3"),
        text("location", lambda c: p.name if (p := c.incident.place) else None),
        real("latitude", lambda c: p.lat if (p := c.incident.place) else None),
        real("longitude", lambda c: p.lon if (p := c.incident.place) else None),
        integer("geo_precision", lambda c: acled_geo(c.incident.place)),
        text("source", _publishers),
        _blank("source_scale"),
        text("notes", _notes),
        integer("fatalities", lambda c: toll_of(c).least),
        _blank("tags"),
        _blank("timestamp"),
        text("review", lambda c: c.review),
        texts("fatalities_versions", lambda c: toll_of(c).versions),
        texts("sub_event_types_told", sub_events),
        texts("actor1_versions", doers_told),
        texts("recipients_told", sufferers),
        real("radius_km", lambda c: p.radius_km if (p := c.incident.place) else None),
        *claims_behind(lambda c: c.told),
    ),
)
