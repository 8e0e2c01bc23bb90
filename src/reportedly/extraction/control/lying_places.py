"""The places of a sentence by its tokens, and which of them only say where something else lies."""

from collections.abc import Sequence

from reportedly.extraction.control.tables import extents, place_nouns, words_of
from reportedly.extraction.toponyms.described import BESIDE, SEVERAL
from reportedly.extraction.words.clauses import Clauses
from reportedly.model.attribution import Made
from reportedly.model.mention import Toponym

_KEEPING = frozenset({"over", "from", "including", "through"})
_ABOUT = frozenset({"about", "around", "roughly", "per"})  # "about a third of Kest", "60 per cent"
LOCATING = frozenset({"in", "near", "from", "on", "at", "outside", "inside", "around", "towards"})

Held = tuple[int, int]  # index of a place, and the token it begins at


def _of_called(made: Made) -> bool:
    """ "The towns of Kest | Brenn and Olm": one of a list that may have lost its commas."""
    return (made.rule or "").startswith("kind-of")


class LyingPlaces:
    """The places of one sentence, and how they lie to each other by its words."""

    def __init__(self, tokens: Clauses, places: Sequence[Toponym]) -> None:
        self._tokens = tokens
        starts = {span.start: n for n, span in enumerate(tokens.spans)}
        ends = {span.end: n for n, span in enumerate(tokens.spans)}
        self.all: list[Held] = [
            (i, starts[p.span.start])
            for i, p in enumerate(places)
            if p.span.start in starts and not (p.made and p.made.rule in (BESIDE, SEVERAL))
        ]
        self.beside = {
            starts[p.span.start]: (i, ends.get(p.span.end, starts[p.span.start]))
            for i, p in enumerate(places)
            if p.span.start in starts and p.made and p.made.rule == BESIDE
        }  # "a rebel-held town | in Kest": held only if its own words say so
        self.last = {token: ends.get(places[index].span.end, token) for index, token in self.all}
        self.ends = self.last | {token: last for token, (_, last) in self.beside.items()}
        self._called = {i for i, p in enumerate(places) if p.made and _of_called(p.made)}
        self._described = {i for i, p in enumerate(places) if p.described}

    def lies_around(self, index: int) -> bool:
        """ "Areas around | Kest", "the area near Kest": a tract beside it."""
        low, tag = self._tokens.low, self._tokens.tag
        for at in (token - 1 for place, token in self.all if place == index):
            while at > 0 and tag[at] in "DSL" and low[at] not in words_of("around"):
                at -= 1
            if at > 0 and low[at] in words_of("around") and low[at - 1] in words_of("tracts"):
                return True
        return False

    def part_named(self, token: int) -> bool:
        """ "The railway halt at Kest": what is held is a part of the place."""
        low = self._tokens.low
        return low[token - 1] in ("at", "in", "of") and low[token - 2] in words_of("facilities")

    def located(self, token: int, stop: int = -1) -> bool:
        """True if the place only says where: "in Kest", "north of Kest"; not "most of Kest"."""
        low, tag = self._tokens.low, self._tokens.tag
        if self.part_named(token):
            return False
        at = token - 1
        while at > stop:
            away = low[at - 1] in words_of("directions") and low[at - 2] != "the"
            if tag[at] in "DSN#LR" or low[at] in _ABOUT or (low[at] == "of" and not away):
                at -= 1
            else:
                break
        if at <= stop:
            return False
        if at > 0 and low[at] == "in" and low[at - 1] in words_of("ground"):
            return False  # "swathes of territory in Kest"
        if low[at] == "for":
            return at - 1 != stop  # "fought for Kest", not "took a year for Kest"
        beside = low[at] in words_of("bordering")
        return at >= 0 and (beside or (tag[at] == "I" and low[at] not in _KEEPING))

    def in_parts(self, token: int) -> bool:
        """ "Areas around Kest that …": what is told of is not the place."""
        before = [i for i in range(token) if self._tokens.tag[i] == "I"][-1:]
        parts = extents("part") | words_of("facilities")
        return self.located(token) and bool(before) and self._tokens.low[before[0] - 1] in parts

    def outer(self, place: Held) -> list[Held]:
        """The place that "in Kest" only locates: "a town in Kest"; else the place itself."""
        before = [p for p in self.all if p[1] < place[1]]
        if before and self.located(place[1]):
            between = range(self.ends[before[-1][1]] + 1, place[1])
            if all(self._tokens.tag[i] in "NLDSI#-" for i in between):
                return self.outer(before[-1])
        low, at = self._tokens.low, place[1]
        away = low[at - 2] in words_of("directions") and low[at - 3] != "the"
        parted = low[at - 1] == "of" and not away  # "in western districts of Kest"
        return [] if self.located(place[1]) and not parted else [place]

    def _neighbour(self, place: Held) -> Held | None:
        """ "Kest, a town near Brenn, held by": the town."""
        low, tag = self._tokens.low, self._tokens.tag
        before = [p for p in self.all if p[1] < place[1]]
        if not before or low[place[1] - 1] not in words_of("near") | words_of("bordering"):
            return None
        between = range(self.ends[before[-1][1]] + 1, place[1] - 1)
        kind = not place_nouns().isdisjoint(low[i] for i in between)
        plain = (
            all(tag[i] in "NDS" for i in between[tag[between.start] == "," :]) if between else False
        )
        return before[-1] if kind and plain else None

    def _lying_in(self, place: Held) -> Held | None:
        """ "A town in western Orland | held by": the town, which the name only locates."""
        low, tag = self._tokens.low, self._tokens.tag
        for token, (index, last) in self.beside.items():
            between = range(last + 1, place[1])
            led = bool(between) and low[last] in place_nouns() and low[between.start] in LOCATING
            if led and all(tag[i] in "NLDSI#-" for i in between):
                return index, token
        return None

    def told_of(self, place: Held) -> Held:
        """ "Kest, which lies in Halvik, is held by": what is told of, not what it lies in."""
        lying = self._lying_in(place) or next(iter(self.outer(place)), place)
        place = self._neighbour(place) or lying
        low = self._tokens.low
        for other in reversed([p for p in self.all if p[1] < place[1]]):
            at = self.ends[other[1]] + 1
            at += low[at] == ","
            lies = words_of("lying") & set(low[at + 1 : at + 3])
            if low[at] in ("which", "that") and lies and self.located(place[1]):
                return other
        return place

    def ends_of(self, place: Held) -> int:
        """The last token of a place, with the noun for its kind: "Halvik | province"."""
        last = self.ends[place[1]]
        return last + (self._tokens.low[last + 1 : last + 2] in ([n] for n in place_nouns()))
