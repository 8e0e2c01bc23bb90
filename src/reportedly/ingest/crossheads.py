"""Finds headings set between the paragraphs of an edited text, which say no more than those do."""

import re
from collections.abc import Iterator, Sequence

from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span, trim

LONGEST = 17  # words of a heading
PROSE = 15  # words of a paragraph that is no heading, caption or item of a list
LEAST = 4  # paragraphs of prose of a text that has headings; posts have fewer
EDITED = 0.8  # share of its paragraphs of prose that end in a mark
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"""[.!?…:;][”"’'»)\]]*$|[”"»]$""")
_MARKED = re.compile(r"""[.!?…:;,”"’»)\]]$""")
# Whose text it is, and of when: "Interview: Vell, 11 March", "Brenn Press Bureau (BPB)".
_CREDIT = re.compile(
    r"\b(?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2}),?(?: \d{4})?$"
    r"|\([A-Z]{2,}\)|^(?:From|By)\b.* and [A-Z]"
)
_CITED = re.compile(r"^\s*[-–—•*“\"„«]")


def find_crossheads(text: str, furniture: Sequence[Furniture] = ()) -> Iterator[Furniture]:
    """Lines of a few words that no mark ends, each between two paragraphs that marks end.

    Lines that are `furniture` stand between nothing: a heading may follow a link.
    An interview's question has its mark; items of a list stand beside each other; a text whose
    sentences are not ended by marks has no headings that could be told from them.
    """
    spans = [trim(text, Span(*match.span())) for match in _LINE.finditer(text)]
    known = {piece.span for piece in furniture}
    lines = [span for span in spans if span is not None and span not in known]
    if not _is_edited([line.of(text) for line in lines]):
        return
    for at in range(1, len(lines) - 1):
        before, line, after = (lines[at + step].of(text) for step in (-1, 0, 1))
        if _is_heading(line) and _ENDS.search(before) and _is_prose(after):
            yield Furniture(span=lines[at], kind=FurnitureKind.HEADLINE, rule="crosshead")


def _is_edited(lines: Sequence[str]) -> bool:
    prose = [line for line in lines if len(line.split()) >= PROSE]
    ended = sum(_ENDS.search(line) is not None for line in prose)
    return len(prose) >= LEAST and ended >= EDITED * len(prose)


def _is_heading(line: str) -> bool:
    return (
        len(line.split()) <= LONGEST
        and line[0].isupper()
        and not _MARKED.search(line)
        and not _CITED.match(line)
        and not _CREDIT.search(line)
    )


def _is_prose(line: str) -> bool:
    return len(line.split()) >= PROSE and _ENDS.search(line) is not None
