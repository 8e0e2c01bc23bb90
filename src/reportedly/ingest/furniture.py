"""Which stretches of a text are furniture: slugs, datelines, bylines, credits, links, notices.

The rules are the table ``lang/en/furniture.toml``; here is only how they are applied, and what no
pattern can say: the headline in the text, and the date that opens it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.ingest.dateline import date_line
from reportedly.ingest.headline import capitalised_headline, headline_at, headline_start
from reportedly.lang import READ, table
from reportedly.model.report import Furniture, FurnitureKind
from reportedly.model.span import Span, trim

OPENING_LIMIT = 12  # pieces of furniture before the first sentence; more is a page gone wrong
CLOSING_LIMIT = 4  # pieces of furniture after the last sentence of a line
MARKERS_LIMIT = 3  # markers before the first sentence of a line
MAX_LINE = 600  # characters; longer lines are prose, and patterns are not run over them
TAIL = 400  # characters at the end of a line in which closing furniture is looked for
FOOT = 1000  # the same for the foot of a page, which only the last line of a text can have

PART = re.compile(r"\{([a-z]+)\}")
SENTENCE_END = re.compile(r"""(?<!\b[A-Z])[.!?…]["”’»)\]]*\s*|["”»)\]]\s+""")
BYLINE_BEFORE_HEADLINE = re.compile(r"[Bb]y\s+[A-Z]")
MAX_BYLINE = 120  # characters of names between "by" and the headline


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table, compiled."""

    kind: FurnitureKind
    name: str
    pattern: re.Pattern[str]
    last: bool  # only for the last line of the text
    followed: bool  # only for a line with another right below it

    def may_close(self, length: int, last: bool) -> bool:
        """Whether the rule may be tried on the last `length` characters of a line."""
        return last if self.last else length <= TAIL

    def mark(self, text: str, start: int, end: int) -> Furniture | None:
        """Furniture of this rule, without outer white space; None if nothing is left."""
        return _mark(text, start, end, self.kind, self.name)


def find_furniture(
    text: str, title: str | None, language: str | None, known: Iterable[Furniture] = ()
) -> tuple[Furniture, ...]:
    """All furniture of `text`, sorted and disjoint; `known` pieces win over those found here.

    A text in a language without tables has only what is `known`.
    """
    if language is not None and language not in READ:
        return tuple(known)
    rules = language or READ[0]
    opening = tuple(_opening(text, title, rules))
    return _disjoint((*known, *opening, *_lines(text, rules)))


@cache
def _rules(language: str, place: str) -> tuple[Rule, ...]:
    """The rules of `place` ("opening", "line", "marker", …) of a language, compiled."""
    data = table(language, "furniture")
    return tuple(
        Rule(
            FurnitureKind(row["kind"]),
            row["rule"],
            re.compile(_expand(row["pattern"], data["parts"]), re.VERBOSE),
            row.get("last", False),
            row.get("followed", False),
        )
        for row in data[place]
    )


def _expand(pattern: str, parts: dict[str, str]) -> str:
    """`pattern` with every {part} replaced, also within parts."""
    while PART.search(pattern):
        pattern = PART.sub(lambda match: parts[match[1]], pattern)
    return pattern


def _opening(text: str, title: str | None, language: str) -> Iterator[Furniture]:
    """Furniture from the start of the text up to the first thing that is none."""
    start = _skip_space(text, 0)
    for _ in range(OPENING_LIMIT):
        found = _opens(text, start, title, language)
        if found is None:
            return
        yield found
        start = _skip_space(text, found.span.end)


def _opens(text: str, start: int, title: str | None, language: str) -> Furniture | None:
    """The piece of furniture that begins at `start`, by title, date or table."""
    if title is not None:
        end = headline_at(text, start, title)
        if end is not None:
            return _mark(text, start, end, FurnitureKind.HEADLINE, "equals-title")
    end = date_line(text, start)
    if end is not None:
        end = _before_headline(text, start, end, title)
        return _mark(text, start, end, FurnitureKind.DATELINE, "opens-with-date")
    for rule in _rules(language, "opening"):
        match = rule.pattern.match(text, start)
        if match is not None:
            return rule.mark(text, start, match.end())
    if title is not None:
        return _byline_before_headline(text, start, title)
    end = capitalised_headline(text, start)
    return None if end is None else _mark(text, start, end, FurnitureKind.HEADLINE, "capitalised")


def _before_headline(text: str, start: int, end: int, title: str | None) -> int:
    """`end` of a date, or where the headline begins: "5 May 2017 300 flee Kest" has no hour."""
    found = None if title is None else headline_start(text, start, end, title)
    return end if found is None else found


def _byline_before_headline(text: str, start: int, title: str) -> Furniture | None:
    """ "by Jane Doe Missile hits town": names with nothing to end them but the headline."""
    if BYLINE_BEFORE_HEADLINE.match(text, start) is None:
        return None
    end = headline_start(text, start, start + MAX_BYLINE, title)
    if end is None:
        return None
    return _mark(text, start, end, FurnitureKind.BYLINE, "by-before-headline")


def _lines(text: str, language: str) -> Iterator[Furniture]:
    """Whole lines that are furniture, and furniture that closes a line."""
    start, last = 0, len(text.rstrip())
    for line in text.splitlines(keepends=True):
        span = trim(text, Span(start, start + len(line)))
        start += len(line)
        if span is None:
            continue
        whole = _whole_line(text, span, language, followed=_followed(text, start))
        if whole is not None:
            yield whole
        else:
            yield from _markers(text, span, language)
            yield from _closing(text, span, language, span.end == last)
            yield from _inside(text, span, language)
            yield from _amid(text, span, language)


def _followed(text: str, end: int) -> bool:
    """True if the line that begins at `end` is not empty."""
    return bool(text[end : end + MAX_LINE].partition("\n")[0].strip())


def _whole_line(text: str, line: Span, language: str, *, followed: bool) -> Furniture | None:
    if line.end - line.start > MAX_LINE:
        return None
    for rule in _rules(language, "line"):
        if (followed or not rule.followed) and rule.pattern.fullmatch(text, *line):
            return rule.mark(text, *line)
    return None


def _markers(text: str, line: Span, language: str) -> Iterator[Furniture]:
    """What numbers or labels a line before its first sentence: "3.", "UPDATE 2:", "8.20 a.m."."""
    start = line.start
    for _ in range(MARKERS_LIMIT):
        for rule in _rules(language, "marker"):
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
    for rule in _rules(language, "amid"):
        for match in rule.pattern.finditer(text, *line):
            found = rule.mark(text, *match.span())
            if found is not None:
                yield found


def _inside(text: str, line: Span, language: str) -> Iterator[Furniture]:
    """Furniture between two sentences of `line`."""
    for sentence in SENTENCE_END.finditer(text, *line):
        for rule in _rules(language, "inside"):
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
        for rule in _rules(language, "closing"):
            if not rule.may_close(line.end - sentence.end(), last):
                continue
            if rule.pattern.fullmatch(text, sentence.end(), line.end):
                return rule.mark(text, sentence.end(), line.end)
    return None


def _mark(text: str, start: int, end: int, kind: FurnitureKind, rule: str) -> Furniture | None:
    span = trim(text, Span(start, end))
    return None if span is None else Furniture(span=span, kind=kind, rule=rule)


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


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
