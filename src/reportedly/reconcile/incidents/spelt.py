"""How the reports of an incident spell its place: what titles and summaries call it."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reportedly.lang import table
from reportedly.model.ids import LineageId, ReportId
from reportedly.model.mention import Toponym
from reportedly.model.referent import Place
from reportedly.reconcile.incidents.where import FINE
from reportedly.reconcile.view import View
from reportedly.reconcile.words import folded

PARTICLE = 3  # letters of a small word within a name: "Deir al Zor", "Bar sur Lune"
MARKS = "‘`ʻʼʿʾ'’"  # for sounds that Latin script has no letter for

Spelling = tuple[str, str | None]  # as written, and until when the place was called so


class Spelt:
    """The spellings of places in the claims of each report."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._of: dict[tuple[ReportId, str], Counter[Spelling]] = defaultdict(Counter)
        for claim in view.claims.values():
            for toponym in claim.places:
                if toponym.place and toponym.place.kind in FINE and is_name(toponym):
                    written = toponym.as_written.replace("- ", "-")  # "Al- Kest"
                    spelling = written, toponym.name_until
                    self._of[claim.report.id, toponym.place.id][spelling] += 1

    def name(self, place: Place, day: str, reports: Iterable[ReportId]) -> str:
        """The spelling of most of the texts, copies counted once; else the gazetteer's, plain.

        Of spellings that as many use, the one used more often, then the gazetteer's own. Names
        that the place had no longer on `day` are left out, and regions keep the gazetteer's name.
        """
        texts: dict[str, set[LineageId]] = defaultdict(set)
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for report in reports:
            for (written, until), count in self._of.get((report, place.id), {}).items():
                if until is None or day[: len(until)] <= until:
                    texts[_key(written)].add(self._view.lineage[report].id)
                    forms[_key(written)][written[0].upper() + written[1:]] += count
        own = plain(place)
        if not texts:
            return own
        best = min(texts, key=lambda k: (-len(texts[k]), -forms[k].total(), k != _key(own), k))
        return min(forms[best], key=lambda form: (-forms[best][form], form))


def told_most(places: Iterable[Place]) -> Place:
    """The place, under the name that most tellings have where no gazetteer knows it."""
    found = list(places)
    names = Counter(place.name for place in found)
    return min(found, key=lambda place: (-names[place.name], place.name))


def is_name(toponym: Toponym) -> bool:
    """True for a name as it stands in running text: no "the town", "KEST", "Western Kest", ""."""
    words = toponym.as_written.split()
    small = (word for word in words if word[0].islower())
    return (
        bool(words)
        and not toponym.described
        and not toponym.as_written.isupper()
        and all("-" in word or len(word) <= PARTICLE for word in small)
        and words[0].lower() not in _table()["parts"].split()
    )


def plain(place: Place) -> str:
    """The gazetteer's name without the marks of romanisation, where names are romanised.

    "Khān Shaykhūn" is "Khan Shaykhun"; "Kraków" stays as it is written there.
    """
    if place.country not in _table()["romanised"].split():
        return place.name
    found = "".join(_letters(place.name)).strip()
    return found[:1].upper() + found[1:]


def _letters(name: str) -> Iterator[str]:
    for char in unicodedata.normalize("NFD", name):
        if not unicodedata.combining(char) and char not in MARKS:
            yield char


def _key(written: str) -> str:
    return folded(written.replace("-", " "))


@cache
def _table() -> Mapping[str, str]:
    found: Mapping[str, str] = table("en", "incidents")["place"]
    return found
