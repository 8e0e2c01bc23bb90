"""One utterance by one source, however many reports carry it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, StatementId, hashed
from reportedly.model.incident import Statement
from reportedly.reconcile.union import Groups
from reportedly.reconcile.view import View
from reportedly.reconcile.voices import Voice
from reportedly.reconcile.words import content_words, numbers

ALIKE = 0.6  # least share of the shorter content's words
LEAST_WORDS = 3  # shared content words
NEAR_DAYS = 3  # one utterance is carried within ±72 h
COMMON_POSTING = 200  # a word in more contents than this finds no candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What statement identity needs of a claim."""

    claim: Claim
    speaker: str  # key of the voice
    words: frozenset[str]
    numbers: frozenset[str]
    day: int | None


def find_statements(view: View, voices: Mapping[ClaimId, Voice]) -> tuple[Statement, ...]:
    """Every claim in exactly one statement; the same for any order of reports."""
    utterances = {
        claim.id: _utterance(view, claim, voices[claim.id]) for claim in view.claims.values()
    }
    groups = Groups(utterances)
    for left, right in _candidates(utterances.values()):
        if _same(left, right):
            groups.join(left.claim.id, right.claim.id)
    return tuple(_statement(view, members, voices) for members in groups.all())


def _utterance(view: View, claim: Claim, voice: Voice) -> Utterance:
    text = view.text(claim)
    day = (claim.report.published or "")[:10]
    return Utterance(
        claim=claim,
        speaker=voice.key,
        words=content_words(text),
        numbers=numbers(text),
        day=date.fromisoformat(day).toordinal() if len(day) == 10 else None,
    )


def _candidates(utterances: Iterable[Utterance]) -> Iterator[tuple[Utterance, Utterance]]:
    """Pairs of one speaker that share a word which few contents of that speaker have."""
    posted: dict[tuple[str, str], list[Utterance]] = defaultdict(list)
    for item in utterances:
        for word in item.words:
            posted[item.speaker, word].append(item)
    seen: set[tuple[ClaimId, ClaimId]] = set()
    for posting in posted.values():
        if len(posting) > COMMON_POSTING:
            continue
        for index, left in enumerate(posting):
            for right in posting[index + 1 :]:
                pair = (left.claim.id, right.claim.id)
                if pair not in seen:
                    seen.add(pair)
                    yield left, right


def _same(left: Utterance, right: Utterance) -> bool:
    """True if one content is a wording of the other: words, figures and days allow it."""
    if left.claim.report.id == right.claim.report.id:
        return False  # what one report tells twice is two utterances until a reader says otherwise
    if left.numbers - right.numbers and right.numbers - left.numbers:
        return False
    if left.day and right.day and abs(left.day - right.day) > NEAR_DAYS:
        return False
    common = len(left.words & right.words)
    shorter = min(len(left.words), len(right.words))
    return common >= min(LEAST_WORDS, shorter) and common >= ALIKE * shorter


def _statement(
    view: View, members: Sequence[ClaimId], voices: Mapping[ClaimId, Voice]
) -> Statement:
    claims = sorted((view.claims[item] for item in members), key=_earliest)
    voice = voices[claims[0].id]
    reports = tuple(dict.fromkeys(claim.report.id for claim in claims))
    return Statement(
        id=StatementId(hashed("s", [min(members)])),
        speaker=voice.name,
        kind=voice.kind,
        actor=voice.actor,
        claims=tuple(claim.id for claim in claims),
        reports=reports,
        lineages=tuple(dict.fromkeys(view.lineage[report].id for report in reports)),
    )


def _earliest(claim: Claim) -> tuple[str, str]:
    return claim.report.published or "9999", claim.id
