"""Which stretches of a text are furniture: slugs, datelines, bylines, credits, links, notices.

The rules are the table ``lang/en/furniture.toml``; here is only how they are applied, and what no
pattern can say: the headline in the text (`head`), the date that opens it, and headings between its
paragraphs (`crossheads`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reportedly.ingest.crossheads import find_crossheads
from reportedly.ingest.furniture_rules import TAIL, rules_of
from reportedly.ingest.head import headline_before, opening
from reportedly.lang import READ
from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span, trim

CLOSING_LIMIT = 4  # pieces of furniture after the last sentence of a line
MARKERS_LIMIT = 3  # markers before the first sentence of a line
MAX_LINE = 600  # characters; longer lines are prose, and patterns are not run over them
FOOT = 1000  # the same for the foot of a page, which only the last line of a text can have

SENTENCE_END = re.compile(r"""(?<!\b[A-Z])[.!?…]["”’»)\]]*\s*|["”»)\]]\s+""")


def find_furniture(
    text: str, title: str | None, language: str | None, known: Iterable[Furniture] = ()
) -> tuple[Furniture, ...]:
    """All furniture of `text`, sorted and disjoint; `known` pieces win over those found here.

    A text in a language without tables has only what is `known`.
    """
    if language is not None and language not in READ:
        return tuple(known)
    rules = language or READ[0]
    pieces = [*known, *opening(text, title, rules), *_lines(text, rules)]
    found = _disjoint((*pieces, *find_crossheads(text, pieces)))
    headline = None if title is not None else headline_before(text, found)
    return found if headline is None else _disjoint((headline, *found))


def _lines(text: str, language: str) -> Iterator[Furniture]:
    """Whole lines that are furniture, and furniture that closes a line."""
    start, last = 0, len(text.rstrip())
    for line in text.splitlines(keepends=True):
        span = trim(text, Span(start, start + len(line)))
        start += len(line)
        if span is None:
            continue
        whole = _whole_line(text, span, language, followed=_followed(text, start))
        if whole is not None and not _is_all_there_is(text, whole):
            yield whole
        else:
            yield from _markers(text, span, language)
            yield from _closing(text, span, language, span.end == last)
            yield from _inside(text, span, language)
            yield from _amid(text, span, language)


def _is_all_there_is(text: str, line: Furniture) -> bool:
    """Is a line in capitals no heading, as the whole text is so set: a flash, a telegram?"""
    return line.kind is FurnitureKind.LINK and text.isupper() and text[slice(*line.span)].isupper()


def _followed(text: str, end: int) -> bool:
    """True if the line that begins at `end` is not empty."""
    return bool(text[end : end + MAX_LINE].partition("\n")[0].strip())


def _whole_line(text: str, line: Span, language: str, *, followed: bool) -> Furniture | None:
    if line.end - line.start > MAX_LINE:
        return None
    for rule in rules_of(language, "line"):
        if (followed or not rule.followed) and rule.pattern.fullmatch(text, *line):
            return rule.mark(text, *line)
    return None


def _markers(text: str, line: Span, language: str) -> Iterator[Furniture]:
    """What numbers or labels a line before its first sentence: "3.", "UPDATE 2:", "8.20 a.m."."""
    start = line.start
    for _ in range(MARKERS_LIMIT):
        for rule in rules_of(language, "marker"):
            match = rule.pattern.match(text, start, line.end)
            found = match and rule.mark(text, start, match.end())
            if match and found:
                yield found
                start = match.end()
                break
        else:
            return


def _amid(text: str, line: Span, language: str) -> Iterator[Furniture]:
    """Furniture anywhere in `line`, also where no sentence has ended."""
    for rule in rules_of(language, "amid"):
        for match in rule.pattern.finditer(text, *line):
            found = rule.mark(text, *match.span())
            if found is not None:
                yield found


def _inside(text: str, line: Span, language: str) -> Iterator[Furniture]:
    """Furniture between two sentences of `line`."""
    for sentence in SENTENCE_END.finditer(text, *line):
        for rule in rules_of(language, "inside"):
            match = rule.pattern.match(text, sentence.end(), line.end)
            found = match and rule.mark(text, sentence.end(), match.end())
            if found is not None:
                yield found
                break


def _closing(text: str, line: Span, language: str, last: bool) -> Iterator[Furniture]:
    """Furniture after the last sentence of `line`, the last piece first."""
    end = line.end
    for _ in range(CLOSING_LIMIT):
        found = _closes(text, Span(line.start, end), language, last)
        if found is None:
            return
        yield found
        rest = trim(text, Span(line.start, found.span.start))
        if rest is None:
            return
        end = rest.end


def _closes(text: str, line: Span, language: str, last: bool) -> Furniture | None:
    """The longest piece of furniture that begins after a sentence and runs to the end of `line`."""
    reach = FOOT if last else TAIL
    for sentence in SENTENCE_END.finditer(text, max(line.start, line.end - reach), line.end):
        for rule in rules_of(language, "closing"):
            if not rule.may_close(line.end - sentence.end(), last):
                continue
            if rule.pattern.fullmatch(text, sentence.end(), line.end):
                return rule.mark(text, sentence.end(), line.end)
    return None


def _disjoint(pieces: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """`pieces` in order of the text, each that overlaps one given before it left out."""
    kept: list[Furniture] = []
    for piece in pieces:
        place = bisect_left(kept, piece.span, key=_span_of)
        if not any(
            piece.span.overlaps(other.span) for other in kept[max(0, place - 1) : place + 1]
        ):
            kept.insert(place, piece)
    return tuple(kept)


def _span_of(piece: Furniture) -> Span:
    return piece.span
