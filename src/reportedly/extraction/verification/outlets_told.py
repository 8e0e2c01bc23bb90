"""Names of outlets that a text gives away: they are told things, shown things, and named ahead.

"Officials told Meridian Wire", "images seen by the Courier", "KEST (Northlight) –": whoever is
named so publishes, whatever the name looks like, and may check elsewhere in the text.
"""

import re
from functools import cache

from reportedly.extraction.verification.parts import phrases_of
from reportedly.extraction.words.phrases import listed, listed_words
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading

TABLE = "checking"
LONGEST = 5  # words of a name
_CAPITAL = r"[A-ZÀ-Þ][\w’'&.-]*[\w]"
_AND = rf"(?: (?:of|for|de|du|del|della|la))* {_CAPITAL}"
_NAME = rf"(?:[Tt]he )?{_CAPITAL}(?:{_AND}){{0,{LONGEST - 1}}}"
_DATELINE = re.compile(r"^[A-ZÀ-Þ][^\n()]{1,60}\(([^()\n]{2,40})\)\s*[–—-]", re.MULTILINE)
_THE = re.compile(r"^[Tt]he ")


@once_a_reading
def outlets_told(reading: Reading) -> re.Pattern[str] | None:
    """Matches any name of an outlet that the text is told by or shows things to; None without."""
    names = {name for name in _told(reading) if _may_publish(reading, name)}
    if not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def is_outlet_told(reading: Reading, text: str) -> bool:
    """True if such a name stands in `text`."""
    names = outlets_told(reading)
    return names is not None and names.search(text) is not None


def _told(reading: Reading) -> list[str]:
    """Whatever stands where an outlet may be named."""
    language = reading.language or "en"
    found = [match[1] for match in _after(language).finditer(reading.text)]
    found += [match[1] for match in _DATELINE.finditer(reading.text)]
    return [_cut(language, _THE.sub("", name)) for name in found]


@cache
def _after(language: str) -> re.Pattern[str]:
    openings = "|".join(item.replace(" ", r"\s+") for item in listed(language, TABLE, "told.by"))
    return re.compile(rf"\b(?:{openings})\s+({_NAME})")


def _cut(language: str, name: str) -> str:
    """A name without the day that follows it: "told Northlight | Monday"."""
    days = listed_words(language, TABLE, "told.days")
    kept = []
    for word in name.split():
        if word.lower() in days:
            break
        kept.append(word)
    return " ".join(kept)


def _may_publish(reading: Reading, name: str) -> bool:
    """No office, and no person with a title."""
    titled = name.partition(" ")[0].lower().rstrip(".") in listed_words(
        reading.language or "en", TABLE, "told.titles"
    )
    return len(name) > 1 and not titled and not phrases_of(reading, "offices").search(name)
