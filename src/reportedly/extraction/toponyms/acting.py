"""Whether a country or seat of government acts or speaks where it is named, and is no place."""

from collections.abc import Iterable
from itertools import pairwise

from reportedly.extraction.toponyms.context import APOSTROPHES, Context, Name
from reportedly.extraction.toponyms.lists import lists
from reportedly.extraction.toponyms.parties import is_party
from reportedly.extraction.toponyms.states import is_state_here, past_aside
from reportedly.extraction.words.lexicon import VerbForm, lexicon

_JOINS = frozenset(("and", "or"))
_JOINING = frozenset(("and", "or", "nor", ",", "the"))  # the last alone where commas are lost


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
    if is_state_here(context, name, at):
        return True
    if before in _INSIDE or before in lists().direction:
        small = name.surface.lower().replace(".", "")
        return small in lists().initials and _noun_follows(context, name)  # "in U.S. air strikes"
    if after in APOSTROPHES or name.cut:
        return not _holds_a_place(context, name.last + (not name.cut))
    if lexicon().verbs.get(before, _NO_VERB).lemma in lexicon().kinds:
        return True  # "Veskara blames Orland"
    if _dealt_with(context, name, at):
        return True
    bound = before in _PARTIES and context.at(at - 1) not in _BORDERING
    if bound or is_party(context.lower, at) or _is_picked_out(context, name, at):
        return True
    past = _past_list(context, name.last)
    many = past > name.last or before in _JOINS
    if many and _listed_inside(context, name.first):
        return after not in lexicon().verbs and _noun_follows(context, name)
    if many and _goes_on_with_body(context, past):
        return True
    follows = not _is_hit(context, at) and (
        _verb_follows(context, past, many=many)
        or _verb_follows(context, past_aside(context, name), many=False)
    )
    return follows or _noun_follows(context, name)


def _listed_inside(context: Context, index: int) -> bool:
    """ "Raids in Orland and | Veskara": does the list begin behind a word of place?

    Not behind one that opens the sentence: "In Kest, Orland and Veskara signed it".
    """
    while context.capital(index - 1) or context.at(index - 1) in _JOINING:
        index -= 1
    return context.at(index - 1) in _INSIDE and index - 1 not in context.opens


def _is_hit(context: Context, on: int) -> bool:
    """ "The attack on | Veskara", "the attack of Orland on | Veskara", "the invasion of | Veskara".

    What follows is then said of the attack, not of Veskara.
    """
    if context.at(on) == "of":
        return context.at(on - 1) in lists().part_of
    if context.at(on) != "on":
        return False
    at = on - 1
    while context.capital(at):
        at -= 1
    at -= at < on - 1 and context.at(at) == "of"
    return context.at(at) in lists().attacks or context.at(at) in lists().falls_on


def _goes_on_with_body(context: Context, index: int) -> bool:
    """ "Veskara and Orland | and the then Kestian government": a list of those who act."""
    if context.at(index) != "and" or context.at(index + 1) != "the":
        return False
    words = context.lower[index + 2 : index + 5]
    head = next((at for at, word in enumerate(words) if word in _GOVERNING_BODIES), None)
    return head is not None and all(word.isalpha() for word in words[:head])


_GOVERNING_BODIES = frozenset(("government", "governments", "army", "regime", "authorities"))


def _is_picked_out(context: Context, name: Name, at: int) -> bool:
    """ "Veskara who", "it was Orland that shelled it", "saw Veskara as the obstacle"."""
    after = context.at(name.last)
    if after in ("who", "whom"):
        return True
    cleft = after == "that" and context.at(at) in lexicon().be and context.at(at - 1) == "it"
    seen = lexicon().verbs.get(context.at(at), _NO_VERB).lemma in lists().viewing
    return cleft or (seen and after == "as")


def listed_actors(context: Context, names: Iterable[Name]) -> frozenset[int]:
    """First words of those listed behind one that acts: "They oppose Veskara and | Orland"."""
    found: set[int] = set()
    for left, right in pairwise(names):
        between = range(left.last, right.first)
        joined = bool(between) and _JOINING.issuperset(context.lower[between.start : between.stop])
        whole = context.opens.isdisjoint((*between, right.first))
        if not (joined and whole and left.governs and right.governs):
            continue
        if left.first in found or acts(context, left):
            found.add(right.first)
    return frozenset(found)


def _dealt_with(context: Context, name: Name, at: int) -> bool:
    """ "supports Veskara", "hold Veskara to account": the object of a deed done to a state."""
    before, earlier = context.at(at), context.at(at - 1)
    if not lists().dealing.isdisjoint((before, lexicon().verbs.get(before, _NO_VERB).lemma)):
        return True
    said_to = {earlier, lexicon().verbs.get(earlier, _NO_VERB).lemma}
    if before == "to" and not said_to.isdisjoint(lists().dealing_to):
        return True  # "protested to Veskara", "was lost to Orland", "loyal to Orland"
    if before == "from" and lists().sayings.intersection(
        context.lower[max(0, at - _REACH_ANSWER + 1) : at]
    ):
        return True  # "no answer to that from Orland"
    after = context.lower[name.last : name.last + 2]
    return after[:1] in (["accountable"], ["responsible"]) or after == ["to", "account"]


_REACH_ANSWER = 5  # words between "response" and "from Orland"
_NO_VERB = VerbForm("", "")
_INSIDE = frozenset(("in", "inside", "across", "into", "throughout", "near", "outside", "within"))
_BORDERING = frozenset(("border", "borders", "frontier", "frontiers", "line"))
_MARKS = frozenset("\"“”'‘’")  # around words a subject is quoted as going on with
_PARTIES = frozenset(
    ("by", "with", "against", "between", "than", "for", "versus", "if", "whether", "neither")
)


def _holds_a_place(context: Context, index: int) -> bool:
    """After "Veskara's": does a place inside it follow ("eastern border", "Halvik province")?"""
    for position in range(index, min(index + 4, context.size)):
        word = context.lower[position]
        if context.at(position + 1) in lists().beside:
            return False  # "Veskara's western allies"
        if word in lists().kinds or word in lists().direction or word in lists().land:
            return True
        leads_on = word in lists().locative or word in lists().weak
        if not word.isalpha() or leads_on:
            return False  # "Veskara's forces | near its border"
    return False


def _past_list(context: Context, index: int) -> int:
    """The index after "and NAME" or ", NAME and NAME" that follows a subject."""
    while context.at(index) in ("and", ",", "or"):
        owned = context.at(index + 1) in ("its", "their", "our", "his", "her")
        article = context.at(index + 1) == "the"
        if not owned and not context.capital(index + 1 + article):
            break
        index += 3 if owned else 1 + article
        index += owned and context.at(index) in lists().beside  # "its closest allies"
        while context.capital(index) or (context.at(index) == "of" and context.capital(index + 1)):
            index += 1
    return index


def _verb_follows(context: Context, index: int, *, many: bool) -> bool:
    """Does an active finite verb follow at `index`, adverbs skipped? `many` are its subjects."""
    words = lexicon()
    while context.at(index) in _MARKS:
        index += 1
    while _is_adverb(context, index):
        index += 1
    word, after = context.at(index), context.at(index + 1)
    if word in words.be:
        form = words.verbs.get(after)
        return form is None or form.tag == "G"  # "was shelled" leaves it a place
    if words.closed.get(word) in ("M", "A"):
        at = index + 2
        at += _is_adverb(context, at)
        done = words.verbs.get(context.at(at), _NO_VERB)
        waging = word == "has" and done.tag == "G"  # "has been waging", not "has been shelled"
        return after != "been" or waging
    form = words.verbs.get(word)
    return form is not None and form.tag in ("ZVEzKk" if many else "ZVEz") and after != "by"


def _is_adverb(context: Context, index: int) -> bool:
    """ "Veskara | even more openly | is": also "not only", but not "more Veskarans"."""
    word, after = context.at(index), context.at(index + 1)
    if word in ("more", "less", "most"):
        return after.endswith("ly")
    if word == "not":
        return after == "only"
    return word.endswith("ly") or lexicon().closed.get(word) == "R"


def _noun_follows(context: Context, name: Name) -> bool:
    """Is the name an adjective of the noun after it ("Veskara officials")?"""
    word = context.at(name.last)
    if not word.isalpha() or context.capital(name.last) or context.at(name.first - 1) == "from":
        return False
    adjective = word == "state"  # "Veskara state television", not the state of Veskara
    return adjective or (word not in lexicon().closed and word not in lists().kinds)
