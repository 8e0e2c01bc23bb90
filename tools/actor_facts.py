"""Writes the tables of actors: sectors of nouns, names of armed groups, heads of governments.

    python tools/actor_facts.py --agents plover_agents.csv --actors actor_gazetteer_sample.csv

`plover_agents.csv` ("pattern", "sector") is NGEC's PLOVER_agents, MIT, Copyright 2014 Open Event
Data Alliance. `actor_gazetteer_sample.csv` ("name", "type", "sector", "country", "role", "since",
"src") is made of the World Factbook (public domain, May 2026) and UCDP's actor list 22.1 (CC BY
4.0). Taken are facts: the sector of a noun; names under which UCDP lists armed groups; who holds an
office since when. Left out: nouns that judge, groups that are listed because one government
designated them, and communities. What decides that stands in actor_facts.toml.
"""

import argparse
import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1] / "src" / "reportedly" / "lang" / "en"
SECTORS, ACTORS = ROOT / "sectors.toml", ROOT / "actors.toml"
CHOICE: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
NOUNS = "[nouns]\n"  # begins the part of the table of sectors that is written here
_NOUN = re.compile(r"[a-z'-]+(?: [a-z'-]+)*")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|of|the|for|and|in|al-\w+|ul-\w+|-[a-z]+))+")
_PERSON = re.compile(r"[A-Z][\w’'-]{2,} [A-Z][\w’'-]{2,}")
_PATRONYMIC = re.compile(r"(\w+) \w+(?:vich|vna) (\w+)")
Row = Mapping[str, str]


def sectors_of(agents: Iterable[Row]) -> dict[str, list[str]]:
    """Nouns by sector, codes run together ("GOVMIL")."""
    known, left_out = set(CHOICE["codes"].split()), set(CHOICE["left_out"].split())
    found: dict[str, set[str]] = defaultdict(set)
    for row in agents:
        noun, sector = row["pattern"].strip().lower(), (row["sector"] or "").strip()
        codes = {sector[at : at + 3] for at in range(0, len(sector), 3)}
        plain = _NOUN.fullmatch(noun) and len(noun) > 2
        if plain and codes and codes <= known and left_out.isdisjoint(re.split(r"[ -]", noun)):
            found[sector].add(noun)
    return {sector: sorted(nouns) for sector, nouns in sorted(found.items())}


def groups_of(actors: Iterable[Row]) -> list[str]:
    """Names of armed groups in UCDP's list: of two words or more, that mean nothing else."""
    wanted = ("armed_group", "ucdp22.1", "REB/PRM")
    listed = {row["name"] for row in actors if (row["type"], row["src"], row["sector"]) == wanted}
    return sorted(filter(_is_group, listed))


def _is_group(name: str) -> bool:
    choice = CHOICE["groups"]
    words = set(re.findall(r"\w+", name.lower()))
    armed = words & set(choice["armed"].split()) and not words & set(choice["political"].split())
    of_many = name.lower().replace("’", "'") in choice["of_many"]
    other = of_many or name.startswith(tuple(choice["begin_otherwise"]))
    return bool(armed and _NAME.fullmatch(name) and not other)


def holders_of(actors: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    """First and last name, first day in office and country of heads of states and governments."""
    seen = set()
    for row in actors:
        if (row["type"], row["src"]) != ("person", "factbook"):
            continue
        name, since = _untitled(row["name"]), _day(row["since"] or "")
        if since and _PERSON.fullmatch(name) and name not in seen:
            seen.add(name)
            yield name, since, row["country"]


def _untitled(name: str) -> str:
    before, titles = (CHOICE["holders"][key] for key in ("before", "titles"))
    title = f"(?:(?:{_any(before)}) )*(?:{_any(titles)}) "
    bare = re.sub(f"^{title}", "", name).strip()
    spelt = " ".join(word.capitalize() if word.isupper() else word for word in bare.split())
    return _PATRONYMIC.sub(r"\1 \2", spelt)


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


def _day(text: str) -> str | None:
    for form, shown in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text.strip(), form).strftime(shown)
        except ValueError:
            continue
    return None


def written_sectors(found: Mapping[str, Sequence[str]]) -> str:
    """The table of sectors, with what stands before the nouns as it is."""
    lines = []
    for sector, nouns in found.items():
        lines.append(f'{sector} = """')
        spelt = (noun.replace(" ", "_") for noun in nouns)
        lines += [" ".join(group) for _, group in groupby(spelt, key=lambda noun: noun[0])]
        lines.append('"""')
    kept = SECTORS.read_text(encoding="utf-8").partition(NOUNS)[0]
    return kept + NOUNS + "\n".join(lines) + "\n"


def written_actors(groups: Iterable[str], holders: Iterable[tuple[str, str, str]]) -> str:
    """The table of actors."""
    lines = [HEAD, "[groups]", "names = [", *(f'    "{name}",' for name in groups), "]", ""]
    lines.append("[holders] # name = first day in office, country")
    lines += [f'"{name}" = ["{since}", "{country}"]' for name, since, country in sorted(holders)]
    return "\n".join(lines) + "\n"


HEAD = """\
# Actors of present wars and states, facts only; written by tools/actor_facts.py.
#
# Groups: names under which the Uppsala Conflict Data Program lists organised armed groups (UCDP
# Actor Dataset 22.1, https://ucdp.uu.se, CC BY 4.0, changed: selected). To be listed is no
# judgement; on whose side a group is, that list does not say, and neither does this one. Holders:
# who is head of a state or government since when, from the World Factbook of May 2026 (public
# domain); a report older than that day is not read by it.
"""


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--agents", type=Path, required=True)
    parser.add_argument("--actors", type=Path, required=True)
    given = parser.parse_args()
    with given.agents.open(encoding="utf-8", newline="") as file:
        SECTORS.write_text(written_sectors(sectors_of(csv.DictReader(file))), encoding="utf-8")
    with given.actors.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ACTORS.write_text(written_actors(groups_of(rows), holders_of(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
