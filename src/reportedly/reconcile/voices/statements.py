"""One utterance by one source, however many reports carry it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from reportedly.model.claim import Claim
from reportedly.model.ids import ClaimId, LineageId, ReportId, StatementId, hashed
from reportedly.model.incident import Statement
from reportedly.reconcile.lineage.union import Groups
from reportedly.reconcile.view import View
from reportedly.reconcile.voices.voices import Voice
from reportedly.reconcile.words import content_words, numbers

ALIKE = 0.6  # least share of the shorter content's words
LEAST_WORDS = 3  # shared content words
NEAR_DAYS = 3  # one utterance is carried within ±72 h


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What statement identity needs of a claim, and what its statement tells of it."""

    claim: ClaimId
    report: ReportId
    lineage: LineageId
    published: str | None
    voice: Voice
    words: frozenset[str]
    numbers: frozenset[str]
    day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Contents of one speaker and day with the same words and figures."""

    members: tuple[ClaimId, ...]
    reports: frozenset[ReportId]
    words: frozenset[str]
    numbers: frozenset[str]
    day: int | None


def find_statements(view: View, voices: Mapping[ClaimId, Voice]) -> tuple[Statement, ...]:
    """Every claim in exactly one statement; the same for any order of reports."""
    utterances = {
        claim.id: utterance_of(claim, view.text(claim), view.lineage_of(claim), voices[claim.id])
        for claim in view.claims.values()
    }
    groups = Groups(utterances)
    said: dict[str, list[Utterance]] = defaultdict(list)
    for item in utterances.values():
        said[item.voice.key].append(item)
    for of_one in said.values():
        join_alike(groups, of_one)
    return tuple(
        statement_of([utterances[member] for member in members]) for members in groups.all()
    )


def join_alike(groups: Groups[ClaimId], of_one: Iterable[Utterance]) -> None:
    """Put together the claims of one voice that are one utterance."""
    wordings = _wordings(of_one)
    for left, right in [(item, item) for item in wordings] + list(meetings(wordings)):
        if _same(left, right):
            for member in (*left.members, *right.members):
                groups.join(left.members[0], member)


def utterance_of(claim: Claim, text: str, lineage: LineageId, voice: Voice) -> Utterance:
    """The claim as an utterance; `text` is its content as written."""
    return Utterance(
        claim=claim.id,
        report=claim.report.id,
        lineage=lineage,
        published=claim.report.published,
        voice=voice,
        words=content_words(text),
        numbers=numbers(text),
        day=day_of(claim),
    )


def day_of(claim: Claim) -> int | None:
    """The day on which the claim was published, as a number; None if it is not known."""
    day = (claim.report.published or "")[:10]
    return date.fromisoformat(day).toordinal() if len(day) == 10 else None


def _wordings(utterances: Iterable[Utterance]) -> list[Wording]:
    """The contents of one speaker, those that are alike throughout told once."""
    found: dict[tuple[object, ...], list[Utterance]] = defaultdict(list)
    for item in utterances:
        if item.words:
            found[item.words, item.numbers, item.day].append(item)
    return [
        Wording(
            members=tuple(item.claim for item in items),
            reports=frozenset(item.report for item in items),
            words=items[0].words,
            numbers=items[0].numbers,
            day=items[0].day,
        )
        for items in found.values()
    ]


def meetings(wordings: Sequence[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Pairs of one speaker, near in time, that may share enough words; no such pair is left out.

    Of `_least(n)` words that a content of n shares, one is among its n - _least(n) + 1 rarest,
    whatever is common: so only those are looked up (Chaudhuri, Ganti and Kaushik 2006).
    """
    held = Counter(word for item in wordings for word in item.words)
    days: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for number, item in enumerate(wordings):
        for word in item.words:
            if held[word] > 1:
                days[word, item.day].append(number)
    known = sorted({day for _, day in days if day is not None})
    for number, item in enumerate(wordings):
        met: set[int] = set()
        near = _near(item.day, known)
        for word in _rarest(item, held):
            for day in near if held[word] > 1 else ():
                met.update(days.get((word, day), ()))
        for other in sorted(met):
            mine, theirs = (len(item.words), number), (len(wordings[other].words), other)
            if mine < theirs:
                yield item, wordings[other]


def _near(day: int | None, known: Sequence[int]) -> list[int | None]:
    """The days on which a content of `day` may be told again; None is an unknown day."""
    if day is None:
        return [*known, None]
    return [*range(day - NEAR_DAYS, day + NEAR_DAYS + 1), None]


def _rarest(item: Wording, held: Mapping[str, int]) -> list[str]:
    ordered = sorted(item.words, key=lambda word: (held[word], word))
    return ordered[: len(ordered) - _least(len(ordered)) + 1]


def _least(count: int) -> int:
    """How many words a content of so many must share with one that is no shorter."""
    return max(min(LEAST_WORDS, count), ceil(ALIKE * count))


def _same(left: Wording, right: Wording) -> bool:
    """True if one content is a wording of the other: words, figures and days allow it.

    What one report tells twice is two utterances until a reader says otherwise.
    """
    return len(left.reports | right.reports) > 1 and alike(left, right)


def alike(left: Wording | Utterance, right: Wording | Utterance) -> bool:
    """The same, whichever reports tell them."""
    if left.numbers - right.numbers and right.numbers - left.numbers:
        return False
    if left.day and right.day and abs(left.day - right.day) > NEAR_DAYS:
        return False
    return len(left.words & right.words) >= _least(min(len(left.words), len(right.words)))


def statement_of(utterances: Iterable[Utterance]) -> Statement:
    """The statement that these utterances are."""
    told = sorted(utterances, key=_earliest)
    voice = told[0].voice
    return Statement(
        id=StatementId(hashed("s", [min(item.claim for item in told)])),
        speaker=voice.name,
        kind=voice.kind,
        actor=voice.actor,
        claims=tuple(item.claim for item in told),
        reports=tuple(dict.fromkeys(item.report for item in told)),
        lineages=tuple(dict.fromkeys(item.lineage for item in told)),
    )


def _earliest(item: Utterance) -> tuple[str, str]:
    return item.published or "9999", item.claim
