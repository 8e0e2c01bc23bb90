"""The table whose rows are findings of the desk: what it concluded itself, and on what."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.blocks import BLOCK
from reportedly.export.answers import Answers, Choices, Leave, Told, pairs
from reportedly.export.table import Table, boolean, claims_behind, integer, text, texts
from reportedly.finding_words import conclusion_words, outside_words
from reportedly.model.finding import Excerpt, Finding, Outside


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding as it stands, with those of its claims that are in active readings."""

    finding: Finding
    told: tuple[Told, ...]


def findings(answers: Answers, choices: Choices, leave: Leave) -> Iterator[Found]:
    """Every finding in the order of writing; claims that none is linked to are left out."""
    used: set[str] = set()
    for finding in answers.findings:
        told = answers.told(finding.claims)
        used.update(item.claim.id for item in told)
        yield Found(finding=finding, told=told)
    for other in answers.claims():
        if other.claim.id not in used:
            leave(other.claim.id, "no finding speaks of or rests on")


def _excerpt(one: Excerpt) -> str:
    return f"{one.report} {pairs(one.spans)}" if one.spans else one.report


def _outside(one: Outside) -> str:
    return f"{outside_words(one)}, SHA-256 {one.sha256}" if one.sha256 else outside_words(one)


def _masked(found: Found) -> bool:
    one = found.finding
    own = (one.text, one.method, one.limits, one.withdrawn, one.about.value)
    words = (*own, *map(_outside, one.outside))
    return any(told.masked for told in found.told) or any(BLOCK in word for word in words)


FINDINGS: Table[Found] = Table(
    name="findings",
    row="a finding of the desk, as it stands",
    key=("finding_id",),
    things=findings,
    columns=(
        text("finding_id", lambda f: f.finding.id),
        *claims_behind(lambda f: f.told),
        text("status", lambda f: f.finding.status.value),
        text("conclusion", lambda f: f.finding.conclusion),
        text("says", lambda f: conclusion_words(f.finding) or None),
        text("text", lambda f: f.finding.text or None),
        text("about_incident_id", lambda f: f.finding.about.incident),
        text("about_slot", lambda f: f.finding.about.slot or None),
        text("about_population", lambda f: f.finding.about.population),
        text("about_value", lambda f: f.finding.about.value or None),
        texts("about_claim_ids", lambda f: f.finding.about.claims),
        texts("evidence_claim_ids", lambda f: f.finding.evidence),
        texts("excerpts", lambda f: map(_excerpt, f.finding.excerpts)),
        texts("outside", lambda f: map(_outside, f.finding.outside)),
        texts("method_kinds", lambda f: [kind.value for kind in f.finding.kinds]),
        text("method", lambda f: f.finding.method or None),
        text("limits", lambda f: f.finding.limits or None),
        text("by", lambda f: f.finding.by),
        text("at", lambda f: f.finding.at.isoformat()),
        text("withdrawn", lambda f: f.finding.withdrawn or None),
        integer("evidence_removed", lambda f: f.finding.removed),
        boolean("masked", _masked),
    ),
)
