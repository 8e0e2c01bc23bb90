"""Measures how versions are related: a gold of disputed slots beside the accounts made of it.

python benchmarks/disputed_slots.py tests/golden/disputed/*.toml
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportedly.model.incident import Account, Proposition, Relation
from reportedly.pipeline import Engine, extract, open_engine
from reportedly.predictions import report_of
from reportedly.reconcile import reconcile
from reportedly.sample import sample_file

AGAINST = (
    Relation.CONTRADICTION,
    Relation.CONTRADICTION_ACROSS,
    Relation.CONTRADICTION_WITHIN,
)
Incident = Mapping[str, Any]
Key = tuple[str, frozenset[str]]


@dataclass(slots=True)
class Measured:
    """Relations of a gold, how many are right, and what is wrong."""

    relations: int = 0
    right: int = 0
    together: int = 0  # relations whose versions stand in one account
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)  # contradictions that the gold does not have


def measure(path: Path, engine: Engine) -> Measured:
    """The relations of a file of incidents against the accounts made of its reports."""
    found = Measured()
    for incident in tomllib.loads(path.read_text(encoding="utf-8"))["incident"]:
        _measure(incident, _accounts(incident, engine), found)
    return found


def _accounts(incident: Incident, engine: Engine) -> tuple[Account, ...]:
    reports = [report_of({"id": incident["id"], **row}) for row in incident["report"]]
    claims = [claim for report in reports for claim in extract(report, engine).claims]
    return reconcile(reports, claims, engine.parties).accounts


def _measure(incident: Incident, accounts: tuple[Account, ...], found: Measured) -> None:
    for row in incident["relation"]:
        found.relations += 1
        found.together += any(_holds(account, row) for account in accounts)
        answer = {one for account in accounts for one in _answers(account, row)}
        if row["is"] in answer:
            found.right += 1
        else:
            said = ", ".join(sorted(answer)) or "nothing"
            found.missed.append(f"{incident['id']}: {_shown(row)}: {row['is']}, said: {said}")
    listed = {_key(row["slot"], *row["values"]) for row in incident["relation"]}
    for account in accounts:
        for one in account.disagreements:
            left, right = account.propositions[one.left], account.propositions[one.right]
            key = _key(_slot(left), _value(left), _value(right))
            if one.relation in AGAINST and key not in listed:
                found.false.append(f"{incident['id']}: {_slot(left)} {one.why}")


def _answers(account: Account, row: Mapping[str, Any]) -> Iterator[str]:
    """The relations an account gives for a row of the gold."""
    wanted = _key(row["slot"], *row["values"])
    for one in account.disagreements:
        left, right = account.propositions[one.left], account.propositions[one.right]
        if _key(_slot(left), _value(left), _value(right)) == wanted:
            yield one.relation.value
    for item in account.propositions:
        speakers = {origin.speaker.lower() for origin in item.origins}
        named = {name.lower() for name in row.get("by", ())}
        if _key(_slot(item), _value(item)) == wanted and named and _among(named, speakers):
            yield "same"


def _among(named: set[str], speakers: set[str]) -> bool:
    """A general staff may be shown as the army it leads: one voice for each name is enough."""
    return named <= speakers or len(speakers) >= len(named)


def _holds(account: Account, row: Mapping[str, Any]) -> bool:
    values = {_value(item) for item in account.propositions if _slot(item) == row["slot"]}
    return row["slot"] == "occurred" or values.issuperset(row["values"])


def _key(slot: str, *values: str) -> Key:
    return slot, frozenset() if slot == "occurred" else frozenset(values)


def _slot(item: Proposition) -> str:
    return "killed" if item.slot == "bodies_found" else item.slot


def _value(item: Proposition) -> str:
    return item.value.split(", not of")[0]


def _shown(row: Mapping[str, Any]) -> str:
    return f"{row['slot']} {' / '.join(row['values'])}"


def main(paths: list[str]) -> None:
    """Print the figures of each file, and what is wrong."""
    engine = open_engine(sample_file("places.toml"), sample_file("parties.toml"))
    for name in paths:
        found = measure(Path(name), engine)
        print(
            f"{name}: {found.right} of {found.relations} relations right, "
            f"{found.together} with both versions in one account, "
            f"{len(found.false)} false contradictions"
        )
        for line in (*found.missed, *(f"false: {one}" for one in found.false)):
            print("  " + line)


if __name__ == "__main__":
    main(sys.argv[1:])
