"""Changes a training text as texts change on their way: marks lost, case, quotation marks."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.model.span import Span, Spans

_MARKS = re.compile(r"[,;:\"“”()\[\]]|``|''|(?<=\s)[-–—]+(?=\s)|(?<=\s)['‘’]|['‘’](?=\s)")
_ARCHIVED = re.compile(r"[,;:\"“”()\[\]'‘’]")
_COMMAS = re.compile(r"[,;]")
_QUOTES = re.compile(r"[\"“”]|``|''")
_BREAKS = re.compile(r"\s*\n\s*")
_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("``", "''"), ("''", "''"), ("‘", "’"))


@dataclass(frozen=True)
class Edit:
    """Characters [start, end) of a text to be replaced by `new`."""

    start: int
    end: int
    new: str


class Changed:
    """A text after edits, and where its old offsets are now."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        pieces: list[str] = []
        self._now = [0] * (len(text) + 1)
        at = size = 0
        for edit in edits:
            self._keep(at, edit.start, size)
            pieces += (text[at : edit.start], edit.new)
            size += edit.start - at
            for offset in range(edit.start, edit.end):
                self._now[offset] = size + min(offset - edit.start, len(edit.new))
            size += len(edit.new)
            at = edit.end
        self._keep(at, len(text) + 1, size)
        pieces.append(text[at:])
        self.text = "".join(pieces)

    def _keep(self, start: int, end: int, size: int) -> None:
        for offset in range(start, end):
            self._now[offset] = size + offset - start

    def spans(self, spans: Spans) -> Spans:
        """`spans` of the old text in the new one; what was deleted is gone."""
        moved = (Span(self._now[start], self._now[end]) for start, end in spans)
        return tuple(span for span in moved if span.start < span.end)


def without_marks(text: str, _: random.Random) -> list[Edit]:
    """Commas, quotation marks, brackets, dashes and colons lost, as in some archives."""
    return [Edit(*match.span(), "") for match in _MARKS.finditer(text)]


def as_archived(text: str, _: random.Random) -> list[Edit]:
    """Apostrophes lost as well: "Syrias conflict", "dont"."""
    return [Edit(*match.span(), "") for match in _ARCHIVED.finditer(text)]


def without_commas(text: str, _: random.Random) -> list[Edit]:
    """Commas and semicolons lost."""
    return [Edit(*match.span(), "") for match in _COMMAS.finditer(text)]


def without_quotes(text: str, _: random.Random) -> list[Edit]:
    """Quotation marks lost."""
    return [Edit(*match.span(), "") for match in _QUOTES.finditer(text)]


def small(text: str, _: random.Random) -> list[Edit]:
    """All in small letters."""
    return _recased(text, str.lower)


def capitals(text: str, _: random.Random) -> list[Edit]:
    """All in capitals."""
    return _recased(text, str.upper)


def _recased(text: str, change: Callable[[str], str]) -> list[Edit]:
    found = ((index, change(letter)) for index, letter in enumerate(text))
    return [Edit(index, index + 1, new) for index, new in found if len(new) == 1]


def other_quotes(text: str, rng: random.Random) -> list[Edit]:
    """Double quotation marks in another style, by turns opening and closing in a paragraph."""
    opening, closing = rng.choice(_PAIRS)
    edits: list[Edit] = []
    last, is_open = 0, False
    for match in _QUOTES.finditer(text):
        is_open = is_open and "\n" not in text[last : match.start()]
        curly = {"“": True, "``": True, "”": False, "''": False}.get(match.group())
        opens = not is_open if curly is None else curly
        edits.append(Edit(*match.span(), opening if opens else closing))
        last, is_open = match.end(), opens
    return edits


def one_paragraph(text: str, _: random.Random) -> list[Edit]:
    """Paragraphs joined."""
    return [Edit(*match.span(), " ") for match in _BREAKS.finditer(text)]


Change = Callable[[str, random.Random], list[Edit]]
CHANGES: tuple[tuple[float, Change], ...] = (
    (0.08, without_marks),
    (0.06, as_archived),
    (0.06, without_commas),
    (0.06, without_quotes),
    (0.05, small),
    (0.03, capitals),
    (0.12, other_quotes),
)  # shares of the texts; at most one of these is made
JOINED = 0.25  # share of the texts whose paragraphs are joined as well


def draw(rng: random.Random) -> list[Change]:
    """The changes to make to one text, in order; often none."""
    chosen: list[Change] = []
    chance = rng.random()
    for share, change in CHANGES:
        if 0 <= chance < share:
            chosen.append(change)
        chance -= share
    if rng.random() < JOINED:
        chosen.append(one_paragraph)
    return chosen
