"""Cuts a text into paragraphs at blank lines, at hard line ends and around furniture."""

import re

from reportedly.lang import words as word_list
from reportedly.model.span import Span, Spans, trim, union

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n\r]*(?=[\n\r\x0c\u2029])|\x0c|\u2029"
)
_TERMINAL = frozenset(".!?…:;”\"»)]’'")
_WRAP_MIN, _WRAP_MAX = 45, 110  # characters; hand- and mail-wrapped text falls between the two
_OPEN_REACH = 8  # characters; longer than any of the words that leave a line open
_WRAP_SHARE = 0.6  # of lines that break in mid-sentence before a text counts as wrapped


def merge(spans: Spans) -> Spans:
    """`spans` in order, overlapping ones joined, empty ones dropped."""
    return union(item for item in spans if item.start < item.end)


def find_paragraphs(text: str, furniture: Spans) -> Spans:
    """Trimmed paragraphs in order. Each stretch of furniture is a paragraph of its own.

    A line end inside a sentence of hard-wrapped text does not end a paragraph.
    """
    lines = [line for match in _LINE.finditer(text) if (line := trim(text, Span(*match.span())))]
    wrapped = _is_wrapped(text, lines)
    joined: list[Span] = []
    for line in lines:
        if joined and _goes_on(text, joined[-1], line, wrapped):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return _cut_around(text, joined, furniture)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < 4 or max(line.end - line.start for line in lines) > _WRAP_MAX:
        return False
    inside = [line for line in lines if line.end - line.start >= _WRAP_MIN]
    broken = sum(text[line.end - 1] not in _TERMINAL for line in inside)
    return bool(inside) and broken >= _WRAP_SHARE * len(inside)


def _goes_on(text: str, last: Span, line: Span, wrapped: bool) -> bool:
    """True if the sentence of `last` continues on `line`."""
    if _BLANK.search(text, last.end, line.start + 1):
        return False
    if text[last.end - 1] not in _TERMINAL and text[line.start].islower():
        return True
    last_word = text[last.end - _OPEN_REACH : last.end].rpartition(" ")[2]
    if last_word in _open_ends() and text[line.start].isalnum():
        return True  # "told the | Harbour Dispatch": a link stands on a line of its own
    last_line = text.rfind("\n", last.start, last.end) + 1 or last.start
    return wrapped and last.end - last_line >= _WRAP_MIN


def _open_ends() -> frozenset[str]:
    """Words with which no line of its own ends."""
    return word_list("en", "abbreviations", "open_ends")


def _cut_around(text: str, paragraphs: list[Span], furniture: Spans) -> Spans:
    """`paragraphs` without `furniture`, and `furniture` itself, in order of position."""
    pieces: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        start = paragraph.start
        while at < len(furniture) and furniture[at].end <= start:
            at += 1
        hole = at
        while hole < len(furniture) and furniture[hole].start < paragraph.end:
            pieces.append(Span(start, max(start, furniture[hole].start)))
            start = max(start, furniture[hole].end)
            hole += 1
        pieces.append(Span(start, max(start, paragraph.end)))
    whole = [piece for item in (*pieces, *furniture) if (piece := trim(text, item))]
    return tuple(sorted(whole))
