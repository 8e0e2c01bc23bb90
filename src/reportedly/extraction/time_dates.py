"""Values of dates, weekdays, parts of the day and clock times, as far as their words go."""

import re

from reportedly.extraction.numbers import cardinal
from reportedly.extraction.time_matches import ARROWS, DATE, SET, TIME, Found, Matched

_NOON = 12
_MONTHS_OF_YEAR = 12


def _timed(matched: Matched, value: str) -> list[Found]:
    """A DATE, or a TIME if the value has a part of the day."""
    return matched.found(TIME if matched.suffix else DATE, value + matched.suffix)


def iso(matched: Matched) -> list[Found]:
    value = matched.word("when").upper()
    return matched.found(TIME if "T" in value else DATE, value)


def numeric_date(matched: Matched) -> list[Found]:
    first, second, year = re.split(r"[./-]", matched.word("when"))
    if len(year) == len("13"):
        year = "20" + year  # two digits: the reports of this field are of this century
    a, b = int(first), int(second)
    if max(a, b) > 31 or not (a and b) or min(a, b) > _MONTHS_OF_YEAR:
        return []
    if a == b:
        return matched.found(DATE, f"{year}-{a:02d}-{b:02d}")
    if max(a, b) > _MONTHS_OF_YEAR:
        return matched.found(DATE, f"{year}-{min(a, b):02d}-{max(a, b):02d}")
    return matched.found(DATE, f"?{a:02d}-{b:02d}-{year}")


def date(matched: Matched) -> list[Found]:
    return matched.found(DATE, month_day(matched))


def month_day(matched: Matched) -> str:
    """``1998-08-07``, ``XXXX-08-07`` or ``XXXX-08`` from the groups mo, d and yr."""
    year = matched.word("yr") or "XXXX"
    month = f"{matched.value('months', 'mo'):02d}"
    day = matched.number("d")
    arrow = ARROWS[matched.direction]
    return f"{arrow}{year}-{month}" + (f"-{int(day):02d}" if day else "")


def day_range(matched: Matched) -> list[Found]:
    """Two dates: "Sept. 20" and "24"."""
    year = matched.word("yr") or "XXXX"
    month = f"{matched.value('months', 'mo'):02d}"
    days = [int(matched.number(group) or 0) for group in ("d", "e")]
    if days[0] >= days[1]:
        return []
    cut = matched.match.groups["d" if matched.match.groups["mo"][0] < matched.match.groups["d"][0]
                               else "e"]  # fmt: skip
    middle = cut[1] if cut == matched.match.groups["d"] else cut[0] - 1
    second = matched.match.groups["e"][0]
    first, last = matched.match.first, matched.match.last
    return [
        Found(first, min(middle, second), DATE, f"{year}-{month}-{days[0]:02d}"),
        Found(second, last, DATE, f"{year}-{month}-{days[1]:02d}"),
    ]


def month_of_year(matched: Matched) -> list[Found]:
    month = matched.value("months", "mo")
    return matched.found(DATE, f"PUB{matched.direction:+d}Y/-{month:02d}")


def year(matched: Matched) -> list[Found]:
    return matched.found(DATE, matched.word("yr"))


def spelled_year(matched: Matched) -> list[Found]:
    """ "nineteen ninety-six": two numbers side by side."""
    words = [word for word in matched.words("y") if word not in {"-", "and"}]
    if words[:2] == ["two", "thousand"]:
        year = cardinal(words, matched.language)
    else:
        century = cardinal(words[:1], matched.language) or 0
        year = century * 100 + (cardinal(words[1:], matched.language) or 0)
    month = matched.value("months", "mo")
    return matched.found(DATE, f"{int(year or 0)}" + (f"-{month:02d}" if month else ""))


def decade(matched: Matched) -> list[Found]:
    word = matched.word("y")
    tens = matched.values["decades"].get(word)
    if tens is not None:
        return matched.found(DATE, f"19{tens}")
    if not word.endswith("0"):
        return []
    return matched.found(DATE, word[:3] if len(word) == len("1990") else f"19{word[0]}")


def century(matched: Matched) -> list[Found]:
    number = matched.number("c")
    return matched.found(DATE, f"{int(number) - 1:02d}") if number else []


def holiday(matched: Matched) -> list[Found]:
    day = matched.values["holidays"].get(matched.word("h"))
    return matched.found(DATE, f"{ARROWS[matched.direction]}XXXX{day}") if day else []


def weekday(matched: Matched) -> list[Found]:
    word, days = matched.word("wd"), matched.values["weekdays"]
    number = days.get(word) or days[word.removesuffix("s")]
    return _timed(matched, f"{ARROWS[matched.direction]}XXXX-WXX-{number}")


def weekday_set(matched: Matched) -> list[Found]:
    word = matched.word("wd")
    days = matched.values["weekdays"]
    number = days.get(word) or days[word.removesuffix("s")]
    part = matched.values["parts"].get(matched.word("p").removesuffix("s"))
    return matched.found(SET, f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def day_word(matched: Matched) -> list[Found]:
    """ "yesterday evening", "today"."""
    shift = matched.values["directions"][matched.word("dd")]
    value = f"PUB{shift:+d}D"
    return (
        matched.found(TIME, f"{value}/{matched.suffix}")
        if matched.suffix
        else matched.found(DATE, value)
    )


def night_word(matched: Matched) -> list[Found]:
    """ "tonight" is the day's own night; "overnight" the one of the day the narrative is at."""
    anchor = "PUB" if matched.word("dd") == "tonight" else "REF"
    return matched.found(TIME, f"{anchor}+0D/TNI")


def last_night(matched: Matched) -> list[Found]:
    return matched.found(TIME, f"PUB-1D/{matched.suffix}")


def this_part(matched: Matched) -> list[Found]:
    return matched.found(TIME, f"PUB+0D/{matched.suffix}")


def that_part(matched: Matched) -> list[Found]:
    return matched.found(TIME, f"REF{matched.direction or 0:+d}D/{matched.suffix}")


def clock(matched: Matched) -> list[Found]:
    """A clock time, alone or with the day it stands beside."""
    clock = _clock_time(matched)
    if clock is None:
        return []
    day = "XXXX-XX-XX"
    if matched.has("wd"):
        day = f"XXXX-WXX-{matched.value('weekdays', 'wd')}"
    elif matched.has("mo"):
        day = month_day(matched)
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
    zone = matched.value("zones", "z") or ""
    return f"{value:02d}:{minute or '00'}{zone}"
