"""Where a publisher is at home, from its name and address: the country whose places it means."""

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from reportedly.lang import table
from reportedly.lang.folding import normalise
from reportedly.lang.lexicon import Lexicon
from reportedly.lang.nations import Nation, NationUse, NationWord
from reportedly.model.referent import PlaceKind
from reportedly.plugins import Gazetteer

_CODE = re.compile(r"\(([A-Z]{2})\)\s*$")  # "unknown (GB)", as collections of news have it
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
LONGEST = 3  # words of a nation's name or seat: "Central African Republic"
TELLING = (NationUse.NAME, NationUse.ADJECTIVE, NationUse.SEAT)


def home_of(
    publisher: str | None, url: str | None, gazetteer: Gazetteer, nations: Lexicon[NationWord]
) -> str | None:
    """The code of the publisher's country as the gazetteer has it; None if it is not known.

    None too for those that report on the whole world. A domain of a country goes before a name.
    """
    name = publisher or ""
    host = _host(name) or _host(_host_in(url or ""))
    called = {_folded(name), _folded(_label(host))}
    if called & _abroad():
        return None
    if given := _CODE.search(name):
        return given[1]
    listed = _of_domain(host) or next(
        (code for one in sorted(called) if (code := _listed().get(one))), None
    )
    if listed:
        return listed
    nation = _nation(name.split(), nations)
    return _code(nation, gazetteer) if nation else None


def _host(name: str) -> str:
    lower = name.strip().lower().removeprefix("www.")
    return lower if _HOST.fullmatch(lower) else ""


def _host_in(url: str) -> str:
    """The host of an address; "" if it has none, or is none: "http://[7"."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _label(host: str) -> str:
    """The part of a host that is a name: "jordantimes" of "www.jordantimes.com.jo"."""
    parts = host.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in table("en", "homes")["domains"]["second"].split():
        parts.pop()
    return parts[-1] if parts else ""


def _folded(name: str) -> str:
    key = normalise(name).replace(" ", "")
    return key[3:] if key.startswith("the") else key


@cache
def _abroad() -> frozenset[str]:
    return frozenset(map(_folded, table("en", "homes")["abroad"]))


@cache
def _listed() -> Mapping[str, str]:
    outlets = table("en", "homes")["outlets"].items()
    return {_folded(name): code for code, names in outlets for name in names}


def _nation(words: list[str], nations: Lexicon[NationWord]) -> Nation | None:
    """The one nation of which words are in the name."""
    found = {}
    for first in range(len(words)):
        for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
            hit = nations.exact(" ".join(words[first:last]))
            if hit and hit.use in TELLING:
                found[hit.nation.code] = hit.nation
    return next(iter(found.values())) if len(found) == 1 else None


def _code(nation: Nation, gazetteer: Gazetteer) -> str | None:
    """The nation's code as the gazetteer's places have it."""
    countries = (p for p in gazetteer.find(nation.name) if p.kind is PlaceKind.COUNTRY)
    return next((place.country for place in countries), None)


def _of_domain(host: str) -> str | None:
    end = host.rpartition(".")[2]
    domains = table("en", "homes")["domains"]
    if len(end) != 2 or end in domains["sold"].split():
        return None
    code: str = domains.get(end, end.upper())
    return code
