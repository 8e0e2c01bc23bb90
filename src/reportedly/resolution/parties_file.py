"""Reads parties files: the shipped one and the user's own, in TOML."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.errors import BadConfiguration
from reportedly.lang.nations import Nation, nations
from reportedly.model.referent import Party, SourceKind
from reportedly.resolution.parties import Parties
from reportedly.resolution.places.own_files import Files, in_order

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ORGANISATION_KEYS = frozenset({"id", "name", "names", "kind", "family", "relations", "note"})
_NATION_KEYS = frozenset(
    {"id", "name", "names", "adjectives", "seats", "offices", "country", "side", "note"}
)
_RELATION_KEYS = frozenset({"side", "since", "until", "note"})


def load_parties(own: Files = None) -> Parties:
    """The shipped parties and nations, with those of the user's own files replacing them by id.

    Of several files the one given first goes first. Raises BadConfiguration, naming file and
    place, if one is wrong.
    """
    shipped = files("reportedly.resolution") / "data" / "parties.toml"
    texts = [("parties.toml (shipped)", shipped.read_text(encoding="utf-8"))]
    texts += [(str(path), _read(path)) for path in reversed(in_order(own))]
    listed = dict(nations("en"))
    entries: dict[str, list[Party]] = {code: [_national(n)] for code, n in listed.items()}
    for where, text in texts:
        data = _parse(where, text)
        for nation, party in _nations(where, data):
            listed[nation.code], entries[nation.code] = nation, [party]
        for group in _organisations(where, data):
            entries[group[0].id] = group
    digest = hashlib.sha256("\0".join(text for _, text in texts).encode()).hexdigest()
    return Parties(
        entries=tuple(party for group in entries.values() for party in group),
        nations=tuple(listed.values()),
        version=digest[:16],
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfiguration(f"{path}: cannot be read: {error}") from error


def _parse(where: str, text: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadConfiguration(f"{where}: not TOML: {error}") from error
    if unknown := set(data) - {"nation", "organisation"}:
        raise BadConfiguration(f"{where}: unknown table {sorted(unknown)[0]!r}")
    return data


def _national(nation: Nation, side: str | None = None, note: str = "") -> Party:
    names = (*nation.names, *nation.offices, *nation.seats)
    return Party(
        id=nation.code,
        name=nation.name,
        names=names,
        kind=SourceKind.GOVERNMENT,
        family=nation.code,
        side=side or nation.code,
        note=note,
    )


def _nations(where: str, data: Mapping[str, Any]) -> Iterator[tuple[Nation, Party]]:
    for row in _rows(where, data, "nation", _NATION_KEYS):
        place = f"{where}: nation {row['id']!r}"
        nation = Nation(
            code=row["id"],
            names=(row["name"], *_strings(place, row, "names")),
            adjectives=_strings(place, row, "adjectives"),
            seats=_strings(place, row, "seats"),
            offices=_strings(place, row, "offices"),
            country=_string(place, row, "country"),
        )
        yield nation, _national(nation, _string(place, row, "side"), row.get("note", ""))


def _organisations(where: str, data: Mapping[str, Any]) -> Iterator[list[Party]]:
    for row in _rows(where, data, "organisation", _ORGANISATION_KEYS):
        place = f"{where}: organisation {row['id']!r}"
        relations = row.get("relations") or [{}]
        if not isinstance(relations, list) or not all(isinstance(r, dict) for r in relations):
            raise BadConfiguration(f"{place}: relations must be a list of tables")
        yield [_party(place, row, relation) for relation in relations]


def _party(place: str, row: Mapping[str, Any], relation: Mapping[str, Any]) -> Party:
    if unknown := set(relation) - _RELATION_KEYS:
        raise BadConfiguration(f"{place}: unknown key {sorted(unknown)[0]!r} in relations")
    since, until = _date(place, relation, "since"), _date(place, relation, "until")
    if since and until and until < since and not since.startswith(until):
        raise BadConfiguration(f"{place}: until {until} is before since {since}")
    return Party(
        id=row["id"],
        name=row["name"],
        names=(row["name"], *_strings(place, row, "names")),
        kind=_kind(place, row),
        family=_string(place, row, "family"),
        side=_string(place, relation, "side"),
        since=since,
        until=until,
        note=relation.get("note") or row.get("note", ""),
    )


def _rows(
    where: str, data: Mapping[str, Any], key: str, allowed: frozenset[str]
) -> Iterator[Mapping[str, Any]]:
    rows = data.get(key, [])
    if not isinstance(rows, list):
        raise BadConfiguration(f"{where}: write [[{key}]], once for each")
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        place = f"{where}: {key} {number}"
        for needed in ("id", "name"):
            if not isinstance(row.get(needed), str) or not row[needed]:
                raise BadConfiguration(f"{place}: needs {needed!r}, a text")
        if unknown := set(row) - allowed:
            raise BadConfiguration(f"{place}: unknown key {sorted(unknown)[0]!r}")
        if row["id"] in seen:
            raise BadConfiguration(f"{place}: id {row['id']!r} is given twice")
        seen.add(row["id"])
        yield row


def _strings(place: str, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadConfiguration(f"{place}: {key} must be a list of texts")
    return tuple(value)


def _string(place: str, row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadConfiguration(f"{place}: {key} must be a text")
    return value


def _date(place: str, row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if isinstance(value, date):
        return value.isoformat()
    if value is None or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise BadConfiguration(f"{place}: {key} must be a year, a month or a day, not {value!r}")


def _kind(place: str, row: Mapping[str, Any]) -> SourceKind:
    value = row.get("kind", "organisation")
    try:
        return SourceKind(value)
    except ValueError as error:
        known = ", ".join(kind.value for kind in SourceKind)
        raise BadConfiguration(f"{place}: kind {value!r} is none of {known}") from error
