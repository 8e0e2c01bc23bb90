"""What a page shows of a claim: voices with sides, content in segments, commitment in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim, Speaker
from reportedly.model.factuality import FactValue, Mood, VerificationStatus
from reportedly.model.span import APART, Span, Spans, text_of
from reportedly.resolution.parties import Parties
from reportedly.serve.claims.called import words_for
from reportedly.serve.reports.segments import Mark, Segment, cut, within_content
from reportedly.store.questions.claim_pages import ClaimRow
from reportedly.wording import (
    CHANNEL,
    COMMITMENT,
    LINK,
    MOOD,
    PUTS_IT,
    QUOTATION,
    SILENCE,
    VERIFICATION,
    figures_of,
    happened_at,
    is_dated,
    places_of,
    plain,
    said_at,
    speaker_words,
)

DENIED = frozenset({FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT, FactValue.POSSIBLE_NOT})
HEDGED = frozenset(
    {FactValue.PROBABLE, FactValue.PROBABLE_NOT, FactValue.POSSIBLE, FactValue.POSSIBLE_NOT}
)
NEGATIVE = "put in the negative"  # by the content itself ("heard no warning"): nobody is denied
# The publisher's negative is its statement, not an answer to someone's.
NARRATES = {FactValue.CERTAIN_NOT: "states the negative as certain"}
# A cue that ends so is read before who speaks; after it nobody would know who is meant.
_LEADING = re.compile(r"\b(?:to|of|by|per|from)$", re.IGNORECASE)
FEWEST = 3  # words; fewer ("it", "the accusation") say nothing by themselves
CHECKED = frozenset({VerificationStatus.VERIFIED, VerificationStatus.PARTLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One speaker as shown; "" for what is not known."""

    name: str
    role: str
    kind: str
    side: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A short remark; `kind` names its look."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as shown in a list, in a margin or on its page."""

    claim: Claim
    voices: tuple[Voice, ...]  # () for narration
    cue: str
    cue_leads: bool  # it is read before who speaks: "according to"
    how: str
    content: tuple[Segment, ...]
    commitment: str
    hedges: tuple[str, ...]
    badges: tuple[Badge, ...]
    places: tuple[str, ...]
    times: tuple[str, ...]  # when what is told was
    said_on: tuple[str, ...]  # when it was said or printed
    figures: tuple[str, ...]
    through: tuple[str, ...]  # by what way its words came: "carried by RIA", "on Harbour"

    @property
    def ordinary(self) -> bool:
        """True if the commitment is what every list says of its claims, or what a badge says."""
        said, printed = self.claim.factuality.source, self.claim.factuality.publisher
        alone = printed if said is None else said if printed is FactValue.UNKNOWN else None
        return alone in DENIED | HEDGED | {FactValue.CERTAIN}

    @property
    def short(self) -> bool:
        """True if the content says nothing by itself: "it", "the accusation"."""
        return sum(len(item.text.split()) for item in self.content) < FEWEST


def view_of_row(row: ClaimRow, parties: Parties | None) -> ClaimView:
    """A row of the ledger, the words searched for marked in its content."""
    claim = row.claim
    hedges = within_content(claim, claim.factuality.words, len(APART))
    marks = [Mark(span=span, name="hedge") for span in hedges]
    marks += [Mark(span=span, name="hit") for span in _hits(row)]
    content = cut(row.content, Span(0, len(row.content)), marks)
    fate = [Badge(kind="withdrawn", text="report withdrawn")] if row.withdrawn else []
    if row.superseded:
        fate.append(Badge(kind="superseded", text="report replaced by later words"))
    words = [span.of(row.content) for span in hedges]
    return _view(claim, (row.source, row.cue), content, words, fate, parties)


def leads(cue: str) -> bool:
    """True for a cue that is read before who speaks: "according to", "in the words of"."""
    return _LEADING.search(cue.strip()) is not None


def told_words(row: ClaimRow) -> str:
    """What a claim says; if that is too short to be read alone, with who says it and how.

    "it" becomes "Orland denies it": the pieces as written, in the order of the text.
    """
    if len(row.content.split()) >= FEWEST or not row.cue:
        return row.content
    claim = row.claim
    pieces = ((claim.source, row.source), (claim.cue, row.cue), (claim.content, row.content))
    placed = sorted((spans[0].start, words) for spans, words in pieces if spans)
    return " ".join(words for _, words in placed)


def view_in_text(claim: Claim, text: str, parties: Parties | None) -> ClaimView:
    """A claim with the text of its report at hand."""
    content = text_of(text, claim.content)
    hedges = within_content(claim, claim.factuality.words, len(APART))
    marks = [Mark(span=span, name="hedge") for span in hedges]
    segments = cut(content, Span(0, len(content)), marks)
    words = [span.of(text) for span in claim.factuality.words]
    said = text_of(text, claim.source), text_of(text, claim.cue)
    return _view(claim, said, segments, words, [], parties)


def _view(
    claim: Claim,
    said: tuple[str, str],  # the words for who speaks, and the cue
    content: tuple[Segment, ...],
    hedges: Sequence[str],
    fate: list[Badge],
    parties: Parties | None,
) -> ClaimView:
    day = (claim.report.published or "")[:10] or None
    source, cue = said
    return ClaimView(
        claim=claim,
        voices=tuple(
            voice_of(speaker, parties, day, source if len(claim.speakers) == 1 else "")
            for speaker in claim.speakers
        ),
        cue=cue,
        cue_leads=leads(cue),
        how=QUOTATION[claim.quotation],
        content=content,
        commitment=commitment_sentence(claim),
        hedges=tuple(dict.fromkeys(hedges)),
        badges=(*badges_of(claim), *fate),
        places=tuple(places_of(claim)),
        times=tuple(dict.fromkeys(filter(is_dated, happened_at(claim)))),
        said_on=tuple(dict.fromkeys(filter(is_dated, said_at(claim)))),
        figures=tuple(figures_of(claim, "".join(item.text for item in content))),
        through=tuple(through_of(claim)),
    )


def through_of(claim: Claim) -> Iterator[str]:
    """The chain by which words came to the publisher, and the channel they were put on."""
    for link in claim.chain:
        yield f"{LINK[link.relation]} {link.name}"
    if claim.channel is not None:
        name = claim.channel.name
        yield CHANNEL.get(name, f"on {name}")


def voice_of(speaker: Speaker, parties: Parties | None, day: str | None, source: str = "") -> Voice:
    """A speaker with its side on `day` by the parties file.

    Who has no name goes by the `source`, the words of the report, if these say more than "it".
    """
    words = "" if speaker.name else words_for(source)
    name = speaker.name or words[:1].upper() + words[1:] or speaker_words(speaker).capitalize()
    role = speaker.role or ""
    withheld = speaker.anonymous == "withheld"
    return Voice(
        name=name,
        role="" if role.lower() in name.lower() else role,
        kind=plain(speaker.kind),
        side=side_words(parties, speaker.actor, day),
        note="name withheld" if withheld else "not named" if words else "",
    )


def side_words(parties: Parties | None, actor: str | None, day: str | None) -> str:
    """The side of an actor on a day, by name; "" if none is known."""
    side = parties.side_of(actor, day) if parties and actor else None
    return side_name(parties, side)


def side_name(parties: Parties | None, side: str | None) -> str:
    """What a side is called; a side is often the id of a nation."""
    if side is None:
        return ""
    if side == "none":
        return "no side"
    party = parties.get(side) if parties else None
    return party.name if party else side


def country_name(parties: Parties | None, code: str) -> str:
    """The nation that a country's code stands for; the code where none is known."""
    nation = parties.governing(code, None) if parties else None
    return nation.name if nation else code


def commitment_sentence(claim: Claim) -> str:
    """Who commits to what, in one sentence a reader need not look up."""
    said, printed = claim.factuality.source, claim.factuality.publisher
    if said is None:
        sentence = f"The publisher itself {NARRATES.get(printed, PUTS_IT[printed])}"
    elif said is printed is FactValue.UNKNOWN:
        sentence = "Neither the source nor the publisher commits to it"
    else:
        puts = PUTS_IT[said] if is_denial(claim) else NARRATES.get(said, PUTS_IT[said])
        sentence = f"The source {puts}; the publisher {PUTS_IT[printed]}"
    if claim.mood is not Mood.ACTUAL:
        sentence += f"; {MOOD[claim.mood]}"
    return sentence + "."


def is_denial(claim: Claim) -> bool:
    """True if the cue itself denies ("denied shelling Kest"), not the content ("cannot hold")."""
    value = claim.factuality.source
    return value in DENIED and any(
        word.overlaps(cue) for word in claim.factuality.words for cue in claim.cue
    )


def badges_of(claim: Claim) -> Iterable[Badge]:
    """What must not be overlooked: denied, hedged, not having happened, checked or not, silent."""
    value = claim.factuality.told
    if is_denial(claim):
        yield Badge(kind="denied", text="denied")
    elif value is FactValue.CERTAIN_NOT and not is_narration(claim):
        yield Badge(kind="negative", text=NEGATIVE)
    if value in HEDGED:
        yield Badge(kind="hedged", text=COMMITMENT[value])
    if claim.mood is not Mood.ACTUAL:
        yield Badge(kind="mood", text=MOOD[claim.mood])
    for status in dict.fromkeys(remark.status for remark in claim.verification):
        kind = "checked" if status in CHECKED else "unchecked"
        yield Badge(kind=kind, text=VERIFICATION[status])
    if claim.silence:
        yield Badge(kind="silence", text=SILENCE[claim.silence.kind])


def is_narration(claim: Claim) -> bool:
    """True if the publisher itself speaks."""
    return claim.quotation is Quotation.NARRATION


def _hits(row: ClaimRow) -> Spans:
    """Where the words that were found stand in the whole content."""
    words = {piece for piece, found in row.snippet if found}
    if not words:
        return ()
    longest = sorted(words, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest)
    return tuple(Span(hit.start(), hit.end()) for hit in re.finditer(pattern, row.content))
