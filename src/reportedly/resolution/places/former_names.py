"""Names that places had and no longer have: the bundled table, and what a report's day makes of it.

A report that uses an older name still means the place. While the name held, the place is as good
a bearer of it as any; later only if no other place is called so today: "in Dnipropetrovsk" was the
city until May 2016, and is the region, which still has the name, in a report of today.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from reportedly.errors import BadConfiguration
from reportedly.lang.folding import normalise
from reportedly.model.referent import FormerName, Place
from reportedly.resolution.places.romanised import romanised

TABLE = "data/former_names.toml"  # of reportedly.resolution
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_OF_RUSSIAN = str.maketrans({"ё": "е", "ы": "и", "э": "е", "ъ": None})  # letters of Russian alone
_KEYS = frozenset({"name", "since", "until"})


@dataclass(frozen=True, slots=True)
class FormerNames:
    """Places' former names by id, and which ids a name adds, with a name that finds each now."""

    version: str
    had: Mapping[str, tuple[FormerName, ...]]  # place id -> its former names
    filed: Mapping[str, tuple[tuple[str, str], ...]]  # normalised name -> (place id, name now)

    def dated(self, place: Place) -> Place:
        """The place with its former names."""
        known = self.had.get(place.id)
        return replace(place, former=known) if known else place


@cache
def bundled_former_names() -> FormerNames:
    """The bundled table."""
    raw = (files("reportedly.resolution") / TABLE).read_bytes()
    had: dict[str, tuple[FormerName, ...]] = {}
    filed: dict[str, tuple[tuple[str, str], ...]] = {}
    for act in tomllib.loads(raw.decode("utf-8"))["act"]:
        for row in act["rows"]:
            until = row.get("until", act["until"])
            for name in row["names"]:
                former = FormerName(
                    name=name, since=row.get("since"), until=until, source=act["source"]
                )
                had[row["id"]] = (*had.get(row["id"], ()), former)
                key = normalise(name)
                filed[key] = (*filed.get(key, ()), (row["id"], row["now"]))
    return FormerNames(version=sha256(raw).hexdigest()[:8], had=had, filed=filed)


def former_as(place: Place, name: str) -> FormerName | None:
    """The former name of `place` that `name` (normalised) is, the latest of them; None if none.

    The table has names in Latin letters; in Cyrillic ones they are the same names.
    """
    written = {name, *map(normalise, romanised(name.translate(_OF_RUSSIAN)))}
    called = [one for one in place.former if normalise(one.name) in written]
    return max(called, key=lambda one: one.until, default=None)


def bearing(found: Sequence[Place], name: str, day: str | None) -> frozenset[str]:
    """Ids of the candidates for `name` (normalised) that count as called so on `day`.

    Only those that once had the name: all of them while it held; later, or on a day not known,
    none if another candidate has it as its main name still.
    """
    former = {place.id: one for place in found if (one := former_as(place, name))}
    if not former:
        return frozenset()
    held = frozenset(key for key, one in former.items() if day is not None and _held(one, day))
    called = (place for place in found if place.id not in former)
    taken = any(_is_called(place, name) for place in called)
    return held if taken else frozenset(former)


def _held(one: FormerName, day: str) -> bool:
    """True if the name was in use on `day`; the whole year or month of a date that has no more."""
    return (one.since or "") <= day and day[: len(one.until)] < one.until


def _is_called(place: Place, name: str) -> bool:
    shown = normalise(place.name)
    return shown == name or shown.startswith(f"{name} ")


def read_former(items: object, where: str) -> tuple[FormerName, ...]:
    """The `former` key of a place of the user's own; raises BadConfiguration, naming the slip."""
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise BadConfiguration(f"{where}: `former` must be a list of tables")
    return tuple(_read_one(item, where) for item in items)


def _read_one(item: Mapping[str, Any], where: str) -> FormerName:
    if unknown := sorted(set(item) - _KEYS):
        raise BadConfiguration(f"{where}: unknown key `{unknown[0]}` in `former`")
    name = item.get("name")
    if not isinstance(name, str) or not normalise(name):
        raise BadConfiguration(f"{where}: `former` needs `name`, a text")
    since, until = (_date(item, key, where) for key in ("since", "until"))
    if until is None:
        raise BadConfiguration(f"{where}: `former` needs `until`: a year, a month or a day")
    if since is not None and since > until:
        raise BadConfiguration(f"{where}: `former`: until {until} is before since {since}")
    return FormerName(name=name, since=since, until=until)


def _date(item: Mapping[str, Any], key: str, where: str) -> str | None:
    value = item.get(key)
    shown = value.isoformat() if isinstance(value, date) else value
    if shown is None or (isinstance(shown, str) and _DAY.fullmatch(shown)):
        return shown
    raise BadConfiguration(f"{where}: `{key}` must be a year, a month or a day, not {value!r}")


def names_of(former: Iterable[FormerName]) -> tuple[str, ...]:
    """The names themselves."""
    return tuple(one.name for one in former)
