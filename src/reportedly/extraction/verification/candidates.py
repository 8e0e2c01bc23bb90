"""The claims that a remark on checking may be about, with what tells them apart."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.extraction.verification.checkable import (
    counts,
    counts_victims,
    has_cue,
    is_bare,
    is_open,
    is_order,
    may_be_checked,
)
from reportedly.extraction.verification.parts import TABLE as VERIFICATION
from reportedly.extraction.verification.parts import Remark, checker_of
from reportedly.extraction.verification.scope import TABLE, Scope, stems_of
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import (
    listed,
    listed_words,
    pattern,
    sentences_of,
    words_in,
)
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, text_of

LONE = 0.5  # of a paragraph that a paragraph of one sentence counts for
OPENING = 6  # words in which a modal of the main clause stands
FEW = 3  # words of a content that tells hardly anything, unless a number
LEDE = 3  # sentences of a report's opening, headline among them
SHARES = 4  # parts of how likely it is that a claim tells of what happened
TELLING = 0.5  # a word this likely tells of a happening
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim before the remark: its words, whose it is, and how far back it is told.

    `marks` are the names of what else is true of it, as the table of weights has them.
    """

    index: int
    speaker: frozenset[str]
    person: bool | None
    words: frozenset[str]
    fits: bool
    victims: bool
    sentences: int
    paragraphs: float
    marks: frozenset[str]

    def shared(self, scope: Scope) -> int:
        """How many words of the object stand in its content or its source."""
        return len(scope.words & (self.words | self.speaker))

    def is_of(self, scope: Scope) -> bool:
        """True if the object names who told it."""
        return not scope.owner.isdisjoint(self.speaker)

    @property
    def solid(self) -> bool:
        """True of what somebody tells as so, and not only wishes, promises or takes up."""
        return self.marks.isdisjoint(("narration", "open", "order", "bare"))


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The stems of a speaker's name, and whether "he" or "she" was said of them."""

    stems: frozenset[str] = frozenset()
    person: bool | None = None


def candidates(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    indexes: Sequence[int],
    remark: Remark,
    scope: Scope,
    signs: Mapping[int, frozenset[str]] = MappingProxyType({}),
) -> list[Candidate]:
    """The claims at `indexes`, in order; a pronoun stands for the speaker before it.

    `signs` are marks that the sentence of the remark gives some of them.
    """
    found: list[Candidate] = []
    speaker, here = _Speaker(), remark.phrase.start
    for index in indexes:
        item = attributions[index]
        speaker = _speaker(reading, item, speaker)
        found.append(
            Candidate(
                index=index,
                speaker=speaker.stems,
                person=speaker.person,
                words=stems_of(text_of(reading.text, item.content)),
                fits=_fits(reading, item, scope.kind),
                victims=scope.kind == "toll" and counts_victims(reading, item),
                sentences=_back(reading, item, here),
                paragraphs=_paragraphs_back(reading, item, here),
                marks=signs.get(index, frozenset()).union(_marks(reading, item, remark, speaker)),
            )
        )
    return found


def _speaker(reading: Reading, item: Attribution, before: _Speaker) -> _Speaker:
    """Who speaks: who did `before` for "she", and who did too for "its staff"."""
    language, written = reading.language or "en", text_of(reading.text, item.source).lower()
    if written and written in listed(language, TABLE, "owner.persons"):
        stems = frozenset() if before.person is False else before.stems  # "he" is no ministry
        return _Speaker(stems, person=True)
    if not written:
        return before
    if written in listed(language, TABLE, "owner.calls"):
        return _Speaker() if before.person else before
    named = stems_of(written)
    of_same = written.split()[0] in listed(language, TABLE, "owner.pronouns")
    return _Speaker(named | before.stems if of_same else named, _is_person(language, written))


def _is_person(language: str, written: str) -> bool | None:
    """Is it a person, who has "his" or "her" words, or a body, which has "its"?"""
    words = set(_WORD.findall(written))
    if words & listed_words(language, TABLE, "owner.people"):
        return True
    return False if words & listed_words(language, TABLE, "owner.bodies") else None


def _marks(reading: Reading, item: Attribution, remark: Remark, speaker: _Speaker) -> list[str]:
    source, told = text_of(reading.text, item.source), text_of(reading.text, item.content)
    language = reading.language or "en"
    checker = stems_of(checker_of(reading, remark))
    bare, denial = is_bare(reading, item), has_cue(reading, item, "denial")
    said = {
        "narration": item.quotation is Quotation.NARRATION,
        "named": item.quotation is Quotation.NARRATION and may_be_checked(reading, item, remark),
        "open": is_open(reading, item),
        "order": is_order(reading, item),
        "bare": bare and not denial,
        "bare denial": bare and denial,
        "denial": denial,
        "concession": has_cue(reading, item, "concessions"),
        "short": _is_short(reading, item, told),
        "number": counts(reading, item),
        "phrase": not _has_verb(told),
        "infinitive": told.startswith("to "),
        "modal": pattern(language, TABLE, "cues.modal").search(" ".join(told.split()[:OPENING]))
        is not None,
        "confirmation": has_cue(reading, item, "confirms"),
        "bystander": pattern(language, TABLE, "owner.bystanders").search(source) is not None,
        "watcher": pattern(language, VERIFICATION, "outside").search(source) is not None,
        "checker": bool(checker & speaker.stems)
        or pattern(language, VERIFICATION, "press").search(source) is not None,
    }
    return [name for name, holds in said.items() if holds] + list(_told_as(reading, item))


def _told_as(reading: Reading, item: Attribution) -> Iterator[str]:
    """Whether it stands in the opening, and how surely it tells of what happened, and of a deed."""
    if reading.sentence_at(item.content[0].start) < LEDE:
        yield "lede"
    if reading.noticed is None:
        return
    notes = (reading.noticed.telling(word.start) for word in words_in(reading, item.content))
    found = [told for told in notes if told]
    surest = max((told.likely * told.happened for told in found), default=None)
    yield "tells none" if surest is None else f"tells {int(surest * SHARES)}"
    if any(told.kind == "ASSAULT" and told.likely > TELLING for told in found):
        yield "assault"


def _is_short(reading: Reading, item: Attribution, told: str) -> bool:
    """Hardly any words, no number among them, and no verb; "denied it" says enough, too."""
    few = len(told.split()) <= FEW and not any(map(str.isdigit, told))
    enough = any(has_cue(reading, item, key) for key in ("charge", "denial"))
    return few and not enough and not _has_verb(told)


def _has_verb(told: str) -> bool:
    """True if a word of it may be a verb, and not only an infinitive."""
    known = lexicon()
    for word in _WORD.findall(told.lower()):
        form = known.verbs.get(word)
        if known.closed.get(word, "") in ("A", "M") or (form and form.tag in ("V", "E", "G")):
            return True
    return False


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
