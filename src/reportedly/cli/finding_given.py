"""What a finding is given on the command line, as the record has it: its subject, its evidence."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import InvalidRecord
from reportedly.model.finding import Conclusion, MethodKind

if TYPE_CHECKING:
    from reportedly.model.finding import About, Excerpt, Finding, Outside
    from reportedly.store.ledger import Ledger


def name_of(by: str) -> str:
    """Who writes, without spare blanks; raises InvalidRecord if it is nobody."""
    name = " ".join(by.split())
    if not name:
        raise InvalidRecord("a finding needs the name of the one who writes it")
    return name


def revised(finding: "Finding", given: dict[str, Any]) -> "Finding":
    """The finding with what was given."""
    from dataclasses import replace

    return replace(finding, **{name: value for name, value in given.items() if value is not None})


def about_of(
    before: "About",
    claims: list[str] | None,
    incident: str | None,
    slot: str | None,
    population: str | None,
    version: str | None,
) -> "About":
    """What it speaks of now: another incident or slot leaves nothing of what stood behind it."""
    from dataclasses import replace

    from reportedly.model.ids import ClaimId, IncidentId

    about = before
    if incident is not None:
        about = replace(about, incident=IncidentId(incident), slot="", population=None, value="")
    if slot is not None:
        about = replace(about, slot=slot, population=population, value="")
    if version is not None:
        about = replace(about, value=version)
    return about if claims is None else replace(about, claims=tuple(map(ClaimId, claims)))


def given_values(
    says: Conclusion | None,
    evidence: list[str] | None,
    kinds: list[MethodKind] | None,
    method: str | None,
    limits: str | None,
) -> dict[str, Any]:
    """Its fields by their names, None for what is not given."""
    return {
        "conclusion": says,
        "evidence": None if evidence is None else tuple(evidence),
        "kinds": None if kinds is None else tuple(kinds),
        "method": method,
        "limits": limits,
    }


def evidence_of(
    ledger: "Ledger",
    reports: list[str] | None,
    outside: list[str] | None,
    files: list[Path] | None,
) -> dict[str, Any]:
    """Reports and what is outside the ledger, as evidence."""
    others = [*map(_outside, outside or ()), *map(_file, files or ())]
    return {
        "excerpts": None if reports is None else tuple(_excerpt(ledger, one) for one in reports),
        "outside": tuple(others) if others else None,
    }


def _excerpt(ledger: "Ledger", given: str) -> "Excerpt":
    from reportedly.store.people.finding_making import excerpt_of

    report, _, words = given.partition(":")
    return excerpt_of(ledger.report(report), words)


def _outside(given: str) -> "Outside":
    """Evidence described in words, or key by key as JSON."""
    import json

    from reportedly.model.finding import Outside

    if not given.lstrip().startswith("{"):
        return Outside(what=given)
    try:
        told = json.loads(given)
    except ValueError as error:
        raise InvalidRecord(f"--outside is no JSON: {error}") from error
    unknown = [name for name in told if name not in Outside.__slots__]
    if unknown or not all(isinstance(value, str) for value in told.values()):
        raise InvalidRecord(f"--outside takes texts for {', '.join(Outside.__slots__)}")
    return Outside(**{"what": "", **told})


def _file(path: Path) -> "Outside":
    """A file by its name and hash; nothing of it goes into the ledger."""
    import hashlib

    from reportedly.model.finding import Outside

    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return Outside(what=f"file {path.name}", file=path.name, sha256=sha256)
