"""Values of what is counted: from publication, from the narrative, in durations and in sets."""

from reportedly.extraction.numbers import cardinal
from reportedly.extraction.time_dates import month_day
from reportedly.extraction.time_matches import (
    ARROWS,
    DATE,
    DURATION,
    SET,
    TIME,
    Found,
    Matched,
    unit_of,
)


def shift(matched: Matched) -> list[Found]:
    """ "last week", "the end of this year", "later this month"."""
    direction = matched.direction
    if direction is None:
        return matched.found(DATE, f"CTX+0{unit_of(matched)}")
    return matched.found(DATE, f"PUB{direction:+d}{unit_of(matched)}")


def that_unit(matched: Matched) -> list[Found]:
    """ "that week", "the same week"; "the week" may also be the one of publication."""
    said = matched.lexemes.words[matched.match.first : matched.match.last]
    anchor = "CTX" if {"that", "same"}.isdisjoint(said) else "REF"
    return matched.found(DATE, f"{anchor}+0{unit_of(matched)}")


def context_shift(matched: Matched) -> list[Found]:
    """ "the previous day", "the day before"."""
    if not matched.has("u"):
        return []
    if matched.word("u") == "night":
        return matched.found(TIME, f"REF{matched.direction or 0:+d}D/TNI")
    return matched.found(DATE, f"REF{matched.direction or 0:+d}{unit_of(matched)}")


def _counted(matched: Matched) -> tuple[float | None, str]:
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


def _is_ordinal_second(matched: Matched) -> bool:
    """True for "a second" and "one second" before a noun: an ordinal, not a unit."""
    return matched.word("u") == "second" and matched.words("n") in (["a"], ["the"], ["every"])


def ago(matched: Matched) -> list[Found]:
    if not matched.has("n"):
        return matched.found(DATE, "PAST_REF")
    return _counted_from(matched, "AGO", -1)


def earlier(matched: Matched) -> list[Found]:
    return _counted_from(matched, "REF", matched.direction or -1)


def _counted_from(matched: Matched, anchor: str, sign: int) -> list[Found]:
    number, unit = _counted(matched)
    if number is None:
        return matched.found(DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    whole = round(number) or 1
    if unit.startswith("T"):
        return matched.found(TIME, f"{anchor}{sign * whole:+d}{unit}")
    return matched.found(DATE, f"{anchor}{sign * whole:+d}{unit}")


def quarter(matched: Matched) -> list[Found]:
    return _part_of_year(matched, "Q", 4)


def half(matched: Matched) -> list[Found]:
    return _part_of_year(matched, "H", 2)


def _part_of_year(matched: Matched, letter: str, parts: int) -> list[Found]:
    """ "the third quarter", "this year's third quarter", "the first half of 2016"."""
    number = parts if matched.word("q") in {"last", "final"} else int(matched.number("q") or 0)
    part = f"-{letter}{number}"
    if matched.has("yr"):
        return matched.found(DATE, matched.word("yr") + part)
    if matched.has("ydir"):
        return matched.found(DATE, f"REF-1Y/{part}")
    if matched.direction is not None:
        return matched.found(DATE, f"PUB{matched.direction:+d}Y/{part}")
    return matched.found(DATE, f"XXXX{part}")


def year_ago(matched: Matched) -> list[Found]:
    """ "the year-ago quarter": the period the narrative is at, a year before."""
    if matched.has("yr"):
        return matched.found(DATE, f"REF={matched.word('yr')}")
    return matched.found(DATE, "REF-1Y")


def season(matched: Matched) -> list[Found]:
    year = matched.word("yr") or "XXXX"
    return matched.found(
        DATE, f"{ARROWS[matched.direction]}{year}-{matched.value('seasons', 'se')}"
    )


def week_of(matched: Matched) -> list[Found]:
    return matched.found(DATE, month_day(matched) + "~W")


def weekend(matched: Matched) -> list[Found]:
    if matched.direction is None:
        return matched.found(DATE, "XXXX-WXX-WE")
    return matched.found(DATE, f"PUB{matched.direction:+d}WE")


def year_end(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PUB+0Y", "END")


def _period(number: float | None, unit: str) -> str:
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
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("TH", 24)}
    if rest and clock + letter in smaller:
        below, factor = smaller[clock + letter]
        head = f"{whole}{letter}" if whole else ""
        return f"P{clock}{head}{round(rest * factor)}{below}".replace("DT", "DT")
    return f"P{clock}{number:g}{letter}"


def duration(matched: Matched) -> list[Found]:
    if matched.has("half"):
        return matched.found(DURATION, _period(1.5, unit_of(matched)))
    if _is_ordinal_second(matched):
        return []
    return matched.found(DURATION, _period(*_counted(matched)))


def quarter_hour(matched: Matched) -> list[Found]:
    return matched.found(DURATION, "PT45M" if "three" in matched.words("q") else "PT15M")


def duration_range(matched: Matched) -> list[Found]:
    """ "two to three weeks": the lower bound, as TimeBank has it."""
    return matched.found(DURATION, _period(*_counted(matched)), "EQUAL_OR_MORE")


def bare_duration(matched: Matched) -> list[Found]:
    word = matched.word("u")
    return matched.found(DURATION, _period(None if word.endswith("s") else 1, unit_of(matched)))


def span_of(matched: Matched) -> list[Found]:
    return matched.found(DURATION, _period(*_counted(matched)))


def vague_units(matched: Matched) -> list[Found]:
    ref = "FUTURE_REF" if matched.direction == 1 else "PAST_REF"
    return matched.found(DATE, ref)


def every(matched: Matched) -> list[Found]:
    unit = unit_of(matched)
    if _is_ordinal_second(matched) or unit == "WE":
        return matched.found(SET, "XXXX-WXX-WE") if unit == "WE" else []
    number = _counted(matched)[0] if matched.has("n") else 1
    return matched.found(SET, _period(number, unit))


def frequency(matched: Matched) -> list[Found]:
    return matched.found(SET, matched.value("frequencies", "f"))


def vague(matched: Matched) -> list[Found]:
    return matched.found(DATE, matched.value("vague", "v"))


def present(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PRESENT_REF")


def future(matched: Matched) -> list[Found]:
    return matched.found(DATE, "FUTURE_REF")


def past(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PAST_REF")


def nothing(matched: Matched) -> list[Found]:
    """Words that look like a time and are none: an age."""
    return []
