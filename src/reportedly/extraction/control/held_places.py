"""Which places a word of holding is about: those it governs, those it is said of, those listed."""

from collections.abc import Iterator

from reportedly.extraction.control.lying_places import LOCATING, Held, LyingPlaces
from reportedly.extraction.control.tables import extents, forms, place_nouns, words_of
from reportedly.extraction.control.word import ControlWord
from reportedly.extraction.words.clauses import ClauseKind
from reportedly.extraction.words.verb_forms import BE
from reportedly.model.event import ControlStatus

_PLACE_REACH = 14  # tokens from a verb to the first place it governs: extents stand between
_NAMING_REACH = 4  # tokens from "the capital" to the name that says which one it is
_GAP_REACH = 6  # tokens from a place to the "which" or "that" that stands for it
_JOINING = frozenset({",", "and", "or", "but"})
_FALLING = (
    ["on"],
    ["into"],
    ["apart"],
    ["short"],
    ["within"],
    ["outside"],
    ["inside"],
    ["between"],
)
_BORDERS = frozenset({"border", "frontier", "boundary", "line"})
_ALL = frozenset({"all", "both"})  # "have all fallen"
_WHICH = frozenset({"which", "that"})
_SINGULAR = frozenset({"is", "was", "has"})
_NOMINAL = "NLDS#'-"


def _token(place: Held) -> int:
    return place[1]


class HeldPlaces(LyingPlaces):
    """The places of one sentence, as a word of holding reaches them."""

    def objects(self, word: ControlWord) -> list[Held]:
        """Places after the word: the first, and those listed with it."""
        led = self._tokens.tag[word.last + 1 : word.last + 2]
        if word.noun and led and led[0] not in "ICRYD,":
            return []  # "its capture | cut off"
        stop = self._stop(word)
        after = self._pointed([p for p in self.all if word.last < p[1] < stop], word)
        if (
            not after
            or after[0][1] - word.last > _PLACE_REACH
            or (not self._reaches_in(word, after[0][1]) and self.located(after[0][1], word.last))
            or self._is_of_thing(word, after[0][1])
        ):
            return []
        if word.close and not self._directly(word.last, after[0][1]):
            return []
        after = self._narrowed(after)
        return [after[0], *self._listed_with(after)]

    def _reaches_in(self, word: ControlWord, token: int) -> bool:
        """ "Encircled a company at Kest", "left its positions near Kest": what is done is there."""
        named = {
            ControlStatus.ENCIRCLED: words_of("forces"),
            ControlStatus.RETREATED: words_of("emplacements"),
        }.get(word.status, frozenset())
        own = word.verbal and not word.close and not word.place_is_subject
        return word.anywhere or (
            own and not named.isdisjoint(self._tokens.low[word.last + 1 : token])
        )

    def _narrowed(self, after: list[Held]) -> list[Held]:
        """ "The Black Sea port of Kest": the place that another only says the kind of."""
        while len(after) > 1:
            between = range(self.ends[after[0][1]] + 1, after[1][1])
            words = [self._tokens.low[i] for i in between]
            kind = len(words) in (2, 3) and words[-1] == "of" and words[-2] in place_nouns()
            named = words[-2:] == ["port", "of"] and "," not in words
            if not kind and not named:
                break
            after = after[1:]
        return after

    def subjects(self, word: ControlWord, passive: bool) -> list[Held]:
        """Places before the word that it is said of: "Kest was captured", "Kest's capture"."""
        if word.place_is_subject or passive:
            reached = [p for p in self.all if self._reaches(p[1], word)]
            nearest = self._named_first(reached)[-1:]
            if word.status is ControlStatus.CAPTURED:
                nearest = [outer for place in nearest for outer in self.outer(place)]
            nearest = [self.told_of(place) for place in nearest] or self._before_by(word)
            falls = word.place_is_subject and not (word.contested or passive)
            said = not nearest and (not falls or self._falls_to(word))
            antecedent = self._antecedent(word) if said else None
            nearest = [antecedent] if antecedent is not None else nearest
            return [p for place in nearest for p in self._joined_back(place, word)]
        antecedent = self._antecedent(word)
        if antecedent is not None and not word.verbal:
            return [antecedent]
        clause = self._tokens.clause[word.first]
        before = [(i, t) for i, t in self.all if t < word.first and not self.located(t)]
        own = [(i, t) for i, t in before if self._tokens.clause[t] == clause]
        if word.verbal:
            return (own or before)[:1]
        if word.noun:  # "Kest's fall"
            return [p for p in before[-1:] if self._owns(p, word)]
        return [p for place in (own or before)[-1:] for p in self._joined_back(place, word)]

    def _antecedent(self, word: ControlWord) -> Held | None:
        """ "Fled Kest, | which is under siege", "a town in Halvik | which fell": the outermost."""
        clause = self._tokens.clauses[self._tokens.clause[word.first]]
        opener, low, tag = clause.opener, self._tokens.low, self._tokens.tag
        subject = tag[opener + 1 : opener + 2] in (["V"], ["A"], ["E"], ["R"], ["M"])
        if clause.kind is not ClauseKind.RELATIVE or low[opener] not in _WHICH or not subject:
            return None
        at = opener - (tag[opener - 1 : opener] == [","])
        every = sorted([*self.all, *((i, t) for t, (i, _) in self.beside.items())], key=_token)
        near = [p for p in every if p[1] < at and self.ends_of(p) == at - 1]
        if not near:
            return None
        for other in reversed([p for p in every if p[1] < near[-1][1]]):
            between = range(self.ends_of(other) + 1, near[-1][1])
            inner = bool(between) and low[between.start] in LOCATING
            if not inner or any(tag[i] not in "NLDSI#-" for i in between):
                break
            near = [other]
        return near[-1]

    def _falls_to(self, word: ControlWord) -> bool:
        """ "Which fell to them", "which fell in May"; not "which fell out of", "falls short"."""
        after = word.last + 1
        return (
            self._tokens.low[after : after + 1] in ([], ["to"], ["in"], ["last"], ["after"])
            or self._tokens.tag[after] in ",;"
        )

    def _owns(self, place: Held, word: ControlWord) -> bool:
        """ "Kest's fall", "Kest is under siege"; not a place somewhere before."""
        between = self._tokens.low[self.ends[place[1]] + 1 : word.first]
        return len(between) <= _NAMING_REACH or not words_of("suffering").isdisjoint(between)

    def with_listed(self, token: int, word: ControlWord) -> list[Held]:
        """The place at a token with those that one list names with it."""
        at = next(n for n, place in enumerate(self.all) if place[1] == token)
        if token < word.first:
            return self._joined_back(self.told_of(self.all[at]), word)
        return [self.all[at], *self._listed_with(self.all[at:])]

    def named_before(self, token: int, index: int) -> int:
        """The place named before a comma where what stands behind only describes it."""
        before = [i for i, t in self.all if self.ends[t] == token - 2]
        linked = self._tokens.tag[token - 1 : token] == [","] or self._tokens.low[token - 1] in BE
        apposed = linked and index in self._described
        return before[0] if apposed and before and before[0] not in self._described else index

    def antecedents(self, word: ControlWord) -> list[Held]:
        """ "The ridge, which its soldiers hold", "the camp that the army left"."""
        clause = self._tokens.clauses[self._tokens.clause[word.first]]
        if not word.verbal or clause.kind is not ClauseKind.RELATIVE:
            return []
        if self._tokens.low[clause.opener] not in ("which", "that"):
            return []
        if self._tokens.tag[clause.opener + 1 : clause.opener + 2] in (["V"], ["A"], ["M"], ["E"]):
            return []  # "which" is its subject
        near = [p for p in self.all if 0 < clause.opener - self.ends[p[1]] <= _GAP_REACH]
        if not near or self.in_parts(near[-1][1]) or self._led_from(near[-1][1]):
            return []
        return self.outer(near[-1]) or near[-1:]

    def _led_from(self, token: int) -> bool:
        """ "Vehicles from Kest | that …": what is told of is no place."""
        tokens = self._tokens
        return tokens.low[tokens.run_before(token, "DSN#LR") - 1] == "from"

    def _pointed(self, after: list[Held], word: ControlWord) -> list[Held]:
        """Without "there" far off, and without "the capital" where its name comes next."""
        low = self._tokens.low
        kept = [p for p in after if low[p[1]] != "there" or p[1] == word.last + 1]
        if len(kept) > 1 and kept[0][0] in self._described and kept[1][0] not in self._described:
            between = range(self.ends[kept[0][1]] + 1, kept[1][1])
            named = len(between) <= _NAMING_REACH and all(
                self._tokens.tag[i] in "NLDS," for i in between
            )
            return kept[1:] if named and "," not in low[between.start : between.stop] else kept
        return kept

    def _named_first(self, found: list[Held]) -> list[Held]:
        """The places that are named; if none is, those that stand for one ("the town")."""
        return [place for place in found if place[0] not in self._described] or found

    def _is_of_thing(self, word: ControlWord, token: int) -> bool:
        """ "Took photographs of Kest": the object is no part of the place."""
        low, tag = self._tokens.low, self._tokens.tag
        at = token - 1
        while at > word.last and tag[at] in "DSN#L" and low[at] != "of":
            at -= 1
        if at - 1 > word.last and low[at - 1 : at + 1] == ["because", "of"]:
            return True
        loose = word.verbal and not word.anywhere and low[word.first] in forms("objects")
        if not loose or at - 1 <= word.last or low[at] != "of":
            return False
        head = low[at - 1]
        grounds = extents("part") | extents("most") | extents("all") | place_nouns()
        known = grounds | words_of("facilities") | words_of("ground") | words_of("edges")
        return tag[at - 1] == "N" and head not in known | words_of("directions")

    def _directly(self, last: int, token: int) -> bool:
        """True if nothing but the start of one noun phrase stands before the place."""
        low, tag = self._tokens.low, self._tokens.tag
        own = range(last + 1, token - 1 if self.part_named(token) else token)
        return all(tag[i] in "NLDS#'-RO" or low[i] == "of" for i in own)

    def _listed_with(self, after: list[Held]) -> Iterator[Held]:
        """Places joined to the first by commas and "and", extents between them ("half of")."""
        previous = after[0][1]
        for index, token in after[1:]:
            between = range(self.ends[previous] + 1, token)
            low = [self._tokens.low[i] for i in between]
            words = set(low)
            bordering = self._tokens.low[self.ends[previous]] in _BORDERS
            joined = not words.isdisjoint(_JOINING) or ("with" in low[:2] and not bordering)
            joined = joined or (not low and index in self._called)
            if not joined or not words.isdisjoint(LOCATING) or self._is_measured(between):
                return
            if any(self._tokens.tag[i] in "VEUMAWG" for i in between) or "to" in words:
                return  # "completed … and raised the flag over", "the towns of Kest … to Brenn"
            yield index, token
            previous = token

    def _is_measured(self, between: range) -> bool:
        """ "Kest, | 12 km west of | Brenn": the second only says where the first lies."""
        low = [self._tokens.low[i] for i in between]
        away = low[-1:] == ["of"] and not words_of("directions").isdisjoint(low[-2:-1])
        return away and any(self._tokens.tag[i] == "#" for i in between)

    def _reaches(self, token: int, word: ControlWord) -> bool:
        """ "Kest has fallen", "Kest, 9 km from Brenn, fell"; not "shells fell" nor "fell on"."""
        first = word.first
        if token >= first:
            return False
        after = self._tokens.low[first + 1 : first + 2]
        if word.contested or "sides" in self._tokens.low[first + 2 : first + 4]:
            after = []  # "surrounded on three sides"
        between = self._without_asides(range(self.ends[token] + 1, first))
        if self._tokens.tag[token - 1 : token] == [","] and between[:1] == [self.ends[token] + 1]:
            between = between[1:] if self._tokens.tag[between[0]] == "," else between
        said = words_of("said") | words_of("staying")
        tags = {self._tokens.tag[i] for i in between if self._tokens.low[i] not in said} - {'"'}
        tags -= {"D"} if not _ALL.isdisjoint(self._tokens.low[i] for i in between) else set()
        helped = tags <= set("AMRXNLTW-:") and not (":" in tags and len(between) > 3)
        dated = after == ["on"] and self._tokens.tag[first + 2 : first + 3] in (["Y"], ["#"])
        return helped and (dated or after not in _FALLING)

    def _without_asides(self, between: range) -> list[int]:
        """The tokens without what stands in brackets or between two commas at their start."""
        kept = list(between)
        while kept and self._tokens.tag[kept[0]] in ",(":
            closing = ")" if self._tokens.tag[kept[0]] == "(" else ","
            end = next((i for i in kept[1:] if self._tokens.tag[i] == closing), None)
            if end is None:
                break
            kept = [i for i in kept if i > end]
        return kept

    def _before_by(self, word: ControlWord) -> list[Held]:
        """ "A town in the north held by rebels": a participle right behind the place."""
        tags = self._tokens.tag
        near = [p for p in self.all if self.ends[p[1]] < word.first]
        if self._tokens.low[word.last + 1 : word.last + 2] != ["by"]:
            return []
        if not near:
            return []
        between = range(self.ends[near[-1][1]] + 1, word.first)
        if self._in_apposition(between) or all(tags[i] in "NL-RHWA" for i in between):
            apart = tags[between.start : between.start + 1] == [","]
            return self.outer(near[-1]) or (near[-1:] if apart else [])
        return []

    def _in_apposition(self, between: range) -> bool:
        """ "Kest, | seized by", "Kest, a town | held by", "Kest lies in territory | held by"."""
        low, tag = self._tokens.low, self._tokens.tag
        if not between:
            return False
        if low[between.start] in words_of("lying"):
            return not words_of("ground").isdisjoint(low[between.start : between.stop])
        rest = range(between.start + 1, between.stop)
        named = {low[i] for i in rest if tag[i] == "N"}
        nominal = all(tag[i] in "DNL#R-" for i in rest)
        return tag[between.start] == "," and nominal and named <= place_nouns() | words_of("lying")

    def _joined_back(self, place: Held, word: ControlWord) -> list[Held]:
        """The place with those joined before it: "Kest and Brenn are in our hands"."""
        helping = self._tokens.low[self.ends[place[1]] + 1 : word.last + 1]
        if not _SINGULAR.isdisjoint(helping):
            return [place]
        found = [place]
        for other in reversed([p for p in self.all if p[1] < place[1]]):
            between = range(self.ends[other[1]] + 1, found[0][1])
            words = {self._tokens.low[i] for i in between}
            joined = "and" in words or (len(found) > 1 and "," in words)
            if not joined or any(self._tokens.tag[i] not in _NOMINAL + ",C" for i in between):
                break
            outer = self.outer(other)
            if not outer:
                break
            found[:0] = outer
        return found

    def _stop(self, word: ControlWord) -> int:
        """Where the object ends: at the next clause's verb, a semicolon or a dash."""
        for index in range(word.last + 1, len(self._tokens.low)):
            joined = self._tokens.tag[index] == "E" and self._tokens.tag[index - 1] in "C,"
            if joined or self._tokens.tag[index] in "VUMA;~" or self._tokens.low[index] == "after":
                return index
            if self._tokens.tag[index] == "," and not self._named_between(word.last, index):
                return index
        return len(self._tokens.low)

    def _named_between(self, first: int, last: int) -> bool:
        return any(first < token < last for _, token in self.all)
