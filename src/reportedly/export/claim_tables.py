"""The tables whose rows are reports and claims."""

from collections.abc import Iterable

from reportedly.export.answers import Answers, Choices, Filed, Leave, Told, standing_of
from reportedly.export.table import (
    Table,
    boolean,
    claim_keys,
    claim_marks,
    integer,
    real,
    spans,
    text,
    texts,
)
from reportedly.model.claim import Claim
from reportedly.model.event import Control
from reportedly.wording import (
    CONTROL,
    LINK,
    figures_of,
    happened_at,
    places_of,
    said_at,
    speaker_words,
)


def every_claim(answers: Answers, choices: Choices, leave: Leave) -> Iterable[Told]:
    """Every claim; none is left out."""
    return answers.claims()


def every_report(answers: Answers, choices: Choices, leave: Leave) -> Iterable[Filed]:
    """Every report, every version of it."""
    return answers.reports()


def holding_words(claim: Claim, control: Control) -> str:
    """Who is said to hold, take or lose a place: "Orland has captured Kest"."""
    holder = claim.actors[control.holder] if control.holder is not None else None
    place = claim.places[control.place] if control.place is not None else None
    who = (holder.name or holder.as_written) if holder else "someone"
    where = (place.place.name if place.place else place.as_written) if place else "a place"
    return f"{who} {CONTROL[control.status]} {where}"


def _made(told: Told) -> str:
    made = told.claim.made
    return f"{made.by} {made.version} {made.rule}"


CLAIMS: Table[Told] = Table(
    name="claims",
    row="a claim",
    key=("claim_id",),
    things=every_claim,
    columns=(
        *claim_keys(lambda t: t),
        integer("report_version", lambda t: t.claim.report.version),
        text("publisher", lambda t: t.claim.report.publisher),
        text("title", lambda t: t.claim.report.title),
        text("published", lambda t: t.claim.report.published),
        text("language", lambda t: t.claim.report.language),
        text("source", lambda t: t.source or None),
        text("cue", lambda t: t.cue or None),
        text("content", lambda t: t.content),
        spans("source_spans", lambda t: t.claim.source),
        spans("cue_spans", lambda t: t.claim.cue),
        text("quotation", lambda t: t.claim.quotation.value),
        texts("speakers", lambda t: map(speaker_words, t.claim.speakers)),
        texts("speaker_kinds", lambda t: [s.kind.value for s in t.claim.speakers]),
        texts("speaker_roles", lambda t: [s.role or "" for s in t.claim.speakers]),
        texts("speaker_actors", lambda t: [s.actor or "" for s in t.claim.speakers]),
        texts("chain", lambda t: [f"{LINK[k.relation]} {k.name}" for k in t.claim.chain]),
        text("channel", lambda t: t.claim.channel.name if t.claim.channel else None),
        text("basis", lambda t: t.claim.basis.value),
        text("factuality_source", lambda t: t.claim.factuality.source),
        text("factuality_publisher", lambda t: t.claim.factuality.publisher.value),
        text("mood", lambda t: t.claim.mood.value),
        texts("verification", lambda t: [v.status.value for v in t.claim.verification]),
        text("silence", lambda t: t.claim.silence.kind.value if t.claim.silence else None),
        texts("events", lambda t: [event.type.value for event in t.claim.events]),
        texts("controls", lambda t: [holding_words(t.claim, c) for c in t.claim.controls]),
        texts("places", lambda t: places_of(t.claim)),
        texts("times", lambda t: happened_at(t.claim)),
        texts("said_on", lambda t: said_at(t.claim)),
        texts("quantities", lambda t: figures_of(t.claim, t.content)),
        text("within", lambda t: t.claim.within),
        text("responds_to", lambda t: t.claim.responds_to.claim if t.claim.responds_to else None),
        real("confidence", lambda t: t.claim.confidence),
        text("made_by", _made),
        *claim_marks(lambda t: t),
        text("reviewed_by", lambda t: t.claim.review.by if t.claim.review else None),
        text("reviewed_at", lambda t: t.claim.review.at.isoformat() if t.claim.review else None),
    ),
)

REPORTS: Table[Filed] = Table(
    name="reports",
    row="a report, in one version",
    key=("report_id",),
    things=every_report,
    columns=(
        text("report_id", lambda f: f.report.id),
        text("url", lambda f: f.report.url),
        text("work_id", lambda f: f.report.work),
        integer("version", lambda f: f.report.version),
        text("publisher", lambda f: f.report.publisher),
        text("title", lambda f: f.report.title),
        text("published", lambda f: f.report.published.value if f.report.published else None),
        text("date_found", lambda f: f.report.published.found if f.report.published else None),
        text("language", lambda f: f.report.language),
        text("original_language", lambda f: f.report.original_language),
        integer("characters", lambda f: len(f.report.text)),
        text("sha256_text", lambda f: f.report.sha256_text),
        text("sha256_bytes", lambda f: f.report.capture.sha256),
        text("status", lambda f: f.report.status.value),
        text("standing", lambda f: standing_of(superseded=f.superseded, withdrawn=f.withdrawn)),
        spans("taken_back_upstream", lambda f: f.echoes),
        text("lineage_id", lambda f: f.lineage),
        boolean("masked", lambda f: f.masked),
    ),
)
