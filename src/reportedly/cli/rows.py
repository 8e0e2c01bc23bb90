"""Claims, reports and accounts as rows of plain words."""

from typing import TYPE_CHECKING

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Origin, Proposition
from reportedly.model.mention import bounds_text
from reportedly.model.span import text_of

if TYPE_CHECKING:
    from reportedly.store.claim_pages import ClaimRow

CLAIM_COLUMNS = (
    "id",
    "published",
    "publisher",
    "source",
    "said",
    "content",
    "put",
    "where",
    "when",
    "figures",
)


def claim_cells(claim: Claim, text: str) -> tuple[str, ...]:
    """One claim under CLAIM_COLUMNS; `text` is the stored text of its report."""
    return _cells(claim, text_of(text, claim.cue), text_of(text, claim.content), "")


def row_cells(row: "ClaimRow") -> tuple[str, ...]:
    """A row of the ledger under CLAIM_COLUMNS; what has become of its report stands in "put"."""
    fate = "withdrawn" if row.withdrawn else "superseded" if row.superseded else ""
    return _cells(row.claim, row.cue, row.content, fate)


def _cells(claim: Claim, cue: str, content: str, fate: str) -> tuple[str, ...]:
    publisher = claim.report.publisher or ""
    return (
        claim.id,
        (claim.report.published or "")[:10],
        publisher,
        speakers_of(claim) or publisher or "the publisher",
        cue,
        content,
        ", ".join(filter(None, [commitment_of(claim), fate])),
        "; ".join(places_of(claim)),
        "; ".join(time.value for time in claim.times if time.value),
        "; ".join(figures_of(claim)),
    )


def speakers_of(claim: Claim) -> str:
    """Who speaks, by name, with role; "" for narration."""
    named = []
    for speaker in claim.speakers:
        name = speaker.name or "unnamed source"
        named.append(f"{name} ({speaker.role})" if speaker.role else name)
    return ", ".join(named)


def commitment_of(claim: Claim) -> str:
    """Commitment by source and publisher, mood, and what was checked, in a few words."""
    value = claim.factuality
    parts = [
        f"{value.source.value} / {value.publisher.value}" if value.source else value.publisher.value
    ]
    if claim.mood.value != "actual":
        parts.append(claim.mood.value)
    parts += [item.status.value.replace("_", " ") for item in claim.verification]
    if claim.silence:
        parts.append("silence: " + claim.silence.kind.value.replace("_", " "))
    return ", ".join(parts)


def places_of(claim: Claim) -> list[str]:
    """The places a claim names, each once, an undecided one with a question mark."""
    names = [t.place.name if t.place else f"{t.as_written}?" for t in claim.places]
    return list(dict.fromkeys(names))


def figures_of(claim: Claim) -> list[str]:
    """The figures as bounds, with what became of those counted."""
    found = []
    for item in claim.quantities:
        bounds = bounds_text(item.low, item.high, item.low_open, item.high_open)
        what = item.unit or "" if item.state.value == "other" else item.state.value
        found.append(f"{bounds} {what}".strip().replace("_", " "))
    return found


PROPOSITION_COLUMNS = ("about", "version", "origins", "as of")


def proposition_cells(item: Proposition) -> tuple[str, ...]:
    """One version of one slot under PROPOSITION_COLUMNS."""
    about = item.slot.replace("_", " ")
    if item.population and item.population != "unstated":
        about += f" ({item.population})"
    return about, item.value, "\n".join(origin_line(o) for o in item.origins), item.as_of or ""


def origin_line(origin: Origin) -> str:
    """One origin in words: who, how, in how many reports, on whom it depends."""
    side = f" [{origin.side}]" if origin.side else ""
    parts = [f"{origin.speaker}{side} {origin.stance.value}"]
    parts.append(counted(origin.reports, "report") + " of " + counted(origin.newsrooms, "newsroom"))
    if origin.unverified:
        parts.append("said to be unverified")
    if origin.withdrawn:
        parts.append("only in reports since corrected or withdrawn")
    if origin.depends_on:
        parts.append(f"{origin.dependence.value} dependence: {origin.depends_on}")
    return "; ".join(parts)


def counted(number: int, noun: str) -> str:
    """ "1 report", "2 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def coverage_line(account: Account) -> str:
    """What the ledger covers around an incident."""
    seen = account.coverage
    languages = ", ".join(seen.languages) or "no language decided"
    return (
        f"in {counted(seen.reports, 'report')} of {counted(seen.publishers, 'publisher')}, "
        f"{seen.first} to {seen.last}, {languages}; {counted(seen.unread, 'report')} in other "
        f"languages unread; {counted(seen.undated, 'report')} without a date"
    )
