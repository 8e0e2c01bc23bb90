"""Values of parts of the day and clock times, alone or with the day they stand beside."""

import re
from datetime import date, timedelta

from reportedly.extraction.times.dates import month_day, timed
from reportedly.extraction.times.matches import DATE, TIME, Found, Matched
from reportedly.extraction.words.numbers import cardinal

_NOON = 12
_OFFSET = re.compile(r"([+-])(\d\d?)(?![\d:])")
_COMMON_YEAR = 2001  # any without a 29 February


def part_of_date(matched: Matched) -> list[Found]:
    """ "the night of February 14", "the morning of 3 May 2022"."""
    return timed(matched, month_day(matched))


def hours_of(matched: Matched) -> list[Found]:
    """ "the early hours of Tuesday", "the early hours"."""
    late = matched.word("m") == "late"
    part, mod = ("TNI", "END") if late else ("TMO", "START")
    if matched.has("wd"):
        return matched.found(TIME, f"XXXX-WXX-{matched.value('weekdays', 'wd')}{part}", mod)
    if matched.has("mo"):
        return matched.found(TIME, month_day(matched) + part, mod)
    shift = matched.value("directions", "dd")
    anchor = "REF+0D" if shift is None else f"PUB{shift:+d}D"
    return matched.found(TIME, f"{anchor}/{part}", mod)


def overnight(matched: Matched) -> list[Found]:
    """The night that begins on a weekday; "overnight into Tuesday" began on Monday."""
    number = int(matched.value("weekdays", "wd"))
    if matched.has("into"):
        number = number - 1 or 7
    return matched.found(TIME, f"XXXX-WXX-{number}TNI")


def overnight_date(matched: Matched) -> list[Found]:
    """The night that begins on a date; "overnight into 4 March" began on the 3rd."""
    value = month_day(matched)
    return matched.found(TIME, f"{_day_before(value) if matched.has('into') else value}TNI")


def _day_before(value: str) -> str:
    """ "XXXX-03-01" -> "XXXX-02-28": without a year as in one that is no leap year.

    What no calendar has ("29 February" of a common year) goes back by its number.
    """
    year, month, day = value.split("-")
    if int(day) > 1:
        return f"{year}-{month}-{int(day) - 1:02d}"
    known = int(year) if year.isdigit() else _COMMON_YEAR
    before = date(known, int(month), 1) - timedelta(days=1)
    return before.isoformat() if year.isdigit() else f"{year}-{before:%m-%d}"


def day_word(matched: Matched) -> list[Found]:
    """ "yesterday evening", "today"."""
    shift = matched.values["directions"][matched.word("dd")]
    value = f"PUB{shift:+d}D"
    return (
        matched.found(TIME, f"{value}/{matched.suffix}")
        if matched.suffix
        else matched.found(DATE, value)
    )


def day_after_next(matched: Matched) -> list[Found]:
    """ "the day before yesterday", "the day after tomorrow"."""
    return matched.found(DATE, f"PUB{matched.value('directions', 'dd') * 2:+d}D")


def night_word(matched: Matched) -> list[Found]:
    """ "tonight" is the day's own night; "overnight" the one before the day it is told of."""
    anchor = "PUB+0D" if matched.word("dd") == "tonight" else "REF-1D"
    return matched.found(TIME, f"{anchor}/TNI")


def last_night(matched: Matched) -> list[Found]:
    return matched.found(TIME, f"PUB-1D/{matched.suffix}")


def this_part(matched: Matched) -> list[Found]:
    return matched.found(TIME, f"PUB+0D/{matched.suffix}")


def that_part(matched: Matched) -> list[Found]:
    """ "That evening": of the day the narrative is at."""
    return matched.found(TIME, f"CTX{matched.direction or 0:+d}D/{matched.suffix}")


def midnight(matched: Matched) -> list[Found]:
    """ "Shortly after midnight": of the day that begins, where nothing is told to come."""
    return matched.found(TIME, "CTX+0D/T00:00")


def clock(matched: Matched) -> list[Found]:
    """A clock time, alone or with the day it stands beside."""
    clock = _clock_time(matched)
    if clock is None:
        return []
    day = "XXXX-XX-XX"
    if matched.has("mo"):
        day = month_day(matched)
    elif matched.has("wd"):
        day = f"XXXX-WXX-{matched.value('weekdays', 'wd')}"
    elif matched.has("dd"):
        return matched.found(
            TIME, f"PUB{matched.values['directions'][matched.word('dd')]:+d}D/T{clock}"
        )
    return matched.found(TIME, f"{day}T{clock}")


def _clock_time(matched: Matched) -> str | None:
    """``16:30``, with ``Z`` for UTC by any name; None if the digits are no time of the day."""
    word = matched.word("k")
    named = matched.values["parts"].get(word)
    if named:
        return str(named)
    if not word[:1].isdigit():
        word = f"{cardinal([word], matched.language) or 0:g}"
    if ":" in word and "." in word:
        return None  # a lap, "1:36.6"
    word = word.replace(".", ":")
    if len(word) == len("630") and word.isdecimal():  # of sources that lose their colons
        word = f"0{word}"
    if len(word) == len("0430") and ":" not in word:
        word = f"{word[:2]}:{word[2:]}"
    hour, _, minute = word.partition(":")
    value = int(hour)
    half = matched.word("p").replace(".", "").replace(" ", "")
    if half in {"pm", "afternoon", "evening", "night"} and value < _NOON:
        value += _NOON
    elif half in {"am", "morning"} and value == _NOON:
        value = 0
    if value > 24 or int(minute[:2] or 0) > 59:
        return None
    return f"{value:02d}:{minute or '00'}{_zone(matched)}"


def _zone(matched: Matched) -> str:
    """ "Z" for UTC by any name, "+03:00" for "UTC+3", "" for a zone that is not known."""
    zone = str(matched.value("zones", "z") or "")
    end = matched.match.groups["z"][1] if zone else 0
    offset = _OFFSET.match(matched.lexemes.text, matched.lexemes.ends[end - 1])
    return f"{offset[1]}{int(offset[2]):02d}:00" if zone and offset else zone
