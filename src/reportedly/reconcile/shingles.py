"""A report's words as a set of hashed three-word shingles, without furniture or quotations."""

import re
import unicodedata
from hashlib import blake2b

from reportedly.model.report import Report
from reportedly.model.span import Span, subtract

SIZE = 3  # words a shingle; the size with the best pairwise F1 in our study (98 against 90 for 5)
WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|«[^«»]*»|„[^“”„]*[“”]")


def body_words(report: Report) -> tuple[str, ...]:
    """The report's words, folded, outside furniture and quotation marks.

    Quotations are left out because two newsrooms that quote one statement have not copied each
    other. A report that is nearly all quotation keeps them: nothing else is left to compare.
    """
    pieces = subtract(Span(0, max(1, len(report.text))), (f.span for f in report.furniture))
    text = "\n".join(piece.of(report.text) for piece in pieces)
    told = _words(QUOTED.sub(" ", text))
    everything = _words(text)
    return told if 2 * len(told) >= len(everything) else everything


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return tuple(WORD.findall(plain))


def shingles(words: tuple[str, ...]) -> frozenset[int]:
    """64-bit hashes of every run of SIZE words; a shorter text is one shingle."""
    if not words:
        return frozenset()
    count = max(1, len(words) - SIZE + 1)
    return frozenset(_hashed(" ".join(words[i : i + SIZE])) for i in range(count))


def _hashed(phrase: str) -> int:
    return int.from_bytes(blake2b(phrase.encode(), digest_size=8).digest(), "big")
