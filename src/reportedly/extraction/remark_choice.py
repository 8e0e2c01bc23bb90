"""Of the claims that a remark on checking may be about, those that its object fits best.

Each claim before the remark gets points: for being of the speaker named, for words in common with
the object, for being of its kind, and fewer the further back it is told.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extraction.phrases import listed, pattern, sentences_of
from reportedly.extraction.remark_checkable import counts, counts_victims, has_cue
from reportedly.extraction.remark_parts import TABLE as VERIFICATION
from reportedly.extraction.remark_parts import Remark
from reportedly.extraction.remark_scope import TABLE, Many, Scope, stems_of
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

SENTENCES = 5  # that "the claims" and "either account" reach back, where paragraphs are short
SIDES = 2  # of a war, that "either side" means
PARAGRAPHS = 2  # by the codebook: the same or the two before
LONE = 0.5  # of a paragraph that a paragraph of one sentence counts for
REACH = 8  # sentences in which the nearest claim of the other side stands
# Points, in the order of what tells a claim best; a sentence back costs less than any of them.
OF_SPEAKER = 5.0
OF_WORD = 2.0
OF_KIND = 1.5
A_SENTENCE = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim before the remark: its words, whose it is, and how far back it is told."""

    index: int
    speaker: frozenset[str]
    words: frozenset[str]
    fits: bool
    victims: bool
    bystander: bool
    sentences: int
    paragraphs: float

    def shared(self, scope: Scope) -> int:
        """How many words of the object stand in its content or its source."""
        return len(scope.words & (self.words | self.speaker))

    def is_of(self, scope: Scope) -> bool:
        """True if the object names who told it."""
        return not scope.owner.isdisjoint(self.speaker)

    def points(self, scope: Scope) -> float:
        return (
            OF_SPEAKER * self.is_of(scope)
            + OF_WORD * self.shared(scope)
            + OF_KIND * (self.fits + self.victims)
            - A_SENTENCE * self.sentences
        )


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The stems of a speaker's name, and whether "he" or "she" was said of them."""

    stems: frozenset[str] = frozenset()
    person: bool = False


def candidates(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    indexes: Sequence[int],
    remark: Remark,
    scope: Scope,
) -> list[Candidate]:
    """The claims at `indexes`, in order; a pronoun stands for the speaker before it."""
    found: list[Candidate] = []
    speaker, here = _Speaker(), remark.phrase.start
    for index in indexes:
        item = attributions[index]
        speaker = _speaker(reading, item, speaker)
        found.append(
            Candidate(
                index=index,
                speaker=speaker.stems,
                words=stems_of(text_of(reading.text, item.content)),
                fits=_fits(reading, item, scope.kind),
                victims=scope.kind == "toll" and counts_victims(reading, item),
                bystander=_is_bystander(reading, item),
                sentences=_back(reading, item, here),
                paragraphs=_paragraphs_back(reading, item, here),
            )
        )
    return found


def _speaker(reading: Reading, item: Attribution, before: _Speaker) -> _Speaker:
    """Who speaks: who did `before` for "she", and who did too for "its staff"."""
    language, written = reading.language or "en", text_of(reading.text, item.source).lower()
    if not written or written in listed(language, TABLE, "owner.persons"):
        return _Speaker(before.stems, person=bool(written) or before.person)
    if written in listed(language, TABLE, "owner.calls"):
        return _Speaker() if before.person else before
    named = stems_of(written)
    of_same = written.split()[0] in listed(language, TABLE, "owner.pronouns")
    return _Speaker(named | before.stems if of_same else named)


def chosen(told: list[Candidate], scope: Scope) -> tuple[int, ...]:
    """Indexes of the claims that the object is about."""
    if not told:
        return ()
    if scope.many is Many.TWO:
        of_sides = [item for item in told if not item.bystander] if scope.sides else told
        return _indexes(_of_kind(_two_sides(of_sides or told), scope))
    if scope.many is Many.ALL:
        return _indexes(_all(told, scope))
    best = max(told, key=lambda item: (item.points(scope), item.index))
    return _indexes(_run(told, best)) if scope.kind == "telling" else (best.index,)


def _indexes(told: Sequence[Candidate]) -> tuple[int, ...]:
    return tuple(sorted(item.index for item in told))


def _all(told: list[Candidate], scope: Scope) -> list[Candidate]:
    """ "The claims": those near; of the speaker who is named, of the kind, with the words."""
    near = [item for item in told if _is_near(item)] or told[-1:]
    if scope.owned:
        owned = [item for item in told if item.is_of(scope)]
        near = owned or [item for item in near if item.speaker == near[-1].speaker]
    near = _of_kind(near, scope)
    most = max(item.shared(scope) for item in near)
    return [item for item in near if item.shared(scope) == most] if most else near


def _is_near(item: Candidate) -> bool:
    return item.paragraphs <= PARAGRAPHS and item.sentences <= SENTENCES


def _of_kind(told: list[Candidate], scope: Scope) -> list[Candidate]:
    """Those with a figure if figures were checked, and so on; all if none fits."""
    if scope.kind in ("claim", "telling", ""):
        return told
    victims = [item for item in told if item.victims]
    return victims or [item for item in told if item.fits] or told


def _run(told: list[Candidate], best: Candidate) -> list[Candidate]:
    """ "Her account" is all that she tells in a row around the claim that fits best."""
    at = told.index(best)
    first = last = at
    while first and _goes_on(told[first - 1], told[first]):
        first -= 1
    while last + 1 < len(told) and _goes_on(told[last], told[last + 1]):
        last += 1
    return told[first : last + 1]


def _goes_on(one: Candidate, other: Candidate) -> bool:
    near = one.sentences - other.sentences <= 1 and one.paragraphs - other.paragraphs <= 1
    return near and one.speaker == other.speaker


def _two_sides(told: list[Candidate]) -> list[Candidate]:
    """The claims back to where a third speaker is met; those near, at least one of either side."""
    sides: list[frozenset[str]] = []
    kept: list[Candidate] = []
    for item in reversed(told):
        known = any(not side.isdisjoint(item.speaker) for side in sides)
        if not known and (len(sides) == SIDES or item.sentences > REACH):
            break
        if known and not _is_near(item):
            break
        if not known:
            sides.append(item.speaker)
        kept.append(item)
    return kept


def _is_bystander(reading: Reading, item: Attribution) -> bool:
    """Does somebody tell it who is neither side: residents, doctors, those who watch?"""
    source = text_of(reading.text, item.source)
    return pattern(reading.language or "en", TABLE, "owner.bystanders").search(source) is not None


def _fits(reading: Reading, item: Attribution, kind: str) -> bool:
    """Is it a claim of the kind that the object names?"""
    language = reading.language or "en"
    if kind in ("number", "toll"):
        return counts(reading, item)
    if kind == "shown":
        spans = tuple(sorted((*item.source, *item.content)))
        things = pattern(language, VERIFICATION, "shown_things")
        return things.search(text_of(reading.text, spans)) is not None
    return kind in ("charge", "denial") and has_cue(reading, item, kind)


def _back(reading: Reading, item: Attribution, here: int) -> int:
    return reading.sentence_at(here) - sentences_of(reading, item.content)[-1]


def _paragraphs_back(reading: Reading, item: Attribution, here: int) -> float:
    """How many paragraphs back; where each sentence is one of its own, two of them are one."""
    first, last = (_paragraph(reading, at) for at in (item.content[-1].start, here))
    return sum(
        LONE if _is_lone(reading, reading.paragraphs[at]) else 1 for at in range(first, last)
    )


def _paragraph(reading: Reading, offset: int) -> int:
    return max(0, bisect_right(reading.paragraphs, offset, key=lambda span: span.start) - 1)


def _is_lone(reading: Reading, paragraph: Span) -> bool:
    """True of a paragraph of one sentence."""
    ends = (paragraph.start, max(paragraph.start, paragraph.end - 1))
    return len({*map(reading.sentence_at, ends)}) == 1
