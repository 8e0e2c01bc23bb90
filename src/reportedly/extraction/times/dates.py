"""Values of dates, weekdays, years and feasts, as far as their words go."""

import re

from reportedly.extraction.times.matches import ARROWS, DATE, SET, TIME, Found, Matched
from reportedly.extraction.words.numbers import cardinal

_MONTHS_OF_YEAR = 12
_TIED = re.compile(r"[-‐–—](?=\w)")


def timed(matched: Matched, value: str) -> list[Found]:
    """A DATE, or a TIME if the value has a part of the day."""
    return matched.found(TIME if matched.suffix else DATE, value + matched.suffix)


def iso(matched: Matched) -> list[Found]:
    value = matched.word("when").upper()
    return matched.found(TIME if "T" in value else DATE, value)


def numeric_date(matched: Matched) -> list[Found]:
    first, mark, second, _, year = re.split(r"([./-])", matched.word("when"))
    if len(year) == len("13"):
        year = "20" + year  # two digits: the reports of this field are of this century
    a, b = int(first), int(second)
    if max(a, b) > 31 or not (a and b) or min(a, b) > _MONTHS_OF_YEAR:
        return []
    if a == b:
        return matched.found(DATE, f"{year}-{a:02d}-{b:02d}")
    if max(a, b) > _MONTHS_OF_YEAR:
        return matched.found(DATE, f"{year}-{min(a, b):02d}-{max(a, b):02d}")
    return matched.found(DATE, f"?{a:02d}{mark}{b:02d}{mark}{year}")


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


def day_of_month(matched: Matched) -> list[Found]:
    """ "On the 26th", "Friday, the 28th": of the month the narrative is at."""
    return matched.found(DATE, f"CTX+0M/-{int(matched.number('d') or 0):02d}")


def month_range(matched: Matched) -> list[Found]:
    """ "November 2021 and February 2022" with the year left out of the first."""
    months = [int(matched.value("months", group)) for group in ("mo", "mo2")]
    year = int(matched.word("yr"))
    years = [year - (months[0] > months[1]), year]
    found = []
    for index, (part, day) in enumerate((("a", "d"), ("b", "d2"))):
        first, last = matched.match.groups[part]
        number = matched.number(day)
        value = f"{years[index]}-{months[index]:02d}" + (f"-{int(number):02d}" if number else "")
        found.append(Found(first, last if part == "a" else matched.match.last, DATE, value))
    return found


def month_of_year(matched: Matched) -> list[Found]:
    month = matched.value("months", "mo")
    return matched.found(DATE, f"PUB{matched.direction:+d}Y/-{month:02d}")


def year(matched: Matched) -> list[Found]:
    """ "In 1984", also before a dash; not in "a 1984-style trial"."""
    end = matched.lexemes.ends[matched.match.last - 1]
    tied = _TIED.match(matched.lexemes.text, end)
    return [] if tied else matched.found(DATE, matched.word("yr"))


def year_range(matched: Matched) -> list[Found]:
    """Two years, "1990-1994" or "2014-15"; "2014-05" is a month."""
    first, second = matched.word("yr"), matched.word("e")
    middle, end = matched.match.groups["yr"][1], matched.match.groups["e"][0]
    if len(second) == len("15"):
        following = int(second) == int(first[2:]) + 1
        if 0 < int(second) <= _MONTHS_OF_YEAR and not following:
            return matched.found(DATE, f"{first}-{second}")
        second = first[:2] + second
    if len(second) != len(first) or second <= first:
        return []
    return [
        Found(matched.match.first, middle, DATE, first),
        Found(end, matched.match.last, DATE, second),
    ]


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
    words = " ".join(matched.words("h")).replace(" '", "").replace(" ’", "")
    day = matched.values["holidays"].get(words.replace("year s", "years"))
    return matched.found(DATE, f"{ARROWS[matched.direction]}XXXX{day}") if day else []


def weekday(matched: Matched) -> list[Found]:
    word, days = matched.word("wd"), matched.values["weekdays"]
    number = days.get(word) or days[word.removesuffix("s")]
    told = "REF" if matched.word("dir") in {"previous", "preceding", "following"} else ""
    return timed(matched, f"{told}{ARROWS[matched.direction]}XXXX-WXX-{number}")


def weekday_of_week(matched: Matched) -> list[Found]:
    """ "Friday of last week"."""
    day = f"PUB{matched.direction or 0:+d}W/-{matched.value('weekdays', 'wd')}"
    return timed(matched, day)


def weekday_set(matched: Matched) -> list[Found]:
    word = matched.word("wd")
    days = matched.values["weekdays"]
    number = days.get(word) or days[word.removesuffix("s")]
    part = matched.values["parts"].get(matched.word("p").removesuffix("s"))
    return matched.found(SET, f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
