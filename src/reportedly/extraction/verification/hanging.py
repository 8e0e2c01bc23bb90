"""Remarks on checking that hang on a claim in its own sentence.

"…, a figure that could not be verified", "…, but this could not be confirmed", "… (we could not
verify the claim)": what they are about stands before them in the sentence.
"""

import re
from functools import cache

from reportedly.extraction.verification.candidates import candidates
from reportedly.extraction.verification.checkable import counts
from reportedly.extraction.verification.choice import Choose
from reportedly.extraction.verification.parts import (
    Remark,
    checker_of,
    is_office,
    phrases_of,
    told_of,
)
from reportedly.extraction.verification.remarks import find_all
from reportedly.extraction.verification.scope import TABLE, Many, Scope
from reportedly.extraction.words.phrases import listed
from reportedly.lang.inflection import plural
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, Spans

_MARK = r"(?:[,;(\[—–]|\s-\s)"
OPENING = 40  # characters in which a narration's first two words stand
_SENTENCE = r"[^,;(\[—–]*$"  # nothing parts it from the remark
_BRACKETED = re.compile(rf"\s*(?:[(\[](?![^()\[\]]*[)\]])|[—–]|\s-\s){_SENTENCE}")


def hanging(
    reading: Reading,
    attributions: tuple[Attribution, ...],
    remark: Remark,
    scope: Scope,
    near: list[int],
    choose: Choose,
) -> tuple[int, ...]:
    """Indexes of the claims of its sentence that the remark hangs on; () if it hangs on none."""
    tail = tail_of(reading, remark)
    if tail is None or not _is_publishers(reading, remark, tail):
        return ()
    first = reading.sentences[reading.sentence_at(remark.phrase.start)].start
    told = [
        i
        for i in near
        if first <= _start(attributions[i]) < tail and not _is_within(attributions[i], tail)
    ]
    spoken = [i for i in told if attributions[i].quotation is not Quotation.NARRATION]
    outer = [i for i in spoken if attributions[i].within not in spoken]
    if outer:
        return choose(candidates(reading, attributions, outer, remark, scope), scope)
    told = [i for i in told if not _is_of_claim(reading, attributions[i])]
    if scope.many is Many.TWO:
        return ()  # "and neither number could be checked"
    if scope.kind in ("number", "toll"):
        told = [i for i in told if counts(reading, attributions[i])]
    return tuple(told[-1:]) if _points_back(reading, remark, scope) else ()


def tail_of(reading: Reading, remark: Remark) -> int | None:
    """Where the tail of its sentence begins that tells of the remark; None if it has no such."""
    language = reading.language or "en"
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    for tail in (_apposed(language), _joined(language), _BRACKETED):
        found = tail.search(reading.text, sentence.start, remark.phrase.start)
        if found is None or not reading.text[sentence.start : found.start()].strip(' “"'):
            continue
        if not _is_main(reading, sentence, found, remark):
            return found.start()
    return None


def _is_main(reading: Reading, sentence: Span, found: re.Match[str], remark: Remark) -> bool:
    """ "With reporters barred, the claim could not be verified": a main clause, and no tail."""
    ahead = reading.text[sentence.start : found.start()]
    opens = ahead.split(maxsplit=1)[0].strip('“"').lower()
    fronted = opens in listed(reading.language or "en", TABLE, "hanging.fronted")
    subject = not reading.text[found.end() : remark.phrase.start].strip()
    return fronted and "," not in ahead and subject


def _is_of_claim(reading: Reading, attribution: Attribution) -> bool:
    """ "The claim would mark a turning point": narration of a claim, that tells none."""
    if attribution.quotation is not Quotation.NARRATION:
        return False
    start = attribution.content[0].start
    opens = reading.text[start : start + OPENING].split()[:2]
    if len(opens) < 2 or phrases_of(reading, "definite").fullmatch(opens[0]) is None:
        return False
    return phrases_of(reading, "told_things").fullmatch(opens[1].strip(",;")) is not None


def without_remark(reading: Reading, content: Spans) -> Spans:
    """A content without the tail of its last piece that says that it was not checked.

    "…, but this could not be verified" is the publisher's; "but that he could not" is not.
    """
    last = content[-1]
    for remark in find_all(reading):
        if not last.contains(remark.phrase) or remark.voice in ("adjective", "caution"):
            continue
        tail = tail_of(reading, remark)
        quoted = any(p.overlaps(remark.phrase) for item in reading.quoted for p in item.pieces)
        if (
            tail is None
            or quoted
            or tail <= last.start
            or not _is_publishers(reading, remark, tail)
        ):
            continue
        kept = Span(
            last.start, last.start + len(reading.text[last.start : tail].rstrip(" ,;:—–-("))
        )
        return (*content[:-1], kept)
    return content


def _is_publishers(reading: Reading, remark: Remark, tail: int) -> bool:
    """Not of one who said the rest too: "but that he could not", "but could not verify it"."""
    language = reading.language or "en"
    written = (w.strip(",;(—–-") for w in reading.text[tail : remark.phrase.start].lower().split())
    opening = [word for word in written if word]
    joins = listed(language, TABLE, "hanging.joins")
    if set(opening[:1]) & {*joins, *listed(language, TABLE, "hanging.relative")}:
        if set(opening[1:2]) & {*listed(language, TABLE, "hanging.his")}:
            return False  # "but that he could not"; not "claims that could not"
    elif set(opening[:1]) & {*listed(language, TABLE, "hanging.his")}:
        return False
    bare = not any(word not in joins for word in opening)
    if bare and remark.voice in ("active", "press"):
        return False
    return not is_office(reading, checker_of(reading, remark))


def _start(attribution: Attribution) -> int:
    return attribution.content[0].start


def _is_within(attribution: Attribution, tail: int) -> bool:
    """Does its source or cue stand in the tail, as in "…, but X said it could not verify it"?"""
    return any(span.start >= tail for span in (*attribution.source, *attribution.cue))


def _points_back(reading: Reading, remark: Remark, scope: Scope) -> bool:
    """True if the object can mean what is narrated: a figure, "this", or what is in apposition."""
    told = told_of(reading, remark).lower()
    language = reading.language or "en"
    if told in listed(language, TABLE, "hanging.back") or scope.kind in ("number", "toll"):
        return True
    sentence = reading.sentences[reading.sentence_at(remark.phrase.start)]
    ahead = _apposed(language).search(reading.text, sentence.start, remark.phrase.start)
    return ahead is not None


@cache
def _apposed(language: str) -> re.Pattern[str]:
    nouns = [form for n in listed(language, TABLE, "hanging.apposed") for form in (n, plural(n))]
    either = "|".join(sorted(nouns, key=len, reverse=True))
    articles = "|".join(listed(language, TABLE, "hanging.articles"))
    joins = "|".join(listed(language, TABLE, "hanging.joins"))
    return re.compile(
        rf"{_MARK}\s*(?:(?:{articles})\s+)?(?:(?!(?:{joins})\b)[\w-]+\s+){{0,2}}?"
        rf"(?:{either})\b{_SENTENCE}",
        re.IGNORECASE,
    )


@cache
def _joined(language: str) -> re.Pattern[str]:
    joins = "|".join(listed(language, TABLE, "hanging.joins"))
    back = "|".join(listed(language, TABLE, "hanging.relative"))
    loose = "|".join(listed(language, TABLE, "hanging.loose"))
    return re.compile(
        rf"(?:{_MARK}\s*(?:{joins}|{back})\b|\s(?:{loose})\b){_SENTENCE}",
        re.IGNORECASE,
    )
