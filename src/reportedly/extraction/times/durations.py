"""Values of how long something lasts and how often it comes: durations and sets."""

from reportedly.extraction.times.matches import DURATION, SET, Found, Matched, unit_of
from reportedly.extraction.words.numbers import cardinal

_QUOTE = "''"  # of sources that type the marks of a quotation one by one
_APOSTROPHES = ("'", "’")
_OWN_WORDS_LONGEST = 3  # letters: "is", "has" and "its" end in s and are no plurals
_SMALLER = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("H", 24)}  # and how many


def counted(matched: Matched) -> tuple[float | None, str]:
    """How many units, and the unit's letter; (None, …) if the count is vague."""
    words, unit = matched.words("n"), unit_of(matched)
    if {"few", "several", "many"} & set(words):
        return None, unit
    number = _count_words(words, matched.language)
    if unit == "2W":
        return (number * 2 if number else number), "W"
    return number, unit


def _count_words(words: list[str], language: str) -> float | None:
    """The number before a unit: "a" is one, "a couple of" two, "half an" a half."""
    if "couple" in words:
        return 2.0
    if words in (["a"], ["an"]):
        return 1.0
    return cardinal(words, language)


def is_ordinal_second(matched: Matched) -> bool:
    """True for "a second" and "one second" before a noun: an ordinal, not a unit."""
    return matched.word("u") == "second" and matched.words("n") in (["a"], ["the"], ["every"])


def period(number: float | None, unit: str) -> str:
    """An ISO duration; X for a vague count. Halves go down to the next smaller unit."""
    clock = "T" if unit.startswith("T") else ""
    letter = unit.removeprefix("T")
    if number is None:
        return f"P{clock}X{letter}"
    if letter in {"E", "C"}:
        number, letter = number * (10 if letter == "E" else 100), "Y"
    if letter == "Q":
        number, letter = number * 3, "M"
    whole, rest = int(number), number % 1
    if rest and clock + letter in _SMALLER:
        below, factor = _SMALLER[clock + letter]
        head = f"{whole}{letter}" if whole else ""
        start_of_clock = "T" if letter == "D" else ""
        return f"P{clock}{head}{start_of_clock}{round(rest * factor)}{below}"
    return f"P{clock}{number:g}{letter}"


def duration(matched: Matched) -> list[Found]:
    if matched.has("half"):
        return matched.found(DURATION, period(1.5, unit_of(matched)))
    if is_ordinal_second(matched) or _owns(matched):
        return []
    return matched.found(DURATION, period(*counted(matched)))


def nth_running(matched: Matched) -> list[Found]:
    """ "The third day in a row": it has gone on for three."""
    return matched.found(DURATION, period(matched.number("d"), unit_of(matched)))


def rate(matched: Matched) -> list[Found]:
    """ "300 shells a day": how often; "it fell silent a day": how long."""
    kind = SET if _follows_counted(matched) else DURATION
    return [] if _owns(matched) else matched.found(kind, period(1, unit_of(matched)))


def _follows_counted(matched: Matched) -> bool:
    """True right after a plural or a sum: "flights", "$2 million", "30 per cent"."""
    word = matched.lexemes.word(matched.match.first - 1)
    plural = word.endswith("s") and len(word) > _OWN_WORDS_LONGEST
    return bool(matched.values["rated"].get(word, plural or word[:1].isdigit()))


def _owns(matched: Matched) -> bool:
    """ "In two days' time", "a day's march": no time by itself."""
    end = matched.lexemes.ends[matched.match.last - 1]
    text = matched.lexemes.text
    return text.startswith(_APOSTROPHES, end) and not text.startswith(_QUOTE, end)


def quarter_hour(matched: Matched) -> list[Found]:
    return matched.found(DURATION, "PT45M" if "three" in matched.words("q") else "PT15M")


def part_of_century(matched: Matched) -> list[Found]:
    """ "Nearly a quarter-century"."""
    return matched.found(DURATION, "P25Y" if matched.word("part") == "quarter" else "P50Y")


def duration_range(matched: Matched) -> list[Found]:
    """ "two to three weeks": the lower bound, as TimeBank has it."""
    return matched.found(DURATION, period(*counted(matched)), "EQUAL_OR_MORE")


def bare_duration(matched: Matched) -> list[Found]:
    """ "Days", "the past month", "the last month and a half"."""
    number = None if matched.word("u").endswith("s") else 1.5 if matched.has("half") else 1
    return matched.found(DURATION, period(number, unit_of(matched)))


def span_of(matched: Matched) -> list[Found]:
    return matched.found(DURATION, period(*counted(matched)))


def every(matched: Matched) -> list[Found]:
    """ "Every week", "every three days", "every second day"."""
    unit = unit_of(matched)
    if is_ordinal_second(matched) or unit == "WE":
        return matched.found(SET, "XXXX-WXX-WE") if unit == "WE" else []
    number = counted(matched)[0] if matched.has("n") else 2 if matched.has("o") else 1
    return matched.found(SET, period(number, unit))


def frequency(matched: Matched) -> list[Found]:
    return matched.found(SET, matched.value("frequencies", "f"))
