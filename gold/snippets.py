"""Spans as quoted snippets of a text: found from a sentence on, and made so that they are found."""

import re
from bisect import bisect_right
from typing import NamedTuple

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+\s*")
SHORT = 60  # characters of a snippet that is quoted whole
EDGE = 4  # words, at first, on either side of "…" in a longer one

Span = tuple[int, int]  # half-open, code points


class Snippet(NamedTuple):
    """`first` … `last` (or `first` alone): the `nth` place of it from sentence `sentence` on."""

    first: str
    last: str | None = None
    sentence: int | None = None  # from 1; None: from the sentence of the claim
    nth: int = 1
    last_sentence: int | None = None  # where `last` is looked for from; None: right after `first`


class NotFoundInText(ValueError):
    """A snippet that the text does not have where it is looked for."""


class Text:
    """A text with its sentences, numbered from 1; they serve to point into it, nothing more."""

    def __init__(self, text: str) -> None:
        self.text = text
        cuts = [match.end() for match in _END.finditer(text)]
        self.starts = [0, *(cut for cut in cuts if cut < len(text))]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.starts, offset)

    def sentences(self) -> list[str]:
        """The sentences, without the white space around them."""
        ends = [*self.starts[1:], len(self.text)]
        return [self.text[a:b].strip() for a, b in zip(self.starts, ends, strict=True)]

    def find(self, snippet: Snippet, home: int) -> Span:
        """The characters of a snippet; `home` is the sentence it is looked for from."""
        sentence = snippet.sentence or home
        at = self._start(sentence) - 1
        for _ in range(snippet.nth):
            at = self.text.find(snippet.first, at + 1)
            if at < 0:
                raise NotFoundInText(f"“{snippet.first}” is not in the text from S{sentence} on")
        end = at + len(snippet.first)
        if snippet.last is not None:
            after = self._start(snippet.last_sentence) if snippet.last_sentence else 0
            last = self.text.find(snippet.last, max(end, after))
            if last < 0:
                raise NotFoundInText(f"“{snippet.last}” does not follow “{snippet.first}”")
            end = last + len(snippet.last)
        return at, end

    def _start(self, sentence: int) -> int:
        if not 1 <= sentence <= len(self.starts):
            raise NotFoundInText(f"there is no sentence S{sentence}")
        return self.starts[sentence - 1]

    def snippet(self, span: Span, home: int) -> Snippet:
        """The shortest snippet that is found at exactly that span."""
        start, end = span
        whole = self.text[start:end]
        words = whole.split(" ")
        if len(whole) > SHORT:
            for size in range(EDGE, len(words) // 2):
                first, last = " ".join(words[:size]), " ".join(words[-size:])
                made = self._numbered(Snippet(first, last), start, home)
                if "\n" not in first + last and self.find(made, home) == span:
                    return made
        return self._numbered(Snippet(whole), start, home)

    def _numbered(self, snippet: Snippet, start: int, home: int) -> Snippet:
        """The snippet with what it needs to be found at `start`: nothing, a sentence, a number."""
        if self.text.find(snippet.first, self.starts[home - 1]) == start:
            return snippet
        sentence = self.sentence_of(start)
        at, nth = self.starts[sentence - 1] - 1, 0
        while at < start:
            at = self.text.find(snippet.first, at + 1)
            nth += 1
        return snippet._replace(sentence=sentence, nth=nth)
