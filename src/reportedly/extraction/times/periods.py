"""Values of what is counted from publication or from the time the narrative is at."""

from reportedly.extraction.times.dates import month_day
from reportedly.extraction.times.durations import counted, period
from reportedly.extraction.times.matches import (
    ARROWS,
    DATE,
    DURATION,
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
    if matched.direction:  # "the latest quarter": the last one that is over
        return shift(matched)
    said = matched.lexemes.words[matched.match.first : matched.match.last]
    anchor = "CTX" if {"that", "same"}.isdisjoint(said) else "REF"
    return matched.found(DATE, f"{anchor}+0{unit_of(matched)}")


def context_shift(matched: Matched) -> list[Found]:
    """ "the previous day", "the day before"."""
    if matched.word("u") == "night":
        return matched.found(TIME, f"REF{matched.direction or 0:+d}D/TNI")
    return matched.found(DATE, f"REF{matched.direction or 0:+d}{unit_of(matched)}")


def ago(matched: Matched) -> list[Found]:
    if not matched.has("n"):
        return matched.found(DATE, "PAST_REF")
    return _counted_from(matched, "AGO", -1)


def earlier(matched: Matched) -> list[Found]:
    return _counted_from(matched, "REF", matched.direction or -1)


def _counted_from(matched: Matched, anchor: str, sign: int) -> list[Found]:
    number, unit = counted(matched)
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
    short = matched.value("quarters", "q")
    number = parts if matched.word("q") in {"last", "final"} else short or matched.number("q")
    part = f"-{letter}{int(number or 0)}"
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


def season_of_year(matched: Matched) -> list[Found]:
    """ "Late spring last year"."""
    season = matched.value("seasons", "se")
    return matched.found(DATE, f"PUB{matched.direction or 0:+d}Y/-{season}")


def week_of(matched: Matched) -> list[Found]:
    return matched.found(DATE, month_day(matched) + "~W")


def weekend(matched: Matched) -> list[Found]:
    if not matched.direction:  # "the weekend", "this weekend": the verbs say which
        return matched.found(DATE, f"{ARROWS[matched.direction]}XXXX-WXX-WE")
    return matched.found(DATE, f"PUB{matched.direction:+d}WE")


def year_end(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PUB+0Y", "END")


def vague_units(matched: Matched) -> list[Found]:
    """ "Recent years" are past; "the coming weeks" are so many to come, as annotators have it."""
    if matched.direction == 1:
        return matched.found(DURATION, period(None, unit_of(matched)))
    return matched.found(DATE, "PAST_REF")


def vague(matched: Matched) -> list[Found]:
    return matched.found(DATE, matched.value("vague", "v"))


def present(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PRESENT_REF")


def future(matched: Matched) -> list[Found]:
    return matched.found(DATE, "FUTURE_REF")


def before_that(matched: Matched) -> list[Found]:
    """ "Previously" at the head of a sentence; elsewhere it belongs to a verb or a noun."""
    first = matched.lexemes.starts[matched.match.first]
    return past(matched) if matched.lexemes.text[first].isupper() else []


def past(matched: Matched) -> list[Found]:
    return matched.found(DATE, "PAST_REF")


def nothing(matched: Matched) -> list[Found]:
    """Words that look like a time and are none: an age."""
    return []
