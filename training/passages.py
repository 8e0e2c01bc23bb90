"""Passages with the claims marked that a remark on checking is about.

One passage a line, `{n …}` around the words of a claim that is covered, `//` between paragraphs.
The letter is the status of the remark: v verified, p partly, n not verified, a not attempted,
d disputed. There are two files: the design half, on which the weights are fitted, and the kept
half, of which only figures are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.model.factuality import VerificationStatus
from reportedly.model.span import Span, Spans

DESIGN, KEPT = (
    Path(__file__).parent / "wordings" / name for name in ("bindings.txt", "bindings_kept.txt")
)
STATUSES = {
    "v": VerificationStatus.VERIFIED,
    "p": VerificationStatus.PARTLY,
    "n": VerificationStatus.NOT_VERIFIED,
    "a": VerificationStatus.NOT_ATTEMPTED,
    "d": VerificationStatus.DISPUTED,
}
HALF = 0.5  # of the shorter of two stretches that they must share to be the same claim
_MARK = re.compile(r"\{([vpnad]) |\}")


@dataclass(frozen=True, slots=True)
class Covered:
    """The words of a claim that a remark covers, with the remark's status."""

    span: Span
    status: VerificationStatus

    def meets(self, content: Spans) -> bool:
        """Is this the claim with that content?"""
        shared = sum(
            max(0, min(self.span.end, piece.end) - max(self.span.start, piece.start))
            for piece in content
        )
        size = sum(piece.end - piece.start for piece in content)
        return shared > HALF * min(size, self.span.end - self.span.start)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and what remarks in it cover."""

    text: str
    covered: tuple[Covered, ...]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file, in order; lines that begin with # are comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield passage_of(line)


def passage_of(line: str) -> Passage:
    """The text of a marked line and what is covered in it."""
    text, opened, covered = "", [], []
    at, marked = 0, line.strip().replace(" // ", "\n\n")
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            opened.append((len(text), mark.group(1)))
        else:
            start, letter = opened.pop()
            covered.append(Covered(Span(start, len(text)), STATUSES[letter]))
    return Passage(text + marked[at:], tuple(sorted(covered, key=lambda one: one.span)))
