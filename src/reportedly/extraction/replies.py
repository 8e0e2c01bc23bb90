"""Which claims of a report answer which: as the text says, or as a counter-statement lets infer.

Stated: a cue that answers ("denied the accusation", "responded"). Inferred, and kept rare: another
source denies the same subject; or the one whom the earlier claim names says that it is not so
("no soldier has left"), or speaks of the same people or things ("children held by Orland" … "the
Orlandic embassy said children were welcome"), or speaks at once; or it goes on denying, in the
sentence after its answer. Each claim answers at most one earlier claim of the same report.
"""

import re
from collections.abc import Mapping, Sequence

from reportedly.extraction.phrases import found_in, frame_of, listed, pattern, sentences_of
from reportedly.extraction.reply_beside import Claims, answers_at_once
from reportedly.extraction.reply_signs import (
    POINTED,
    counters,
    goes_on,
    points_back,
    replies_by_cue,
)
from reportedly.extraction.reply_words import (
    TABLE,
    base_of,
    capitals_of,
    content_has,
    cue_has,
    is_adverse,
    names_of,
    source_has,
    subject_of,
)
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.claim import ResponseBasis, Speaker
from reportedly.model.factuality import FactValue
from reportedly.model.reading import Reading
from reportedly.model.span import text_of

VERSION = "2"
STATED_WINDOW = 5  # sentences a stated reply looks back
INFERRED_WINDOW = 2  # sentences: beyond them a shared noun says little
DENIED_WINDOW = 6  # sentences a denial of the same subject, or by the one who was named, looks back
NEAR = 40  # attributions looked at on either side: the windows never hold more
_NUMBER = re.compile(r"\d|\b(?:dozens|scores|hundreds|thousands)\b")
_NO = re.compile(r"\b(?:no|any)\s+((?:\w+\s*){1,2})", re.IGNORECASE)
_NEGATIVE = frozenset((FactValue.CERTAIN_NOT, FactValue.PROBABLE_NOT))


Reply = tuple[int, ResponseBasis]


def find_replies(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    values: Sequence[FactValue | None],
    speakers: Sequence[tuple[Speaker, ...]] = (),
) -> dict[int, Reply]:
    """Index of a claim -> the earlier claim it answers, and whether the text says so.

    `values` are how firmly the source of each attribution puts it, `speakers` who its source is
    known to be: the one who is named in a claim and speaks next may be "it" or "the ministry".
    """
    found: dict[int, Reply] = {}
    beside = Claims(reading, attributions, speakers)
    negatives = frozenset(index for index, value in enumerate(values) if value in _NEGATIVE)
    for index, attribution in enumerate(attributions):
        if attribution.quotation is Quotation.NARRATION or not attribution.source:
            continue
        reply = _reply(reading, attributions, beside, index, negatives)
        if reply is None and index in negatives:
            reply = _going_on(reading, attributions, index, found)
        if reply is None and goes_on(reading, attributions, index, found):
            reply = found[index - 1]
        if reply is not None:
            found[index] = reply
    return found


def _reply(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    beside: Claims,
    index: int,
    negatives: frozenset[int],
) -> Reply | None:
    """What the claim answers by its own words and by what stands before it."""
    near = _earlier(reading, attributions, index, POINTED)
    stated = _stated(reading, attributions, index)
    if stated is None:
        stated = points_back(reading, attributions, index, near)
    if stated is not None:
        return stated, ResponseBasis.STATED
    inferred = _inferred(reading, attributions, index, negatives)
    if inferred is not None and _reaches_too_far(reading, attributions, beside, index, inferred):
        inferred = None
    if inferred is None:
        inferred = answers_at_once(beside, index)
    if inferred is None:
        inferred = counters(reading, attributions, index, near)
    return None if inferred is None else (inferred, ResponseBasis.INFERRED)


def _reaches_too_far(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    beside: Claims,
    index: int,
    earlier: int,
) -> bool:
    """True of a denial and what tells of no harm and stands neither just before it nor near."""
    here, there = (sentences_of(reading, attributions[i].content) for i in (index, earlier))
    return (
        cue_has(reading, attributions[index], "denials")
        and here[0] - there[-1] > INFERRED_WINDOW
        and beside.before(index) != earlier
        and not is_adverse(reading, attributions[earlier])
    )


def _going_on(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    index: int,
    found: Mapping[int, Reply],
) -> Reply | None:
    """What the claim before answers, if it is the same side's and next to this one."""
    before = index - 1
    if before not in found:
        return None
    here, there = (sentences_of(reading, attributions[i].content) for i in (index, before))
    mine, other = attributions[index], attributions[before]
    names = names_of(reading, mine)
    same = bool(names & names_of(reading, other)) or not names  # "its general staff", "it", "he"
    return found[before] if same and here and there and here[0] - there[-1] <= 1 else None


def _stated(reading: Reading, attributions: tuple[Attribution, ...], index: int) -> int | None:
    """The claim that the reply's own words point back to."""
    elliptic = _is_elliptic(reading, attributions[index])
    if not elliptic and not _says_it_replies(reading, attributions[index]):
        return None
    earlier = _earlier(reading, attributions, index, STATED_WINDOW)
    if not earlier or elliptic:
        return earlier[-1] if earlier else None
    names = names_of(reading, attributions[index])
    named = [
        i
        for i in earlier
        if names & capitals_of(reading, attributions[i]) and is_adverse(reading, attributions[i])
    ]
    accusing = [i for i in earlier if cue_has(reading, attributions[i], "accusations")]
    return (named or accusing or earlier)[-1]


def _is_elliptic(reading: Reading, attribution: Attribution) -> bool:
    """ "The Front says it does not", "the elders say yes": what is said stands in another claim."""
    content = text_of(reading.text, attribution.content)
    return pattern(reading.language or "en", TABLE, "elliptic").fullmatch(content) is not None


def _says_it_replies(reading: Reading, attribution: Attribution) -> bool:
    frame = (*attribution.source, *attribution.cue)
    language, text = reading.language or "en", reading.text
    content = text_of(text, attribution.content).lower()
    said = f"{text_of(text, attribution.cue)} {' '.join(content.split()[:3])}"
    names_words = pattern(language, TABLE, "answered").search(said) is not None
    if replies_by_cue(reading, attribution):
        return True
    around = (*attribution.cue, *frame_of(reading, attribution)[:1])
    if found_in(reading, TABLE, "stated", around):
        to_done = found_in(reading, TABLE, "to_said", attribution.cue)
        return names_words or not to_done
    if not found_in(reading, TABLE, "denials", frame):
        return False
    return names_words or pattern(language, TABLE, "pronouns").fullmatch(content) is not None


def _inferred(
    reading: Reading, attributions: tuple[Attribution, ...], index: int, negatives: frozenset[int]
) -> int | None:
    """The nearest earlier claim that this one counters without saying so."""
    reply, negative = attributions[index], index in negatives
    denies = cue_has(reading, reply, "denials")
    contrary = denies or negative or content_has(reading, reply, "falsehoods")
    if not denies and source_has(reading, reply, "observers"):
        return None
    mine, names = subject_of(reading, reply), names_of(reading, reply)
    window = DENIED_WINDOW if contrary else INFERRED_WINDOW
    represents = source_has(reading, reply, "envoys")
    countered: list[tuple[bool, int]] = []
    for i in reversed(_earlier(reading, attributions, index, window)):
        other = attributions[i]
        shared = mine & subject_of(reading, other)
        named = names & capitals_of(reading, other)
        adverse = is_adverse(reading, other) or (bool(named) and represents)
        party = contrary and adverse and _is_party(reading, reply, other)
        counter = negative and _says_no(reading, reply, other, i not in negatives)
        if (contrary and named) or party or counter:
            return i
        if shared and (denies or (named and adverse)):
            if adverse or not denies:
                return i
            countered.append((bool(named), i))
    if countered:
        return max(countered)[1]  # the one that names it, else the nearest
    if denies:
        return _last_adverse(reading, attributions, index)
    recounted = _recounted(reading, attributions, index)
    return recounted if recounted is not None else _contrasted(reading, attributions, index)


def _is_party(reading: Reading, reply: Attribution, other: Attribution) -> bool:
    """ "… the police of beating them. The police said no one was beaten": the one it tells of."""
    parties = frozenset(listed(reading.language or "en", TABLE, "parties"))
    mine = set(re.findall(r"\b[a-z]+\b", text_of(reading.text, reply.source))) & parties
    return not mine.isdisjoint(re.findall(r"\b[a-z]+\b", text_of(reading.text, other.content)))


def _says_no(reading: Reading, reply: Attribution, other: Attribution, affirmed: bool) -> bool:
    """ "… of hiding weapons. A trader said there were no weapons": the thing itself is denied."""
    here, there = (sentences_of(reading, item.content) for item in (reply, other))
    if not affirmed or here[0] - there[-1] > INFERRED_WINDOW:
        return False
    common = frozenset(listed(reading.language or "en", TABLE, "common"))
    told = re.findall(r"[a-z]{4,}", text_of(reading.text, other.content))
    denied = [
        word
        for found in _NO.finditer(text_of(reading.text, reply.content))
        for word in re.findall(r"[a-z]{4,}", found[1])
    ]
    return not {base_of(w) for w in denied if w not in common}.isdisjoint(
        base_of(w) for w in told if w not in common
    )


def _recounted(reading: Reading, attributions: tuple[Attribution, ...], index: int) -> int | None:
    """ "The government insists the number is closer to 500": the claim before that counts."""
    if not content_has(reading, attributions[index], "recounts"):
        return None
    near = _earlier(reading, attributions, index, 1)
    counting = (
        i for i in reversed(near) if _NUMBER.search(text_of(reading.text, attributions[i].content))
    )
    return next(counting, None)


def _last_adverse(
    reading: Reading, attributions: tuple[Attribution, ...], index: int
) -> int | None:
    """What a denial in other words denies: the nearest claim of harm by somebody else, else of
    anything ("denied there was any such order")."""
    near = _earlier(reading, attributions, index, INFERRED_WINDOW)
    adverse = [i for i in near if is_adverse(reading, attributions[i])]
    return next(reversed(adverse or near), None)


def _contrasted(reading: Reading, attributions: tuple[Attribution, ...], index: int) -> int | None:
    """ "Others say", right after what some say, of one thing."""
    if not source_has(reading, attributions[index], "others"):
        return None
    earlier = _earlier(reading, attributions, index, 1)
    return earlier[-1] if earlier else None


def _earlier(
    reading: Reading, attributions: tuple[Attribution, ...], index: int, window: int
) -> list[int]:
    """Attributed claims by somebody else that end within `window` sentences before, in order."""
    reply = attributions[index]
    start = min(span.start for span in (*reply.source, *reply.cue, *reply.content))
    here = sentences_of(reading, reply.content)[0]
    oldest = reading.sentences[max(0, here - window)].start
    near = range(max(0, index - NEAR), min(len(attributions), index + NEAR))
    found = [
        i
        for i in near
        if oldest < (other := attributions[i]).content[-1].end <= start
        and not (i == index or reply.within == i or other.within == index)
        and _is_by_another(reading, reply, other)
    ]
    return sorted(found, key=lambda i: attributions[i].content[-1].end)


def _is_by_another(reading: Reading, reply: Attribution, other: Attribution) -> bool:
    """True if both have a source and the two share no name."""
    if other.quotation is Quotation.NARRATION or not other.source:
        return False
    mine, theirs = (text_of(reading.text, item.source).lower() for item in (reply, other))
    return mine != theirs and not names_of(reading, reply) & names_of(reading, other)
