"""Who checked, where another verb stands between: "The Courier saw the clip but could not …"."""

import re

from reportedly.extraction.words.lexicon import lexicon
from reportedly.model.span import Span, trim

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_PARTING = re.compile(r"[;:]\s|,\s(?:but|and)\s", re.IGNORECASE)
_JOINED = re.compile(r"(?:[,–—-]\s*)?(?:and|but|yet|or|though)\s*$", re.IGNORECASE)


def subject_of(text: str, sentence: Span, by: Span | None, phrase: Span) -> Span | None:
    """`by` without what its clause says before the check; the subject of the clause before, if the
    check is joined to that clause and has no subject of its own.
    """
    if by is not None and _WORD.search(text, *by):
        return _before_verb(text, by) or by
    if by is None and not _JOINED.search(text, sentence.start, phrase.start):
        return None
    clause = trim(text, Span(_opens(text, sentence, phrase), phrase.start))
    return _before_verb(text, clause) if clause else None


def _opens(text: str, sentence: Span, phrase: Span) -> int:
    """Where the clause before the check begins: behind the last mark or "but" that parts two."""
    joined = _JOINED.search(text, sentence.start, phrase.start)
    end = joined.start() if joined else phrase.start
    parts = list(_PARTING.finditer(text, sentence.start, end))
    return parts[-1].end() if parts else sentence.start


def _before_verb(text: str, span: Span) -> Span | None:
    """The words before the first finite verb of a span, if a verb stands behind them."""
    before = ""
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        if before and before not in _RELATIVE and _is_finite(before, word):
            return trim(text, Span(span.start, match.start()))
        before = word
    return None


def _is_finite(before: str, word: str) -> bool:
    """ "The Courier | met": behind a name a form that could be a participle is a verb, too."""
    if lexicon().closed.get(word, "") in ("A", "M"):
        return True
    if lexicon().closed.get(before.lower(), "") in ("D", "S"):
        return False  # "the | trade ministry", "its | report"
    form = lexicon().verbs.get(word)
    return form is not None and (form.tag == "V" or (form.tag == "E" and before[0].isupper()))
