"""What stands around a capitalised name, and whether that makes it a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.extraction.lexicon import VerbForm, lexicon
from reportedly.extraction.toponym_lists import lists
from reportedly.extraction.toponym_parties import is_party
from reportedly.lang.given_names import gender_of
from reportedly.lang.lexicon import view_of
from reportedly.lang.remembered import once_a_reading
from reportedly.model.reading import Reading
from reportedly.model.referent import Place, PlaceKind
from reportedly.model.span import Spans

HYPHENS = frozenset("-‐‑–")
APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
LARGE = 100_000  # people: a name so well known needs no word before it to be read as a place
KNOWN = 15_000  # … and so known needs only a weak one ("to", "of")
SHORT_CAPITALS = 5  # letters: "IS", "SANA", "TRT" are no places though places of that name exist
_AREAS = (PlaceKind.REGION, PlaceKind.AREA, PlaceKind.WATER)


class Evidence(NamedTuple):
    """The rule that makes a name a place, and the share of names it keeps that are one."""

    rule: str
    confidence: float


# Share of names with the exact span among LGL's and GeoVirus's toponyms, pooled (2026-11). Where
# those corpora are far from war reporting (US local news), the shares are low rather than high.
_SHARES = {
    "dateline": 0.99,
    "address": 0.98,
    "part-of": 0.93,
    "locative": 0.92,
    "noticed": 0.9,
    "kind-after": 0.91,
    "whose": 0.90,
    "suffix": 0.90,
    "undergoes": 0.90,  # set by reading
    "facility": 0.90,  # set by reading
    "kind-of": 0.90,
    "well-known": 0.87,
    "own": 0.8,  # set by reading
    "kind-before": 0.67,
    "listed": 0.63,
    "direction": 0.58,
    "repeated": 0.55,
}
_JOINS = frozenset(("and", "or"))
_ISLAMIC_STATE = ["islamic", "state"]
_HELPING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "been", "being", "be", "not", "also", "now")
)
_FELL_OTHERWISE = frozenset(("ill", "silent", "short", "apart", "asleep", "behind", "out", "in"))
SURE = 0.9  # from this share on, the same name is a place wherever it stands alone


def evidence(rule: str) -> Evidence:
    """The evidence of `rule`, with the share measured for it."""
    return Evidence(rule, _SHARES[rule])


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a report as parallel arrays."""

    text: str
    spans: Spans
    words: list[str]
    lower: list[str]
    capitals: list[bool]  # whether each begins with a capital
    opens: frozenset[int]  # indexes of words that open a sentence or a paragraph
    size: int
    kinds: frozenset[str]  # every different word

    def has(self, word: str) -> bool:
        """Does the report have the word, as written?"""
        return word in self.kinds

    def at(self, index: int) -> str:
        """The lower-case word at `index`, or "" outside the text."""
        return self.lower[index] if 0 <= index < self.size else ""

    def capital(self, index: int) -> bool:
        """Does the word at `index` start with a capital?"""
        return 0 <= index < self.size and self.capitals[index]

    def glued(self, index: int) -> bool:
        """Is the word at `index` written against the one before it?"""
        return 0 < index < self.size and self.spans[index - 1].end == self.spans[index].start


@once_a_reading
def context_of(reading: Reading) -> Context:
    """The context of a whole reading."""
    view = view_of(reading)
    words, lower = view.written, view.small
    starts = {span.start for span in reading.sentences}
    opens, fresh = set(), True
    for index, (start, _) in enumerate(reading.words):
        fresh = fresh or start in starts
        if fresh and words[index][0].isalnum():
            opens.add(index)
            fresh = False
    return Context(
        reading.text,
        reading.words,
        words,
        lower,
        view.capitals,
        frozenset(opens),
        len(words),
        frozenset(words),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, last)`` that the gazetteer has, in the run of capitals ``[start, stop)``.

    Capitalised words that belong to a name but are not filed with it ("South" in "South Brenn",
    "County" in "Brenn County") are in the run and in the toponym, not in ``[first, last)``.
    """

    first: int
    last: int
    start: int
    stop: int
    surface: str
    places: tuple[Place, ...]
    joined_before: bool = False  # another name ends where this one begins, or a hyphen before it
    joined_after: bool = False
    cut: int = 0  # letters at the end that are no part of the name: the "s" of "Brenns bridge"
    listed: bool = False  # one of a bare list, "Brenn Kest Halvik", that fills its run
    address: bool = False  # "Kest, Veskara", "Kest in Veskara": a name beside it contains it
    power: bool = False  # a place of that name speaks in the report: "Kest denies it"

    @property
    def country(self) -> bool:
        """Can it be a country?"""
        return any(place.kind is PlaceKind.COUNTRY for place in self.places[:3])

    @property
    def governs(self) -> bool:
        """Can it be a country or a seat of government, which act as often as they lie?"""
        return self.power or self.country or self.surface.lower() in lists().seats

    @property
    def division(self) -> bool:
        """Can it be a division, so that a kind word inside it says what it is ("Brenn County")?"""
        kinds = (PlaceKind.REGION, PlaceKind.DISTRICT)
        return any(place.kind in kinds for place in self.places)

    @property
    def people(self) -> int:
        """How well known the best-known place of that very name is, as a number of people."""
        return max(map(self._known, self.places), default=0)

    def _known(self, place: Place) -> int:
        if place.name[:1].lower() != self.surface[:1].lower():
            return place.population // 10  # an alternative name: less likely meant
        return max(place.population, LARGE if place.kind in _AREAS and place.radius_km > 30 else 0)


def weigh(context: Context, name: Name, people: frozenset[str]) -> Evidence | None:
    """Why `name` is a place here, or None. `people` are surnames of persons in the report."""
    if not may_stand(context, name):
        return None
    if name.governs and acts(context, name):
        return None
    cued = _cued(context, name, name.surface.lower() in people)
    return cued or _whole_facility(context, name) or _uncued(context, name, people)


def _whole_facility(context: Context, name: Name) -> Evidence | None:
    """ "They closed the Kest border crossing": a facility's name with its word is nothing else."""
    named = name.last - name.first > 1 and context.at(name.last - 1) in lists().facility_ends
    if not named or any(place.kind is not PlaceKind.FACILITY for place in name.places):
        return None
    return None if speaks(context, name) else evidence("facility")


def may_stand(context: Context, name: Name) -> bool:
    """Can the name be a place at all, or is it a common word or part of a longer name?"""
    return _may_be_a_name(context, name) and _alone(context, name)


def is_common(surface: str) -> bool:
    """ "The Pacific", "U.N.", "SANA": a common word or an acronym, whatever villages are called."""
    small = surface.lower().replace(".", "")
    if small in lists().initials:
        return False
    return small in lists().stop or (surface.isupper() and len(small) <= SHORT_CAPITALS)


def _may_be_a_name(context: Context, name: Name) -> bool:
    """Leaves out words that are hardly ever places, acronyms and halves of compounds."""
    surface, listed = name.surface, lists()
    small = surface.lower().replace(".", "")
    single = name.last - name.first == 1
    if small in (listed.stop if single else listed.phrases) and small not in listed.initials:
        return False
    if small in listed.adjectives:
        return False
    short = surface.isupper() and len(small) <= SHORT_CAPITALS and small not in listed.initials
    if short and not _opens_dateline(context, name):
        return False
    if context.lower[max(0, name.first - 3) : name.first - 1] == _ISLAMIC_STATE:
        return False  # "… in Iraq and the Levant"
    if context.at(name.last) == "$" or _after_initial(context, name.first):
        return False
    if context.at(name.first - 1) in HYPHENS and context.glued(name.first):
        return name.joined_before
    return True


def _after_initial(context: Context, index: int) -> bool:
    """ "Ilse K. Maren": does a single capital and a stop come before?"""
    return context.at(index - 1) == "." and len(context.at(index - 2)) == 1


def called_a_division(context: Context, name: Name) -> bool:
    """Does the name itself say that it is a division ("Brenn County")?"""
    last = context.at(name.last - 1)
    return name.last - name.first > 1 and last in lists().kinds and name.division


def _alone(context: Context, name: Name) -> bool:
    """Is the rest of its run no part of one longer name ("Kest Smith", "Kest Herald")?"""
    listed = lists()
    if called_a_division(context, name):
        return True  # "Brenn County Fair": it is held there
    after = context.at(name.last)
    if after in HYPHENS and context.glued(name.last):
        follow = context.at(name.last + 1)
        return follow in listed.suffix or (name.joined_after and not name.country)
    free = after in listed.dates or name.listed or _touches(name) or _starts_anew(context, name)
    if name.last < name.stop and not free:
        whole = after in listed.facility and name.last + 1 == name.stop
        if not whole and (after not in listed.features or after == "state"):
            return False
    return _opening_is_free(context, name)


def _starts_anew(context: Context, name: Name) -> bool:
    """ "In Kest | Ilse Maren told", "in Kest | ISM-held areas": another's name, a comma lost."""
    at, before = name.last, context.at(name.first - 1)
    if before not in lists().locative and before not in lists().weak:
        return False
    if context.at(at + 1) in HYPHENS and context.glued(at + 1) and not context.capital(at + 2):
        return context.words[at].isupper() or context.at(at) in lists().adjectives
    person = context.capital(at + 1) and gender_of(context.words[at]) is not None
    known = before in lists().locative and name.people >= LARGE
    return person and known and not context.has(",")


def _touches(name: Name) -> bool:
    return name.address and name.joined_after


def _opening_is_free(context: Context, name: Name) -> bool:
    """Nothing before the name in its run but a direction, a nationality, a generic or an opener."""
    listed, at = lists(), name.first - 1
    word = context.at(at)
    body = word == "of" and context.capital(at - 1) and at - 1 not in context.opens
    if body and (not _heads(context.at(at - 1)) or context.capital(at - 2)):
        return False  # "Assembly of Lakes", "Northern State of Lakes"
    beside = name.listed or (name.address and name.joined_before)
    if name.first == name.start or beside:
        return True
    if word in listed.titles:
        return False
    opener = at in context.opens and word in listed.opening
    return opener or word in listed.direction or word in listed.adjectives or word in listed.generic


def _heads(word: str) -> bool:
    """ "North of Kest", "mayor of Kest": can what stands before "of" leave the name its own?"""
    listed = lists()
    return word in listed.part_of or word in listed.whose or word in listed.titles


def speaks(context: Context, name: Name) -> bool:
    """ "Kest denies it", "Kest has blamed the militia", "Kest's accusation": it governs."""
    before = context.at(name.first - 1)
    if (
        before in lists().locative
        or (before in lists().weak and before not in _JOINS)
        or name.first != name.start
        or name.last != name.stop
    ):
        return False
    index = name.last
    if context.at(index) in APOSTROPHES:
        return context.at(index + 1) in lists().sayings
    helping = False
    while context.at(index) in ("has", "had", "have") or context.at(index).endswith("ly"):
        helping, index = True, index + 1
    form = lexicon().verbs.get(context.at(index), _NO_VERB)
    spoken = form.lemma in lists().governing
    finite = form.tag in "ZVEz" if not helping else form.tag in "VNEv"
    return spoken and finite and context.at(index + 1) != "by"


def acts(context: Context, name: Name) -> bool:
    """Is a country or seat of government here the one that acts or speaks, not a place?"""
    at = name.first - (2 if context.at(name.first - 1) == "the" else 1)
    before, after = context.at(at), context.at(name.last)
    if before in _INSIDE or before in lists().direction:
        small = name.surface.lower().replace(".", "")
        return small in lists().initials and _noun_follows(context, name)  # "in U.S. air strikes"
    if after in APOSTROPHES:
        return not _holds_a_place(context, name.last + 1)
    if lexicon().verbs.get(before, _NO_VERB).lemma in lexicon().kinds:
        return True  # "Veskara blames Orland"
    if _dealt_with(context, name, at):
        return True
    if before in _PARTIES and context.at(at - 1) not in ("border", "frontier", "line"):
        return True
    if is_party(context.lower, at):
        return True
    return _verb_follows(context, _past_list(context, name.last)) or _noun_follows(context, name)


def _dealt_with(context: Context, name: Name, at: int) -> bool:
    """ "supports Veskara", "hold Veskara to account": the object of a deed done to a state."""
    before, earlier = context.at(at), context.at(at - 1)
    if lexicon().verbs.get(before, _NO_VERB).lemma in lists().dealing:
        return True
    if before == "to" and lexicon().verbs.get(earlier, _NO_VERB).lemma in lists().dealing_to:
        return True  # "protested to Veskara", "was lost to Orland"
    if before == "from" and lists().sayings.intersection(
        context.lower[max(0, at - _REACH_ANSWER + 1) : at]
    ):
        return True  # "no answer to that from Orland"
    after = context.lower[name.last : name.last + 2]
    return after[:1] in (["accountable"], ["responsible"]) or after == ["to", "account"]


_REACH_ANSWER = 5  # words between "response" and "from Orland"
_NO_VERB = VerbForm("", "")
_INSIDE = frozenset(("in", "inside", "across", "into", "throughout", "near", "outside", "within"))
_MARKS = frozenset("\"“”'‘’")  # around words a subject is quoted as going on with
_PARTIES = frozenset(("by", "with", "against", "between", "than", "for", "versus", "if", "whether"))


def _holds_a_place(context: Context, index: int) -> bool:
    """After "Veskara's": does a place inside it follow ("eastern border", "Halvik province")?"""
    for position in range(index, min(index + 4, context.size)):
        word = context.lower[position]
        if word in lists().kinds or word in lists().direction or word in lists().land:
            return True
        if not word.isalpha() or word in lists().weak:
            return False
    return False


def _past_list(context: Context, index: int) -> int:
    """The index after "and NAME" or ", NAME and NAME" that follows a subject."""
    while context.at(index) in ("and", ",", "or"):
        owned = context.at(index + 1) in ("its", "their", "our", "his", "her")
        if not owned and not context.capital(index + 1):
            break
        index += 3 if owned else 1
        while context.capital(index):
            index += 1
    return index


def _verb_follows(context: Context, index: int) -> bool:
    """Does an active finite verb follow at `index`, adverbs skipped?"""
    words = lexicon()
    while context.at(index) in _MARKS:
        index += 1
    while context.at(index).endswith("ly") or words.closed.get(context.at(index)) == "R":
        index += 1
    word, after = context.at(index), context.at(index + 1)
    if word in words.be:
        form = words.verbs.get(after)
        return form is None or form.tag == "G"  # "was shelled" leaves it a place
    if words.closed.get(word) in ("M", "A"):
        return after != "been"
    form = words.verbs.get(word)
    return form is not None and form.tag in "ZVEz" and after != "by"


def _noun_follows(context: Context, name: Name) -> bool:
    """Is the name an adjective of the noun after it ("Veskara officials")?"""
    word = context.at(name.last)
    if not word.isalpha() or context.capital(name.last) or context.at(name.first - 1) == "from":
        return False
    adjective = word == "state"  # "Veskara state television", not the state of Veskara
    return adjective or (word not in lexicon().closed and word not in lists().kinds)


def _cued(context: Context, name: Name, person: bool) -> Evidence | None:
    """A word beside the name that says it is a place."""
    listed = lists()
    after = context.at(name.last)
    if after in listed.suffix or (after in HYPHENS and context.at(name.last + 1) in listed.suffix):
        return evidence("suffix")
    if after in listed.kinds and not context.glued(name.last) and after not in ("station", "base"):
        return evidence("kind-after")
    if called_a_division(context, name):
        return evidence("kind-after")
    at = name.first - 1
    while (
        context.at(at) in listed.direction
        or context.at(at) in ("the", "of", "-")
        or (context.at(at) in listed.adjectives)
    ):
        if context.at(at) == "of":
            return _of(context, at)
        at -= 1
    found = _led(context, at, person)
    if found is None and at < name.first - 1 and context.at(name.first - 1) in listed.direction:
        found = evidence("direction")
    return found if found or person else _undergoes(context, name)


def _led(context: Context, at: int, person: bool) -> Evidence | None:
    """The word at `at`, before the name, that leads to places: "in", "near", "close to"."""
    listed, word = lists(), context.at(at)
    generic = word in listed.generic and word not in listed.direction
    if word in listed.kinds or generic:
        return evidence("kind-before")
    if word == "to" and context.at(at - 1) in listed.near_to:
        return evidence("locative")
    if word == "on" and context.at(at - 1) in listed.falls_on and not person:
        return evidence("undergoes")  # "shells fell on Kest", "an air strike on Kest"
    if word in listed.locative and not (person and word in ("from", "by")):
        return evidence("locative")
    return None


def _undergoes(context: Context, name: Name) -> Evidence | None:
    """ "Kest was shelled", "Kest fell", "Kest remains under siege": what happens to places."""
    at = name.last
    if context.at(at) in lists().fallen and context.at(at + 1) not in _FELL_OTHERWISE:
        return evidence("undergoes")
    if context.at(at) in lists().remaining:
        return evidence("undergoes") if context.at(at + 1) in lists().state else None
    seen = False
    while context.at(at) in _HELPING:
        seen, at = True, at + 1
    return evidence("undergoes") if seen and context.at(at) in lists().undergone else None


def _of(context: Context, at: int) -> Evidence | None:
    """ "X of NAME": a part of it, a kind of place, or something that is its own."""
    listed, word = lists(), context.at(at - 1)
    if word in listed.part_of or word in listed.direction:
        return evidence("part-of")
    return evidence("whose") if word in listed.whose else None


def _uncued(context: Context, name: Name, people: frozenset[str]) -> Evidence | None:
    """No word says so: the comma of an address, a dateline, or a name everybody knows."""
    if name.surface.lower() in people:
        return None
    if _opens_dateline(context, name):
        return evidence("dateline")
    if name.address:
        return evidence("address")
    needed = LARGE
    if context.at(name.first - 1) in lists().weak:
        needed = KNOWN
    if name.first in context.opens:
        needed = 3 * LARGE
    return evidence("well-known") if name.people >= needed else None


def _opens_dateline(context: Context, name: Name) -> bool:
    """ "BRENN, March 11 (…)", "BRENN (Agency) -": capitals that open a paragraph."""
    if name.first not in context.opens or not name.surface.isupper():
        return False
    return context.at(name.last) in (",", "(", "-", "–", "—", "/", ":")


def surnames(context: Context, names: Sequence[Name]) -> frozenset[str]:
    """Last words of runs of two capitals or more that the gazetteer does not cover: people's."""
    taken = {index for name in names for index in range(name.first, name.last)}
    found: set[str] = set()
    for run in _capitals(context):
        if len(run) > 1 and not taken.issuperset(run):
            last = context.lower[run[-1]]
            if last not in lists().facility and last not in lists().body:
                found.add(last)
    return frozenset(found)


def _capitals(context: Context) -> list[range]:
    """The runs of words in letters that begin with a capital."""
    runs: list[range] = []
    for index, capital in enumerate(context.capitals):
        if not capital or not context.words[index].isalpha():
            continue
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs
