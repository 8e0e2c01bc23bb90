"""A finding as a terminal shows it: in a row of a table, or line by line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model.finding import KeptFinding
    from reportedly.store.ledger import Ledger

COLUMNS = ("id", "status", "at", "author", "says", "about", "finding", "method", "evidence")


def cells_of(kept: "KeptFinding") -> tuple[object, ...]:
    """A finding as a row of a table."""
    from reportedly.finding_words import (
        evidence_counts,
        kinds_words,
        proposition_words,
        shown_text,
    )

    found = kept.finding
    about = filter(None, [found.about.incident, proposition_words(found), *found.about.claims])
    return (
        found.id,
        found.status.value,
        found.at.isoformat(timespec="seconds"),
        kept.author,
        found.conclusion,
        "; ".join(about),
        shown_text(kept),
        kinds_words(found),
        evidence_counts(found),
    )


def lines_of(ledger: "Ledger", kept: "KeptFinding") -> list[str]:
    """A finding in lines, each with its label."""
    from reportedly.finding_words import (
        desk_line,
        method_words,
        outside_words,
        proposition_words,
        removed_words,
    )

    found, rows = kept.finding, ledger.claim_rows(kept.finding.claims)
    about = found.about
    lines = [desk_line(kept)]
    lines += [f"withdrawn: {found.withdrawn}"] if found.withdrawn else []
    if about.incident:
        told = proposition_words(found)
        lines.append(f"about     {about.incident}" + (f", {told}" if told else ""))
    for role, claims in (("about", about.claims), ("rests on", found.evidence)):
        for claim in claims:
            words = " ".join(rows[claim].content.split()) if claim in rows else "in no reading now"
            lines.append(f"{role:<9} {claim}: {words}")
    for one in found.excerpts:
        spans = ", ".join(f"{start}-{end}" for start, end in one.spans) or "all of it"
        lines.append(f"rests on  {one.report}: {spans}")
    for other in found.outside:
        lines.append(f"rests on  {outside_words(other)}")
        lines += [f"          sha256 {other.sha256}"] if other.sha256 else []
    lines += [f"method    {method_words(found)}"] if method_words(found) else []
    lines += [f"limits    {found.limits}"] if found.limits else []
    return lines + ([removed_words(found)] if found.removed else [])
