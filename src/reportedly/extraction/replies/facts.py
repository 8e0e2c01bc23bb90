"""What is known of a claim when it is asked whether it answers another, worked out once a claim."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.extraction.replies.deeds import NOTHING, Deeds
from reportedly.extraction.replies.moves import moves_of
from reportedly.extraction.replies.pointing import answers, contrasts, is_set_against, points
from reportedly.extraction.replies.words import (
    STEM,
    TABLE,
    base_of,
    called,
    capitals_of,
    content_has,
    cue_has,
    denied_in,
    head_of,
    named_as,
    names_of,
    picked_up,
    source_has,
    subject_of,
    theme_of,
)
from reportedly.extraction.words.phrases import found_in, frame_of, listed, pattern, sentences_of
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import Speaker
from reportedly.model.factuality import FactValue
from reportedly.model.reading import Reading
from reportedly.model.referent import SourceKind
from reportedly.model.span import text_of

_SIDES = frozenset(
    {SourceKind.OFFICIAL, SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.ARMED_GROUP}
)
_NEGATIVE = frozenset((FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT))
_COUNT = re.compile(r"\b(\d[\d,.]*|%s)\s+(?:(?:of|more|other|\w+ed|[a-z]{3,9})\s+)?([a-z]{3,})")
_NUMBER = re.compile(r"\d|\b(?:dozens|scores|hundreds|thousands)\b")
RARE = 3  # claims of a report that may have a word for it to tie two of them
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A claim's words as far as replies turn on them. Names and words are stems.

    Of what is neither told nor asked, which no reply turns on, only what has no default is known.
    """

    told: bool  # attributed, if only to nobody in particular
    spoken: bool  # attributed to somebody
    asked: bool  # a question of the publisher's
    subject: frozenset[str]
    first: int  # sentence in which the content begins
    last: int
    order: tuple[int, int]
    source: str = ""  # in small letters
    names: frozenset[str] = _NONE  # of who speaks
    speaking: frozenset[str] = _NONE  # the full names of who speaks, if known
    actors: frozenset[str] = _NONE  # the parties they are
    told_of: frozenset[str] = _NONE  # capitalised words of the content
    matters: frozenset[str] = _NONE  # its words by kind: "shell" and "rocket" are of one
    words: frozenset[str] = _NONE  # all words of the content, in small letters
    stems: frozenset[str] = _NONE  # of these
    counts: frozenset[tuple[str, str]] = frozenset()  # what is counted, and the figure
    numbered: bool = False
    denied: frozenset[str] = _NONE  # what "no …" is said of
    paragraph: int = 0
    is_side: bool = False
    negative: bool = False
    denies: bool = False
    rejects: bool = False  # as "rejected the plan" may be no more than
    counts_anew: bool = False  # "put the dead at six"
    accuses: bool = False
    adverse: bool = False
    answers: bool = False
    insists: bool = False
    concedes: bool = False
    void: bool = False  # calls something untrue, or of no force
    points: bool = False  # names what it answers: "the accusation", "it"
    short: bool = False  # "it does not"
    such: bool = False
    contrasts: bool = False  # "But", "for its part"
    observes: bool = False
    envoy: bool = False
    others: bool = False
    pronoun: bool = False
    joins: bool = False  # "also condemned"
    reacts: bool = False  # condemns, urges, welcomes: a stance on a deed, no answer
    corrects: bool = False  # "only", "nobody", "of their own will"
    head: str = ""  # the noun of a source without a name: "doctor"
    called: frozenset[str] = _NONE  # the words of its source, as stems
    picked: frozenset[str] = _NONE  # what its words take up: "the bridge", "such men"
    theme: frozenset[str] = _NONE  # what its first words are about
    lone: bool = False  # "he" of nobody knows who: most likely who spoke last
    own: bool = False  # "its staff", "the statement": of whoever was last spoken of
    moves: frozenset[str] = _NONE  # what it does as a move between parties
    leanings: tuple[float, float] = (0.0, 0.0)  # for an answer, and for being answered
    size: int = 0  # attributed claims of the report
    rare: frozenset[str] = _NONE  # of its subject: what few claims of the report are about
    deeds: Deeds = NOTHING  # who does what in it, and who holds what
    selves: frozenset[str] = _NONE  # who speaks: stems of names and other words, and ids
    labels: bool = False  # "called the report absurd"
    doubts: bool = False  # "cast doubt on"
    against: bool = False  # "but", "while", "whereas" right before it, "however" right after
    asks: bool = False  # somebody's question, call or offer
    takes: bool = False  # tells of a place's fall
    keeps: bool = False  # … or of its being held still
    turn: bool = False  # a turn of an interview: direct speech that nobody's name stands at
    rank: int = 0  # which attributed claim of the report it is


def facts_of(
    reading: Reading,
    item: Attribution,
    value: FactValue | None,
    speakers: Sequence[Speaker],
    deeds: Deeds = NOTHING,
) -> Facts:
    """The facts of one claim; `value` is how firmly its source puts it."""
    text, language = reading.text, reading.language or "en"
    turn = item.quotation is Quotation.DIRECT and not (item.cue or item.source)
    told = item.quotation is not Quotation.NARRATION and bool(item.cue or item.source)
    sentences = sentences_of(reading, item.content)
    start = (item.cue or item.content)[0].start
    bare = Facts(
        told=told,
        spoken=turn or (told and bool(item.source)),
        asked=not told and _is_asked(text, item.content[-1].end),
        subject=subject_of(reading, item),
        first=sentences[0],
        last=sentences[-1],
        order=(start, item.content[-1].end),
    )
    if not (told or turn or bare.asked):
        return bare
    content = text_of(text, item.content)
    source = text_of(text, item.source).lower()
    known = frozenset(who.name for who in speakers if who.name)
    words = frozenset(re.findall(r"[a-z]+", content.lower()))
    accuses = cue_has(reading, item, "accusations")
    names, actors = (
        names_of(reading, item) | named_as(known),
        frozenset(who.actor for who in speakers if who.actor),
    )
    words_of = called(language, source)
    return replace(
        bare,
        source=source,
        names=names,
        speaking=known,
        actors=actors,
        told_of=capitals_of(reading, item),
        matters=_matters(language, content),
        words=words,
        stems=frozenset(map(base_of, words)),
        counts=_counted(content.lower()),
        numbered=_NUMBER.search(content) is not None,
        denied=denied_in(language, content),
        paragraph=_paragraph(reading, start),
        turn=turn,
        is_side=any(who.kind in _SIDES for who in speakers),
        negative=value in _NEGATIVE,
        denies=cue_has(reading, item, "denials"),
        rejects=cue_has(reading, item, "rejecting"),
        counts_anew=content_has(reading, item, "recounts"),
        accuses=accuses,
        adverse=accuses or pattern(language, TABLE, "harm").search(content) is not None,
        answers=answers(reading, item),
        insists=cue_has(reading, item, "insisting"),
        concedes=cue_has(reading, item, "conceding"),
        void=content_has(reading, item, "falsehoods") or content_has(reading, item, "verdicts"),
        points=points(reading, item, content),
        short=pattern(language, TABLE, "elliptic").fullmatch(content) is not None,
        such=content_has(reading, item, "such"),
        contrasts=contrasts(reading, item),
        observes=source_has(reading, item, "observers"),
        envoy=source_has(reading, item, "envoys"),
        others=source_has(reading, item, "others"),
        pronoun=source in listed(language, TABLE, "speakers"),
        joins=bool(found_in(reading, TABLE, "joining", (*item.cue, *frame_of(reading, item)))),
        reacts=cue_has(reading, item, "reacting"),
        corrects=content_has(reading, item, "correcting"),
        head=head_of(text_of(text, item.source)),
        called=words_of,
        picked=picked_up(language, content),
        theme=theme_of(language, content),
        lone=not known
        and source in ("he", "she")
        and not found_in(reading, TABLE, "stated", item.cue),
        own=pattern(language, TABLE, "possessed").match(source) is not None,
        moves=moves_of(reading, item, words, speakers),
        deeds=deeds,
        selves=names | actors | frozenset(word[:STEM] for word in words_of),
        labels=cue_has(reading, item, "labelling"),
        doubts=cue_has(reading, item, "doubting"),
        against=is_set_against(reading, item),
        asks=cue_has(reading, item, "asking"),
        takes=content_has(reading, item, "taking"),
        keeps=content_has(reading, item, "keeping"),
        leanings=reading.noticed.answering(item.content) if reading.noticed else (0.0, 0.0),
    )


def with_rare(claims: Sequence[Facts]) -> list[Facts]:
    """The claims of a report, each with the words of its subject that are rare in it."""
    told = Counter(word for claim in claims for word in claim.subject)
    rare = frozenset(word for word, times in told.items() if times <= RARE)
    size = sum(claim.spoken for claim in claims)
    ranks = {
        n: rank
        for rank, n in enumerate(
            sorted((n for n, c in enumerate(claims) if c.told), key=lambda n: claims[n].order)
        )
    }
    return [
        replace(claim, rare=claim.subject & rare, size=size, rank=ranks.get(n, 0))
        if claim.told
        else claim
        for n, claim in enumerate(claims)
    ]


def _is_asked(text: str, end: int) -> bool:
    return text[max(0, end - 1) : end + 2].find("?") >= 0


@cache
def _kinds(language: str) -> dict[str, str]:
    """Stem -> the first word of its kind."""
    rows = (row.split() for row in listed(language, TABLE, "kinds"))
    return {base_of(word): row[0] for row in rows for word in row}


def _matters(language: str, content: str) -> frozenset[str]:
    known = _kinds(language)
    stems = (base_of(word) for word in re.findall(r"[a-z]{3,}", content.lower()))
    return frozenset(known[stem] for stem in stems if stem in known)


def _paragraph(reading: Reading, at: int) -> int:
    return next((n for n, one in enumerate(reading.paragraphs) if at < one.end), 0)


@cache
def _count_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_COUNT.pattern % "|".join(listed(language, TABLE, "figures")))


def _counted(content: str) -> frozenset[tuple[str, str]]:
    found = _count_pattern("en").findall(content)
    return frozenset((base_of(noun), figure.strip(",.")) for figure, noun in found)
