"""Replies that words give away: a verdict on what was said, "no such", an opposite, a rival cause.

Each looks a sentence or three back for what somebody else has said, and prefers what shares its
subject; where nothing in the words points back, only a shared subject does.
"""

import re
from collections.abc import Mapping, Sequence

from reportedly.extraction.phrases import listed, matches, pattern, sentences_of
from reportedly.extraction.reply_words import (
    TABLE,
    capitals_of,
    content_has,
    cue_has,
    names_of,
    subject_of,
)
from reportedly.model.attribution import Attribution
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

NEAR = 1  # sentences between a claim and its opposite, or a verdict on it that says "it"
POINTED = 3  # sentences that "no such" and a verdict on a named thing look back
_BACK = re.compile(
    r"(?:it|this|that|these|such|both|(?:the|all|any) (?:\w+ ){0,2}"
    r"(?:report|claim|allegation|accusation|charge|story|talk|account|suggestion|figure|toll)s?)\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(r"(?:it|this|that|these|they|both)\W+(?:is|was|are|were)\b", re.IGNORECASE)
_SAME = re.compile(r"(?:its|his|her|their|he|she|it|they|the statement)\b", re.IGNORECASE)


def points_back(
    reading: Reading, attributions: Sequence[Attribution], index: int, earlier: Sequence[int]
) -> int | None:
    """The claim of `earlier` that a verdict ("called it slander") or "no such" is about."""
    reply = attributions[index]
    such = content_has(reading, reply, "such")
    if not such and not _is_verdict(reading, reply):
        return None
    shared = _of_subject(reading, attributions, index, earlier, POINTED)
    if shared is not None:
        return shared
    if not such and not _BACK.match(text_of(reading.text, reply.content)):
        return None
    near = [i for i in earlier if _gap(reading, reply, attributions[i]) <= NEAR]
    return near[-1] if near else None


def _is_verdict(reading: Reading, reply: Attribution) -> bool:
    """ "Dismissed this as slander", "said that was a lie": untrue or void, of what was said."""
    if not (content_has(reading, reply, "verdicts") or content_has(reading, reply, "falsehoods")):
        return False
    about_it = _ABOUT_IT.match(text_of(reading.text, reply.content)) is not None
    return about_it or cue_has(reading, reply, "judging")


def counters(
    reading: Reading, attributions: Sequence[Attribution], index: int, earlier: Sequence[int]
) -> int | None:
    """The claim nearby that this one insists against, or says the opposite of."""
    reply, words = attributions[index], _words(reading, attributions[index])
    if cue_has(reading, reply, "insisting"):
        return _of_subject(reading, attributions, index, earlier, NEAR)
    opposites = [pair.split() for pair in listed(reading.language or "en", TABLE, "opposites")]
    for i in reversed(earlier):
        other = _words(reading, attributions[i])
        apart = any(
            (a in words and b in other) or (b in words and a in other) for a, b in opposites
        )
        if apart and _of_subject(reading, attributions, index, (i,), NEAR) is not None:
            return i
    return None


def goes_on(
    reading: Reading,
    attributions: Sequence[Attribution],
    index: int,
    answered: Mapping[int, tuple[int, object]],
) -> bool:
    """True of what the one who has just answered says of the one that was answered."""
    before = index - 1
    if before not in answered:
        return False
    reply, accuser = attributions[index], attributions[answered[before][0]]
    same = _SAME.match(text_of(reading.text, reply.source)) is not None
    near = _gap(reading, reply, attributions[before]) <= NEAR
    return same and near and bool(names_of(reading, accuser) & capitals_of(reading, reply))


def replies_by_cue(reading: Reading, reply: Attribution) -> bool:
    """ "The staff answers that", "they counter": the cue is a verb of answering."""
    found = matches(pattern(reading.language or "en", TABLE, "answering"), reading.text, reply.cue)
    return any(span.start == reply.cue[0].start for span in found)


def _of_subject(
    reading: Reading,
    attributions: Sequence[Attribution],
    index: int,
    earlier: Sequence[int],
    window: int,
) -> int | None:
    """The nearest of `earlier` within `window` sentences that is about one of the same things."""
    mine = subject_of(reading, attributions[index])
    near = (
        i
        for i in reversed(earlier)
        if _gap(reading, attributions[index], attributions[i]) <= window
    )
    return next((i for i in near if mine & subject_of(reading, attributions[i])), None)


def _gap(reading: Reading, later: Attribution, earlier: Attribution) -> int:
    here, there = (sentences_of(reading, item.content) for item in (later, earlier))
    return here[0] - there[-1]


def _words(reading: Reading, attribution: Attribution) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text_of(reading.text, attribution.content).lower()))
