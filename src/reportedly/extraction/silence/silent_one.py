"""Who kept silent, where the text names them: the subject of the words, or who was asked."""

import re
from functools import cache

from reportedly.extraction.silence.words import TABLE, clause_end
from reportedly.extraction.verification.subject import subject_of
from reportedly.extraction.words.lexicon import lexicon
from reportedly.extraction.words.phrases import listed
from reportedly.model.attribution import Attribution, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span, trim

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LOOK = 12  # characters in which a preposition before the words stands
LONGEST = 12  # words of a name with its office
_MARKS = re.compile(r"[,;:“”\"()—–]|\s-\s")
_END = re.compile(r"[,;:“”\"()—–]|\.(?=\s|$)|\s-\s")
_AFTER = re.compile(r"\b(?:after|before|by|besides|despite|instead of)\s+$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:and|but|yet|though|although)\s+(?:he|she|it|they)\s+$", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:but|yet|though|although)\s+(?=(?:the|a|an|its|his|her|their)\s)")
_REACHED = re.compile(r"\b(?:reach|contact|speak to|talk to)$", re.IGNORECASE)
_START = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[A-Z])\b")


def silent_one(reading: Reading, attribution: Attribution, silence: Span) -> Span | None:
    """The words for who kept silent; None for a pronoun and where nobody is named.

    Beside a claim it is the source; else whom a request went to or no word came from ("calls to
    the garrison rang out", "no reply from the camp"), or the subject.
    """
    if attribution.quotation is not Quotation.NARRATION and attribution.source:
        return _named(reading, attribution.source[0])
    sentence = reading.sentences[reading.sentence_at(silence.start)]
    if _AFTER.search(reading.text, max(sentence.start, silence.start - LOOK), silence.start):
        return None  # "after | declining to answer, she said": who is told elsewhere
    return _asked_one(reading, sentence, silence) or _subject(reading, sentence, silence)


def _asked_one(reading: Reading, sentence: Span, silence: Span) -> Span | None:
    """ "Requests to | the ministry | went unanswered", "no comment from | the camp"."""
    text, language = reading.text, reading.language or "en"
    found = _request(language).search(text, sentence.start, silence.end)
    if found is not None and not _MARKS.search(text, found.end(), silence.start):
        within = found.end() >= silence.start
        return _until(reading, found.end(), sentence.end if within else silence.start)
    found = _lack(language).search(text, silence.start, clause_end(text, silence.end))
    if found is not None and found.end() >= silence.end - 1:
        return _until(reading, found.end(), sentence.end)
    reached = _REACHED.search(silence.of(text)) is not None  # "it was not possible to reach"
    return _until(reading, silence.end, sentence.end) if reached else None


def _until(reading: Reading, start: int, end: int) -> Span | None:
    """The name from `start` on, to a mark, a verb or a word that ends one."""
    mark = _ends(reading.language or "en").search(reading.text, start, end)
    return _named(reading, trim(reading.text, Span(start, mark.start() if mark else end)))


def _subject(reading: Reading, sentence: Span, silence: Span) -> Span | None:
    """The noun phrase before the words, without what is fronted or stands between marks."""
    text = reading.text
    if _PRONOUN.search(text, sentence.start, silence.start):
        return None  # "her husband was killed but | she": the pronoun's, not the husband's
    marks = list(_MARKS.finditer(text, sentence.start, silence.start))
    start = marks[-1].end() if marks else sentence.start
    joined = list(_JOINED.finditer(text, start, silence.start))
    start = joined[-1].end() if joined else start
    before = trim(text, Span(start, silence.start))
    if before is None and len(marks) > 1:  # "The mill, a mile off, did not answer"
        before = trim(text, Span(_opens(marks, sentence), marks[-2].start()))
    elif before is None and marks:
        before = trim(text, Span(sentence.start, marks[0].start()))
    subject = _of_clause(reading, before) or subject_of(text, sentence, before, silence)
    if subject is not None and before is not None and _is_cut(reading, subject):
        subject = before  # "the | readout", which may be a verb
    return _named(reading, subject and _without_fronted(reading, subject))


def _of_clause(reading: Reading, before: Span | None) -> Span | None:
    """ "The ministry | published a photo but": the subject of the clause that is gone on from."""
    words = before.of(reading.text).split() if before else []
    if before is None or words[-1].lower() not in listed(
        reading.language or "en", TABLE, "joining"
    ):
        return None
    ahead = ""
    for word in _WORD.finditer(reading.text, before.start, before.end):
        form, known = lexicon().verbs.get(word.group()), lexicon().closed
        verb = known.get(word.group()) in ("A", "M") or (form and form.tag in ("V", "E"))
        if verb and ahead and known.get(ahead.lower(), "") not in ("D", "S"):
            return trim(reading.text, Span(before.start, word.start()))
        ahead = word.group()
    return None


def _is_cut(reading: Reading, span: Span) -> bool:
    """True if only an article, or whose it is, is left of a noun phrase."""
    words = span.of(reading.text).split()
    last = words[-1].lower()
    alone = len(words) == 1 and last in listed(reading.language or "en", TABLE, "det")
    return alone or last.endswith(("'s", "’s"))


def _opens(marks: list[re.Match[str]], sentence: Span) -> int:
    return marks[-3].end() if len(marks) > 2 else sentence.start


def _without_fronted(reading: Reading, span: Span) -> Span | None:
    """ "By evening | the ministry": a phrase that a preposition opens is no subject."""
    words = span.of(reading.text).split()
    if words[0].lower() not in listed(reading.language or "en", TABLE, "fronted"):
        return span
    starts = [m.start() for m in _START.finditer(reading.text, span.start + 1, span.end)]
    return Span(starts[-1], span.end) if starts else None


def _named(reading: Reading, span: Span | None) -> Span | None:
    """The span if it can be somebody: no pronoun, no clause, no article alone."""
    if span is None:
        return None
    language = reading.language or "en"
    words = span.of(reading.text).split()
    first, last = words[0].lower().strip("'’"), words[-1].lower()
    if first in listed(language, TABLE, "joining"):
        return _named(reading, trim(reading.text, Span(span.start + len(words[0]), span.end)))
    if len(words) > 1 and last in listed(language, TABLE, "floating"):  # "officials | all"
        return _named(reading, trim(reading.text, Span(span.start, span.end - len(words[-1]))))
    no_name = listed(language, TABLE, "not_named")
    if len(words) > LONGEST or first in no_name or last in no_name:
        return None
    return span if len(words) > 1 or first not in listed(language, TABLE, "det") else None


@cache
def _request(language: str) -> re.Pattern[str]:
    """ "Calls to", "questions sent to", "our letter to": up to who was asked."""
    nouns = "|".join(listed(language, TABLE, "asked_for"))
    return re.compile(rf"\b(?:{nouns})\b(?:\s+\w+){{0,4}}?\s+(?:to|from)\s+", re.IGNORECASE)


@cache
def _lack(language: str) -> re.Pattern[str]:
    """ "No comment from", "no reply by", "refused by": up to who did not."""
    nouns = "|".join(listed(language, TABLE, "answers"))
    return re.compile(rf"\b(?:{nouns})\b(?:\s+\w+){{0,3}}?\s+(?:from|by)\s+", re.IGNORECASE)


@cache
def _ends(language: str) -> re.Pattern[str]:
    words = "|".join(listed(language, TABLE, "after_name"))
    return re.compile(rf"{_END.pattern}|\s(?:{words})\s", re.IGNORECASE)
