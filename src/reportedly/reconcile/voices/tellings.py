"""Which claims of other reports tell what a claim tells, and what became of the wording."""

from collections.abc import Collection, Iterable, Iterator

from reportedly.model.check import Remark, Telling, Tie
from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId
from reportedly.model.mention import PlaceRole
from reportedly.model.span import text_of
from reportedly.reconcile.accounts.origins import Sources
from reportedly.reconcile.incidents.where import FINE
from reportedly.reconcile.voices.statements import ALIKE, LEAST_WORDS
from reportedly.reconcile.words import content_words, listed, numbers

NEAR = 0.2  # least share of words that makes a comparison of wording worth reading
UNDATED = "9999"  # sorts after every date


def tellings_of(
    sources: Sources, claim: Claim, same_version: Collection[ClaimId]
) -> tuple[Telling, ...]:
    """Claims of other reports that tell it too, the oldest first.

    `same_version` are the claims behind the version that `claim` gives of an incident.
    """
    found = (
        _telling(sources, claim, other, tie)
        for other in sources.view.claims.values()
        if other.report.id != claim.report.id
        and (tie := _tie(sources, claim, other, same_version)) is not None
    )
    return tuple(sorted(found, key=_age))


def _age(telling: Telling) -> tuple[str, str]:
    return telling.claim.report.published or UNDATED, telling.claim.id


def _tie(
    sources: Sources, claim: Claim, other: Claim, same_version: Collection[ClaimId]
) -> Tie | None:
    if sources.statements[claim.id] is sources.statements[other.id]:
        return Tie.STATEMENT
    if other.id in same_version:
        return Tie.VERSION
    return Tie.WORDING if _worded_alike(sources, claim, other) else None


def _worded_alike(sources: Sources, claim: Claim, other: Claim) -> bool:
    """True if most of the shorter content's words are the other's, figures apart.

    Not of words told of two places that both are named.
    """
    left, right = _words(sources, claim), _words(sources, other)
    shorter, common = min(len(left), len(right)), len(left & right)
    if shorter < LEAST_WORDS or common < LEAST_WORDS or common < ALIKE * shorter:
        return False
    here, there = _named(claim), _named(other)
    return not here or not there or not here.isdisjoint(there)


def _words(sources: Sources, claim: Claim) -> frozenset[str]:
    text = sources.view.text(claim)
    return content_words(text) - numbers(text)


def _named(claim: Claim) -> frozenset[str]:
    """The small places that a claim names as where something happened."""
    return frozenset(
        t.place.id
        for t in claim.places
        if t.place and t.role is PlaceRole.EVENT and t.place.kind in FINE
    )


def _telling(sources: Sources, claim: Claim, other: Claim, tie: Tie) -> Telling:
    left, right = _words(sources, claim), _words(sources, other)
    return Telling(
        claim=other,
        words=sources.view.text(other),
        cue=text_of(sources.view.reports[other.report.id].text, other.cue),
        speaker=sources.voices[other.id].name,
        tie=tie,
        shared=round(len(left & right) / max(1, len(left | right)), 4),
        retracted=sources.view.taken_back(other),
    )


def nearest_of(tellings: Iterable[Telling], published: str | None) -> Telling | None:
    """The telling nearest in wording of those not published later; the oldest of equals.

    One that stands comes before one that was taken back; None if all are in other words. Of a
    text without a date, every telling may be the earlier one.
    """
    earlier = [
        one
        for one in tellings
        if one.shared >= NEAR and not _later(one.claim.report.published, published)
    ]
    return min(earlier, key=lambda one: (one.retracted, -one.shared, _age(one)), default=None)


def _later(telling: str | None, text: str | None) -> bool:
    """True if both dates are known, and at their common precision the telling's is later."""
    if not telling or not text:
        return False
    size = min(len(telling), len(text), len("2025-03-11"))
    return telling[:size] > text[:size]


def remarks_on(sources: Sources, claims: Iterable[Claim]) -> Iterator[Remark]:
    """What the ledger's reports say of checking `claims`, each remark of a newsroom once."""
    seen = set()
    for claim in claims:
        for item in claim.verification:
            own = item.by is None or item.by.lower() in listed("pronouns")
            by = sources.view.newsroom(claim.report.id) if own else item.by or ""
            words = sources.view.text(claim)
            if (item.status, by, words) not in seen:
                seen.add((item.status, by, words))
                yield Remark(status=item.status, by=by, claim=claim, words=words)


def replies_to(sources: Sources, claim: Claim, tellings: Iterable[Telling]) -> Iterator[Telling]:
    """Claims that answer one of the tellings, the oldest first; those of one voice once."""
    told = {one.claim.id for one in tellings}
    answers = [
        other
        for other in sources.view.claims.values()
        if other.responds_to is not None
        and other.responds_to.claim in told
        and other.report.id != claim.report.id
        and other.id not in told
    ]
    voices = set()
    for other in sorted(answers, key=lambda item: (item.report.published or UNDATED, item.id)):
        key = sources.voices[other.id].key
        if key not in voices:
            voices.add(key)
            yield _telling(sources, claim, other, Tie.WORDING)
