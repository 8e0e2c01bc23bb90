"""Cuts a text into lexemes: numbers, clock times and written dates whole; words; single marks."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.span import Span

# Numbers are cut differently from words of a reading: "1,200" and "4:30" are one lexeme, "5kW" is
# two. Order matters: a written date before a number, a clock time before its hour.
_LEXEME = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)"
    r"|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?!\d)"
    r"|\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
    r"|[AaPp]\.\s?[Mm]\.?(?!\w)"
    r"|(?:(?<=\$)(?:US|AU?|HK|C|NZ|S)|RM|USD|EUR|GBP)(?=\d)"
    r"|[^\W\d_]\w*"
    r"|[^\w\s]"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_NUMERIC_DATE = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d+")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # four digits outside are numbers, not years
_DAYS, _HOURS = 31, 24

NOTHING: frozenset[str] = frozenset()
PARAGRAPH = "¶"  # stands before the first lexeme of every paragraph; has no width


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Parallel arrays: lower-case words, and where each starts and ends in `text`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    figures: list[int]  # indexes of the words that begin with a digit

    def word(self, at: int) -> str:
        """The lower-case lexeme at `at`, "" outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """From the start of lexeme `first` to the end of lexeme `last` - 1."""
        return Span(self.starts[first], self.ends[last - 1])


@once_a_reading
def cut(reading: Reading) -> Lexemes:
    """The lexemes of a whole reading, with :data:`PARAGRAPH` between paragraphs."""
    text = reading.text
    spans = [match.span() for match in _LEXEME.finditer(text)]
    for start, _ in reading.paragraphs[1:]:
        at = bisect_left(spans, (start,))
        if at < len(spans):
            spans.insert(at, (start, start))
    words = [text[start:end].lower() or PARAGRAPH for start, end in spans]
    return Lexemes(
        text=text,
        words=words,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        figures=[at for at, word in enumerate(words) if word[0].isdigit()],
    )


@lru_cache(maxsize=4096)  # numbers of a corpus repeat, but have no end
def shape(word: str) -> frozenset[str]:
    """What the digits of a lexeme could be: number, year, day, hour, clock, iso, numeric_date."""
    if not word[:1].isdigit():
        return NOTHING
    if _ISO.match(word):
        return frozenset({"iso"})
    if _NUMERIC_DATE.fullmatch(word):
        return frozenset({"numeric_date"})
    if ":" in word:
        return frozenset({"clock"})
    return frozenset({"number"}) | _integer_shapes(word)


def _integer_shapes(word: str) -> frozenset[str]:
    """Which parts of a date the integer `word` could be."""
    if not word.isdecimal() or len(word) > len("1990"):
        return NOTHING
    value = int(word)
    return frozenset(
        name
        for name, fits in (
            ("integer", True),
            ("year", len(word) == len("1990") and _FIRST_YEAR <= value < _LAST_YEAR),
            ("military", len(word) == len("0430") and value < _HOURS * 100 and value % 100 < 60),
            ("day", len(word) <= len("31") and 1 <= value <= _DAYS),
            ("hour", len(word) <= len("24") and value <= _HOURS),
            ("decade", len(word) == len("80") and value % 10 == 0),
        )
        if fits
    )
