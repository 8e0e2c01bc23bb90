"""Claims, reports and accounts as rows of plain words."""

from typing import TYPE_CHECKING

from reportedly.model.claim import Claim
from reportedly.model.incident import Account, Origin, Proposition
from reportedly.model.span import text_of
from reportedly.wording import (
    counted,
    coverage_words,
    figures_of,
    happened_at,
    is_dated,
    origin_marks,
    places_of,
    said_at,
    speakers_of,
    time_words,
)

if TYPE_CHECKING:
    from reportedly.store.questions.claim_pages import ClaimRow

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


def times_of(claim: Claim) -> list[str]:
    """When what is told was, and apart from it when it was said; not "a Tuesday" of no week."""
    told = [time_words(value) or value for value in filter(is_dated, happened_at(claim))]
    said = [time_words(value) or value for value in filter(is_dated, said_at(claim))]
    return [*dict.fromkeys(told), *(f"said {day}" for day in dict.fromkeys(said))]


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
        "; ".join(times_of(claim)),
        "; ".join(figures_of(claim, content)),
    )


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
    return "; ".join([*parts, *origin_marks(origin)])


def coverage_line(account: Account) -> str:
    """What the ledger covers around an incident."""
    return "in " + coverage_words(account.coverage)
