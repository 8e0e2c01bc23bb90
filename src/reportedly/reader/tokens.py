"""Cuts a text into words: every mark, hyphen and clitic is a word of its own."""

import re

from reportedly.lang import words as word_list
from reportedly.model.span import Span, Spans, spans_of

# Zero-width joiners, soft hyphens and combining marks belong to the letter before them.
_JOIN = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f"
    "\u200b-\u200d\u2060\ufeff\u00ad\ufe00-\ufe0f"
)
_LETTER = rf"[^\W\d_{_JOIN}]"
_INSIDE = rf"\w{_JOIN}"  # "T72" and "su_35" are one word, "3km" is two
_WORD = re.compile(
    rf"""
    https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
  | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?
  | (?:[A-Za-z]\.){{2,}}
  | {_LETTER} [{_INSIDE}]* (?:['’]{_LETTER}[{_INSIDE}]*)*
  | \.\.+ | ``|'' | --+
  | (?: (?<=\S) | ^ ) (?P<note> \[\d{{1,3}}\] )
  | \S[{_JOIN}]*
    """,
    re.VERBOSE | re.MULTILINE,
)
_NEGATION = re.compile(r"n['’]t\Z", re.IGNORECASE)
_APOSTROPHES = frozenset("'’")


def find_words(text: str) -> Spans:
    """The words of `text` in order, disjoint; white space is in none of them.

    "6,000", "1.9", "U.S." and addresses of pages are one word; "don't" is "do" + "n't",
    "ministry's" is "ministry" + "'s", "long-range" is three. Marks of footnotes are none: "[4]"
    right behind a word or mark, or at the start of a line.
    """
    found: list[tuple[int, int]] = []
    add = found.append
    for match in _WORD.finditer(text):
        start, end = span = match.span()
        if end - start > 2 and ("'" in (word := text[start:end]) or "’" in word):
            found.extend(_split_clitic(word, start))
        elif match.lastgroup is None:
            add(span)
    return spans_of(found)


def _split_clitic(word: str, start: int) -> list[Span]:
    """`word` cut before "n't" or before an apostrophe with a clitic; else whole."""
    end = start + len(word)
    negation = _NEGATION.search(word)
    cut = negation.start() if negation else 0
    if not cut:
        last = max(word.rfind(mark) for mark in _APOSTROPHES)
        if last > 0 and word[last + 1 :].lower() in word_list("en", "abbreviations", "clitics"):
            cut = last
    if not cut:
        return [Span(start, end)]
    return [Span(start, start + cut), Span(start + cut, end)]
