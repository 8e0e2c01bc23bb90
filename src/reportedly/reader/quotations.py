"""Finds quotations in every mark style, over several sentences and paragraphs."""

import re
from dataclasses import dataclass, field

from reportedly.lang import words as word_list
from reportedly.model.reading import QuotedSpan
from reportedly.model.span import Span, Spans, trim

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚']")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[^\Wa-z\d_])")
_LETTERS = re.compile(r"[^\W_]+")
_SINGLE = frozenset("‘’‚'")
_REACH = 1500  # characters a straight single mark may reach to its partner, else an apostrophe
_NEAR = 40  # marks among which a quotation around another is balanced
_DEPTH = 3  # marks nested deeper are left alone
# Opening mark -> marks that close it. German and Swedish habits included.
_CLOSERS = {
    "“": "”\"", "„": "“”\"", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’",
    "'": "'’", '"': '"”', "``": "''\"", "''": "''", "”": "”",
}  # fmt: skip
_ALWAYS_OPEN = frozenset(["“", "„", "‟", "``", "‚", "‘"])


@dataclass(slots=True)
class _Open:
    """A quotation being read: its opening mark, where its current piece starts, its depth."""

    mark: str
    start: int
    inner: int
    depth: int
    pieces: list[Span] = field(default_factory=list)
    inners: list[Span] = field(default_factory=list)


class _Scanner:
    """State of one pass over a text; every mark is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[_Open] = []
        self.done: list[QuotedSpan] = []

    def paragraph(self, span: Span, following: Span | None) -> None:
        """Read the marks of one paragraph; decide what stays open into `following`."""
        marks = list(_MARK.finditer(self.text, span.start, span.end))
        for index, match in enumerate(marks):
            if self.open and match.start() < self.open[-1].inner:
                continue
            self._mark(match, marks, index, span)
        for item in self.open[1:]:
            self._finish(item, span.end, closed=False)
        del self.open[1:]
        if self.open:
            self._leave(span, following)

    def _mark(
        self, match: re.Match[str], marks: list[re.Match[str]], index: int, span: Span
    ) -> None:
        mark = match.group()
        before = self.text[match.start() - 1] if match.start() > span.start else " "
        after = self.text[match.end()] if match.end() < span.end else " "
        top = self.open[-1] if self.open else None
        if top and mark in _CLOSERS[top.mark] and self._closes(mark, before, after, marks, index):
            self._close(match)
        elif top and self._reaches_out(mark, before, after):
            self.open.pop()
            self._finish(top, match.start(), closed=False)
            self._close(match)
        elif self._opens(match, before, after, marks, index):
            if top and (mark == top.mark and not self._is_nested(marks, index, mark)):
                self._finish(self.open.pop(), match.start(), closed=False)
            if len(self.open) < _DEPTH:
                self.open.append(_Open(mark, match.start(), match.end(), len(self.open)))

    def _reaches_out(self, mark: str, before: str, after: str) -> bool:
        """True if `mark` closes the quotation around the innermost one."""
        if len(self.open) < 2 or before.isspace() or after.isalnum():
            return False
        return mark in _CLOSERS[self.open[-2].mark]

    def _closes(
        self, mark: str, before: str, after: str, marks: list[re.Match[str]], index: int
    ) -> bool:
        if mark in ('"', "''"):
            return not _looks_opening(before, after)
        if mark in _SINGLE:
            if before.isspace() or after.isalnum():
                return False
            return not (before in "sS" and after == " " and self._partner_later(marks, index))
        return not (mark == "“" and _looks_opening(before, after) and after.isupper())

    def _partner_later(self, marks: list[re.Match[str]], index: int) -> bool:
        """True if a later mark closes better than the possessive at `index`."""
        start = marks[index].end()
        if not self.text[start + 1 : start + 2].islower():
            return False
        for match in marks[index + 1 : index + 6]:
            if match.group() == "‘":
                return False
            if match.group() in "'’" and not self.text[match.end() : match.end() + 1].isalnum():
                return self.text[match.start() - 1] in ".,?!"
        return False

    def _opens(
        self, match: re.Match[str], before: str, after: str, marks: list[re.Match[str]], index: int
    ) -> bool:
        mark = match.group()
        if mark == '"' and self._opens_astray(before, after, marks, index):
            return True
        if after.isspace() and mark not in "“„‟":
            return False
        if mark in _ALWAYS_OPEN and mark != "‘":
            return True
        if mark in ("‘", "'"):
            return self._opens_single(match, before, marks, index)
        if mark in ("«", "‹"):
            return True
        if mark == "’":
            return False
        return _looks_opening(before, after)

    def _opens_astray(
        self, before: str, after: str, marks: list[re.Match[str]], index: int
    ) -> bool:
        """True of a straight mark that hangs on the stop before it, or on nothing, as in texts put
        through a machine: `It fell."We hold on," he said`, `" we hold on" he said`.

        The next straight mark has to close it.
        """
        glued = before in ".!?…" and (after.isupper() or after.isdigit())
        if self.open or not (glued or (before.isspace() and after.isspace())):
            return False
        later = (match.end() for match in marks[index + 1 :] if match.group() == '"')
        end = next(later, 0)
        left = self.text[end - 2 : end - 1]
        return bool(end) and not (left.isspace() or self.text[end : end + 1].isalnum())

    def _opens_single(
        self, match: re.Match[str], before: str, marks: list[re.Match[str]], index: int
    ) -> bool:
        if before.isalnum() or self._is_elision(match.end()):
            return False
        if match.group() == "'" and not _looks_opening(before, self.text[match.end()]):
            return False
        for later in marks[index + 1 : index + 12]:
            if later.start() - match.end() > _REACH:
                return False
            end = self.text[later.end() : later.end() + 1]
            if later.group() in "'’" and not end.isalnum():
                return not self.text[later.start() - 1].isspace()
        return False

    def _is_elision(self, start: int) -> bool:
        word = _LETTERS.match(self.text, start)
        if word is None:
            return False
        low = word.group().lower()
        return low[0].isdigit() or low in word_list("en", "abbreviations", "leading_apostrophe")

    def _is_nested(self, marks: list[re.Match[str]], index: int, mark: str) -> bool:
        """True for a quotation in a quotation: two closing marks follow before another opens, or
        as many close as open up to the end of the one around it. What a straight mark does is told
        by where it stands.
        """
        if mark in ('"', "''"):
            return self._is_balanced(marks[index + 1 : index + 1 + _NEAR], mark)
        following = [later.group() for later in marks[index + 1 : index + 1 + _NEAR]]
        if len(following) > 1 and all(item in _CLOSERS[mark] for item in following[:2]):
            return True
        depth = 2
        for item in following:
            depth += (item == mark) - (item in _CLOSERS[mark])
            if not depth:
                return True
        return False

    def _is_balanced(self, later: list[re.Match[str]], mark: str) -> bool:
        """True if the straight marks of `later` close both quotations: `"We hold "the hill" now"`.

        A mark between two blanks or two letters may be either, and settles nothing.
        """
        depth = 2
        for match in later:
            if match.group() != mark:
                continue
            before, after = self.text[match.start() - 1], self.text[match.end() : match.end() + 1]
            opening = _looks_opening(before, after or " ")
            if not opening and (before.isspace() or after.isalnum()):
                return False
            depth += 1 if opening else -1
            if not depth:
                return True
        return False

    def _close(self, match: re.Match[str]) -> None:
        item = self.open.pop()
        self._piece(item, match.end(), match.start())
        self._add(item, closed=True)

    def _piece(self, item: _Open, end: int, inner_end: int) -> None:
        piece = trim(self.text, Span(item.start, end))
        inner = trim(self.text, Span(item.inner, max(item.inner, inner_end)))
        if piece and inner:
            item.pieces.append(piece)
            item.inners.append(inner)

    def _add(self, item: _Open, *, closed: bool) -> None:
        if item.pieces:
            self.done.append(
                QuotedSpan(
                    pieces=tuple(item.pieces),
                    inner=tuple(item.inners),
                    closed=closed,
                    depth=item.depth,
                )
            )

    def _finish(self, item: _Open, end: int, *, closed: bool) -> None:
        self._piece(item, end, end)
        self._add(item, closed=closed)

    def _leave(self, span: Span, following: Span | None) -> None:
        """End of a paragraph inside a quotation: go on if the next one reopens it."""
        item = self.open[0]
        if following is not None and self.text.startswith(item.mark, following.start):
            self._piece(item, span.end, span.end)
            item.start, item.inner = following.start, following.start + len(item.mark)
            return
        self.open.clear()
        first = _SENTENCE_END.search(self.text, item.inner, span.end)
        end = first.end() if first and not item.pieces else span.end
        self._finish(item, end, closed=False)

    def finish(self) -> tuple[QuotedSpan, ...]:
        """All quotations by position; to be called once, after the last paragraph."""
        return tuple(sorted(self.done, key=lambda quoted: (quoted.pieces[0], quoted.depth)))


def _looks_opening(before: str, after: str) -> bool:
    return (
        (before.isspace() or before in "([{—–-:/“‘\"'")
        and not after.isspace()
        and after not in ",;)"
    )


def find_quotations(text: str, paragraphs: Spans) -> tuple[QuotedSpan, ...]:
    """Quotations in order of position; marks are balanced paragraph by paragraph.

    A paragraph that reopens what the last one left open continues the same quotation. One that is
    never closed ends with its sentence. Apostrophes are never marks.
    """
    scanner = _Scanner(text)
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        scanner.paragraph(paragraph, following)
    return scanner.finish()
